//! Brings the graph's constraints and indexes up to the files of `cypher/schema/`.
//!
//! Each file is applied once, in one transaction, in the order of the names, under a lease, and noted with
//! its checksum. A process killed at any point leaves a graph on which the next run goes on: a file that
//! was applied but not noted is applied again, which changes nothing.

use std::time::Duration;

use chrono::{DateTime, Utc};
use serde::de::IgnoredAny;
use serde_json::json;
use sha2::{Digest as _, Sha256};

use super::{
    catalog::{
        self, MIGRATE_LIST_APPLIED, MIGRATE_RECORD_APPLIED, MIGRATE_RELEASE_LEASE,
        MIGRATE_TAKE_LEASE, Statement,
    },
    error::GraphError,
    row::AppliedRow,
    statement::{split_statements, strip_comments},
    store::{GraphStore, Unit},
};

/// How long a lease lasts when its holder dies; taken again before every file.
const LEASE: Duration = Duration::from_secs(30);

/// The constraint that makes the lease itself safe: applied before it is taken, noted like the rest.
const FIRST: Statement = catalog::SCHEMA_000_LEASE;

/// Why the schema was not brought up to date.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MigrateError {
    /// Another process holds the lease.
    #[error("another process is migrating this graph")]
    Locked,
    /// A file that was applied has changed since, or this version does not know it.
    #[error("{uid} is not what was applied to this graph")]
    Drift {
        /// The file's name.
        uid: String,
    },
    /// The graph failed.
    #[error(transparent)]
    Graph(#[from] GraphError),
}

/// What a run did, or would do.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Migrated {
    /// Names of the files that were applied, or are pending in a dry run, in order.
    pub applied: Vec<&'static str>,
    /// How many were there already.
    pub present: usize,
}

/// The files of the schema that this graph lacks, in the order in which they are applied.
///
/// # Errors
/// [`MigrateError::Drift`] when what was applied is not what this version holds.
pub async fn pending(store: &GraphStore) -> Result<Vec<Statement>, MigrateError> {
    let applied: Vec<AppliedRow> = store.read(MIGRATE_LIST_APPLIED, json!({})).await?;
    let known: Vec<Statement> = catalog::schema().collect();
    for row in &applied {
        let kept = known.iter().find(|statement| statement.name == row.uid);
        if kept.is_none_or(|statement| checksum(statement) != row.checksum) {
            return Err(MigrateError::Drift {
                uid: row.uid.clone(),
            });
        }
    }
    Ok(known
        .into_iter()
        .filter(|statement| applied.iter().all(|row| row.uid != statement.name))
        .collect())
}

/// Applies what is pending; `holder` names this process, `clock` gives the time.
///
/// # Errors
/// See [`MigrateError`]; what was applied before the error stays applied.
pub async fn migrate(
    store: &GraphStore,
    holder: &str,
    clock: impl Fn() -> DateTime<Utc>,
) -> Result<Migrated, MigrateError> {
    store.write::<IgnoredAny>(unit(FIRST)).await?;
    take_lease(store, holder, &clock).await?;
    let outcome = apply_pending(store, holder, &clock).await;
    let release = Unit::new(MIGRATE_RELEASE_LEASE, json!({ "holder": holder }));
    store.write::<IgnoredAny>(release).await?;
    outcome
}

async fn apply_pending(
    store: &GraphStore,
    holder: &str,
    clock: &impl Fn() -> DateTime<Utc>,
) -> Result<Migrated, MigrateError> {
    let todo = pending(store).await?;
    let present = catalog::schema().count() - todo.len();
    let mut applied = Vec::new();
    for statement in todo {
        take_lease(store, holder, clock).await?;
        store.write::<IgnoredAny>(unit(statement)).await?;
        let note = json!({
            "uid": statement.name,
            "checksum": checksum(&statement),
            "applied_at": clock().format("%Y-%m-%dT%H:%M:%SZ").to_string(),
        });
        store
            .write::<IgnoredAny>(Unit::new(MIGRATE_RECORD_APPLIED, note))
            .await?;
        applied.push(statement.name);
    }
    Ok(Migrated { applied, present })
}

/// All statements of a file of the schema, to be applied at once.
fn unit(file: Statement) -> Unit {
    split_statements(file.text).fold(Unit::default(), |unit, text| {
        unit.and(Statement { text, ..file }, json!({}))
    })
}

async fn take_lease(
    store: &GraphStore,
    holder: &str,
    clock: &impl Fn() -> DateTime<Utc>,
) -> Result<(), MigrateError> {
    let now = clock().timestamp_millis();
    let until = now + i64::try_from(LEASE.as_millis()).unwrap_or(i64::MAX);
    let ask = json!({ "holder": holder, "now": now, "until": until });
    let held = store.write(Unit::new(MIGRATE_TAKE_LEASE, ask)).await?;
    if held.is_empty() {
        Err(MigrateError::Locked)
    } else {
        Ok(())
    }
}

/// The SHA-256 of what is sent to the engine, in hexadecimal: a changed comment is no drift.
fn checksum(statement: &Statement) -> String {
    format!("{:x}", Sha256::digest(strip_comments(statement.text)))
}
