//! Files of the CSV format that are being written.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, BufWriter},
    path::{Path, PathBuf},
};

use serde::Serialize;

use super::GenerateError;

/// Rows of one file.
pub(super) trait SheetRow: Serialize {
    /// The file's name.
    const FILE: &'static str;
}

/// The files of a directory, each begun by its first row.
pub(super) struct Sheets {
    directory: PathBuf,
    open: BTreeMap<&'static str, (csv::Writer<BufWriter<File>>, usize)>,
}

impl Sheets {
    pub(super) fn new(directory: &Path) -> Self {
        Self {
            directory: directory.to_owned(),
            open: BTreeMap::new(),
        }
    }

    /// Adds a row; the first one brings the header, its fields' names.
    pub(super) fn add<R: SheetRow>(&mut self, row: &R) -> Result<(), GenerateError> {
        let path = self.directory.join(R::FILE);
        if !self.open.contains_key(R::FILE) {
            let file = File::create(&path)
                .map_err(|error| GenerateError::Unwritable(path.clone(), error))?;
            let writer = csv::Writer::from_writer(BufWriter::new(file));
            self.open.insert(R::FILE, (writer, 0));
        }
        if let Some((writer, rows)) = self.open.get_mut(R::FILE) {
            writer
                .serialize(row)
                .map_err(|error| GenerateError::Unwritable(path, error.into()))?;
            *rows += 1;
        }
        Ok(())
    }

    /// Ends every file, and gives the rows of each.
    pub(super) fn finish(self) -> Result<Vec<(&'static str, usize)>, GenerateError> {
        let mut written = Vec::new();
        for (name, (mut writer, rows)) in self.open {
            let unwritable =
                |error: io::Error| GenerateError::Unwritable(self.directory.join(name), error);
            writer.flush().map_err(unwritable)?;
            written.push((name, rows));
        }
        Ok(written)
    }
}
