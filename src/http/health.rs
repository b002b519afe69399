//! Whether the process lives, whether it can answer, and what it is.

use std::time::Duration;

use axum::{Json, extract::State, http::StatusCode};
use serde_json::{Value, json};

use super::App;
use crate::domain::{deadline, error::Error, mobility::parameter::ALGORITHM_VERSION};

/// Within what time a probe is answered: a supervisor waits no longer.
const PATIENCE: Duration = Duration::from_secs(1);

/// The process lives; the graph is not asked.
pub(super) async fn live() -> Json<Value> {
    Json(json!({ "status": "live" }))
}

/// The graph answers: 200, else 503 with the class of the reason.
pub(super) async fn ready(State(app): State<App>) -> (StatusCode, Json<Value>) {
    let Err(error) = deadline::within(PATIENCE, app.api.ready()).await else {
        return (StatusCode::OK, Json(json!({ "status": "ready" })));
    };
    let reason = match error {
        Error::Denied(_) => "authentication",
        Error::Unavailable(_) | Error::DeadlineExceeded(_) => "unreachable",
        _ => "graph",
    };
    (
        StatusCode::SERVICE_UNAVAILABLE,
        Json(json!({ "status": "unavailable", "reason": reason })),
    )
}

/// The versions of the service and of its formulas.
pub(super) async fn version() -> Json<Value> {
    Json(json!({
        "name": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "algorithm": ALGORITHM_VERSION,
    }))
}
