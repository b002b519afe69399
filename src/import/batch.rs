//! Rows that are written together.

use std::collections::{HashMap, HashSet};

use super::row::Row;

/// Rows waiting to be written.
#[derive(Default)]
pub(super) struct Batch(Vec<Row>);

impl Batch {
    /// Rows in one transaction.
    pub(super) const SIZE: usize = 1000;

    pub(super) fn push(&mut self, row: Row) {
        self.0.push(row);
    }

    pub(super) fn is_full(&self) -> bool {
        self.0.len() >= Self::SIZE
    }

    pub(super) fn take(&mut self) -> Vec<Row> {
        std::mem::take(&mut self.0)
    }
}

/// The rows of a tree, level by level from the roots; last, those that hang in a cycle or off nothing.
pub(super) fn parents_first(parent: &str, rows: Vec<Row>) -> Vec<Vec<Row>> {
    let here: HashSet<String> = rows.iter().map(|row| row.uid().to_owned()).collect();
    let mut children: HashMap<String, Vec<Row>> = HashMap::new();
    let mut level = Vec::new();
    for row in rows {
        let above = row.text(parent);
        if here.contains(above) {
            children.entry(above.to_owned()).or_default().push(row);
        } else {
            level.push(row);
        }
    }
    let mut levels = Vec::new();
    while !level.is_empty() {
        let next: Vec<Row> = level
            .iter()
            .flat_map(|row| children.remove(row.uid()).unwrap_or_default())
            .collect();
        levels.push(std::mem::replace(&mut level, next));
    }
    let mut astray: Vec<Row> = children.into_values().flatten().collect();
    astray.sort_by_key(|row| row.line);
    levels.push(astray);
    levels
}
