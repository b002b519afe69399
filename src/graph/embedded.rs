//! The engine inside this process: the default start, the tests, one ministry.
//!
//! Readers see the last committed graph; writers wait for one another. With a file, every commit is
//! logged before it is acknowledged; a clean stop, and a log that has grown long, write the whole graph.

use std::{
    io::ErrorKind,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use kglite::api::{
    DirGraph, KgError, KgErrorCode,
    cypher::{QueryWarningSink, set_query_warning_sink},
    param::{json_object_to_query_value_map, kglite_value_to_json},
    session::{
        ExecuteOptions, ExecuteOutcome, OpenError, OpenSpec, Session, WriteError, execute_mut,
        execute_read, open_path,
    },
};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{
    catalog::Statement,
    error::GraphError,
    row::KeyRow,
    statement::unhinted,
    unit::{Unit, Written},
};
use crate::deadline;
use file::KeptFile;

mod file;
mod log;
mod mark;
mod private;

/// A graph in this process, in memory or kept in a file.
#[derive(Clone)]
pub struct EmbeddedStore {
    session: Arc<Session>,
    file: Option<Arc<KeptFile>>,
    deadline: Duration,
}

/// Whether a log that was damaged is opened all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// It is refused.
    Refused,
    /// The graph is opened as it was before the damage; the engine keeps the log under another name.
    Accepted,
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

    /// The graph of a file, made when it does not exist; its files are for this account only.
    ///
    /// # Errors
    /// [`GraphError::Address`] when another process holds the file or it cannot be read, and
    /// [`GraphError::Damaged`] when it is not what was written, unless `damage` accepts the loss.
    pub fn open(path: &Path, damage: Damage, deadline: Duration) -> Result<Self, GraphError> {
        silence();
        let file = KeptFile::hold(path)?;
        let opened = private::files(|| {
            let promise = match damage {
                Damage::Refused => Some(file.check()?),
                Damage::Accepted => None,
            };
            let spec = OpenSpec {
                durability: kglite::api::durable::DurabilityLevel::Full,
                ..OpenSpec::writer()
            };
            let opened =
                open_path(file.path(), &spec).map_err(|error| not_opened(&file, &error))?;
            if let Some(promise) = promise {
                let folded = opened.session.snapshot().checkpoint_lsn;
                file.hold_to(&promise, folded, last_commit(&opened.session))?;
            }
            Ok(opened)
        })?;
        for found in &opened.advisories {
            tracing::warn!(code = found.code, "{}", found.message);
        }
        if let Some(lease) = opened.lease {
            file.keep_lease(Box::new(lease));
        }
        file.begin(last_commit(&opened.session))?;
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
        let Some(file) = &self.file else {
            return Ok(());
        };
        let _turn = file.turn();
        let path = file.path().to_string_lossy();
        private::files(|| self.session.save(&path, true)).map_err(GraphError::Address)?;
        file.renewed()
    }

    /// A copy in memory of the graph as it is now: neither sees what is written to the other.
    #[must_use]
    pub fn independent_copy(&self) -> Self {
        let graph = self.session.snapshot().independent_copy();
        Self {
            session: Arc::new(Session::new(graph)),
            file: None,
            deadline: self.deadline,
        }
    }

    /// The same graph, whose log is folded into its file once it is longer than this many bytes.
    #[must_use]
    pub fn folding_at(self, bytes: u64) -> Self {
        self.session.set_auto_checkpoint_wal_bytes(Some(bytes));
        self
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
        unit: Unit<Row>,
        wanted: impl Fn(&[Row]) -> bool + Send + 'static,
    ) -> Result<Written<Row>, GraphError>
    where
        Row: DeserializeOwned + Send + 'static,
    {
        let (session, end) = (Arc::clone(&self.session), self.end());
        let file = self.file.clone();
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
            let turn = file.as_ref().map(|file| file.turn());
            let written = session.write_logged(work);
            let commit = written.as_ref().ok().and_then(|written| written.lsn);
            if let (Some(file), Some(commit)) = (&file, commit) {
                file.note_commit(commit);
            }
            drop(turn);
            if let Some(file) = file.filter(|_| session.needs_checkpoint()) {
                // Nobody waits for it; what is committed meanwhile stays in the log.
                tokio::task::spawn_blocking(move || fold(&session, &file));
            }
            match written {
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

/// The number of the last commit of a graph, whether it is in the log or in the graph.
fn last_commit(session: &Session) -> u64 {
    session.last_lsn().unwrap_or_default()
}

/// Folds a log that has grown long into the file of its graph.
fn fold(session: &Session, file: &KeptFile) {
    let folded = private::files(|| session.maybe_checkpoint_online());
    let renewed = match folded {
        Ok(None) => return,
        Ok(Some(_)) => {
            let _turn = file.turn();
            file.renewed().map_err(|error| error.to_string())
        }
        Err(error) => Err(error),
    };
    if let Err(error) = renewed {
        tracing::warn!(exception.message = error, "the log cannot be made shorter");
    }
}

/// Why the engine does not open a file that this process holds.
fn not_opened(file: &KeptFile, error: &OpenError) -> GraphError {
    let damaged = match error {
        OpenError::Lease(_) => false,
        OpenError::Open(error) => {
            matches!(
                error.kind(),
                ErrorKind::InvalidData | ErrorKind::UnexpectedEof
            )
        }
        OpenError::Session { .. } => true,
    };
    let message = format!("{}: {error}", file.path().display());
    if damaged {
        GraphError::Damaged(message)
    } else {
        GraphError::Address(message)
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
    execute(&unhinted(text), &options).map_err(|error| classify(statement.name, &error))
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
