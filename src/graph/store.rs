//! One store, two engines: every statement file runs on both and answers the same.

use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde_json::Value;

#[cfg(feature = "embedded")]
use super::embedded::EmbeddedStore;
pub use super::unit::Unit;
use super::{bolt::BoltStore, catalog::Returning, error::GraphError, unit::Written};
use crate::deadline;

/// The graph, wherever it lives.
#[derive(Clone)]
pub enum GraphStore {
    /// A Neo4j server or cluster, over Bolt.
    Bolt(BoltStore),
    /// The engine inside this process.
    #[cfg(feature = "embedded")]
    Embedded(EmbeddedStore),
}

impl GraphStore {
    /// The same graph, each unit of work with another time limit.
    #[must_use]
    pub fn with_deadline(&self, deadline: Duration) -> Self {
        match self {
            Self::Bolt(store) => Self::Bolt(store.with_deadline(deadline)),
            #[cfg(feature = "embedded")]
            Self::Embedded(store) => Self::Embedded(store.with_deadline(deadline)),
        }
    }

    /// Runs a read statement and decodes its rows; `params` is a JSON object.
    ///
    /// # Errors
    /// See [`GraphError`]; transient failures have been tried again within the time allowed.
    pub async fn read<Row>(
        &self,
        statement: impl Into<Returning<Row>>,
        params: Value,
    ) -> Result<Vec<Row>, GraphError>
    where
        Row: DeserializeOwned + Send + 'static,
    {
        let statement = statement.into().statement();
        tracing::debug!(statement = statement.name, "read");
        let begun = Instant::now();
        let outcome = match self {
            _ if is_over() => Err(GraphError::Timeout {
                statement: statement.name,
            }),
            // In a box: the driver's futures are deep, and callers nest them deeper.
            Self::Bolt(store) => Box::pin(store.read(statement, params)).await,
            #[cfg(feature = "embedded")]
            Self::Embedded(store) => store.read(statement, params).await,
        };
        count(statement.name, begun, &outcome);
        outcome
    }

    /// Runs a unit of work in one transaction and decodes its rows.
    ///
    /// # Errors
    /// See [`GraphError`]; nothing of the unit is kept when one is returned.
    pub async fn write<Row>(&self, unit: Unit<Row>) -> Result<Vec<Row>, GraphError>
    where
        Row: DeserializeOwned + Send + 'static,
    {
        match self.write_if(unit, |_| true).await? {
            Written::Kept(rows) | Written::Refused(rows) => Ok(rows),
            Written::Repeated { .. } | Written::KeyReused => Ok(Vec::new()),
        }
    }

    /// The same, committed only when `wanted` accepts the rows and the unit's key allows it.
    pub(super) async fn write_if<Row>(
        &self,
        unit: Unit<Row>,
        wanted: impl Fn(&[Row]) -> bool + Send + Sync + 'static,
    ) -> Result<Written<Row>, GraphError>
    where
        Row: DeserializeOwned + Send + 'static,
    {
        for (statement, _) in &unit.steps {
            tracing::debug!(statement = statement.name, "write");
        }
        let name = unit.name();
        let begun = Instant::now();
        let outcome = match self {
            _ if is_over() => Err(GraphError::Timeout { statement: name }),
            Self::Bolt(store) => Box::pin(store.write(unit, wanted)).await,
            #[cfg(feature = "embedded")]
            Self::Embedded(store) => store.write(unit, wanted).await,
        };
        count(name, begun, &outcome);
        outcome
    }
}

/// Whether the request under way has no time left; an engine may take no time for no limit.
fn is_over() -> bool {
    deadline::left(Duration::MAX).is_zero()
}

/// Counts a unit of work, under the name of its first statement.
fn count<T>(statement: &'static str, begun: Instant, outcome: &Result<T, GraphError>) {
    let outcome = match outcome {
        Ok(_) => "ok",
        Err(GraphError::Unavailable { .. } | GraphError::Address(_) | GraphError::Damaged(_)) => {
            "unavailable"
        }
        Err(GraphError::Denied { .. }) => "denied",
        Err(GraphError::Timeout { .. }) => "timeout",
        Err(GraphError::Conflict { .. }) => "conflict",
        Err(GraphError::Decode { .. } | GraphError::Query { .. }) => "error",
    };
    let labels = [("statement", statement), ("outcome", outcome)];
    metrics::histogram!("passerelle_statement_seconds", &labels).record(begun.elapsed());
}
