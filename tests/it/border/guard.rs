//! A document that names no operation, or another one, is weighed like any other, over every transport.

use std::sync::Arc;

use async_graphql::{Request, Variables};
use axum::http::HeaderValue;
use futures::{SinkExt as _, StreamExt as _};
use passerelle::{auth::principal::Principal, graphql::Api};
use serde_json::{Value, json};
use tokio::time::timeout;
use tokio_tungstenite::{
    connect_async,
    tungstenite::{Message, client::IntoClientRequest as _},
};

use crate::{
    guard::hostile,
    support::{
        command::Server,
        engine::{PATIENCE, embedded},
    },
};

/// What a request says of the operation: nothing, its name, another name, the empty name.
const NAMES: [Option<&str>; 4] = [None, Some("Right"), Some("Wrong"), Some("")];
/// Bytes of a document that an address can hold.
const ADDRESS: usize = 15_000;

/// The hostile documents, in each of which an operation that had no name is called `Right`.
fn named() -> Vec<(String, String)> {
    let named = |document: String| match document.strip_prefix("query") {
        _ if document.starts_with('{') => format!("query Right {document}"),
        Some(rest) if rest.trim_start().starts_with(['{', '(', '@']) => {
            format!("query Right {rest}")
        }
        _ => document,
    };
    let documents = hostile().into_iter();
    documents
        .map(|(name, document)| (name, named(document)))
        .collect()
}

/// Every document with every name.
fn questions() -> impl Iterator<Item = (String, Value)> {
    named().into_iter().flat_map(|(name, document)| {
        NAMES.map(|operation| {
            let mut body = json!({ "query": document });
            if let Some(operation) = operation {
                body["operationName"] = operation.into();
            }
            (format!("{name} as {operation:?}"), body)
        })
    })
}

/// Asserts that a list of errors says that nothing was validated or run.
fn assert_refused(what: &str, errors: &Value) {
    let errors = errors.as_array().unwrap();
    assert_eq!(errors.len(), 1, "{what}: {errors:?}");
    let code = errors[0]["extensions"]["code"].as_str().unwrap();
    let codes = ["QUERY_TOO_COMPLEX", "GRAPHQL_VALIDATION_FAILED"];
    assert!(codes.contains(&code), "{what}: {errors:?}");
    assert!(errors[0].get("path").is_none(), "{what} ran: {errors:?}");
    // Of what the library validates it says where it stands.
    let places = errors[0]["locations"].as_array().map_or(0, Vec::len);
    assert_eq!(places, 0, "{what} was validated: {errors:?}");
}

#[test]
fn no_name_of_an_operation_lets_a_document_past_the_guard_by_http() {
    let server = Server::start(&["--data", "fixtures/small"]);
    let url = format!("{}/graphql", server.address);
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(PATIENCE))
        .build()
        .into();
    let read = |answer: ureq::http::Response<ureq::Body>| -> Value {
        let text = answer.into_body().read_to_string().unwrap();
        serde_json::from_str(&text).unwrap()
    };
    for (what, body) in questions() {
        let post = agent
            .post(&url)
            .header("content-type", "application/json")
            .send(body.to_string());
        let answer = read(post.unwrap());
        assert!(answer.get("data").is_none(), "{what}: {answer}");
        assert_refused(&format!("POST {what}"), &answer["errors"]);

        let document = body["query"].as_str().unwrap();
        if document.len() > ADDRESS {
            continue;
        }
        let mut get = agent.get(&url).query("query", document);
        if let Some(name) = body["operationName"].as_str() {
            get = get.query("operationName", name);
        }
        let answer = read(get.call().unwrap());
        assert_refused(&format!("GET {what}"), &answer["errors"]);
    }
    let alive = agent.get(format!("{}/livez", server.address)).call();
    assert_eq!(alive.unwrap().status(), 200);
    assert_eq!(server.terminate(), Some(0));
}

#[tokio::test]
async fn nor_by_websocket() {
    let server = Server::start(&["--data", "fixtures/small"]);
    let address = format!("{}/graphql", server.address.replace("http://", "ws://"));
    let mut request = address.into_client_request().unwrap();
    let protocol = HeaderValue::from_static("graphql-transport-ws");
    request
        .headers_mut()
        .insert("sec-websocket-protocol", protocol);
    let (mut socket, _) = connect_async(request).await.unwrap();
    let mut say = async |message: Value| -> Value {
        let text = message.to_string().into();
        socket.send(Message::Text(text)).await.unwrap();
        loop {
            let heard = timeout(PATIENCE, socket.next()).await.unwrap();
            if let Message::Text(text) = heard.unwrap().unwrap() {
                return serde_json::from_str(&text).unwrap();
            }
        }
    };
    say(json!({ "type": "connection_init" })).await;
    for (what, payload) in questions() {
        let subscribe = json!({ "type": "subscribe", "id": "1", "payload": payload });
        let heard = say(subscribe).await;
        assert_eq!(heard["type"], "error", "{what}: {heard}");
        assert_refused(&format!("WebSocket {what}"), &heard["payload"]);
    }
    let stopped = tokio::task::spawn_blocking(|| server.terminate());
    drop(socket);
    assert_eq!(stopped.await.unwrap(), Some(0));
}

async fn ask(request: Request) -> Value {
    let api = Api::new(Arc::new(embedded()), None).unwrap();
    let answer = api.execute(request, Principal::demo_all()).await;
    serde_json::to_value(&answer).unwrap()
}

/// A document of one operation whose root has `count` aliases of a field.
fn aliases(count: usize, kind: &str, field: &str) -> String {
    let fields: Vec<_> = (0..count).map(|at| format!("a{at}: {field}")).collect();
    format!("query Q($x: {kind}) {{ {} }}", fields.join(" "))
}

#[tokio::test]
async fn a_long_value_counts_as_often_as_it_is_used() {
    let text = "x".repeat(90_000);
    let list = vec![0; 40_000];
    for (kind, field, value) in [
        ("String!", "agent(uid: $x) { uid }", json!(text)),
        ("[Int!]!", "agent(uid: $x) { uid }", json!(list)),
        ("Boolean!", "__typename @include(if: $x)", json!(list)),
    ] {
        let document = aliases(15, kind, field);
        let variables = Variables::from_json(json!({ "x": value }));
        let answer = ask(Request::new(document).variables(variables)).await;
        let code = &answer["errors"][0]["extensions"]["code"];
        assert_eq!(code, "QUERY_TOO_COMPLEX", "{kind}: {}", answer["errors"][0]);
    }
}

#[tokio::test]
async fn of_a_document_with_many_faults_some_are_named() {
    let unknown: Vec<_> = (0..500).map(|at| format!("unknown{at}")).collect();
    let document = format!("{{ me {{ {} }} }}", unknown.join(" "));
    let answer = ask(Request::new(document)).await;
    let errors = answer["errors"].as_array().unwrap();
    assert_eq!(errors.len(), 20);
    for error in errors {
        assert_eq!(error["extensions"]["code"], "GRAPHQL_VALIDATION_FAILED");
    }
}

#[tokio::test]
async fn names_have_sixty_four_letters_at_most() {
    let name = "n".repeat(64);
    let answer = ask(Request::new(format!("{{ {name}: __typename }}"))).await;
    assert_eq!(answer["data"][&name], "Query", "{answer}");
    let answer = ask(Request::new(format!("{{ {name}n: __typename }}"))).await;
    let extensions = &answer["errors"][0]["extensions"];
    assert_eq!(extensions["code"], "QUERY_TOO_COMPLEX", "{answer}");
    assert_eq!(extensions["limit"], 64);
}
