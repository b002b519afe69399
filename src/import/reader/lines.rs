//! The physical line on which a record begins.

use std::{
    collections::VecDeque,
    io::{self, BufRead as _, Read},
    sync::{Arc, Mutex, PoisonError},
};

/// A line of which the number may still be asked.
struct Line {
    start: u64,
    number: u64,
    blank: bool,
}

/// The lines of a stream between the last record and what has been read ahead.
pub(super) struct Lines {
    at: u64,
    known: VecDeque<Line>,
}

impl Lines {
    fn new() -> Self {
        let first = Line {
            start: 0,
            number: 1,
            blank: true,
        };
        Self {
            at: 0,
            known: VecDeque::from([first]),
        }
    }

    fn see(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            // The library's search for a line feed, which cannot fail on bytes in memory.
            let mut rest = bytes;
            let length = rest.skip_until(b'\n').unwrap_or(bytes.len()).max(1);
            let (line, after) = bytes.split_at(length);
            bytes = after;
            self.at += line.len() as u64;
            let text = line.strip_suffix(b"\n");
            let number = match self.known.back_mut() {
                Some(last) => {
                    let text = text.unwrap_or(line);
                    last.blank &= text.iter().all(|byte| *byte == b'\r');
                    last.number + 1
                }
                None => 1,
            };
            if text.is_some() {
                self.known.push_back(Line {
                    start: self.at,
                    number,
                    blank: true,
                });
            }
        }
    }

    /// How many lines have been read.
    pub(super) fn all(&self) -> u64 {
        self.known
            .back()
            .map_or(0, |last| last.number - u64::from(last.start == self.at))
    }

    /// The line of a record of which the reader says that it begins at a byte: it may point at the
    /// line feed before it, or at blank lines before it.
    pub(super) fn of_record(&mut self, byte: u64) -> u64 {
        // The first line that begins at the byte or, when the byte is a line feed, right after it.
        while self.known.get(1).is_some_and(|next| next.start <= byte + 1)
            && self.known.front().is_some_and(|line| line.start < byte)
        {
            self.known.pop_front();
        }
        while self.known.len() > 1 && self.known.front().is_some_and(|line| line.blank) {
            self.known.pop_front();
        }
        self.known.front().map_or(0, |line| line.number)
    }
}

/// A stream that keeps account of its lines.
pub(super) struct Counted<R> {
    from: R,
    lines: Arc<Mutex<Lines>>,
}

impl<R> Counted<R> {
    pub(super) fn new(from: R) -> (Self, Arc<Mutex<Lines>>) {
        let lines = Arc::new(Mutex::new(Lines::new()));
        let counted = Self {
            from,
            lines: Arc::clone(&lines),
        };
        (counted, lines)
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(buffer)?;
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        lines.see(&buffer[..read]);
        Ok(read)
    }
}
