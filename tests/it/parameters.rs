//! The numbers that `algorithm` publishes are those in use, all of them.

use std::{collections::BTreeMap, sync::Arc};

use async_graphql::Request;
use passerelle::{
    auth::principal::Principal, domain::parameter::LEVEL_DECAY, graph::catalog, graphql::Api,
};
use serde_json::Value;

use crate::support::engine::small;

/// Name and value of every number that `parameter.rs` declares: what the code uses.
fn declared() -> BTreeMap<String, f64> {
    let source = include_str!("../../src/domain/parameter.rs");
    let constants = source.lines().filter_map(|line| {
        let (name, rest) = line.strip_prefix("pub const ")?.split_once(':')?;
        let (kind, value) = rest.strip_suffix(';')?.split_once('=')?;
        let number = value.trim().replace('_', "").parse().ok();
        assert_eq!(number.is_none(), kind.trim() == "&str", "{line}");
        Some((name.to_lowercase(), number?))
    });
    constants.collect()
}

#[tokio::test]
async fn every_number_in_use_is_published_as_it_is() {
    let query = "{ algorithm { weights { name weight } parameters { name value } } }";
    let used = declared();
    assert!(used.len() > 20, "{used:?}");
    for engine in small().await {
        let api = Api::new(
            Arc::new(engine.store.clone()),
            Some("2026-03-02".parse().unwrap()),
        )
        .unwrap();
        let answer = api
            .execute(Request::new(query), Principal::demo_all())
            .await;
        assert!(answer.errors.is_empty(), "{:?}", answer.errors);
        let algorithm = &answer.data.into_json().unwrap()["algorithm"];
        let list = |name: &str| algorithm[name].as_array().unwrap().clone();
        let weight = |item: &Value| {
            let name = item["name"].as_str().unwrap();
            (format!("weight_{name}"), item["weight"].as_f64().unwrap())
        };
        let parameter = |item: &Value| {
            let name = item["name"].as_str().unwrap();
            let value = item["value"].as_str().unwrap().parse().unwrap();
            (name.to_owned(), value)
        };
        let weights = list("weights");
        // What statute publishes is of the rules in force, not of the formulas.
        let is_number = |item: &Value| !item["name"].as_str().unwrap().starts_with("statute_");
        let parameters: Vec<_> = list("parameters").into_iter().filter(is_number).collect();
        let published: BTreeMap<_, _> = weights
            .iter()
            .map(weight)
            .chain(parameters.iter().map(parameter))
            .collect();
        assert_eq!(published, used, "{}", engine.name);
        assert_eq!(published.len(), weights.len() + parameters.len());
    }
}

#[test]
fn the_loss_of_a_missing_level_in_the_statements_is_the_published_one() {
    let mut found = 0;
    for statement in catalog::all() {
        for (at, call) in statement.text.match_indices("exp(-") {
            let rest = &statement.text[at + call.len()..];
            let number = rest.split([' ', '*', ')']).next().unwrap();
            assert_eq!(number.parse(), Ok(LEVEL_DECAY), "{}", statement.name);
            found += 1;
        }
    }
    assert!(found > 0);
}
