//! The main job on real input: public vacancies and ROME, with five fictitious careers on top.
//!
//! `PASSERELLE_REAL_DATA` names the directory of open data, in the CSV format; without it this is skipped aloud.

use std::{env, path::PathBuf, sync::Arc};

use async_graphql::Request;
use passerelle::{auth::principal::Principal, graph::check::check, graphql::Api, refresh::refresh};
use serde_json::Value;

use crate::support::engine::{empty, fixture, load, moment, skipped};

const DAY: &str = "2021-04-20";

#[tokio::test]
async fn public_vacancies_are_recommended_with_reasons_alike_on_both_engines() {
    let Some(data) = env::var_os("PASSERELLE_REAL_DATA").map(PathBuf::from) else {
        skipped("SKIPPED: PASSERELLE_REAL_DATA names no directory of open data");
        return;
    };
    let mut answers: Vec<(&str, Vec<Value>)> = Vec::new();
    for engine in empty().await {
        load(&engine.store, &data).await;
        load(&engine.store, &fixture("rome")).await;
        refresh(&engine.store, moment(DAY)).await.unwrap();
        let broken: u64 = check(&engine.store)
            .await
            .unwrap()
            .iter()
            .map(|i| i.violations)
            .sum();
        assert_eq!(broken, 0, "{}", engine.name);
        let api = Api::new(Arc::new(engine.store.clone()), Some(DAY.parse().unwrap())).unwrap();
        let mut lists = Vec::new();
        for agent in 1..=5 {
            let query = format!(
                "{{ agent(uid: \"rome-0{agent}\") {{ recommendedPosts(first: 20) {{ edges {{ score \
                 node {{ reference occupation {{ code family }} }} explanation {{ summary }} }} }} }} }}"
            );
            let answer = api
                .execute(Request::new(query), Principal::demo_all())
                .await;
            assert!(answer.errors.is_empty(), "{:?}", answer.errors);
            let answer = answer.data.into_json().unwrap();
            lists.push(answer["agent"]["recommendedPosts"]["edges"].clone());
        }
        answers.push((engine.name, lists));
    }
    let (_, lists) = &answers[0];
    for (engine, others) in &answers[1..] {
        assert_eq!(others, lists, "{engine}");
    }
    // Somebody who works in production of information systems is led to posts of that kind first.
    let first = |agent: usize| lists[agent - 1][0]["node"]["occupation"]["code"].clone();
    assert_eq!(first(1), "M1802");
    assert_eq!(first(2), "M1806");
    assert_eq!(first(3), "M1810");
    assert_eq!(first(5), "M1803");
    for list in lists {
        assert_eq!(list.as_array().unwrap().len(), 20);
        for edge in list.as_array().unwrap() {
            // What is held, near, to confirm or to learn, or the words that career and post share.
            let summary = edge["explanation"]["summary"].as_str().unwrap();
            assert!(summary.contains(" : "), "{summary}");
        }
    }
}
