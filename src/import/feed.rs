//! Where rows come from: a file of the format, or what a source gave of one.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::{
    ImportError,
    format::CsvFile,
    header,
    reader::{Input, Problem, ProblemCode, Table},
    reject::Rejects,
    row::{CsvRow, RowReader},
    source::SourceRow,
};

/// The rows of one file.
pub(super) trait Feed: Send {
    /// The next row that stands by itself; those that do not are reported and passed over.
    fn next(&mut self, rejects: &mut Rejects) -> Result<Option<CsvRow>, ImportError>;

    /// How many records have been read, refused ones too.
    fn read(&self) -> u64;

    /// How far it is, and how far it goes, in a unit of its own.
    fn progress(&self) -> (u64, u64);
}

/// A file of the format.
pub(super) struct FileFeed {
    table: Table,
    places: Vec<Option<usize>>,
    rows: RowReader,
    origin: Arc<str>,
    problems: Vec<Problem>,
    read: u64,
    bytes: u64,
}

impl FileFeed {
    /// Opens a file of so many bytes; none when a column is absent that every row needs.
    pub(super) fn open(
        file: &'static CsvFile,
        (input, bytes): (&Input, u64),
        now: DateTime<Utc>,
        rejects: &mut Rejects,
    ) -> Result<Option<Self>, ImportError> {
        let table = Table::open(input)?;
        let Some(places) = header::places(file, table.header(), rejects)? else {
            return Ok(None);
        };
        Ok(Some(Self {
            table,
            places,
            rows: RowReader::new(file, now),
            origin: file.name.into(),
            problems: Vec::new(),
            read: 0,
            bytes,
        }))
    }
}

impl Feed for FileFeed {
    fn next(&mut self, rejects: &mut Rejects) -> Result<Option<CsvRow>, ImportError> {
        loop {
            let record = self.table.read(&mut self.problems)?;
            let malformed = |problem: &&Problem| {
                matches!(
                    problem.code,
                    ProblemCode::MalformedRow | ProblemCode::LongLine
                )
            };
            self.read += self.problems.iter().filter(malformed).count() as u64;
            rejects.take(&mut self.problems)?;
            let Some(record) = record else {
                return Ok(None);
            };
            self.read += 1;
            let cell = |at: usize| {
                let cell = self.places[at].and_then(|place| record.cells().get(place));
                cell.map_or("", String::as_str)
            };
            match self.rows.read(&self.origin, record.line, cell) {
                Ok(row) => return Ok(Some(row)),
                Err(reject) => rejects.add(&reject)?,
            }
        }
    }

    fn read(&self) -> u64 {
        self.read
    }

    fn progress(&self) -> (u64, u64) {
        (self.table.byte(), self.bytes)
    }
}

/// What a source gave of a file.
pub(super) struct SourceFeed<'s> {
    file: &'static CsvFile,
    given: std::slice::Iter<'s, SourceRow>,
    rows: RowReader,
    all: u64,
}

impl<'s> SourceFeed<'s> {
    pub(super) fn new(file: &'static CsvFile, given: &'s [SourceRow], now: DateTime<Utc>) -> Self {
        Self {
            file,
            given: given.iter(),
            rows: RowReader::new(file, now),
            all: given.len() as u64,
        }
    }
}

impl Feed for SourceFeed<'_> {
    fn next(&mut self, rejects: &mut Rejects) -> Result<Option<CsvRow>, ImportError> {
        for given in self.given.by_ref() {
            let cell = |at: usize| given.cell(self.file.columns[at].name);
            match self.rows.read(&given.origin, given.line, cell) {
                Ok(mut row) => {
                    let kept = kept(self.file, given);
                    row.values.insert("kept".to_owned(), kept);
                    return Ok(Some(row));
                }
                Err(reject) => rejects.add(&reject)?,
            }
        }
        Ok(None)
    }

    fn read(&self) -> u64 {
        self.all - self.given.len() as u64
    }

    fn progress(&self) -> (u64, u64) {
        (self.read(), self.all)
    }
}

/// The columns in which a row replaces nothing: those of which it says nothing, and where a label is a guess,
/// all that is made of labels.
fn kept(file: &CsvFile, given: &SourceRow) -> Value {
    let silent = file
        .kept
        .iter()
        .filter(|column| given.cell(column).is_empty());
    let mut kept: Vec<&str> = silent.copied().collect();
    let guesses = given.cell("fallback").split('|');
    kept.extend(guesses.filter(|column| !column.is_empty()));
    if kept.contains(&"label_fr") {
        kept.extend(["alt_labels", "search_text", "sort_text"]);
    }
    kept.into()
}
