//! The records of separated values, none longer than a bound, and none that takes the rest of the file with it.

use std::io::{self, BufRead, BufReader, Read};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::swallowed::{Width, breaks, lines, swallows};

/// The most bytes of one record; a longer one is passed over up to the end of its first line.
const MOST: usize = 1_000_000;

/// The most cells of one record.
const CELLS: usize = 2_000;

/// How many bytes of a file are read again, from the lines after records that are broken.
const AGAIN: usize = 1_000_000_000;

/// A record.
pub(super) struct Record {
    /// Where it begins, in bytes of UTF-8.
    pub(super) byte: u64,
    /// Its cells; none where it is longer than the bound, or where a quotation mark took other rows into one cell.
    pub(super) cells: Option<Vec<String>>,
    /// How many physical lines it takes.
    pub(super) lines: u64,
    /// How many lines after its first the quotation mark was closed that took other rows into one cell.
    pub(super) closed_after: Option<u64>,
}

/// The records of a stream in UTF-8.
pub(super) struct Records {
    from: BufReader<Box<dyn Read + Send>>,
    builder: ReaderBuilder,
    core: Reader,
    separator: u8,
    quoting: bool,
    /// How many cells a row has.
    width: Option<Width>,
    /// Bytes that are read once more, and how many of them have been.
    again: Vec<u8>,
    used: usize,
    left: usize,
    byte: u64,
    /// Whether the last record ended with a carriage return, of which the line feed may follow.
    returned: bool,
    blank: u64,
}

impl Records {
    pub(super) fn new(from: Box<dyn Read + Send>, separator: u8, quoting: bool) -> Self {
        let mut builder = ReaderBuilder::new();
        builder.delimiter(separator).quoting(quoting);
        Self {
            from: BufReader::new(from),
            core: builder.build(),
            builder,
            separator,
            quoting,
            width: None,
            again: Vec::new(),
            used: 0,
            left: AGAIN,
            byte: 0,
            returned: false,
            blank: 0,
        }
    }

    /// Notes how many cells a row has, once the header is read.
    pub(super) fn expect(&mut self, width: Width) {
        self.width = Some(width);
    }

    /// How many lines between records were empty.
    pub(super) fn blank(&self) -> u64 {
        self.blank
    }

    /// How many bytes have been read.
    pub(super) fn byte(&self) -> u64 {
        self.byte
    }

    /// The next record. One that is too long, in which a quotation mark is still open at the end of the file, or in
    /// which one took other rows with it, ends with its first line: what follows is read again.
    pub(super) fn read(&mut self) -> io::Result<Option<Record>> {
        let byte = self.byte;
        let (mut raw, mut text, mut ends) = (Vec::new(), vec![0; 4096], vec![0; 64]);
        let (mut written, mut cells) = (0, 0);
        let whole = loop {
            let input = if self.used < self.again.len() {
                &self.again[self.used..]
            } else {
                self.from.fill_buf()?
            };
            let last = input.is_empty();
            let (result, read, wrote, ended) =
                self.core
                    .read_record(input, &mut text[written..], &mut ends[cells..]);
            raw.extend_from_slice(&input[..read]);
            self.consume(read);
            (written, cells) = (written + wrote, cells + ended);
            match result {
                ReadRecordResult::End => {
                    self.pass_blank(&raw);
                    return Ok(None);
                }
                ReadRecordResult::Record => break !(last && self.quoting && is_open(&raw)),
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => text.resize(text.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => ends.resize(ends.len() * 2, 0),
            }
            if raw.len() > MOST || cells > CELLS {
                break false;
            }
        };
        let start = self.pass_blank(&raw);
        let body = &raw[start..];
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let spans: Vec<_> = starts.zip(ends[..cells].iter().copied()).collect();
        let cell = |(start, end): &(usize, usize)| &text[*start..*end];
        let swallows = whole
            && self.width.is_some_and(|width| {
                let cells: Vec<_> = spans.iter().map(cell).collect();
                swallows(body, &cells, width, self.separator)
            });
        if whole && !swallows {
            self.returned = body.ends_with(b"\r");
            let cells = spans
                .iter()
                .map(|span| String::from_utf8_lossy(cell(span)).into_owned());
            return Ok(Some(Record {
                byte,
                cells: Some(cells.collect()),
                lines: lines(body),
                closed_after: None,
            }));
        }
        let closed_after = swallows.then(|| lines(body) - 1);
        self.core = self.builder.build();
        self.returned = false;
        let lines = self.go_back(body, swallows)?;
        Ok(Some(Record {
            byte,
            cells: None,
            lines,
            closed_after,
        }))
    }

    /// Counts the empty lines before a record, and says where it begins.
    fn pass_blank(&mut self, raw: &[u8]) -> usize {
        let end = usize::from(self.returned && raw.first() == Some(&b'\n'));
        let is_end = |byte: &&u8| matches!(**byte, b'\r' | b'\n');
        let blank = raw[end..].iter().take_while(is_end).count();
        self.blank += breaks(&raw[end..end + blank]);
        end + blank
    }

    fn consume(&mut self, read: usize) {
        self.byte += read as u64;
        if self.used < self.again.len() {
            self.used += read;
        } else {
            self.from.consume(read);
        }
    }

    /// Goes on after the first line of a record, or after the rest of it where it is all one line; says how many
    /// lines that are. A record that is whole and may not be read again is passed over.
    fn go_back(&mut self, body: &[u8], whole: bool) -> io::Result<u64> {
        let first = body.iter().position(|byte| *byte == b'\n');
        let rest = first.map_or(0, |end| body.len() - end - 1);
        if first.is_some() && rest <= self.left {
            self.left -= rest;
            self.byte -= rest as u64;
            let rest = &body[body.len() - rest..];
            self.again = [rest, &self.again[self.used..]].concat();
            self.used = 0;
            return Ok(1);
        }
        if whole {
            return Ok(lines(body));
        }
        self.skip_line()?;
        Ok(breaks(body) + 1)
    }

    fn skip_line(&mut self) -> io::Result<()> {
        loop {
            let input = if self.used < self.again.len() {
                &self.again[self.used..]
            } else {
                self.from.fill_buf()?
            };
            if input.is_empty() {
                return Ok(());
            }
            let end = input.iter().position(|byte| *byte == b'\n');
            let read = end.map_or(input.len(), |end| end + 1);
            self.consume(read);
            if end.is_some() {
                return Ok(());
            }
        }
    }
}

/// Whether a quotation mark is open at the end of a text.
fn is_open(text: &[u8]) -> bool {
    text.iter().fold(false, |open, byte| open ^ (*byte == b'"'))
}
