//! The closed vocabularies of the domain, as the API shows them.

use async_graphql::Enum;

/// How a person serves the State.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(
    name = "AgentStatus",
    remote = "crate::domain::entity::vocabulary::AgentStatus"
)]
pub enum AgentStatusValue {
    /// Titulaire: holds a rank in a corps.
    Tenured,
    /// Contractuel: serves under a contract.
    Contract,
    /// Militaire.
    Military,
    /// Stagiaire: not yet tenured.
    Trainee,
}

/// The statutory level of a post or a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(
    name = "Category",
    remote = "crate::domain::entity::vocabulary::Category"
)]
pub enum CategoryValue {
    /// Higher management.
    APlus,
    /// Design and management.
    A,
    /// Application.
    B,
    /// Execution.
    C,
}

/// Whether a person wants to move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(
    name = "MoveIntent",
    remote = "crate::domain::entity::vocabulary::MoveIntent"
)]
pub enum MoveIntentValue {
    /// Does not want to move.
    No,
    /// Looks at what exists.
    Watching,
    /// Looks for a post.
    Active,
}

/// Where a statement about a competency comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(
    name = "CompetencyOrigin",
    remote = "crate::domain::entity::vocabulary::CompetencyOrigin"
)]
pub enum CompetencyOriginValue {
    /// Said by the person, or by the employer for a post.
    Declared,
    /// Deduced from an occupation.
    Inferred,
    /// Confirmed by a peer.
    Endorsed,
    /// Measured by a test or an interview.
    Assessed,
}

/// How much a requirement weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(
    name = "Importance",
    remote = "crate::domain::entity::vocabulary::Importance"
)]
pub enum ImportanceValue {
    /// Weight 1.
    Essential,
    /// Weight 0.5.
    Desirable,
}

/// The statutory position by which a post is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(
    name = "LegalRoute",
    remote = "crate::domain::entity::vocabulary::LegalRoute"
)]
pub enum LegalRouteValue {
    /// Mutation: the same employer.
    SameEmployer,
    /// Position normale d'activité: the same corps, another ministry.
    NormalPosition,
    /// Détachement.
    Secondment,
    /// Mise à disposition.
    MadeAvailable,
    /// Contrat.
    Contract,
    /// Affectation militaire.
    MilitaryAssignment,
}

/// What has become of a vacancy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(
    name = "VacancyState",
    remote = "crate::domain::entity::vocabulary::VacancyState"
)]
pub enum VacancyStateValue {
    /// The post is open.
    Vacant,
    /// The post is expected to be open.
    LikelyVacant,
    /// Somebody was found.
    Filled,
    /// The post is no longer offered.
    Withdrawn,
}

/// The level of a place in its tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(
    name = "PlaceKind",
    remote = "crate::domain::entity::vocabulary::PlaceKind"
)]
pub enum PlaceKindValue {
    /// A country.
    Country,
    /// A region.
    Region,
    /// A department.
    Department,
    /// A town.
    Town,
}

/// Whether statute allows a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(
    name = "Verdict",
    remote = "crate::domain::entity::vocabulary::Verdict"
)]
pub enum VerdictValue {
    /// It does.
    Feasible,
    /// It does under conditions.
    Conditional,
    /// It does not.
    Blocked,
    /// No rule says.
    Unknown,
}

/// Why a ranked answer is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(
    name = "EmptyReason",
    remote = "crate::domain::entity::vocabulary::EmptyReason"
)]
pub enum EmptyReasonValue {
    /// The person has not agreed to recommendations.
    ConsentMissing,
    /// Nothing is known of what the person can do.
    NoCompetencyKnown,
    /// Nothing is known of what the person did.
    NoAssignment,
    /// No post is open.
    NoOpenPost,
    /// No move is known from here.
    NoTransition,
    /// The person is in no community.
    NoCommunity,
    /// Nobody who fits has agreed to be shown.
    NobodyConsents,
    /// The filters leave nothing.
    FilteredOut,
    /// Nothing fits.
    BelowThreshold,
}

/// A purpose for which an agent may agree that their data are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(
    name = "Purpose",
    remote = "crate::domain::entity::vocabulary::Purpose"
)]
pub enum PurposeValue {
    /// Being recommended posts, paths and peers.
    Recommendations,
    /// Being shown to other agents.
    VisibleToPeers,
    /// Being shown to those who recruit.
    VisibleToRecruiters,
    /// Being counted.
    Statistics,
}

/// What a move from an occupation to another is known from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(
    name = "TransitionEvidence",
    remote = "crate::domain::mobility::transition::Evidence"
)]
pub enum TransitionEvidenceValue {
    /// People made it, enough of them to be told.
    Observed,
    /// A reference table says that the occupations are close.
    ReferenceClose,
    /// A reference table says that one evolves into the other.
    ReferenceEvolution,
}

/// By what people are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(
    name = "PeerCriterion",
    remote = "crate::domain::mobility::peer::PeerCriterion"
)]
pub enum PeerCriterionValue {
    /// What they can do, the rare competencies weighing more.
    Competency,
    /// The occupations they went through, in order, and the move that the person wishes for.
    Trajectory,
    /// The communities they are in.
    Community,
}

/// The order of a list of posts, after how well they match the words of a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(name = "PostOrder", remote = "crate::domain::port::search::PostOrder")]
pub enum PostOrderValue {
    /// The newest first.
    OpenedOnDesc,
    /// The first to close first, those without an end last.
    ApplyByAsc,
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
