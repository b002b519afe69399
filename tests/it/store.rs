//! The store keeps its word on both engines: rows are decoded, a failed unit leaves nothing.

use passerelle::graph::catalog::SERVICE_PING;
use serde::Deserialize;
use serde_json::json;

use crate::support::engine::bare;

#[derive(Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
struct Pong {
    answer: i64,
}

#[tokio::test]
async fn every_engine_answers_a_read() {
    for engine in bare().await {
        let rows: Vec<Pong> = engine
            .store
            .read(SERVICE_PING.statement(), json!({}))
            .await
            .unwrap();
        assert_eq!(rows, [Pong { answer: 1 }], "{}", engine.name);
    }
}
