//! The ports of the domain, answered by statements.

mod acts;
pub(crate) mod analytics;
mod candidates;
mod communities;
mod consent;
mod copies;
mod introductions;
mod model;
mod paths;
mod peers;
mod profile;
mod reach;
mod reading;
mod recommend;
mod relation;
mod search;
mod statute;
mod vacancies;
mod watch;
mod workspace;

use super::error::GraphError;
use crate::domain::error::Error;

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
