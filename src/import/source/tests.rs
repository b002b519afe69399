use std::fs;

use tempfile::TempDir;

use super::*;

mod csp;
mod esco;
mod mangled;
mod real;
mod recognised;
mod rome;

/// A directory with files.
fn directory(files: &[(&str, &[u8])]) -> TempDir {
    let directory = TempDir::new().unwrap();
    for (name, bytes) in files {
        let path = directory.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    directory
}

/// What a source gives of files.
fn read_files(kind: Kind, files: &[(&str, &str)]) -> Read {
    let files: Vec<_> = files
        .iter()
        .map(|(name, text)| (*name, text.as_bytes()))
        .collect();
    read(kind, directory(&files).path()).unwrap()
}

/// Some columns of the rows of a file.
fn cells<'r>(read: &'r Read, file: &str, columns: &[&str]) -> Vec<Vec<&'r str>> {
    let rows = read.rows.iter().filter(|row| row.file == file);
    rows.map(|row| columns.iter().map(|column| row.cell(column)).collect())
        .collect()
}

/// Line, column and code of what was reported.
fn problems(read: &Read) -> Vec<(u64, &str, ProblemCode)> {
    let problems = read.problems.iter();
    problems
        .map(|problem| (problem.line, problem.column.as_str(), problem.code))
        .collect()
}

fn skipped(read: &Read, what: &str) -> u64 {
    read.skipped.get(what).copied().unwrap_or_default()
}
