//! JSON values, one by one: the elements of an array, or one value a line.

use std::io::{BufRead, BufReader, Read};
use std::sync::Arc;

use serde::de::IgnoredAny;
use serde_json::Value;

use super::{
    Input, Problem, ProblemCode, ReadError,
    encoding::{Decoded, detect, repaired},
};

/// The most bytes of one value; a longer one is reported and passed over.
const MOST: usize = 1 << 26;

/// Names under which an answer of an interface wraps its list.
const WRAPPED: &[&str] = &["resultats", "results", "data", "offres", "offers", "items"];

/// How values follow one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// One or more a line: a line that is broken takes no other with it.
    Lines,
    /// Elements of an array, or objects of several lines: after a broken one, what is read next begins at the first
    /// line that begins as the broken one did.
    Apart,
    /// One object of several lines, in which a line may begin as the object does.
    One,
}

/// The objects of a JSON file, in order.
pub struct Values {
    input: Input,
    text: BufReader<Box<dyn Read + Send>>,
    layout: Layout,
    /// Whether the file is an array, and whether its end has been seen.
    array: Option<bool>,
    /// Whether anything but blanks has been seen.
    begun: bool,
    line: u64,
    column: u64,
    /// The last line of which something was reported.
    reported: u64,
    waiting: Vec<(u64, Value)>,
}

impl Values {
    /// Opens a file, after one look through it for its encoding and one at its first value.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn open(input: &Input) -> Result<Self, ReadError> {
        let encoding = detect(input)?;
        let with = |layout| -> Result<Self, ReadError> {
            let decoded = Decoded::new(input.open()?, encoding);
            Ok(Self {
                input: input.clone(),
                text: BufReader::new(Box::new(decoded)),
                layout,
                array: None,
                begun: false,
                line: 1,
                column: 0,
                reported: 0,
                waiting: Vec::new(),
            })
        };
        let mut first = with(Layout::One)?;
        let found = first.next_text()?;
        let whole = |text: &Text| serde_json::from_slice::<IgnoredAny>(&text.bytes).is_ok();
        let layout = match found {
            Some(text) if text.lines > 0 && whole(&text) => {
                if text.again {
                    Layout::One
                } else {
                    Layout::Apart
                }
            }
            _ if first.array.is_some() => Layout::Apart,
            _ => Layout::Lines,
        };
        with(layout)
    }

    /// The next object with the line on which it begins, its fields repaired one by one; what
    /// is no object or cannot be read is reported and passed over.
    ///
    /// # Errors
    /// When the file cannot be read further.
    pub fn read(&mut self, problems: &mut Vec<Problem>) -> Result<Option<(u64, Value)>, ReadError> {
        loop {
            if let Some(next) = self.waiting.pop() {
                return Ok(Some(next));
            }
            let Some(text) = self.next_text()? else {
                if self.array == Some(false) {
                    self.array = Some(true);
                    self.report(self.line, problems);
                }
                return Ok(None);
            };
            let line = text.line;
            let mut found = Vec::new();
            for value in serde_json::Deserializer::from_slice(&text.bytes).into_iter::<Value>() {
                match value {
                    Ok(value) if value.is_object() => found.push(value),
                    // What is left of a broken value on its line is not reported again.
                    _ if text.bytes.first() != Some(&b'{') && self.reported == line => break,
                    _ => {
                        self.report(line, problems);
                        break;
                    }
                }
            }
            for value in found.into_iter().rev() {
                self.unwrap(line, repair(value));
            }
        }
    }

    fn report(&mut self, line: u64, problems: &mut Vec<Problem>) {
        self.reported = line;
        problems.push(Problem {
            origin: Arc::clone(self.input.name()),
            line,
            column: String::new(),
            code: ProblemCode::BrokenJson,
            until: None,
        });
    }

    /// Puts the object by, or the objects of the list that it wraps.
    fn unwrap(&mut self, line: u64, mut value: Value) {
        let list = WRAPPED.iter().find_map(|name| {
            let list = value.get_mut(*name)?.as_array_mut()?;
            list.iter()
                .all(Value::is_object)
                .then(|| std::mem::take(list))
        });
        match list {
            Some(list) => self
                .waiting
                .extend(list.into_iter().rev().map(|value| (line, value))),
            None => self.waiting.push((line, value)),
        }
    }

    /// The text of the next value of the outermost array or of the file, or of the next line.
    fn next_text(&mut self) -> Result<Option<Text>, ReadError> {
        let mut scan = Scan::default();
        loop {
            let chunk = match self.text.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) => return Err(self.input.unreadable(error)),
            };
            if chunk.is_empty() {
                let cut = !scan.text.bytes.is_empty();
                if cut {
                    // Reported as that value, and not again as an array without an end.
                    self.array = self.array.and(Some(true));
                }
                return Ok(cut.then_some(scan.text));
            }
            let (mut used, mut whole) = (0, false);
            for byte in chunk {
                if scan.text.bytes.is_empty() {
                    (scan.text.line, scan.column) = (self.line, self.column);
                    match (byte, self.array) {
                        (b'[', None) if !self.begun => self.array = Some(false),
                        (b']', Some(_)) => self.array = Some(true),
                        _ => {}
                    }
                    self.begun |= !byte.is_ascii_whitespace();
                } else if *byte == b'{' && scan.begins_again(self.column) {
                    scan.text.again = true;
                    if self.layout == Layout::Apart {
                        // The bracket stays for the next value.
                        whole = true;
                        break;
                    }
                }
                used += 1;
                whole = if self.layout == Layout::Lines {
                    scan.see_line(*byte)
                } else {
                    scan.see(*byte)
                };
                self.column += 1;
                if *byte == b'\n' {
                    (self.line, self.column) = (self.line + 1, 0);
                }
                if whole {
                    // What ends a word, and is no part of it, may end the array.
                    if *byte == b']' && scan.text.bytes.last() != Some(byte) {
                        self.array = self.array.and(Some(true));
                    }
                    break;
                }
            }
            self.text.consume(used);
            if whole {
                return Ok(Some(scan.text));
            }
        }
    }
}

/// The text of a value.
#[derive(Default)]
struct Text {
    bytes: Vec<u8>,
    /// The line on which it begins.
    line: u64,
    /// How many line ends are in it.
    lines: u64,
    /// Whether a line of it begins as it does.
    again: bool,
}

/// Where a scan for the end of a value stands.
#[derive(Default)]
struct Scan {
    text: Text,
    /// Where in its line the value begins.
    column: u64,
    depth: u32,
    quoted: bool,
    escaped: bool,
    /// Whether nothing but blanks has been seen of the line.
    blank: bool,
}

impl Scan {
    /// Whether a bracket at a column begins a line as the value began its own.
    fn begins_again(&self, column: u64) -> bool {
        // The first element may stand behind the bracket of the array.
        let same = column == self.column || (column == 0 && self.column == 1);
        self.blank && self.text.lines > 0 && same
    }

    fn push(&mut self, byte: u8) {
        self.blank = byte == b'\n' || (self.blank && byte.is_ascii_whitespace());
        self.text.lines += u64::from(byte == b'\n');
        if self.text.bytes.len() < MOST {
            self.text.bytes.push(byte);
        }
    }

    /// Takes a byte of a line; true when the line is whole.
    fn see_line(&mut self, byte: u8) -> bool {
        let blank = self.text.bytes.is_empty() && byte.is_ascii_whitespace();
        if byte == b'\n' {
            let text = self.text.bytes.trim_ascii_end();
            let kept = text.strip_suffix(b",").unwrap_or(text).len();
            self.text.bytes.truncate(kept);
            return kept > 0;
        }
        if !blank {
            self.push(byte);
        }
        false
    }

    /// Takes a byte; true when the value is whole.
    fn see(&mut self, byte: u8) -> bool {
        if self.text.bytes.is_empty() {
            // Between values: the brackets of the outermost array, commas, blanks.
            if matches!(byte, b'[' | b']' | b',') || byte.is_ascii_whitespace() {
                return false;
            }
        } else if self.depth == 0 && !self.quoted && matches!(byte, b',' | b']' | b'\n') {
            return true;
        }
        self.push(byte);
        if self.quoted {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => self.quoted = false,
                _ => {}
            }
            return false;
        }
        match byte {
            b'"' => self.quoted = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                return self.depth == 0;
            }
            _ => {}
        }
        false
    }
}

fn repair(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(repaired(&text).into_owned()),
        Value::Array(values) => values.into_iter().map(repair).collect(),
        Value::Object(fields) => fields
            .into_iter()
            .map(|(name, value)| (repaired(&name).into_owned(), repair(value)))
            .collect(),
        other => other,
    }
}
