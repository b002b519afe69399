//! What the physical lines of the files of a directory were.

use serde::Serialize;

/// How many lines were read, and of what. `all` is the sum of the others: no line is lost.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct LineCount {
    /// All, counted by their line feeds.
    pub all: u64,
    /// Those of headers.
    pub header: u64,
    /// Those of rows that were written.
    pub written: u64,
    /// Those of rows and records that were refused.
    pub rejected: u64,
    /// Those of rows that were left out on purpose.
    pub skipped: u64,
    /// Those with nothing in them.
    pub empty: u64,
}

impl LineCount {
    /// Adds the lines of a file.
    pub(super) fn add(&mut self, other: Self) {
        self.all += other.all;
        self.header += other.header;
        self.written += other.written;
        self.rejected += other.rejected;
        self.skipped += other.skipped;
        self.empty += other.empty;
    }
}
