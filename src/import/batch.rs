//! Rows that are written together.

use std::collections::{HashMap, HashSet};

use super::row::CsvRow;

/// Rows waiting to be written.
#[derive(Default)]
pub(super) struct Batch(Vec<CsvRow>);

impl Batch {
    /// Rows in one transaction.
    pub(super) const SIZE: usize = 3000;

    pub(super) fn push(&mut self, row: CsvRow) {
        self.0.push(row);
    }

    pub(super) fn is_full(&self) -> bool {
        self.0.len() >= Self::SIZE
    }

    pub(super) fn take(&mut self) -> Vec<CsvRow> {
        std::mem::take(&mut self.0)
    }
}

/// The rows of a tree in the order in which they are written.
pub(super) struct Levels {
    /// Level by level from the roots; last, those that hang off nothing.
    pub(super) parents_first: Vec<Vec<CsvRow>>,
    /// Those that stand above themselves.
    pub(super) cyclic: Vec<CsvRow>,
}

/// Sorts the rows of a tree, whose column `parent` names the row above.
pub(super) fn levels(parent: &str, rows: Vec<CsvRow>) -> Levels {
    let here: HashSet<String> = rows.iter().map(|row| row.uid().to_owned()).collect();
    let mut children: HashMap<String, Vec<CsvRow>> = HashMap::new();
    let mut level = Vec::new();
    for row in rows {
        let above = row.text(parent);
        if here.contains(above) {
            children.entry(above.to_owned()).or_default().push(row);
        } else {
            level.push(row);
        }
    }
    let mut parents_first = Vec::new();
    while !level.is_empty() {
        let next: Vec<CsvRow> = level
            .iter()
            .flat_map(|row| children.remove(row.uid()).unwrap_or_default())
            .collect();
        parents_first.push(std::mem::replace(&mut level, next));
    }
    let mut astray: Vec<CsvRow> = children.into_values().flatten().collect();
    astray.sort_by_key(|row| row.line);
    let cycles = in_cycles(parent, &astray);
    let (cyclic, below): (Vec<_>, Vec<_>) = astray
        .into_iter()
        .partition(|row| cycles.contains(row.uid()));
    parents_first.push(below);
    Levels {
        parents_first,
        cyclic,
    }
}

/// The keys of the rows to which the way up leads back.
fn in_cycles(parent: &str, rows: &[CsvRow]) -> HashSet<String> {
    let above: HashMap<&str, &str> = rows
        .iter()
        .map(|row| (row.uid(), row.text(parent)))
        .collect();
    let mut done: HashSet<&str> = HashSet::new();
    let mut found = HashSet::new();
    for row in rows {
        let mut way = Vec::new();
        let mut at = row.uid();
        while let Some(next) = above.get(at) {
            if !done.insert(at) {
                break;
            }
            way.push(at);
            at = next;
        }
        // The way ended where it has been: what follows is a cycle. Elsewhere it ended in another's.
        if let Some(start) = way.iter().position(|uid| *uid == at) {
            found.extend(way[start..].iter().map(|uid| (*uid).to_owned()));
        }
    }
    found
}
