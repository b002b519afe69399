//! The statement files and the catalogue agree, and each file keeps its header's word.

use std::{fs, path::Path};

use passerelle::graph::{
    catalog::ALL,
    statement::{Mode, parse_header, strip_comments, used_params},
};

fn files(dir: &Path, names: &mut Vec<String>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, names);
        } else if path.extension().is_some_and(|ending| ending == "cypher") {
            let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("cypher");
            let name = path.strip_prefix(root).unwrap().with_extension("");
            names.push(name.to_str().unwrap().to_owned());
        }
    }
}

#[test]
fn every_file_is_in_the_catalogue_once_and_the_other_way_round() {
    let mut on_disk = Vec::new();
    files(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("cypher"),
        &mut on_disk,
    );
    on_disk.sort();
    let mut listed: Vec<_> = ALL
        .iter()
        .map(|statement| statement.name.to_owned())
        .collect();
    listed.sort();
    assert!(!listed.is_empty());
    assert_eq!(on_disk, listed);
}

#[test]
fn declared_parameters_are_the_used_ones() {
    for statement in ALL {
        let header =
            parse_header(statement.text).unwrap_or_else(|e| panic!("{}: {e}", statement.name));
        let mut declared: Vec<_> = header.params.into_iter().map(|param| param.name).collect();
        declared.sort();
        assert_eq!(
            declared,
            used_params(&strip_comments(statement.text)),
            "{}",
            statement.name
        );
    }
}

#[test]
fn a_statement_does_only_what_its_mode_says() {
    for statement in ALL {
        let body = strip_comments(statement.text);
        let has = |word| {
            body.split(|c: char| !c.is_alphabetic())
                .any(|token| token == word)
        };
        match parse_header(statement.text).unwrap().mode {
            Mode::Read => {
                for word in ["CREATE", "MERGE", "SET", "DELETE", "REMOVE"] {
                    assert!(!has(word), "{} reads but has {word}", statement.name);
                }
            }
            Mode::Write => assert!(!has("CONSTRAINT") && !has("INDEX"), "{}", statement.name),
            Mode::Schema => {
                assert!(has("CONSTRAINT") || has("INDEX"), "{}", statement.name);
                assert!(!has("MATCH") && !has("MERGE"), "{}", statement.name);
            }
        }
    }
}
