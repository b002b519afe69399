//! What can go wrong between a statement and its engine.

/// A boxed cause, kept for the log and never shown to a client.
pub type Cause = Box<dyn std::error::Error + Send + Sync>;

/// A failure of the graph, named after the statement that met it.
///
/// Parameters are never part of it: they may say something about a person.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum GraphError {
    /// No engine answers: closed port, lost connection, no free connection in time.
    #[error("the graph does not answer ({statement})")]
    Unavailable {
        /// The statement's name.
        statement: &'static str,
        /// What the engine said.
        #[source]
        source: Cause,
    },
    /// The engine does not know us: wrong password, authorization that expired.
    #[error("the graph does not know us ({statement})")]
    Denied {
        /// The statement's name.
        statement: &'static str,
        /// What the engine said.
        #[source]
        source: Cause,
    },
    /// The time allowed for the statement is over.
    #[error("the time for {statement} is over")]
    Timeout {
        /// The statement's name.
        statement: &'static str,
    },
    /// The graph refuses the write: a constraint holds.
    #[error("{statement} breaks a constraint")]
    Conflict {
        /// The statement's name.
        statement: &'static str,
        /// What the engine said.
        #[source]
        source: Cause,
    },
    /// A row is not what the repository expects.
    #[error("a row of {statement} cannot be read")]
    Decode {
        /// The statement's name.
        statement: &'static str,
        /// The field and type at fault.
        #[source]
        source: Cause,
    },
    /// The engine refuses the statement.
    #[error("{statement} is refused ({code})")]
    Query {
        /// The statement's name.
        statement: &'static str,
        /// The engine's code, such as `Neo.ClientError.Statement.SyntaxError`.
        code: String,
        /// What the engine said.
        #[source]
        source: Cause,
    },
    /// The file of a graph is not what was written.
    #[error("the graph is damaged: {0}")]
    Damaged(String),
    /// The graph's address cannot be used.
    #[error("the graph's address cannot be used: {0}")]
    Address(String),
}
