//! One reader for files as they come from outside.
//!
//! A file may be plain, compressed, or in a zip; UTF-8 or Windows-1252, with single fields that
//! are the other; separated by `,`, `;`, `|` or tabs; JSON as an array or line by line. Column
//! names are compared without accents, case and signs. Memory holds one record.

use std::{path::PathBuf, sync::Arc};

mod encoding;
mod header;
mod inflated;
mod input;
mod json;
mod lines;
mod records;
mod swallowed;
mod table;
#[cfg(test)]
mod tests;

pub use encoding::Charset;
pub use header::{Column, Header, Shape, fold, shown};
pub use input::{Input, is_zip};
pub use json::Values;
pub use table::{Row, Table, TableLines};

/// Why a file cannot be read at all.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The file, or an entry of it, cannot be read.
    #[error("{0}: cannot be read")]
    Unreadable(PathBuf, #[source] std::io::Error),
    /// The file begins like a zip and is none.
    #[error("{0}: not a zip that can be read")]
    Zip(PathBuf, #[source] zip::result::ZipError),
    /// An entry of a zip is encrypted, or compressed otherwise than by deflate.
    #[error("{0}: the entry {1} is encrypted or compressed in a way that is not supported")]
    Entry(PathBuf, String),
    /// Neither UTF-8, UTF-16 nor Windows-1252.
    #[error(
        "{0}: the encoding of {1} is not known: neither UTF-8, UTF-16 nor Windows-1252; --encoding windows-1252 or macintosh reads it so"
    )]
    Encoding(PathBuf, String),
}

/// Why a row, a cell or a column could not be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ProblemCode {
    /// A column without which the file says nothing is absent; the file is left out.
    MissingColumn,
    /// A column that is not known; it is left out.
    UnknownColumn,
    /// The header has none of the columns without which the file says nothing; the file is left out.
    MissingHeader,
    /// The header has a column twice; the file is left out.
    DuplicateColumn,
    /// A file that others need is absent.
    MissingFile,
    /// A record with too many or too few cells; it is left out.
    MalformedRow,
    /// A record in which a quotation mark took other rows into one cell; its first line is left out, and the others
    /// are read again.
    OpenQuote,
    /// A record that is longer than any may be; it is left out.
    LongLine,
    /// A value in JSON that is no object or cannot be read; it is left out.
    BrokenJson,
    /// An object in JSON without a key without which it says nothing; it is left out.
    MissingKey,
    /// A cell without which the row says nothing is empty; the row is left out.
    MissingValue,
    /// A cell that is no date; the row is kept without it.
    BadDate,
    /// A word or code that is not known; the row is kept without it.
    UnknownValue,
    /// A code that no other file of the source explains; the row is left out.
    UnknownReference,
}

impl ProblemCode {
    /// The code, as it stands in the rejects.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::MissingColumn => "MISSING_COLUMN",
            Self::UnknownColumn => "UNKNOWN_COLUMN",
            Self::MissingHeader => "MISSING_HEADER",
            Self::DuplicateColumn => "DUPLICATE_COLUMN",
            Self::MissingFile => "MISSING_FILE",
            Self::MalformedRow => "MALFORMED_ROW",
            Self::OpenQuote => "OPEN_QUOTE",
            Self::LongLine => "LONG_LINE",
            Self::BrokenJson => "BROKEN_JSON",
            Self::MissingKey => "MISSING_KEY",
            Self::MissingValue => "MISSING_VALUE",
            Self::BadDate => "BAD_DATE",
            Self::UnknownValue => "UNKNOWN_VALUE",
            Self::UnknownReference => "UNKNOWN_REFERENCE",
        }
    }
}

/// Something that could not be used; it never holds the value itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The name of the raw file.
    pub origin: Arc<str>,
    /// The physical line on which the record begins; the header is line 1.
    pub line: u64,
    /// The column, as the file spells it; empty when it is the whole row.
    pub column: String,
    /// What is wrong.
    pub code: ProblemCode,
    /// The line on which a quotation mark was closed that took other rows into one cell.
    pub until: Option<u64>,
}
