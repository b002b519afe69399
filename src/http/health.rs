//! Whether the process lives, whether it can answer, and what it is.

use std::time::Duration;

use axum::{Extension, Json, extract::State, http::StatusCode};
use serde_json::{Value, json};

use tokio::time::timeout;

use super::{
    App,
    connection::{Connection, run},
    representation::Public,
};
use crate::{
    deadline,
    domain::{error::Error, parameter::ALGORITHM_VERSION},
};

/// Within what time a probe is answered: a supervisor waits no longer.
const PATIENCE: Duration = Duration::from_secs(1);
/// Within what time the graph answers it.
const PING: Duration = Duration::from_millis(900);

/// The process lives; the graph is not asked.
pub(super) async fn live() -> Json<Value> {
    Json(json!({ "status": "live" }))
}

/// The graph answers a thread that works on requests: 200, else 503 with the class of the reason.
pub(super) async fn ready(
    State(app): State<App>,
    connection: Option<Extension<Connection>>,
) -> (StatusCode, Json<Value>) {
    let connection = connection.as_deref();
    let ping = async move { deadline::within(PING, app.api.ready()).await };
    let reason = match timeout(PATIENCE, run(connection, ping)).await {
        Ok(Ok(())) => return (StatusCode::OK, Json(json!({ "status": "ready" }))),
        Ok(Err(Error::Denied(_))) => "authentication",
        Ok(Err(Error::Unavailable(_) | Error::DeadlineExceeded(_))) => "unreachable",
        Ok(Err(_)) => "graph",
        Err(_) => "busy",
    };
    (
        StatusCode::SERVICE_UNAVAILABLE,
        Json(json!({ "status": "unavailable", "reason": reason })),
    )
}

/// The versions of the service and of its formulas.
pub(super) async fn version() -> (Extension<Public>, Json<Value>) {
    let versions = json!({
        "name": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "algorithm": ALGORITHM_VERSION,
    });
    (Extension(Public), Json(versions))
}
