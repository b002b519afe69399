//! The analysts of the demo are shown something, and careers that somebody can believe.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use async_graphql::Request;
use passerelle::{auth::demo::read_token, graph::store::GraphStore, graphql::Api};
use serde_json::Value;

use super::{careers, rows};
use crate::support::engine::{demo, fixture};

/// What the demo's analyst reads.
async fn analytics(store: &GraphStore, query: &str) -> Value {
    let api = Api::new(Arc::new(store.clone()), Some("2026-03-02".parse().unwrap())).unwrap();
    let request = Request::new(format!("{{ analytics {{ {query} }} }}"));
    let answer = api.execute(request, read_token("demo.analyst").unwrap());
    let mut answer = serde_json::to_value(&answer.await).unwrap();
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"]["analytics"].take()
}

fn items(answer: &Value, pointer: &str) -> Vec<Value> {
    answer.pointer(pointer).unwrap().as_array().unwrap().clone()
}

#[tokio::test]
async fn analysts_see_flows_trees_delays_and_what_is_to_come() {
    for engine in demo().await {
        let (store, name) = (&engine.store, engine.name);
        let cells = "cells { from { key node { ... on Occupation { id } } } to { key } count }";
        for dimension in ["MINISTRY", "OCCUPATION_FAMILY"] {
            let query = format!("flows(dimension: {dimension}, digitalOnly: false) {{ {cells} }}");
            let found = items(&analytics(store, &query).await, "/flows/cells");
            let moved = found
                .iter()
                .filter(|cell| cell["from"]["key"] != cell["to"]["key"]);
            let moved = moved.count();
            assert!(moved >= 20, "{dimension} on {name}: {moved}");
            assert!(
                found.iter().all(|cell| cell["count"].as_i64() >= Some(5)),
                "{found:?}"
            );
        }
        let query = format!("flows(dimension: OCCUPATION, digitalOnly: false) {{ {cells} }}");
        let found = items(&analytics(store, &query).await, "/flows/cells");
        let roots = found.iter().map(|cell| &cell["from"]["node"]["id"]);
        let roots: BTreeSet<&str> = roots.filter_map(Value::as_str).collect();
        let mut deep = 0;
        for root in roots {
            let query = format!("careerTree(from: \"{root}\", depth: 2) {{ nodes {{ step }} }}");
            let nodes = items(&analytics(store, &query).await, "/careerTree/nodes");
            deep += usize::from(nodes.iter().any(|node| node["step"] == 2));
        }
        assert!(deep >= 3, "trees of two steps on {name}: {deep}");
        let figures = "value population series { year value }";
        let query = format!(
            "outlook(months: 12) {{ ministry {{ name }} family postsFallingVacant }}
             ministries: timeToFill(dimension: MINISTRY) {{ filled medianDays }}
             families: timeToFill(dimension: OCCUPATION_FAMILY) {{ filled medianDays }}
             corps: timeToFill(dimension: CORPS) {{ filled medianDays }}
             retention {{ requests refusals }} digitalStep {{ withStep {{ population }} withoutStep {{ population }} }}
             impact {{ satisfaction {{ {figures} }} timeToFill {{ {figures} }}
                       furtherDigitalPosts {{ {figures} }} returnToDigital {{ {figures} }} }}"
        );
        let seen = analytics(store, &query).await;
        for (list, figure, least) in [
            ("/outlook", "family", 5),
            ("/ministries", "filled", 5),
            ("/families", "filled", 5),
            ("/corps", "filled", 2),
            ("/retention", "requests", 5),
        ] {
            let rows = items(&seen, list);
            let said = rows.iter().filter(|row| !row[figure].is_null());
            let said = said.count();
            assert!(said >= least, "{list} on {name}: {rows:?}");
        }
        for side in ["withStep", "withoutStep"] {
            assert!(
                !seen["digitalStep"][side]["population"].is_null(),
                "{side} on {name}"
            );
        }
        for (indicator, years) in [
            ("satisfaction", 3),
            ("timeToFill", 4),
            ("furtherDigitalPosts", 1),
            ("returnToDigital", 0),
        ] {
            let of = &seen["impact"][indicator];
            assert!(!of["value"].is_null(), "{indicator} on {name}");
            let series = items(of, "/series");
            let said = series.iter().filter(|year| !year["value"].is_null());
            let said = said.count();
            assert!(said >= years, "{indicator} on {name}: {series:?}");
        }
    }
}

#[test]
fn nobody_climbs_two_levels_at_once_and_no_move_is_everybodys() {
    let mut reader = csv::Reader::from_path(fixture("population").join("occupations.csv")).unwrap();
    let levels = reader.deserialize().map(|row| {
        let row: BTreeMap<String, String> = row.unwrap();
        (row["occupation_uid"].clone(), row["level"].parse().unwrap())
    });
    let levels: BTreeMap<String, i32> = levels.collect();
    let mut pairs: BTreeMap<(String, String), usize> = BTreeMap::new();
    for career in careers().values() {
        for pair in career.windows(2) {
            let [from, to] = [0, 1].map(|at| pair[at]["occupation_uid"].clone());
            if from != to {
                let apart = (levels[&to] - levels[&from]).abs();
                assert!(apart <= 2, "{pair:?}");
                *pairs.entry((from, to)).or_default() += 1;
            }
        }
    }
    let all: usize = pairs.values().sum();
    let most = pairs.iter().max_by_key(|(_, moves)| **moves).unwrap();
    assert!(most.1 * 10 <= all, "{most:?} of {all}");
    assert!(rows("agents.csv").len() <= 500);
}

#[cfg(feature = "embedded")]
#[test]
fn the_invented_people_are_those_whom_the_command_writes() {
    use std::fs;

    use crate::support::{command::succeed, directory::files};

    let home = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(fixture("demo")).unwrap() {
        let from = entry.unwrap().path();
        fs::copy(&from, home.path().join(from.file_name().unwrap())).unwrap();
    }
    let population = fixture("population");
    succeed(&[
        "populate",
        home.path().to_str().unwrap(),
        "--agents",
        "320",
        "--seed",
        "7",
        "--population",
        population.to_str().unwrap(),
    ]);
    let (kept, written) = (files(&fixture("demo")), files(home.path()));
    for (name, bytes) in kept {
        assert!(
            written[&name] == bytes,
            "{name:?} is not what the command writes: see fixtures/README.md"
        );
    }
}
