//! What an error of the driver means to us.

use neo4rs::{Error as Driver, Neo4jClientErrorKind, Neo4jErrorKind, Neo4jSecurityErrorKind};

use crate::graph::{catalog::Statement, error::GraphError, transaction::Attempt};

/// Whether the server says that another one leads: the routing table is out of date.
pub(super) fn is_elsewhere(error: &Driver) -> bool {
    let moved = Neo4jErrorKind::Client(Neo4jClientErrorKind::SessionExpired);
    matches!(error, Driver::Neo4j(said) if said.kind() == moved)
}

/// Whether no server could be asked for the routing table, or none fits; the driver keeps the reason.
pub(super) fn is_nowhere(error: &Driver) -> bool {
    matches!(error, Driver::ServerUnavailableError(_))
}

/// An error from before the first row: what cannot be read by then is the message, not a row.
pub(super) fn before_rows(error: Driver) -> Driver {
    match error {
        Driver::DeserializationError(error) => Driver::UnexpectedMessage(error.to_string()),
        other => other,
    }
}

/// Says what an error of the driver means to us, and whether trying again can help.
pub(super) fn classify(statement: &Statement, error: Driver) -> Attempt {
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
                // The server hangs up after it; who we are is asked again on a new connection.
                Neo4jErrorKind::Client(Neo4jClientErrorKind::Security(
                    Neo4jSecurityErrorKind::AuthorizationExpired
                    | Neo4jSecurityErrorKind::TokenExpired,
                )) => Attempt::Lost(GraphError::Denied { statement, source }),
                Neo4jErrorKind::Client(Neo4jClientErrorKind::Security(
                    Neo4jSecurityErrorKind::Authentication,
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
        // No free connection in time: a second wait would make the queue longer.
        Driver::ConnectionError => Attempt::Final(GraphError::Unavailable {
            statement,
            source: "no connection became free in time".into(),
        }),
        // Neo4j reads what is committed, row by row: of a relationship that another unit deletes
        // meanwhile, a row can hold nothing but nulls.
        Driver::DeserializationError(_) => Attempt::Lost(GraphError::Decode {
            statement,
            source: error.into(),
        }),
        // Among them what is no Bolt at all: another connection may be sound.
        _ => Attempt::Lost(GraphError::Unavailable {
            statement,
            source: error.into(),
        }),
    }
}
