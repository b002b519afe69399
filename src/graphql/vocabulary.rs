//! The closed vocabularies of the domain, as the API shows them.

use async_graphql::Enum;

use crate::domain::vocabulary::vocabularies;

/// The enums of the API, each with the documentation of that of the domain.
macro_rules! show {
    ($(
        $(#[$about:meta])*
        $name:ident ($called:literal) as $shown:ident, $path:literal { $($(#[$doc:meta])* $value:ident = $word:literal,)+ }
    )+) => {
        $(
            $(#[$about])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
            #[graphql(name = $called, remote = $path)]
            pub enum $shown {
                $($(#[$doc])* #[graphql(name = $word)] $value,)+
            }
        )+
    };
}

vocabularies!(show);

/// What a move from an occupation to another is known from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(
    name = "TransitionEvidence",
    remote = "crate::domain::paths::transition::Evidence"
)]
pub enum TransitionEvidenceValue {
    /// People made it, enough of them to be disclosed.
    Observed,
    /// A reference table says that the occupations are close.
    ReferenceClose,
    /// A reference table says that one evolves into the other.
    ReferenceEvolution,
}

/// What similarity between people is measured by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(
    name = "PeerCriterion",
    remote = "crate::domain::peers::score::PeerCriterion"
)]
pub enum PeerCriterionValue {
    /// What they can do, the rare competencies weighing more.
    Competency,
    /// The occupations they went through, in order, and the move that the person wishes for.
    Trajectory,
    /// The communities they are in.
    Community,
}

/// How the name of a competency was found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(name = "ExtractionRule", remote = "crate::text::Rule")]
pub enum ExtractionRuleValue {
    /// The words that weigh most stand in one piece of the text.
    Coverage,
    /// All words stand close to one another.
    Window,
    /// All words stand in a row and in order.
    Exact,
}

/// Where words of a text stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(name = "TextField", remote = "crate::text::Field")]
pub enum TextFieldValue {
    /// In the title.
    Title,
    /// In the text.
    Text,
}

/// The order of a list of posts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(name = "PostOrder", remote = "crate::domain::search::port::PostOrder")]
pub enum PostOrderValue {
    /// The best match of the words first, then the newest; the newest first where no words are searched for.
    Relevance,
    /// The newest first.
    OpenedOnDesc,
    /// The first to close first, those without an end last.
    ApplyByAsc,
    /// The first to be vacant first, those of which it is unknown last.
    VacantFromAsc,
    /// By title.
    TitleAsc,
}

/// Between what flows are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(name = "FlowDimension", remote = "crate::domain::analytics::Dimension")]
pub enum FlowDimensionValue {
    /// The reference job held.
    Occupation,
    /// The family of the reference job held.
    OccupationFamily,
    /// The ministry worked for.
    Ministry,
    /// The statutory body that the person belongs to at present.
    Corps,
}

/// By what agents are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(
    name = "PopulationDimension",
    remote = "crate::domain::analytics::population::PopulationDimension"
)]
pub enum PopulationDimensionValue {
    /// The statutory body that they belong to.
    Corps,
    /// The reference job of their assignment.
    Occupation,
    /// The family of that job.
    Family,
    /// The ministry that they work for.
    Ministry,
    /// Their statutory category.
    Category,
    /// The region of their assignment.
    Region,
    /// Their status.
    Status,
}

/// By what the funnel of vacancies is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(
    name = "FunnelDimension",
    remote = "crate::domain::analytics::funnel::FunnelDimension"
)]
pub enum FunnelDimensionValue {
    /// The ministry of the post.
    Ministry,
    /// Each category to which the post is open.
    Category,
}

/// Who asks somebody to meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(name = "AskedBy", remote = "crate::domain::analytics::uptake::AskedBy")]
pub enum AskedByValue {
    /// Another agent.
    Peer,
    /// An organisation that recruits.
    Recruiter,
}
