//! What a directory holds, looked at before anything is written.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
};

use super::{
    ImportError,
    format::{CsvFile, files},
    reject::{Code, Reject, Rejects},
};

/// The known files of a directory, in the order in which they are read; all can be, and are UTF-8.
pub(super) fn survey(
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
