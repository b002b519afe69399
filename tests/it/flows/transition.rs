//! What transitions disclose of people is what flows disclose, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use passerelle::graph::store::GraphStore;
use serde_json::Value;

use super::{Ends, K, Move, Table, YEARS, ask, drawn, flows, median, table};
use crate::support::{answers::id, engine::empty};

const PATHS: &str =
    "paths { steps { from { code } to { code } evidence observedCount medianMonths } }";
const MOVES: &str = "from { code } to { code } evidence observedCount medianMonths";

/// A move that is said to be observed, with its figures; none of another.
fn observed(step: &Value) -> Option<(Ends, (i64, i64))> {
    let is_observed = step["evidence"].as_array()?.contains(&"OBSERVED".into());
    assert_eq!(is_observed, step["observedCount"].is_i64(), "{step}");
    assert_eq!(is_observed, step["medianMonths"].is_i64(), "{step}");
    let key = |end: &str| step[end]["code"].as_str().map(str::to_lowercase);
    let disclosed = (
        step["observedCount"].as_i64()?,
        step["medianMonths"].as_i64()?,
    );
    Some((
        (
            key("from")?.replace("o-", "occ-"),
            key("to")?.replace("o-", "occ-"),
        ),
        disclosed,
    ))
}

/// The moves between occupations that are said to be observed, by the side from which they are read.
async fn read(store: &GraphStore) -> BTreeMap<&'static str, Table> {
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
            let found = found.entry(side).or_default();
            found.extend(all.filter_map(observed));
        }
        let paths = answer["data"]["mobilityPaths"]["paths"].as_array().unwrap();
        let steps = paths
            .iter()
            .flat_map(|path| path["steps"].as_array().unwrap());
        let found = found.entry("paths").or_default();
        found.extend(steps.filter_map(observed));
    }
    found
}

/// Who made the moves that a transition may count: of all years or of those of the catalogue, all or digital ones;
/// those of which the figures are right.
fn counted(moves: &[Move], ends: &Ends, figures: (i64, i64)) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    for first in [i32::MIN, *YEARS.start()] {
        for only_digital in [false, true] {
            let is_in = |made: &&Move| {
                made.ends("OCCUPATION").as_ref() == Some(ends)
                    && made.year >= first
                    && (made.digital || !only_digital)
            };
            let made: Vec<_> = moves.iter().filter(is_in).collect();
            let who: Vec<_> = made.iter().map(|made| made.agent).collect();
            let count = i64::try_from(who.len()).unwrap();
            let is_right = count == figures.0
                && median(made.iter().map(|made| made.months).collect()) == figures.1;
            if is_right && !found.contains(&who) {
                found.push(who);
            }
        }
    }
    found
}

/// What transitions disclose, each as those who made the moves, where no other moves have the same figures.
pub async fn learnt(store: &GraphStore, moves: &[Move]) -> Vec<Vec<usize>> {
    let mut learnt = Vec::new();
    for (ends, figures) in &read(store).await["next"] {
        let sets = counted(moves, ends, *figures);
        if let [only] = &sets[..] {
            learnt.push(only.clone());
        }
    }
    learnt
}

#[tokio::test]
async fn transitions_disclose_of_people_what_enough_of_them_did() {
    for engine in empty().await {
        let moves = drawn(&engine, 11).await;
        let store = &engine.store;
        let found = read(store).await;
        assert_eq!(found["next"], found["previous"], "{}", engine.name);
        assert!(!found["paths"].is_empty());
        for (ends, figures) in &found["paths"] {
            assert_eq!(found["next"].get(ends), Some(figures), "{ends:?}");
        }
        let mut older = 0;
        let flows = table(&flows(store, "dimension: OCCUPATION, digitalOnly: false").await);
        for (ends, figures) in &found["next"] {
            let sets = counted(&moves, ends, *figures);
            let people = sets
                .iter()
                .map(|who| who.iter().collect::<BTreeSet<_>>().len());
            assert!(people.max() >= Some(K), "{ends:?} {figures:?}");
            let flow = flows.get(ends).map_or(0, |flow| flow.0);
            assert!(figures.0 >= flow, "{ends:?}");
            older += usize::from(flow > 0 && figures.0 > flow);
        }
        // Every flow is known to transitions, and some with their older moves.
        assert!(flows.keys().all(|ends| found["next"].contains_key(ends)));
        assert!(older > 3, "{older}");
    }
}
