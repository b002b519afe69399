//! Whatever the database does, a request ends with an answer or a coded error, and the next one is served.
//!
//! Durations are bounded by a deadline and a generous margin, and never measured.

use std::{sync::Arc, time::Duration};

use axum::{Router, body::Body, http::Request};
use passerelle::{
    graph::{
        catalog::{Statement, schema},
        statement::strip_comments,
        store::GraphStore,
    },
    graphql::{Api, DocumentLimits},
    http::{Access, Limits, Sockets, router},
};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tokio::time::timeout;
use tower::ServiceExt as _;

use crate::support::fake_bolt::{self, Asked};

mod authentication;
mod cluster;
mod commit;
mod connection;
mod crowd;
mod embedded;
mod garbage;
mod proxied;
mod start;
mod transient;

/// The deadline of every request and unit of work in these tests.
const DEADLINE: Duration = Duration::from_secs(1);
/// The deadline and a generous margin.
const MARGIN: Duration = Duration::from_secs(30);
/// Time between two looks.
const PAUSE: Duration = Duration::from_millis(20);

/// A question that takes one statement, and that statement.
const QUESTION: &str = "{ algorithm { dataAsOf } }";
const STATEMENT: &str = "refresh/read_derivations";

/// A statement of these tests alone.
macro_rules! statement {
    ($name:literal) => {
        Statement {
            name: concat!("tests/", $name),
            text: include_str!(concat!("fault/", $name, ".cypher")),
            embedded: None,
        }
    };
}

const SLOW: Statement = statement!("slow");
const CREATE: Statement = statement!("create");
const COUNT: Statement = statement!("count");
const RUNNING: Statement = statement!("running");

/// The row of such a statement.
#[derive(serde::Deserialize)]
struct Answer {
    answer: i64,
}

/// The service over a graph; eight requests run at once, eight wait.
fn service(store: GraphStore) -> Router {
    let limits = Limits {
        deadline: DEADLINE,
        concurrency: 8,
        queue: 8,
    };
    router(
        // All requests have one address: together they cost more than one may in a minute.
        Api::new(Arc::new(store), None)
            .unwrap()
            .with_limits(DocumentLimits {
                cost_per_minute: 0,
                ..DocumentLimits::default()
            }),
        Access::Demo { port: 80 },
        limits,
        Sockets::default(),
        None,
    )
}

/// What a client got.
#[derive(Debug)]
struct Reply {
    status: u16,
    retry_after: bool,
    body: Value,
}

impl Reply {
    /// The code of the first error, empty when there is none.
    fn code(&self) -> &str {
        let code = &self.body["errors"][0]["extensions"]["code"];
        code.as_str().unwrap_or_default()
    }
}

/// Sends a request, which must be answered in time.
async fn send(service: &Router, request: Request<Body>) -> Reply {
    let answer = async {
        let response = service.clone().oneshot(request).await.unwrap();
        let status = response.status().as_u16();
        let retry_after = response.headers().contains_key("retry-after");
        let bytes = axum::body::to_bytes(response.into_body(), usize::MAX);
        let body = serde_json::from_slice(&bytes.await.unwrap()).unwrap();
        Reply {
            status,
            retry_after,
            body,
        }
    };
    timeout(MARGIN, answer).await.unwrap()
}

/// Asks a document.
async fn ask(service: &Router, document: &str) -> Reply {
    let body = json!({ "query": document }).to_string();
    let request = Request::post("/graphql")
        .header("host", "localhost")
        .header("content-type", "application/json")
        .header("accept", "application/graphql-response+json")
        .body(Body::from(body))
        .unwrap();
    send(service, request).await
}

/// Asks a page of health.
async fn probe(service: &Router, path: &str) -> Reply {
    let request = Request::get(path).header("host", "localhost");
    let request = request.body(Body::empty()).unwrap();
    send(service, request).await
}

/// The process lives, and says why it is not ready.
async fn not_ready(service: &Router, reason: &str) {
    assert_eq!(probe(service, "/livez").await.status, 200);
    let ready = probe(service, "/readyz").await;
    assert_eq!((ready.status, &ready.body["reason"]), (503, &json!(reason)));
}

/// Everything is as if nothing had happened.
async fn healthy(service: &Router) {
    let reply = ask(service, QUESTION).await;
    assert_eq!((reply.status, reply.code()), (200, ""), "{reply:?}");
    assert_eq!(probe(service, "/readyz").await.status, 200);
}

/// Waits until something holds.
async fn until(what: &str, holds: impl Fn() -> bool) {
    let wait = async {
        while !holds() {
            tokio::time::sleep(PAUSE).await;
        }
    };
    assert!(timeout(MARGIN, wait).await.is_ok(), "{what}");
}

/// What a migrated graph without data says.
fn migrated(asked: &Asked, _before: usize) -> fake_bolt::Answer {
    if asked.statement != "migrate/list_applied" {
        return fake_bolt::Answer::Usual;
    }
    let rows = schema().map(|statement| {
        let checksum = format!("{:x}", Sha256::digest(strip_comments(statement.text)));
        json!([statement.name, checksum, "2026-03-02T00:00:00Z"])
    });
    fake_bolt::Answer::Rows(&["uid", "checksum", "applied_at"], rows.collect())
}
