//! One store, two engines: every statement file runs on both and answers the same.

use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde_json::Value;

#[cfg(feature = "embedded")]
use super::embedded::EmbeddedStore;
use super::{bolt::BoltStore, catalog::Statement, error::GraphError};
use crate::domain::deadline;

/// Statements that commit together or not at all, with their parameters.
///
/// They are fixed before the first one runs, so the whole unit can be tried again.
#[derive(Debug, Clone, Default)]
pub struct Unit(pub(super) Vec<(Statement, Value)>);

impl Unit {
    /// A unit of one statement; `params` is a JSON object.
    #[must_use]
    pub fn of(statement: Statement, params: Value) -> Self {
        Self(vec![(statement, params)])
    }

    /// The same unit with one more statement at its end.
    #[must_use]
    pub fn and(mut self, statement: Statement, params: Value) -> Self {
        self.0.push((statement, params));
        self
    }

    /// Whether a statement is part of it.
    pub(super) fn holds(&self, statement: Statement) -> bool {
        self.0.iter().any(|(one, _)| one.name == statement.name)
    }

    /// The same unit with one more statement before the others.
    #[must_use]
    pub fn after(mut self, statement: Statement, params: Value) -> Self {
        self.0.insert(0, (statement, params));
        self
    }
}

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
    /// Runs a read statement and decodes its rows; `params` is a JSON object.
    ///
    /// # Errors
    /// See [`GraphError`]; transient failures have been tried again within the time allowed.
    pub async fn read<Row>(
        &self,
        statement: Statement,
        params: Value,
    ) -> Result<Vec<Row>, GraphError>
    where
        Row: DeserializeOwned + Send + 'static,
    {
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

    /// Runs a unit of work in one transaction and decodes the rows of the last statement that has some.
    ///
    /// # Errors
    /// See [`GraphError`]; nothing of the unit is kept when one is returned.
    pub async fn write<Row>(&self, unit: Unit) -> Result<Vec<Row>, GraphError>
    where
        Row: DeserializeOwned + Send + 'static,
    {
        for (statement, _) in &unit.0 {
            tracing::debug!(statement = statement.name, "write");
        }
        let name = unit.0.first().map_or("nothing", |(first, _)| first.name);
        let begun = Instant::now();
        let outcome = match self {
            _ if is_over() => Err(GraphError::Timeout { statement: name }),
            Self::Bolt(store) => Box::pin(store.write(unit)).await,
            #[cfg(feature = "embedded")]
            Self::Embedded(store) => store.write(unit).await,
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
        Err(GraphError::Unavailable { .. } | GraphError::Address(_)) => "unavailable",
        Err(GraphError::Denied { .. }) => "denied",
        Err(GraphError::Timeout { .. }) => "timeout",
        Err(GraphError::Conflict { .. }) => "conflict",
        Err(GraphError::Decode { .. } | GraphError::Query { .. }) => "error",
    };
    let labels = [("statement", statement), ("outcome", outcome)];
    metrics::histogram!("passerelle_statement_seconds", &labels).record(begun.elapsed());
}
