//! The occupation of a job title of the State, from a table that is supplied with the data.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

use crate::import::{
    reader::{Input, ReadError, Table, fold},
    source::{Sink, text},
};

use super::LOOKUP;

/// Where the table may be, from the directory of the offers.
const PLACES: [&str; 4] = [
    "rmfp_libelle_vers_rome.csv",
    "referentiels/rmfp_libelle_vers_rome.csv",
    "../referentiels/rmfp_libelle_vers_rome.csv",
    "../../referentiels/rmfp_libelle_vers_rome.csv",
];

/// ROME codes of 3.x by job title, by code of the job and by code of a ROME title.
#[derive(Default)]
pub(super) struct Lookup {
    titles: HashMap<String, String>,
    codes: HashMap<String, String>,
    ogr: HashMap<String, String>,
}

impl Lookup {
    /// The tables among the inputs, else the one that stands near the offers.
    pub(super) fn near(
        inputs: &[Input],
        paths: &[PathBuf],
        sink: &mut Sink,
    ) -> Result<Self, ReadError> {
        let mut lookup = Self::default();
        let mut tables = Vec::new();
        for input in inputs {
            if !input.is_json()? && LOOKUP.fits(&Table::header_of(input)?) {
                tables.push(input.clone());
            }
        }
        if tables.is_empty() {
            let near = paths.iter().flat_map(|path| {
                let directory = if path.is_dir() {
                    path.as_path()
                } else {
                    path.parent().unwrap_or(Path::new("."))
                };
                PLACES.iter().map(move |place| directory.join(place))
            });
            if let Some(table) = near.into_iter().find(|path| path.is_file()) {
                tables = Input::all(&table)?;
            }
        }
        for input in &tables {
            lookup.take(input, sink)?;
        }
        Ok(lookup)
    }

    fn take(&mut self, input: &Input, sink: &mut Sink) -> Result<(), ReadError> {
        let mut table = Table::open(input)?;
        if !table.take(&LOOKUP, &mut sink.problems) {
            return Ok(());
        }
        while let Some(row) = table.read(&mut sink.problems)? {
            let rome = row.text("code_rome");
            let said = [
                (&mut self.titles, title(row.text("libelle_rmfp"))),
                (&mut self.codes, fold(row.text("code_rmfp"))),
                (&mut self.ogr, row.text("code_ogr").to_owned()),
            ];
            for (known, key) in said {
                if !key.is_empty() && !rome.is_empty() {
                    known.entry(key).or_insert_with(|| rome.to_owned());
                }
            }
        }
        Ok(())
    }

    /// Whether a code is of a ROME title that the table knows.
    pub(super) fn knows_ogr(&self, code: &str) -> bool {
        self.ogr.contains_key(code)
    }

    /// The key of the occupation of a job, by its code, its title, or a ROME title.
    pub(super) fn occupation(&self, job: &str, code: &str, ogr: &str) -> Option<String> {
        let by_code = self.codes.get(&fold(code));
        let by_title = || self.titles.get(&title(job));
        let by_ogr = || self.ogr.get(ogr);
        let rome = by_code.or_else(by_title).or_else(by_ogr)?;
        Some(format!("ROME:{rome}"))
    }
}

/// A job title without its code in brackets, its words in any order: `Acheteuse/Acheteur` is
/// `ACHETEUR / ACHETEUSE`.
fn title(label: &str) -> String {
    let label = label.split(" (").next().unwrap_or(label);
    let plain = text::ascii(label).to_lowercase();
    let mut words: Vec<_> = plain
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.sort_unstable();
    words.dedup();
    words.join(" ")
}
