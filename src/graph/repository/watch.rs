//! Marks of change: written with every change, read by those who watch.

use std::collections::HashMap;

use async_trait::async_trait;
use serde_json::json;
use uuid::Uuid;

use crate::{
    domain::{
        error::Error,
        watch::port::{GraphMark, Subject, WatchGraph},
    },
    graph::{
        catalog::{CHANGE_LIST_MARKS, CHANGE_NOTE, CHANGE_READ_MARK},
        row::{GraphRow, MarkRow},
        store::{GraphStore, Unit},
    },
};

#[async_trait]
impl WatchGraph for GraphStore {
    async fn graph_mark(&self) -> Result<GraphMark, Error> {
        let rows: Vec<GraphRow> = self.read(CHANGE_READ_MARK, json!({})).await?;
        let row = rows.into_iter().next();
        Ok(row.map_or_else(GraphMark::default, |row| GraphMark {
            mark: row.mark,
            refreshed: row.refreshed,
        }))
    }

    async fn subject_marks(&self, keys: &[String]) -> Result<HashMap<String, String>, Error> {
        let ask = json!({ "subjects": keys });
        let rows: Vec<MarkRow> = self.read(CHANGE_LIST_MARKS, ask).await?;
        Ok(rows
            .into_iter()
            .map(|row| (row.subject, row.mark))
            .collect())
    }
}

/// The unit with, at its end, the mark of what it changes.
pub(super) fn noting<Row>(unit: Unit<Row>, subjects: &[Subject]) -> Unit<Row> {
    let keys: Vec<_> = subjects.iter().map(Subject::key).collect();
    let mark = Uuid::new_v4().simple().to_string();
    unit.and(CHANGE_NOTE, json!({ "subjects": keys, "mark": mark }))
}

/// Adds a wildcard mark when the unit names no subject, so that every subscriber checks again.
pub(super) fn noted<Row>(unit: Unit<Row>) -> Unit<Row> {
    if unit.holds(CHANGE_NOTE) {
        return unit;
    }
    noting(unit, &[Subject::Posts, Subject::Introductions])
}
