//! What a directory of the format holds, looked at before anything is written.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{
    ImportError,
    format::{CsvFile, files},
    reader::{Charset, Input, shown},
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

/// The name under which a file is in a directory: its own, else the first that differs by case only.
fn present<'n>(file: &CsvFile, names: &'n [String]) -> Option<&'n String> {
    let exact = names.iter().find(|name| *name == file.name);
    exact.or_else(|| {
        names
            .iter()
            .find(|name| name.eq_ignore_ascii_case(file.name))
    })
}

/// The known files of a directory, in the order in which they are read; all can be.
pub(super) fn survey(
    directory: &Path,
    charset: Option<Charset>,
) -> Result<Vec<(&'static CsvFile, PathBuf)>, ImportError> {
    let names = names(directory)?;
    let present: Vec<_> = files()
        .filter_map(|file| Some((file, directory.join(present(file, &names)?))))
        .collect();
    if present.is_empty() {
        return Err(ImportError::NoKnownFile(directory.to_owned()));
    }
    for (_, path) in &present {
        for input in Input::all(path)? {
            input.in_charset(charset).check()?;
        }
    }
    Ok(present)
}

/// Reports the files of a directory that the format does not know.
pub(super) fn report_unknown(directory: &Path, rejects: &mut Rejects) -> Result<(), ImportError> {
    let names = names(directory)?;
    let read: Vec<_> = files().filter_map(|file| present(file, &names)).collect();
    for name in &names {
        let ending = Path::new(name).extension();
        let csv = ending.is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        if csv && !read.contains(&name) {
            rejects.add(&Reject::of_file(&shown(name), Code::UnknownFile))?;
        }
    }
    Ok(())
}
