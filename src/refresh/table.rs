//! The tables of a version that is being counted.

use serde_json::{Value, json};

use super::occupation::ObservedMove;
use crate::graph::published::Table;

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
    pub(super) fn add(&mut self, table: &Table, content: &Value) {
        self.contents.push((table.name(), content.to_string()));
    }

    /// The rows of `refresh/write_published_tables` that keep them under a version.
    pub(super) fn rows(&self, version: i64) -> Vec<Value> {
        let rows = self.contents.iter().map(
            |(name, content)| json!({ "uid": format!("{version}:{name}"), "content": content }),
        );
        rows.collect()
    }
}
