//! ROME: occupations, the competencies that they need, and reference mobilities.
//!
//! The editions 3.x and 4.x differ in more than columns. `M1801` is an occupation of both with
//! another meaning, so each has a scheme of its own: `ROME` and `ROME4`.

use std::collections::BTreeSet;

use crate::import::reader::{Input, ProblemCode, ReadError, Table, Values};

use super::{Kind, Named, Read, Sink, SourceError, name};

mod emit;
mod gather;
mod shape;
mod sheet;

use gather::Gathered;
use shape::Part;

/// Which of the two structures a file is of; the newer counts as greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Edition {
    /// 532 occupations, mobilities that are close or an evolution.
    Three,
    /// 1,584 occupations below the 532, mobilities in an order.
    Four,
}

impl Edition {
    /// The digit with which its versions begin.
    pub(super) fn digit(self) -> &'static str {
        match self {
            Self::Three => "3",
            Self::Four => "4",
        }
    }

    fn of_version(version: &str) -> Option<Self> {
        match version.split('.').next() {
            Some("3") => Some(Self::Three),
            Some("4") => Some(Self::Four),
            _ => None,
        }
    }
}

/// A file of the source.
pub(super) struct File {
    part: Option<Part>,
    /// None where neither its columns nor its name say it: then it is of every edition that is there.
    pub(super) edition: Option<Edition>,
    pub(super) version: Option<String>,
}

/// What an input is; none when it is no file of the source.
///
/// # Errors
/// When it cannot be read, or its name says another edition than its columns.
pub(super) fn file(input: &Input) -> Result<Option<File>, SourceError> {
    let version = name::rome_version(input.name());
    let named = version.as_deref().and_then(Edition::of_version);
    let (part, shown) = if input.is_json()? {
        if !has_sheets(input)? {
            return Ok(None);
        }
        (None, Some(Edition::Four))
    } else {
        let header = Table::header_of(input)?;
        if let Some(part) = Part::of_header(&header) {
            (Some(part), part.edition(&header))
        } else {
            // Known by its name, it is read for what it lacks.
            let Some(part) = Part::of_name(input.name(), named) else {
                return Ok(None);
            };
            (Some(part), None)
        }
    };
    if let (Some(version), Some(named), Some(shown)) = (&version, named, shown)
        && named != shown
    {
        return Err(SourceError::Edition {
            path: input.path().to_owned(),
            file: input.name().to_string(),
            named: version.clone(),
            shown: shown.digit(),
        });
    }
    Ok(Some(File {
        part,
        edition: shown.or(named),
        version,
    }))
}

/// How many objects of a file in JSON are looked at.
const LOOKED_AT: usize = 20;

/// Whether a file in JSON holds sheets of occupations.
fn has_sheets(input: &Input) -> Result<bool, ReadError> {
    let mut values = Values::open(input)?;
    for _ in 0..LOOKED_AT {
        match values.read(&mut Vec::new())? {
            Some((_, value)) if sheet::is_sheet(&value) => return Ok(true),
            Some(_) => {}
            None => break,
        }
    }
    Ok(false)
}

/// The editions that are there, the older first, each in its newest version.
pub(super) fn read(inputs: &[Input]) -> Result<Vec<Read>, SourceError> {
    let mut files = Vec::new();
    for input in inputs {
        if let Some(file) = file(input)? {
            files.push((input, file));
        }
    }
    let editions: BTreeSet<_> = files.iter().filter_map(|(_, file)| file.edition).collect();
    let editions = editions.into_iter();
    editions
        .map(|edition| read_edition(edition, &files))
        .collect()
}

fn read_edition(edition: Edition, files: &[(&Input, File)]) -> Result<Read, SourceError> {
    let mut sink = Sink::default();
    let of_edition = |file: &File| file.edition.is_none_or(|other| other == edition);
    let mut files: Vec<_> = files.iter().filter(|(_, file)| of_edition(file)).collect();
    let newest = files
        .iter()
        .filter_map(|(_, file)| file.version.clone())
        .max();
    let mut older = BTreeSet::new();
    files.retain(|(_, file)| {
        let Some(version) = file.version.as_ref().filter(|_| file.version != newest) else {
            return true;
        };
        sink.skip(format!("files of ROME {version}, older than what is read"));
        older.extend(file.part);
        false
    });
    if files.iter().all(|(_, file)| file.part.is_some()) {
        let there = files.iter().filter_map(|(_, file)| file.part).collect();
        report_absent(edition, &there, &older, &mut sink);
    }
    // Items before what refers to them.
    files.sort_by_key(|(_, file)| file.part);
    let mut gathered = Gathered::default();
    for (input, file) in &files {
        match file.part {
            Some(part) => gathered.table(part, input, &mut sink)?,
            None => sheet::read(&mut gathered, input, &mut sink)?,
        }
    }
    emit::all(&gathered, edition, &mut sink);
    let read = [
        (gathered.occupations.is_empty(), "occupations.csv"),
        (gathered.needs.is_empty(), "occupation_needs.csv"),
        (gathered.mobilities.is_empty(), "occupation_relations.csv"),
    ];
    for (nothing, file) in read {
        if !nothing {
            sink.expect(file);
        }
    }
    let version = newest.unwrap_or_else(|| edition.digit().to_owned());
    Ok(sink.finish(Named::new(Kind::Rome, &version, "")))
}

/// Reports the files that are absent though others need them: of needs, the items and the occupations; of items,
/// the needs. One that is there in an older version only is needed too.
fn report_absent(
    edition: Edition,
    there: &BTreeSet<Part>,
    older: &BTreeSet<Part>,
    sink: &mut Sink,
) {
    let items: &[Part] = match edition {
        Edition::Three => &[Part::OldItems],
        Edition::Four => &[Part::Competencies, Part::Items],
    };
    let occupations = [Part::Domains, Part::Occupations];
    let any = |parts: &[Part]| parts.iter().any(|part| there.contains(part));
    let needs = any(&[Part::Needs]);
    let mut absent: BTreeSet<_> = older.difference(there).copied().collect();
    if needs && !any(items) {
        absent.extend(&items[..1]);
    }
    if needs && !any(&occupations) {
        absent.insert(Part::Domains);
    }
    if any(items) && !needs {
        absent.insert(Part::Needs);
    }
    for part in absent {
        sink.report_file(part.name(), ProblemCode::MissingFile);
    }
}
