//! What a use case can answer instead of a result.

use super::refusal::{Field, Obstacle, Reason, Share};

/// A refusal or a failure, in terms of the domain.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Something that must exist does not, or is hidden from the one who asks.
    #[error("not found")]
    NotFound,
    /// What is given cannot be used.
    #[error("{0:?} cannot be used: {1:?}")]
    Invalid(Field, Reason),
    /// What is named does not exist, or is hidden from the one who asks.
    #[error("unknown: {0:?}")]
    Unknown(Field),
    /// The state of what is named does not allow it now.
    #[error("not now: {0:?}")]
    NotNow(Obstacle),
    /// It has been done as often as it may be in a day.
    #[error("too often today: {0:?}")]
    TooMany(Share),
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
