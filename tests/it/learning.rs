//! Plans and trainings are those worked out, a plan holds what it says, and odd questions are answered.

use std::sync::Arc;

use async_graphql::{Request, Variables};
use passerelle::{
    auth::{demo::read_token, principal::Principal},
    graph::store::GraphStore,
    graphql::Api,
};
use serde_json::{Value, json};

use crate::{
    oracle::{expected, is_close, uid},
    support::{
        answers::id,
        engine::{fresh, small},
    },
};

const DECLARE: &str = include_str!("graphql/declare_competency.graphql");

fn api(store: &GraphStore) -> Api {
    Api::new(Arc::new(store.clone()), Some("2026-03-02".parse().unwrap())).unwrap()
}

fn target(uid: &str) -> String {
    let kind = if uid.starts_with("occ") {
        "Occupation"
    } else {
        "Post"
    };
    id(kind, uid)
}

async fn ask(api: &Api, agent: &str, what: &str) -> Value {
    let query = format!("{{ agent(uid: \"{agent}\") {{ {what} }} }}");
    let answer = api
        .execute(Request::new(query), Principal::demo_all())
        .await;
    assert!(answer.errors.is_empty(), "{what}: {:?}", answer.errors);
    answer.data.into_json().unwrap()["agent"].take()
}

fn uids(list: &Value) -> Vec<String> {
    let list = list.as_array().unwrap().iter();
    list.map(|item| uid(&item["id"])).collect()
}

fn same(found: &Value, wanted: &Value) -> bool {
    (found.is_null() && wanted.is_null()) || is_close(found, wanted)
}

async fn plan(api: &Api, agent: &str, to: &str) -> Value {
    let to = target(to);
    let plan = format!(
        "learningPlan(target: \"{to}\") {{ target {{ id }} hours coverageBefore coverageAfter uncovered {{ id }} \
         steps {{ hours training {{ id hours }} covers {{ id }} }} }} \
         competencyGap(target: \"{to}\") {{ trainings {{ id }} \
         missing(first: 50) {{ need have via {{ id }} competency {{ id }} }} }}"
    );
    ask(api, agent, &plan).await
}

#[tokio::test]
async fn every_plan_and_every_list_of_trainings_is_the_expected_one() {
    let expected = expected();
    for engine in small().await {
        let api = api(&engine.store);
        for (agent, targets) in expected["learning"].as_object().unwrap() {
            for (to, wanted) in targets.as_object().unwrap() {
                let found = plan(&api, agent, to).await;
                let case = format!("{agent} {to} on {}: {found}", engine.name);
                let plan = &found["learningPlan"];
                assert_eq!(plan["target"]["id"], target(to));
                assert_eq!(
                    json!(uids(&found["competencyGap"]["trainings"])),
                    wanted["trainings"],
                    "{case}"
                );
                assert_eq!(
                    json!(uids(&plan["uncovered"])),
                    wanted["uncovered"],
                    "{case}"
                );
                assert_eq!(plan["hours"], wanted["hours"], "{case}");
                assert!(
                    same(&plan["coverageBefore"], &wanted["coverageBefore"]),
                    "{case}"
                );
                assert!(
                    same(&plan["coverageAfter"], &wanted["coverageAfter"]),
                    "{case}"
                );
                let steps = plan["steps"].as_array().unwrap().iter().map(|step| {
                    assert_eq!(step["hours"], step["training"]["hours"]);
                    json!({ "training": uid(&step["training"]["id"]), "covers": uids(&step["covers"]) })
                });
                assert_eq!(json!(steps.collect::<Vec<_>>()), wanted["steps"], "{case}");
            }
        }
    }
}

#[tokio::test]
async fn whoever_learns_what_a_plan_covers_has_the_coverage_it_says() {
    for engine in fresh().await {
        let store = &engine.store;
        let api = api(store);
        for (agent, to) in [
            ("agt-01", "post-02"),
            ("agt-02", "post-04"),
            ("agt-08", "post-08"),
            ("agt-15", "occ-data-scientist"),
        ] {
            let found = plan(&api, agent, to).await;
            let missing = found["competencyGap"]["missing"].as_array().unwrap();
            let steps = found["learningPlan"]["steps"].as_array().unwrap();
            assert!(!steps.is_empty(), "{agent} {to}");
            for learnt in steps
                .iter()
                .flat_map(|step| step["covers"].as_array().unwrap())
            {
                let of = |item: &&Value| item["competency"]["id"] == learnt["id"];
                let need = missing.iter().find(of).unwrap()["need"].clone();
                let input = json!({ "input": {
                    "competency": learnt["id"], "level": need, "lastUsed": "2026-03-02",
                } });
                let principal = read_token(&format!("demo.agent.{agent}")).unwrap();
                let request = Request::new(DECLARE).variables(Variables::from_json(input));
                let answer = api.execute(request, principal).await;
                assert!(answer.errors.is_empty(), "{:?}", answer.errors);
            }
            let after = plan(&api, agent, to).await;
            let (said, reached) = (
                &found["learningPlan"]["coverageAfter"],
                &after["learningPlan"]["coverageBefore"],
            );
            let off = said.as_f64().unwrap() - reached.as_f64().unwrap();
            assert!(off.abs() < 1e-9, "{agent} {to}: {said}, not {reached}");
        }
    }
}

#[tokio::test]
async fn a_target_of_another_kind_or_unknown_is_a_coded_error() {
    for engine in small().await {
        let api = api(&engine.store);
        for (to, code) in [
            (id("Training", "trn-01"), "BAD_USER_INPUT"),
            (id("Competency", "cmp-sql"), "BAD_USER_INPUT"),
            ("?".to_owned(), "BAD_USER_INPUT"),
            (id("Post", "none"), "NOT_FOUND"),
            (id("Occupation", "none"), "NOT_FOUND"),
        ] {
            let query = format!(
                "{{ agent(uid: \"agt-01\") {{ learningPlan(target: \"{to}\") {{ hours }} }} }}"
            );
            let answer = api
                .execute(Request::new(query), Principal::demo_all())
                .await;
            let answer = serde_json::to_value(&answer).unwrap();
            let error = &answer["errors"][0]["extensions"];
            assert_eq!(error["code"], code, "{to}");
            assert_eq!(error["argument"], "target", "{to}");
        }
    }
}
