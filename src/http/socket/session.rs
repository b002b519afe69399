//! What is said over one socket, from its opening to its end.

use std::{collections::HashMap, net::IpAddr, pin::pin, time::Duration};

use axum::{
    body::Bytes,
    extract::ws::{Message, WebSocket},
    http::HeaderValue,
};
use futures::{
    SinkExt as _, StreamExt as _,
    stream::{SplitSink, SplitStream},
};
use serde_json::{Map, Value};
use tokio::{
    sync::oneshot,
    task::{AbortHandle, Id, JoinError, JoinSet},
    time::{Instant, interval_at, sleep, timeout},
};

use super::{
    message::{Close, Heard, acknowledged, pong},
    operation::{self, Asker, Counted, refused},
    queue::{Queue, Waiting},
};
use crate::http::{App, identity};

/// How long the last messages and the client's farewell are waited for.
const FAREWELL: Duration = Duration::from_secs(1);
/// Characters of the name of an operation at most.
const LONGEST_ID: usize = 100;

/// How a conversation ends: with a reason of ours, or the client has gone.
type SessionEnd = Option<Close>;

/// Keeps a socket from its opening to its end.
pub(super) async fn run(
    app: App,
    socket: WebSocket,
    authorization: Option<HeaderValue>,
    address: Option<IpAddr>,
) {
    let _counted = Counted::one(metrics::gauge!("passerelle_sockets"));
    let spoken = socket.protocol().is_some();
    let (sink, mut heard) = socket.split();
    let limits = &app.sockets.limits;
    let queues = &app.sockets.queues;
    let (queue, waiting) = queues.queue(limits.queue, limits.queue_bytes);
    let (end, ended) = oneshot::channel();
    let writer = tokio::spawn(write(sink, waiting, limits.write, ended));
    let close = if spoken {
        let session = Session {
            app,
            queue,
            authorization,
            address,
            asker: None,
            operations: JoinSet::new(),
            ids: HashMap::new(),
        };
        session.talk(&mut heard).await
    } else {
        Some(Close::OtherProtocol)
    };
    let code = close.map_or(1000, |close| close.code_and_reason().0);
    metrics::counter!("passerelle_sockets_closed_total", "code" => code.to_string()).increment(1);
    tracing::debug!(code, "socket closed");
    let _ = end.send(close);
    let _ = writer.await;
    // Until the client has read why: bytes that nobody reads would have the kernel cut it short. To hear on
    // also answers the client's own farewell.
    let gone = async { while let Some(Ok(_)) = heard.next().await {} };
    let _ = timeout(FAREWELL, gone).await;
}

/// Sends what waits for the client, until the end; what waits by then is not sent.
async fn write(
    mut sink: SplitSink<WebSocket, Message>,
    waiting: Waiting,
    within: Duration,
    ended: oneshot::Receiver<SessionEnd>,
) {
    let close = {
        let sending = pin!(async {
            waiting.send(&mut sink, within).await;
            std::future::pending::<()>().await;
        });
        tokio::select! {
            biased;
            close = ended => close.ok().flatten(),
            () = sending => None,
        }
    };
    if let Some(close) = close {
        let _ = timeout(FAREWELL, sink.send(close.message())).await;
    }
}

/// One conversation.
struct Session {
    app: App,
    queue: Queue,
    /// The header with which the socket was opened.
    authorization: Option<HeaderValue>,
    address: Option<IpAddr>,
    /// The client, once it has said who it is.
    asker: Option<Asker>,
    operations: JoinSet<Option<Message>>,
    ids: HashMap<String, AbortHandle>,
}

impl Session {
    /// Listens until the end; operations under way end with it.
    async fn talk(mut self, heard: &mut SplitStream<WebSocket>) -> SessionEnd {
        let mut stopping = self.app.sockets.stop.subscribe();
        let slow = self.queue.slow();
        let mut late = pin!(sleep(self.app.sockets.limits.init));
        let every = self.app.sockets.limits.ping;
        let mut pings = interval_at(Instant::now() + every, every);
        let mut silent = false;
        loop {
            let end = tokio::select! {
                _ = stopping.wait_for(|stop| *stop) => Some(Some(Close::GoingAway)),
                () = slow.notified() => Some(Some(Close::Slow)),
                () = &mut late, if self.asker.is_none() => Some(Some(Close::Mute)),
                _ = pings.tick() => {
                    let gone = std::mem::replace(&mut silent, true);
                    if gone { Some(Some(Close::Slow)) } else { self.put(Message::Ping(Bytes::new())) }
                }
                message = heard.next() => {
                    silent = false;
                    self.hear(message)
                }
                Some(ended) = self.operations.join_next_with_id() => self.finish(ended),
            };
            if let Some(end) = end {
                return end;
            }
        }
    }

    /// Puts a message in the queue; without room it is the end.
    fn put(&self, message: Message) -> Option<SessionEnd> {
        (!self.queue.put(message)).then_some(Some(Close::Slow))
    }

    /// Hears one message; some when the conversation is over.
    fn hear(&mut self, message: Option<Result<Message, axum::Error>>) -> Option<SessionEnd> {
        let text = match message {
            Some(Ok(Message::Text(text))) => text,
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => return None,
            Some(Ok(Message::Binary(_))) => return Some(Some(Close::Unreadable)),
            Some(Err(error)) if error.to_string().contains("too long") => {
                return Some(Some(Close::TooLong));
            }
            Some(Ok(Message::Close(_)) | Err(_)) | None => return Some(None),
        };
        match serde_json::from_str(text.as_str()) {
            Ok(Heard::ConnectionInit { payload }) => self.greet(payload),
            Ok(Heard::Subscribe { id, payload }) => {
                if id.is_empty() || id.len() > LONGEST_ID {
                    return Some(Some(Close::Unreadable));
                }
                let Some(asker) = self.asker.clone() else {
                    return Some(Some(Close::Unauthorized));
                };
                if self.ids.contains_key(&id) {
                    return Some(Some(Close::Duplicate));
                }
                if self.ids.len() >= self.app.sockets.limits.operations {
                    let message = "Trop d'opérations en cours sur cette connexion.";
                    return self.put(refused(&id, "RATE_LIMITED", message));
                }
                let (app, queue) = (self.app.clone(), self.queue.clone());
                let run = Box::pin(operation::run(app, asker, id.clone(), payload, queue));
                self.ids.insert(id, self.operations.spawn(run));
                None
            }
            Ok(Heard::Complete { id }) => {
                if let Some(operation) = self.ids.remove(&id) {
                    operation.abort();
                }
                None
            }
            Ok(Heard::Ping { payload }) => self.put(pong(payload)),
            Ok(Heard::Pong { .. }) => None,
            Err(_) => Some(Some(Close::Unreadable)),
        }
    }

    /// Notes who the client is: `authorization` of its parameters, else the header of the socket.
    fn greet(&mut self, parameters: Option<Map<String, Value>>) -> Option<SessionEnd> {
        if self.asker.is_some() {
            return Some(Some(Close::Twice));
        }
        // Clients write the name as in HTTP, where its case says nothing.
        let mut named = parameters
            .into_iter()
            .flatten()
            .filter(|(name, _)| name.eq_ignore_ascii_case("authorization"))
            .map(|(_, value)| value);
        let given = named.next();
        if named.next().is_some() {
            return Some(Some(Close::Forbidden));
        }
        let authorization = match given {
            None | Some(Value::Null) => self.authorization.take(),
            Some(Value::String(text)) => match HeaderValue::try_from(text) {
                Ok(header) => Some(header),
                Err(_) => return Some(Some(Close::Forbidden)),
            },
            Some(_) => return Some(Some(Close::Forbidden)),
        };
        match identity::principal(authorization.as_ref(), self.app.demo) {
            Ok(principal) => {
                let payer = self.app.budget.payer(&principal, self.address);
                self.asker = Some(Asker { principal, payer });
                self.put(acknowledged())
            }
            Err(_) => Some(Some(Close::Forbidden)),
        }
    }

    /// Sends the last message of an operation that has ended, whose name is then free.
    fn finish(&mut self, ended: Result<(Id, Option<Message>), JoinError>) -> Option<SessionEnd> {
        let (task, last) = match ended {
            Ok((task, last)) => (task, last),
            Err(error) if error.is_cancelled() => return None,
            Err(error) => (error.id(), None),
        };
        let id = self.ids.iter().find(|(_, handle)| handle.id() == task);
        let id = id.map(|(id, _)| id.clone())?;
        self.ids.remove(&id);
        let message = last.unwrap_or_else(|| {
            let message = "Erreur interne.";
            refused(&id, "INTERNAL_SERVER_ERROR", message)
        });
        self.put(message)
    }
}
