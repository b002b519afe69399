//! A file of separated values, record by record.

use std::{
    io::{Cursor, Read},
    sync::{Arc, Mutex, PoisonError},
};

use encoding_rs::Encoding;

use super::{
    Header, Input, Problem, ProblemCode, ReadError, Shape,
    encoding::{Decoded, detect, fill, guess, repaired},
    lines::{Counted, Lines},
    records::{Record, Records},
    swallowed::Width,
};

/// How much of a file is looked at for its header.
const START: usize = 1 << 16;

const SEPARATORS: [u8; 4] = [b',', b';', b'|', b'\t'];

/// A record.
#[derive(Debug, Clone)]
pub struct Row {
    /// The physical line on which it begins.
    pub line: u64,
    /// How many physical lines it takes.
    pub lines: u64,
    cells: Vec<String>,
    placed: Arc<[(&'static str, usize)]>,
}

impl Row {
    /// The cell of a column, without blanks around it; empty when the file has no such column.
    #[must_use]
    pub fn text(&self, column: &str) -> &str {
        let placed = self.placed.iter().find(|(name, _)| *name == column);
        placed.map_or("", |(_, at)| self.cell(*at))
    }

    /// Every cell, as the file has it.
    #[must_use]
    pub fn cells(&self) -> &[String] {
        &self.cells
    }

    /// The cell at a position, without blanks around it.
    #[must_use]
    pub fn cell(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", |cell| cell.trim())
    }
}

/// An open file of separated values.
pub struct Table {
    input: Input,
    header: Header,
    separator: u8,
    records: Records,
    lines: Arc<Mutex<Lines>>,
    placed: Arc<[(&'static str, usize)]>,
    encoding: &'static Encoding,
    width: Width,
    header_lines: u64,
    refused_lines: u64,
    empty_lines: u64,
}

/// What the physical lines of a file were.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TableLines {
    /// All that have been read.
    pub all: u64,
    /// Those of the header.
    pub header: u64,
    /// Those of records that do not fit.
    pub refused: u64,
    /// Those with nothing in them.
    pub empty: u64,
}

impl Table {
    /// Opens a file and reads its header, after one look through the file for its encoding.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn open(input: &Input) -> Result<Self, ReadError> {
        Self::decode(input, input.open()?, detect(input)?)
    }

    /// The header of a file, from its first bytes only.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn header_of(input: &Input) -> Result<Header, ReadError> {
        let mut start = vec![0; START];
        let read = fill(&mut input.open()?, &mut start).map_err(|error| input.unreadable(error))?;
        start.truncate(read);
        let encoding = guess(&start);
        Ok(Self::decode(input, Box::new(Cursor::new(start)), encoding)?.header)
    }

    fn decode(
        input: &Input,
        bytes: Box<dyn Read + Send>,
        encoding: &'static Encoding,
    ) -> Result<Self, ReadError> {
        let unreadable = |error| input.unreadable(error);
        let mut decoded = Decoded::new(bytes, encoding);
        let mut start = vec![0; START];
        let read = fill(&mut decoded, &mut start).map_err(unreadable)?;
        start.truncate(read);
        let (separator, quoted) = sniff(&start);
        let (counted, lines) = Counted::new(Cursor::new(start).chain(decoded));
        // Exports separated by bars do not quote: there a quotation mark is one.
        let quoting = separator != b'|' || quoted;
        let mut records = Records::new(Box::new(counted), separator, quoting);
        let first = records.read().map_err(unreadable)?;
        let header_lines = first.as_ref().map_or(0, |record| record.lines);
        let names = first.and_then(|record| record.cells).unwrap_or_default();
        let names = names.iter().map(|name| repaired(name).trim().to_owned());
        let header = Header::new(names.collect());
        let last_called = header.names().iter().rposition(|name| !name.is_empty());
        let width = Width {
            least: last_called.map_or(0, |last| last + 1),
            most: header.names().len(),
        };
        records.expect(width);
        Ok(Self {
            input: input.clone(),
            header,
            separator,
            records,
            lines,
            placed: Arc::new([]),
            encoding,
            width,
            header_lines,
            refused_lines: 0,
            empty_lines: 0,
        })
    }

    /// Its header.
    #[must_use]
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// What stands between its cells.
    #[must_use]
    pub fn separator(&self) -> char {
        self.separator.into()
    }

    /// What the encoding of the file is called.
    #[must_use]
    pub fn encoding(&self) -> &'static str {
        self.encoding.name()
    }

    /// What the lines were that have been read.
    #[must_use]
    pub fn lines(&self) -> TableLines {
        let lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        TableLines {
            all: lines.all(),
            header: self.header_lines,
            refused: self.refused_lines,
            empty: self.empty_lines + self.records.blank(),
        }
    }

    /// How many bytes have been read, in UTF-8.
    #[must_use]
    pub fn byte(&self) -> u64 {
        self.records.byte()
    }

    /// Takes the columns of a shape; false, and nothing can be read, when a required one is absent.
    pub fn take(&mut self, shape: &Shape, problems: &mut Vec<Problem>) -> bool {
        let placed = self.header.place(shape, self.input.name(), problems);
        let whole = placed.is_some();
        self.placed = placed.unwrap_or_default().into();
        whole
    }

    /// The next record; those with too many or too few cells are reported and passed over.
    ///
    /// # Errors
    /// When the file cannot be read further.
    pub fn read(&mut self, problems: &mut Vec<Problem>) -> Result<Option<Row>, ReadError> {
        loop {
            let record = self.records.read();
            let Some(Record {
                byte,
                cells,
                lines: taken,
                closed_after,
            }) = record.map_err(|error| self.input.unreadable(error))?
            else {
                return Ok(None);
            };
            let line = {
                let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
                lines.of_record(byte)
            };
            let code = match &cells {
                None if closed_after.is_some() => Some(ProblemCode::OpenQuote),
                None => Some(ProblemCode::LongLine),
                Some(cells) if cells.iter().all(|cell| cell.trim().is_empty()) => {
                    self.empty_lines += taken;
                    continue;
                }
                Some(cells) => {
                    let mut beyond = cells.iter().skip(self.width.most);
                    let beyond = beyond.any(|cell| !cell.trim().is_empty());
                    (cells.len() < self.width.least || beyond).then_some(ProblemCode::MalformedRow)
                }
            };
            if let Some(code) = code {
                self.refused_lines += taken;
                problems.push(Problem {
                    origin: Arc::clone(self.input.name()),
                    line,
                    column: String::new(),
                    code,
                    until: closed_after.map(|lines| line + lines),
                });
                continue;
            }
            return Ok(Some(Row {
                line,
                lines: taken,
                cells: cells
                    .unwrap_or_default()
                    .iter()
                    .map(|cell| repaired(cell).into_owned())
                    .collect(),
                placed: Arc::clone(&self.placed),
            }));
        }
    }
}

/// The separator that the header line has most of outside quotes, and whether it quotes.
fn sniff(start: &[u8]) -> (u8, bool) {
    let mut counts = [0_u32; SEPARATORS.len()];
    let mut quoted = false;
    let mut any_quote = false;
    for byte in start.iter().skip_while(|byte| byte.is_ascii_whitespace()) {
        match byte {
            b'"' => {
                quoted = !quoted;
                any_quote = true;
            }
            b'\n' | b'\r' if !quoted => break,
            _ if quoted => {}
            _ => {
                if let Some(at) = SEPARATORS.iter().position(|separator| separator == byte) {
                    counts[at] += 1;
                }
            }
        }
    }
    let most = counts.iter().max().copied().unwrap_or_default();
    let at = counts.iter().position(|count| *count == most);
    (at.map_or(b',', |at| SEPARATORS[at]), any_quote)
}
