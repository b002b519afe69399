//! Every agent's list of `fixtures/small`, as the API gives it.

use std::{collections::BTreeMap, sync::Arc};

use async_graphql::{Request, Variables};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use passerelle::{auth::principal::Principal, graph::store::GraphStore, graphql::Api};
use serde_json::{Value, json};

const QUERY: &str = include_str!("answers.graphql");

/// The recommendations of an agent, as a connection.
pub async fn list(store: &GraphStore, agent: &str) -> Value {
    let api = Api::new(Arc::new(store.clone()), Some("2026-03-02".parse().unwrap()));
    let variables = Variables::from_json(json!({ "uid": agent }));
    let request = Request::new(QUERY).variables(variables);
    let answer = api.execute(request, Principal::demo_all()).await;
    assert!(answer.errors.is_empty(), "{:?}", answer.errors);
    answer.data.into_json().unwrap()["agent"]["recommendedPosts"].take()
}

/// The edges of every agent's list, by agent.
pub async fn lists(store: &GraphStore) -> BTreeMap<String, Vec<Value>> {
    let mut found = BTreeMap::new();
    for i in 1..=20 {
        let agent = format!("agt-{i:02}");
        let edges = list(store, &agent).await["edges"]
            .as_array()
            .unwrap()
            .clone();
        found.insert(agent, edges);
    }
    found
}

/// The reference of the post of an edge.
pub fn reference(edge: &Value) -> &str {
    edge["node"]["reference"].as_str().unwrap()
}

/// The global id of a node.
pub fn id(kind: &str, uid: &str) -> String {
    URL_SAFE_NO_PAD.encode(format!("{kind}:{uid}"))
}
