//! Where a source puts its rows.

use std::{collections::BTreeMap, sync::Arc};

use super::{Named, Problem, ProblemCode, Read, SourceRow};

/// The files of the CSV format that sources fill, those referred to first.
const ORDER: [&str; 10] = [
    "organisations.csv",
    "places.csv",
    "competencies.csv",
    "competency_relations.csv",
    "occupations.csv",
    "occupation_needs.csv",
    "occupation_relations.csv",
    "posts.csv",
    "post_requirements.csv",
    "vacancies.csv",
];

/// Where something stands in a raw file.
#[derive(Debug, Clone)]
pub(super) struct Spot {
    pub(super) origin: Arc<str>,
    pub(super) line: u64,
}

/// Rows, problems and counts on their way.
#[derive(Default)]
pub(super) struct Sink {
    rows: Vec<SourceRow>,
    pub(super) problems: Vec<Problem>,
    skipped: BTreeMap<String, u64>,
    barren: Vec<&'static str>,
}

impl Sink {
    /// Puts a row; cells that are empty are left out.
    pub(super) fn put<'c>(
        &mut self,
        file: &'static str,
        spot: &Spot,
        cells: impl IntoIterator<Item = (&'static str, &'c str)>,
    ) {
        let said = cells.into_iter().filter(|(_, text)| !text.is_empty());
        self.rows.push(SourceRow {
            file,
            origin: Arc::clone(&spot.origin),
            line: spot.line,
            cells: said.map(|(name, text)| (name, text.to_owned())).collect(),
        });
    }

    /// Counts something that is left out on purpose.
    pub(super) fn skip(&mut self, what: impl Into<String>) {
        *self.skipped.entry(what.into()).or_default() += 1;
    }

    /// Reports a cell.
    pub(super) fn report(&mut self, spot: &Spot, column: &str, code: ProblemCode) {
        self.problems.push(Problem {
            origin: Arc::clone(&spot.origin),
            line: spot.line,
            column: column.to_owned(),
            code,
            until: None,
        });
    }

    /// Reports a whole file by its name.
    pub(super) fn report_file(&mut self, name: &str, code: ProblemCode) {
        let spot = Spot {
            origin: name.into(),
            line: 1,
        };
        self.report(&spot, "", code);
    }

    /// Notes a file of the format of which the source has something, where no row came of it.
    pub(super) fn expect(&mut self, file: &'static str) {
        if !self.rows.iter().any(|row| row.file == file) {
            self.barren.push(file);
        }
    }

    /// Everything, in the order of the files.
    pub(super) fn finish(self, named: Named) -> Read {
        let mut rows = self.rows;
        rows.sort_by_key(|row| ORDER.iter().position(|file| *file == row.file));
        Read {
            source: named.source,
            version: named.version,
            rows,
            problems: self.problems,
            skipped: self.skipped,
            brings: named.brings,
            barren: self.barren,
        }
    }
}
