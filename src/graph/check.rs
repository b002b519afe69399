//! The invariants of the graph, each a statement that counts what breaks it, and what else is worth a look.

use serde::Serialize;
use serde_json::json;

use super::{catalog, error::GraphError, row::ViolationsRow, store::GraphStore};

/// An invariant, and what breaks it; or a remark, and what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Its name, which is its file's in `cypher/check/` or `cypher/remark/`.
    pub name: &'static str,
    /// How many nodes break it, or are worth a look.
    pub violations: u64,
    /// Keys of the first five.
    pub examples: Vec<String>,
}

/// Counts what breaks each invariant, by name.
///
/// # Errors
/// See [`GraphError`].
pub async fn check(store: &GraphStore) -> Result<Vec<Finding>, GraphError> {
    find(store, "check/").await
}

/// Counts what is allowed and worth a look, by name.
///
/// # Errors
/// See [`GraphError`].
pub async fn remark(store: &GraphStore) -> Result<Vec<Finding>, GraphError> {
    find(store, "remark/").await
}

async fn find(store: &GraphStore, folder: &str) -> Result<Vec<Finding>, GraphError> {
    let mut found = Vec::new();
    for statement in catalog::all() {
        let Some(name) = statement.name.strip_prefix(folder) else {
            continue;
        };
        let rows: Vec<ViolationsRow> = store.read(*statement, json!({})).await?;
        found.extend(rows.into_iter().map(|row| Finding {
            name,
            violations: row.violations,
            examples: row.examples,
        }));
    }
    Ok(found)
}
