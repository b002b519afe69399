//! The table of `docs/import.md` is that of the format.

use std::fs;

use passerelle::import::format::{Column, files};

/// A column as the page shows it: in italics when it may be absent or empty.
fn shown(column: &Column) -> String {
    if column.required {
        column.name.to_owned()
    } else {
        format!("*{}*", column.name)
    }
}

/// The rows of the table, in the order in which files are read.
fn table() -> String {
    let row = |file: &passerelle::import::format::CsvFile| {
        let columns: Vec<_> = file.columns.iter().map(shown).collect();
        format!("| {} | {} |\n", file.name, columns.join(", "))
    };
    let rows: String = files().map(row).collect();
    format!("| file | columns |\n|---|---|\n{rows}")
}

#[test]
fn the_documented_columns_are_those_of_the_format() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/import.md");
    let page = fs::read_to_string(path).unwrap();
    let table = table();
    assert!(
        page.contains(&table),
        "docs/import.md needs this table:\n{table}"
    );
    let rows = page.lines().filter(|line| line.contains(".csv |"));
    assert_eq!(rows.count(), files().count(), "no other file has a row");
}
