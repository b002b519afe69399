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
    let mut together = Together::new();
    walk(directory, DEPTH, &mut |path| -> Result<(), SourceError> {
        let (kind, what, group) = file_is(path)?;
        let path = path.to_owned();
        if matches!(
            kind,
            What::CsvFormat | What::Source(Kind::Rome | Kind::Esco)
        ) {
            let directory = path.parent().unwrap_or(directory).to_owned();
            let files = together.entry((directory, kind, group)).or_default();
            files.push((path, what));
        } else {
            found.push(Recognised { kind, path, what });
        }
        Ok(())
    })?;
    join_editions(&mut together);
    found.extend(
        together
            .into_iter()
            .map(|((directory, kind, _), mut files)| {
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
            }),
    );
    found.sort_by(|left, right| (left.kind, &left.path).cmp(&(right.kind, &right.path)));
    Ok(found)
}

/// The files of a directory that belong together, by directory, kind and, of ROME, edition and version.
type Together = BTreeMap<(PathBuf, What, String), Vec<(PathBuf, String)>>;

/// The group of a file of ROME that is of no edition.
const ANY: &str = " ";

/// Gives the files of ROME that are of no edition or no version to those that are, and says of all but the newest
/// version of an edition that it is not read.
fn join_editions(together: &mut Together) {
    let rome = What::Source(Kind::Rome);
    let keys: Vec<_> = together
        .keys()
        .filter(|key| key.1 == rome)
        .cloned()
        .collect();
    for key in &keys {
        let group = key.2.as_str();
        let here = keys
            .iter()
            .filter(|other| other.0 == key.0 && other.2 != ANY);
        let newest = here
            .clone()
            .filter(|other| other.2.starts_with(&group[..1]))
            .max();
        if group != ANY && group.len() > 1 {
            if let Some(files) = together.get_mut(key).filter(|_| newest != Some(key)) {
                files[0].1.push_str(", older and not read");
            }
            continue;
        }
        let into: Vec<_> = match newest {
            Some(newest) => vec![newest],
            None => here.collect(),
        };
        if into.iter().all(|other| *other == key) {
            continue;
        }
        let files = together.remove(key).unwrap_or_default();
        for other in into {
            together
                .entry(other.clone())
                .or_default()
                .extend(files.clone());
        }
    }
}

/// What a file is, a line that says it, and of ROME its edition and version: `33.47`.
fn file_is(path: &Path) -> Result<(What, String, String), SourceError> {
    let inputs = match Input::all(path) {
        Ok(inputs) => inputs,
        Err(ReadError::Zip(..) | ReadError::Entry(..)) => {
            let line = "a zip that cannot be read".to_owned();
            return Ok((What::Unknown, line, String::new()));
        }
        Err(other) => return Err(other.into()),
    };
    for input in &inputs {
        match input_is(input) {
            Ok(Some(known)) => return Ok(known),
            Err(error @ SourceError::Edition { .. }) => return Err(error),
            Err(SourceError::Read(ReadError::Encoding(..))) => {
                let line = "in an encoding that is not known".to_owned();
                return Ok((What::Unknown, line, String::new()));
            }
            Ok(None) | Err(_) => {}
        }
    }
    Ok((What::Unknown, "not recognised".to_owned(), String::new()))
}

fn input_is(input: &Input) -> Result<Option<(What, String, String)>, SourceError> {
    if let Some(file) = rome::file(input)? {
        return Ok(Some(rome_is(input, &file)?));
    }
    let other = other_is(input)?;
    Ok(other.map(|(what, line)| (what, line, String::new())))
}

/// What a file is that is none of ROME.
fn other_is(input: &Input) -> Result<Option<(What, String)>, ReadError> {
    if input.is_json()? {
        let offers = csp::json_form(input)?;
        return Ok(offers.map(|form| (What::Source(Kind::Csp), form.to_owned())));
    }
    let header = Table::header_of(input)?;
    let file = files().any(|file| input.name().eq_ignore_ascii_case(file.name));
    let keyed = |name: &String| name == "uid" || name.ends_with("_uid");
    if file && header.names().iter().any(keyed) {
        return Ok(Some((What::CsvFormat, "CSV format".to_owned())));
    }
    if cog::file(&header)
        .or_else(|| cog::named(input.name()))
        .is_some()
    {
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
    Ok(esco::part(&header, input.name()).map(|_| {
        let file = input.path().file_name().unwrap_or_default();
        let version = name::dotted_version(&file.to_string_lossy()).unwrap_or_default();
        let line = format!("ESCO {version}");
        (What::Source(Kind::Esco), line.trim_end().to_owned())
    }))
}

fn rome_is(input: &Input, file: &rome::File) -> Result<(What, String, String), ReadError> {
    let form = match (input.is_json()?, file.edition) {
        (true, _) => "JSON",
        (_, Some(rome::Edition::Three)) => "CSV of 3.x",
        (_, Some(rome::Edition::Four)) => "CSV of 4.x",
        (_, None) => "CSV",
    };
    let version = file.version.as_deref().unwrap_or_default();
    let line = match version {
        "" => format!("ROME, {form}"),
        version => format!("ROME {version}, {form}"),
    };
    let group = match file.edition {
        Some(edition) => format!("{}{version}", edition.digit()),
        None => ANY.to_owned(),
    };
    Ok((What::Source(Kind::Rome), line, group))
}
