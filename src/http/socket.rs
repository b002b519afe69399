//! `WebSocket`s: who may open one, how many there are, and how they end with the server.

use std::{sync::Arc, time::Duration};

use axum::{
    extract::WebSocketUpgrade,
    http::{
        HeaderMap, HeaderValue, StatusCode, Uri,
        header::{AUTHORIZATION, HOST, ORIGIN},
        request::Parts,
    },
    response::Response,
};
use tokio::sync::{Semaphore, watch};

mod message;
mod operation;
mod queue;
mod session;

use queue::Queues;

use super::{
    App, LARGEST_BODY,
    budget::address,
    connection::{Connection, run},
    refuse,
    request::busy,
};

/// The protocol spoken over WebSocket.
///
/// Source: PROTOCOL.md of the package graphql-ws.
const PROTOCOL: &str = "graphql-transport-ws";
/// Bytes of the buffers of one socket: many sockets are idle.
const BUFFER: usize = 4 * 1024;

/// What the sockets of one server may do.
#[derive(Debug, Clone)]
pub struct SocketLimits {
    /// Sockets open at once at most.
    pub open: usize,
    /// Operations under way on one socket at most.
    pub operations: usize,
    /// Messages that wait for one client at most; at least one.
    pub queue: usize,
    /// Bytes that wait for one client at most; a message longer than that waits alone.
    pub queue_bytes: usize,
    /// Bytes that wait for the clients of all sockets at most; beyond, the one for which most waits is closed.
    pub queue_bytes_in_all: usize,
    /// Within what time the kernel takes one message for a client.
    pub write: Duration,
    /// Within what time a client says who it is.
    pub init: Duration,
    /// The time between two pings.
    pub ping: Duration,
    /// Origins whose pages may open a socket, besides that of the server's own address.
    pub origins: Vec<String>,
}

impl Default for SocketLimits {
    fn default() -> Self {
        Self {
            open: 2_000,
            operations: 5,
            queue: 256,
            queue_bytes: 1_000_000,
            queue_bytes_in_all: 64_000_000,
            write: Duration::from_secs(30),
            init: Duration::from_secs(3),
            ping: Duration::from_secs(20),
            origins: Vec::new(),
        }
    }
}

/// The sockets of one server.
#[derive(Clone)]
pub struct Sockets {
    limits: Arc<SocketLimits>,
    places: Arc<Semaphore>,
    queues: Arc<Queues>,
    stop: watch::Sender<bool>,
}

impl Sockets {
    /// No socket yet.
    #[must_use]
    pub fn new(limits: SocketLimits) -> Self {
        Self {
            places: Arc::new(Semaphore::new(limits.open.min(Semaphore::MAX_PERMITS))),
            queues: Queues::new(limits.queue_bytes_in_all),
            limits: Arc::new(limits),
            stop: watch::Sender::new(false),
        }
    }

    /// Closes every socket, lets no other open, and waits until the last one has gone.
    pub async fn close(&self) {
        self.stop.send_replace(true);
        let all = u32::try_from(self.limits.open).unwrap_or(u32::MAX);
        // None is given back when the semaphore is closed, which it never is.
        let _all = self.places.acquire_many(all).await;
    }
}

impl Default for Sockets {
    fn default() -> Self {
        Self::new(SocketLimits::default())
    }
}

/// Opens a socket for a page of this server, or for a client that is no page.
pub(super) fn open(app: App, parts: &Parts, upgrade: WebSocketUpgrade) -> Response {
    let headers = &parts.headers;
    if !is_at_home(headers, &app.sockets.limits.origins) {
        let message = "Les pages de cette origine ne peuvent pas ouvrir de WebSocket.";
        return refuse(StatusCode::FORBIDDEN, "FORBIDDEN", message);
    }
    let place = Arc::clone(&app.sockets.places).try_acquire_owned();
    let stopping = *app.sockets.stop.borrow();
    let Some(place) = place.ok().filter(|_| !stopping) else {
        return busy("sockets");
    };
    let connection = Connection::from_extensions(&parts.extensions);
    let authorization = headers.get(AUTHORIZATION).cloned();
    let address = address(&parts.extensions);
    upgrade
        .protocols([PROTOCOL])
        .max_message_size(LARGEST_BODY)
        .max_frame_size(LARGEST_BODY)
        .read_buffer_size(BUFFER)
        .write_buffer_size(0)
        .on_upgrade(async move |socket| {
            let session = async move {
                session::run(app, socket, authorization, address).await;
                drop(place);
            };
            run(connection.as_ref(), session).await;
        })
}

/// Whether the one who opens a socket is no page of somewhere else: a browser always says whose page it
/// is, and sends what it keeps for this address whoever asks.
fn is_at_home(headers: &HeaderMap, origins: &[String]) -> bool {
    let text = |value: &HeaderValue| value.to_str().ok().map(str::to_ascii_lowercase);
    let Some(origin) = headers.get(ORIGIN) else {
        return true;
    };
    let Some(origin) = text(origin) else {
        return false;
    };
    if origins
        .iter()
        .any(|known| known.eq_ignore_ascii_case(&origin))
    {
        return true;
    }
    let page = origin.parse::<Uri>().ok();
    let page = page
        .as_ref()
        .and_then(|uri| uri.authority())
        .map(axum::http::uri::Authority::as_str);
    page.is_some() && page == headers.get(HOST).and_then(text).as_deref()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at_home(origin: Option<&str>, host: &str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(HOST, host.parse().unwrap());
        if let Some(origin) = origin {
            headers.insert(ORIGIN, origin.parse().unwrap());
        }
        is_at_home(&headers, &["https://rh.exemple.fr".to_owned()])
    }

    #[test]
    fn pages_of_other_origins_are_kept_out() {
        assert!(at_home(None, "localhost:8080"));
        assert!(at_home(Some("http://localhost:8080"), "localhost:8080"));
        assert!(at_home(Some("https://RH.exemple.fr"), "localhost:8080"));
        for other in [
            "null",
            "",
            "http://localhost:9090",
            "http://localhost",
            "https://exemple.fr",
            "https://rh.exemple.fr.ailleurs.fr",
        ] {
            assert!(!at_home(Some(other), "localhost:8080"), "{other}");
        }
    }
}
