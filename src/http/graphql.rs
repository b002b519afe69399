//! GraphQL over HTTP, by the specification: queries by GET, everything by POST, JSON only.
//!
//! Only `application/json` is read, so no form of another site can send a request; lists of requests
//! are refused.

use async_graphql::{Request, Response as Answer, ServerError, Value as GraphqlValue};
use axum::{
    Json,
    body::Bytes,
    extract::{
        FromRequest as _, Query, State, WebSocketUpgrade, rejection::QueryRejection,
        ws::rejection::WebSocketUpgradeRejection,
    },
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{ALLOW, AUTHORIZATION, CONTENT_TYPE, UPGRADE},
    },
    response::{IntoResponse as _, Response},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tokio::time::timeout;

use super::{
    App,
    identity::{principal, unknown},
    negotiation::Media,
    question::Question,
    refuse,
    request::current_id,
    socket,
};
use crate::{domain::deadline, graphql::was_run};

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
    fn question(self) -> Option<Question> {
        let map = |text: Option<String>| match text.as_deref() {
            None | Some("") => Some(None),
            Some(text) => serde_json::from_str::<Option<Map<String, Value>>>(text).ok(),
        };
        Some(Question {
            query: self.query?,
            operation_name: self.operation_name,
            variables: map(self.variables)?,
            _extensions: map(self.extensions)?,
        })
    }
}

/// Answers a query asked by its address, or opens a WebSocket.
pub(super) async fn get(
    State(app): State<App>,
    headers: HeaderMap,
    socket: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Response {
    if headers.contains_key(UPGRADE) {
        return match socket {
            Ok(upgrade) => socket::open(app, &headers, upgrade),
            Err(_) => malformed(),
        };
    }
    let Some(media) = Media::of(&headers) else {
        return not_acceptable();
    };
    let answer = match asked.ok().and_then(|Query(asked)| asked.question()) {
        Some(question) => execute(&app, &headers, media, question.read(), true).await,
        None => malformed(),
    };
    media.mark(answer)
}

/// Answers a request in the body.
///
/// The body is read before anything is refused: a connection that is closed in the middle of it can
/// lose the answer, and the client would see no more than a broken connection.
pub(super) async fn post(
    State(app): State<App>,
    headers: HeaderMap,
    request: axum::extract::Request,
) -> Response {
    let body = receive(&app, request).await;
    let Some(media) = Media::of(&headers) else {
        return not_acceptable();
    };
    let answer = match body {
        Err(refusal) => refusal,
        Ok(_) if !is_json(&headers) => {
            let message = "Le corps de la requête doit être en application/json.";
            let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
            refuse(status, "BAD_USER_INPUT", message)
        }
        Ok(body) => match serde_json::from_slice::<Question>(&body) {
            Ok(question) => execute(&app, &headers, media, question.read(), false).await,
            Err(_) => malformed(),
        },
    };
    media.mark(answer)
}

/// The whole body, or why it is refused.
async fn receive(app: &App, request: axum::extract::Request) -> Result<Bytes, Response> {
    let left = deadline::left(app.limits.deadline);
    let Ok(body) = timeout(left, Bytes::from_request(request, &())).await else {
        let message = "Le corps de la requête n'est pas arrivé à temps.";
        let status = StatusCode::REQUEST_TIMEOUT;
        return Err(refuse(status, "BAD_USER_INPUT", message));
    };
    body.map_err(|rejection| {
        let message = "Le corps de la requête est trop long ou n'est pas arrivé.";
        refuse(rejection.status(), "BAD_USER_INPUT", message)
    })
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

/// Answers a request; one that came by its address may only read.
async fn execute(
    app: &App,
    headers: &HeaderMap,
    media: Media,
    request: Request,
    by_address: bool,
) -> Response {
    let Ok(principal) = principal(headers.get(AUTHORIZATION), app.demo) else {
        return unknown();
    };
    let answer = match app.api.weigh(request) {
        Ok(weighed) if by_address && !weighed.reads() => return only_by_post(),
        Ok(weighed) => app.api.answer(weighed, principal).await,
        Err(refused) => refused,
    };
    let answer = named(answer);
    let (status, body) = shape(&answer);
    let status = match media {
        Media::GraphqlResponse => status,
        Media::Json => StatusCode::OK,
    };
    (status, Json(body)).into_response()
}

/// The answer to an operation that an address cannot ask for.
fn only_by_post() -> Response {
    let message = "Une adresse ne sert qu'à lire : envoyez cette opération par POST.";
    let mut answer = refuse(StatusCode::METHOD_NOT_ALLOWED, "BAD_USER_INPUT", message);
    let allow = HeaderValue::from_static("POST");
    answer.headers_mut().insert(ALLOW, allow);
    answer
}

/// The answer, whose errors name the request.
pub(super) fn named(mut answer: Answer) -> Answer {
    for error in &mut answer.errors {
        let extensions = error.extensions.get_or_insert_default();
        extensions.set("requestId", current_id());
    }
    answer
}

/// What an answer says, written as it was resolved: a large one is not built a second time.
#[derive(Serialize)]
pub(super) struct Body<'a> {
    /// None of a request that was not executed.
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<&'a GraphqlValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    errors: Option<&'a [ServerError]>,
}

impl<'a> Body<'a> {
    /// What a request says that was executed.
    pub(super) fn executed(answer: &'a Answer) -> Self {
        Self {
            data: Some(&answer.data),
            errors: (!answer.errors.is_empty()).then_some(&answer.errors),
        }
    }
}

/// The body and the status of an answer.
fn shape(answer: &Answer) -> (StatusCode, Body<'_>) {
    let mut body = Body::executed(answer);
    if !was_run(answer) {
        body.data = None;
        return (StatusCode::BAD_REQUEST, body);
    }
    let status = match body.errors {
        None => StatusCode::OK,
        Some(_) => StatusCode::from_u16(PARTIAL).unwrap_or(StatusCode::OK),
    };
    (status, body)
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
