//! The files of a directory to which rows are added, with the rows that were there.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use csv::StringRecord;

use super::GenerateError;

/// Files that get rows.
const FILES: &[&str] = &[
    "vacancies.csv",
    "agents.csv",
    "assignments.csv",
    "grade_changes.csv",
    "consents.csv",
    "accompaniments.csv",
    "feedback.csv",
    "mobility_requests.csv",
];

/// What the keys of invented rows have after their kind: `agt-g001`.
pub(super) const MARK: &str = "-g";

struct Sheet {
    header: StringRecord,
    kept: Vec<StringRecord>,
    added: Vec<StringRecord>,
}

/// Every file that gets rows, by name.
pub(super) struct Sheets {
    directory: PathBuf,
    all: BTreeMap<&'static str, Sheet>,
}

impl Sheets {
    /// Reads the files without the rows that were invented before.
    pub(super) fn read(directory: &Path) -> Result<Self, GenerateError> {
        let mut all = BTreeMap::new();
        for name in FILES {
            let path = directory.join(name);
            let read = |path: &Path| -> csv::Result<Sheet> {
                let mut reader = csv::Reader::from_path(path)?;
                let header = reader.headers()?.clone();
                let rows: csv::Result<Vec<StringRecord>> = reader.records().collect();
                let mut kept = rows?;
                kept.retain(|row| !row[0].contains(MARK));
                Ok(Sheet {
                    header,
                    kept,
                    added: Vec::new(),
                })
            };
            let sheet = read(&path).map_err(|error| GenerateError::Unreadable(path, error))?;
            all.insert(*name, sheet);
        }
        Ok(Self {
            directory: directory.to_owned(),
            all,
        })
    }

    /// The rows that were there, each cell by the name of its column.
    pub(super) fn rows(&self, name: &str) -> Vec<BTreeMap<&str, &str>> {
        let Some(sheet) = self.all.get(name) else {
            return Vec::new();
        };
        let rows = sheet.kept.iter();
        rows.map(|row| sheet.header.iter().zip(row.iter()).collect())
            .collect()
    }

    /// The different values that a column had.
    pub(super) fn column(&self, name: &str, column: &str) -> BTreeSet<String> {
        let rows = self.rows(name).into_iter();
        rows.filter_map(|row| row.get(column).map(|cell| (*cell).to_owned()))
            .collect()
    }

    /// Adds a row; columns that are not given are empty.
    pub(super) fn add(&mut self, name: &str, cells: &[(&str, &str)]) {
        if let Some(sheet) = self.all.get_mut(name) {
            let given: BTreeMap<&str, &str> = cells.iter().copied().collect();
            let row = sheet.header.iter();
            let row = row.map(|column| given.get(column).copied().unwrap_or_default());
            let row = row.collect();
            sheet.added.push(row);
        }
    }

    /// Writes every file: what was there, then what was added. How many rows were added to each.
    pub(super) fn finish(self) -> Result<Vec<(&'static str, usize)>, GenerateError> {
        let mut written = Vec::new();
        for (name, sheet) in self.all {
            let path = self.directory.join(name);
            let write = |path: &Path| -> csv::Result<()> {
                let mut writer = csv::Writer::from_path(path)?;
                writer.write_record(&sheet.header)?;
                for row in sheet.kept.iter().chain(&sheet.added) {
                    writer.write_record(row)?;
                }
                writer.flush().map_err(csv::Error::from)
            };
            write(&path).map_err(|error| GenerateError::Unwritable(path, error.into()))?;
            written.push((name, sheet.added.len()));
        }
        Ok(written)
    }
}

/// A day as a cell; none is an empty one.
pub(super) fn cell(day: Option<chrono::NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}
