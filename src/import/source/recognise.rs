//! What the files of a directory are, by their columns.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use crate::import::{
    format::files,
    reader::{Input, Table},
};

use super::{DEPTH, Kind, ReadError, SourceError, cog, csp, esco, name, rome, walk};

/// What a file or directory is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A directory of the CSV format.
    CsvFormat,
    /// A file, zip or directory of a source.
    Source(Kind),
    /// A table that a source looks up.
    Lookup,
    /// Nothing that is known.
    Unknown,
}

/// A file or directory that was recognised, or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognised {
    /// What it is.
    pub kind: What,
    /// Where it is.
    pub path: PathBuf,
    /// What it is, in one line for a person.
    pub what: String,
}

/// Walks a directory, three levels deep, and says of each file that may hold data what it is.
/// The files of one directory that belong to the CSV format, ROME or ESCO are one item: the
/// directory.
///
/// # Errors
/// When a directory or file cannot be read; a broken zip is a file that is not recognised.
pub fn recognise(directory: &Path) -> Result<Vec<Recognised>, SourceError> {
    let mut found = Vec::new();
    // The files of a directory that belong together, by directory and kind.
    let mut together: BTreeMap<(PathBuf, What), Vec<(PathBuf, String)>> = BTreeMap::new();
    walk(directory, DEPTH, &mut |path| {
        let (kind, what) = file_is(path)?;
        let path = path.to_owned();
        if matches!(
            kind,
            What::CsvFormat | What::Source(Kind::Rome | Kind::Esco)
        ) {
            let directory = path.parent().unwrap_or(directory).to_owned();
            let files = together.entry((directory, kind)).or_default();
            files.push((path, what));
        } else {
            found.push(Recognised { kind, path, what });
        }
        Ok(())
    })?;
    found.extend(together.into_iter().map(|((directory, kind), mut files)| {
        let (path, what) = files.swap_remove(0);
        match (kind, files.len()) {
            (What::CsvFormat, others) => Recognised {
                kind,
                path: directory,
                what: format!("{what}, {} files", others + 1),
            },
            (_, 0) => Recognised { kind, path, what },
            (_, others) => Recognised {
                kind,
                path: directory,
                what: format!("{what}, {} files", others + 1),
            },
        }
    }));
    found.sort_by(|left, right| (left.kind, &left.path).cmp(&(right.kind, &right.path)));
    Ok(found)
}

/// What a file is, and a line that says it.
fn file_is(path: &Path) -> Result<(What, String), ReadError> {
    let inputs = match Input::all(path) {
        Ok(inputs) => inputs,
        Err(ReadError::Zip(..) | ReadError::Entry(..)) => {
            return Ok((What::Unknown, "a zip that cannot be read".to_owned()));
        }
        Err(other) => return Err(other),
    };
    for input in &inputs {
        if let Ok(Some(known)) = input_is(input) {
            return Ok(known);
        }
    }
    Ok((What::Unknown, "not recognised".to_owned()))
}

fn input_is(input: &Input) -> Result<Option<(What, String)>, ReadError> {
    if input.is_json()? {
        if rome::has_sheets(input)? {
            return Ok(Some((What::Source(Kind::Rome), rome_line(input, "JSON"))));
        }
        let offers = csp::json_form(input)?;
        return Ok(offers.map(|form| (What::Source(Kind::Csp), form.to_owned())));
    }
    let header = Table::header_of(input)?;
    let file = files().any(|file| file.name == &**input.name());
    let keyed = |name: &String| name == "uid" || name.ends_with("_uid");
    if file && header.names().iter().any(keyed) {
        return Ok(Some((What::CsvFormat, "CSV format".to_owned())));
    }
    if let Some((_, edition)) = rome::part(&header) {
        let form = match edition {
            Some(rome::Edition::Three) => "CSV of 3.x",
            Some(rome::Edition::Four) => "CSV of 4.x",
            None => "CSV",
        };
        return Ok(Some((What::Source(Kind::Rome), rome_line(input, form))));
    }
    if cog::file(&header).is_some() {
        let year = name::year(input.name()).unwrap_or_default();
        let line = format!("code officiel géographique {year}");
        return Ok(Some((What::Source(Kind::Cog), line.trim_end().to_owned())));
    }
    if let Some(form) = csp::csv_form(&header) {
        return Ok(Some((What::Source(Kind::Csp), form.to_owned())));
    }
    if csp::is_lookup(&header) {
        let line = "job titles of the State and their ROME codes, looked up by csp";
        return Ok(Some((What::Lookup, line.to_owned())));
    }
    Ok(esco::part(&header).map(|_| {
        let file = input.path().file_name().unwrap_or_default();
        let version = name::dotted_version(&file.to_string_lossy()).unwrap_or_default();
        let line = format!("ESCO {version}");
        (What::Source(Kind::Esco), line.trim_end().to_owned())
    }))
}

fn rome_line(input: &Input, form: &str) -> String {
    match name::rome_version(input.name()) {
        Some(version) => format!("ROME {version}, {form}"),
        None => format!("ROME, {form}"),
    }
}
