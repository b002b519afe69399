//! Texts that nobody would write neither stop the service nor make it fail.
//!
//! Some rounds run with every test; `FUZZ_SECONDS` makes each run that long, as `.ci/run` does.

use std::{
    env, fs,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use async_graphql::Request as Question;
use axum::{body::Body, http::Request};
use passerelle::{
    graphql::{Api, DocumentLimits},
    http::{Access, Limits, Sockets, router},
};
use proptest::{
    collection::vec,
    prelude::*,
    sample::{Index, select},
    strategy::ValueTree as _,
    test_runner::TestRunner,
};
use serde_json::json;
use tower::ServiceExt as _;

use crate::support::engine::{PATIENCE, embedded};

/// Rounds without `FUZZ_SECONDS`.
const ROUNDS: usize = 300;

/// Whether to go on after some rounds.
fn more(begun: Instant, rounds: usize) -> bool {
    #[expect(
        clippy::disallowed_methods,
        reason = "the length of a run of the tests"
    )]
    let seconds = env::var("FUZZ_SECONDS").ok();
    match seconds.and_then(|seconds| seconds.parse().ok()) {
        Some(seconds) => begun.elapsed() < Duration::from_secs(seconds),
        None => rounds < ROUNDS,
    }
}

/// Documents to start from: hostile ones and ordinary ones.
fn seeds() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it");
    let folders = ["hostile", "graphql"].map(|folder| fs::read_dir(root.join(folder)).unwrap());
    let paths = folders
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path());
    let texts = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "graphql"))
        .map(|path| fs::read_to_string(path).unwrap());
    let mut seeds: Vec<_> = texts.filter(|text| text.len() < 5000).collect();
    seeds.sort();
    seeds
}

/// A piece that a mutation puts in.
fn piece() -> impl Strategy<Value = String> {
    let words = [
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        "...",
        "$",
        "@",
        "!",
        "\"",
        "\"\"\"",
        "\\",
        "#",
        "|",
        "&",
        "fragment F on Agent",
        "query",
        "mutation",
        "subscription",
        "__schema",
        "__typename",
        "first: -1",
        "first: 99999999999999999999",
        "1e999",
        "\u{feff}",
        "\0",
        "é",
        "𝄞",
        "null",
    ];
    prop_oneof![select(words.to_vec()).prop_map(str::to_owned), ".{0,8}"]
}

/// A document with some pieces put in, cut out or taken from elsewhere in it.
fn mutated(seeds: Vec<String>) -> impl Strategy<Value = String> {
    let change = (any::<Index>(), any::<Index>(), piece(), 0..3_u8);
    (select(seeds), vec(change, 1..6)).prop_map(|(seed, changes)| {
        let mut text: Vec<char> = seed.chars().collect();
        for (from, to, piece, kind) in changes {
            let (a, b) = (from.index(text.len() + 1), to.index(text.len() + 1));
            let (a, b) = (a.min(b), a.max(b));
            let new: Vec<char> = match kind {
                0 => piece.chars().collect(),
                1 => Vec::new(),
                _ => text[a..b].iter().chain(&text[a..b]).copied().collect(),
            };
            let end = if kind == 0 { a } else { b };
            text.splice(a..end, new);
            text.truncate(30_000);
        }
        text.into_iter().collect()
    })
}

/// Runs a property on drawn values until the time is over.
fn hold<T: std::fmt::Debug>(strategy: &impl Strategy<Value = T>, mut property: impl FnMut(T)) {
    let mut runner = TestRunner::default();
    let begun = Instant::now();
    let mut rounds = 0;
    while more(begun, rounds) {
        property(strategy.new_tree(&mut runner).unwrap().current());
        rounds += 1;
    }
    eprintln!("{rounds} rounds");
}

#[test]
fn any_document_is_weighed_or_refused_with_a_code() {
    let api = Api::new(Arc::new(embedded()), None)
        .unwrap()
        .with_introspection(true);
    hold(&mutated(seeds()), |document| {
        if let Err(error) = api.cost(&mut Question::new(&document)) {
            let error = serde_json::to_value(&error).unwrap();
            assert!(
                error["extensions"]["code"].is_string(),
                "{error}: {document}"
            );
        }
    });
}

#[test]
fn any_body_is_answered_and_never_by_a_failure_of_ours() {
    let limits = Limits {
        deadline: PATIENCE,
        concurrency: 4,
        queue: 4,
    };
    let service = router(
        // All requests have one address: together they cost more than one may in a minute.
        Api::new(Arc::new(embedded()), None)
            .unwrap()
            .with_limits(DocumentLimits {
                cost_per_minute: 0,
                ..DocumentLimits::default()
            }),
        Access::Demo { port: 80 },
        limits,
        Sockets::default(),
        None,
    );
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let wrapped = mutated(seeds()).prop_map(|document| json!({ "query": document }).to_string());
    let broken = mutated(vec![
        r#"{"query":"{ __typename }","variables":{"a":[1,{"b":null}]},"operationName":"Q"}"#
            .to_owned(),
        r#"[{"query":"{ __typename }"}]"#.to_owned(),
    ]);
    let body = prop_oneof![
        wrapped.prop_map(String::into_bytes),
        broken.prop_map(String::into_bytes),
        vec(any::<u8>(), 0..64),
    ];
    let media = select(vec![
        "application/json",
        "application/json; charset=utf-8",
        "text/plain",
        "",
        "*/*",
    ]);
    let token = select(vec![
        "Bearer demo.agent.agt-01",
        "Bearer demo.all",
        "Bearer x",
        "demo",
        "",
    ]);
    let whole = (body, media.clone(), media, token);
    hold(&whole, |(body, sent, wanted, token)| {
        let request = Request::post("/graphql")
            .header("host", "localhost")
            .header("content-type", sent)
            .header("accept", wanted)
            .header("authorization", token)
            .body(Body::from(body.clone()))
            .unwrap();
        let answer = runtime.block_on(service.clone().oneshot(request)).unwrap();
        let status = answer.status().as_u16();
        assert!(status < 500, "{status}: {}", String::from_utf8_lossy(&body));
    });
}
