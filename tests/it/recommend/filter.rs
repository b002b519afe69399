//! A filter keeps what it says and nothing else, and an emptied list says so.

use std::sync::Arc;

use async_graphql::{Request, Variables};
use passerelle::{auth::principal::Principal, graph::store::GraphStore, graphql::Api};
use serde_json::{Value, json};

use crate::support::{answers::id, engine::small};

const QUERY: &str = "query($filter: RecommendationFilter) { agent(uid: \"agt-01\") { \
    recommendedPosts(first: 50, filter: $filter) { emptyReason edges { score node { reference } } } } }";

async fn ask(store: &GraphStore, mut filter: Value) -> Value {
    // What statute leaves out has its own tests.
    filter["includeBlocked"] = json!(true);
    let api = Api::new(Arc::new(store.clone()), Some("2026-03-02".parse().unwrap())).unwrap();
    let variables = Variables::from_json(json!({ "filter": filter }));
    let request = Request::new(QUERY).variables(variables);
    serde_json::to_value(api.execute(request, Principal::demo_all()).await).unwrap()
}

fn references(answer: &Value) -> Vec<&str> {
    let edges = &answer["data"]["agent"]["recommendedPosts"]["edges"];
    let edges = edges.as_array().unwrap_or_else(|| panic!("{answer}"));
    edges
        .iter()
        .map(|edge| edge["node"]["reference"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn each_filter_keeps_what_it_says_in_the_order_of_the_whole_list() {
    for engine in small().await {
        let all = ask(&engine.store, json!({ "includeWeak": true })).await;
        let all = references(&all);
        for (filter, kept) in [
            (
                json!({}),
                vec!["DINUM", "DGFIP", "INSEE", "MTE", "MI", "ANSSI"],
            ),
            (
                json!({ "ministries": [id("Organisation", "org-mefsin")] }),
                vec!["DGFIP", "INSEE"],
            ),
            (
                json!({ "ministries": [id("Organisation", "org-insee")] }),
                vec!["INSEE"],
            ),
            (json!({ "places": [id("Place", "plc-bre")] }), vec!["MI"]),
            (
                json!({ "places": [id("Place", "plc-75"), id("Place", "plc-35")] }),
                vec!["DINUM", "ANSSI", "MI"],
            ),
            (
                json!({ "occupations": [id("Occupation", "occ-devops")] }),
                vec!["INSEE", "MTE"],
            ),
            (
                json!({ "posts": [id("Post", "post-01"), id("Post", "post-14")] }),
                vec!["DINUM-2026-001", "MI-2026-009"],
            ),
            (
                json!({ "categories": ["B"] }),
                vec!["DGFIP-2026-015", "MI-2026-009"],
            ),
            (
                json!({ "otherMinistriesOnly": true }),
                vec!["DINUM", "DGFIP", "INSEE", "MTE", "MI", "ANSSI"],
            ),
        ] {
            let mut filter = filter;
            filter["includeWeak"] = true.into();
            let found = ask(&engine.store, filter.clone()).await;
            let expected: Vec<_> = all
                .iter()
                .filter(|item| kept.iter().any(|start| item.starts_with(start)))
                .copied()
                .collect();
            assert!(!expected.is_empty(), "{filter}");
            assert_eq!(references(&found), expected, "{filter} on {}", engine.name);
        }
    }
}

#[tokio::test]
async fn a_list_emptied_by_its_filter_says_so_and_a_wrong_kind_is_named() {
    for engine in small().await {
        let none = ask(&engine.store, json!({ "categories": ["C"] })).await;
        let reason = &none["data"]["agent"]["recommendedPosts"]["emptyReason"];
        assert_eq!(reason, "FILTERED_OUT", "{}", engine.name);
        let wrong = ask(&engine.store, json!({ "places": [id("Post", "post-01")] })).await;
        let extensions = &wrong["errors"][0]["extensions"];
        assert_eq!(extensions["code"], "BAD_USER_INPUT");
        assert_eq!(extensions["argument"], "filter.places");
    }
}
