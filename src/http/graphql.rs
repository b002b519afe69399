//! GraphQL over HTTP, by the specification: queries by GET, everything by POST, JSON only.
//!
//! Only `application/json` is read, so no form of another site can send a request; lists of requests
//! are refused.

use std::time::Instant;

use async_graphql::Response as Answer;
use axum::{
    extract::{
        Query, State, WebSocketUpgrade, rejection::QueryRejection,
        ws::rejection::WebSocketUpgradeRejection,
    },
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{ALLOW, AUTHORIZATION, CONTENT_TYPE, UPGRADE},
        request::Parts,
    },
    response::{IntoResponse as _, Response},
};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{
    App,
    answer::{Body, Extensions, named, within},
    body::{HeldBody, receive},
    budget::{Exhausted, address},
    connection::Connection,
    identity::{principal, unknown},
    negotiation::Media,
    question::GraphqlRequest,
    refuse,
    representation::{Public, represent},
    request, socket,
};
use crate::{
    auth::principal::Role,
    graphql::{NothingWritten, too_large, was_run},
};

/// The status of an answer that has both data and errors.
const PARTIAL: u16 = 294;

/// The members of a request in an address, where the maps are JSON texts.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Asked {
    query: Option<String>,
    operation_name: Option<String>,
    variables: Option<String>,
    extensions: Option<String>,
}

impl Asked {
    /// The request that an address spells; none when it does not spell one.
    fn question(self) -> Option<GraphqlRequest> {
        let map = |text: Option<String>| match text.as_deref() {
            None | Some("") => Some(None),
            Some(text) => serde_json::from_str::<Option<Map<String, Value>>>(text).ok(),
        };
        Some(GraphqlRequest {
            query: self.query?,
            operation_name: self.operation_name,
            variables: map(self.variables)?,
            extensions: map(self.extensions)?,
        })
    }
}

/// Answers a query asked by its address, or opens a WebSocket.
pub(super) async fn get(
    State(app): State<App>,
    parts: Parts,
    socket: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Response {
    let headers = &parts.headers;
    if headers.contains_key(UPGRADE) {
        return match socket {
            Ok(upgrade) => socket::open(app, &parts, upgrade),
            Err(_) => malformed(),
        };
    }
    let Some(media) = Media::from_accept(headers) else {
        return not_acceptable();
    };
    let answer = match asked.ok().and_then(|Query(asked)| asked.question()) {
        Some(question) => in_turn(app, parts, media, question, None).await,
        None => malformed(),
    };
    media.mark(answer)
}

/// Answers a request in the body.
///
/// The body is read before anything is refused: a connection that is closed in the middle of it can
/// lose the answer, and the client would see no more than a broken connection.
pub(super) async fn post(State(app): State<App>, request: axum::extract::Request) -> Response {
    let (parts, body) = request.into_parts();
    let body = receive(&app, body).await;
    let headers = &parts.headers;
    let Some(media) = Media::from_accept(headers) else {
        return not_acceptable();
    };
    let answer = match body {
        Err(refusal) => refusal,
        Ok(_) if !is_json(headers) => {
            let message = "Le corps de la requête doit être en application/json.";
            let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
            refuse(status, "BAD_USER_INPUT", message)
        }
        Ok(body) => {
            let (bytes, held) = body.into_parts();
            match serde_json::from_slice::<GraphqlRequest>(&bytes) {
                Ok(question) => in_turn(app, parts, media, question, Some(held)).await,
                Err(_) => malformed(),
            }
        }
    };
    media.mark(answer)
}

fn is_json(headers: &HeaderMap) -> bool {
    let Some(Ok(value)) = headers.get(CONTENT_TYPE).map(HeaderValue::to_str) else {
        return false;
    };
    let mut parts = value
        .split(';')
        .map(|part| part.trim().to_ascii_lowercase());
    let json = parts.next().as_deref() == Some("application/json");
    json && parts.all(|part| match part.split_once('=') {
        Some(("charset", charset)) => charset.trim_matches('"') == "utf-8",
        _ => true,
    })
}

/// Answers a request that has come as a whole, when its turn comes, on a thread that works on requests; one
/// without a body was asked by its address.
async fn in_turn(
    app: App,
    parts: Parts,
    media: Media,
    question: GraphqlRequest,
    body: Option<HeldBody>,
) -> Response {
    let connection = Connection::from_extensions(&parts.extensions);
    let by_address = body.is_none();
    let work = {
        let app = app.clone();
        async move {
            let _held = body;
            let answer = execute(&app, &parts, media, question, by_address).await;
            represent(&parts.headers, media.mark(answer)).await
        }
    };
    // On the heap: an execution is a large future, and this one is moved several times.
    request::in_turn(&app, connection.as_ref(), Box::pin(work)).await
}

/// Answers a request; one that came by its address may only read.
async fn execute(
    app: &App,
    parts: &Parts,
    media: Media,
    question: GraphqlRequest,
    by_address: bool,
) -> Response {
    let Ok(principal) = principal(parts.headers.get(AUTHORIZATION), app.demo) else {
        return unknown();
    };
    let is_anonymous = principal.role == Role::Anonymous;
    let payer = app.budget.payer(&principal, address(&parts.extensions));
    if let Err(exhausted) = app.budget.has_some(payer, Instant::now()) {
        return too_many(exhausted);
    }
    let wants_cost = question.wants_cost();
    let mut request = question.read();
    if by_address {
        request = request.data(NothingWritten);
    }
    let weighed = app.api.weigh(request);
    let now = Instant::now();
    let (answer, standing) = match weighed {
        Ok(weighed) if by_address && !weighed.reads() => return only_by_post(),
        Ok(weighed) => match app.budget.pay(payer, weighed.cost(), now) {
            Ok(standing) => (app.api.answer(weighed, principal).await, standing),
            Err(exhausted) => return too_many(exhausted),
        },
        Err(refused) => (*refused, app.budget.pay_refused(payer, now)),
    };
    // What it cost and what is left is only for the one who asks.
    let is_public = by_address && is_anonymous && !wants_cost && answer.errors.is_empty();
    let limits = app.api.limits();
    let extensions = wants_cost.then(|| Extensions::new(standing, limits.cost));
    let mut response = write(&named(answer), media, extensions, limits.response_bytes);
    standing.write(response.headers_mut());
    if is_public {
        response.extensions_mut().insert(Public);
    }
    response
}

/// The answer in JSON with its status, or the one that says that it would be too long.
fn write(answer: &Answer, media: Media, extensions: Option<Extensions>, limit: u64) -> Response {
    let (status, body) = shape(answer);
    let Some(bytes) = within(limit, &body.with(extensions)) else {
        return write(&named(too_large(limit)), media, extensions, u64::MAX);
    };
    let status = match media {
        Media::GraphqlResponse => status,
        Media::Json => StatusCode::OK,
    };
    (status, bytes).into_response()
}

/// The answer to a request that its client's bucket cannot pay.
fn too_many(exhausted: Exhausted) -> Response {
    metrics::counter!("passerelle_refused_total", "reason" => "cost").increment(1);
    let refusal = named(exhausted.answer());
    let bytes = within(u64::MAX, &Body::refused(&refusal)).unwrap_or_default();
    let mut answer = (StatusCode::TOO_MANY_REQUESTS, bytes).into_response();
    exhausted.write(answer.headers_mut());
    answer
}

/// The answer to an operation that an address cannot ask for.
fn only_by_post() -> Response {
    let message = "Une adresse ne sert qu'à lire : envoyez cette opération par POST.";
    let mut answer = refuse(StatusCode::METHOD_NOT_ALLOWED, "BAD_USER_INPUT", message);
    let allow = HeaderValue::from_static("POST");
    answer.headers_mut().insert(ALLOW, allow);
    answer
}

/// The body and the status of an answer.
fn shape(answer: &Answer) -> (StatusCode, Body<'_>) {
    if !was_run(answer) {
        return (StatusCode::BAD_REQUEST, Body::refused(answer));
    }
    let body = Body::executed(answer);
    if answer.errors.is_empty() {
        return (StatusCode::OK, body);
    }
    let partial = StatusCode::from_u16(PARTIAL).unwrap_or(StatusCode::OK);
    (partial, body)
}

fn malformed() -> Response {
    let message = "La requête doit être un objet JSON avec query, et au besoin variables, \
                   operationName et extensions.";
    refuse(StatusCode::BAD_REQUEST, "BAD_USER_INPUT", message)
}

fn not_acceptable() -> Response {
    let message = "La réponse n'existe qu'en application/graphql-response+json et en \
                   application/json.";
    refuse(StatusCode::NOT_ACCEPTABLE, "BAD_USER_INPUT", message)
}
