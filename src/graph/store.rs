//! One store, two engines: every statement file runs on both and answers the same.

use serde::de::DeserializeOwned;
use serde_json::Value;

#[cfg(feature = "embedded")]
use super::embedded::EmbeddedStore;
use super::{bolt::BoltStore, catalog::Statement, error::GraphError};

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
        match self {
            Self::Bolt(store) => store.read(statement, params).await,
            #[cfg(feature = "embedded")]
            Self::Embedded(store) => store.read(statement, params).await,
        }
    }

    /// Runs a unit of work in one transaction and decodes the rows of its last statement.
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
        match self {
            Self::Bolt(store) => store.write(unit).await,
            #[cfg(feature = "embedded")]
            Self::Embedded(store) => store.write(unit).await,
        }
    }
}
