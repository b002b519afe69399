//! `import csv`: reads a directory of the CSV format into the graph.
//!
//! Rows go in batches through one statement a file; a row that comes again changes nothing, so an
//! import that was killed is simply run again. A bad row is written to the rejects and never stops
//! the others. Memory holds one batch and a hash of every key, never the rows.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::json;

mod batch;
mod cell;
pub mod format;
mod header;
mod hierarchy;
mod known;
pub mod progress;
pub mod reject;
mod row;
mod survey;
mod unique;

use batch::{Batch, levels};
use format::CsvFile;
use header::Header;
use hierarchy::Above;
use known::KnownKeys;
use progress::Progress;
use reject::{Code, Reject, Rejects};
use row::{CsvRow, RowReader};
use survey::survey;
use unique::Taken;

use crate::{
    domain::calendar::precise_instant,
    graph::{
        error::GraphError,
        row::StaleRow,
        store::{GraphStore, Unit},
    },
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
    #[error("{0}: no file of the format in this directory")]
    NoKnownFile(PathBuf),
    /// A file or the directory cannot be read.
    #[error("{0}: cannot be read")]
    Unreadable(PathBuf, #[source] std::io::Error),
    /// A file is not UTF-8.
    #[error("{0}, line {1}: the file is not UTF-8")]
    NotUtf8(PathBuf, u64),
    /// The rejects cannot be written.
    #[error("the rejects cannot be written")]
    Rejects(#[from] csv::Error),
    /// The graph failed; what was written stays, and the import can be run again.
    #[error(transparent)]
    Graph(#[from] GraphError),
}

/// Imports a directory.
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
    let started = Instant::now();
    let present = survey(directory, rejects)?;
    let mut import = Import {
        store,
        now,
        known: KnownKeys::default(),
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

/// What the rows of one file that stand have taken and put above one another.
#[derive(Default)]
struct State {
    taken: Taken,
    above: Above,
}

struct Import<'i> {
    store: &'i GraphStore,
    now: DateTime<Utc>,
    known: KnownKeys,
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
        let mut rows = RowReader::new(file, header, self.now);
        let mut batch = Batch::default();
        let mut state = State::default();
        let mut record = csv::StringRecord::new();
        while csv.read_record(&mut record)? {
            self.read += 1;
            match rows.read(&record) {
                Ok(row) => batch.push(row),
                Err(reject) => self.rejects.add(&reject)?,
            }
            // A tree is written parents first, so it is read whole.
            if file.parent().is_none() && batch.is_full() {
                self.write(file, batch.take(), &mut state).await?;
            }
            self.progress.advance(csv.position().byte());
        }
        if let Some(parent) = file.parent() {
            let tree = levels(parent, batch.take());
            for row in &tree.cyclic {
                let reject = Reject::of_cell(file, row.line, parent, Code::Cycle);
                self.rejects.add(&reject)?;
            }
            for level in tree.parents_first {
                for part in level.chunks(Batch::SIZE) {
                    self.write(file, part.to_vec(), &mut state).await?;
                }
            }
        } else {
            self.write(file, batch.take(), &mut state).await?;
        }
        self.progress.finish();
        Ok(())
    }

    async fn write(
        &mut self,
        file: &'static CsvFile,
        rows: Vec<CsvRow>,
        state: &mut State,
    ) -> Result<(), ImportError> {
        self.known.ask(self.store, &rows).await?;
        if let Some(unique) = &file.unique {
            state.taken.ask(self.store, unique, &rows).await?;
        }
        if let Some(hierarchy) = &file.hierarchy {
            state.above.ask(self.store, hierarchy, &rows).await?;
        }
        let mut good = Vec::new();
        for row in rows {
            let fault = if let Some(column) = self.known.missing(&row) {
                Some((column, Code::UnknownReference))
            } else if let Some(unique) = file
                .unique
                .filter(|unique| !state.taken.place(unique, &row))
            {
                Some((unique.named(), Code::DuplicateKey))
            } else {
                let cyclic = file
                    .hierarchy
                    .filter(|hierarchy| !state.above.place(hierarchy, &row));
                cyclic.map(|hierarchy| (hierarchy.above, Code::Cycle))
            };
            match fault {
                None => good.push(row),
                Some((column, code)) => {
                    let reject = Reject::of_cell(file, row.line, column, code);
                    self.rejects.add(&reject)?;
                }
            }
        }
        if good.is_empty() {
            return Ok(());
        }
        let values: Vec<_> = good.iter().map(|row| &row.values).collect();
        let mut unit = Unit::new(file.write, json!({ "rows": values }));
        if let Some(derived) = &file.derives {
            let uids: BTreeSet<_> = good
                .iter()
                .flat_map(|row| row.texts(derived.columns))
                .collect();
            let params = json!({ "uids": uids, "moment": precise_instant(self.now) });
            unit = derived
                .steps
                .iter()
                .fold(unit, |unit, step| unit.and(*step, params.clone()));
        }
        let older = self.store.write(unit).await?;
        self.note_stale(file, &good, older)?;
        *self.written.entry(file.what).or_default() += good.len() as u64;
        if let Some(label) = file.declares {
            for row in &good {
                self.known.declare(label, row.uid());
            }
        }
        Ok(())
    }

    /// Writes which of some rows are older than what people said, in the order of the file.
    fn note_stale(
        &mut self,
        file: &CsvFile,
        rows: &[CsvRow],
        older: Vec<StaleRow>,
    ) -> Result<(), ImportError> {
        let stale: BTreeMap<String, StaleRow> = older
            .into_iter()
            .map(|row| (row.uid.clone(), row))
            .collect();
        for row in rows {
            if let Some(one) = stale.get(row.uid()) {
                let recorded_at = row.text("recorded_at");
                let (column, said_at) = (&one.stale_column, &one.said_at);
                let reject = Reject::stale(file, row.line, column, recorded_at, said_at);
                self.rejects.add(&reject)?;
            }
        }
        Ok(())
    }
}
