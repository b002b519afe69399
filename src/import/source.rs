//! Public sources as rows of the CSV format: ROME, ESCO, Choisir le service public, the code
//! officiel géographique.
//!
//! Pure reading: nothing here knows the graph. Files are recognised by their columns, not by
//! their names; a version is read from the name. Keys are those under which the same things stand
//! in other files of the CSV format, so that sources can be loaded together.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::import::reader::{Input, ReadError, is_zip};

mod cog;
mod csp;
mod esco;
mod name;
mod recognise;
mod rome;
mod sink;
#[cfg(test)]
mod tests;
mod text;

pub use crate::import::reader::{Problem, ProblemCode};
pub use recognise::{Recognised, What, recognise};

use sink::Sink;

/// The sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Répertoire opérationnel des métiers et des emplois, 3.x or 4.x, of France Travail.
    Rome,
    /// European skills, competences, qualifications and occupations, of the European Commission.
    Esco,
    /// Choisir le service public: posts and their vacancies.
    Csp,
    /// Code officiel géographique, of INSEE: regions, departments, towns.
    Cog,
}

impl Kind {
    /// Its word on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Rome => "rome",
            Self::Esco => "esco",
            Self::Csp => "csp",
            Self::Cog => "cog",
        }
    }
}

/// A row of a file of the CSV format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceRow {
    /// The file of the CSV format: `competencies.csv`.
    pub file: &'static str,
    /// The name of the raw file.
    pub origin: Arc<str>,
    /// The physical line of the raw file from which it comes.
    pub line: u64,
    /// The cells that are not empty, by the column of the CSV format.
    pub cells: Vec<(&'static str, String)>,
}

impl SourceRow {
    /// A cell; empty when the row does not say.
    #[must_use]
    pub fn cell(&self, column: &str) -> &str {
        let cell = self.cells.iter().find(|(name, _)| *name == column);
        cell.map_or("", |(_, text)| text.as_str())
    }
}

/// What a source gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// Its name and version, to be written on every node and edge: `rome 4.60`.
    pub source: String,
    /// Its version alone: `4.60`; empty when no name of a file says it.
    pub version: String,
    /// The rows, file by file, so that what is referred to comes first.
    pub rows: Vec<SourceRow>,
    /// What could not be used.
    pub problems: Vec<Problem>,
    /// What is left out on purpose, and how many of it: `work contexts`.
    pub skipped: BTreeMap<String, u64>,
    /// The files of the CSV format of which a whole source gives rows, and of which it is the whole.
    pub brings: &'static [&'static str],
    /// The files of which it has something, and none of it could be used.
    pub barren: Vec<&'static str>,
}

impl Read {
    /// The name under which it states rows. The editions 3.x and 4.x of ROME stand together, so each is a source of its
    /// own.
    #[must_use]
    pub fn stated_by(&self) -> String {
        let word = self.source.split(' ').next().unwrap_or_default();
        match (word, self.version.split('.').next()) {
            ("rome", Some(edition)) => format!("{word} {edition}"),
            _ => word.to_owned(),
        }
    }
}

/// Why a source gives nothing.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SourceError {
    /// A file or directory cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A file whose name says one edition of ROME and whose columns are those of another.
    #[error(
        "{path}: the name of {file} says ROME {named}, its columns are those of ROME {shown}.x; nothing was imported"
    )]
    Edition {
        /// The file that holds it.
        path: PathBuf,
        /// Its own name.
        file: String,
        /// The version in the name.
        named: String,
        /// The edition of the columns.
        shown: &'static str,
    },
    /// No file is one of this source.
    #[error("{path}: no file of the source {}", kind.name())]
    NothingKnown {
        /// The source that was asked for.
        kind: Kind,
        /// Where its files were looked for.
        path: PathBuf,
    },
}

/// Reads a file, a zip or the files of a directory.
///
/// # Errors
/// When a file cannot be read, or none is of the source.
pub fn read(kind: Kind, path: &Path) -> Result<Read, SourceError> {
    read_together(kind, &[path.to_owned()])
}

/// Reads several files, zips or directories as one source: labels of several languages, a
/// classification and its relations.
///
/// # Errors
/// When a file cannot be read, or none is of the source.
pub fn read_together(kind: Kind, paths: &[PathBuf]) -> Result<Read, SourceError> {
    let newest = read_each(kind, paths)?.pop();
    newest.ok_or_else(|| nothing_known(kind, paths))
}

/// The same, with the editions 3.x and 4.x of ROME each by itself, the older first.
///
/// # Errors
/// When a file cannot be read, none is of the source, or the name of one says another edition than its columns.
pub fn read_each(kind: Kind, paths: &[PathBuf]) -> Result<Vec<Read>, SourceError> {
    let mut inputs = Vec::new();
    for path in paths {
        inputs.extend(inputs_in(path)?);
    }
    if kind == Kind::Rome {
        let reads = rome::read(&inputs)?;
        return if reads.is_empty() {
            Err(nothing_known(kind, paths))
        } else {
            Ok(reads)
        };
    }
    let mut sink = Sink::default();
    let named = match kind {
        Kind::Csp => csp::read(&inputs, paths, &mut sink)?,
        Kind::Cog => cog::read(&inputs, &mut sink)?,
        Kind::Esco | Kind::Rome => esco::read(&inputs, &mut sink)?,
    };
    match named {
        Some(named) => Ok(vec![sink.finish(named)]),
        None => Err(nothing_known(kind, paths)),
    }
}

fn nothing_known(kind: Kind, paths: &[PathBuf]) -> SourceError {
    SourceError::NothingKnown {
        kind,
        path: paths.first().cloned().unwrap_or_default(),
    }
}

/// The name of a source and its version.
struct Named {
    source: String,
    version: String,
    brings: &'static [&'static str],
}

impl Named {
    fn new(kind: Kind, version: &str, detail: &str) -> Self {
        let words = [kind.name(), version, detail];
        let words: Vec<_> = words.into_iter().filter(|word| !word.is_empty()).collect();
        Self {
            source: words.join(" "),
            version: version.to_owned(),
            brings: match kind {
                Kind::Rome | Kind::Esco => &RELATIONS,
                Kind::Csp | Kind::Cog => &[],
            },
        }
    }
}

/// What of a référentiel is taken back once it is said no more, whoever asks: people may hold the rest.
pub(super) const RELATIONS: [&str; 3] = [
    "competency_relations.csv",
    "occupation_needs.csv",
    "occupation_relations.csv",
];

/// What a path is to be read from: itself, the entries of a zip, the files of a directory three
/// levels deep and the entries of the zips in it.
fn inputs_in(path: &Path) -> Result<Vec<Input>, ReadError> {
    if !path.is_dir() {
        return Input::all(path);
    }
    let mut inputs = Vec::new();
    walk(path, DEPTH, &mut |file| -> Result<(), ReadError> {
        inputs.extend(Input::all(file)?);
        Ok(())
    })?;
    Ok(inputs)
}

/// How deep directories are looked into; the directory itself is 1.
const DEPTH: u32 = 3;

/// Visits the files of a directory that may hold data, by name; hidden ones are none.
fn walk<E: From<ReadError>>(
    directory: &Path,
    depth: u32,
    visit: &mut impl FnMut(&Path) -> Result<(), E>,
) -> Result<(), E> {
    for path in children(directory)? {
        let name = path.file_name().unwrap_or_default();
        if name.to_string_lossy().starts_with('.') {
            continue;
        }
        if path.is_dir() {
            if depth > 1 {
                walk(&path, depth - 1, visit)?;
            }
        } else if may_hold_data(&path) {
            visit(&path)?;
        }
    }
    Ok(())
}

/// What is in a directory, by name.
fn children(directory: &Path) -> Result<Vec<PathBuf>, ReadError> {
    let unreadable = |error| ReadError::Unreadable(directory.to_owned(), error);
    let mut paths = Vec::new();
    for entry in fs::read_dir(directory).map_err(unreadable)? {
        paths.push(entry.map_err(unreadable)?.path());
    }
    paths.sort();
    Ok(paths)
}

fn may_hold_data(path: &Path) -> bool {
    const ENDINGS: &[&str] = &[
        "csv", "txt", "tsv", "json", "jsonl", "ndjson", "xml", "gz", "zip",
    ];
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.to_ascii_lowercase().as_str()))
        || is_zip(path)
}
