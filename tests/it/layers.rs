//! The layout shows the architecture: layers import one way only, and files stay small.

use std::{
    fs,
    path::{Path, PathBuf},
};

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

#[test]
fn no_layer_names_what_it_must_not_know_and_no_file_passes_500_lines() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    sources(&root.join("src"), &mut found);
    sources(&root.join("tests/it"), &mut found);
    assert!(found.len() > 3);
    let rules: [(&str, &[&str]); 3] = [
        ("src/domain", &["axum", "async_graphql", "neo4rs", "kglite"]),
        ("src/graphql", &["neo4rs", "kglite"]),
        ("src/http", &["domain::port"]),
    ];
    for path in found {
        let text = fs::read_to_string(&path).unwrap();
        assert!(
            text.lines().count() <= 500,
            "{} is too long",
            path.display()
        );
        let place = path.strip_prefix(root).unwrap().to_str().unwrap();
        for (layer, banned) in rules {
            for word in banned.iter().filter(|_| place.starts_with(layer)) {
                assert!(!text.contains(word), "{place} names {word}");
            }
        }
    }
}
