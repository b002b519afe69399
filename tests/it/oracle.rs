//! The answers of `fixtures/small` are those of `fixtures/expected/small.json`, worked out by hand.

use std::{fs, sync::Arc};

use async_graphql::Request;
use passerelle::{
    auth::principal::Principal,
    graph::{catalog::Statement, store::GraphStore},
    graphql::Api,
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::support::{
    answers::id,
    engine::{fixture, small},
};

/// Agreement to nine decimals, which is what the expected file holds.
const CLOSE: f64 = 2e-9;

pub fn expected() -> Value {
    let path = fixture("expected").join("small.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

async fn ask(api: &Api, query: &str) -> Value {
    let answer = api
        .execute(Request::new(query), Principal::demo_all())
        .await;
    assert!(answer.errors.is_empty(), "{:?}", answer.errors);
    answer.data.into_json().unwrap()
}

fn api(store: &GraphStore) -> Api {
    Api::new(Arc::new(store.clone()), Some("2026-03-02".parse().unwrap())).unwrap()
}

pub fn is_close(found: &Value, wanted: &Value) -> bool {
    (found.as_f64().unwrap() - wanted.as_f64().unwrap()).abs() < CLOSE
}

#[tokio::test]
async fn every_ranked_list_is_the_expected_one() {
    let expected = expected();
    let never = expected["never"].as_array().unwrap();
    for engine in small().await {
        let api = api(&engine.store);
        for (agent, wanted) in expected["recommendations"].as_object().unwrap() {
            let query = format!(
                "{{ agent(uid: \"{agent}\") {{ recommendedPosts(first: 50, filter: {{ includeBlocked: true, includeWeak: true }}) {{ emptyReason edges {{ \
                 score kind node {{ id }} explanation {{ components {{ name value contribution }} \
                 matched(first: 50) {{ contribution }} missing(first: 50) {{ contribution }} }} }} }} }} }}"
            );
            let found = &ask(&api, &query).await["agent"]["recommendedPosts"];
            let edges = found["edges"].as_array().unwrap();
            let wanted = wanted.as_array().unwrap();
            assert_eq!(edges.is_empty(), found["emptyReason"].is_string());
            let posts: Vec<_> = edges.iter().map(|edge| uid(&edge["node"]["id"])).collect();
            let named: Vec<_> = wanted
                .iter()
                .map(|post| post["post"].as_str().unwrap())
                .collect();
            assert_eq!(posts, named, "{agent} on {}", engine.name);
            for (edge, wanted) in edges.iter().zip(wanted) {
                assert!(
                    is_close(&edge["score"], &wanted["score"]),
                    "{agent}: {edge}"
                );
                assert_eq!(edge["kind"], wanted["kind"], "{agent}: {edge}");
                for part in edge["explanation"]["components"].as_array().unwrap() {
                    let wanted = &wanted["components"][part["name"].as_str().unwrap()];
                    let found = &part["value"];
                    let same = found.is_null() && wanted.is_null();
                    assert!(
                        same || is_close(found, wanted),
                        "{agent}: {part}, not {wanted}"
                    );
                }
                assert!(!never.contains(&wanted["post"]));
                adds_up(edge);
            }
        }
    }
}

/// The parts of an explanation add up to the score.
fn adds_up(edge: &Value) {
    let score = edge["score"].as_f64().unwrap();
    let sum = |parts: &Value| -> f64 {
        let parts = parts.as_array().unwrap().iter();
        parts
            .map(|part| part["contribution"].as_f64().unwrap())
            .sum()
    };
    let why = &edge["explanation"];
    assert!((sum(&why["components"]) - score).abs() < 1e-9);
    let competency = why["components"][0]["contribution"].as_f64().unwrap();
    let parts = sum(&why["matched"]) + sum(&why["missing"]);
    assert!((parts - competency).abs() < 1e-9, "{edge}");
}

pub fn uid(id: &Value) -> String {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    let bytes = URL_SAFE_NO_PAD.decode(id.as_str().unwrap()).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    text.split_once(':').unwrap().1.to_owned()
}

#[tokio::test]
async fn the_gap_to_a_post_covers_what_was_worked_out() {
    let expected = expected();
    for engine in small().await {
        let api = api(&engine.store);
        for agent in ["agt-01", "agt-02", "agt-09"] {
            for wanted in expected["recommendations"][agent].as_array().unwrap() {
                let target = id("Post", wanted["post"].as_str().unwrap());
                let query = format!(
                    "{{ agent(uid: \"{agent}\") {{ competencyGap(target: \"{target}\") {{ coverage }} }} }}"
                );
                let found = ask(&api, &query).await;
                let coverage = &found["agent"]["competencyGap"]["coverage"];
                assert!(
                    is_close(coverage, &wanted["coverage"]),
                    "{agent} {wanted} {coverage}"
                );
            }
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IdfRow {
    uid: String,
    idf: f64,
}

#[tokio::test]
async fn every_idf_is_the_expected_one() {
    const IDF: Statement = Statement {
        name: "tests/idf",
        text: include_str!("support/idf.cypher"),
        embedded: None,
    };
    let expected = expected();
    for engine in small().await {
        let rows: Vec<IdfRow> = engine.store.read(IDF, json!({})).await.unwrap();
        assert_eq!(rows.len(), expected["idf"].as_object().unwrap().len());
        for row in rows {
            let wanted = expected["idf"][&row.uid].as_f64().unwrap();
            assert!((row.idf - wanted).abs() < CLOSE, "{}", row.uid);
        }
    }
}

#[tokio::test]
async fn the_reason_of_an_empty_list_is_told() {
    for engine in small().await {
        let api = api(&engine.store);
        for (agent, reason) in [
            ("agt-03", "CONSENT_MISSING"),
            ("agt-04", "CONSENT_MISSING"),
            ("agt-06", "NO_COMPETENCY_KNOWN"),
            ("agt-11", "NO_COMPETENCY_KNOWN"),
            ("agt-19", "BELOW_THRESHOLD"),
        ] {
            let query =
                format!("{{ agent(uid: \"{agent}\") {{ recommendedPosts {{ emptyReason }} }} }}");
            let found = ask(&api, &query).await;
            assert_eq!(
                found["agent"]["recommendedPosts"]["emptyReason"], reason,
                "{agent}"
            );
        }
    }
}
