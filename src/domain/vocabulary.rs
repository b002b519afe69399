//! The closed vocabularies of the domain, spelt as in the API, the CSV files and the graph.
//!
//! Each is written once, in `vocabularies!`: the enum of the domain, its words, and the enum that the API shows
//! are made of the same lines.

use serde::{Deserialize, Serialize};

/// Hands every vocabulary to a macro, which makes something of each: name, enum of the API, path, values.
macro_rules! vocabularies {
    ($with:ident) => {
        $with! {
            /// How a person serves the State.
            AgentStatus ("AgentStatus") as AgentStatusValue, "crate::domain::vocabulary::AgentStatus" {
                /// Titulaire: holds a rank in a corps.
                Tenured = "TENURED",
                /// Contractuel: serves under a contract.
                Contract = "CONTRACT",
                /// Militaire.
                Military = "MILITARY",
                /// Stagiaire: not yet tenured.
                Trainee = "TRAINEE",
            }

            /// The statutory level of a post or a person.
            Category ("Category") as CategoryValue, "crate::domain::vocabulary::Category" {
                /// Higher management.
                APlus = "A_PLUS",
                /// Design and management.
                A = "A",
                /// Application.
                B = "B",
                /// Execution.
                C = "C",
            }

            /// What has become of a request to meet.
            IntroductionState ("IntroductionState") as IntroductionStateValue, "crate::domain::vocabulary::IntroductionState" {
                /// It waits for an answer.
                Asked = "ASKED",
                /// The one asked agreed.
                Accepted = "ACCEPTED",
                /// The one asked declined.
                Refused = "REFUSED",
                /// Nobody answered in time.
                Expired = "EXPIRED",
                /// One of the two ended it, or withdrew the consent that it needed.
                Ended = "ENDED",
            }

            /// Whether a person wants to move.
            MoveIntent ("MoveIntent") as MoveIntentValue, "crate::domain::vocabulary::MoveIntent" {
                /// Does not want to move.
                No = "NO",
                /// Looks at what exists.
                Watching = "WATCHING",
                /// Looks for a post.
                Active = "ACTIVE",
            }

            /// Where a statement about a competency comes from.
            CompetencyOrigin ("CompetencyOrigin") as CompetencyOriginValue, "crate::domain::vocabulary::CompetencyOrigin" {
                /// Said by the person, or by the employer for a post.
                Declared = "DECLARED",
                /// Deduced from an occupation.
                Inferred = "INFERRED",
                /// Confirmed by a peer.
                Endorsed = "ENDORSED",
                /// Measured by a test or an interview.
                Assessed = "ASSESSED",
                /// Read from the words of a text.
                Extracted = "EXTRACTED",
                /// Read or deduced, and confirmed by the employer of the post.
                Confirmed = "CONFIRMED",
            }

            /// Why a requirement that was read or deduced is not one of a post.
            RequirementDismissal ("RequirementDismissal") as RequirementDismissalValue, "crate::domain::vocabulary::RequirementDismissal" {
                /// The words of the post mean something else.
                OtherMeaning = "OTHER_MEANING",
                /// It says too little.
                TooGeneral = "TOO_GENERAL",
                /// The post does without it.
                NotNeeded = "NOT_NEEDED",
            }

            /// Why two posts are one job.
            CopyReason ("CopyReason") as CopyReasonValue, "crate::domain::vocabulary::CopyReason" {
                /// They were published at one address, and their titles or texts agree.
                Source = "SOURCE",
                /// They are of one organisation, with one title, in one place, and their texts do not differ.
                SamePost = "SAME_POST",
                /// They have nearly the same text, titles of like spelling, and no other place.
                Text = "TEXT",
            }

            /// What a person can be said to bring to a requirement.
            MatchStatus ("MatchStatus") as MatchStatusValue, "crate::domain::vocabulary::MatchStatus" {
                /// They have the competency, at the level needed; an unknown level is enough.
                Held = "HELD",
                /// Their posts, or a text that they pasted, let one suppose that they have it; they have not said so.
                ToConfirm = "TO_CONFIRM",
                /// They do not have it, but one that is near it, by `near_credit` of `algorithm` at least.
                Near = "NEAR",
                /// They do not have it, or not at the level needed.
                ToLearn = "TO_LEARN",
            }

            /// How the occupation of a recommended post stands to those that a person held.
            MoveKind ("MoveKind") as MoveKindValue, "crate::domain::vocabulary::MoveKind" {
                /// That of today, or of the last assignment.
                SameOccupation = "SAME_OCCUPATION",
                /// One that they have not held.
                NextStep = "NEXT_STEP",
                /// One that they held before.
                Return = "RETURN",
            }

            /// How close a recommended post is, by the thresholds of `algorithm`.
            FitBand ("FitBand") as FitBandValue, "crate::domain::vocabulary::FitBand" {
                /// Très proche: `band_very_close` at least.
                VeryClose = "VERY_CLOSE",
                /// Proche: `band_close` at least.
                Close = "CLOSE",
                /// À explorer: less.
                ToExplore = "TO_EXPLORE",
            }

            /// How much a requirement weighs.
            Importance ("Importance") as ImportanceValue, "crate::domain::vocabulary::Importance" {
                /// Weight 1.
                Essential = "ESSENTIAL",
                /// Weight 0.5.
                Desirable = "DESIRABLE",
            }

            /// The statutory position by which a post is held.
            LegalRoute ("LegalRoute") as LegalRouteValue, "crate::domain::vocabulary::LegalRoute" {
                /// Mutation: the same employer.
                SameEmployer = "SAME_EMPLOYER",
                /// Position normale d'activité: the same corps, another ministry.
                NormalPosition = "NORMAL_POSITION",
                /// Détachement.
                Secondment = "SECONDMENT",
                /// Mise à disposition.
                MadeAvailable = "MADE_AVAILABLE",
                /// Contrat.
                Contract = "CONTRACT",
                /// Affectation militaire.
                MilitaryAssignment = "MILITARY_ASSIGNMENT",
            }

            /// Which kind of functional post a post is: one that has no rank of a corps, held by secondment on the post itself.
            FunctionalPost ("FunctionalPost") as FunctionalPostValue, "crate::domain::vocabulary::FunctionalPost" {
                /// None: a post of a rank, or one under a contract.
                None = "NONE",
                /// À la décision du Gouvernement: head of a central administration.
                Government = "GOVERNMENT",
                /// Emploi de direction: chef de service, sous-directeur, a head in the regions.
                Direction = "DIRECTION",
                /// Directeur de projet.
                Project = "PROJECT",
                /// Expert de haut niveau.
                Expert = "EXPERT",
                /// Another one, with rules of its own.
                Other = "OTHER",
            }

            /// What has become of a vacancy.
            VacancyState ("VacancyState") as VacancyStateValue, "crate::domain::vocabulary::VacancyState" {
                /// The post is open.
                Vacant = "VACANT",
                /// The post is expected to be open.
                LikelyVacant = "LIKELY_VACANT",
                /// Somebody was found.
                Filled = "FILLED",
                /// The post is no longer offered.
                Withdrawn = "WITHDRAWN",
            }

            /// The level of a place in its tree.
            PlaceKind ("PlaceKind") as PlaceKindValue, "crate::domain::vocabulary::PlaceKind" {
                /// A country.
                Country = "COUNTRY",
                /// A region.
                Region = "REGION",
                /// A department.
                Department = "DEPARTMENT",
                /// A town.
                Town = "TOWN",
            }

            /// Whether statute allows a move.
            Verdict ("Verdict") as VerdictValue, "crate::domain::vocabulary::Verdict" {
                /// It does.
                Feasible = "FEASIBLE",
                /// It does under conditions.
                Conditional = "CONDITIONAL",
                /// It does not.
                Blocked = "BLOCKED",
                /// No rule says.
                Unknown = "UNKNOWN",
            }

            /// Why a ranked answer is empty.
            EmptyReason ("EmptyReason") as EmptyReasonValue, "crate::domain::vocabulary::EmptyReason" {
                /// The person has not agreed to recommendations.
                ConsentMissing = "CONSENT_MISSING",
                /// Nothing is known of what the person can do.
                NoCompetencyKnown = "NO_COMPETENCY_KNOWN",
                /// Nothing is known of what the person did.
                NoAssignment = "NO_ASSIGNMENT",
                /// No post is open.
                NoOpenPost = "NO_OPEN_POST",
                /// No move is known from here.
                NoTransition = "NO_TRANSITION",
                /// The person is in no community.
                NoCommunity = "NO_COMMUNITY",
                /// Nobody who fits has agreed to be shown.
                NobodyConsents = "NOBODY_CONSENTS",
                /// The filters leave nothing.
                FilteredOut = "FILTERED_OUT",
                /// Nothing fits.
                BelowThreshold = "BELOW_THRESHOLD",
                /// The post asks for nothing, neither itself nor by its occupation: nobody can be compared with it.
                NothingRequired = "NOTHING_REQUIRED",
            }

            /// Why it is not known in how many months a candidate could be ready.
            MonthsUnknown ("MonthsUnknown") as MonthsUnknownValue, "crate::domain::vocabulary::MonthsUnknown" {
                /// No training teaches something essential that is missing to the level asked.
                NoTraining = "NO_TRAINING",
                /// A training that it takes has no known length.
                UnknownLength = "UNKNOWN_LENGTH",
                /// What is missing is not disclosed to those who recruit.
                NotDisclosed = "NOT_DISCLOSED",
            }

            /// What an agent did with a post.
            PostActionKind ("PostActionKind") as PostActionKindValue, "crate::domain::vocabulary::PostActionKind" {
                /// They want to see it no more.
                Dismissed = "DISMISSED",
                /// They want it.
                Interested = "INTERESTED",
                /// They keep it.
                Saved = "SAVED",
            }

            /// A purpose for which an agent may agree that their data are used.
            Purpose ("Purpose") as PurposeValue, "crate::domain::vocabulary::Purpose" {
                /// Being recommended posts, paths and peers.
                Recommendations = "RECOMMENDATIONS",
                /// Being shown to other agents.
                VisibleToPeers = "VISIBLE_TO_PEERS",
                /// Being shown to those who recruit.
                VisibleToRecruiters = "VISIBLE_TO_RECRUITERS",
                /// Being counted.
                Statistics = "STATISTICS",
            }
        }
    };
}
pub(crate) use vocabularies;

/// The enums of the domain.
macro_rules! define {
    ($(
        $(#[$about:meta])*
        $name:ident ($called:literal) as $shown:ident, $path:literal { $($(#[$doc:meta])* $value:ident = $word:literal,)+ }
    )+) => {
        $(
            $(#[$about])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
            pub enum $name {
                $($(#[$doc])* #[serde(rename = $word)] $value,)+
            }

            impl $name {
                /// Every value, in the order in which they are shown.
                pub const ALL: &[Self] = &[$(Self::$value),+];
                /// Their words, in the same order.
                pub const WORDS: &[&str] = &[$($word),+];

                /// As it is spelt in the API, the files and the graph.
                #[must_use]
                pub const fn word(self) -> &'static str {
                    match self {
                        $(Self::$value => $word,)+
                    }
                }
            }
        )+
    };
}

vocabularies!(define);
