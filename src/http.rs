//! The HTTP border: routes, identity, health, and a page to explore with.

use std::{sync::Arc, time::Duration};

use axum::{
    Json, Router,
    extract::DefaultBodyLimit,
    http::StatusCode,
    middleware::from_fn,
    response::{IntoResponse as _, Response},
    routing::get,
};
use metrics_exporter_prometheus::PrometheusHandle;
use serde_json::json;
use tower_http::catch_panic::CatchPanicLayer;

use crate::graphql::Api;

mod answer;
mod body;
mod budget;
mod connection;
mod demo;
mod explorer;
mod graphql;
mod health;
mod identity;
pub mod metrics;
mod negotiation;
mod question;
mod representation;
mod request;
mod socket;

use body::Bodies;
use budget::Budget;
pub use connection::{CLOSING, ConnectionLimits, Workers, serve};
pub use demo::Access;
pub use representation::BrowserRules;
use request::TurnShare;
pub use socket::{SocketLimits, Sockets};

/// Bytes of a request's body at most.
const LARGEST_BODY: usize = 100 * 1024;

/// Bytes of the bodies that are held at once at most, of requests that come, wait, and are worked on.
const MOST_BODIES: usize = 64 * 1024 * 1024;

/// What one server takes on.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Within what time a request has its answer.
    pub deadline: Duration,
    /// Requests that run at once at most.
    pub concurrency: usize,
    /// Requests that wait for their turn at most.
    pub queue: usize,
}

/// What every route is given.
#[derive(Clone)]
struct App {
    api: Api,
    demo: bool,
    limits: Limits,
    share: Arc<TurnShare>,
    bodies: Bodies,
    budget: Arc<Budget>,
    sockets: Sockets,
    counts: Option<PrometheusHandle>,
}

/// Every route of the service.
///
/// `access` says whether identities are taken at their word; `counts` are shown on `/metrics`, in demo
/// mode only. The one who stops the server closes `sockets`, which no graceful stop knows.
pub fn router(
    api: Api,
    access: Access,
    limits: Limits,
    sockets: Sockets,
    counts: Option<PrometheusHandle>,
) -> Router {
    let demo = access.is_demo();
    let app = App {
        bodies: Bodies::new(MOST_BODIES),
        budget: Arc::new(Budget::new(api.limits().cost_per_minute, demo)),
        api,
        demo,
        limits,
        sockets,
        share: Arc::new(TurnShare::new(limits.concurrency, limits.queue)),
        counts: counts.filter(|_| demo),
    };
    let mut routes = Router::new()
        .route("/graphql", get(graphql::get).post(graphql::post))
        .route("/livez", get(health::live))
        .route("/readyz", get(health::ready))
        .route("/version", get(health::version))
        .route("/metrics", get(metrics::page));
    if demo {
        routes = routes.route("/", get(explorer::page));
    }
    routes
        .fallback(async || refuse(StatusCode::NOT_FOUND, "NOT_FOUND", "Page introuvable."))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(CatchPanicLayer::custom(|_| {
            refuse(
                StatusCode::INTERNAL_SERVER_ERROR,
                "INTERNAL_SERVER_ERROR",
                "Erreur interne.",
            )
        }))
        .layer(from_fn(representation::finish))
        .layer(from_fn(move |request, next| {
            demo::gate(access, request, next)
        }))
        .layer(from_fn(request::name))
        .with_state(app)
}

/// An answer to a request that is not one of GraphQL, in the shape of GraphQL's errors.
fn refuse(status: StatusCode, code: &str, message: &str) -> Response {
    let extensions = json!({ "code": code, "requestId": request::current_id() });
    let error = json!({ "message": message, "extensions": extensions });
    (status, Json(json!({ "errors": [error] }))).into_response()
}
