//! Neo4j over Bolt. The driver's types stay in this file.
//!
//! The traps of the pinned driver, and why `Graph::run`, `Session` and `query!` are banned:
//! `docs/adr/0002-neo4rs-pinned.md`.

use std::time::Duration;

use futures::TryStreamExt as _;
use neo4rs::{BoltMap, BoltString, BoltType, ConfigBuilder, Graph, Neo4jClientErrorKind};
use neo4rs::{Neo4jErrorKind, Neo4jSecurityErrorKind, Operation, Query};
use secrecy::{ExposeSecret as _, SecretString};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{
    catalog::Statement,
    error::GraphError,
    statement::strip_comments,
    store::Unit,
    transaction::{Attempt, within},
};
use crate::domain::deadline;

/// Where the server is and who we are to it.
#[derive(Clone)]
pub struct BoltAddress {
    /// `neo4j://…`, `bolt://…`, with `+s` for TLS.
    pub url: String,
    /// The user's name.
    pub user: String,
    /// The user's password.
    pub password: SecretString,
    /// The database; always named, else routing asks for it on every connection.
    pub database: String,
    /// Connections at most.
    pub connections: usize,
}

/// A pool of connections to Neo4j.
#[derive(Clone)]
pub struct BoltStore {
    graph: Graph,
    deadline: Duration,
}

impl BoltStore {
    /// Prepares the pool; nothing is opened before the first statement.
    ///
    /// # Errors
    /// [`GraphError::Address`] when the address cannot be read.
    pub fn connect(address: &BoltAddress, deadline: Duration) -> Result<Self, GraphError> {
        let config = ConfigBuilder::default()
            .uri(address.url.as_str())
            .user(address.user.as_str())
            .password(address.password.expose_secret())
            .db(address.database.as_str())
            .max_connections(address.connections)
            // In this version of the driver this bounds the wait for a free connection.
            .max_lifetime(Duration::from_secs(1).min(deadline))
            .build()
            .map_err(|error| GraphError::Address(error.to_string()))?;
        let graph =
            Graph::connect(config).map_err(|error| GraphError::Address(error.to_string()))?;
        Ok(Self { graph, deadline })
    }

    /// The same pool, each unit of work with another time limit.
    #[must_use]
    pub fn with_deadline(&self, deadline: Duration) -> Self {
        Self {
            graph: self.graph.clone(),
            deadline,
        }
    }

    pub(super) async fn read<Row>(
        &self,
        statement: Statement,
        params: Value,
    ) -> Result<Vec<Row>, GraphError>
    where
        Row: DeserializeOwned + Send + 'static,
    {
        let limit = deadline::left(self.deadline).as_millis().max(1);
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let query = prepare(&statement, params)?.extra("tx_timeout", limit);
        within(self.deadline, statement.name, || async {
            let mut rows = self
                .graph
                .execute_read(query.clone())
                .await
                .map_err(|e| classify(&statement, e))?;
            rows.into_stream_as::<Row>()
                .try_collect()
                .await
                .map_err(|e| classify(&statement, e))
        })
        .await
    }

    pub(super) async fn write<Row>(&self, unit: Unit) -> Result<Vec<Row>, GraphError>
    where
        Row: DeserializeOwned + Send + 'static,
    {
        let name = unit
            .0
            .last()
            .map_or("an empty unit", |(statement, _)| statement.name);
        let queries = unit
            .0
            .into_iter()
            .map(|(statement, params)| Ok((statement, prepare(&statement, params)?)))
            .collect::<Result<Vec<_>, GraphError>>()?;
        within(self.deadline, name, || self.attempt_write(&queries)).await
    }

    async fn attempt_write<Row>(&self, queries: &[(Statement, Query)]) -> Result<Vec<Row>, Attempt>
    where
        Row: DeserializeOwned + Send + 'static,
    {
        let Some((first, _)) = queries.first() else {
            return Ok(Vec::new());
        };
        let mut transaction = self
            .graph
            .start_txn_as(Operation::Write, None)
            .await
            .map_err(|e| classify(first, e))?;
        let mut rows = Vec::new();
        for (statement, query) in queries {
            let answer = match transaction.execute(query.clone()).await {
                Ok(mut stream) => {
                    stream
                        .into_stream_as::<Row>(transaction.handle())
                        .try_collect()
                        .await
                }
                Err(error) => Err(error),
            };
            match answer {
                Ok(read) => rows = read,
                Err(error) => {
                    // The first failure is the one to report; a lost connection rolls back too.
                    let _ = transaction.rollback().await;
                    return Err(classify(statement, error));
                }
            }
        }
        let last = queries.last().map_or(first, |(statement, _)| statement);
        // A lost acknowledgement may have committed: only the caller knows whether twice is once.
        transaction
            .commit()
            .await
            .map_err(|e| classify(last, e).final_when_lost())?;
        Ok(rows)
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place where a statement becomes a query"
)]
fn prepare(statement: &Statement, params: Value) -> Result<Query, GraphError> {
    let BoltType::Map(params) = bolt(params).map_err(|source| GraphError::Decode {
        statement: statement.name,
        source: source.into(),
    })?
    else {
        return Err(GraphError::Decode {
            statement: statement.name,
            source: "parameters are an object".into(),
        });
    };
    let body = format!("// {}\n{}", statement.name, strip_comments(statement.text));
    Ok(Query::new(body).with_params(params))
}

/// A JSON value as the driver sends it; JSON knows no integer beyond 64 bits that we use.
fn bolt(value: Value) -> Result<BoltType, &'static str> {
    Ok(match value {
        Value::Null => BoltType::Null(neo4rs::BoltNull),
        Value::Bool(flag) => flag.into(),
        Value::Number(number) => match number.as_i64() {
            Some(whole) => whole.into(),
            None => number.as_f64().ok_or("a number out of range")?.into(),
        },
        Value::String(text) => text.into(),
        Value::Array(items) => items
            .into_iter()
            .map(bolt)
            .collect::<Result<Vec<BoltType>, _>>()?
            .into(),
        Value::Object(entries) => {
            let mut map = BoltMap::default();
            for (key, entry) in entries {
                map.put(BoltString::from(key.as_str()), bolt(entry)?);
            }
            BoltType::Map(map)
        }
    })
}

/// Says what an error of the driver means to us, and whether trying again can help.
fn classify(statement: &Statement, error: neo4rs::Error) -> Attempt {
    use neo4rs::Error as Driver;
    let statement = statement.name;
    match error {
        Driver::Neo4j(ref said) => {
            let code = said.code().to_owned();
            let kind = said.kind();
            let source = error.into();
            match kind {
                Neo4jErrorKind::Transient
                | Neo4jErrorKind::Client(Neo4jClientErrorKind::SessionExpired) => {
                    Attempt::Transient(GraphError::Unavailable { statement, source })
                }
                Neo4jErrorKind::Client(Neo4jClientErrorKind::Security(
                    Neo4jSecurityErrorKind::Authentication
                    | Neo4jSecurityErrorKind::AuthorizationExpired
                    | Neo4jSecurityErrorKind::TokenExpired,
                )) => Attempt::Final(GraphError::Denied { statement, source }),
                _ if code.contains("TransactionTimedOut") => {
                    Attempt::Final(GraphError::Timeout { statement })
                }
                _ if code.starts_with("Neo.ClientError.Schema.Constraint") => {
                    Attempt::Final(GraphError::Conflict { statement, source })
                }
                _ => Attempt::Final(GraphError::Query {
                    statement,
                    code,
                    source,
                }),
            }
        }
        // Trying again would only bring a lock-out nearer.
        Driver::AuthenticationError(_) => Attempt::Final(GraphError::Denied {
            statement,
            source: error.into(),
        }),
        // Neo4j reads what is committed, row by row: of a relationship that another unit deletes
        // meanwhile, a row can hold nothing but nulls.
        Driver::ParseError(_) | Driver::DeserializationError(_) => {
            Attempt::Lost(GraphError::Decode {
                statement,
                source: error.into(),
            })
        }
        _ => Attempt::Lost(GraphError::Unavailable {
            statement,
            source: error.into(),
        }),
    }
}
