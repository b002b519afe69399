//! The HTTP border: routes, identity, health, and a page to explore with.

use axum::{
    Json, Router,
    extract::DefaultBodyLimit,
    http::{HeaderName, StatusCode},
    response::{IntoResponse as _, Response},
    routing::get,
};
use serde_json::json;
use tower_http::{
    catch_panic::CatchPanicLayer,
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer},
};

use crate::graphql::Api;

mod explorer;
mod graphql;
mod health;
mod identity;
mod negotiation;

/// Bytes of a request's body at most.
const LARGEST_BODY: usize = 100 * 1024;
/// Names one request, in its answer and in the log.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// What every route is given.
#[derive(Clone)]
struct App {
    api: Api,
    demo: bool,
}

/// Every route of the service; `demo` says whether identities are taken at their word.
pub fn router(api: Api, demo: bool) -> Router {
    let mut routes = Router::new()
        .route("/graphql", get(graphql::get).post(graphql::post))
        .route("/livez", get(health::live))
        .route("/readyz", get(health::ready))
        .route("/version", get(health::version));
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
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
        .with_state(App { api, demo })
}

/// An answer to a request that is not one of GraphQL, in the shape of GraphQL's errors.
fn refuse(status: StatusCode, code: &str, message: &str) -> Response {
    let error = json!({ "message": message, "extensions": { "code": code } });
    (status, Json(json!({ "errors": [error] }))).into_response()
}
