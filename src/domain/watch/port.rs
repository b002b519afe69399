//! Signs that something has changed in the graph, for those who watch it.

use std::collections::HashMap;

use async_trait::async_trait;

use crate::domain::error::Error;

/// What a write changes, as far as those who watch must know.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Subject {
    /// The record of one agent: competencies, consents, wishes.
    Agent(String),
    /// Posts: vacancies, requirements.
    Posts,
    /// Requests to meet.
    Introductions,
}

impl Subject {
    /// The key of its mark.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Agent(uid) => format!("agent:{uid}"),
            Self::Posts => "posts".to_owned(),
            Self::Introductions => "introductions".to_owned(),
        }
    }
}

/// What differs from one state of the graph to the next, without saying what has changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GraphMark {
    /// Fresh with every write that people ask for; none before the first.
    pub mark: Option<String>,
    /// How often everything derived was rebuilt; an import is followed by it.
    pub refreshed: Option<i64>,
}

/// The signs of change, which every write leaves in its own transaction.
#[async_trait]
pub trait WatchGraph: Send + Sync {
    /// The mark of the whole graph: two nodes are looked at.
    async fn graph_mark(&self) -> Result<GraphMark, Error>;
    /// The marks of some subjects, by [`Subject::key`].
    async fn subject_marks(&self, keys: &[String]) -> Result<HashMap<String, String>, Error>;
}
