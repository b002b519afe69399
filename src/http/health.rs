//! Whether the process lives, whether it can answer, and what it is.

use axum::{Json, extract::State, http::StatusCode};
use serde_json::{Value, json};

use super::App;
use crate::domain::mobility::parameter::ALGORITHM_VERSION;

/// The process lives; the graph is not asked.
pub(super) async fn live() -> Json<Value> {
    Json(json!({ "status": "live" }))
}

/// The graph answers: 200, else 503.
pub(super) async fn ready(State(app): State<App>) -> (StatusCode, Json<Value>) {
    match app.api.ready().await {
        Ok(()) => (StatusCode::OK, Json(json!({ "status": "ready" }))),
        Err(_) => (
            StatusCode::SERVICE_UNAVAILABLE,
            Json(json!({ "status": "unavailable", "reason": "graph" })),
        ),
    }
}

/// The versions of the service and of its formulas.
pub(super) async fn version() -> Json<Value> {
    Json(json!({
        "name": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "algorithm": ALGORITHM_VERSION,
    }))
}
