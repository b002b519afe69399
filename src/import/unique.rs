//! Whether another row, or another node of the graph, already has what no two nodes share.

use std::collections::{HashMap, HashSet};

use serde_json::json;

use super::{format::Unique, row::CsvRow};
use crate::graph::{error::GraphError, store::GraphStore};

/// What the rows of one file have taken, and what other nodes of the graph have.
#[derive(Default)]
pub(super) struct Taken {
    /// What the rows that stand have, by hash.
    hashes: HashSet<u64>,
    /// The other node that has what a row of the batch wants, by the key of the row.
    others: HashMap<String, String>,
    /// Nodes that the batch writes: what they had before is free.
    written: HashSet<String>,
}

impl Taken {
    /// Asks the graph about the rows of a batch, which begins.
    pub(super) async fn ask(
        &mut self,
        store: &GraphStore,
        unique: &Unique,
        rows: &[CsvRow],
    ) -> Result<(), GraphError> {
        let values: Vec<_> = rows.iter().map(|row| row.some(unique.columns)).collect();
        let found = store.read(unique.others, json!({ "rows": values })).await?;
        self.written.clear();
        self.others = found
            .into_iter()
            .map(|row| (row.uid, row.other_uid))
            .collect();
        Ok(())
    }

    /// Notes that a row stands; false, and nothing is noted, when another has what it wants.
    pub(super) fn place(&mut self, unique: &Unique, row: &CsvRow) -> bool {
        let other = self.others.get(row.uid());
        let free = other.is_none_or(|other| self.written.contains(other));
        let stands = free && self.hashes.insert(row.hash(unique.columns));
        if stands {
            self.written.insert(row.uid().to_owned());
        }
        stands
    }
}
