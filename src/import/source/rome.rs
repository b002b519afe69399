//! ROME: occupations, the competencies that they need, and reference mobilities.
//!
//! The editions 3.x and 4.x differ in more than columns. `M1801` is an occupation of both with
//! another meaning, so each has a scheme of its own: `ROME` and `ROME4`.

use std::collections::BTreeSet;

use crate::import::reader::{Header, Input, ReadError, Table, Values};

use super::{Kind, Named, Sink, name};

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

/// A file of the source.
struct File<'i> {
    input: &'i Input,
    part: Option<Part>,
    version: Option<String>,
}

/// Which edition a header is of; none when it is no file of the source, both when it may be either.
pub(super) fn part(header: &Header) -> Option<(Part, Option<Edition>)> {
    let part = Part::of_header(header)?;
    Some((part, part.edition(header)))
}

/// Whether a file in JSON holds sheets of occupations.
pub(super) fn has_sheets(input: &Input) -> Result<bool, ReadError> {
    let first = Values::open(input)?.read(&mut Vec::new())?;
    Ok(first.is_some_and(|(_, value)| sheet::is_sheet(&value)))
}

pub(super) fn read(inputs: &[Input], sink: &mut Sink) -> Result<Option<Named>, ReadError> {
    let (mut files, mut editions) = (Vec::new(), BTreeSet::new());
    for input in inputs {
        let version = name::rome_version(input.name());
        let (part, edition) = if input.is_json()? {
            if !has_sheets(input)? {
                continue;
            }
            (None, Some(Edition::Four))
        } else {
            let Some((part, edition)) = part(&Table::header_of(input)?) else {
                continue;
            };
            (Some(part), edition)
        };
        if let Some(edition) = edition {
            editions.insert((edition, version.clone()));
        }
        files.push(File {
            input,
            part,
            version,
        });
    }
    // Of several versions in one place, the newest.
    let Some((edition, newest)) = editions.pop_last() else {
        return Ok(None);
    };
    files.retain(|file| {
        let other = file.version.is_some() && file.version != newest;
        if other {
            sink.skip("files of an older version");
        }
        !other
    });
    // Items before what refers to them.
    files.sort_by_key(|file| file.part);
    let mut gathered = Gathered::default();
    for file in &files {
        match file.part {
            Some(part) => gathered.table(part, file.input, sink)?,
            None => sheet::read(&mut gathered, file.input, sink)?,
        }
    }
    emit::all(&gathered, edition, sink);
    let version = newest.unwrap_or_else(|| match edition {
        Edition::Three => "3".to_owned(),
        Edition::Four => "4".to_owned(),
    });
    Ok(Some(Named::new(Kind::Rome, &version, "")))
}
