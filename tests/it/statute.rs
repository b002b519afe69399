//! Statute is no part of the score: blocked posts leave the list, come back when asked for, and every
//! engine judges the same way.

use std::{collections::BTreeMap, sync::Arc};

use async_graphql::{Request, Variables};
use passerelle::{
    auth::principal::Principal,
    domain::{
        paths::steps::{StepKey, judge_steps},
        statute::{Statute, port::OccupationStep},
        vocabulary::{LegalRoute, Verdict},
    },
    graph::store::GraphStore,
    graphql::Api,
};
use serde_json::{Value, json};

mod moves;

use crate::support::engine::small;
#[cfg(feature = "embedded")]
use crate::support::{command::passerelle, directory::directory};

const LIST: &str = "query($uid: String!, $all: Boolean) { agent(uid: $uid) { \
    recommendedPosts(first: 50, filter: { includeBlocked: $all, includeWeak: true }) { emptyReason edges { score \
    node { reference } feasibility { verdict route noticeMonths earliestStart \
    reasons { rule verdict message { fr en } textRef checkedOn } } } } } }";

fn api(store: &GraphStore) -> Api {
    Api::new(Arc::new(store.clone()), Some("2026-03-02".parse().unwrap())).unwrap()
}

async fn ask(api: &Api, query: &str, variables: Value) -> Value {
    let request = Request::new(query).variables(Variables::from_json(variables));
    let answer = api.execute(request, Principal::demo_all()).await;
    assert!(answer.errors.is_empty(), "{:?}", answer.errors);
    answer.data.into_json().unwrap()
}

async fn list(api: &Api, agent: &str, all: bool) -> Value {
    let variables = json!({ "uid": agent, "all": all });
    ask(api, LIST, variables).await["agent"]["recommendedPosts"].take()
}

fn edges(list: &Value) -> &[Value] {
    list["edges"].as_array().unwrap()
}

fn agents() -> impl Iterator<Item = String> {
    (1..=20).map(|i| format!("agt-{i:02}"))
}

/// Rules that say one thing of everybody.
fn only(verdict: &str) -> Arc<Statute> {
    let text = format!(
        "[[rule]]\nid = 'only'\nverdict = '{verdict}'\nfr = 'Test.'\nen = 'Test.'\ntext = 'Aucun'\n\
         checked_on = 2026-11-25\n\
         when = [{{ fact = 'agent.status', in = ['TENURED', 'CONTRACT', 'MILITARY', 'TRAINEE'] }}]\n"
    );
    Arc::new(Statute::parse(&text).unwrap())
}

#[tokio::test]
async fn blocked_posts_leave_the_list_and_come_back_and_nothing_else_moves() {
    let mut by_engine = Vec::new();
    for engine in small().await {
        let api = api(&engine.store);
        let without_rules = api.clone().with_statute(Arc::default());
        let mut verdicts = BTreeMap::new();
        let mut answers = Vec::new();
        for agent in agents() {
            let (kept, all) = (
                list(&api, &agent, false).await,
                list(&api, &agent, true).await,
            );
            let open: Vec<_> = edges(&all)
                .iter()
                .filter(|edge| edge["feasibility"]["verdict"] != "BLOCKED")
                .collect();
            assert_eq!(edges(&kept).iter().collect::<Vec<_>>(), open, "{agent}");
            let unjudged = list(&without_rules, &agent, false).await;
            let scores = |list: &Value| -> Vec<Value> {
                let of = |edge: &Value| json!([edge["node"], edge["score"]]);
                edges(list).iter().map(of).collect()
            };
            assert_eq!(
                scores(&unjudged),
                scores(&all),
                "{agent}: a verdict moved a score"
            );
            for edge in edges(&all) {
                let found = &edge["feasibility"];
                *verdicts.entry(found["verdict"].to_string()).or_insert(0) += 1;
                let blocked = found["verdict"] == "BLOCKED" || found["verdict"] == "UNKNOWN";
                assert_eq!(found["route"].is_null(), blocked, "{edge}");
                for reason in found["reasons"].as_array().unwrap() {
                    assert!(reason["textRef"].is_string(), "{reason}");
                }
            }
            answers.push((agent, all));
        }
        assert_eq!(verdicts.len(), 4, "{verdicts:?}");
        by_engine.push(answers);
    }
    for other in &by_engine[1..] {
        let differ = by_engine[0]
            .iter()
            .zip(other)
            .find(|(a, b)| verdicts_of(a) != verdicts_of(b));
        assert_eq!(differ, None, "engines judge the same way");
    }
}

fn verdicts_of((agent, list): &(String, Value)) -> Vec<Value> {
    let of = |edge: &Value| json!([agent, edge["node"], edge["feasibility"]]);
    edges(list).iter().map(of).collect()
}

#[tokio::test]
async fn a_check_date_is_given_when_a_rule_has_one_and_null_when_nobody_checked_it() {
    let rule = |id: &str, date: &str| {
        format!(
            "[[rule]]\nid = '{id}'\nverdict = 'FEASIBLE'\nfr = 'Test.'\nen = 'Test.'\ntext = 'Aucun'\n{date}\n\
             when = [{{ fact = 'agent.status', in = ['TENURED', 'CONTRACT', 'MILITARY', 'TRAINEE'] }}]\n"
        )
    };
    let text = rule("dated", "checked_on = 2026-11-25") + &rule("undated", "");
    let statute = Arc::new(Statute::parse(&text).unwrap());
    for engine in small().await {
        let api = api(&engine.store).with_statute(Arc::clone(&statute));
        let found = list(&api, "agt-01", true).await;
        assert!(!edges(&found).is_empty());
        for edge in edges(&found) {
            let reasons = edge["feasibility"]["reasons"].as_array().unwrap();
            let given: Vec<_> = reasons
                .iter()
                .map(|reason| json!([reason["rule"], reason["checkedOn"]]))
                .collect();
            let wanted = [json!(["dated", "2026-11-25"]), json!(["undated", null])];
            assert_eq!(given, wanted, "{}", engine.name);
        }
    }
}

/// Agent, post, verdict, route, first rule, notice, first day; `-` is null.
const JUDGED: &str = "\
agt-01 DGFIP-2026-015 BLOCKED - military-closed - -
agt-01 DINUM-2026-001 CONDITIONAL MILITARY_ASSIGNMENT military-assignment-elsewhere - 2026-08-31
agt-01 INSEE-2026-003 UNKNOWN - - - -
agt-02 INSEE-2026-003 FEASIBLE NORMAL_POSITION normal-position-same-duties 3 2026-06-02
agt-02 ANSSI-2026-002 CONDITIONAL NORMAL_POSITION normal-position-other-duties 3 2026-06-02
agt-12 INSEE-2026-003 BLOCKED - category-above - -
agt-12 MI-2026-009 FEASIBLE SAME_EMPLOYER transfer - -
agt-10 DGFIP-2026-014 FEASIBLE CONTRACT contract-open 2 2026-05-02";

#[tokio::test]
async fn each_status_meets_its_own_rules() {
    for engine in small().await {
        let api = api(&engine.store);
        for line in JUDGED.lines() {
            let (who, wanted) = line.split_at(line.match_indices(' ').nth(1).unwrap().0);
            let (agent, post) = who.split_once(' ').unwrap();
            let all = list(&api, agent, true).await;
            let edge = edges(&all)
                .iter()
                .find(|edge| edge["node"]["reference"] == post);
            let found = &edge.unwrap_or_else(|| panic!("{who}"))["feasibility"];
            let said = [
                &found["verdict"],
                &found["route"],
                &found["reasons"][0]["rule"],
                &found["noticeMonths"],
                &found["earliestStart"],
            ];
            let said = said.map(|value| match value {
                Value::Null => "-".to_owned(),
                Value::String(text) => text.clone(),
                other => other.to_string(),
            });
            assert_eq!(said.join(" "), wanted.trim(), "{who} on {}", engine.name);
        }
    }
}

#[tokio::test]
async fn a_list_that_statute_empties_says_filtered_out() {
    for engine in small().await {
        let api = api(&engine.store).with_statute(only("BLOCKED"));
        let empty = list(&api, "agt-02", false).await;
        assert_eq!(
            (edges(&empty).len(), &empty["emptyReason"]),
            (0, &json!("FILTERED_OUT"))
        );
        let all = list(&api, "agt-02", true).await;
        assert!(!edges(&all).is_empty());
        assert_eq!(all["edges"][0]["feasibility"]["reasons"][0]["rule"], "only");
    }
}

#[tokio::test]
async fn an_agent_says_from_when_they_could_leave() {
    const QUERY: &str =
        "query($uid: String!) { agent(uid: $uid) { availability { earliest reasons { fr en } } } }";
    for engine in small().await {
        let api = api(&engine.store);
        for (agent, earliest) in [
            ("agt-01", Some("2026-08-31")),
            ("agt-02", Some("2026-06-02")),
            ("agt-04", Some("2026-05-02")),
            ("agt-05", Some("2026-03-02")),
            ("agt-09", Some("2026-06-02")),
            ("agt-10", Some("2026-05-02")),
            ("agt-13", Some("2026-04-02")),
        ] {
            let found = ask(&api, QUERY, json!({ "uid": agent })).await;
            let found = &found["agent"]["availability"];
            assert_eq!(
                found["earliest"],
                json!(earliest),
                "{agent} on {}",
                engine.name
            );
            let silent = found["reasons"].as_array().unwrap().is_empty();
            assert_eq!(silent, earliest.is_none(), "{agent}: {found}");
        }
    }
}

#[tokio::test]
async fn a_step_is_judged_by_the_best_open_post_of_its_occupation() {
    let statute = Statute::compiled_in().unwrap();
    let today = "2026-03-02".parse().unwrap();
    let cases = [
        (
            "agt-02",
            "occ-devops",
            true,
            Verdict::Feasible,
            Some(LegalRoute::NormalPosition),
        ),
        ("agt-02", "occ-devops", false, Verdict::Unknown, None),
        ("agt-01", "occ-dev", true, Verdict::Blocked, None),
        (
            "agt-04",
            "occ-dev",
            true,
            Verdict::Feasible,
            Some(LegalRoute::Contract),
        ),
        (
            "agt-04",
            "occ-dev",
            false,
            Verdict::Feasible,
            Some(LegalRoute::Contract),
        ),
        ("agt-02", "occ-acheteur", true, Verdict::Unknown, None),
    ];
    let steps = cases.map(|(agent, occupation, first, ..)| StepKey {
        step: OccupationStep {
            agent_uid: agent.to_owned(),
            occupation_uid: occupation.to_owned(),
        },
        first,
    });
    for engine in small().await {
        let judged = judge_steps(&engine.store, &statute, today, &steps)
            .await
            .unwrap();
        for (found, (agent, occupation, first, verdict, route)) in judged.iter().zip(cases) {
            let case = format!("{agent} {occupation} {first} on {}", engine.name);
            assert_eq!((found.verdict, found.route), (verdict, route), "{case}");
        }
    }
}

#[cfg(feature = "embedded")]
#[test]
fn a_file_of_rules_with_an_unknown_fact_is_named_and_nothing_starts() {
    let good = include_str!("../../src/domain/statute/rules.toml");
    let wrong = good.replacen("agent.status\", in", "agent.age\", in", 1);
    let kept = directory(&[("good.toml", good), ("wrong.toml", &wrong)]);
    let with = |name: &str, args: &[&str]| {
        let output = passerelle(args)
            .env("PASSERELLE_STATUTE__RULES", kept.path().join(name))
            .output()
            .unwrap();
        (
            output.status.code(),
            String::from_utf8(output.stderr).unwrap(),
        )
    };
    for args in [
        &[
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--data",
            "fixtures/small",
        ][..],
        &["config", "--check"],
    ] {
        let (code, said) = with("wrong.toml", args);
        assert_eq!(code, Some(3), "{said}");
        for word in ["statute.rules", "category-above", "agent.age"] {
            assert!(said.contains(word), "{word} is not in {said}");
        }
    }
    assert_eq!(with("absent.toml", &["config", "--check"]).0, Some(3));
    assert_eq!(with("good.toml", &["config", "--check"]).0, Some(0));
}
