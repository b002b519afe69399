//! The layout shows the architecture: every import goes down, and files stay small.

use std::{
    fs,
    path::{Path, PathBuf},
};

mod words;

/// What each part of `src/` may import of the others, the lowest first.
const LAYERS: [(&str, &[&str]); 15] = [
    ("clock", &[]),
    ("deadline", &[]),
    ("text", &[]),
    ("domain", &["text"]),
    ("auth", &["domain"]),
    ("graph", &["deadline", "domain", "text"]),
    ("graphql", &["auth", "clock", "deadline", "domain", "text"]),
    ("laboratory", &["domain", "text"]),
    ("refresh", &["domain", "graph", "text"]),
    ("import", &["domain", "graph", "text"]),
    ("export", &["graph", "import"]),
    ("config", &["auth", "clock", "domain", "graphql"]),
    ("http", &["auth", "deadline", "domain", "graphql"]),
    ("report", &["auth", "graphql"]),
    (
        "cli",
        &[
            "auth",
            "clock",
            "config",
            "deadline",
            "domain",
            "export",
            "graph",
            "graphql",
            "http",
            "import",
            "laboratory",
            "refresh",
            "report",
            "text",
        ],
    ),
];

/// Crates that a layer does not know; the graph's drivers are known to `graph` alone.
const FOREIGN: [(&str, &[&str]); 3] = [
    (
        "domain",
        &["async_graphql", "axum", "kglite", "neo4rs", "tokio"],
    ),
    ("graphql", &["axum", "kglite", "neo4rs"]),
    ("http", &["kglite", "neo4rs"]),
];

fn sources(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// A source without its comments.
fn code(text: &str) -> String {
    let lines = text.lines();
    let bare = lines.map(|line| line.split("//").next().unwrap_or_default());
    bare.collect::<Vec<_>>().join("\n")
}

/// The paths of a tree of imports: `a::{b, c::{d}}` is `a::b` and `a::c::d`.
fn expand(tree: &str, before: &str, paths: &mut Vec<String>) {
    let Some((head, rest)) = tree.split_once('{') else {
        paths.push(format!("{before}{tree}"));
        return;
    };
    let inner = rest.rsplit_once('}').map_or(rest, |(inner, _)| inner);
    let before = format!("{before}{head}");
    let (mut depth, mut start) = (0, 0);
    for (at, c) in inner.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                expand(&inner[start..at], &before, paths);
                start = at + 1;
            }
            _ => {}
        }
    }
    if !inner[start..].is_empty() {
        expand(&inner[start..], &before, paths);
    }
}

/// Every path that a source imports or spells out from its crate's root, and the crates that it names.
fn paths(text: &str) -> Vec<String> {
    let code = code(text);
    let mut paths = Vec::new();
    let uses = code
        .split("use ")
        .skip(1)
        .filter_map(|rest| rest.split_once(';'));
    for (tree, _) in uses {
        let tree: String = tree.split_whitespace().collect();
        expand(&tree, "", &mut paths);
    }
    let word = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let spelt = code
        .split(|c: char| !word(c))
        .filter(|path| path.contains("::") && !path.ends_with("::"));
    paths.extend(spelt.map(str::to_owned));
    paths
}

fn first(path: &str) -> &str {
    path.split("::").next().unwrap_or_default()
}

#[test]
fn every_import_goes_down_and_no_file_passes_500_lines() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    sources(&root.join("src"), &mut found);
    sources(&root.join("tests/it"), &mut found);
    let (mut imports, mut wrong) = (0, Vec::new());
    for path in found {
        let text = fs::read_to_string(&path).unwrap();
        let place = path.strip_prefix(root).unwrap().to_str().unwrap();
        if text.lines().count() > 500 {
            wrong.push(format!("{place} is longer than 500 lines"));
        }
        let Some(inside) = place.strip_prefix("src/") else {
            continue;
        };
        let own = inside.split(['/', '.']).next().unwrap_or_default();
        if matches!(own, "lib" | "main") {
            continue;
        }
        let allowed = LAYERS.iter().find(|(layer, _)| *layer == own);
        let Some((_, allowed)) = allowed else {
            wrong.push(format!("{place} is in no layer"));
            continue;
        };
        let foreign = FOREIGN.iter().find(|(layer, _)| *layer == own);
        let foreign = foreign.map_or(&[][..], |(_, crates)| crates);
        for path in paths(&text) {
            if let Some(inner) = path.strip_prefix("crate::") {
                imports += 1;
                let layer = first(inner);
                if layer != own && !allowed.contains(&layer) {
                    wrong.push(format!("{place} imports {path}"));
                }
            } else if foreign.contains(&first(&path)) {
                wrong.push(format!("{place} names {path}"));
            }
        }
    }
    assert!(imports > 500, "{imports} imports are read");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn paths_are_read_whatever_their_form() {
    let text =
        "use crate::{\n    a::{b, c::{d, e}},\n    f, // crate::no\n};\nfn g() { crate::h::i() }";
    let read = paths(text);
    for path in [
        "crate::a::b",
        "crate::a::c::d",
        "crate::a::c::e",
        "crate::f",
        "crate::h::i",
    ] {
        assert!(read.iter().any(|item| item == path), "{path} in {read:?}");
    }
    assert!(read.iter().all(|item| !item.contains("no")));
}
