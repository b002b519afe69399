//! What every request gets: a name, a line in the log, a count, and at most its share of the server.

use std::{sync::Arc, time::Instant};

use axum::{
    extract::Request,
    http::{HeaderName, HeaderValue, StatusCode, header::RETRY_AFTER},
    middleware::Next,
    response::Response,
};
use tokio::{sync::Semaphore, time::timeout};
use tracing::Instrument as _;

use super::{
    App,
    connection::{Connection, run},
    refuse,
};
use crate::deadline;

/// Names one request, in its answer and in the log.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// Characters of a name given by the client at most.
const LONGEST_ID: usize = 64;

tokio::task_local! {
    static CURRENT: String;
}

/// The name of the request under way; empty outside one.
pub(super) fn current_id() -> String {
    CURRENT.try_with(Clone::clone).unwrap_or_default()
}

/// The same work, which knows the name of the request under way wherever it runs.
pub(super) fn inherited<F: Future>(work: F) -> impl Future<Output = F::Output> {
    CURRENT.scope(current_id(), work)
}

/// Names a request, logs how it ended, and counts it. Nothing that the client wrote is logged.
pub(super) async fn name(request: Request, next: Next) -> Response {
    let id = given(&request).unwrap_or_else(|| uuid::Uuid::new_v4().to_string());
    let begun = Instant::now();
    let span = tracing::info_span!("request", request_id = %id, http.method = %request.method());
    let mut response = CURRENT
        .scope(id.clone(), next.run(request))
        .instrument(span.clone())
        .await;
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    let status = response.status().as_u16();
    let seconds = begun.elapsed().as_secs_f64();
    span.in_scope(|| tracing::info!(http.status = status, seconds, "answered"));
    metrics::histogram!("passerelle_request_seconds", "status" => status.to_string())
        .record(seconds);
    response
}

/// The name that the client gave, when it is one that a log can hold.
fn given(request: &Request) -> Option<String> {
    let id = request.headers().get(REQUEST_ID)?.to_str().ok()?;
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let usable = !id.is_empty() && id.len() <= LONGEST_ID && id.chars().all(plain);
    usable.then(|| id.to_owned())
}

/// How many requests run at once, and how many wait.
pub(super) struct TurnShare {
    running: Arc<Semaphore>,
    places: Arc<Semaphore>,
}

impl TurnShare {
    pub(super) fn new(running: usize, waiting: usize) -> Self {
        Self {
            running: Arc::new(Semaphore::new(running)),
            places: Arc::new(Semaphore::new(running + waiting)),
        }
    }
}

/// Runs an operation of a WebSocket as a request of its own: with a name, a turn, a deadline.
///
/// The sockets open and their operations are limited, so here the wait is not.
pub(super) async fn as_request<F: Future>(app: &App, work: F) -> F::Output {
    let id = uuid::Uuid::new_v4().to_string();
    let begun = Instant::now();
    let span =
        tracing::info_span!("request", request_id = %id, network.protocol.name = "websocket");
    // The semaphore is never closed.
    let _turn = app.share.running.acquire().await;
    let within = deadline::within(app.limits.deadline, work);
    let output = CURRENT.scope(id, within).instrument(span.clone()).await;
    let seconds = begun.elapsed().as_secs_f64();
    span.in_scope(|| tracing::info!(seconds, "answered"));
    metrics::histogram!("passerelle_request_seconds", "status" => "socket").record(seconds);
    output
}

/// Answers a request when its turn comes, on the workers; one too many is asked to come back.
///
/// It has come as a whole by then, so a slow client takes nobody's turn. The wait and the work share one
/// deadline.
pub(super) async fn in_turn<F>(app: &App, connection: Option<&Connection>, work: F) -> Response
where
    F: Future<Output = Response> + Send + 'static,
{
    let Ok(place) = Arc::clone(&app.share.places).try_acquire_owned() else {
        return busy("queue");
    };
    if let Some(connection) = connection {
        connection.begin_work();
    }
    let limit = app.limits.deadline;
    deadline::within(limit, async {
        let turn = Arc::clone(&app.share.running).acquire_owned();
        let Ok(Ok(turn)) = timeout(limit, turn).await else {
            return busy("wait");
        };
        // The work holds its turn: a client that hangs up does not free it while something still runs.
        let work = async move {
            let _held = (place, turn);
            work.await
        };
        run(connection, work).await
    })
    .await
}

pub(super) fn busy(reason: &'static str) -> Response {
    metrics::counter!("passerelle_refused_total", "reason" => reason).increment(1);
    let message = "Le service est très demandé : réessayez dans un instant.";
    let status = StatusCode::SERVICE_UNAVAILABLE;
    let mut answer = refuse(status, "UPSTREAM_UNAVAILABLE", message);
    let later = HeaderValue::from_static("1");
    answer.headers_mut().insert(RETRY_AFTER, later);
    answer
}
