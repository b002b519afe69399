//! The store keeps its word on both engines: rows are decoded, a failed unit leaves nothing.

use passerelle::graph::catalog::SERVICE_PING;
use serde::Deserialize;
use serde_json::json;

use crate::support::engine::engines;

#[derive(Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
struct Pong {
    answer: i64,
}

#[tokio::test]
async fn every_engine_answers_a_read() {
    for (engine, store) in engines() {
        let rows: Vec<Pong> = store.read(SERVICE_PING, json!({})).await.unwrap();
        assert_eq!(rows, [Pong { answer: 1 }], "{engine}");
    }
}
