//! What every request gets: a name, a line in the log, a count, and no more than its share.

mod bytes;
mod connections;
mod cost;
mod demo_mode;
mod embedded_file;
mod guard;
mod headers;
mod introspection;
mod partial;
mod values;

use std::fs::File;

use async_graphql::Request as Question;
use axum::{body::Body, http::Request};
use passerelle::{
    graph::store::GraphStore,
    graphql::Api,
    http::{Access, Limits, Sockets, router},
};
use serde_json::{Value, json};
use tower::ServiceExt as _;

use crate::support::{
    command::{Server, passerelle},
    engine::{PATIENCE, embedded},
};

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .http_status_as_error(false)
        .build()
        .into()
}

fn serve() -> std::process::Command {
    passerelle(&[
        "serve",
        "--demo",
        "--listen",
        "127.0.0.1:0",
        "--data",
        "fixtures/small",
    ])
}

/// Posts a document, with headers, and gives the answer with its name.
fn post(server: &Server, document: &str, headers: &[(&str, &str)]) -> (u16, String, Value) {
    let url = format!("{}/graphql", server.address);
    let mut request = agent()
        .post(url)
        .header("content-type", "application/json")
        .header("accept", "application/graphql-response+json");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let body = json!({ "query": document, "variables": { "uid": "agt-09" } }).to_string();
    let response = request.send(&body).unwrap();
    let header = |name: &str| {
        let value = response.headers().get(name);
        value.map(|value| value.to_str().unwrap().to_owned())
    };
    let (status, id) = (response.status().as_u16(), header("x-request-id").unwrap());
    let text = response.into_body().read_to_string().unwrap();
    (status, id, serde_json::from_str(&text).unwrap())
}

#[test]
fn every_error_names_its_request_as_the_answer_and_the_log_do_and_the_log_names_nobody() {
    let log = tempfile::NamedTempFile::new().unwrap();
    let mut command = serve();
    command
        .env("PASSERELLE_LOG__FORMAT", "json")
        .env("PASSERELLE_LOG__LEVEL", "debug")
        .stderr(File::create(log.path()).unwrap());
    let server = Server::launch(&mut command);
    for (document, headers) in [
        ("{ nothing }", &[("x-request-id", "mine-1")][..]),
        ("{", &[]),
        (
            "{ algorithm { version } me { competencies(first: 99) { edges { level } } } }",
            &[],
        ),
        ("{ me { uid } }", &[("authorization", "Bearer Vauquelin")]),
    ] {
        let (_, id, answer) = post(&server, document, headers);
        assert_eq!(
            answer["errors"][0]["extensions"]["requestId"], id,
            "{answer}"
        );
        assert_eq!(
            headers.contains(&("x-request-id", "mine-1")),
            id == "mine-1"
        );
    }
    let (_, id, _) = post(&server, "{ __typename }", &[("x-request-id", "<b>\"x\"")]);
    assert!(!id.contains('<'), "{id}");
    let person = "query ($uid: String!) { agent(uid: $uid) { displayName grade assignments {
        edges { node { title } } } recommendedPosts { edges { score } } } }";
    let (status, _, answer) = post(&server, person, &[]);
    assert!(
        status == 200 && answer.to_string().contains("Kervadec"),
        "{answer}"
    );
    assert_eq!(server.terminate(), Some(0));
    let said = std::fs::read_to_string(log.path()).unwrap();
    assert!(said.contains("mine-1"));
    for line in said.lines() {
        let _: Value = serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}"));
    }
    for canary in ["Kervadec", "agt-09", "Vauquelin", "Jehanne"] {
        assert!(!said.contains(canary), "the log names somebody: {canary}");
    }
}

#[test]
fn counts_are_for_operators_and_name_statements_only() {
    let server = Server::launch(serve().stderr(std::process::Stdio::null()));
    post(
        &server,
        "query Mine { me { uid recommendedPosts { edges { score } } } }",
        &[],
    );
    let counts = |token: Option<&str>| {
        let mut request = agent().get(format!("{}/metrics", server.address));
        if let Some(token) = token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        let answer = request.call().unwrap();
        let status = answer.status().as_u16();
        (status, answer.into_body().read_to_string().unwrap())
    };
    for token in [None, Some("demo.operator")] {
        let (status, text) = counts(token);
        assert_eq!(status, 200);
        assert!(text.contains("passerelle_request_seconds_bucket{status=\"200\""));
        assert!(text.contains("statement=\"recommend/rank\""));
        assert!(!text.contains("agt-") && !text.contains("Mine"), "{text}");
    }
    assert_eq!(counts(Some("demo.agent.agt-01")).0, 403);
    assert_eq!(counts(Some("other")).0, 401);
}

fn limits() -> Limits {
    Limits {
        deadline: PATIENCE,
        concurrency: 8,
        queue: 8,
    }
}

fn api(store: GraphStore) -> Api {
    Api::new(std::sync::Arc::new(store), None).unwrap()
}

#[tokio::test]
async fn outside_demo_mode_there_is_no_demo() {
    let service = router(
        api(embedded()),
        Access::Public,
        limits(),
        Sockets::default(),
        None,
    );
    let status = async |path: &str, token: Option<&str>| {
        let mut request = Request::get(path);
        if let Some(token) = token {
            request = request.header("authorization", token);
        }
        let request = request.body(Body::empty()).unwrap();
        service
            .clone()
            .oneshot(request)
            .await
            .unwrap()
            .status()
            .as_u16()
    };
    assert_eq!(status("/metrics", None).await, 404);
    assert_eq!(status("/", None).await, 404);
    let query = "/graphql?query=%7B__typename%7D";
    assert_eq!(status(query, None).await, 200);
    assert_eq!(status(query, Some("Bearer demo.all")).await, 401);
}

#[tokio::test]
async fn a_request_whose_time_is_over_says_so() {
    let api = api(embedded());
    let principal = passerelle::auth::principal::Principal::demo_all();
    let question = Question::new("{ __typename algorithm { dataAsOf } }");
    let execution = api.execute(question, principal);
    let over = std::time::Duration::ZERO;
    let answer = passerelle::deadline::within(over, execution).await;
    let answer = serde_json::to_value(&answer).unwrap();
    let code = &answer["errors"][0]["extensions"]["code"];
    assert_eq!(code, "DEADLINE_EXCEEDED", "{answer}");
}
