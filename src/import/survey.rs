//! What a directory of the format holds, looked at before anything is written.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{
    ImportError,
    format::{CsvFile, files},
    reader::{Input, Table},
    reject::{Code, Reject, Rejects},
};

/// The names of what a directory holds, in order.
fn names(directory: &Path) -> Result<Vec<String>, ImportError> {
    let unreadable = |error| ImportError::Unreadable(directory.to_owned(), error);
    let mut names = Vec::new();
    for entry in fs::read_dir(directory).map_err(unreadable)? {
        let name = entry.map_err(unreadable)?.file_name();
        names.push(name.to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

/// The known files of a directory, in the order in which they are read; all can be.
pub(super) fn survey(directory: &Path) -> Result<Vec<(&'static CsvFile, PathBuf)>, ImportError> {
    let names = names(directory)?;
    let present: Vec<_> = files()
        .filter(|file| names.iter().any(|name| name == file.name))
        .map(|file| (file, directory.join(file.name)))
        .collect();
    if present.is_empty() {
        return Err(ImportError::NoKnownFile(directory.to_owned()));
    }
    for (_, path) in &present {
        for input in Input::all(path)? {
            Table::header_of(&input)?;
        }
    }
    Ok(present)
}

/// Reports the files of a directory that the format does not know.
pub(super) fn report_unknown(directory: &Path, rejects: &mut Rejects) -> Result<(), ImportError> {
    for name in names(directory)? {
        let ending = Path::new(&name).extension();
        if ending.is_some_and(|ending| ending == "csv") && files().all(|file| file.name != name) {
            rejects.add(&Reject::of_file(&name, Code::UnknownFile))?;
        }
    }
    Ok(())
}
