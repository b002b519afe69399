//! Who may ask for which field of the API: deny by default, one line for each type and audience.
//!
//! This is the first of two gates: it looks at the role and at the field, before anything is read.
//! The second is in the statements, which match what the viewer may see and nothing else.

use std::{collections::HashMap, sync::LazyLock};

use super::principal::Role;
use Audience::{Analyst, Everyone, Person, Recruiter, Steward};

/// For whom a field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everybody, anonymous too.
    Everyone,
    /// Those who may see some person as a whole: the agent, or an adviser.
    Person,
    /// Those who recruit for an organisation.
    Recruiter,
    /// Those who read statistics, never a person.
    Analyst,
    /// Those who keep the référentiels and animate communities.
    Steward,
}

impl Audience {
    /// Whether a role is among them.
    #[must_use]
    pub fn has(self, role: Role) -> bool {
        match self {
            Self::Everyone => true,
            Self::Person => matches!(role, Role::Agent | Role::Adviser | Role::DemoAll),
            Self::Recruiter => matches!(role, Role::Recruiter | Role::DemoAll),
            Self::Analyst => matches!(role, Role::Analyst | Role::DemoAll),
            Self::Steward => matches!(role, Role::Steward | Role::DemoAll),
        }
    }
}

/// Every field of every type, by type and audience.
const POLICY: &[(&str, Audience, &str)] = &[
    (
        "Agent",
        Person,
        "aspirations assignments availability category communities competencies competencyGap consents corps currentAssignment displayName endorsementOffers grade hiddenOrganisations id introductions learningPlan mobilityPaths moveIntent peers reach recommendedPosts status suggestedCommunities testimonies uid wantsToDevelop",
    ),
    ("AgentCompetencyConnection", Person, "edges pageInfo"),
    (
        "AgentCompetencyEdge",
        Person,
        "confidence cursor lastUsed level node origin source",
    ),
    (
        "AgentCard",
        Everyone,
        "agent category corps displayName id ministry occupation place topCompetencies withheld",
    ),
    ("AgentConnection", Person, "edges pageInfo totalCount"),
    ("AgentEdge", Person, "cursor node"),
    ("AgentPayload", Everyone, "agent userErrors"),
    (
        "Algorithm",
        Everyone,
        "dataAsOf documentationUrl parameters version weights",
    ),
    ("AlgorithmParameter", Everyone, "label name value"),
    ("AlgorithmWeight", Everyone, "label name weight"),
    (
        "CareerOutcome",
        Analyst,
        "managementShare managementShareInterval medianMonthsToPromotion population promotedShare promotedShareInterval",
    ),
    ("DigitalStepOutcome", Analyst, "note withStep withoutStep"),
    (
        "ImpactIndicators",
        Analyst,
        "furtherDigitalPosts returnToDigital satisfaction timeToFill",
    ),
    (
        "Indicator",
        Analyst,
        "companion companionUnit dataAsOf definition population series suppressed unit value",
    ),
    ("IndicatorPoint", Analyst, "population quarter value"),
    (
        "OutlookRow",
        Analyst,
        "agentsBecomingMobile family ministry postsFallingVacant",
    ),
    (
        "RetentionRow",
        Analyst,
        "medianAnswerDays ministry overdueTerms refusals requests",
    ),
    ("ShareInterval", Analyst, "high low"),
    ("TensionRow", Analyst, "competency demand ratio supply"),
    (
        "TimeToFillRow",
        Analyst,
        "censoredMedianDays filled key label meanDays medianDays open",
    ),
    (
        "UnmetDemandRow",
        Analyst,
        "label posts searches wouldBeMetBy",
    ),
    (
        "Analytics",
        Analyst,
        "careerTree digitalStep flows impact outlook retention tension threshold timeToFill unmetDemand usualSequences",
    ),
    (
        "Assignment",
        Person,
        "digital end id management occupation organisation place post route start termEnd title",
    ),
    (
        "Aspiration",
        Person,
        "horizonMonths occupations organisations places",
    ),
    ("AssignmentConnection", Person, "edges pageInfo"),
    ("AssignmentEdge", Person, "cursor node"),
    // Reached through an agent or a candidate only.
    ("Availability", Everyone, "earliest reasons"),
    (
        "CandidateConnection",
        Recruiter,
        "edges emptyReason pageInfo",
    ),
    (
        "CandidateEdge",
        Recruiter,
        "availability cursor explanation feasibility monthsToReady node score",
    ),
    (
        "CareerTree",
        Analyst,
        "dataAsOf links nodes population suppressedLinks threshold",
    ),
    (
        "CareerTreeLink",
        Analyst,
        "count from medianMonths share to",
    ),
    ("CareerSequence", Analyst, "count medianMonths steps"),
    ("CareerTreeNode", Analyst, "count key occupation step"),
    ("Community", Everyone, "about id memberCount name topic"),
    ("CommunityConnection", Everyone, "edges pageInfo totalCount"),
    ("CommunityEdge", Everyone, "cursor node"),
    ("CommunityPayload", Everyone, "community userErrors"),
    (
        "CommunitySuggestion",
        Steward,
        "about key label memberCount",
    ),
    (
        "Competency",
        Everyone,
        "aligned altLabels broader code id label narrower occupations openPosts related scheme trainings",
    ),
    (
        "CompetencyConnection",
        Everyone,
        "edges pageInfo totalCount",
    ),
    ("CompetencyEdge", Everyone, "cursor node"),
    (
        "CompetencyGap",
        Person,
        "coverage matched missing target trainings",
    ),
    (
        "CompetencyMatch",
        Everyone,
        "competency confidence contribution credit have importance need origin recordedOn source via",
    ),
    ("ConsentState", Person, "at given purpose"),
    (
        "Corps",
        Everyone,
        "category code id label managedBy military successor",
    ),
    ("CorpsConnection", Everyone, "edges pageInfo totalCount"),
    ("CorpsEdge", Everyone, "cursor node"),
    (
        "Counterfactual",
        Everyone,
        "competency level newScore rankAfter rankBefore",
    ),
    (
        "Explanation",
        Everyone,
        "algorithmVersion components counterfactual dataAsOf matched missing summary",
    ),
    ("Facet", Everyone, "count key label"),
    (
        "Feasibility",
        Everyone,
        "earliestStart noticeMonths reasons route verdict",
    ),
    (
        "FeasibilityReason",
        Everyone,
        "checkedOn message rule textRef verdict",
    ),
    // For the two people and the organisation that asked: the statements match nobody else.
    (
        "Introduction",
        Everyone,
        "about answeredAt askedAt askerContact contact from fromOrganisation id message state to",
    ),
    (
        "EndorsementOffer",
        Person,
        "competency from id level offeredOn",
    ),
    ("IntroductionConnection", Person, "edges pageInfo"),
    ("IntroductionEdge", Person, "cursor node"),
    ("IntroductionPayload", Everyone, "introduction userErrors"),
    (
        "LearningPlan",
        Person,
        "coverageAfter coverageBefore hours steps target uncovered",
    ),
    ("FeedbackPayload", Everyone, "recorded userErrors"),
    // Reached through `Analytics` only, as the career trees and sequences.
    (
        "FlowCell",
        Analyst,
        "count from medianMonths relatedness to",
    ),
    ("FlowEnd", Analyst, "key label node"),
    (
        "FlowTable",
        Analyst,
        "cells dataAsOf suppressedCells threshold",
    ),
    ("LearningStep", Person, "covers hours training"),
    ("LocalizedText", Everyone, "en fr"),
    (
        "MobilityPath",
        Everyone,
        "explanation missing score steps totalMedianMonths",
    ),
    ("MobilityPathList", Everyone, "emptyReason paths"),
    (
        "MobilityStep",
        Everyone,
        "evidence feasibility from medianMonths missing observedCount openPostCount openPosts shared testimonies to trainings",
    ),
    // A refusal is a userError, so each mutation says itself who may.
    (
        "Mutation",
        Everyone,
        "answerEndorsement answerIntroduction changeVacancy createCommunity declareCompetency dismissPost endIntroduction endorseCompetency expressInterest giveFeedback hideFromOrganisation joinCommunity leaveCommunity publishVacancy requestIntroduction savePost setAspirations setConsent setHiddenOrganisations setPostRequirements setWantedCompetencies showToOrganisation updateProfile withdrawCompetency withdrawTestimony",
    ),
    ("Node", Everyone, "id"),
    (
        "Occupation",
        Everyone,
        "aligned altLabels code digital family id label needs next openPosts previous scheme",
    ),
    (
        "OccupationConnection",
        Everyone,
        "edges pageInfo totalCount",
    ),
    ("OccupationEdge", Everyone, "cursor node"),
    ("OccupationNeed", Everyone, "competency importance level"),
    (
        "OccupationTransition",
        Everyone,
        "evidence from medianMonths observedCount sharedShare to",
    ),
    (
        "Organisation",
        Everyone,
        "acronym children id ministry name openPosts parent",
    ),
    (
        "OrganisationConnection",
        Everyone,
        "edges pageInfo totalCount",
    ),
    ("OrganisationEdge", Everyone, "cursor node"),
    (
        "PageInfo",
        Everyone,
        "endCursor hasNextPage hasPreviousPage startCursor",
    ),
    ("PeerConnection", Person, "edges emptyReason pageInfo"),
    ("PeerEdge", Person, "cursor node reason similarity"),
    (
        "PeerReason",
        Person,
        "otherMinistry sharedCommunities sharedCompetencies sharedSteps summary",
    ),
    ("Place", Everyone, "id kind name parent"),
    ("PlaceConnection", Everyone, "edges pageInfo totalCount"),
    ("PlaceEdge", Everyone, "cursor node"),
    (
        "Post",
        Everyone,
        "categories description develops id management ministry occupation openToContract openToMilitary organisation place reference requires title usualOrigins vacancies vacancy",
    ),
    ("Post", Recruiter, "candidatePoolSize candidates"),
    (
        "PostConnection",
        Everyone,
        "edges facets pageInfo totalCount",
    ),
    ("PostEdge", Everyone, "cursor node"),
    (
        "PostFacets",
        Everyone,
        "categories families ministries places",
    ),
    ("PostPayload", Everyone, "post userErrors"),
    (
        "PostRecommendationConnection",
        Person,
        "edges emptyReason pageInfo",
    ),
    (
        "PostRecommendationEdge",
        Person,
        "cursor explanation feasibility node score",
    ),
    ("PostRequirementConnection", Everyone, "edges pageInfo"),
    (
        "PostRequirementEdge",
        Everyone,
        "confidence countsFrom cursor importance level node origin",
    ),
    (
        "Query",
        Everyone,
        "algorithm communities competencies competency corps mobilityPaths node nodes occupation occupations organisations places post posts trainings",
    ),
    ("Query", Analyst, "analytics"),
    ("Query", Person, "agent agents me"),
    ("Query", Steward, "communitySuggestions"),
    ("Reach", Person, "nextBest occupations openPosts"),
    (
        "ReachGain",
        Person,
        "competency occupationsGained openPostsGained trainings",
    ),
    (
        "ScoreComponent",
        Everyone,
        "contribution label name value weight",
    ),
    (
        "Subscription",
        Person,
        "endorsementOffered introductionChanged newMatches",
    ),
    ("Training", Everyone, "hours id provider teaches title url"),
    ("Testimony", Everyone, "author id on text"),
    ("TrainingConnection", Everyone, "edges pageInfo totalCount"),
    ("TrainingEdge", Everyone, "cursor node"),
    ("TrainingOutcome", Everyone, "competency level"),
    ("UserError", Everyone, "code field message"),
    (
        "Vacancy",
        Everyone,
        "applyBy filledOn id openedOn post sourceUrl state vacantFrom",
    ),
    ("VacancyPayload", Everyone, "userErrors vacancy"),
];

static AUDIENCES: LazyLock<HashMap<(&str, &str), Audience>> = LazyLock::new(|| entries().collect());

fn entries() -> impl Iterator<Item = ((&'static str, &'static str), Audience)> {
    POLICY.iter().flat_map(|(of, audience, names)| {
        let names = names.split_whitespace();
        names.map(move |name| ((*of, name), *audience))
    })
}

/// For whom a field of a type is; none for a field without a policy, which is for nobody.
#[must_use]
pub fn audience(of: &str, field: &str) -> Option<Audience> {
    AUDIENCES.get(&(of, field)).copied()
}

/// Every field that has a policy, as type and name, once for each time that it is written.
pub fn fields() -> impl Iterator<Item = (&'static str, &'static str)> {
    entries().map(|(field, _)| field)
}
