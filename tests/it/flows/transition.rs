//! What transitions tell of people is what flows tell, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{Ends, K, Table, ask, cells, drawn, flows, table};
use crate::support::{answers::id, engine::empty};

const PATHS: &str =
    "paths { steps { from { code } to { code } evidence observedCount medianMonths } }";
const MOVES: &str = "from { code } to { code } evidence observedCount medianMonths";

/// A move that is said to be observed, with what is told of it; none of another.
fn observed(step: &Value) -> Option<(Ends, (i64, i64))> {
    let is_observed = step["evidence"].as_array()?.contains(&"OBSERVED".into());
    assert_eq!(is_observed, step["observedCount"].is_i64(), "{step}");
    assert_eq!(is_observed, step["medianMonths"].is_i64(), "{step}");
    let key = |end: &str| step[end]["code"].as_str().map(str::to_lowercase);
    let told = (
        step["observedCount"].as_i64()?,
        step["medianMonths"].as_i64()?,
    );
    Some((
        (
            key("from")?.replace("o-", "occ-"),
            key("to")?.replace("o-", "occ-"),
        ),
        told,
    ))
}

#[tokio::test]
async fn transitions_tell_of_people_what_flows_tell() {
    for engine in empty().await {
        let moves = drawn(&engine, 11).await;
        let store = &engine.store;
        // Of a pair whose other moves are withheld, the digital ones.
        let mut told = table(&flows(store, "dimension: OCCUPATION, digitalOnly: true").await);
        told.extend(table(
            &flows(store, "dimension: OCCUPATION, digitalOnly: false").await,
        ));
        let mut found: BTreeMap<&str, Table> = BTreeMap::new();
        for i in 0..6 {
            let uid = id("Occupation", &format!("occ-{i}"));
            let query = format!(
                "{{ node(id: \"{uid}\") {{ ... on Occupation {{ next(first: 50) {{ {MOVES} }} previous(first: 50) {{ {MOVES} }} }} }} \
                 mobilityPaths(from: \"{uid}\", maxHops: 2, first: 50) {{ {PATHS} }} }}"
            );
            let answer = ask(store, "demo.analyst", &query).await;
            assert!(answer["errors"].is_null(), "{answer}");
            for side in ["next", "previous"] {
                let all = answer["data"]["node"][side].as_array().unwrap().iter();
                found
                    .entry(side)
                    .or_default()
                    .extend(all.filter_map(observed));
            }
            let paths = answer["data"]["mobilityPaths"]["paths"].as_array().unwrap();
            let steps = paths
                .iter()
                .flat_map(|path| path["steps"].as_array().unwrap());
            found
                .entry("paths")
                .or_default()
                .extend(steps.filter_map(observed));
        }
        assert_eq!(found["next"], told, "{}", engine.name);
        assert_eq!(found["previous"], told, "{}", engine.name);
        assert!(!found["paths"].is_empty());
        for (ends, one) in &found["paths"] {
            assert_eq!(told.get(ends), Some(one), "{ends:?}");
        }
        // Enough people alone do not make a move known.
        let mut people = BTreeMap::<Ends, BTreeSet<usize>>::new();
        for ((ends, _, _), who) in cells(&moves, "OCCUPATION") {
            people.entry(ends).or_default().extend(who);
        }
        let withheld = people.iter().filter(|(ends, _)| !told.contains_key(*ends));
        let withheld: Vec<_> = withheld.map(|(_, who)| who.len()).collect();
        assert!(withheld.iter().any(|people| *people >= K), "{withheld:?}");
    }
}
