//! What is counted, for Prometheus; no label names a person, a parameter or a client's own word.

use axum::{
    Router,
    extract::State,
    http::{
        HeaderMap, StatusCode,
        header::{AUTHORIZATION, CONTENT_TYPE},
    },
    response::{IntoResponse as _, Response},
    routing::get,
};
use metrics_exporter_prometheus::{BuildError, PrometheusBuilder, PrometheusHandle};

use super::{App, identity::principal, refuse};
use crate::auth::principal::Role;

/// Upper bounds of the buckets of durations, in seconds.
const BUCKETS: [f64; 10] = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 2.5, 5.0];

/// Starts counting in this process.
///
/// # Errors
/// When another recorder was started before.
pub fn start() -> Result<PrometheusHandle, BuildError> {
    PrometheusBuilder::new()
        .set_buckets(&BUCKETS)?
        .install_recorder()
}

/// The counts alone, for an address of their own.
pub fn router(counts: PrometheusHandle) -> Router {
    Router::new().route("/metrics", get(async move || text(&counts)))
}

/// The counts, for operators; on the address of the service in demo mode only.
pub(super) async fn page(State(app): State<App>, headers: HeaderMap) -> Response {
    let role = principal(headers.get(AUTHORIZATION), app.demo)
        .ok()
        .map(|principal| principal.role);
    match (&app.counts, role) {
        (Some(counts), Some(Role::Operator | Role::DemoAll)) => text(counts).into_response(),
        (Some(_), Some(_)) => {
            let message = "Vous n'avez pas le droit de faire cela.";
            refuse(StatusCode::FORBIDDEN, "FORBIDDEN", message)
        }
        (Some(_), None) => super::identity::unknown(),
        (None, _) => refuse(StatusCode::NOT_FOUND, "NOT_FOUND", "Page introuvable."),
    }
}

fn text(counts: &PrometheusHandle) -> ([(axum::http::HeaderName, &'static str); 1], String) {
    let kind = "text/plain; version=0.0.4; charset=utf-8";
    ([(CONTENT_TYPE, kind)], counts.render())
}
