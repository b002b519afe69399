//! The headers for browsers and caches: who may read an answer, who may keep it, how it is compressed.

use std::process::Stdio;

use passerelle::http::{Access, BrowserRules, Limits, Sockets, router};
use serde_json::json;

use super::{agent, api};
use crate::support::{
    command::{Server, passerelle},
    engine::{PATIENCE, embedded},
};
use axum::{
    body::Body,
    http::{Request, Response},
};
use tower::ServiceExt as _;

const PAGE: &str = "https://rh.exemple.fr";
/// A public question with a long answer, by its address.
const LONG: &str = "/graphql?query={posts(first:50){nodes:edges{node{id%20title%20reference}}}}";

/// A service in this process, outside demo mode, under these rules.
async fn ask(rules: BrowserRules, request: Request<Body>) -> Response<Body> {
    let limits = Limits {
        deadline: PATIENCE,
        concurrency: 8,
        queue: 8,
    };
    let routes = router(
        api(embedded()),
        Access::Public,
        limits,
        Sockets::default(),
        None,
    );
    rules.apply(routes).oneshot(request).await.unwrap()
}

fn listed() -> BrowserRules {
    BrowserRules {
        origins: vec![PAGE.to_owned()],
        https_only: false,
    }
}

fn header(answer: &Response<Body>, name: &str) -> String {
    let values = answer.headers().get_all(name).iter();
    let values: Vec<_> = values.map(|value| value.to_str().unwrap()).collect();
    values.join(", ").to_lowercase()
}

#[tokio::test]
async fn only_pages_of_the_listed_origins_may_read_and_the_list_is_empty_at_first() {
    let preflight = |origin: &str| {
        Request::options("/graphql")
            .header("origin", origin)
            .header("access-control-request-method", "POST")
            .header(
                "access-control-request-headers",
                "content-type,authorization",
            )
            .body(Body::empty())
            .unwrap()
    };
    let question = |origin: &str| {
        Request::get("/graphql?query={__typename}")
            .header("origin", origin)
            .body(Body::empty())
            .unwrap()
    };
    let answer = ask(listed(), preflight(PAGE)).await;
    assert_eq!(answer.status(), 204);
    assert_eq!(header(&answer, "access-control-allow-origin"), PAGE);
    assert!(header(&answer, "access-control-allow-methods").contains("post"));
    let allowed = header(&answer, "access-control-allow-headers");
    assert!(allowed.contains("content-type") && allowed.contains("authorization"));
    assert_eq!(header(&answer, "access-control-allow-credentials"), "");
    let answer = ask(listed(), question(PAGE)).await;
    assert_eq!(header(&answer, "access-control-allow-origin"), PAGE);
    let exposed = header(&answer, "access-control-expose-headers");
    for name in ["retry-after", "x-request-id", "ratelimit-remaining", "etag"] {
        assert!(exposed.contains(name), "{name}: {exposed}");
    }
    assert!(header(&answer, "vary").contains("origin"));
    for (rules, origin) in [
        (listed(), "https://ailleurs.fr"),
        (listed(), "null"),
        (listed(), "https://rh.exemple.fr.ailleurs.fr"),
        (BrowserRules::default(), PAGE),
    ] {
        for request in [preflight(origin), question(origin)] {
            let answer = ask(rules.clone(), request).await;
            assert_eq!(
                header(&answer, "access-control-allow-origin"),
                "",
                "{origin}"
            );
        }
    }
}

#[tokio::test]
async fn browsers_are_kept_to_https_where_the_service_is_reached_by_it() {
    let https = BrowserRules {
        https_only: true,
        ..BrowserRules::default()
    };
    let probe = || Request::get("/livez").body(Body::empty()).unwrap();
    let answer = ask(https, probe()).await;
    assert!(header(&answer, "strict-transport-security").starts_with("max-age="));
    let answer = ask(BrowserRules::default(), probe()).await;
    assert_eq!(header(&answer, "strict-transport-security"), "");
}

#[test]
fn the_settings_reach_the_answers() {
    let launch = |settings: &[(&str, &str)]| {
        let mut command = passerelle(&["serve", "--listen", "127.0.0.1:0"]);
        command
            .args(["--data", "fixtures/small"])
            .envs(settings.iter().copied())
            .stderr(Stdio::null());
        command
    };
    let server = Server::launch(&mut launch(&[
        ("PASSERELLE_SERVER__ORIGINS", PAGE),
        (
            "PASSERELLE_SERVER__PUBLIC_URL",
            "https://passerelle.exemple.fr",
        ),
    ]));
    let url = format!("{}/graphql?query={{__typename}}", server.address);
    let answer = agent().get(url).header("origin", PAGE).call().unwrap();
    let headers = answer.headers();
    assert_eq!(headers["access-control-allow-origin"], PAGE);
    assert!(headers.contains_key("strict-transport-security"));
    for (name, setting) in [
        ("PASSERELLE_SERVER__PUBLIC_URL", "public_url"),
        ("PASSERELLE_SERVER__ORIGINS", "origins"),
        ("PASSERELLE_SOCKETS__ORIGINS", "origins"),
    ] {
        for wrong in [
            "passerelle.exemple.fr",
            "*",
            "null",
            "https://*.exemple.fr",
            "https://passerelle.exemple.fr/rh",
            "https://moi@passerelle.exemple.fr",
            "ftp://passerelle.exemple.fr",
        ] {
            let mut command = passerelle(&["config", "--check"]);
            let output = command.env(name, wrong).output().unwrap();
            let said = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(3), "{name}={wrong}: {said}");
            assert!(said.contains(setting), "{name}={wrong}: {said}");
        }
    }
}

#[test]
fn personal_answers_are_kept_by_nobody_and_public_ones_have_a_tag() {
    let server = Server::public(&["--data", "fixtures/small"]);
    let get = |path: &str, headers: &[(&str, &str)]| {
        let mut request = agent().get(format!("{}{path}", server.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.call().unwrap()
    };
    for path in [LONG, "/version"] {
        let answer = get(path, &[]);
        assert_eq!(answer.status(), 200);
        let headers = answer.headers().clone();
        assert_eq!(headers["cache-control"], "no-cache", "{path}");
        assert_eq!(headers["x-content-type-options"], "nosniff");
        let vary: Vec<_> = headers.get_all("vary").iter().collect();
        let vary = format!("{vary:?}").to_lowercase();
        for name in ["accept", "authorization", "accept-encoding"] {
            assert!(path == "/version" || vary.contains(name), "{name}: {vary}");
        }
        let tag = headers["etag"].to_str().unwrap();
        let same = get(path, &[("if-none-match", tag)]);
        assert_eq!(same.status(), 304, "{path}");
        assert_eq!(same.headers()["etag"], tag);
        assert!(same.into_body().read_to_string().unwrap().is_empty());
        assert_eq!(get(path, &[("if-none-match", "\"other\"")]).status(), 200);
    }
    let other = get("/graphql?query={algorithm{version}}", &[]);
    assert_ne!(other.headers()["etag"], get(LONG, &[]).headers()["etag"]);
    // An answer with errors, a change of state, and what is asked by POST are not kept.
    let failed = get("/graphql?query={nothing}", &[]);
    assert_eq!(failed.headers()["cache-control"], "no-store");
    assert!(!failed.headers().contains_key("etag"));
    let body = json!({ "query": "{ __typename }" }).to_string();
    let posted = agent()
        .post(format!("{}/graphql", server.address))
        .header("content-type", "application/json");
    let posted = posted.send(&body).unwrap();
    assert_eq!(posted.headers()["cache-control"], "no-store");
    assert!(!posted.headers().contains_key("etag"));
    // In demo mode a request without a token may read everything: that is personal.
    let server = Server::start(&["--data", "fixtures/small"]);
    let url = format!("{}/graphql?query={{__typename}}", server.address);
    let whole = agent().get(&url).call().unwrap();
    assert_eq!(whole.headers()["cache-control"], "no-store");
    let token = "Bearer demo.anonymous";
    let nobody = agent()
        .get(&url)
        .header("authorization", token)
        .call()
        .unwrap();
    assert!(nobody.headers().contains_key("etag"));
}

#[tokio::test]
async fn long_answers_are_compressed_for_those_who_take_that() {
    let get = |path: &str, accept: &str| {
        let request = Request::get(path).header("accept-encoding", accept);
        request.body(Body::empty()).unwrap()
    };
    // Introspection is long whatever the graph holds; where it is off the error is short.
    let introspect = passerelle::graphql::Api::new(std::sync::Arc::new(embedded()), None)
        .unwrap()
        .with_introspection(true);
    let limits = Limits {
        deadline: PATIENCE,
        concurrency: 8,
        queue: 8,
    };
    let service = router(introspect, Access::Public, limits, Sockets::default(), None);
    let long = "/graphql?query={__schema{types{name%20fields{name}}}}";
    let size = async |accept: &str| {
        let answer = service.clone().oneshot(get(long, accept)).await.unwrap();
        assert_eq!(answer.status(), 200);
        let coding = header(&answer, "content-encoding");
        let body = axum::body::to_bytes(answer.into_body(), usize::MAX);
        (coding, body.await.unwrap().len())
    };
    let (coding, plain) = size("identity").await;
    assert!(coding.is_empty() && plain > 4_096, "{plain}");
    for name in ["gzip", "br"] {
        let (coding, length) = size(name).await;
        assert_eq!(coding, name);
        assert!(length < plain / 2, "{length} of {plain}");
    }
    let short = get("/graphql?query={__typename}", "gzip, br");
    let answer = service.clone().oneshot(short).await.unwrap();
    assert_eq!(header(&answer, "content-encoding"), "");
}
