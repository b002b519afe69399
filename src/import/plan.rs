//! What a run takes back: decided before it writes anything, done when it has written everything.

use std::{fmt, path::PathBuf};

use serde::Serialize;

use super::{
    ImportError, Options, Reading,
    cell::Ways,
    feed::FileFeed,
    format::{CsvFile, files},
    manifest::{Origin, complete, origin},
    reader::Input,
    reject::Rejects,
    run::Run,
    source::{RELATIONS, Read},
    survey::survey,
    withdrawal::{Gone, Keys, key_columns},
};

/// How much of a file may be taken back in one run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Limit {
    /// A tenth of what the source said of it.
    #[default]
    Tenth,
    /// All.
    None,
}

/// A file of which more than a tenth would be taken back.
#[derive(Debug, Clone, Serialize)]
pub struct Left {
    /// The file of the format.
    pub file: &'static str,
    /// How many rows would be taken back.
    pub left: u64,
    /// Of how many that the graph has of the source.
    pub said: u64,
}

impl fmt::Display for Left {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, left, said } = self;
        write!(f, "{file}: the source says {left} of {said} rows no more")
    }
}

/// A directory of the format: its files, who states them, and what is taken back.
pub(super) struct Directory {
    pub(super) files: Vec<(&'static CsvFile, PathBuf)>,
    pub(super) source: String,
    pub(super) gone: Vec<Gone>,
}

impl Directory {
    /// Looks a directory through and compares its complete files with the graph.
    pub(super) async fn look(
        run: &mut Run<'_>,
        directory: &std::path::Path,
        options: &Options,
    ) -> Result<Self, ImportError> {
        let present = survey(directory, options.reading.charset)?;
        let Origin { source, complete } = origin(directory, options)?;
        let mut gone = Vec::new();
        for file in complete {
            let Some((_, path)) = present.iter().find(|(found, _)| found.name == file.name) else {
                return Err(ImportError::CompleteAbsent(file.name));
            };
            if let Some(keys) = keys(file, path, options.reading, run)? {
                gone.extend(run.compare(&source, file, &keys, options).await?);
            }
        }
        Ok(Self {
            files: present,
            source,
            gone,
        })
    }
}

/// The keys of a file; none when its header cannot be used, which is reported when it is read.
fn keys(
    file: &'static CsvFile,
    path: &std::path::Path,
    reading: Reading,
    run: &Run<'_>,
) -> Result<Option<Keys>, ImportError> {
    let ways = Ways {
        now: run.now,
        dates: reading.dates,
    };
    let mut keys = Keys::default();
    for input in Input::all(path)? {
        let input = input.in_charset(reading.charset);
        // What is wrong with the file is reported when its rows are read.
        let Some(feed) = FileFeed::open(file, (&input, 0), ways, &mut Rejects::counted())? else {
            return Ok(None);
        };
        keys.add(feed.keys(&run.known)?);
    }
    Ok(Some(keys))
}

/// What is taken back of a source once it is written.
pub(super) async fn of_source(
    run: &mut Run<'_>,
    read: &Read,
    options: &Options,
) -> Result<Vec<Gone>, ImportError> {
    let asked = complete(&options.complete)?;
    let source = read.stated_by();
    let mut all = Vec::new();
    for file in files() {
        let whole = asked.iter().any(|asked| asked.name == file.name);
        if !whole && !RELATIONS.contains(&file.name) {
            continue;
        }
        let mut rows = read
            .rows
            .iter()
            .filter(|row| row.file == file.name)
            .peekable();
        let gives = rows.peek().is_some();
        let mut keys = Keys::default();
        for row in rows {
            keys.note(key_columns(file).iter().map(|column| row.cell(column)));
        }
        if gives {
            all.extend(run.compare(&source, file, &keys, options).await?);
        } else if whole || read.brings.contains(&file.name) {
            // It has lost the file, or its shape: that is no reason to take all of it back.
            let gone = Gone::find(run.store, &source, file, &keys).await?;
            let said = gone.map_or(0, |gone| gone.said);
            if said > 0 {
                let version = &read.version;
                run.summary.unusable.push(format!(
                    "{}: {source} ({version}) gives none; the {said} rows of an earlier import stay",
                    file.name
                ));
            }
        }
    }
    Ok(all)
}

impl Run<'_> {
    /// Compares the keys of a complete file with the graph, and notes what stays though the file does not say it.
    async fn compare(
        &mut self,
        source: &str,
        file: &'static CsvFile,
        keys: &Keys,
        options: &Options,
    ) -> Result<Option<Gone>, ImportError> {
        if keys.unreadable > 0 {
            self.summary.unusable.push(format!(
                "{}: {} records cannot be read, so it is not the whole; nothing of it is taken back",
                file.name, keys.unreadable
            ));
            return Ok(None);
        }
        let Some(mut gone) = Gone::find(self.store, source, file, keys).await? else {
            return Ok(None);
        };
        if gone.unknown > 0 {
            *self.summary.unknown_source.entry(file.what).or_default() += gone.unknown;
        }
        if gone.is_people() && !options.remove_people {
            if gone.left > 0 {
                *self.summary.kept.entry(file.what).or_default() += gone.left;
            }
            gone.keep();
        }
        Ok(Some(gone))
    }

    /// Refuses a run that takes back more than a tenth of a file, before anything is written; a rehearsal says so.
    pub(super) fn judge<'g>(
        &mut self,
        all: impl IntoIterator<Item = &'g Gone>,
        limit: Limit,
    ) -> Result<(), ImportError> {
        let all = all.into_iter();
        let too_much = all.filter(|gone| limit == Limit::Tenth && gone.is_too_much());
        let left = too_much.map(|gone| Left {
            file: gone.file.name,
            left: gone.left,
            said: gone.said,
        });
        let left: Vec<_> = left.collect();
        if self.is_dry {
            self.summary.too_much.extend(left);
            return Ok(());
        }
        if left.is_empty() {
            return Ok(());
        }
        Err(ImportError::TooMuchLeft(left))
    }

    /// Takes back what was found, those that refer to others first.
    pub(super) async fn take_back(&mut self, all: &[Gone]) -> Result<(), ImportError> {
        let mut order: Vec<_> = files().map(|file| file.name).collect();
        order.reverse();
        let mut all: Vec<_> = all.iter().collect();
        all.sort_by_key(|gone| order.iter().position(|name| *name == gone.file.name));
        for gone in all {
            if !self.is_dry {
                gone.take_back(self.store, self.now).await?;
            }
            if gone.left > 0 {
                *self.summary.withdrawn.entry(gone.file.what).or_default() += gone.left;
            }
        }
        Ok(())
    }
}
