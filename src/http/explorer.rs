//! A page to try queries with, in demo mode; it needs nothing from the internet.

use axum::{
    Extension,
    http::header::CONTENT_SECURITY_POLICY,
    response::{Html, IntoResponse},
};

use super::representation::Public;

/// Scripts and styles of the page itself, and requests to this service.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; \
                      connect-src 'self'; base-uri 'none'; form-action 'none'; \
                      frame-ancestors 'none'";

/// The page.
pub(super) async fn page() -> impl IntoResponse {
    (
        Extension(Public),
        [(CONTENT_SECURITY_POLICY, POLICY)],
        Html(include_str!("../web/explorer.html")),
    )
}
