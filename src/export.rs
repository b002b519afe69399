//! `export csv`: writes the facts of the graph as a directory of the CSV format.
//!
//! Only facts: what `refresh` derives is left out, so that the directory can be imported again.
//! Every file is written under another name first, so that none is ever half-written.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};
use tempfile::NamedTempFile;

use crate::{
    graph::{
        catalog::Returning,
        error::GraphError,
        row::{Cells, UidRow},
        store::GraphStore,
    },
    import::format::{CellKind, CsvFile, Pages, files},
};

/// Rows, or owners of rows, in one page.
const PAGE: usize = 500;

/// Why an export stopped.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExportError {
    /// A file cannot be written.
    #[error("{0}: cannot be written")]
    Unwritable(PathBuf, #[source] io::Error),
    /// The graph failed.
    #[error(transparent)]
    Graph(#[from] GraphError),
}

/// Writes every file that has rows into a directory, made if need be; gives the rows of each.
///
/// # Errors
/// See [`ExportError`]; files that were finished stay.
pub async fn export_csv(
    store: &GraphStore,
    directory: &Path,
) -> Result<Vec<(&'static str, usize)>, ExportError> {
    fs::create_dir_all(directory).map_err(|e| ExportError::Unwritable(directory.to_owned(), e))?;
    let mut written = Vec::new();
    for file in files() {
        let rows = export_file(store, directory, file).await?;
        if rows > 0 {
            written.push((file.name, rows));
        }
    }
    Ok(written)
}

async fn export_file(
    store: &GraphStore,
    directory: &Path,
    file: &CsvFile,
) -> Result<usize, ExportError> {
    let target = directory.join(file.name);
    let unwritable = |error: io::Error| ExportError::Unwritable(target.clone(), error);
    let draft = NamedTempFile::new_in(directory).map_err(unwritable)?;
    let mut writer = csv::Writer::from_writer(draft);
    let broken = |error: csv::Error| unwritable(error.into());
    writer
        .write_record(file.columns.iter().map(|column| column.name))
        .map_err(broken)?;
    let mut after = String::new();
    let mut count = 0;
    let mut filled: Vec<bool> = file.columns.iter().map(|column| !column.late).collect();
    loop {
        let (rows, last) = page(store, file, &after).await?;
        for row in &rows {
            let cells = file.columns.iter().map(|c| cell(c.kind, row.get(c.name)));
            let cells: Vec<_> = cells.collect();
            for (filled, cell) in filled.iter_mut().zip(&cells) {
                *filled |= !cell.is_empty();
            }
            writer.write_record(&cells).map_err(broken)?;
        }
        count += rows.len();
        match last {
            Some(last) => after = last,
            None => break,
        }
    }
    let mut draft = writer
        .into_inner()
        .map_err(|error| unwritable(error.into_error()))?;
    if filled.contains(&false) {
        draft = only(&filled, &draft, directory).map_err(unwritable)?;
    }
    if count > 0 {
        draft
            .persist(&target)
            .map_err(|error| unwritable(error.error))?;
    }
    Ok(count)
}

/// The same file without the columns that no row fills.
fn only(filled: &[bool], whole: &NamedTempFile, directory: &Path) -> io::Result<NamedTempFile> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(whole.reopen()?);
    let mut writer = csv::Writer::from_writer(NamedTempFile::new_in(directory)?);
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record)? {
        let cells = record.iter().zip(filled);
        let kept = cells.filter_map(|(cell, filled)| filled.then_some(cell));
        writer.write_record(kept)?;
    }
    writer.into_inner().map_err(csv::IntoInnerError::into_error)
}

/// The rows after a key, and the last key walked; none when there is nothing more.
async fn page(
    store: &GraphStore,
    file: &CsvFile,
    after: &str,
) -> Result<(Vec<Cells>, Option<String>), GraphError> {
    let ask = json!({ "after": after, "limit": PAGE });
    match file.pages {
        Pages::ByKey => {
            let rows = store.read(file.read, ask).await?;
            let last = rows
                .last()
                .and_then(|row| row.get("uid")?.as_str())
                .map(str::to_owned);
            Ok((rows, last))
        }
        Pages::OfOwners(list) => owners(store, file.read, list, ask).await,
    }
}

async fn owners(
    store: &GraphStore,
    read: Returning<Cells>,
    list: Returning<UidRow>,
    ask: Value,
) -> Result<(Vec<Cells>, Option<String>), GraphError> {
    let owners = store.read(list, ask).await?;
    let Some(end) = owners.last().map(|row| row.uid.clone()) else {
        return Ok((Vec::new(), None));
    };
    let uids: Vec<_> = owners.into_iter().map(|row| row.uid).collect();
    Ok((store.read(read, json!({ "uids": uids })).await?, Some(end)))
}

fn cell(kind: CellKind, value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        // Whole seconds are written without their milliseconds, as most sources do.
        Some(Value::String(text))
            if matches!(
                kind,
                CellKind::PreciseInstant | CellKind::PastPreciseInstant
            ) =>
        {
            text.replace(".000Z", "Z")
        }
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(items)) => items
            .iter()
            .map(|item| cell(kind, Some(item)))
            .collect::<Vec<_>>()
            .join("|"),
        // Whole decimals are spelt the same way whichever engine gave them.
        Some(Value::Number(number)) if matches!(kind, CellKind::Decimal { .. }) => {
            number.as_f64().unwrap_or_default().to_string()
        }
        Some(other) => other.to_string(),
    }
}
