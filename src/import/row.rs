//! One row: its values, what it refers to, and whether it can stand.

use std::{
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hash as _, Hasher as _},
    sync::Arc,
};

use serde_json::{Map, Value};

use super::{
    cell::{self, Ways},
    format::{CellKind, Column, CsvFile, Rule},
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
    /// How many physical lines it takes.
    pub(super) lines: u64,
    /// How many of its dates stood for "no end".
    pub(super) endless: u64,
    /// The line of an earlier row whose node has the same name in the same place.
    pub(super) twin: Option<u64>,
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
        let texts: Vec<_> = columns.iter().map(|column| self.text(column)).collect();
        Self::hash_of(&texts)
    }

    /// A hash of the texts of some columns.
    pub(super) fn hash_of(texts: &[&str]) -> u64 {
        let mut hasher = DefaultHasher::new();
        for text in texts {
            text.hash(&mut hasher);
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

/// Columns of which nothing is shown, nor of the others of a row that does not read well but for one cell: a comma
/// that is not quoted puts a name into the next column.
const PERSONAL: [&str; 5] = [
    "display_name",
    "email",
    "message",
    "contact",
    "asker_contact",
];

/// Reads the rows of one file.
pub(super) struct RowReader {
    file: &'static CsvFile,
    ways: Ways,
    keys: HashSet<u64>,
    names: HashMap<u64, u64>,
}

impl RowReader {
    pub(super) fn new(file: &'static CsvFile, ways: Ways) -> Self {
        Self {
            file,
            ways,
            keys: HashSet::new(),
            names: HashMap::new(),
        }
    }

    /// The file whose rows it reads.
    pub(super) fn file(&self) -> &'static CsvFile {
        self.file
    }

    /// Reads a row that stands at a line of a raw file, by the place of a cell's column in the format; the first
    /// fault is the one that is reported.
    pub(super) fn read<'c>(
        &mut self,
        origin: &Arc<str>,
        (line, lines): (u64, u64),
        cell: impl Fn(usize) -> &'c str,
    ) -> Result<CsvRow, Reject> {
        let refuse = |column: &str, code, text: &str| {
            let reject = Reject::of_cell(origin, line, column, code);
            match self.file.column(column) {
                Some(column) => reject.with_value(column, text),
                None => reject,
            }
        };
        let mut row = CsvRow {
            origin: Arc::clone(origin),
            line,
            lines,
            endless: 0,
            twin: None,
            values: Map::new(),
            references: Vec::new(),
        };
        for (at, column) in self.file.columns.iter().enumerate() {
            let value = cell::read(column, cell(at), self.ways).map_err(|code| {
                let shown = if self.may_show(at, &cell) {
                    cell(at)
                } else {
                    ""
                };
                refuse(column.name, code, shown)
            })?;
            row.endless += u64::from(is_without_end(column, &value, cell(at)));
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
                let both = format!("{start} {from}, {end} {to}");
                return Err(refuse(end, Code::DatesOutOfOrder, &both));
            }
        }
        if let Some((column, code, said)) =
            self.file.rules.iter().find_map(|rule| broken(rule, &row))
        {
            return Err(refuse(column, code, &said));
        }
        if let Some((one, other)) = self.file.exactly_one
            && row.text(one).is_empty() == row.text(other).is_empty()
        {
            return Err(refuse(one, Code::ConflictingValues, ""));
        }
        if !self.keys.insert(row.hash(self.file.key)) {
            let key = self.file.key[0];
            return Err(refuse(key, Code::DuplicateKey, row.text(key)));
        }
        if let Some(first) = self.file.names.first() {
            let names = names(row.texts(self.file.names));
            let sort = fold(row.text(first));
            if !self.file.siblings.is_empty() && !sort.is_empty() {
                let mut hasher = DefaultHasher::new();
                (row.hash(self.file.siblings), &sort).hash(&mut hasher);
                let line = *self.names.entry(hasher.finish()).or_insert(row.line);
                row.twin = (line != row.line).then_some(line);
            }
            row.values.insert("search_text".to_owned(), names.into());
            row.values.insert("sort_text".to_owned(), sort.into());
        }
        Ok(row)
    }

    /// The texts of some columns, whatever else the row says; none when one of them cannot be read.
    pub(super) fn key<'c>(
        &self,
        columns: &[&str],
        cell: impl Fn(usize) -> &'c str,
    ) -> Option<Vec<String>> {
        let mut texts = Vec::new();
        for name in columns {
            let mut all = self.file.columns.iter().enumerate();
            let (at, column) = all.find(|(_, column)| column.name == *name)?;
            let value = cell::read(column, cell(at), self.ways).ok()?;
            texts.push(value.as_str().unwrap_or_default().to_owned());
        }
        Some(texts)
    }

    /// Whether the value of a column may be shown.
    fn may_show<'c>(&self, at: usize, cell: &impl Fn(usize) -> &'c str) -> bool {
        let mut columns = self.file.columns.iter().enumerate();
        let is_personal = |column: &Column| PERSONAL.contains(&column.name);
        !self.file.columns.iter().any(is_personal)
            || columns.all(|(other, column)| {
                other == at || cell::read(column, cell(other), self.ways).is_ok()
            })
    }
}

/// Whether a cell was read as "no end".
fn is_without_end(column: &Column, value: &Value, text: &str) -> bool {
    let is_day = matches!(
        column.kind,
        CellKind::Date
            | CellKind::PastDate
            | CellKind::PreciseInstant
            | CellKind::PastInstant
            | CellKind::PastPreciseInstant
    );
    is_day && value.is_null() && !text.trim().is_empty()
}

/// What a row breaks of a rule: the column, the fault and what the row says.
fn broken(rule: &Rule, row: &CsvRow) -> Option<(&'static str, Code, String)> {
    let says = |column, word| row.text(column) == word;
    let filled = |column| !row.text(column).is_empty();
    match *rule {
        Rule::Needs(column, word, other) if says(column, word) && !filled(other) => {
            Some((other, Code::MissingValue, format!("{column} {word}")))
        }
        Rule::Excludes(column, word, other) if says(column, word) && filled(other) => {
            let said = format!("{column} {word}, {other} {}", row.text(other));
            Some((other, Code::ConflictingValues, said))
        }
        Rule::NotBoth(one, other) if filled(one) && filled(other) => {
            let said = format!("{one} {}, {other} {}", row.text(one), row.text(other));
            Some((other, Code::ConflictingValues, said))
        }
        _ => None,
    }
}
