//! ESCO: skills and knowledge, occupations, what these need, in English and French.
//!
//! The labels of both languages stand on one row, whichever file comes first. Where there is one
//! language, `label_fr` falls back on it, and the cell `fallback` names the columns that are such
//! guesses: they must not replace what is known.

use std::collections::BTreeSet;

use crate::import::reader::{Header, Input, ReadError, Row, Table};

use super::{Kind, Named, Sink, name, sink::Spot};

mod concept;
mod relation;
mod shape;

use concept::{Concepts, Label};
use shape::Part;

/// A file of the source.
struct File<'i> {
    part: Part,
    language: Option<&'static str>,
    input: &'i Input,
}

/// Which file of the source a header is of, else which a file is named after: that is read for what it lacks.
pub(super) fn part(header: &Header, name: &str) -> Option<Part> {
    Part::of_header(header).or_else(|| Part::of_name(name))
}

pub(super) fn read(inputs: &[Input], sink: &mut Sink) -> Result<Option<Named>, ReadError> {
    let mut files = Vec::new();
    let mut versions = BTreeSet::new();
    for input in inputs {
        let Some(part) = part(&Table::header_of(input)?, input.name()) else {
            continue;
        };
        let path = input.path().file_name().unwrap_or_default();
        versions.extend(name::dotted_version(&path.to_string_lossy()));
        files.push(File {
            part,
            language: name::language(input.name()),
            input,
        });
    }
    // The order in which files are given does not matter.
    files.sort_by_key(|file| (file.part, file.language, file.input.name().clone()));
    let mut concepts = Concepts::default();
    let mut seen = relation::Seen::default();
    for file in &files {
        let mut table = Table::open(file.input)?;
        if !table.take(file.part.shape(), &mut sink.problems) {
            continue;
        }
        while let Some(row) = table.read(&mut sink.problems)? {
            let spot = Spot {
                origin: file.input.name().clone(),
                line: row.line,
            };
            take(&mut concepts, &mut seen, file, &row, &spot, sink);
        }
    }
    concepts.put(sink);
    let languages = concepts.languages().join("+");
    let version = versions.pop_last().unwrap_or_default();
    Ok((!files.is_empty()).then(|| Named::new(Kind::Esco, &version, &languages)))
}

fn take(
    concepts: &mut Concepts,
    seen: &mut relation::Seen,
    file: &File<'_>,
    row: &Row,
    spot: &Spot,
    sink: &mut Sink,
) {
    match file.part {
        Part::Skills | Part::Occupations | Part::Groups | Part::Labels => {
            if !matches!(row.text("status"), "" | "released") {
                return sink.skip("concepts that are not released");
            }
            let labels = Label {
                language: file.language.unwrap_or("fr"),
                preferred: row.text("preferredLabel"),
                others: row.text("altLabels"),
            };
            concepts.add(row, spot, &[labels], sink);
        }
        Part::Pairs => {
            let labels = [
                Label {
                    language: "fr",
                    preferred: row.text("libelle_fr"),
                    others: row.text("alt_fr"),
                },
                Label {
                    language: "en",
                    preferred: row.text("label_en"),
                    others: "",
                },
            ];
            concepts.add(row, spot, &labels, sink);
        }
        Part::Needs => seen.need(row, spot, sink),
        Part::Broader => seen.broader(row, spot, sink),
        Part::Related => seen.related(row, spot, sink),
    }
}
