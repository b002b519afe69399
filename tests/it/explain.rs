//! Neo4j plans every statement without a costly surprise.

use passerelle::graph::{
    catalog::ALL,
    statement::{Mode, parse_header, strip_comments},
};
use serde_json::{Map, Value};

use crate::support::{
    engine::{planner, small},
    plan::children,
};

/// The name of the operator at the head of a plan.
fn name(plan: &Value) -> &str {
    let name = plan["operatorType"].as_str().unwrap_or_default();
    name.split('@').next().unwrap_or_default()
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

/// The examples of a statement's header.
fn examples(text: &str) -> Value {
    let params = parse_header(text).unwrap().params.into_iter();
    let params: Map<String, Value> = params
        .map(|param| (param.name, example(&param.example)))
        .collect();
    params.into()
}

#[tokio::test]
async fn no_statement_scans_everything_and_no_read_is_eager() {
    let Some(planner) = planner() else { return };
    // A turn on the server, with statistics that a planner can use.
    let _engine = small().await.last();
    for statement in ALL {
        let header = parse_header(statement.text).unwrap();
        if header.mode == Mode::Schema {
            continue;
        }
        let text = format!("EXPLAIN {}", strip_comments(statement.text));
        let answer = planner.ask(&text, &examples(statement.text));
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
