//! Invented data: always the same, usable without a reject, and shaped like reality.

use std::{collections::BTreeMap, fs, path::Path};

use serde_json::Value;
use tempfile::{TempDir, tempdir};

use crate::support::{
    command::{run, succeed},
    directory::files,
};

/// Agents enough for shapes to show.
const AGENTS: &str = "400";

/// A generated directory.
fn made(seed: &str) -> (TempDir, Value) {
    let home = tempdir().unwrap();
    let dir = home.path().to_str().unwrap();
    let said = succeed(&[
        "generate", dir, "--agents", AGENTS, "--seed", seed, "--json",
    ]);
    (home, serde_json::from_str(&said).unwrap())
}

/// The rows of a file, by column.
fn rows(directory: &Path, name: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(directory.join(name)).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

#[test]
fn the_same_seed_writes_the_same_bytes_and_another_does_not() {
    let (first, said) = made("7");
    let (second, again) = made("7");
    assert_eq!(files(first.path()), files(second.path()));
    assert_eq!(said, again);
    let (other, _) = made("8");
    let differs = |name: &str| {
        fs::read(first.path().join(name)).unwrap() != fs::read(other.path().join(name)).unwrap()
    };
    assert!(differs("agents.csv") && differs("assignments.csv") && differs("posts.csv"));
    assert_eq!(said["written"]["agents.csv"], 400);
    assert_eq!(said["written"]["posts.csv"], 48);
}

#[test]
fn every_row_is_usable_and_breaks_no_invariant() {
    let (home, _) = made("7");
    let graph = tempdir().unwrap();
    let url = format!("embedded:{}", graph.path().join("g.kgl").display());
    let dir = home.path().to_str().unwrap();
    let read = succeed(&["import", "csv", dir, "--graph", &url, "--json"]);
    let read: Value = serde_json::from_str(&read).unwrap();
    assert_eq!(read["rejected"], 0, "{read}");
    succeed(&["refresh", "--graph", &url, "--as-of", "2026-03-02"]);
    let checked = succeed(&["check", "--graph", &url, "--json"]);
    let checked: Value = serde_json::from_str(&checked).unwrap();
    assert_eq!(checked["violations"], 0, "{checked}");
}

#[test]
fn careers_are_skewed_like_real_ones() {
    let (home, _) = made("7");
    let held = rows(home.path(), "assignments.csv");
    let days = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    let ended = held.iter().filter(|row| !row["end"].is_empty());
    let mut tenures: Vec<i64> = ended
        .map(|row| (days(&row["end"]) - days(&row["start"])).num_days())
        .collect();
    tenures.sort_unstable();
    let median = tenures[tenures.len() / 2];
    assert!((500..1500).contains(&median), "{median} days");
    // The tenth of the organisations that is largest has more than a third of the assignments.
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &held {
        *sizes.entry(&row["organisation_uid"]).or_default() += 1;
    }
    let mut sizes: Vec<usize> = sizes.into_values().collect();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    let largest: usize = sizes.iter().take(sizes.len().div_ceil(10)).sum();
    assert!(largest * 3 > held.len(), "{sizes:?}");
    // Some leave digital work, and some come back.
    let mut careers: BTreeMap<&str, Vec<bool>> = BTreeMap::new();
    for row in &held {
        let digital = row["digital"] == "true";
        careers.entry(&row["agent_uid"]).or_default().push(digital);
    }
    let back = |steps: &&Vec<bool>| {
        let left = steps.windows(2).position(|pair| pair == [true, false]);
        left.is_some_and(|at| steps[at + 1..].contains(&true))
    };
    assert!(careers.values().filter(back).count() >= 5);
    let silent = 400 - {
        let mut known: Vec<_> = rows(home.path(), "agent_competencies.csv");
        known.dedup_by(|a, b| a["agent_uid"] == b["agent_uid"]);
        known.len()
    };
    assert!((60..160).contains(&silent), "{silent} declare nothing");
}

#[test]
fn no_ranking_beats_the_oracle() {
    let (home, said) = made("7");
    let oracle = &said["oracle"][0];
    assert_eq!(
        (&oracle["name"], &oracle["slice"]),
        (&"oracle".into(), &"all".into())
    );
    let dir = home.path().to_str().unwrap();
    let measured = succeed(&["evaluate", "careers", dir, "--json"]);
    let measured: Value = serde_json::from_str(&measured).unwrap();
    let methods = measured["methods"].as_array().unwrap();
    let of = |name: &str| {
        let found = methods
            .iter()
            .find(|m| m["name"] == name && m["slice"] == "all");
        found.unwrap()
    };
    assert_eq!(of("passerelle")["cases"], oracle["cases"]);
    let value = |item: &Value| item["metrics"]["ndcg@10"]["value"].as_f64().unwrap();
    for method in methods.iter().filter(|m| m["slice"] == "all") {
        assert!(value(method) <= value(oracle), "{method}");
    }
    assert!(value(of("passerelle")) > value(of("random")));
}

#[test]
fn what_cannot_be_made_is_refused_with_a_message() {
    let home = tempdir().unwrap();
    let refused = |args: &[&str], code: i32, message: &str| {
        let output = run(args);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{said}");
        assert!(said.contains(message), "{said}");
    };
    let full = home.path().join("full");
    fs::create_dir(&full).unwrap();
    fs::write(full.join("mine.txt"), "kept").unwrap();
    let full = full.to_str().unwrap();
    refused(
        &["generate", full, "--agents", "5", "--seed", "1"],
        1,
        "is not empty",
    );
    assert_eq!(fs::read_dir(full).unwrap().count(), 1);
    let new = home.path().join("new");
    let new = new.to_str().unwrap();
    refused(
        &["generate", new, "--agents", "0", "--seed", "1"],
        2,
        "--agents",
    );
    refused(
        &[
            "generate",
            new,
            "--agents",
            "5",
            "--seed",
            "1",
            "--reference",
            full,
        ],
        5,
        "occupations.csv",
    );
    assert!(!Path::new(new).exists());
}
