//! The engines a test runs on: the embedded one always, Neo4j where a server is given.

use std::time::Duration;

use passerelle::graph::{
    bolt::{BoltAddress, BoltStore},
    store::GraphStore,
};

/// Long enough for a slow machine; no test measures time.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// The Neo4j that `tests/neo4j/start` began, or `None`, said aloud.
///
/// # Panics
/// When `REQUIRE_NEO4J=1` and no server is given: a skip would prove nothing.
#[expect(
    clippy::disallowed_methods,
    reason = "the server of the tests is named by the environment"
)]
pub fn neo4j() -> Option<GraphStore> {
    let Ok(url) = std::env::var("NEO4J_TEST_URI") else {
        assert!(
            std::env::var("REQUIRE_NEO4J").as_deref() != Ok("1"),
            "NEO4J_TEST_URI is not set"
        );
        eprintln!("SKIPPED on Neo4j: NEO4J_TEST_URI is not set (see tests/neo4j/start)");
        return None;
    };
    let address = BoltAddress {
        url,
        user: std::env::var("NEO4J_TEST_USER").unwrap_or_else(|_| "neo4j".to_owned()),
        password: std::env::var("NEO4J_TEST_PASSWORD")
            .unwrap_or_default()
            .into(),
        database: "neo4j".to_owned(),
        connections: 4,
    };
    Some(GraphStore::Bolt(
        BoltStore::connect(&address, PATIENCE).unwrap(),
    ))
}

/// An empty graph of the embedded engine.
#[cfg(feature = "embedded")]
pub fn embedded() -> GraphStore {
    GraphStore::Embedded(passerelle::graph::embedded::EmbeddedStore::in_memory(
        PATIENCE,
    ))
}

/// Every engine at hand, with its name.
pub fn engines() -> Vec<(&'static str, GraphStore)> {
    let mut engines = Vec::new();
    #[cfg(feature = "embedded")]
    engines.push(("embedded", embedded()));
    engines.extend(neo4j().map(|store| ("neo4j", store)));
    engines
}
