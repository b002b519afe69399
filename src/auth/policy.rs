//! Who may ask for which field of the API: deny by default, one line for each type and audience.
//!
//! This is the first of two gates: it looks at the role and at the field, before anything is read.
//! The second is in the statements, which match what the viewer may see and nothing else.

use std::{collections::HashMap, sync::LazyLock};

use super::principal::Role;
use Audience::{Everyone, Person};

/// For whom a field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everybody, anonymous too.
    Everyone,
    /// Those who may see some person as a whole: the agent, or an adviser.
    Person,
}

impl Audience {
    /// Whether a role is among them.
    #[must_use]
    pub fn has(self, role: Role) -> bool {
        match self {
            Self::Everyone => true,
            Self::Person => matches!(role, Role::Agent | Role::Adviser | Role::DemoAll),
        }
    }
}

/// Every field of every type, by type and audience.
const POLICY: &[(&str, Audience, &str)] = &[
    (
        "Agent",
        Person,
        "assignments category competencies competencyGap consents corps currentAssignment displayName grade id moveIntent recommendedPosts status uid",
    ),
    ("AgentCompetencyConnection", Person, "edges pageInfo"),
    (
        "AgentCompetencyEdge",
        Person,
        "confidence cursor lastUsed level node origin source",
    ),
    ("AgentPayload", Everyone, "agent userErrors"),
    (
        "Algorithm",
        Everyone,
        "dataAsOf documentationUrl parameters version weights",
    ),
    ("AlgorithmParameter", Everyone, "label name value"),
    ("AlgorithmWeight", Everyone, "label name weight"),
    (
        "Assignment",
        Person,
        "digital end id management occupation organisation place post route start termEnd title",
    ),
    ("AssignmentConnection", Person, "edges pageInfo"),
    ("AssignmentEdge", Person, "cursor node"),
    ("Competency", Everyone, "altLabels code id label scheme"),
    ("CompetencyGap", Person, "coverage matched missing target"),
    (
        "CompetencyMatch",
        Person,
        "competency confidence contribution credit have importance need origin recordedOn source via",
    ),
    ("ConsentState", Person, "at given purpose"),
    ("Corps", Everyone, "category code id label military"),
    (
        "Counterfactual",
        Person,
        "competency level newScore rankAfter rankBefore",
    ),
    (
        "Explanation",
        Person,
        "algorithmVersion components counterfactual dataAsOf matched missing summary",
    ),
    (
        "Feasibility",
        Person,
        "earliestStart noticeMonths reasons route verdict",
    ),
    (
        "FeasibilityReason",
        Person,
        "checkedOn message rule textRef verdict",
    ),
    ("LocalizedText", Everyone, "en fr"),
    // A refusal is a userError, so each mutation says itself who may.
    (
        "Mutation",
        Everyone,
        "declareCompetency setConsent setHiddenOrganisations withdrawCompetency",
    ),
    ("Node", Everyone, "id"),
    (
        "Occupation",
        Everyone,
        "altLabels code digital family id label needs scheme",
    ),
    ("OccupationNeed", Everyone, "competency importance level"),
    ("Organisation", Everyone, "acronym id ministry name parent"),
    (
        "PageInfo",
        Everyone,
        "endCursor hasNextPage hasPreviousPage startCursor",
    ),
    ("Place", Everyone, "id kind name parent"),
    (
        "Post",
        Everyone,
        "categories description id management ministry occupation openToContract openToMilitary organisation place reference requires title vacancy",
    ),
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
        "confidence cursor importance level node origin",
    ),
    (
        "Query",
        Everyone,
        "algorithm competency node nodes occupation post",
    ),
    ("Query", Person, "agent me"),
    (
        "ScoreComponent",
        Person,
        "contribution label name value weight",
    ),
    ("UserError", Everyone, "code field message"),
    (
        "Vacancy",
        Everyone,
        "applyBy filledOn id openedOn post sourceUrl state vacantFrom",
    ),
];

static AUDIENCES: LazyLock<HashMap<(&str, &str), Audience>> = LazyLock::new(|| {
    let fields = |(of, audience, names): &(&'static str, Audience, &'static str)| {
        let (of, audience) = (*of, *audience);
        names
            .split_whitespace()
            .map(move |name| ((of, name), audience))
            .collect::<Vec<_>>()
    };
    POLICY.iter().flat_map(fields).collect()
});

/// For whom a field of a type is; none for a field without a policy, which is for nobody.
#[must_use]
pub fn audience(of: &str, field: &str) -> Option<Audience> {
    AUDIENCES.get(&(of, field)).copied()
}

/// Every field that has a policy, as type and name.
pub fn fields() -> impl Iterator<Item = (&'static str, &'static str)> {
    AUDIENCES.keys().copied()
}
