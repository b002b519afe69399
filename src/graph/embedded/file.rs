//! The file of a graph: one process has it, nobody else reads it, damage is noticed.

use std::{
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use kglite::api::durable::wal_path;

use super::log::{damage, sibling, write_mark};
use crate::graph::error::GraphError;

/// What else belongs to a graph, by the ending of its name.
const SIBLINGS: [&str; 4] = ["-wal", ".lock", ".lock-owner", ".committed"];

/// Links that lead from one to the next at most, as in the system.
const MOST_LINKS: usize = 40;

/// A graph's file, held by this process.
pub(super) struct KeptFile {
    path: PathBuf,
    log: PathBuf,
    mark: PathBuf,
    /// One commit or whole write at a time, so that the mark is true of the log.
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

    /// Refuses a log that was damaged after it was written.
    ///
    /// # Errors
    /// [`GraphError::Damaged`], and [`GraphError::Address`] when the log cannot be read.
    pub(super) fn check(&self) -> Result<(), GraphError> {
        match damage(&self.log, &self.mark).map_err(|error| unusable(&self.log, &error))? {
            None => Ok(()),
            Some(at) => Err(GraphError::Damaged(format!(
                "{} is damaged at byte {at}: what was committed after it is lost. Restore the file, or open \
                 it with --accept-loss as it was before (the damaged log is kept under another name)",
                self.log.display()
            ))),
        }
    }

    /// One commit or whole write at a time.
    pub(super) fn turn(&self) -> MutexGuard<'_, ()> {
        inner(&self.turn)
    }

    /// Notes how long the log is, after a commit; within a [`Self::turn`].
    pub(super) fn note_commit(&self) {
        if let Err(error) = write_mark(&self.log, &self.mark) {
            // The commit stands; only damage to the end of the log would not be noticed.
            tracing::warn!(exception.message = %error, "the length of the log cannot be noted");
        }
    }

    /// Forgets how long the log was, before the engine empties it; within a [`Self::turn`].
    ///
    /// # Errors
    /// [`GraphError::Address`] when that cannot be written.
    pub(super) fn forget_commits(&self) -> Result<(), GraphError> {
        match fs::remove_file(&self.mark) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(unusable(&self.mark, &error))
            }
            _ => Ok(()),
        }
    }

    /// After the engine has written the whole graph: the file is a new one under the same name.
    ///
    /// # Errors
    /// [`GraphError::Address`] when it cannot be held or kept from others.
    pub(super) fn renewed(&self) -> Result<(), GraphError> {
        self.lock()?;
        self.restrict()
            .map_err(|error| unusable(&self.path, &error))?;
        self.note_commit();
        Ok(())
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
