//! Rows that are written together.

use std::collections::HashSet;

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
    /// Those that stand above themselves, each with the column that says so.
    pub(super) cyclic: Vec<(CsvRow, &'static str)>,
}

/// Sorts the rows of a tree, of which some columns name the rows above.
pub(super) fn levels(parents: &[&'static str], rows: Vec<CsvRow>) -> Levels {
    let mut astray = rows;
    let mut parents_first = Vec::new();
    let mut waiting = keys(&astray);
    while !astray.is_empty() {
        let (level, below): (Vec<_>, Vec<_>) = astray
            .into_iter()
            .partition(|row| named(parents, row, &waiting).is_none());
        astray = below;
        if level.is_empty() {
            break;
        }
        waiting = keys(&astray);
        parents_first.push(level);
    }
    // What nothing that is left is below of is no part of a cycle, but below one.
    let mut below = Vec::new();
    loop {
        let above: HashSet<&str> = astray
            .iter()
            .flat_map(|row| parents.iter().map(|parent| row.text(parent)))
            .collect();
        let ends: HashSet<String> = keys(&astray)
            .into_iter()
            .filter(|uid| !above.contains(uid.as_str()))
            .collect();
        if ends.is_empty() {
            break;
        }
        let (hanging, left) = astray
            .into_iter()
            .partition(|row: &CsvRow| ends.contains(row.uid()));
        astray = left;
        below.extend::<Vec<_>>(hanging);
    }
    below.sort_by_key(|row| row.line);
    parents_first.push(below);
    astray.sort_by_key(|row| row.line);
    let cycles = keys(&astray);
    let cyclic = astray.into_iter().filter_map(|row| {
        let column = named(parents, &row, &cycles)?;
        Some((row, column))
    });
    Levels {
        parents_first,
        cyclic: cyclic.collect(),
    }
}

fn keys(rows: &[CsvRow]) -> HashSet<String> {
    rows.iter().map(|row| row.uid().to_owned()).collect()
}

/// The first column in which a row names one of some keys.
fn named(parents: &[&'static str], row: &CsvRow, keys: &HashSet<String>) -> Option<&'static str> {
    let mut columns = parents.iter().copied();
    columns.find(|parent| keys.contains(row.text(parent)))
}
