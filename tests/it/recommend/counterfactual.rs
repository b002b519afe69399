//! A counterfactual comes true: with the competency really written, the post stands where it was said.

use std::{collections::BTreeMap, sync::Arc};

use async_graphql::{Request, Variables};
use passerelle::{
    auth::{demo::read_token, principal::Principal},
    graph::store::GraphStore,
    graphql::Api,
};
use serde_json::{Value, json};

use crate::support::{
    answers::{list, reference},
    directory::directory,
    engine::{add, demo, fixture, fresh},
    template::Content,
};

const QUERY: &str = "query($uid: String!) { agent(uid: $uid) { recommendedPosts(first: 4, filter: {includeWeak: true}) { edges { \
    score node { reference } explanation { counterfactual { \
    competency { id code } level newScore rankBefore rankAfter } } } } } }";

async fn promises(store: &GraphStore, agent: &str) -> Vec<Value> {
    let api = Api::new(Arc::new(store.clone()), Some("2026-03-02".parse().unwrap())).unwrap();
    let variables = Variables::from_json(json!({ "uid": agent }));
    let request = Request::new(QUERY).variables(variables);
    let answer = api.execute(request, Principal::demo_all()).await;
    assert!(answer.errors.is_empty(), "{:?}", answer.errors);
    let data = answer.data.into_json().unwrap();
    let edges = &data["agent"]["recommendedPosts"]["edges"];
    edges.as_array().unwrap().clone()
}

/// The key of each competency of `fixtures/small`, by code.
fn keys() -> BTreeMap<String, String> {
    let path = fixture("small").join("competencies.csv");
    let mut rows = csv::Reader::from_path(path).unwrap();
    rows.records()
        .map(|row| row.unwrap())
        .map(|row| (row[2].to_owned(), row[0].to_owned()))
        .collect()
}

#[tokio::test]
async fn every_counterfactual_of_the_fixtures_comes_true() {
    let keys = keys();
    for mut engine in fresh().await {
        // Each promise costs a refresh: Neo4j answers for some agents, the embedded engine for all.
        let agents = if engine.name == "neo4j" {
            1..=3
        } else {
            1..=20
        };
        let mut kept = 0;
        for agent in agents.map(|i| format!("agt-{i:02}")) {
            for edge in promises(&engine.store, &agent).await {
                let promise = &edge["explanation"]["counterfactual"];
                if promise.is_null() {
                    continue;
                }
                let competency = &keys[promise["competency"]["code"].as_str().unwrap()];
                let written = format!(
                    "agent_uid,competency_uid,level,recorded_at\n{agent},{competency},{},2026-03-02T00:00:00Z\n",
                    promise["level"]
                );
                let more = directory(&[("agent_competencies.csv", &written)]);
                add(&engine.store, more.path()).await;
                let after = list(&engine.store, &agent).await;
                let edges = after["edges"].as_array().unwrap();
                let place = edges
                    .iter()
                    .position(|item| reference(item) == reference(&edge));
                let rank = promise["rankAfter"].as_u64().unwrap();
                assert_eq!(place.map(|i| i as u64 + 1), Some(rank), "{agent} {promise}");
                let reached = edges[place.unwrap()]["score"].as_f64().unwrap();
                let said = promise["newScore"].as_f64().unwrap();
                assert!((reached - said).abs() < 1e-9, "{agent} {promise} {reached}");
                assert!(said > edge["score"].as_f64().unwrap());
                engine.restore(Content::Refreshed("small")).await;
                kept += 1;
            }
        }
        assert!(kept > 5, "{kept} on {}", engine.name);
    }
}

/// The same on the larger data, where the agent declares the competency.
#[tokio::test]
async fn every_counterfactual_of_the_demo_comes_true_when_it_is_declared() {
    const DECLARE: &str = include_str!("../graphql/declare_competency.graphql");
    for engine in demo().await {
        let store = &engine.store;
        let api = Api::new(Arc::new(store.clone()), Some("2026-03-02".parse().unwrap())).unwrap();
        let step = if engine.name == "neo4j" { 12 } else { 1 };
        let mut kept = 0;
        for agent in (1..=120).step_by(step).map(|i| format!("agt-{i:03}")) {
            let edges = promises(store, &agent).await;
            // One for each agent: a second would be asked of a list that the first has changed.
            let promised = |edge: &&Value| edge["explanation"]["counterfactual"].is_object();
            let Some(edge) = edges.iter().rev().find(promised) else {
                continue;
            };
            let promise = &edge["explanation"]["counterfactual"];
            let principal = read_token(&format!("demo.agent.{agent}")).unwrap();
            let input = json!({ "input": {
                "competency": promise["competency"]["id"], "level": promise["level"],
            } });
            let request = Request::new(DECLARE).variables(Variables::from_json(input));
            let answer = api.execute(request, principal).await;
            assert!(answer.errors.is_empty(), "{:?}", answer.errors);
            let after = list(store, &agent).await;
            let edges = after["edges"].as_array().unwrap();
            let same = |item: &Value| reference(item) == reference(edge);
            let place = edges.iter().position(same).unwrap();
            let rank = promise["rankAfter"].as_u64().unwrap();
            assert_eq!(place as u64 + 1, rank, "{agent} on {}", engine.name);
            let (reached, said) = (&edges[place]["score"], &promise["newScore"]);
            let gap = reached.as_f64().unwrap() - said.as_f64().unwrap();
            assert!(gap.abs() < 1e-9, "{agent} {promise} {reached}");
            kept += 1;
        }
        assert!(kept * step > 80, "{kept} on {}", engine.name);
    }
}
