//! Posts that too few people fit are those that looking at everybody finds.

use std::collections::BTreeMap;

use passerelle::{
    domain::analytics::unmet_demand::Unfit,
    graph::{
        catalog::{ANALYTICS_LIST_UNFIT_POSTS, Statement},
        store::GraphStore,
    },
};
use serde::Deserialize;
use serde_json::json;

use crate::support::engine::{Engine, empty, invent};

const DAY: &str = "2026-03-02";

const LACKING: Statement = Statement {
    name: "tests/lacking",
    text: include_str!("support/lacking.cypher"),
    embedded: None,
};

#[derive(Deserialize)]
struct Lacking {
    post_uid: String,
    label: String,
    missing: Vec<String>,
}

/// Of a post: what it is called, who fits it, and who lacks one competency alone, by competency.
#[derive(Default)]
struct Tally {
    label: String,
    fit: u32,
    one_short: BTreeMap<String, u32>,
}

async fn tallies(store: &GraphStore) -> BTreeMap<String, Tally> {
    let rows: Vec<Lacking> = store.read(LACKING, json!({})).await.unwrap();
    let mut tallies = BTreeMap::<String, Tally>::new();
    for row in rows {
        let tally = tallies.entry(row.post_uid).or_default();
        tally.label = row.label;
        match row.missing.as_slice() {
            [] => tally.fit += 1,
            [one] => *tally.one_short.entry(one.clone()).or_default() += 1,
            _ => {}
        }
    }
    tallies
}

/// What is to be disclosed: how many posts of a label fewer than `threshold` fit, and what would change it.
fn expected(
    tallies: &BTreeMap<String, Tally>,
    threshold: u32,
) -> BTreeMap<(String, Option<String>), i32> {
    let mut disclosed = BTreeMap::new();
    for tally in tallies.values().filter(|tally| tally.fit < threshold) {
        // The most that one competency would add; of equals, the first by name.
        let best = tally
            .one_short
            .iter()
            .rev()
            .max_by_key(|(_, gained)| **gained)
            .filter(|(_, gained)| *gained + tally.fit >= threshold)
            .map(|(uid, _)| uid.clone());
        *disclosed.entry((tally.label.clone(), best)).or_default() += 1;
    }
    disclosed
}

#[tokio::test]
async fn posts_that_too_few_fit_are_those_that_looking_at_everybody_finds() {
    for Engine { name, store, .. } in empty().await {
        invent(&store, 300, 4, DAY).await;
        let tallies = tallies(&store).await;
        for threshold in [1, 3, 5, 11, 400] {
            let wanted = expected(&tallies, threshold);
            let ask = json!({ "today": DAY, "threshold": threshold, "limit": 5_000 });
            let rows: Vec<Unfit> = store.read(ANALYTICS_LIST_UNFIT_POSTS, ask).await.unwrap();
            let disclosed: BTreeMap<_, _> = rows
                .into_iter()
                .map(|row| ((row.label, row.competency_uid), row.posts))
                .collect();
            assert_eq!(disclosed, wanted, "{name} {threshold}");
        }
        // Some posts need one competency more, and some more than that.
        let few = expected(&tallies, 5);
        assert!(few.keys().any(|(_, uid)| uid.is_some()), "{name}");
        assert!(few.keys().any(|(_, uid)| uid.is_none()), "{name}");
    }
}
