//! The closed vocabularies of the domain, spelt as in the API, the CSV files and the graph.

use serde::{Deserialize, Serialize};

/// How a person serves the State.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum AgentStatus {
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Category {
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum MoveIntent {
    /// Does not want to move.
    No,
    /// Looks at what exists.
    Watching,
    /// Looks for a post.
    Active,
}

/// Where a statement about a competency comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CompetencyOrigin {
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Importance {
    /// Weight 1.
    Essential,
    /// Weight 0.5.
    Desirable,
}

/// The statutory position by which a post is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum LegalRoute {
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum VacancyState {
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PlaceKind {
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Verdict {
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum EmptyReason {
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Purpose {
    /// Being recommended posts, paths and peers.
    Recommendations,
    /// Being shown to other agents.
    VisibleToPeers,
    /// Being shown to those who recruit.
    VisibleToRecruiters,
    /// Being counted.
    Statistics,
}

impl Purpose {
    /// Every purpose, in the order in which they are shown.
    pub const ALL: [Self; 4] = [
        Self::Recommendations,
        Self::VisibleToPeers,
        Self::VisibleToRecruiters,
        Self::Statistics,
    ];
}
