//! What a use case can answer instead of a result.

/// A refusal or a failure, in terms of the domain.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Something that must exist does not, or is hidden from the one who asks.
    #[error("not found")]
    NotFound,
    /// An argument cannot be used.
    #[error("argument {argument} cannot be used")]
    InvalidInput {
        /// The argument's name in the API.
        argument: &'static str,
        /// What is wrong with it, in French.
        message: String,
    },
    /// What an argument names does not exist, or is hidden from the one who asks.
    #[error("unknown {argument}")]
    Unknown {
        /// The argument's name in the API.
        argument: &'static str,
    },
    /// The state of what an argument names does not allow it now.
    #[error("{argument} does not allow it now")]
    NotNow {
        /// The argument's name in the API.
        argument: &'static str,
        /// What stands against it, in French.
        message: String,
    },
    /// It has been done as often as it may be for some time.
    #[error("{argument} has been asked for too often")]
    TooMany {
        /// The argument's name in the API.
        argument: &'static str,
        /// How often it may be done, in French.
        message: String,
    },
    /// A list cannot go on where a page of it ended: everything was recomputed.
    #[error("stale cursor")]
    StaleCursor,
    /// The one who asks may not do it.
    #[error("not allowed")]
    Forbidden,
    /// Another change came first.
    #[error("conflicting write")]
    Conflict(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The graph does not answer.
    #[error("graph unavailable")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The graph does not let the service in.
    #[error("the graph refuses our credentials")]
    Denied(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The time for the answer is over.
    #[error("deadline exceeded")]
    DeadlineExceeded(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// Anything else: a defect of ours.
    #[error("internal error")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// An argument that cannot be used, and what is wrong with it, in French.
    pub fn invalid(argument: &'static str, message: impl Into<String>) -> Self {
        Self::InvalidInput {
            argument,
            message: message.into(),
        }
    }
}
