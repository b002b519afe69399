//! The ports of the domain, answered by statements.

mod act;
mod candidate;
mod change;
mod community;
mod consent;
mod entity;
mod exposure;
mod flow;
mod indicator;
mod introduction;
mod mobility;
mod path;
mod peer;
mod reach;
mod relation;
mod search;
mod statute;
mod vacancy;
mod watch;

pub(in crate::graph) use introduction::open_since;

use crate::domain::error::Error;

use super::error::GraphError;

impl From<GraphError> for Error {
    fn from(error: GraphError) -> Self {
        match error {
            GraphError::Unavailable { .. } | GraphError::Address(_) | GraphError::Damaged(_) => {
                Self::Unavailable(error.into())
            }
            GraphError::Denied { .. } => Self::Denied(error.into()),
            GraphError::Timeout { .. } => Self::DeadlineExceeded(error.into()),
            GraphError::Conflict { .. } => Self::Conflict(error.into()),
            GraphError::Decode { .. } | GraphError::Query { .. } => Self::Internal(error.into()),
        }
    }
}
