//! `import`: reads a directory of the CSV format, or a source in its own shapes, into the graph.
//!
//! Rows go in batches through one statement a file; a row that comes again changes nothing, so an
//! import that was killed is simply run again. A bad row is written to the rejects and never stops
//! the others. Of a directory, memory holds one batch and a hash of every key, never the rows; of a
//! source, its rows.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use serde::Serialize;

mod align;
mod all;
mod batch;
mod cell;
mod feed;
pub mod format;
mod header;
mod hierarchy;
mod known;
pub mod lines;
mod manifest;
mod plan;
pub mod progress;
pub mod reader;
pub mod reject;
mod row;
mod run;
pub mod source;
mod survey;
mod unique;
mod withdrawal;

pub use all::import_all;
pub use cell::Dates;
pub use plan::{Left, Limit};
pub use reader::Charset;

use cell::Ways;
use feed::{FileFeed, SourceFeed};
use format::{CsvFile, files};
use lines::LineCount;
use plan::Directory;
use progress::Progress;
use reader::{Input, ReadError};
use reject::Rejects;
use run::Run;
use source::{Kind, SourceError};
use survey::report_unknown;
use withdrawal::Gone;

use crate::graph::{error::GraphError, store::GraphStore};

/// What an import did.
#[derive(Debug, Clone, Serialize)]
pub struct Summary {
    /// The name of the format: `csv`, `rome`, `esco`, `csp`, `cog` or `all`.
    pub format: &'static str,
    /// Whether nothing was written.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub dry_run: bool,
    /// The sources that were read, with their versions.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// Rows read.
    pub read: u64,
    /// Rows written, by label or relationship.
    pub written: BTreeMap<&'static str, u64>,
    /// What was left out on purpose, and how many of it.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub skipped: BTreeMap<String, u64>,
    /// What sources said in an earlier run and say no more, taken back, by label or relationship.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub withdrawn: BTreeMap<&'static str, u64>,
    /// People whom sources say no more and who stay, since nobody asked for their removal.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub kept: BTreeMap<&'static str, u64>,
    /// What a complete file does not say and nobody knows who stated, by label or relationship: it stays.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub unknown_source: BTreeMap<&'static str, u64>,
    /// Files of which more than a tenth would be taken back, in a rehearsal.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub too_much: Vec<Left>,
    /// What is no refusal and was noted, by code.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub noted: BTreeMap<&'static str, u64>,
    /// What the lines of the files of directories were.
    #[serde(skip_serializing_if = "no_line")]
    pub lines: LineCount,
    /// Rows, columns and files refused.
    pub rejected: u64,
    /// How many of them were too many to be written.
    #[serde(skip_serializing_if = "is_zero")]
    pub rejects_not_written: u64,
    /// Files whose header cannot be used, and files of which a source gave something once and nothing now.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unusable: Vec<String>,
    /// Files of a source that are absent though others need them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub absent: Vec<String>,
    /// Files that have rows and of which none could be used.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub barren: Vec<&'static str>,
    /// How long it took.
    pub seconds: f64,
}

impl Summary {
    fn new(format: &'static str) -> Self {
        Self {
            format,
            dry_run: false,
            sources: Vec::new(),
            read: 0,
            written: BTreeMap::new(),
            skipped: BTreeMap::new(),
            withdrawn: BTreeMap::new(),
            kept: BTreeMap::new(),
            unknown_source: BTreeMap::new(),
            too_much: Vec::new(),
            noted: BTreeMap::new(),
            lines: LineCount::default(),
            rejected: 0,
            rejects_not_written: 0,
            unusable: Vec::new(),
            absent: Vec::new(),
            barren: Vec::new(),
            seconds: 0.0,
        }
    }

    /// Whether nothing at all could be used; to take something back is a use.
    #[must_use]
    pub fn is_useless(&self) -> bool {
        self.written
            .values()
            .chain(self.withdrawn.values())
            .all(|rows| *rows == 0)
    }
}

/// For the serialisation of counts.
#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature is that of the library"
)]
fn is_zero(count: &u64) -> bool {
    *count == 0
}

/// For the serialisation of lines.
fn no_line(lines: &LineCount) -> bool {
    lines.all == 0
}

/// How a directory is read that says it otherwise than the format.
#[derive(Debug, Clone, Copy, Default)]
pub struct Reading {
    /// The encoding of its files, where their bytes do not show it.
    pub charset: Option<Charset>,
    /// How dates are written.
    pub dates: Dates,
}

/// What is asked of an import besides its path.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// How a directory is read.
    pub reading: Reading,
    /// How much may be taken back.
    pub limit: Limit,
    /// Who states the rows of a directory; else its manifest says it, else it is its name.
    pub source: Option<String>,
    /// The files that are the whole of what their source says; else the manifest of a directory names them.
    pub complete: Vec<String>,
    /// Whether people go whom a complete file does not say.
    pub remove_people: bool,
    /// Whether nothing is written.
    pub dry_run: bool,
}

/// Why an import stopped; but for the graph's failures, nothing has been written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ImportError {
    /// No file of the directory is one of the format.
    #[error("{0}: no file of the format in this directory")]
    NoKnownFile(PathBuf),
    /// Nothing below the directory is a source or a directory of the format.
    #[error("{0}: no source and no directory of the format below it")]
    NothingKnown(PathBuf),
    /// A file or the directory cannot be read.
    #[error("{0}: cannot be read")]
    Unreadable(PathBuf, #[source] std::io::Error),
    /// A file of the format cannot be read.
    #[error(transparent)]
    File(#[from] ReadError),
    /// A source cannot be read, or is none.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// A source says less of files than this program takes back unasked.
    #[error("{}, more than a tenth; nothing was written, --force takes them back", joined(.0))]
    TooMuchLeft(Vec<Left>),
    /// No file of the format has this name.
    #[error("{0}: no file of the format has this name")]
    NoSuchFile(String),
    /// A file that is said to be complete is not there.
    #[error("{0}: said to be complete, and absent")]
    CompleteAbsent(&'static str),
    /// A manifest that cannot be read.
    #[error("{0}: {1}")]
    BadManifest(PathBuf, String),
    /// A name that no source may have.
    #[error("{0:?}: no name of a source; name another with --source")]
    BadSource(String),
    /// The rejects cannot be written.
    #[error("the rejects cannot be written")]
    Rejects(#[from] csv::Error),
    /// The graph failed; what was written stays, and the import can be run again.
    #[error(transparent)]
    Graph(#[from] GraphError),
}

/// Some files, each with what it would lose.
fn joined(left: &[Left]) -> String {
    let lines: Vec<_> = left.iter().map(ToString::to_string).collect();
    lines.join("; ")
}

/// Imports a directory of the CSV format.
///
/// What a file says that somebody said or did after `now` is refused. A consent that it dates later waits:
/// `refresh` looks again once its instant has come.
///
/// # Errors
/// See [`ImportError`].
pub async fn import_csv(
    store: &GraphStore,
    directory: &Path,
    now: DateTime<Utc>,
    rejects: &mut Rejects,
    progress: &mut dyn Progress,
) -> Result<Summary, ImportError> {
    let options = Options::default();
    import_csv_as(store, (directory, &options), now, rejects, progress).await
}

/// Imports a directory of the CSV format as somebody says it is written, and takes back what its complete files say no
/// more.
///
/// # Errors
/// See [`ImportError`].
pub async fn import_csv_as(
    store: &GraphStore,
    (directory, options): (&Path, &Options),
    now: DateTime<Utc>,
    rejects: &mut Rejects,
    progress: &mut dyn Progress,
) -> Result<Summary, ImportError> {
    let mut run = Run::new("csv", store, now, rejects, progress);
    run.is_dry = options.dry_run;
    run.known.read_aliases(store).await?;
    let found = Directory::look(&mut run, directory, options).await?;
    run.judge(&found.gone, options.limit)?;
    report_unknown(directory, run.rejects)?;
    for (file, path) in &found.files {
        read_file(&mut run, file, (path, &found.source), options.reading).await?;
    }
    run.take_back(&found.gone).await?;
    run.note_same_persons().await?;
    run.end()
}

/// Imports a file, a zip or a directory of a source.
///
/// # Errors
/// See [`ImportError`].
pub async fn import_source(
    store: &GraphStore,
    (kind, path, options): (Kind, &Path, &Options),
    now: DateTime<Utc>,
    rejects: &mut Rejects,
    progress: &mut dyn Progress,
) -> Result<Summary, ImportError> {
    let reads = source::read_each(kind, &[path.to_owned()])?;
    let mut run = Run::new(kind.name(), store, now, rejects, progress);
    run.is_dry = options.dry_run;
    let mut planned = Vec::new();
    for read in reads {
        let gone = plan::of_source(&mut run, &read, options).await?;
        run.judge(&gone, options.limit)?;
        planned.push((read, gone));
    }
    for (read, gone) in planned {
        read_source(&mut run, read, &gone).await?;
    }
    if matches!(kind, Kind::Rome | Kind::Esco) {
        align::align(&mut run).await?;
    }
    run.end()
}

/// Reads and writes one file of the format.
async fn read_file(
    run: &mut Run<'_>,
    file: &'static CsvFile,
    (path, source): (&Path, &str),
    reading: Reading,
) -> Result<(), ImportError> {
    let unreadable = |error| ImportError::Unreadable(path.to_owned(), error);
    let bytes = fs::metadata(path).map_err(unreadable)?.len();
    run.begin_directory(source);
    let ways = Ways {
        now: run.now,
        dates: reading.dates,
    };
    for input in Input::all(path)? {
        let input = input.in_charset(reading.charset);
        let feed = FileFeed::open(file, (&input, bytes), ways, run.rejects)?;
        if let Some(mut feed) = feed {
            run.file(file, &mut feed).await?;
        }
    }
    Ok(())
}

/// Writes what was read of a source, and takes back what it says no more.
async fn read_source(
    run: &mut Run<'_>,
    mut read: source::Read,
    gone: &[Gone],
) -> Result<(), ImportError> {
    run.begin(&read);
    run.rejects.take(&mut read.problems)?;
    for (what, count) in &read.skipped {
        run.skip(what, *count);
    }
    for file in &read.barren {
        run.note_barren(file);
    }
    for file in files() {
        // The rows of a file stand together.
        let of_file = |row: &source::SourceRow| row.file == file.name;
        let Some(start) = read.rows.iter().position(of_file) else {
            continue;
        };
        let count = read.rows[start..]
            .iter()
            .take_while(|row| of_file(row))
            .count();
        let mut feed = SourceFeed::new(file, &read.rows[start..start + count], run.ways());
        run.file(file, &mut feed).await?;
    }
    run.take_back(gone).await
}
