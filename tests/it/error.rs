//! Every coded error, as a client gets it: a French message, and nothing of the inside.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use async_graphql::Request;
use passerelle::{
    auth::principal::Principal,
    deadline,
    graph::{
        bolt::{BoltAddress, BoltStore},
        catalog::Statement,
        store::{GraphStore, Unit},
    },
    graphql::Api,
};
use serde_json::Value;

use crate::support::engine::{PATIENCE, embedded, small};

/// The first error of an answer.
async fn first(store: GraphStore, limit: Duration, query: &str) -> Value {
    let api = Api::new(Arc::new(store), Some("2026-03-02".parse().unwrap())).unwrap();
    let execution = api.execute(Request::new(query), Principal::demo_all());
    let answer = deadline::within(limit, execution).await;
    serde_json::to_value(&answer).unwrap()["errors"][0].clone()
}

/// A server that is not there.
fn away() -> GraphStore {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = BoltAddress {
        url: format!("bolt://{}", free.local_addr().unwrap()),
        user: "neo4j".to_owned(),
        password: "hidden".to_owned().into(),
        database: "neo4j".to_owned(),
        connections: 1,
    };
    drop(free);
    GraphStore::Bolt(BoltStore::connect(&address, Duration::from_secs(2)).unwrap())
}

/// A graph with an agent of whom nothing is known, which no import would write.
async fn torn() -> GraphStore {
    let store = embedded();
    let statement = Statement {
        name: "tests/torn",
        text: "// An agent with a key alone.\nCREATE (a:Agent {uid: 'x', status: null})",
        embedded: None,
    };
    let unit = Unit::new(statement, serde_json::json!({}));
    store.write::<serde::de::IgnoredAny>(unit).await.unwrap();
    store
}

#[tokio::test]
async fn each_code_has_one_shape() {
    let small = small().await.next().unwrap().store;
    let gap = "{ agent(uid: \"agt-01\") { competencyGap(target: \"UG9zdDpub25l\") { coverage } } }";
    let data = "{ algorithm { dataAsOf } }";
    let cases = [
        ("parse", small.clone(), "{ me"),
        ("validation", small.clone(), "{ unknown }"),
        (
            "input",
            small.clone(),
            "{ nodes(ids: []) { id } me { competencies(first: 0) { edges { level } } } }",
        ),
        ("absent", small.clone(), gap),
        ("away", away(), data),
        ("internal", torn().await, "{ agent(uid: \"x\") { uid } }"),
    ];
    let mut shapes = BTreeMap::new();
    for (name, store, query) in cases {
        shapes.insert(name, first(store, PATIENCE, query).await);
    }
    shapes.insert("late", first(small, Duration::ZERO, data).await);
    insta::assert_json_snapshot!("errors", shapes);
    let text = serde_json::to_string(&shapes).unwrap();
    for inside in ["MATCH", "127.0.0.1", "cypher", "hidden", "src/"] {
        assert!(!text.contains(inside), "{inside}");
    }
}
