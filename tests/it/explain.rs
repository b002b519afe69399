//! Neo4j plans every statement without a costly surprise.

use passerelle::graph::{
    catalog::all,
    statement::{Mode, parse_header, strip_comments},
};
use serde_json::{Map, Value};

use crate::support::{
    engine::{empty, planner, small},
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
    for statement in all() {
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

/// The same for a batch: lists as long as those of an import.
fn batch(text: &str) -> Value {
    const SIZE: usize = 3000;
    let mut examples = examples(text);
    for example in examples
        .as_object_mut()
        .into_iter()
        .flat_map(Map::values_mut)
    {
        if let Value::Array(items) = example {
            let item = items.pop().unwrap_or_else(|| Map::new().into());
            *items = vec![item; SIZE];
        }
    }
    examples
}

/// Whether an operator reads all nodes of a label, one way or another.
fn scans(plan: &Value) -> bool {
    [
        "NodeByLabelScan",
        "NodeIndexScan",
        "NodeUniqueIndexScan",
        "AllNodesScan",
    ]
    .contains(&name(plan))
}

/// Whether something in a plan is so.
fn any(plan: &Value, is: &dyn Fn(&Value) -> bool) -> bool {
    is(plan) || children(plan).iter().any(|child| any(child, is))
}

/// Whether a plan scans a label again for each row of a batch.
fn scans_for_each_row(plan: &Value) -> bool {
    let of_batch = |plan: &Value| name(plan) == "Unwind" && plan.to_string().contains('$');
    match children(plan) {
        [rows, work] if any(rows, &of_batch) && any(work, &scans) => !name(plan).contains("Union"),
        below => below.iter().any(scans_for_each_row),
    }
}

#[tokio::test]
async fn no_plan_of_a_batch_depends_on_a_graph_that_is_still_empty() {
    let Some(planner) = planner() else { return };
    // What a first import finds: constraints and indexes, and no node of any label.
    let _engine = empty().await.last();
    planner.ask("CALL db.clearQueryCaches()", &Value::Object(Map::new()));
    let mut statements = 0;
    for statement in all() {
        let folder = statement.name.split('/').next().unwrap_or_default();
        if !["import", "export", "refresh", "withdraw", "merge"].contains(&folder) {
            continue;
        }
        statements += 1;
        let text = format!("EXPLAIN {}", strip_comments(statement.text));
        let answer = planner.ask(&text, &batch(statement.text));
        let plan = &answer["queryPlan"];
        assert!(!scans_for_each_row(plan), "{}: {plan:#}", statement.name);
    }
    assert!(statements > 100, "{statements} statements are planned");
}

#[test]
fn a_scan_for_each_row_is_seen_and_a_seek_is_none() {
    let plan = |found: &str| {
        serde_json::json!({ "operatorType": "Apply@neo4j", "children": [
            { "operatorType": "Unwind@neo4j", "arguments": { "Details": "$rows AS row" } },
            { "operatorType": "Filter@neo4j", "children": [{ "operatorType": found }] },
        ] })
    };
    assert!(scans_for_each_row(&plan("NodeIndexScan@neo4j")));
    assert!(scans_for_each_row(&plan("NodeByLabelScan@neo4j")));
    assert!(!scans_for_each_row(&plan("NodeIndexSeek@neo4j")));
}
