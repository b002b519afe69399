//! The nodes of the graph as the domain sees them; the words are those of `docs/glossary.md`.
//!
//! `uid` is the key given by whoever owns the data; references to other nodes are uids.

pub mod introduction;
pub mod port;
pub mod relation;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;

use super::vocabulary::{
    AgentStatus, Category, CompetencyOrigin, FunctionalPost, Importance, LegalRoute, MoveIntent,
    PlaceKind, Purpose, VacancyState,
};

/// Levels of a competency, from basic to expert.
pub const LEVELS: std::ops::RangeInclusive<usize> = 1..=4;

/// A person in State service.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "schema.graphql describes the fields, docs/glossary.md the words"
)]
pub struct Agent {
    pub uid: String,
    pub display_name: String,
    pub status: AgentStatus,
    pub category: Option<Category>,
    pub grade: Option<String>,
    pub move_intent: MoveIntent,
    pub mobile_from: Option<NaiveDate>,
    pub corps_uid: Option<String>,
}

/// What an agent last said about a purpose.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// The agent.
    pub agent_uid: String,
    /// The purpose.
    pub purpose: Purpose,
    /// Whether they agree.
    pub given: bool,
    /// When they said so.
    pub at: DateTime<Utc>,
}

/// A seat in an organisation.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "schema.graphql describes the fields, docs/glossary.md the words"
)]
pub struct Post {
    pub uid: String,
    pub reference: String,
    pub title_fr: String,
    pub description: Option<String>,
    pub categories: Vec<Category>,
    pub open_to_military: Option<bool>,
    pub open_to_contract: Option<bool>,
    pub management: Option<bool>,
    pub functional: Option<FunctionalPost>,
    pub organisation_uid: String,
    pub ministry_uid: Option<String>,
    pub occupation_uid: Option<String>,
    pub place_uid: Option<String>,
    /// The vacancy that is open, the latest when there are several.
    pub vacancy_uid: Option<String>,
}

/// An episode in which a post is open.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "schema.graphql describes the fields, docs/glossary.md the words"
)]
pub struct Vacancy {
    pub uid: String,
    pub post_uid: String,
    pub state: VacancyState,
    pub opened_on: NaiveDate,
    pub vacant_from: Option<NaiveDate>,
    pub apply_by: Option<NaiveDate>,
    pub filled_on: Option<NaiveDate>,
    pub source_url: Option<String>,
}

/// A dated period of an agent's career.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "schema.graphql describes the fields, docs/glossary.md the words"
)]
pub struct Assignment {
    pub uid: String,
    pub agent_uid: String,
    pub start: NaiveDate,
    /// Its last day; none when it goes on.
    pub until: Option<NaiveDate>,
    pub term_end: Option<NaiveDate>,
    pub title_fr: Option<String>,
    pub route: Option<LegalRoute>,
    pub digital: Option<bool>,
    pub management: Option<bool>,
    pub organisation_uid: String,
    pub occupation_uid: Option<String>,
    pub post_uid: Option<String>,
    pub place_uid: Option<String>,
}

/// One line of an agent's career, newest first.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeldAssignment {
    /// Whose it is.
    pub agent_uid: String,
    /// The assignment.
    pub assignment_uid: String,
}

/// Knowledge, know-how or behaviour, under a code of a scheme.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "schema.graphql describes the fields, docs/glossary.md the words"
)]
pub struct Competency {
    pub uid: String,
    pub scheme: String,
    pub code: String,
    pub label_fr: String,
    pub label_en: Option<String>,
    pub alt_labels: Vec<String>,
}

/// A reference job of a scheme.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "schema.graphql describes the fields, docs/glossary.md the words"
)]
pub struct Occupation {
    pub uid: String,
    pub scheme: String,
    pub code: String,
    pub label_fr: String,
    pub label_en: Option<String>,
    pub alt_labels: Vec<String>,
    pub family: Option<String>,
    pub digital: bool,
}

/// A ministry, a directorate, an operator…
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "schema.graphql describes the fields, docs/glossary.md the words"
)]
pub struct Organisation {
    pub uid: String,
    pub display_name: String,
    pub acronym: Option<String>,
    pub parent_uid: Option<String>,
    pub ministry_uid: Option<String>,
}

/// A region, a department, a town.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "schema.graphql describes the fields, docs/glossary.md the words"
)]
pub struct Place {
    pub uid: String,
    pub display_name: String,
    pub kind: PlaceKind,
    pub parent_uid: Option<String>,
}

/// The statutory body of an agent.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "schema.graphql describes the fields, docs/glossary.md the words"
)]
pub struct Corps {
    pub uid: String,
    pub code: String,
    pub label_fr: String,
    pub category: Option<Category>,
    pub military: bool,
    pub successor_uid: Option<String>,
    pub managed_by_uid: Option<String>,
}

/// A competency that an agent has.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "schema.graphql describes the fields, docs/glossary.md the words"
)]
pub struct AgentCompetency {
    pub agent_uid: String,
    pub competency_uid: String,
    pub level: Option<i32>,
    pub origin: CompetencyOrigin,
    pub confidence: f64,
    pub last_used: Option<NaiveDate>,
    pub source: Option<String>,
}

/// A competency that a post requires.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "schema.graphql describes the fields, docs/glossary.md the words"
)]
pub struct PostRequirement {
    pub post_uid: String,
    pub competency_uid: String,
    pub level: Option<i32>,
    pub importance: Importance,
    pub origin: CompetencyOrigin,
    pub confidence: f64,
    pub quote: Option<String>,
    pub counts_from: Option<NaiveDate>,
}

/// A competency that an occupation needs.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "schema.graphql describes the fields, docs/glossary.md the words"
)]
pub struct OccupationNeed {
    pub occupation_uid: String,
    pub competency_uid: String,
    pub level: Option<i32>,
    pub importance: Importance,
}
