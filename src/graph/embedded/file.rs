//! The file of a graph: one process has it, nobody else reads it, damage is noticed.

use std::{
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use kglite::api::durable::wal_path;

use super::{
    log::{self, HEADER, sibling},
    mark::{self, Mark},
};
use crate::graph::error::GraphError;

/// What else belongs to a graph, by the ending of its name.
const SIBLINGS: [&str; 4] = ["-wal", ".lock", ".lock-owner", ".committed"];

/// Links that lead from one to the next at most, as in the system.
const MOST_LINKS: usize = 40;

/// What the files of a graph promise before it is opened.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Promise {
    /// The number of the last commit; 0 when none is promised.
    last: u64,
    /// The number of the first commit in the log.
    first: Option<u64>,
}

/// A graph's file, held by this process.
pub(super) struct KeptFile {
    path: PathBuf,
    log: PathBuf,
    mark: PathBuf,
    /// One commit or whole write at a time, so that the mark is of the last.
    turn: Mutex<()>,
    /// The file itself, locked: two names of one file are one graph.
    held: Mutex<Option<File>>,
    /// The engine's own lock, which is that of the path.
    lease: Mutex<Option<Box<dyn std::any::Any + Send>>>,
}

impl KeptFile {
    /// The file at a path, whatever links lead to it; nothing of it is read or written yet.
    ///
    /// # Errors
    /// [`GraphError::Address`] when its directory is not there or another process has the file.
    pub(super) fn hold(path: &Path) -> Result<Self, GraphError> {
        let path = resolve(path).map_err(|error| unusable(path, &error))?;
        let file = Self {
            log: wal_path(&path),
            mark: sibling(&path, ".committed"),
            path,
            turn: Mutex::default(),
            held: Mutex::default(),
            lease: Mutex::default(),
        };
        file.lock()?;
        Ok(file)
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Keeps the engine's own lock as long as the file.
    pub(super) fn keep_lease(&self, lease: Box<dyn std::any::Any + Send>) {
        *inner(&self.lease) = Some(lease);
    }

    /// Refuses a log that was damaged after it was written, or that has lost its end.
    ///
    /// # Errors
    /// [`GraphError::Damaged`], and [`GraphError::Address`] when the log cannot be read.
    pub(super) fn check(&self) -> Result<Promise, GraphError> {
        let log = log::scan(&self.log).map_err(|error| unusable(&self.log, &error))?;
        let mark = Mark::read(&self.mark).map_err(|error| unusable(&self.mark, &error))?;
        if let Some(log) = log.filter(|log| log.damaged) {
            return Err(self.damaged_at(log.whole));
        }
        let commits = log.and_then(|log| log.commits);
        let mut promise = Promise {
            last: 0,
            first: commits.map(|(first, _)| first),
        };
        match (mark, log) {
            // A graph that is new; or its file alone, which is whole by itself.
            (Mark::Missing, None) => {}
            (Mark::Missing, Some(log)) if log.length <= HEADER && !self.path.exists() => {}
            (Mark::Missing, Some(_)) => return Err(self.mark_lost("is not there")),
            (Mark::Garbled, _) => return Err(self.mark_lost("is damaged")),
            (Mark::Commit(last), _) => {
                // A log without a commit may have been folded into the graph: that is looked at once it is open.
                if commits.is_some_and(|(_, found)| found < last) {
                    return Err(self.damaged_at(log.map_or(0, |log| log.whole)));
                }
                promise.last = last;
            }
            (Mark::Length(length), log) => {
                let whole = log.map_or(0, |log| log.whole);
                if whole < length && length > HEADER {
                    return Err(self.damaged_at(whole));
                }
            }
        }
        Ok(promise)
    }

    /// Refuses a graph in which commits are missing that its files promised.
    ///
    /// # Errors
    /// [`GraphError::Damaged`].
    pub(super) fn hold_to(
        &self,
        promise: &Promise,
        folded: u64,
        reached: u64,
    ) -> Result<(), GraphError> {
        if reached < promise.last {
            return Err(self.damaged_at(HEADER));
        }
        // The log goes on from a later graph than the one that is here.
        if promise.first.is_some_and(|first| first > folded + 1) {
            return Err(GraphError::Damaged(format!(
                "{} is older than its log: commits {} to {} are lost. Restore the file, or open it with --accept-loss",
                self.path.display(),
                folded + 1,
                promise.first.unwrap_or_default() - 1,
            )));
        }
        Ok(())
    }

    fn damaged_at(&self, at: u64) -> GraphError {
        GraphError::Damaged(format!(
            "{} is damaged at byte {at}: what was committed after it is lost. Restore the file, or open \
             it with --accept-loss as it was before (the damaged log is kept under another name)",
            self.log.display()
        ))
    }

    fn mark_lost(&self, how: &str) -> GraphError {
        GraphError::Damaged(format!(
            "{} {how}: nothing says whether the log has its end. Copy it with the graph and its log, or open \
             them with --accept-loss as they are",
            self.mark.display()
        ))
    }

    /// One commit or whole write at a time.
    pub(super) fn turn(&self) -> MutexGuard<'_, ()> {
        inner(&self.turn)
    }

    /// Notes the number of the last commit; within a [`Self::turn`].
    pub(super) fn note_commit(&self, commit: u64) {
        if let Err(error) = mark::write(&self.mark, commit) {
            // The commit stands; only damage to the end of the log would not be noticed.
            tracing::warn!(exception.message = %error, "the last commit cannot be noted");
        }
    }

    /// Notes the number of the last commit of a graph that was opened, whatever was noted before.
    ///
    /// # Errors
    /// [`GraphError::Address`] when that cannot be written.
    pub(super) fn begin(&self, commit: u64) -> Result<(), GraphError> {
        mark::replace(&self.mark, commit).map_err(|error| unusable(&self.mark, &error))?;
        self.renewed()
    }

    /// After the engine has written the whole graph: the file is a new one under the same name.
    ///
    /// # Errors
    /// [`GraphError::Address`] when it cannot be held or kept from others.
    pub(super) fn renewed(&self) -> Result<(), GraphError> {
        self.lock()?;
        self.restrict()
            .map_err(|error| unusable(&self.path, &error))
    }

    /// Keeps every file of the graph from everybody else.
    pub(super) fn restrict(&self) -> io::Result<()> {
        let siblings = SIBLINGS.iter().map(|ending| sibling(&self.path, ending));
        for path in siblings.chain([self.path.clone()]) {
            match private(&path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }

    /// Locks the file that is under the name now; nothing to lock before the first whole write.
    fn lock(&self) -> Result<(), GraphError> {
        let file = match File::open(&self.path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(unusable(&self.path, &error)),
        };
        let mut held = inner(&self.held);
        if let Some(held) = held.as_ref()
            && is_same(held, &file).map_err(|error| unusable(&self.path, &error))?
        {
            return Ok(());
        }
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(GraphError::Address(format!(
                    "{} is in use by another process",
                    self.path.display()
                )));
            }
            Err(TryLockError::Error(error)) => return Err(unusable(&self.path, &error)),
        }
        *held = Some(file);
        Ok(())
    }
}

fn inner<T>(kept: &Mutex<T>) -> MutexGuard<'_, T> {
    kept.lock().unwrap_or_else(PoisonError::into_inner)
}

fn unusable(path: &Path, error: &io::Error) -> GraphError {
    GraphError::Address(format!("{}: {error}", path.display()))
}

/// The path without links; a file that is not there yet is named by its directory.
fn resolve(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    // Links to a file that is not there yet; a circle of links ends nowhere.
    for _ in 0..MOST_LINKS {
        let Ok(target) = fs::read_link(&path) else {
            break;
        };
        if path.exists() {
            return path.canonicalize();
        }
        path = path.parent().unwrap_or(Path::new("")).join(target);
    }
    if path.exists() {
        return path.canonicalize();
    }
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let directory = match path.parent() {
        Some(directory) if !directory.as_os_str().is_empty() => directory,
        _ => Path::new("."),
    };
    Ok(directory.canonicalize()?.join(name))
}

#[cfg(unix)]
fn is_same(one: &File, other: &File) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt as _;
    let (one, other) = (one.metadata()?, other.metadata()?);
    Ok((one.dev(), one.ino()) == (other.dev(), other.ino()))
}

#[cfg(not(unix))]
fn is_same(_: &File, _: &File) -> io::Result<bool> {
    Ok(true)
}

#[cfg(unix)]
fn private(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(0o600))
}

#[cfg(not(unix))]
fn private(_: &Path) -> io::Result<()> {
    Ok(())
}
