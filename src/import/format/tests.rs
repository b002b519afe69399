//! What an export reads are the columns of its file.

use super::{CsvFile, files};
use crate::graph::{catalog::all, statement::parse_header};

fn is_of(columns: &[String], file: &CsvFile) -> bool {
    let names = file.columns.iter().map(|column| column.name);
    columns.iter().eq(names)
}

#[test]
fn every_statement_of_an_export_returns_the_columns_of_its_file_in_order() {
    let mut read = Vec::new();
    for file in files() {
        let statement = file.read.statement();
        let columns = parse_header(statement.text).unwrap().columns;
        assert!(is_of(&columns, file), "{}: {columns:?}", statement.name);
        let (mut swapped, mut renamed) = (columns.clone(), columns);
        swapped.swap(0, 1);
        renamed[0].push('s');
        assert!(!is_of(&swapped, file) && !is_of(&renamed, file));
        read.push(statement.name);
    }
    read.sort_unstable();
    let listed = all().map(|statement| statement.name);
    let exports: Vec<_> = listed.filter(|name| name.starts_with("export/")).collect();
    assert_eq!(read, exports);
}
