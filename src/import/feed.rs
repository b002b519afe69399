//! Where rows come from: a file of the format, or what a source gave of one.

use std::sync::Arc;

use serde_json::Value;

use super::{
    ImportError,
    cell::Ways,
    format::CsvFile,
    header,
    known::KnownKeys,
    lines::LineCount,
    reader::{Input, Problem, ProblemCode, Row, Table, fold},
    reject::{Code, Reject, Rejects},
    row::{CsvRow, RowReader},
    source::SourceRow,
    withdrawal::{Keys, key_columns},
};

/// The rows of one file.
pub(super) trait Feed: Send {
    /// The next row that stands by itself; those that do not are reported and passed over.
    fn next(&mut self, rejects: &mut Rejects) -> Result<Option<CsvRow>, ImportError>;

    /// How many records have been read, refused ones too.
    fn read(&self) -> u64;

    /// What the physical lines were, but for those of the rows that it gave.
    fn lines(&self) -> LineCount {
        LineCount::default()
    }

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
    /// The columns without a name that have had no value yet.
    unnamed: Vec<usize>,
    refused_lines: u64,
}

impl FileFeed {
    /// Opens a file of so many bytes; none when a column is absent that every row needs.
    pub(super) fn open(
        file: &'static CsvFile,
        (input, bytes): (&Input, u64),
        ways: Ways,
        rejects: &mut Rejects,
    ) -> Result<Option<Self>, ImportError> {
        let table = Table::open(input)?;
        if table.encoding() == "windows-1252" || table.encoding() == "macintosh" {
            let remark = Reject::of_file(file.name, Code::OtherEncoding);
            rejects.remark(&remark.with_detail(table.encoding().to_owned()))?;
        }
        let Some(places) = header::places(file, table.header(), rejects)? else {
            return Ok(None);
        };
        let names = table.header().names().iter().enumerate();
        let unnamed = names.filter(|(_, name)| name.is_empty());
        let unnamed = unnamed.map(|(at, _)| at).collect();
        Ok(Some(Self {
            unnamed,
            refused_lines: 0,
            table,
            places,
            rows: RowReader::new(file, ways),
            origin: file.name.into(),
            problems: Vec::new(),
            read: 0,
            bytes,
        }))
    }

    /// The keys of all records, of those too that an import refuses.
    pub(super) fn keys(mut self, known: &KnownKeys) -> Result<Keys, ImportError> {
        let columns = key_columns(self.rows.file());
        let declares = self.rows.file().declares;
        let mut keys = Keys::default();
        loop {
            let record = self.table.read(&mut self.problems)?;
            keys.unreadable += self
                .problems
                .iter()
                .filter(|problem| is_record(problem))
                .count() as u64;
            self.problems.clear();
            let Some(record) = record else {
                return Ok(keys);
            };
            let cell = |at: usize| {
                let cell = self.places[at].and_then(|place| record.cells().get(place));
                cell.map_or("", String::as_str)
            };
            match self.rows.key(columns, cell) {
                Some(texts) => keys.note(columns.iter().zip(&texts).map(|(column, text)| {
                    let is_agent = column.ends_with("agent_uid") || declares == Some("Agent");
                    if is_agent { known.stays(text) } else { text }
                })),
                None if self.is_header(&record) => {}
                None => keys.unreadable += 1,
            }
        }
    }

    /// Whether a record is the header once more.
    fn is_header(&self, record: &Row) -> bool {
        let names = self.table.header().names();
        let pairs = names.iter().zip(record.cells());
        pairs.clone().count() > 1 && pairs.clone().all(|(name, cell)| fold(name) == fold(cell))
    }

    /// Reports the columns without a name that a record is the first to fill.
    fn report_unnamed(&mut self, record: &Row, rejects: &mut Rejects) -> Result<(), ImportError> {
        let filled = |at: &usize| !record.cell(*at).is_empty();
        for at in self.unnamed.extract_if(.., |at| filled(at)) {
            let number = (at + 1).to_string();
            let reject = Reject::of_cell(&self.origin, 1, &number, Code::UnnamedColumn);
            rejects.add(&reject)?;
        }
        Ok(())
    }
}

impl Feed for FileFeed {
    fn next(&mut self, rejects: &mut Rejects) -> Result<Option<CsvRow>, ImportError> {
        loop {
            let record = self.table.read(&mut self.problems)?;
            self.read += self
                .problems
                .iter()
                .filter(|problem| is_record(problem))
                .count() as u64;
            rejects.take(&mut self.problems)?;
            let Some(record) = record else {
                return Ok(None);
            };
            self.read += 1;
            self.report_unnamed(&record, rejects)?;
            if self.is_header(&record) {
                self.refused_lines += record.lines;
                let reject = Reject::of_cell(&self.origin, record.line, "", Code::RepeatedHeader);
                rejects.add(&reject)?;
                continue;
            }
            let cell = |at: usize| {
                let cell = self.places[at].and_then(|place| record.cells().get(place));
                cell.map_or("", String::as_str)
            };
            let place = (record.line, record.lines);
            match self.rows.read(&self.origin, place, cell) {
                Ok(row) => {
                    rejects.count_noted(Code::EndOfTime, row.endless);
                    if let Some(line) = row.twin {
                        let remark = Reject::of_cell(&self.origin, row.line, "", Code::SameName);
                        rejects.remark(&remark.with_detail(format!("ligne {line}")))?;
                    }
                    return Ok(Some(row));
                }
                Err(reject) => {
                    self.refused_lines += record.lines;
                    rejects.add(&reject)?;
                }
            }
        }
    }

    fn read(&self) -> u64 {
        self.read
    }

    fn lines(&self) -> LineCount {
        let table = self.table.lines();
        LineCount {
            all: table.all,
            header: table.header,
            rejected: table.refused + self.refused_lines,
            empty: table.empty,
            ..LineCount::default()
        }
    }

    fn progress(&self) -> (u64, u64) {
        (self.table.byte(), self.bytes)
    }
}

/// Whether a problem is one of a whole record.
fn is_record(problem: &Problem) -> bool {
    matches!(
        problem.code,
        ProblemCode::MalformedRow | ProblemCode::LongLine | ProblemCode::OpenQuote
    )
}

/// What a source gave of a file.
pub(super) struct SourceFeed<'s> {
    file: &'static CsvFile,
    given: std::slice::Iter<'s, SourceRow>,
    rows: RowReader,
    all: u64,
}

impl<'s> SourceFeed<'s> {
    pub(super) fn new(file: &'static CsvFile, given: &'s [SourceRow], ways: Ways) -> Self {
        Self {
            file,
            given: given.iter(),
            rows: RowReader::new(file, ways),
            all: given.len() as u64,
        }
    }
}

impl Feed for SourceFeed<'_> {
    fn next(&mut self, rejects: &mut Rejects) -> Result<Option<CsvRow>, ImportError> {
        for given in self.given.by_ref() {
            let cell = |at: usize| given.cell(self.file.columns[at].name);
            match self.rows.read(&given.origin, (given.line, 0), cell) {
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
