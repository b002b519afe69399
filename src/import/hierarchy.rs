//! What stands above what: that of the graph, asked for when first met, and that of this import.

use std::collections::{BTreeSet, HashMap, HashSet};

use serde_json::json;

use super::{format::Hierarchy, row::CsvRow};
use crate::graph::{error::GraphError, store::GraphStore};

/// The nodes above each node of one file, by key.
#[derive(Default)]
pub(super) struct Above {
    nodes: HashMap<String, BTreeSet<String>>,
    asked: HashSet<String>,
}

impl Above {
    /// Asks the graph for all that stands above the nodes of some rows and is not known yet.
    pub(super) async fn ask(
        &mut self,
        store: &GraphStore,
        hierarchy: &Hierarchy,
        rows: &[CsvRow],
    ) -> Result<(), GraphError> {
        let mut next: HashSet<String> = rows
            .iter()
            .filter_map(|row| edges(hierarchy, row))
            .flat_map(|(below, above)| above.into_iter().map(|(_, uid)| uid).chain([below]))
            .map(str::to_owned)
            .filter(|uid| !self.asked.contains(uid))
            .collect();
        while !next.is_empty() {
            let found = store.read(hierarchy.read, json!({ "uids": next })).await?;
            self.asked.extend(next.drain());
            for row in found {
                if !self.asked.contains(&row.above_uid) {
                    next.insert(row.above_uid.clone());
                }
                self.nodes.entry(row.uid).or_default().insert(row.above_uid);
            }
        }
        Ok(())
    }

    /// Notes what a row puts above what.
    ///
    /// # Errors
    /// The column that makes a cycle; nothing is noted.
    pub(super) fn place(
        &mut self,
        hierarchy: &Hierarchy,
        row: &CsvRow,
    ) -> Result<(), &'static str> {
        let Some((below, above)) = edges(hierarchy, row) else {
            return Ok(());
        };
        if let Some((column, _)) = above.iter().find(|(_, uid)| self.reaches(uid, below)) {
            return Err(column);
        }
        let known = self.nodes.entry(below.to_owned()).or_default();
        if hierarchy.is_tree() {
            known.clear();
        }
        known.extend(above.iter().map(|(_, uid)| (*uid).to_owned()));
        Ok(())
    }

    /// Whether the way up from a node leads to another, or is there already.
    fn reaches(&self, from: &str, to: &str) -> bool {
        let mut seen = HashSet::new();
        let mut left = vec![from];
        while let Some(at) = left.pop() {
            if at == to && !at.is_empty() {
                return true;
            }
            if seen.insert(at) {
                left.extend(self.nodes.get(at).into_iter().flatten().map(String::as_str));
            }
        }
        false
    }
}

/// What a row puts below, and above it by column; where nothing is above, the key is empty.
type Edges<'r> = (&'r str, Vec<(&'static str, &'r str)>);

fn edges<'r>(hierarchy: &Hierarchy, row: &'r CsvRow) -> Option<Edges<'r>> {
    let is_one = hierarchy.kind.is_none_or(|kind| row.text("kind") == kind);
    let above = |column: &&'static str| (*column, row.text(column));
    is_one.then(|| {
        let above = hierarchy.above.iter().map(above).collect();
        (row.text(hierarchy.below), above)
    })
}
