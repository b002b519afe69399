//! JSON values, one by one: the elements of an array, or one value a line.

use std::io::{BufRead, BufReader, Read};
use std::sync::Arc;

use serde_json::Value;

use super::{
    Input, Problem, ProblemCode, ReadError,
    encoding::{Decoded, detect, repaired},
};

/// The most bytes of one value; a longer one is reported and passed over.
const MOST: usize = 1 << 26;

/// Names under which an answer of an interface wraps its list.
const WRAPPED: &[&str] = &["resultats", "results", "data", "offres", "offers", "items"];

/// The objects of a JSON file, in order.
pub struct Values {
    input: Input,
    text: BufReader<Box<dyn Read + Send>>,
    line: u64,
    waiting: Vec<(u64, Value)>,
}

impl Values {
    /// Opens a file.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn open(input: &Input) -> Result<Self, ReadError> {
        let decoded = Decoded::new(input.open()?, detect(input)?);
        Ok(Self {
            input: input.clone(),
            text: BufReader::new(Box::new(decoded)),
            line: 1,
            waiting: Vec::new(),
        })
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
            let Some((line, text)) = self.next_text()? else {
                return Ok(None);
            };
            match serde_json::from_slice::<Value>(&text) {
                Ok(value) if value.is_object() => self.unwrap(line, repair(value)),
                _ => problems.push(Problem {
                    origin: Arc::clone(self.input.name()),
                    line,
                    column: String::new(),
                    code: ProblemCode::MalformedRow,
                }),
            }
        }
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

    /// The text of the next value of the outermost array or of the file.
    fn next_text(&mut self) -> Result<Option<(u64, Vec<u8>)>, ReadError> {
        let mut scan = Scan::default();
        let mut begun = self.line;
        loop {
            let chunk = match self.text.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) => return Err(self.input.unreadable(error)),
            };
            if chunk.is_empty() {
                return Ok((!scan.text.is_empty()).then_some((begun, scan.text)));
            }
            let mut used = 0;
            let mut whole = false;
            for byte in chunk {
                used += 1;
                if scan.text.is_empty() {
                    begun = self.line;
                }
                if *byte == b'\n' {
                    self.line += 1;
                }
                whole = scan.see(*byte);
                if whole {
                    break;
                }
            }
            self.text.consume(used);
            if whole {
                return Ok(Some((begun, scan.text)));
            }
        }
    }
}

/// Where a scan for the end of a value stands.
#[derive(Default)]
struct Scan {
    text: Vec<u8>,
    depth: u32,
    quoted: bool,
    escaped: bool,
}

impl Scan {
    /// Takes a byte; true when the value is whole.
    fn see(&mut self, byte: u8) -> bool {
        if self.text.is_empty() {
            // Between values: the brackets of the outermost array, commas, blanks.
            if matches!(byte, b'[' | b']' | b',') || byte.is_ascii_whitespace() {
                return false;
            }
        } else if self.depth == 0 && !self.quoted && matches!(byte, b',' | b']' | b'\n') {
            return true;
        }
        if self.text.len() < MOST {
            self.text.push(byte);
        }
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
