//! The schema is shown where introspection is on, and not a name of it where it is off.

use std::sync::Arc;

use async_graphql::Request;
use passerelle::{auth::principal::Principal, graphql::Api};
use serde_json::{Value, json};

use crate::support::engine::embedded;

/// Introspection as graphql-js asks for it, with all its options; the six forms are parts of it.
const FULL: &str = include_str!("../graphql/introspection.graphql");

async fn ask(api: &Api, document: &str, principal: Principal) -> Value {
    let answer = api.execute(Request::new(document), principal).await;
    serde_json::to_value(&answer).unwrap()
}

fn open() -> Api {
    Api::new(Arc::new(embedded()), None)
        .unwrap()
        .with_introspection(true)
}

#[tokio::test]
async fn the_schema_is_shown_to_everybody_where_it_is_shown() {
    let api = open();
    for principal in [Principal::demo_all(), Principal::anonymous()] {
        let short = "{ __schema { queryType { name } } __type(name: \"Post\") { name kind }
                      none: __type(name: \"Nothing\") { name } }";
        let answer = ask(&api, short, principal.clone()).await;
        assert_eq!(
            answer["data"],
            json!({
                "__schema": { "queryType": { "name": "Query" } },
                "__type": { "name": "Post", "kind": "OBJECT" },
                "none": null,
            }),
            "{answer}"
        );
        let answer = ask(&api, FULL, principal).await;
        assert!(answer.get("errors").is_none(), "{answer}");
        let types = answer["data"]["__schema"]["types"].as_array().unwrap();
        let names: Vec<_> = types
            .iter()
            .filter_map(|item| item["name"].as_str())
            .collect();
        for name in [
            "Query",
            "Mutation",
            "Subscription",
            "Post",
            "Date",
            "PageInfo",
        ] {
            assert!(names.contains(&name), "{name}: {names:?}");
        }
        let post = types.iter().find(|item| item["name"] == "Post").unwrap();
        assert!(post["fields"].as_array().unwrap().len() > 5, "{post}");
    }
}

fn fields(value: &Value) -> u64 {
    match value {
        Value::Object(members) => members.values().map(|member| 1 + fields(member)).sum(),
        Value::Array(items) => items.iter().map(fields).sum(),
        _ => 0,
    }
}

/// The limit is one of work: what is weighed is never below what is resolved.
#[tokio::test]
async fn the_limit_of_introspection_is_above_what_the_whole_schema_is() {
    let api = open();
    let answer = ask(&api, FULL, Principal::anonymous()).await;
    let limit = passerelle::graphql::DocumentLimits::default().introspection;
    let resolved = fields(&answer["data"]);
    assert!(resolved > 5_000 && resolved < limit, "{resolved}");
}

#[tokio::test]
async fn where_introspection_is_off_no_error_says_a_name_of_the_schema() {
    let off = Api::new(Arc::new(embedded()), None).unwrap();
    for document in [
        "{ __schema { queryType { name } } }",
        "{ __type(name: \"Post\") { name } }",
        "query A { __typename } query B { __schema { queryType { name } } }",
        FULL,
    ] {
        let answer = ask(&off, document, Principal::demo_all()).await;
        assert!(answer["data"].is_null(), "{answer}");
    }
    // Each is one letter away from a field, an argument, a type, an enumeration's value.
    let near = [
        ("{ postz { totalCount } }", "posts"),
        ("{ posts { totalCounts } }", "totalCount"),
        ("{ posts(firsst: 1) { totalCount } }", "first\""),
        ("mutation { saveeePost { post { id } } }", "savePost"),
        ("{ ... on Quary { __typename } }", "\"Query\""),
    ];
    for (document, name) in near {
        let answer = ask(&off, document, Principal::demo_all()).await;
        let said = answer["errors"].to_string();
        assert!(said.contains("GRAPHQL_VALIDATION_FAILED"), "{said}");
        let asked = said.replace("firsst", "").replace("totalCounts", "");
        assert!(
            !asked.contains("Did you mean") && !asked.contains(name),
            "{said}"
        );
    }
    // Where it is on, the library helps.
    let answer = ask(&open(), "{ postz { totalCount } }", Principal::demo_all()).await;
    assert!(answer.to_string().contains("Did you mean"), "{answer}");
}
