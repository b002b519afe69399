//! The records of separated values, none longer than a bound, and none that takes the rest of the file with it.

use std::io::{self, BufRead, BufReader, Read};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// The most bytes of one record; a longer one is passed over up to the end of its first line.
const MOST: usize = 1_000_000;

/// The most cells of one record.
const CELLS: usize = 2_000;

/// How often a file is read again from the line after a record that never ended.
const AGAIN: u32 = 1_000;

/// A record.
pub(super) struct Record {
    /// Where it begins, in bytes of UTF-8.
    pub(super) byte: u64,
    /// Its cells; none where it is longer than the bound.
    pub(super) cells: Option<Vec<String>>,
}

/// The records of a stream in UTF-8.
pub(super) struct Records {
    from: BufReader<Box<dyn Read + Send>>,
    builder: ReaderBuilder,
    core: Reader,
    quoting: bool,
    /// Bytes that are read once more, and how many of them have been.
    again: Vec<u8>,
    used: usize,
    left: u32,
    byte: u64,
}

impl Records {
    pub(super) fn new(from: Box<dyn Read + Send>, separator: u8, quoting: bool) -> Self {
        let mut builder = ReaderBuilder::new();
        builder.delimiter(separator).quoting(quoting);
        Self {
            from: BufReader::new(from),
            core: builder.build(),
            builder,
            quoting,
            again: Vec::new(),
            used: 0,
            left: AGAIN,
            byte: 0,
        }
    }

    /// How many bytes have been read.
    pub(super) fn byte(&self) -> u64 {
        self.byte
    }

    /// The next record. One that is too long, or in which a quotation mark is still open at the end of the file,
    /// ends with its first line: what follows is read again.
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
                ReadRecordResult::End => return Ok(None),
                ReadRecordResult::Record => break !(last && self.quoting && is_open(&raw)),
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => text.resize(text.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => ends.resize(ends.len() * 2, 0),
            }
            if raw.len() > MOST || cells > CELLS {
                break false;
            }
        };
        if whole {
            let starts = std::iter::once(0).chain(ends.iter().copied());
            let cell = |(start, end): (usize, &usize)| {
                String::from_utf8_lossy(&text[start..*end]).into_owned()
            };
            let cells = starts.zip(&ends[..cells]).map(cell).collect();
            return Ok(Some(Record {
                byte,
                cells: Some(cells),
            }));
        }
        self.core = self.builder.build();
        self.go_back(&raw)?;
        Ok(Some(Record { byte, cells: None }))
    }

    fn consume(&mut self, read: usize) {
        self.byte += read as u64;
        if self.used < self.again.len() {
            self.used += read;
        } else {
            self.from.consume(read);
        }
    }

    /// Goes on after the first line of what was read, or after the rest of it where it is all one line.
    fn go_back(&mut self, raw: &[u8]) -> io::Result<()> {
        let blank = raw
            .iter()
            .take_while(|byte| byte.is_ascii_whitespace())
            .count();
        let end = raw[blank..].iter().position(|byte| *byte == b'\n');
        match end {
            Some(end) if self.left > 0 => {
                self.left -= 1;
                let rest = &raw[blank + end + 1..];
                self.byte -= rest.len() as u64;
                self.again = [rest, &self.again[self.used..]].concat();
                self.used = 0;
                Ok(())
            }
            _ => self.skip_line(),
        }
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
