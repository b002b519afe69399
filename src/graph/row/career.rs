//! Rows about careers: ways from occupation to occupation, moves, trajectories of peers.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;

use crate::domain::{
    paths::{
        cost::{Path, PathStep},
        port::{Move, OfMove},
        transition::Evidence,
    },
    peers::{port::Labelled, score::Trajectory},
};

/// A way from occupation to occupation, its steps in lists.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WayRow {
    pub(in crate::graph) occupation_uids: Vec<String>,
    pub(in crate::graph) labels_fr: Vec<String>,
    pub(in crate::graph) costs: Vec<f64>,
    pub(in crate::graph) evidence: Vec<Vec<Evidence>>,
    pub(in crate::graph) observed: Vec<Option<i32>>,
    pub(in crate::graph) median_months: Vec<Option<i32>>,
    pub(in crate::graph) cost: f64,
    pub(in crate::graph) as_of: NaiveDate,
    pub(in crate::graph) computed_at: DateTime<Utc>,
}

impl From<WayRow> for Path {
    fn from(row: WayRow) -> Self {
        let mut labels = row.labels_fr.into_iter();
        let from_label_fr = labels.next().unwrap_or_default();
        let mut evidence = row.evidence.into_iter();
        let mut observed = row.observed.into_iter();
        let mut months = row.median_months.into_iter();
        let ends = row.occupation_uids.windows(2).zip(row.costs);
        let step = |(pair, cost): (&[String], f64)| PathStep {
            from_uid: pair[0].clone(),
            to_uid: pair[1].clone(),
            to_label_fr: labels.next().unwrap_or_default(),
            cost,
            evidence: evidence.next().unwrap_or_default(),
            observed: observed.next().flatten(),
            median_months: months.next().flatten(),
        };
        Self {
            steps: ends.map(step).collect(),
            from_label_fr,
            cost: row.cost,
        }
    }
}

/// Something about a move.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoveRow<T> {
    pub(in crate::graph) from_uid: String,
    pub(in crate::graph) to_uid: String,
    #[serde(flatten)]
    pub(in crate::graph) item: T,
}

impl<T> From<MoveRow<T>> for OfMove<T> {
    fn from(row: MoveRow<T>) -> Self {
        Self {
            pair: Move {
                from_uid: row.from_uid,
                to_uid: row.to_uid,
            },
            item: row.item,
        }
    }
}

/// An agent's career and those that share a part of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrajectoriesRow {
    pub(in crate::graph) career: Vec<String>,
    pub(in crate::graph) rarities: Vec<f64>,
    pub(in crate::graph) others: Vec<Trajectory>,
    pub(in crate::graph) as_of: NaiveDate,
    pub(in crate::graph) computed_at: DateTime<Utc>,
}

/// What an agent shares with a peer.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommonRow {
    pub(in crate::graph) peer_uid: String,
    pub(in crate::graph) competencies: Vec<Labelled>,
    pub(in crate::graph) communities: Vec<Labelled>,
    pub(in crate::graph) occupations: Vec<Labelled>,
    pub(in crate::graph) own: Vec<String>,
    pub(in crate::graph) rarities: Vec<f64>,
    pub(in crate::graph) career: Vec<String>,
    pub(in crate::graph) moved_from: Option<String>,
    pub(in crate::graph) moved_to: Option<String>,
}
