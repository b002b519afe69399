//! `import csv`: reads a directory of the CSV format into the graph.
//!
//! Rows go in batches through one statement a file; a row that comes again changes nothing, so an
//! import that was killed is simply run again. A bad row is written to the rejects and never stops
//! the others. Memory holds one batch and a hash of every key, never the rows.

use std::{
    collections::BTreeMap,
    fs,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    time::Instant,
};

use serde::{Serialize, de::IgnoredAny};
use serde_json::json;

mod batch;
mod cell;
pub mod format;
mod header;
mod known;
pub mod progress;
pub mod reject;
mod row;

use batch::{Batch, parents_first};
use format::{CsvFile, files};
use header::Header;
use known::Known;
use progress::Progress;
use reject::{Code, Reject, Rejects};
use row::{Row, RowReader};

use crate::graph::{
    error::GraphError,
    store::{GraphStore, Unit},
};

/// What an import did.
#[derive(Debug, Clone, Serialize)]
pub struct Summary {
    /// The name of the format: `csv`.
    pub format: &'static str,
    /// Rows read.
    pub read: u64,
    /// Rows written, by label or relationship.
    pub written: BTreeMap<&'static str, u64>,
    /// Rows and columns refused.
    pub rejected: u64,
    /// How long it took.
    pub seconds: f64,
}

impl Summary {
    /// Whether nothing at all could be used.
    #[must_use]
    pub fn is_useless(&self) -> bool {
        self.written.values().all(|rows| *rows == 0)
    }
}

/// Why an import stopped; but for the graph's failures, nothing has been written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ImportError {
    /// No file of the directory is one of the format.
    #[error("{0} : aucun fichier connu dans ce dossier")]
    NoKnownFile(PathBuf),
    /// A file or the directory cannot be read.
    #[error("{0} : lecture impossible")]
    Unreadable(PathBuf, #[source] std::io::Error),
    /// A file is not UTF-8.
    #[error("{0}, ligne {1} : le fichier n'est pas en UTF-8")]
    NotUtf8(PathBuf, u64),
    /// The rejects cannot be written.
    #[error("écriture des rejets impossible")]
    Rejects(#[from] csv::Error),
    /// The graph failed; what was written stays, and the import can be run again.
    #[error(transparent)]
    Graph(#[from] GraphError),
}

/// Imports a directory.
///
/// # Errors
/// See [`ImportError`].
pub async fn import_csv(
    store: &GraphStore,
    directory: &Path,
    rejects: &mut Rejects,
    progress: &mut dyn Progress,
) -> Result<Summary, ImportError> {
    let started = Instant::now();
    let present = survey(directory, rejects)?;
    let mut import = Import {
        store,
        known: Known::default(),
        rejects,
        progress,
        read: 0,
        written: BTreeMap::new(),
    };
    for (file, path) in present {
        import.file(file, &path).await?;
    }
    import.rejects.flush()?;
    Ok(Summary {
        format: "csv",
        read: import.read,
        written: import.written,
        rejected: import.rejects.count(),
        seconds: started.elapsed().as_secs_f64(),
    })
}

/// The known files of a directory, in the order in which they are read; all can be, and are UTF-8.
fn survey(
    directory: &Path,
    rejects: &mut Rejects,
) -> Result<Vec<(&'static CsvFile, PathBuf)>, ImportError> {
    let unreadable = |error| ImportError::Unreadable(directory.to_owned(), error);
    let mut names = Vec::new();
    for entry in fs::read_dir(directory).map_err(unreadable)? {
        names.push(
            entry
                .map_err(unreadable)?
                .file_name()
                .to_string_lossy()
                .into_owned(),
        );
    }
    names.sort();
    let present: Vec<_> = files()
        .filter(|file| names.iter().any(|name| name == file.name))
        .map(|file| (file, directory.join(file.name)))
        .collect();
    if present.is_empty() {
        return Err(ImportError::NoKnownFile(directory.to_owned()));
    }
    for (_, path) in &present {
        check_utf8(path)?;
    }
    let unknown = names.iter().filter(|name| {
        Path::new(name)
            .extension()
            .is_some_and(|ending| ending == "csv")
            && files().all(|file| file.name != name.as_str())
    });
    for name in unknown {
        rejects.add(&Reject::of_file(name, Code::UnknownFile))?;
    }
    Ok(present)
}

fn check_utf8(path: &Path) -> Result<(), ImportError> {
    let unreadable = |error| ImportError::Unreadable(path.to_owned(), error);
    let mut reader = BufReader::new(fs::File::open(path).map_err(unreadable)?);
    let mut line = Vec::new();
    let mut number = 0;
    while reader.read_until(b'\n', &mut line).map_err(unreadable)? > 0 {
        number += 1;
        if std::str::from_utf8(&line).is_err() {
            return Err(ImportError::NotUtf8(path.to_owned(), number));
        }
        line.clear();
    }
    Ok(())
}

struct Import<'i> {
    store: &'i GraphStore,
    known: Known,
    rejects: &'i mut Rejects,
    progress: &'i mut dyn Progress,
    read: u64,
    written: BTreeMap<&'static str, u64>,
}

impl Import<'_> {
    async fn file(&mut self, file: &'static CsvFile, path: &Path) -> Result<(), ImportError> {
        let unreadable = |error| ImportError::Unreadable(path.to_owned(), error);
        let bytes = fs::metadata(path).map_err(unreadable)?.len();
        let mut csv = csv::ReaderBuilder::new()
            .flexible(true)
            .from_reader(fs::File::open(path).map_err(unreadable)?);
        let Some(header) = Header::read(file, csv.headers()?, self.rejects)? else {
            return Ok(());
        };
        self.progress.start(file.name, bytes);
        let mut rows = RowReader::new(file, header);
        let mut batch = Batch::default();
        let mut record = csv::StringRecord::new();
        while csv.read_record(&mut record)? {
            self.read += 1;
            match rows.read(&record) {
                Ok(row) => batch.push(row),
                Err(reject) => self.rejects.add(&reject)?,
            }
            // A tree is written parents first, so it is read whole.
            if file.parent.is_none() && batch.is_full() {
                self.write(file, batch.take()).await?;
            }
            self.progress.advance(csv.position().byte());
        }
        if let Some(parent) = file.parent {
            for level in parents_first(parent, batch.take()) {
                for part in level.chunks(Batch::SIZE) {
                    self.write(file, part.to_vec()).await?;
                }
            }
        } else {
            self.write(file, batch.take()).await?;
        }
        self.progress.finish();
        Ok(())
    }

    async fn write(&mut self, file: &'static CsvFile, rows: Vec<Row>) -> Result<(), ImportError> {
        self.known.ask(self.store, &rows).await?;
        let (good, bad): (Vec<_>, Vec<_>) = rows
            .into_iter()
            .partition(|row| self.known.missing(row).is_none());
        for row in &bad {
            let column = self.known.missing(row).unwrap_or_default();
            self.rejects.add(&Reject::of_cell(
                file,
                row.line,
                column,
                Code::UnknownReference,
            ))?;
        }
        if good.is_empty() {
            return Ok(());
        }
        let values: Vec<_> = good.iter().map(|row| &row.values).collect();
        let unit = Unit::of(file.write, json!({ "rows": values }));
        self.store.write::<IgnoredAny>(unit).await?;
        *self.written.entry(file.what).or_default() += good.len() as u64;
        if let Some(label) = file.declares {
            for row in &good {
                self.known.declare(label, row.uid());
            }
        }
        Ok(())
    }
}
