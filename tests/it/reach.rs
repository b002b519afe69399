//! What is within reach is what was worked out, and every gain comes true.

use std::{collections::BTreeSet, sync::Arc};

use async_graphql::{Request, Variables};
use passerelle::{
    auth::{demo::read_token, principal::Principal},
    domain::reach::port::{ReachGraph as _, ReachQuestion},
    graph::{
        catalog::Statement,
        store::{GraphStore, Unit},
    },
    graphql::Api,
};
use serde::de::IgnoredAny;
use serde_json::{Value, json};

use crate::{
    oracle::{expected, uid},
    support::{
        answers::id,
        directory::directory,
        engine::{demo, fixture, fresh, load, small},
    },
};

const FORGET: Statement = Statement {
    name: "tests/forget_competency",
    text: include_str!("support/forget_competency.cypher"),
    embedded: None,
};
const DECLARE: &str = include_str!("graphql/declare_competency.graphql");

fn api(store: &GraphStore) -> Api {
    Api::new(Arc::new(store.clone()), Some("2026-03-02".parse().unwrap())).unwrap()
}

/// The reach of an agent, with the competencies by their keys.
async fn reach(api: &Api, agent: &str) -> Value {
    let query = format!(
        "{{ agent(uid: \"{agent}\") {{ reach {{ openPosts unknownPosts occupations nextBest(first: 50) {{ \
         competency {{ id }} openPostsGained occupationsGained isTaught }} }} }} }}"
    );
    let answer = api
        .execute(Request::new(query), Principal::demo_all())
        .await;
    assert!(answer.errors.is_empty(), "{:?}", answer.errors);
    let mut reach = answer.data.into_json().unwrap()["agent"]["reach"].take();
    for gain in reach["nextBest"].as_array_mut().unwrap() {
        gain["competency"] = uid(&gain["competency"]["id"]).into();
    }
    reach
}

#[tokio::test]
async fn the_reach_of_every_agent_is_the_expected_one() {
    let expected = expected();
    for engine in small().await {
        let api = api(&engine.store);
        for (agent, wanted) in expected["reach"].as_object().unwrap() {
            let found = reach(&api, agent).await;
            assert_eq!(found, *wanted, "{agent} on {}", engine.name);
        }
    }
}

#[tokio::test]
async fn a_post_that_statute_closes_is_neither_reached_nor_gained() {
    for engine in small().await {
        let blocked = ["post-01".to_owned(), "post-09".to_owned()];
        let question = |blocked| ReachQuestion {
            agent: "agt-01",
            today: "2026-03-02".parse().unwrap(),
            blocked,
        };
        let store = &engine.store;
        let all = store.reach(question(&[])).await.unwrap();
        let some = store.reach(question(&blocked)).await.unwrap();
        assert_eq!((all.open_posts, some.open_posts), (2, 1));
        assert_eq!(all.occupations, some.occupations);
        let gains = store.reach_gains(question(&blocked), 50).await.unwrap();
        let design = gains.iter().find(|gain| gain.competency_uid == "cmp-ux");
        assert_eq!(design.map(|gain| gain.open_posts), Some(0));
    }
}

async fn forget(store: &GraphStore, agent: &str, competency: &str) {
    let ask = json!({ "agent_uid": agent, "competency_uid": competency });
    let unit = Unit::new(FORGET, ask);
    store.write::<IgnoredAny>(unit).await.unwrap();
}

/// Declares a competency at level 4, used today, as the agent would.
async fn declare(api: &Api, agent: &str, competency: &str) {
    let principal = read_token(&format!("demo.agent.{agent}")).unwrap();
    let input = json!({ "input": {
        "competency": id("Competency", competency), "level": 4, "lastUsed": "2026-03-02",
    } });
    let request = Request::new(DECLARE).variables(Variables::from_json(input));
    let answer = api.execute(request, principal).await;
    let data = answer.data.into_json().unwrap();
    assert_eq!(data["result"]["userErrors"], json!([]), "{data}");
}

#[tokio::test]
async fn every_gain_comes_true_when_the_competency_is_declared() {
    let said = std::fs::read_to_string(fixture("small").join("agent_competencies.csv")).unwrap();
    let said = directory(&[("agent_competencies.csv", &said)]);
    for engine in fresh().await {
        let store = &engine.store;
        let api = api(store);
        let mut kept = 0;
        for agent in (1..=20).map(|i| format!("agt-{i:02}")) {
            let before = reach(&api, &agent).await;
            let mut gains = before["nextBest"].as_array().unwrap().clone();
            // What is not among the gains opens nothing: one of each kind of it is tried as well.
            if engine.name == "embedded" && ["agt-01", "agt-17"].contains(&agent.as_str()) {
                for other in ["cmp-etl", "cmp-budget", "cmp-python"] {
                    if gains.iter().all(|gain| gain["competency"] != other) {
                        gains.push(json!({ "competency": other, "openPostsGained": 0, "occupationsGained": 0 }));
                    }
                }
            }
            for gain in gains {
                let competency = gain["competency"].as_str().unwrap();
                // What others said of it would otherwise stay.
                forget(store, &agent, competency).await;
                declare(&api, &agent, competency).await;
                let after = reach(&api, &agent).await;
                for (count, gained) in [
                    ("openPosts", "openPostsGained"),
                    ("occupations", "occupationsGained"),
                ] {
                    let number = |of: &Value, name: &str| of[name].as_i64().unwrap();
                    assert_eq!(
                        number(&after, count),
                        number(&before, count) + number(&gain, gained),
                        "{agent} {gain} on {}",
                        engine.name
                    );
                }
                forget(store, &agent, competency).await;
                load(store, said.path()).await;
                kept += 1;
            }
        }
        assert!(kept > 60, "{kept} on {}", engine.name);
    }
}

#[tokio::test]
async fn a_competency_unused_for_long_weighs_less_as_soon_as_it_is_declared() {
    let coverage = async |api: &Api, day: Value| {
        let principal = || read_token("demo.agent.agt-06").unwrap();
        let input = json!({ "input": {
            "competency": id("Competency", "cmp-sql"), "level": 4, "lastUsed": day,
        } });
        let request = Request::new(DECLARE).variables(Variables::from_json(input));
        let answer = api.execute(request, principal()).await;
        assert!(answer.errors.is_empty(), "{:?}", answer.errors);
        let target = id("Post", "post-11");
        let query = format!(
            "{{ me {{ competencyGap(target: \"{target}\") {{ coverage missing {{ confidence competency {{ code }} }} \
             matched {{ confidence competency {{ code }} }} }} }} }}"
        );
        let answer = api.execute(Request::new(query), principal()).await;
        assert!(answer.errors.is_empty(), "{:?}", answer.errors);
        let mut data = answer.data.into_json().unwrap();
        let gap = data["me"]["competencyGap"].take();
        let all = ["matched", "missing"].map(|part| gap[part].as_array().unwrap().clone());
        let mut all = all.concat().into_iter();
        let sql = all.find(|item| item["competency"]["code"] == "SQL");
        sql.unwrap()["confidence"].as_f64().unwrap()
    };
    for engine in fresh().await {
        let store = &engine.store;
        let api = api(store);
        // 2,192 days from 2020-03-01: 0.5^((2192 ÷ 365.25 − 1) ÷ 5) = 0.499934.
        let half = 0.5_f64.powf((2192.0 / 365.25 - 1.0) / 5.0);
        for (day, wanted) in [
            (json!("2020-03-01"), half),
            (json!("2025-03-03"), 1.0),
            (Value::Null, 1.0),
        ] {
            let found = coverage(&api, day.clone()).await;
            assert!(
                (found - wanted).abs() < 1e-12,
                "{day}: {found} on {}",
                engine.name
            );
        }
    }
}

/// A file of the demo, a row a list of cells; none of these columns has a comma.
fn rows(file: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(fixture("demo").join(file)).unwrap();
    let lines = text.lines().skip(1);
    lines
        .map(|line| line.split(',').map(str::to_owned).collect())
        .collect()
}

#[tokio::test]
async fn who_is_in_post_in_the_demo_reaches_something_and_gains_by_something_that_is_taught() {
    let set = |rows: Vec<Vec<String>>, column: usize| -> BTreeSet<String> {
        rows.into_iter().map(|row| row[column].clone()).collect()
    };
    let relations = rows("competency_relations.csv");
    let of_kind = |kind: &str| -> Vec<Vec<String>> {
        relations
            .iter()
            .filter(|row| row[2] == kind)
            .cloned()
            .collect()
    };
    let groups = set(of_kind("BROADER"), 1);
    let taught = set(rows("training_teaches.csv"), 1);
    let mut in_post = rows("assignments.csv");
    in_post.retain(|row| row[3].is_empty());
    let in_post = set(in_post, 1);
    let mut agreed = rows("consents.csv");
    agreed.retain(|row| row[1] == "RECOMMENDATIONS");
    let agreed: Vec<_> = set(agreed, 0).into_iter().collect();
    for engine in demo().await {
        let api = api(&engine.store);
        let (mut people, mut with_a_training) = (0, 0);
        // Every third, on each engine: all of them take minutes.
        for agent in agreed.iter().step_by(3) {
            let found = reach(&api, agent).await;
            let gains = found["nextBest"].as_array().unwrap();
            let named: Vec<_> = gains
                .iter()
                .map(|gain| gain["competency"].as_str().unwrap())
                .collect();
            for (gain, competency) in gains.iter().zip(&named) {
                assert!(!groups.contains(*competency), "{agent} {gain}");
                assert_eq!(
                    gain["isTaught"],
                    taught.contains(*competency),
                    "{agent} {gain}"
                );
            }
            // What is taught comes first, and nothing comes twice under the names of two schemes.
            assert!(
                gains.is_sorted_by_key(|gain| gain["isTaught"] == false),
                "{agent}"
            );
            for row in of_kind("ALIGNED") {
                let both = row[3].parse::<f64>().unwrap() >= 0.9
                    && row[..2].iter().all(|uid| named.contains(&uid.as_str()));
                assert!(!both, "{agent} {row:?}");
            }
            if in_post.contains(agent) {
                assert!(found["occupations"].as_i64() > Some(0), "{agent} {found}");
                people += 1;
                with_a_training += usize::from(gains.iter().any(|gain| gain["isTaught"] == true));
            }
        }
        assert!(people > 30, "{people} on {}", engine.name);
        assert!(
            with_a_training * 10 >= people * 9,
            "{with_a_training} of {people}"
        );
    }
}
