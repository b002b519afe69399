//! `import all`: every source and every directory of the format below one place, in an order in which each
//! comes after what it refers to.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};

use super::{
    ImportError, Options, Reading, Summary, align,
    plan::{Directory, of_source},
    progress::Progress,
    read_file, read_source,
    reject::Rejects,
    run::Run,
    source::{self, Kind, Read, Recognised, What},
};
use crate::graph::store::GraphStore;

/// Files of the format that come before every source: posts of sources name employers, corps stand for themselves.
const FIRST: [&str; 3] = ["organisations.csv", "places.csv", "corps.csv"];

/// Imports what was recognised below a directory.
///
/// What a source gives, a directory of the format does not give again: the source is nearer to where it was
/// made. Of several versions of ROME the newest comes last; the files of ESCO are read as one.
///
/// # Errors
/// See [`ImportError`].
pub async fn import_all(
    store: &GraphStore,
    (directory, found, options): (&Path, &[Recognised], &Options),
    now: DateTime<Utc>,
    rejects: &mut Rejects,
    progress: &mut dyn Progress,
) -> Result<Summary, ImportError> {
    let of = |kind: What| -> Vec<PathBuf> {
        let found = found.iter().filter(|item| item.kind == kind);
        // The editions of ROME in one directory are two items.
        let paths: BTreeSet<_> = found.map(|item| item.path.clone()).collect();
        paths.into_iter().collect()
    };
    let directories = of(What::CsvFormat);
    let mut sources = Vec::new();
    for kind in [Kind::Cog, Kind::Rome, Kind::Esco, Kind::Csp] {
        let mut paths = of(What::Source(kind));
        if !paths.is_empty() && kind == Kind::Csp {
            paths.extend(of(What::Lookup));
        }
        sources.push((kind, paths));
    }
    if directories.is_empty() && sources.iter().all(|(_, paths)| paths.is_empty()) {
        return Err(ImportError::NothingKnown(directory.to_owned()));
    }
    let mut run = Run::new("all", store, now, rejects, progress);
    run.is_dry = options.dry_run;
    run.known.read_aliases(store).await?;
    let mut looked = Vec::new();
    for directory in &directories {
        let directory = Directory::look(&mut run, directory, options).await?;
        run.judge(&directory.gone, options.limit)?;
        looked.push(directory);
    }
    let mut planned = Vec::new();
    for (kind, paths) in &sources {
        let mut of_kind = Vec::new();
        for read in reads(*kind, paths)? {
            let gone = of_source(&mut run, &read, options).await?;
            run.judge(&gone, options.limit)?;
            of_kind.push((read, gone));
        }
        planned.push((*kind, of_kind));
    }
    for (kind, of_kind) in planned {
        if kind == Kind::Rome {
            read_directories(&mut run, &looked, true).await?;
        }
        if kind == Kind::Csp {
            align::align(&mut run).await?;
            read_directories(&mut run, &looked, false).await?;
        }
        for (read, gone) in of_kind {
            read_source(&mut run, read, &gone).await?;
        }
    }
    for directory in &looked {
        run.take_back(&directory.gone).await?;
    }
    run.note_same_persons().await?;
    run.end()
}

/// What is read of some paths: each version of ROME by itself, the newest last, and all else together.
fn reads(kind: Kind, paths: &[PathBuf]) -> Result<Vec<Read>, ImportError> {
    if paths.is_empty() {
        return Ok(Vec::new());
    }
    if kind != Kind::Rome {
        return Ok(vec![source::read_together(kind, paths)?]);
    }
    let mut reads = Vec::new();
    for path in paths {
        reads.extend(source::read_each(kind, std::slice::from_ref(path))?);
    }
    reads.sort_by(|left, right| left.version.cmp(&right.version));
    Ok(reads)
}

async fn read_directories(
    run: &mut Run<'_>,
    looked: &[Directory],
    first: bool,
) -> Result<(), ImportError> {
    for directory in looked {
        for (file, path) in &directory.files {
            if FIRST.contains(&file.name) == first {
                let from = (path.as_path(), directory.source.as_str());
                read_file(run, file, from, Reading::default()).await?;
            }
        }
    }
    Ok(())
}
