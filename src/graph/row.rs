//! Rows that statements return and that are no entity of the domain. The catalogue names the row of each statement.
//!
//! Fields stand in the order of the header's `returns`, lists in the order of `each`; a test of the catalogue
//! holds both.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;

mod career;
mod ranking;

pub(super) use career::{CommonRow, MoveRow, TrajectoriesRow, WayRow};
pub(super) use ranking::{
    AgentFacts, AgentRanking, Listed, OpenPosts, PeerRanking, PostRanking, StepFacts,
};
#[cfg(test)]
pub(super) use ranking::{AgentRow, PeerRow, PostRow, PostsRow};

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

/// The organisation of a post that the viewer manages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ManagedRow {
    pub(super) organisation_uid: String,
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
