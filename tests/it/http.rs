//! The HTTP border: media types, methods, statuses, health, identity, a clean stop.

use serde_json::{Value, json};

use crate::support::command::Server;

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .http_status_as_error(false)
        .build()
        .into()
}

/// Status, media type and body of an answer.
type Answer = (u16, String, Value);

fn read(response: ureq::http::Response<ureq::Body>) -> Answer {
    let status = response.status().as_u16();
    let media = response
        .headers()
        .get("content-type")
        .map(|value| value.to_str().unwrap().to_owned())
        .unwrap_or_default();
    let text = response.into_body().read_to_string().unwrap();
    let body = serde_json::from_str(&text).unwrap_or(Value::String(text));
    (status, media, body)
}

fn post(server: &Server, headers: &[(&str, &str)], body: &str) -> Answer {
    let mut request = agent().post(format!("{}/graphql", server.address));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    read(request.send(body).unwrap())
}

fn get(server: &Server, path: &str) -> Answer {
    read(
        agent()
            .get(format!("{}{path}", server.address))
            .call()
            .unwrap(),
    )
}

const JSON: (&str, &str) = ("content-type", "application/json");
const GRAPHQL: (&str, &str) = ("accept", "application/graphql-response+json");

#[test]
fn the_default_server_answers_a_newcomer() {
    let server = Server::start(&[]);
    for path in ["/livez", "/readyz", "/version"] {
        assert_eq!(get(&server, path).0, 200, "{path}");
    }
    let (status, media, page) = get(&server, "/");
    assert!(status == 200 && media.starts_with("text/html"));
    let page = page.as_str().unwrap();
    assert!(!page.contains("http://") && !page.contains("https://"));
    let question = json!({ "query": "{ me { displayName } algorithm { dataAsOf } }" });
    let (status, media, body) = post(&server, &[JSON], &question.to_string());
    assert_eq!(
        (status, media.as_str()),
        (200, "application/json; charset=utf-8")
    );
    assert!(body["data"]["me"]["displayName"].is_string(), "{body}");
    assert!(
        body["data"]["algorithm"]["dataAsOf"]
            .as_str()
            .unwrap()
            .starts_with("2026-03-02")
    );
    assert_eq!(server.terminate(), Some(0));
}

#[test]
fn a_request_is_answered_by_the_specification_of_graphql_over_http() {
    let server = Server::start(&["--data", "fixtures/small"]);
    let good = r#"{"query":"{ __typename }"}"#;
    assert_eq!(post(&server, &[JSON, GRAPHQL], good).0, 200);
    assert_eq!(
        post(&server, &[("content-type", "text/plain")], good).0,
        415
    );
    assert_eq!(post(&server, &[JSON, ("accept", "text/html")], good).0, 406);
    for malformed in [
        "{",
        "[]",
        r#"[{"query":"{ me { id } }"}]"#,
        "{}",
        r#"{"query":1}"#,
    ] {
        let (status, _, body) = post(&server, &[JSON], malformed);
        assert_eq!(status, 400, "{malformed}");
        assert_eq!(body["errors"][0]["extensions"]["code"], "BAD_USER_INPUT");
    }
    for (document, code) in [
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
    ] {
        let body = json!({ "query": document }).to_string();
        let (status, _, answer) = post(&server, &[JSON, GRAPHQL], &body);
        assert_eq!(status, 400, "{document}");
        assert!(answer.get("data").is_none());
        assert_eq!(answer["errors"][0]["extensions"]["code"], code);
        assert_eq!(post(&server, &[JSON], &body).0, 200);
    }
    let partial = json!({ "query": "{ __typename agent(uid: \"agt-01\") { competencies(first: 0) { edges { level } } } }" });
    let (status, _, answer) = post(&server, &[JSON, GRAPHQL], &partial.to_string());
    assert_eq!(status, 294, "{answer}");
    assert_eq!(answer["errors"][0]["extensions"]["argument"], "first");
    let long = json!({ "query": format!("{{ __typename }}{}", " ".repeat(103_000)) });
    assert_eq!(post(&server, &[JSON], &long.to_string()).0, 413);
    assert_eq!(get(&server, "/graphql?query=%7B__typename%7D").0, 200);
    assert_eq!(
        get(&server, "/graphql?query=mutation%7B__typename%7D").0,
        405
    );
    assert_eq!(get(&server, "/graphql").0, 400);
    assert_eq!(get(&server, "/absent").0, 404);
    let refused = agent()
        .delete(format!("{}/graphql", server.address))
        .call()
        .unwrap();
    assert_eq!(refused.status(), 405);
    assert!(refused.headers().contains_key("allow"));
}

#[test]
fn an_identity_of_the_demo_sees_what_it_may_see() {
    let server = Server::start(&["--data", "fixtures/small"]);
    let question = json!({ "query": "{ me { uid } agent(uid: \"agt-01\") { uid } }" }).to_string();
    let ask = |token: &str| post(&server, &[JSON, ("authorization", token)], &question);
    let (_, _, own) = ask("Bearer demo.agent.agt-01");
    assert_eq!(
        own["data"],
        json!({ "me": { "uid": "agt-01" }, "agent": { "uid": "agt-01" } })
    );
    let (_, _, other) = ask("Bearer demo.agent.agt-02");
    assert_eq!(other["data"]["agent"], Value::Null);
    let (_, _, analyst) = ask("Bearer demo.analyst");
    assert_eq!(analyst["data"], json!({ "me": null, "agent": null }));
    let (status, _, wrong) = ask("Bearer other");
    assert_eq!(status, 401);
    assert_eq!(wrong["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
}

#[test]
fn a_server_without_its_graph_lives_but_is_not_ready() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let listen = free.local_addr().unwrap();
    let away = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let graph = format!("bolt://{}", away.local_addr().unwrap());
    drop((free, away));
    let mut child = crate::support::command::passerelle(&[
        "serve",
        "--listen",
        &listen.to_string(),
        "--graph",
        &graph,
        "--quiet",
    ])
    .env("PASSERELLE_GRAPH__DEADLINE_SECONDS", "1")
    .spawn()
    .unwrap();
    let url = format!("http://{listen}");
    let alive = || agent().get(format!("{url}/livez")).call();
    while alive().is_err() {
        assert!(child.try_wait().unwrap().is_none(), "the process has ended");
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    let (status, _, _) = read(agent().get(format!("{url}/readyz")).call().unwrap());
    assert_eq!(status, 503);
    let question = json!({ "query": "{ algorithm { version } }" }).to_string();
    let (_, _, body) = read(
        agent()
            .post(format!("{url}/graphql"))
            .header("content-type", "application/json")
            .send(&question)
            .unwrap(),
    );
    assert_eq!(
        body["errors"][0]["extensions"]["code"],
        "UPSTREAM_UNAVAILABLE"
    );
    child.kill().unwrap();
    child.wait().unwrap();
}
