//! One row: its values, what it refers to, and whether it can stand.

use std::{
    collections::HashSet,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    sync::Arc,
};

use chrono::{DateTime, Utc};
use serde_json::{Map, Value};

use super::{
    cell,
    format::{CellKind, CsvFile},
    reject::{Code, Reject},
};
use crate::{domain::search::names, text::word::fold};

/// A row that can stand by itself.
#[derive(Debug, Clone)]
pub(super) struct CsvRow {
    /// The name of the raw file.
    pub(super) origin: Arc<str>,
    /// Its physical line in that file; the header is line 1.
    pub(super) line: u64,
    /// Every column of the format, null when unknown, and the folded names of its node.
    pub(super) values: Map<String, Value>,
    /// Column, label and key of everything it refers to.
    pub(super) references: Vec<(&'static str, &'static str, String)>,
}

impl CsvRow {
    /// The text of a column; empty when unknown.
    pub(super) fn text(&self, column: &str) -> &str {
        self.values
            .get(column)
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    /// Every text of some columns.
    pub(super) fn texts<'r>(&'r self, columns: &'r [&str]) -> impl Iterator<Item = &'r str> {
        columns.iter().flat_map(|column| {
            let value = self.values.get(*column);
            let one = value.and_then(Value::as_str);
            let more = value.and_then(Value::as_array).into_iter().flatten();
            one.into_iter().chain(more.filter_map(Value::as_str))
        })
    }

    /// Its key and some columns.
    pub(super) fn some(&self, columns: &[&str]) -> Map<String, Value> {
        let named =
            |(name, _): &(&String, &Value)| *name == "uid" || columns.contains(&name.as_str());
        let kept = self.values.iter().filter(named);
        kept.map(|(name, value)| (name.clone(), value.clone()))
            .collect()
    }

    /// A hash of some columns.
    pub(super) fn hash(&self, columns: &[&str]) -> u64 {
        let mut hasher = DefaultHasher::new();
        for column in columns {
            self.text(column).hash(&mut hasher);
        }
        hasher.finish()
    }

    /// Forgets what a column refers to.
    pub(super) fn clear(&mut self, column: &'static str) {
        self.values.insert(column.to_owned(), Value::Null);
        self.references.retain(|(named, ..)| *named != column);
    }

    /// Its key.
    pub(super) fn uid(&self) -> &str {
        self.text("uid")
    }
}

/// Reads the rows of one file.
pub(super) struct RowReader {
    file: &'static CsvFile,
    now: DateTime<Utc>,
    keys: HashSet<u64>,
}

impl RowReader {
    pub(super) fn new(file: &'static CsvFile, now: DateTime<Utc>) -> Self {
        Self {
            file,
            now,
            keys: HashSet::new(),
        }
    }

    /// Reads a row that stands at a line of a raw file, by the place of a cell's column in the format; the first
    /// fault is the one that is reported.
    pub(super) fn read<'c>(
        &mut self,
        origin: &Arc<str>,
        line: u64,
        cell: impl Fn(usize) -> &'c str,
    ) -> Result<CsvRow, Reject> {
        let refuse = |column: &str, code| Reject::of_cell(origin, line, column, code);
        let mut row = CsvRow {
            origin: Arc::clone(origin),
            line,
            values: Map::new(),
            references: Vec::new(),
        };
        for (at, column) in self.file.columns.iter().enumerate() {
            let value = cell::read(column, cell(at), self.now);
            let value = value.map_err(|code| refuse(column.name, code))?;
            match (column.kind, &value) {
                (CellKind::Reference(label), Value::String(uid)) => {
                    row.references.push((column.name, label, uid.clone()));
                }
                (CellKind::References(label), Value::Array(uids)) => row.references.extend(
                    uids.iter()
                        .filter_map(Value::as_str)
                        .map(|uid| (column.name, label, uid.to_owned())),
                ),
                _ => {}
            }
            row.values.insert(column.name.to_owned(), value);
        }
        for (start, end) in self.file.in_order {
            let (from, to) = (row.text(start), row.text(end));
            if !from.is_empty() && !to.is_empty() && to < from {
                return Err(refuse(end, Code::DatesOutOfOrder));
            }
        }
        if let Some((one, other)) = self.file.exactly_one
            && row.text(one).is_empty() == row.text(other).is_empty()
        {
            return Err(refuse(one, Code::ConflictingValues));
        }
        if !self.keys.insert(row.hash(self.file.key)) {
            return Err(refuse(self.file.key[0], Code::DuplicateKey));
        }
        if let Some(first) = self.file.names.first() {
            let names = names(row.texts(self.file.names));
            let sort = fold(row.text(first));
            row.values.insert("search_text".to_owned(), names.into());
            row.values.insert("sort_text".to_owned(), sort.into());
        }
        Ok(row)
    }
}
