//! The statement files and the catalogue agree, and each file keeps its header's word.

use std::{fs, path::Path};

use passerelle::graph::{
    catalog::all,
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
    let mut listed: Vec<_> = all()
        .flat_map(|statement| {
            let twin = statement.embedded.map(|_| ".embedded").into_iter();
            [""].into_iter()
                .chain(twin)
                .map(|ending| format!("{}{ending}", statement.name))
        })
        .collect();
    listed.sort();
    assert!(!listed.is_empty());
    assert_eq!(on_disk, listed);
}

/// Every text that an engine is sent, under its statement's name.
fn texts() -> impl Iterator<Item = (&'static str, &'static str)> {
    all().flat_map(|statement| {
        let texts = [Some(statement.text), statement.embedded];
        texts
            .into_iter()
            .flatten()
            .map(|text| (statement.name, text))
    })
}

#[test]
fn declared_parameters_are_the_used_ones() {
    for (name, text) in texts() {
        let header = parse_header(text).unwrap_or_else(|e| panic!("{name}: {e}"));
        let mut declared: Vec<_> = header.params.into_iter().map(|param| param.name).collect();
        declared.sort();
        assert_eq!(declared, used_params(&strip_comments(text)), "{name}");
    }
}

#[test]
fn a_twin_takes_and_gives_the_same_and_says_why_it_is_there_and_twins_are_few() {
    let twins = all().filter_map(|item| Some((item, item.embedded?)));
    let mut count = 0;
    for (statement, twin) in twins {
        count += 1;
        assert_eq!(
            parse_header(statement.text),
            parse_header(twin),
            "{}",
            statement.name
        );
        assert!(twin.contains("// Why a twin: "), "{}", statement.name);
        assert_ne!(strip_comments(statement.text), strip_comments(twin));
    }
    assert!(count < 5, "{count} twins");
}

#[test]
fn a_statement_does_only_what_its_mode_says() {
    for (name, text) in texts() {
        let body = strip_comments(text);
        let has = |word| {
            body.split(|c: char| !c.is_alphabetic())
                .any(|token| token == word)
        };
        match parse_header(text).unwrap().mode {
            Mode::Read => {
                for word in ["CREATE", "MERGE", "SET", "DELETE", "REMOVE"] {
                    assert!(!has(word), "{name} reads but has {word}");
                }
            }
            Mode::Write => assert!(!has("CONSTRAINT") && !has("INDEX"), "{name}"),
            Mode::Schema => {
                assert!(has("CONSTRAINT") || has("INDEX"), "{name}");
                assert!(!has("MATCH") && !has("MERGE"), "{name}");
                assert!(text.ends_with(";\n"), "{name}");
            }
        }
    }
}

/// The columns of the last RETURN of a body, by name.
fn returned(body: &str) -> Vec<String> {
    let Some((_, tail)) = body.rsplit_once("RETURN ") else {
        return Vec::new();
    };
    let tail = tail
        .split("\nORDER BY")
        .next()
        .and_then(|text| text.split("\nLIMIT").next())
        .unwrap_or_default();
    let tail = tail.strip_prefix("DISTINCT ").unwrap_or(tail);
    let mut depth = 0;
    let mut columns = vec![String::new()];
    for c in tail.chars() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                columns.push(String::new());
                continue;
            }
            _ => {}
        }
        columns.last_mut().unwrap().push(c);
    }
    let name = |column: &String| {
        let words = column.split_whitespace();
        words
            .last()
            .unwrap_or_default()
            .trim_matches('`')
            .to_owned()
    };
    columns.iter().map(name).collect()
}

#[test]
fn declared_columns_are_the_returned_ones_in_order() {
    for (name, text) in texts() {
        let header = parse_header(text).unwrap();
        let body = strip_comments(text);
        if header.columns.is_empty() {
            assert_ne!(header.mode, Mode::Read, "{name} reads nothing");
            continue;
        }
        assert_eq!(header.columns, returned(&body), "{name}");
        for word in ["RETURN *", "SKIP ", "elementId(", " id("] {
            assert!(!body.contains(word), "{name} has {word}");
        }
    }
}

/// The labels and relationship types that a body names.
fn named(body: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (i, _) in body.match_indices([':', '|']) {
        let rest = &body[i + 1..];
        let word: String = rest
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect();
        if word.starts_with(|c: char| c.is_ascii_uppercase()) {
            words.push(word);
        }
    }
    words
}

#[test]
fn labels_and_relationship_types_are_those_of_the_model() {
    let model = include_str!("../../cypher/README.md");
    let mut used = std::collections::BTreeSet::new();
    for (name, text) in texts() {
        for word in named(&strip_comments(text)) {
            assert!(
                model.contains(&format!("`{word}`")),
                "{name} names {word}, which cypher/README.md does not know"
            );
            used.insert(word);
        }
    }
    assert!(used.contains("HAS") && used.contains("Agent"));
}
