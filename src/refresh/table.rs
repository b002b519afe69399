//! The tables of a version that is being counted.

use serde_json::{Value, json};

use super::occupation::ObservedMove;
use crate::domain::analytics::published::PublishedTable;

/// Disclosed moves between occupations: what transitions know of people.
pub(super) struct ObservedMoves;

impl PublishedTable for ObservedMoves {
    type Content = Vec<ObservedMove>;

    fn name(&self) -> String {
        "observed_moves".to_owned()
    }
}

/// The tables of a version that is being counted.
#[derive(Default)]
pub(super) struct Tables {
    /// Each with its name and its content, as JSON.
    contents: Vec<(String, String)>,
    /// What transitions are derived from.
    pub(super) observed: Vec<ObservedMove>,
}

impl Tables {
    /// Adds a table.
    pub(super) fn add<T: PublishedTable>(&mut self, table: &T, content: &T::Content) {
        self.contents
            .push((table.name(), json!(content).to_string()));
    }

    /// Adds what transitions are derived from.
    pub(super) fn observe(&mut self, observed: Vec<ObservedMove>) {
        self.add(&ObservedMoves, &observed);
        self.observed = observed;
    }

    /// The rows of `refresh/write_published_tables` that keep them under a version.
    pub(super) fn rows(&self, version: i64) -> Vec<Value> {
        let rows = self.contents.iter().map(
            |(name, content)| json!({ "uid": format!("{version}:{name}"), "content": content }),
        );
        rows.collect()
    }
}
