//! Neo4j over Bolt. The driver's types stay in this module.
//!
//! The traps of the pinned driver, and why `Graph::run`, `Session` and `query!` are banned:
//! `docs/adr/0002-neo4rs-pinned.md`.

use std::{sync::Arc, time::Duration};

use futures::TryStreamExt as _;
use neo4rs::{BoltType, ConfigBuilder, Error, Graph, Operation, Query, Txn};
use secrecy::{ExposeSecret as _, SecretString};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{
    catalog::{SERVICE_PING, Statement},
    error::GraphError,
    row::KeyRow,
    statement::stripped,
    transaction::{Attempt, within},
    unit::{Unit, Written},
};
use crate::deadline;

mod failure;
mod pool;
mod value;

use failure::{before_rows, classify, is_elsewhere, is_nowhere};
use pool::Pool;
use value::bolt;

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
    pool: Arc<Pool>,
    deadline: Duration,
}

impl BoltStore {
    /// Prepares the pool; nothing is opened before the first statement.
    ///
    /// # Errors
    /// [`GraphError::Address`] when the address cannot be read.
    pub fn connect(address: &BoltAddress, deadline: Duration) -> Result<Self, GraphError> {
        let config = |url: &str| {
            ConfigBuilder::default()
                .uri(url)
                .user(address.user.as_str())
                .password(address.password.expose_secret())
                .db(address.database.as_str())
                .max_connections(address.connections)
                // In this version of the driver this bounds the wait for a free connection.
                .max_lifetime(Duration::from_secs(1).min(deadline))
                .build()
        };
        let ping = prepare(&SERVICE_PING.statement(), json!({}))?;
        let pool = Pool::new(config, address, ping)
            .map_err(|error| GraphError::Address(error.to_string()))?;
        Ok(Self {
            pool: Arc::new(pool),
            deadline,
        })
    }

    /// The same pool, each unit of work with another time limit.
    #[must_use]
    pub fn with_deadline(&self, deadline: Duration) -> Self {
        Self {
            pool: Arc::clone(&self.pool),
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
        let watch = self.pool.watch(Operation::Read);
        let outcome = within(self.deadline, statement.name, || async {
            let graph = self.pool.graph();
            let answer = match graph.execute_read(query.clone()).await {
                Ok(mut rows) => rows.into_stream_as::<Row>().try_collect().await,
                Err(error) => Err(before_rows(error)),
            };
            match answer {
                Ok(rows) => Ok(rows),
                Err(error) => Err(self.failed(&graph, &statement, error).await),
            }
        })
        .await;
        if !matches!(outcome, Err(GraphError::Timeout { .. })) {
            watch.ended();
        }
        outcome
    }

    pub(super) async fn write<Row>(
        &self,
        unit: Unit<Row>,
        wanted: impl Fn(&[Row]) -> bool,
    ) -> Result<Written<Row>, GraphError>
    where
        Row: DeserializeOwned + Send + 'static,
    {
        let name = unit.name();
        let queries = unit
            .into_steps()
            .into_iter()
            .map(|step| {
                let query = prepare(&step.statement, step.params)?;
                Ok((step.statement, query, step.takes_key))
            })
            .collect::<Result<Vec<_>, GraphError>>()?;
        let watch = self.pool.watch(Operation::Write);
        let outcome = within(self.deadline, name, || {
            self.attempt_write(&queries, &wanted)
        })
        .await;
        if !matches!(outcome, Err(GraphError::Timeout { .. })) {
            watch.ended();
        }
        outcome
    }

    async fn attempt_write<Row>(
        &self,
        queries: &[(Statement, Query, bool)],
        wanted: &impl Fn(&[Row]) -> bool,
    ) -> Result<Written<Row>, Attempt>
    where
        Row: DeserializeOwned + Send + 'static,
    {
        let Some((first, ..)) = queries.first() else {
            return Ok(Written::Kept(Vec::new()));
        };
        let graph = self.pool.graph();
        let mut transaction = match graph.start_txn_as(Operation::Write, None).await {
            Ok(transaction) => transaction,
            Err(error) => return Err(self.failed(&graph, first, error).await),
        };
        let mut rows = Vec::new();
        let mut ended = None;
        for (statement, query, takes_key) in queries {
            let failure = if *takes_key {
                match run(&mut transaction, query).await {
                    Ok(key) => match KeyRow::ends(key) {
                        Ok(None) => continue,
                        Ok(end) => {
                            ended = end;
                            break;
                        }
                        Err(error) => Attempt::Final(error),
                    },
                    Err(error) => self.failed(&graph, statement, error).await,
                }
            } else {
                match run(&mut transaction, query).await {
                    Ok(read) => {
                        if !read.is_empty() {
                            rows = read;
                        }
                        continue;
                    }
                    Err(error) => self.failed(&graph, statement, error).await,
                }
            };
            // The first failure is the one to report; a lost connection rolls back too.
            let _ = transaction.rollback().await;
            return Err(failure);
        }
        if ended.is_none() && !wanted(&rows) {
            ended = Some(Written::Refused(std::mem::take(&mut rows)));
        }
        if let Some(ended) = ended {
            let _ = transaction.rollback().await;
            return Ok(ended);
        }
        let last = queries.last().map_or(first, |(statement, ..)| statement);
        // A lost acknowledgement may have committed: only the caller knows whether twice is once.
        match transaction.commit().await {
            Ok(_) => Ok(Written::Kept(rows)),
            Err(error) => Err(self.failed(&graph, last, error).await.final_when_lost()),
        }
    }

    /// How a try ended; a leader that moved is looked for before the next one.
    async fn failed(&self, graph: &Arc<Graph>, statement: &Statement, error: Error) -> Attempt {
        if is_elsewhere(&error) {
            self.pool.renew(graph);
        }
        let cause = if is_nowhere(&error) {
            self.pool.cause().await
        } else {
            None
        };
        classify(statement, cause.unwrap_or(error))
    }
}

/// Runs one statement of a transaction and decodes its rows.
async fn run<Row: DeserializeOwned + Send + 'static>(
    transaction: &mut Txn,
    query: &Query,
) -> Result<Vec<Row>, Error> {
    let mut stream = match transaction.execute(query.clone()).await {
        Ok(stream) => stream,
        Err(error) => return Err(before_rows(error)),
    };
    let rows = stream.into_stream_as::<Row>(transaction.handle());
    rows.try_collect().await
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
    let body = format!("// {}\n{}", statement.name, stripped(statement.text));
    Ok(Query::new(body).with_params(params))
}
