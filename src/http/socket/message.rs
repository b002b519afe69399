//! The messages of `graphql-transport-ws`, and the codes with which a socket is closed.

use async_graphql::{Response, ServerError};
use axum::extract::ws::{CloseFrame, Message, Utf8Bytes};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::{
    graphql::too_large,
    http::{
        answer::{Body, Extensions, named, within},
        question::GraphqlRequest,
    },
};

/// What a client says.
#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum Heard {
    /// Who it is; the first message.
    ConnectionInit { payload: Option<Map<String, Value>> },
    /// An operation, under a name of its own.
    Subscribe { id: String, payload: GraphqlRequest },
    /// It wants no more of an operation.
    Complete { id: String },
    /// Is anybody there?
    Ping { payload: Option<Map<String, Value>> },
    /// Somebody is there.
    Pong {
        #[serde(rename = "payload")]
        _payload: Option<Map<String, Value>>,
    },
}

/// Why a socket is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Close {
    /// The server stops.
    GoingAway,
    /// A message is too long.
    TooLong,
    /// The client does not read what it is sent, or answers no ping.
    Slow,
    /// A message cannot be read.
    Unreadable,
    /// An operation comes before the client has said who it is.
    Unauthorized,
    /// The token is not believed.
    Forbidden,
    /// The client does not speak our protocol.
    OtherProtocol,
    /// The client did not say in time who it is.
    Mute,
    /// The name of an operation is that of another one under way.
    Duplicate,
    /// The client said twice who it is.
    Twice,
}

impl Close {
    /// Its code and, for people, its reason.
    pub(super) fn code_and_reason(self) -> (u16, &'static str) {
        match self {
            Self::GoingAway => (1001, "Going away"),
            Self::TooLong => (1009, "Message too big"),
            Self::Slow => (1013, "Slow consumer"),
            Self::Unreadable => (4400, "Invalid message"),
            Self::Unauthorized => (4401, "Unauthorized"),
            Self::Forbidden => (4403, "Forbidden"),
            Self::OtherProtocol => (4406, "Subprotocol not acceptable"),
            Self::Mute => (4408, "Connection initialisation timeout"),
            Self::Duplicate => (4409, "Subscriber already exists"),
            Self::Twice => (4429, "Too many initialisation requests"),
        }
    }

    pub(super) fn message(self) -> Message {
        let (code, reason) = self.code_and_reason();
        let reason = reason.into();
        Message::Close(Some(CloseFrame { code, reason }))
    }
}

/// Who the client is, is known.
pub(super) fn acknowledged() -> Message {
    text(&json!({ "type": "connection_ack" }))
}

/// The answer to a ping, with what came with it.
pub(super) fn pong(payload: Option<Map<String, Value>>) -> Message {
    text(&match payload {
        Some(payload) => json!({ "type": "pong", "payload": payload }),
        None => json!({ "type": "pong" }),
    })
}

/// An answer, or an event; of one that would be longer than `limit` bytes, that it is too long.
pub(super) fn next(id: &str, answer: &Response, cost: Option<Extensions>, limit: u64) -> Message {
    let message = Next {
        kind: "next",
        id,
        payload: Body::executed(answer).with(cost),
    };
    let written = within(limit, &message).and_then(|bytes| Utf8Bytes::try_from(bytes).ok());
    match written {
        Some(text) => Message::Text(text),
        None => next(id, &named(too_large(limit)), cost, u64::MAX),
    }
}

/// The message with an answer.
#[derive(Serialize)]
struct Next<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    id: &'a str,
    payload: Body<'a>,
}

/// Why an operation was not run; nothing more comes of it.
pub(super) fn error(id: &str, errors: &[ServerError]) -> Message {
    text(&json!({ "type": "error", "id": id, "payload": errors }))
}

/// Nothing more comes of an operation.
pub(super) fn complete(id: &str) -> Message {
    text(&json!({ "type": "complete", "id": id }))
}

fn text(message: &Value) -> Message {
    Message::Text(message.to_string().into())
}
