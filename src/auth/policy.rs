//! Who may ask for which field of the API: an audience for each type, a few exceptions, deny by default.
//!
//! A new field of a type that is listed is for the audience of that type; the expanded table is a snapshot
//! (`tests/it/snapshots/`), so a reviewer reads who gets it.
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
    /// Those who maintain the référentiels and moderate communities.
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

/// Every type of the schema, under the audience of its fields.
const TYPES: &[(Audience, &[&str])] = &[
    (
        Everyone,
        &[
            "ActionAllowance",
            "AgentCard",
            "AgentPayload",
            "Algorithm",
            "AlgorithmParameter",
            "AlgorithmWeight",
            "Availability",
            "Community",
            "CommunityConnection",
            "CommunityEdge",
            "CommunityPayload",
            "Competency",
            "CompetencyConnection",
            "CompetencyEdge",
            "CompetencyProposal",
            "CompetencyMatch",
            "Corps",
            "CorpsConnection",
            "CorpsEdge",
            "Counterfactual",
            "Explanation",
            "Facet",
            "Feasibility",
            "FeasibilityReason",
            "FeedbackPayload",
            "Introduction",
            "IntroductionConnection",
            "IntroductionEdge",
            "IntroductionPayload",
            "LocalizedText",
            "MobilityPath",
            "MobilityPathList",
            "MobilityStep",
            "Mutation",
            "Node",
            "Occupation",
            "OccupationConnection",
            "OccupationEdge",
            "OccupationFamily",
            "OccupationProposal",
            "OccupationNeed",
            "OccupationTransition",
            "Organisation",
            "OrganisationConnection",
            "OrganisationEdge",
            "PageInfo",
            "Place",
            "PlaceConnection",
            "PlaceEdge",
            "Post",
            "PostAction",
            "PostConnection",
            "PostCopy",
            "PostEdge",
            "PostFacets",
            "PostMatch",
            "PostPayload",
            "PostRequirementConnection",
            "PostRequirementEdge",
            "Query",
            "ScoreComponent",
            "Term",
            "Testimony",
            "TextSpan",
            "Training",
            "TrainingConnection",
            "TrainingEdge",
            "TrainingOutcome",
            "UserError",
            "Vacancy",
            "VacancyPayload",
            "Viewer",
            "Vocabulary",
        ],
    ),
    (
        Person,
        &[
            "Accompaniment",
            "Agent",
            "AgentCompetencyConnection",
            "AgentCompetencyEdge",
            "AgentConnection",
            "AgentEdge",
            "Aspiration",
            "Assignment",
            "AssignmentConnection",
            "AssignmentEdge",
            "CompetencyGap",
            "ConsentChange",
            "ConsentState",
            "EndorsementOffer",
            "Feedback",
            "KeptProposal",
            "LearningPlan",
            "LearningStep",
            "PeerConnection",
            "PeerEdge",
            "PeerReason",
            "PostActionConnection",
            "PostActionEdge",
            "PostRecommendationConnection",
            "PostRecommendationEdge",
            "Reach",
            "ReachGain",
            "Subscription",
        ],
    ),
    (
        Recruiter,
        &[
            "CandidateConnection",
            "CandidateEdge",
            "CandidateSearchConnection",
            "CandidateSearchEdge",
        ],
    ),
    (
        Analyst,
        &[
            "AcceptanceRow",
            "Analytics",
            "CareerOutcome",
            "CareerSequence",
            "CareerTree",
            "CareerTreeLink",
            "CareerTreeNode",
            "CorpsOutcome",
            "DigitalStepByCorps",
            "DigitalStepOutcome",
            "DismissalReasonRow",
            "FlowCell",
            "FlowEnd",
            "FlowTable",
            "FunnelRow",
            "ImpactIndicators",
            "Indicator",
            "IndicatorPoint",
            "IndicatorQuarter",
            "OutlookRow",
            "PopulationCell",
            "PopulationKey",
            "PopulationTable",
            "RetentionRow",
            "ShareInterval",
            "TensionRow",
            "TimeToFillRow",
            "UnmetDemandRow",
            "UnwantedVacanciesRow",
        ],
    ),
    (Steward, &["CommunitySuggestion"]),
];

/// Fields that are for others than the rest of their type.
const EXCEPTIONS: &[(&str, &str, Audience)] = &[
    ("Post", "candidatePoolSize", Recruiter),
    ("Post", "candidates", Recruiter),
    ("Post", "interested", Recruiter),
    ("Post", "interestedCount", Recruiter),
    ("Query", "agent", Person),
    ("Query", "agents", Person),
    ("Query", "analytics", Analyst),
    ("Query", "communitySuggestions", Steward),
    ("Query", "me", Person),
    ("Query", "searchCandidates", Recruiter),
];

static AUDIENCES: LazyLock<HashMap<&str, Audience>> = LazyLock::new(|| {
    let types = TYPES.iter();
    types
        .flat_map(|(audience, names)| names.iter().map(move |name| (*name, *audience)))
        .collect()
});

/// For whom a field of a type is; none for a type without an audience, which is for nobody.
#[must_use]
pub fn audience(of: &str, field: &str) -> Option<Audience> {
    let exception = EXCEPTIONS
        .iter()
        .find(|(ty, name, _)| (*ty, *name) == (of, field));
    match exception {
        Some((_, _, audience)) => Some(*audience),
        None => AUDIENCES.get(of).copied(),
    }
}

/// What has a policy: types, then fields that are exceptions, each as often as it is written.
pub fn policies() -> impl Iterator<Item = (&'static str, Option<&'static str>)> {
    let types = TYPES.iter().flat_map(|(_, names)| names.iter());
    let exceptions = EXCEPTIONS.iter();
    types
        .map(|name| (*name, None))
        .chain(exceptions.map(|(of, field, _)| (*of, Some(*field))))
}
