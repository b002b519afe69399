//! Neo4j plans every statement without a costly surprise.

use passerelle::graph::{
    catalog::ALL,
    statement::{Mode, parse_header, strip_comments},
};
use serde_json::{Map, Value, json};

use crate::support::engine::{neo4j, skipped, small};

/// The name of the operator at the head of a plan.
fn name(plan: &Value) -> &str {
    let name = plan["operatorType"].as_str().unwrap_or_default();
    name.split('@').next().unwrap_or_default()
}

fn children(plan: &Value) -> &[Value] {
    plan["children"].as_array().map_or(&[], Vec::as_slice)
}

/// Every operator of a plan, with what is below it.
fn operators<'p>(plan: &'p Value, found: &mut Vec<&'p Value>) {
    found.push(plan);
    for child in children(plan) {
        operators(child, found);
    }
}

/// Whether a plan gives one row at most: it looks up by a unique key.
fn is_single(plan: &Value) -> bool {
    match name(plan) {
        "NodeUniqueIndexSeek" => true,
        "Filter" | "CartesianProduct" => children(plan).iter().all(is_single),
        _ => false,
    }
}

/// The example of a parameter as JSON: literals of Cypher that are used there differ in quotes only.
fn example(text: &str) -> Value {
    serde_json::from_str(&text.replace('\'', "\"")).unwrap_or_else(|e| panic!("{text}: {e}"))
}

#[expect(
    clippy::disallowed_methods,
    reason = "the server of the tests is named by the environment"
)]
fn http() -> Option<String> {
    let address = std::env::var("NEO4J_TEST_HTTP").ok();
    if address.is_none() {
        let required = std::env::var("REQUIRE_NEO4J").as_deref() == Ok("1");
        assert!(!required, "NEO4J_TEST_HTTP is not set");
        skipped("SKIPPED plans: NEO4J_TEST_HTTP is not set (see tests/neo4j/start)");
    }
    address
}

/// The plan of a statement, as the server's query API tells it.
fn plan(http: &str, user: &str, password: &str, text: &str) -> Value {
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    let header = parse_header(text).unwrap();
    let params: Map<String, Value> = header
        .params
        .iter()
        .map(|param| (param.name.clone(), example(&param.example)))
        .collect();
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .build()
        .into();
    let token = STANDARD.encode(format!("{user}:{password}"));
    let body =
        json!({ "statement": format!("EXPLAIN {}", strip_comments(text)), "parameters": params });
    let mut answer = agent
        .post(format!("{http}/db/neo4j/query/v2"))
        .header("authorization", format!("Basic {token}"))
        .send_json(body)
        .unwrap();
    answer.body_mut().read_json().unwrap()
}

#[tokio::test]
async fn no_statement_scans_everything_and_no_read_is_eager() {
    let Some(address) = neo4j() else { return };
    let Some(http) = http() else { return };
    // A turn on the server, with statistics that a planner can use.
    let _engines = small().await;
    let password = secrecy::ExposeSecret::expose_secret(&address.password);
    for statement in ALL {
        let header = parse_header(statement.text).unwrap();
        if header.mode == Mode::Schema {
            continue;
        }
        let answer = plan(&http, &address.user, password, statement.text);
        assert!(answer["errors"].is_null(), "{}: {answer}", statement.name);
        let mut found = Vec::new();
        operators(&answer["queryPlan"], &mut found);
        assert!(found.len() > 1, "{}: {answer}", statement.name);
        for operator in found {
            let kind = name(operator);
            assert!(kind != "AllNodesScan", "{} scans all nodes", statement.name);
            if header.mode == Mode::Read {
                assert!(kind != "Eager", "{} is eager", statement.name);
                // One row on one side multiplies nothing.
                let wild = kind == "CartesianProduct" && !children(operator).iter().any(is_single);
                assert!(!wild, "{} multiplies rows", statement.name);
            }
        }
    }
}
