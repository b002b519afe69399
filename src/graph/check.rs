//! The invariants of the graph, each a statement that counts what breaks it.

use serde::Serialize;
use serde_json::json;

use super::{
    catalog::{self, Statement},
    error::GraphError,
    row::ViolationsRow,
    store::GraphStore,
};

/// An invariant, and what breaks it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Invariant {
    /// Its name, which is its file's in `cypher/check/`.
    pub name: &'static str,
    /// How many nodes break it.
    pub violations: u64,
    /// Keys of the first five.
    pub examples: Vec<String>,
}

/// Counts what breaks each invariant, by name.
///
/// # Errors
/// See [`GraphError`].
pub async fn check(store: &GraphStore) -> Result<Vec<Invariant>, GraphError> {
    let mut checked = Vec::new();
    for (name, statement) in invariants() {
        let rows: Vec<ViolationsRow> = store.read(statement, json!({})).await?;
        for row in rows {
            checked.push(Invariant {
                name,
                violations: row.violations,
                examples: row.examples,
            });
        }
    }
    Ok(checked)
}

fn invariants() -> impl Iterator<Item = (&'static str, Statement)> {
    catalog::ALL
        .iter()
        .filter_map(|statement| Some((statement.name.strip_prefix("check/")?, *statement)))
}
