//! Rows that statements return and that are no entity of the domain. The catalogue names the row of each statement.
//!
//! Fields stand in the order of the header's `returns`, lists in the order of `each`; a test of the catalogue
//! holds both.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;

pub(super) mod analytics;
mod career;
mod import;
mod lexicon;
mod ranking;
mod refresh;
mod search;

pub(super) use career::{CommonRow, MoveRow, TrajectoriesRow, WayRow};
pub(crate) use import::{
    AboveRow, Cells, ConceptRow, EndedRow, OtherRow, StaleRow, Standing, StatedRow,
};
pub(crate) use lexicon::{ClaimsRow, EntryRow, TitledRow};
pub(super) use ranking::{
    AgentFacts, AgentRanking, FoundRow, Listed, OpenPosts, PeerRanking, PostRanking, StepFacts,
};
#[cfg(test)]
pub(super) use ranking::{AgentRow, PeerRow, PostRow, PostsRow};
pub(crate) use refresh::{
    AssignmentRow, CareerRow, CompetencyRow, ContributionRow, CountRow, DocumentsRow, HeldRow,
    MovedRow, NoticeRow, OpenPostsRow, PeopleRow, ProfileRow, ReferenceRow, SupplyRow, TermRow,
    TextsRow,
};
pub(super) use search::{BelowKind, BelowRow, MatchedRow};

/// The key of a node.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UidRow {
    pub(crate) uid: String,
}

/// That an engine answers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PingRow {
    #[serde(rename = "answer")]
    _answer: i64,
}

/// How much of a daily limit is used, and whether the same was asked before under its key.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskedRow {
    pub(super) asked: u32,
    pub(super) again: bool,
}

/// How many posts of an occupation are open.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenPostsCount {
    pub(super) occupation_uid: String,
    pub(super) posts: i32,
}

/// The mark of the whole graph, and the number of its last `refresh`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GraphRow {
    pub(super) mark: Option<String>,
    pub(super) refreshed: Option<i64>,
}

/// The mark of a subject that somebody watches.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkRow {
    pub(super) subject: String,
    pub(super) mark: String,
}

/// When a part of what is derived was computed, and for which day.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DerivationRow {
    pub(super) uid: String,
    pub(super) as_of: NaiveDate,
    pub(super) computed_at: DateTime<Utc>,
    #[serde(rename = "version")]
    pub(super) _version: i64,
}

/// How many records of a kind there are about an agent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MergedRow {
    pub(super) what: String,
    pub(super) records: u64,
}

/// What became of a change whose statement looks before it writes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutcomeRow<T> {
    pub(super) outcome: T,
}

/// What became of an idempotency key, and what the change before it under that key created.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyRow {
    pub(super) outcome: KeyOutcome,
    pub(super) made: Option<String>,
}

/// Whether an idempotency key was free, stands for the same change or for another.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(super) enum KeyOutcome {
    New,
    Again,
    Other,
}

/// How many nodes break an invariant, and the keys of the first five.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViolationsRow {
    pub(super) violations: u64,
    pub(super) examples: Vec<String>,
}

/// A file of the schema that was applied.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppliedRow {
    pub(super) uid: String,
    pub(super) checksum: String,
    #[serde(rename = "applied_at")]
    _applied_at: String,
}

/// Who holds the lease of a migration.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeaseRow {
    #[serde(rename = "holder")]
    _holder: String,
}

/// The content of a published table, as JSON.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContentRow {
    pub(super) content: String,
}
