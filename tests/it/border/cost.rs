//! What is dear for the database is dear for the client: prices of fields, a limit a minute, and what is left.

use std::{collections::BTreeMap, fs, sync::Arc, time::Duration};

use async_graphql::{Request, Variables};
use axum::http::HeaderValue;
use futures::{SinkExt as _, StreamExt as _};
use passerelle::graphql::{Api, DocumentLimits};
use serde_json::{Value, json};
use tokio::time::timeout;
use tokio_tungstenite::{
    connect_async,
    tungstenite::{Message, client::IntoClientRequest as _},
};

use crate::support::{
    command::{Server, passerelle},
    engine::{PATIENCE, embedded},
};

fn api() -> Api {
    Api::new(Arc::new(embedded()), None).unwrap()
}

#[test]
fn fifteen_dear_fields_are_more_than_a_document_may_cost() {
    let limit = DocumentLimits::default().cost;
    for (around, field) in [
        ("", "posts(first: 1) { facets { places { key } } }"),
        (
            "",
            "posts(first: 1) { totalCount facets { places { key } } }",
        ),
        (
            "",
            "mobilityPaths(from: \"x\", first: 1) { paths { score } }",
        ),
        ("me", "mobilityPaths(first: 1) { paths { score } }"),
        ("me", "reach { openPosts }"),
        ("me", "recommendedPosts(first: 1) { edges { score } }"),
        (
            "me",
            "recommendedPosts(first: 1) { edges { explanation { counterfactual { level } } } }",
        ),
        ("me", "peers(first: 1) { edges { similarity } }"),
        (
            "",
            "post(reference: \"x\") { candidates(first: 1) { edges { score } } }",
        ),
        ("", "agents(first: 1) { totalCount }"),
        ("analytics", "unmetDemand(first: 1) { label }"),
        ("analytics", "digitalStep { note { fr } }"),
    ] {
        let fields: Vec<_> = (0..15).map(|at| format!("a{at}: {field}")).collect();
        let fields = fields.join(" ");
        let document = match around {
            "" => format!("{{ {fields} }}"),
            around => format!("{{ {around} {{ {fields} }} }}"),
        };
        let refused = api().cost(&mut Request::new(&document)).unwrap_err();
        let refused = serde_json::to_value(&refused).unwrap();
        let extensions = &refused["extensions"];
        assert_eq!(
            extensions["code"], "QUERY_TOO_COMPLEX",
            "{field}: {refused}"
        );
        assert_eq!(extensions["limit"], limit, "{field}: {refused}");
    }
}

#[test]
fn what_a_list_shares_is_paid_once_for_the_list_and_not_for_each_item() {
    let cost = |first: u64| {
        let document = format!(
            "{{ me {{ recommendedPosts(first: {first}) {{ edges {{ explanation {{ counterfactual {{ level }} }} }} }} }} }}"
        );
        api().cost(&mut Request::new(&document)).unwrap()
    };
    let (one, fifty) = (cost(1), cost(50));
    assert!(one > 3_500, "{one}");
    assert!(fifty < one + 500, "{fifty} for fifty, {one} for one");
}

/// The documents of the clients, each with the fragments of the others that it spreads.
fn documents() -> Vec<(String, String)> {
    let folder = format!("{}/tests/clients/documents", env!("CARGO_MANIFEST_DIR"));
    let mut fragments = BTreeMap::new();
    let mut operations = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let text = format!("\n{}", fs::read_to_string(path).unwrap());
        let mut parts = text.split("\nfragment ");
        operations.push((name, parts.next().unwrap().to_owned()));
        for part in parts {
            let name = part.split(' ').next().unwrap().to_owned();
            fragments.insert(name, format!("\nfragment {part}"));
        }
    }
    let complete = |mut text: String| {
        let mut missing = fragments.clone();
        loop {
            let spread = |name: &String| {
                let word = |c: char| c.is_alphanumeric() || c == '_';
                let spread = format!("...{name}");
                text.match_indices(&spread)
                    .any(|(at, _)| !text[at + spread.len()..].starts_with(word))
            };
            let Some(name) = missing.keys().find(|name| spread(name)).cloned() else {
                return text;
            };
            text.push_str(&missing.remove(&name).unwrap());
        }
    };
    let operations = operations.into_iter();
    operations
        .map(|(name, text)| (name, complete(text)))
        .filter(|(_, text)| text.contains("\nquery") || text.contains("\nmutation"))
        .collect()
}

#[test]
fn every_document_of_the_clients_may_be_asked() {
    let documents = documents();
    assert!(documents.len() >= 20, "{}", documents.len());
    for (name, document) in documents {
        let words = document.split(['(', ')', ' ', '\n', ',', ':']);
        let variables = words.filter_map(|word| word.strip_prefix('$'));
        // Any value will do, except where the length of a list depends on it.
        let variables = variables.filter(|name| *name != "first");
        let given: serde_json::Map<_, _> = variables
            .map(|name| (name.to_owned(), Value::from("x")))
            .collect();
        let mut request = Request::new(document).variables(Variables::from_json(given.into()));
        let cost = api().cost(&mut request);
        assert!(cost.is_ok(), "{name}: {cost:?}");
    }
}

fn serve(settings: &[(&str, &str)]) -> Server {
    let mut command = passerelle(&[
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--data",
        "fixtures/small",
    ]);
    command.args(["--demo"]).stderr(std::process::Stdio::null());
    for (name, value) in settings {
        command.env(name, value);
    }
    Server::launch(&mut command)
}

/// An answer: its status, a header by name, its body.
struct Answer {
    status: u16,
    headers: ureq::http::HeaderMap,
    body: Value,
}

impl Answer {
    fn header(&self, name: &str) -> Option<u64> {
        let value = self.headers.get(name)?;
        value.to_str().unwrap().parse().ok()
    }
}

fn post(server: &Server, token: &str, body: &Value) -> Answer {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(PATIENCE))
        .build()
        .into();
    let request = agent.post(format!("{}/graphql", server.address));
    let request = request.header("content-type", "application/json");
    let request = request.header("authorization", format!("Bearer {token}"));
    let response = request.send(body.to_string()).unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let text = response.into_body().read_to_string().unwrap();
    let body = serde_json::from_str(&text).unwrap();
    Answer {
        status,
        headers,
        body,
    }
}

const REACH: &str = "{ me { reach { openPosts } } }";
const FIRST: &str = "demo.agent.agt-01";
const SECOND: &str = "demo.agent.agt-09";

#[test]
fn a_minute_of_an_address_has_a_limit_that_every_answer_tells() {
    let server = serve(&[("PASSERELLE_LIMITS__COST_PER_MINUTE", "6000")]);
    let asked = json!({ "query": REACH, "extensions": { "cost": true } });
    let first = post(&server, FIRST, &asked);
    assert_eq!(first.status, 200, "{}", first.body);
    let cost = &first.body["extensions"]["cost"];
    let paid = cost["asked"].as_u64().unwrap();
    assert!((2_500..2_600).contains(&paid), "{cost}");
    assert_eq!(
        (&cost["limit"], &cost["perMinute"]),
        (&json!(20_000), &json!(6_000))
    );
    let left = cost["remaining"].as_u64().unwrap();
    assert_eq!(left, 6_000 - paid);
    assert_eq!(first.header("ratelimit-limit"), Some(6_000));
    assert_eq!(first.header("ratelimit-remaining"), Some(left));
    assert_eq!(first.header("ratelimit-reset"), Some(paid.div_ceil(100)));

    // Who does not ask for the cost reads none; the bucket pays all the same.
    let second = post(&server, FIRST, &json!({ "query": REACH }));
    assert!(second.body.get("extensions").is_none(), "{}", second.body);
    let refused = post(&server, FIRST, &asked);
    assert_eq!(refused.status, 429, "{}", refused.body);
    let error = &refused.body["errors"][0]["extensions"];
    assert_eq!(error["code"], "RATE_LIMITED");
    assert!(error["requestId"].is_string());
    let later = error["retryAfter"].as_u64().unwrap();
    assert!((1..=60).contains(&later), "{later}");
    assert_eq!(refused.header("retry-after"), Some(later));
    assert!(refused.body.get("data").is_none());

    // In demo mode another identity, invented or not, buys nothing; what is cheap is still paid.
    assert_eq!(post(&server, SECOND, &asked).status, 429);
    assert_eq!(
        post(&server, FIRST, &json!({ "query": "{ __typename }" })).status,
        200
    );
}

#[test]
fn what_the_guard_refuses_is_paid_too_until_nothing_is_read_any_more() {
    let server = serve(&[("PASSERELLE_LIMITS__COST_PER_MINUTE", "600")]);
    let deep = format!("{}{}", "{ a ".repeat(100), "}".repeat(100));
    let mut codes = BTreeMap::new();
    for _ in 0..12 {
        let answer = post(&server, FIRST, &json!({ "query": deep }));
        let code = answer.body["errors"][0]["extensions"]["code"].as_str();
        *codes.entry(code.unwrap().to_owned()).or_insert(0) += 1;
    }
    // Six, or one or two more where the test takes seconds.
    assert!(codes["QUERY_TOO_COMPLEX"] < 9, "{codes:?}");
    assert!(codes["RATE_LIMITED"] > 3, "{codes:?}");
}

#[test]
fn without_a_limit_there_is_none() {
    let server = serve(&[("PASSERELLE_LIMITS__COST_PER_MINUTE", "0")]);
    let asked = json!({ "query": REACH, "extensions": { "cost": true } });
    for _ in 0..100 {
        let answer = post(&server, FIRST, &asked);
        assert_eq!(answer.status, 200, "{}", answer.body);
        assert_eq!(answer.header("ratelimit-limit"), None);
        assert_eq!(answer.body["extensions"]["cost"]["perMinute"], Value::Null);
    }
}

#[tokio::test]
async fn a_websocket_pays_from_the_same_bucket() {
    let server = serve(&[("PASSERELLE_LIMITS__COST_PER_MINUTE", "6000")]);
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
                let heard: Value = serde_json::from_str(&text).unwrap();
                if heard["type"] != "complete" {
                    return heard;
                }
            }
        }
    };
    let token = json!({ "authorization": format!("Bearer {FIRST}") });
    say(json!({ "type": "connection_init", "payload": token })).await;
    let payload = json!({ "query": REACH, "extensions": { "cost": true } });
    let subscribe = |id: &str| json!({ "type": "subscribe", "id": id, "payload": payload });
    let heard = say(subscribe("1")).await;
    assert_eq!(heard["type"], "next", "{heard}");
    let cost = &heard["payload"]["extensions"]["cost"];
    assert!(cost["remaining"].as_u64().unwrap() < 3_500, "{cost}");
    let by_http = tokio::task::spawn_blocking(move || {
        let answer = post(&server, FIRST, &json!({ "query": REACH }));
        (server, answer.header("ratelimit-remaining").unwrap())
    });
    let (server, left) = timeout(Duration::from_secs(60), by_http)
        .await
        .unwrap()
        .unwrap();
    assert!(left < 1_200, "{left}");
    let heard = say(subscribe("2")).await;
    assert_eq!(heard["type"], "error", "{heard}");
    let error = &heard["payload"][0]["extensions"];
    assert_eq!(error["code"], "RATE_LIMITED");
    assert!(error["retryAfter"].as_u64().unwrap() >= 1);
    drop(server);
}
