//! The engine inside this process: the default start, the tests, one ministry.
//!
//! Readers see the last committed graph; writers wait for one another. With a file, every commit is
//! logged before it is acknowledged, and a clean stop writes the whole graph.

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use kglite::api::{
    DirGraph, KgError, KgErrorCode,
    cypher::{QueryWarningSink, set_query_warning_sink},
    param::{json_object_to_query_value_map, kglite_value_to_json},
    session::{
        ExecuteOptions, ExecuteOutcome, OpenSpec, Session, WriteError, execute_mut, execute_read,
        open_path,
    },
};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{
    catalog::Statement,
    error::GraphError,
    statement::stripped,
    store::{KeyRow, Unit, Written},
};
use crate::domain::deadline;

/// A graph in this process, in memory or kept in a file.
#[derive(Clone)]
pub struct EmbeddedStore {
    session: Arc<Session>,
    file: Option<Arc<KeptFile>>,
    deadline: Duration,
}

struct KeptFile {
    path: String,
    /// Held so that no other process writes the file.
    _lease: Option<Box<dyn std::any::Any + Send + Sync>>,
}

impl EmbeddedStore {
    /// An empty graph in memory.
    #[must_use]
    pub fn in_memory(deadline: Duration) -> Self {
        silence();
        Self {
            session: Arc::new(Session::new(DirGraph::new())),
            file: None,
            deadline,
        }
    }

    /// The graph of a file, made when it does not exist.
    ///
    /// # Errors
    /// [`GraphError::Address`] when another process holds the file or it cannot be read.
    pub fn open(path: &Path, deadline: Duration) -> Result<Self, GraphError> {
        silence();
        let spec = OpenSpec {
            durability: kglite::api::durable::DurabilityLevel::Full,
            ..OpenSpec::writer()
        };
        let opened =
            open_path(path, &spec).map_err(|error| GraphError::Address(error.to_string()))?;
        let file = KeptFile {
            path: path.to_string_lossy().into_owned(),
            _lease: opened.lease.map(|lease| Box::new(lease) as Box<_>),
        };
        Ok(Self {
            session: Arc::new(opened.session),
            file: Some(Arc::new(file)),
            deadline,
        })
    }

    /// Writes the whole graph to its file; nothing to do for a graph in memory.
    ///
    /// # Errors
    /// [`GraphError::Address`] when the file cannot be written.
    pub fn keep(&self) -> Result<(), GraphError> {
        match &self.file {
            Some(file) => self
                .session
                .save(&file.path, true)
                .map_err(GraphError::Address),
            None => Ok(()),
        }
    }

    /// The same graph, each unit of work with another time limit.
    #[must_use]
    pub fn with_deadline(&self, deadline: Duration) -> Self {
        Self {
            deadline,
            ..self.clone()
        }
    }

    /// The instant by which a unit of work that begins now must have ended, its wait included.
    fn end(&self) -> Instant {
        Instant::now() + deadline::left(self.deadline)
    }

    pub(super) async fn read<Row>(
        &self,
        statement: Statement,
        params: Value,
    ) -> Result<Vec<Row>, GraphError>
    where
        Row: DeserializeOwned + Send + 'static,
    {
        let (session, end) = (Arc::clone(&self.session), self.end());
        blocking(statement.name, move || {
            let graph = session.snapshot();
            let outcome = run(&statement, params, end, |body, options| {
                execute_read(&graph, body, options).map_err(Box::new)
            })?;
            decode(&statement, outcome)
        })
        .await
    }

    pub(super) async fn write<Row>(
        &self,
        unit: Unit,
        wanted: impl Fn(&[Row]) -> bool + Send + 'static,
    ) -> Result<Written<Row>, GraphError>
    where
        Row: DeserializeOwned + Send + 'static,
    {
        let (session, end) = (Arc::clone(&self.session), self.end());
        let name = unit.name();
        blocking(name, move || {
            // An error drops the working copy: so ends a unit that is not to be kept, too.
            let work = |graph: &mut DirGraph| {
                let mut rows = Vec::new();
                for step in unit.into_steps() {
                    let outcome = run(&step.statement, step.params, end, |body, options| {
                        execute_mut(graph, body, options).map_err(Box::new)
                    });
                    let outcome = outcome.map_err(Err)?;
                    if step.takes_key {
                        let key = decode(&step.statement, outcome).map_err(Err)?;
                        match KeyRow::ends(key).map_err(Err)? {
                            Some(ended) => return Err(Ok(ended)),
                            None => continue,
                        }
                    }
                    let read = decode(&step.statement, outcome).map_err(Err)?;
                    if !read.is_empty() {
                        rows = read;
                    }
                }
                if wanted(&rows) {
                    Ok(Written::Kept(rows))
                } else {
                    Err(Ok(Written::Refused(rows)))
                }
            };
            match session.write_logged(work) {
                Ok(outcome) => Ok(outcome.value),
                Err(WriteError::Closure(ended)) => ended,
                Err(other) => Err(GraphError::Unavailable {
                    statement: name,
                    source: format!("{other:?}").into(),
                }),
            }
        })
        .await
    }
}

async fn blocking<T: Send + 'static>(
    statement: &'static str,
    work: impl FnOnce() -> Result<T, GraphError> + Send + 'static,
) -> Result<T, GraphError> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|error| {
            Err(GraphError::Unavailable {
                statement,
                source: error.into(),
            })
        })
}

fn run(
    statement: &Statement,
    params: Value,
    end: Instant,
    execute: impl FnOnce(&str, &ExecuteOptions<'_>) -> Result<ExecuteOutcome, Box<KgError>>,
) -> Result<ExecuteOutcome, GraphError> {
    let decode = |source: super::error::Cause| GraphError::Decode {
        statement: statement.name,
        source,
    };
    let Value::Object(params) = params else {
        return Err(decode("parameters are an object".into()));
    };
    let params =
        json_object_to_query_value_map(&params).map_err(|e| decode(e.to_string().into()))?;
    let left = end.saturating_duration_since(Instant::now()).as_millis();
    // The engine takes no time for no limit.
    let left = u64::try_from(left).ok().filter(|left| *left > 0);
    let Some(left) = left else {
        return Err(GraphError::Timeout {
            statement: statement.name,
        });
    };
    let mut options = ExecuteOptions::eager(&params);
    options.set_timeout_ms(Some(left));
    let text = statement.embedded.unwrap_or(statement.text);
    execute(&stripped(text), &options).map_err(|error| classify(statement.name, &error))
}

fn classify(statement: &'static str, error: &KgError) -> GraphError {
    match error.code() {
        KgErrorCode::CypherTimeout | KgErrorCode::Cancelled => GraphError::Timeout { statement },
        KgErrorCode::ConstraintViolation => GraphError::Conflict {
            statement,
            source: error.to_string().into(),
        },
        code => GraphError::Query {
            statement,
            code: format!("{code:?}"),
            source: error.to_string().into(),
        },
    }
}

fn decode<Row: DeserializeOwned>(
    statement: &Statement,
    outcome: ExecuteOutcome,
) -> Result<Vec<Row>, GraphError> {
    let columns = outcome.result.columns;
    let row = |values: Vec<kglite::api::Value>| {
        let entries: Map<String, Value> = columns
            .iter()
            .cloned()
            .zip(values.iter().map(kglite_value_to_json))
            .collect();
        serde_json::from_value(Value::Object(entries)).map_err(|source| GraphError::Decode {
            statement: statement.name,
            source: source.into(),
        })
    };
    outcome.result.rows.into_iter().map(row).collect()
}

/// Keeps the engine from writing to stderr that a label has no node yet: a small graph has few.
fn silence() {
    set_query_warning_sink(QueryWarningSink::Silent);
}
