//! Those who recruit learn what the post stated when its vacancy opened, of its candidates, and nothing else.

use std::{collections::BTreeSet, fmt::Write as _, sync::Arc};

use async_graphql::{Request, Variables};
use passerelle::{
    auth::demo::read_token,
    graph::{catalog::Statement, store::GraphStore},
    graphql::Api,
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::support::{
    answers::{card, id, lists},
    directory::directory,
    engine::{Engines, demo, fixture, fresh, load, small_and},
};

mod explained;
mod levels;

const DAY: &str = "2026-03-02";
const DINUM: &str = "demo.recruiter.org-dinum";
const REQUIRE: &str = include_str!("../graphql/set_post_requirements.graphql");
const PUBLISH: &str = include_str!("../graphql/publish_vacancy.graphql");
const CHANGE: &str = include_str!("../graphql/change_vacancy.graphql");
const REQUEST: &str = include_str!("../graphql/request_introduction.graphql");
const DECLARE: &str = include_str!("../graphql/declare_competency.graphql");

/// What a recruiter can read of the candidates of a post; ids aside, which are those of cards.
const CANDIDATES: &str = "query ($post: ID!, $near: Boolean!) { node(id: $post) { ... on Post { \
    candidatePoolSize candidates(first: 10, nearMatches: $near) { emptyReason edges { score monthsToReady \
    node { category occupation { code } } \
    explanation { summary components { name value contribution } \
    matched(first: 12) { ...match } missing(first: 12) { ...match } } } } } } } \
    fragment match on CompetencyMatch { competency { code } via { code } have need credit contribution \
    origin confidence source recordedOn }";

/// What a change took away or replaced, and when it had been stated.
const REPLACED: Statement = Statement {
    name: "tests/replaced",
    text: include_str!("replaced.cypher"),
    embedded: None,
};

#[derive(Debug, Deserialize, PartialEq)]
struct Replaced {
    competency_uid: String,
    level: Option<i32>,
    until: String,
}

async fn ask(store: &GraphStore, token: &str, query: &str, variables: Value) -> Value {
    let api = Api::new(Arc::new(store.clone()), Some(DAY.parse().unwrap())).unwrap();
    let request = Request::new(query).variables(Variables::from_json(variables));
    let answer = api.execute(request, read_token(token).unwrap()).await;
    let answer = serde_json::to_value(&answer).unwrap();
    assert!(answer.get("errors").is_none(), "{answer}");
    answer["data"].clone()
}

async fn change(store: &GraphStore, token: &str, query: &str, input: Value) -> Value {
    let answer = ask(store, token, query, json!({ "input": input })).await;
    answer["result"].clone()
}

async fn done(store: &GraphStore, token: &str, query: &str, input: Value) -> Value {
    let result = change(store, token, query, input).await;
    assert_eq!(result["userErrors"], json!([]), "{result}");
    result
}

/// The list of a post without near matches and with them, as its recruiter reads it.
async fn read(store: &GraphStore, token: &str, post: &str) -> Vec<Value> {
    let mut found = Vec::new();
    for near in [false, true] {
        let given = json!({ "post": id("Post", post), "near": near });
        found.push(ask(store, token, CANDIDATES, given).await["node"].take());
    }
    found
}

/// Every competency of which an answer says something, met or not.
fn named(answers: &[Value]) -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for edge in answers.iter().flat_map(edges) {
        for part in ["matched", "missing"] {
            for item in edge["explanation"][part].as_array().unwrap() {
                codes.insert(item["competency"]["code"].as_str().unwrap().to_owned());
            }
        }
    }
    codes
}

fn edges(answer: &Value) -> impl Iterator<Item = &Value> {
    answer["candidates"]["edges"].as_array().unwrap().iter()
}

fn requirement(competency: &str, level: Option<i32>, importance: &str) -> Value {
    json!({ "competency": id("Competency", competency), "level": level, "importance": importance })
}

/// What `fixtures/small` states for post-01.
fn stated() -> Vec<Value> {
    vec![
        requirement("cmp-cloud", Some(2), "DESIRABLE"),
        requirement("cmp-etl", Some(2), "ESSENTIAL"),
        requirement("cmp-python", Some(4), "ESSENTIAL"),
        requirement("cmp-sql", Some(3), "ESSENTIAL"),
    ]
}

async fn require(store: &GraphStore, post: &str, requirements: &[Value]) -> Value {
    let input = json!({ "post": id("Post", post), "requirements": requirements });
    change(store, DINUM, REQUIRE, input).await
}

/// Every competency of the fixture that post-01 does not state.
fn others() -> Vec<String> {
    let file = std::fs::read_to_string(fixture("small").join("competencies.csv")).unwrap();
    let uids = file
        .lines()
        .skip(1)
        .map(|line| line.split(',').next().unwrap().to_owned());
    let own = ["cmp-cloud", "cmp-etl", "cmp-python", "cmp-sql"];
    uids.filter(|uid| !own.contains(&uid.as_str())).collect()
}

#[tokio::test]
async fn nine_rounds_of_requirements_read_nobodys_profile() {
    for engine in fresh().await {
        let store = &engine.store;
        let before = read(store, DINUM, "post-01").await;
        assert!(edges(&before[0]).chain(edges(&before[1])).count() > 1);
        let others = others();
        for round in others.chunks(others.len().div_ceil(9)) {
            // Beside what the post stated: nothing more is read.
            let mut list = stated();
            list.extend(round.iter().map(|uid| requirement(uid, None, "ESSENTIAL")));
            assert_eq!(
                require(store, "post-01", &list).await["userErrors"],
                json!([])
            );
            assert_eq!(
                read(store, DINUM, "post-01").await,
                before,
                "{round:?} on {}",
                engine.name
            );
        }
        // In place of it: what it stated at the opening goes on to count.
        let only: Vec<_> = others
            .iter()
            .take(30)
            .map(|uid| requirement(uid, Some(1), "ESSENTIAL"))
            .collect();
        assert_eq!(
            require(store, "post-01", &only).await["userErrors"],
            json!([])
        );
        let after = read(store, DINUM, "post-01").await;
        assert_eq!(after, before, "{}", engine.name);
    }
}

#[tokio::test]
async fn a_level_asked_for_after_the_opening_says_nothing_of_anybody() {
    for engine in fresh().await {
        let store = &engine.store;
        let (mine, all) = (
            read(store, DINUM, "post-01").await,
            read(store, "demo.all", "post-01").await,
        );
        assert_eq!(named(&all).len(), 4);
        for level in 1..=4 {
            let mut list = stated();
            list[3] = requirement("cmp-sql", Some(level), "ESSENTIAL");
            let set = require(store, "post-01", &list).await;
            assert_eq!(set["userErrors"], json!([]));
            assert_eq!(read(store, DINUM, "post-01").await, mine, "{level}");
            // Nor does anything of what counts change.
            let found = read(store, "demo.all", "post-01").await;
            assert_eq!(found, all, "{level} on {}", engine.name);
        }
    }
}

#[tokio::test]
async fn what_is_dismissed_counts_at_once_and_what_is_confirmed_adds_nothing() {
    for engine in fresh().await {
        let store = &engine.store;
        let all = "demo.all";
        // A second one waits: what is taken away one by one would be read one by one.
        for left in [2, 1] {
            let set = require(store, "post-01", &stated()[..left]).await;
            assert_eq!(set["userErrors"], json!([]));
            let found = named(&read(store, all, "post-01").await);
            assert_eq!(found.len(), 2, "{left} on {}", engine.name);
        }
        // post-09 inherits cmp-ux, cmp-rgaa and cmp-web of its occupation.
        let before = read(store, all, "post-09").await;
        assert_eq!(named(&before).len(), 3);
        let needs = [
            requirement("cmp-rgaa", Some(2), "ESSENTIAL"),
            requirement("cmp-ux", Some(3), "ESSENTIAL"),
            requirement("cmp-web", Some(2), "DESIRABLE"),
        ];
        require(store, "post-09", &needs).await;
        assert_eq!(read(store, all, "post-09").await, before, "{}", engine.name);
        let mut more = needs.to_vec();
        more.push(requirement("cmp-sql", None, "ESSENTIAL"));
        require(store, "post-09", &more).await;
        assert_eq!(read(store, all, "post-09").await, before, "{}", engine.name);
    }
    for engine in fresh().await {
        let store = &engine.store;
        let codes = async || -> Vec<String> {
            let found = read(store, "demo.all", "post-09").await;
            named(&found).into_iter().collect()
        };
        // A list that confirms nothing dismisses nothing: the post would be left with no candidate.
        require(
            store,
            "post-09",
            &[requirement("cmp-sql", None, "ESSENTIAL")],
        )
        .await;
        assert_eq!(codes().await, ["RGAA", "UX", "WEB"], "{}", engine.name);
    }
    for engine in fresh().await {
        let store = &engine.store;
        let kept = [requirement("cmp-ux", Some(3), "ESSENTIAL")];
        require(store, "post-09", &kept).await;
        let found = named(&read(store, "demo.all", "post-09").await);
        let found: Vec<_> = found.into_iter().collect();
        assert_eq!(found, ["UX"], "{}", engine.name);
    }
}

/// `fixtures/small` with two posts more: post-90, which was never open, and post-91, open for half a year.
async fn with_two_posts() -> Engines {
    let posts = "uid,reference,title,organisation_uid,occupation_uid,place_uid,categories,open_to_military,open_to_contract,management,description\n\
        post-90,DINUM-2026-090,Ingénieur de la donnée,org-dinum,occ-data-engineer,plc-75,A,true,true,false,\n\
        post-91,DINUM-2026-091,Ingénieur de la donnée,org-dinum,occ-data-engineer,plc-75,A,true,true,false,\n";
    let vacancies = "uid,post_uid,state,opened_on,vacant_from,apply_by,filled_on,withdrawn_on,source_url\n\
        vac-91,post-91,VACANT,2025-09-01,,,,,\n";
    let requirements = "post_uid,competency_uid,level,importance,origin,confidence\n\
        post-91,cmp-sql,3,ESSENTIAL,DECLARED,1\npost-91,cmp-python,4,ESSENTIAL,DECLARED,1\n";
    let rows = directory(&[
        ("posts.csv", posts),
        ("vacancies.csv", vacancies),
        ("post_requirements.csv", requirements),
    ]);
    small_and(rows).await
}

#[tokio::test]
async fn a_post_that_was_not_open_for_ninety_days_states_once_what_counts_at_once() {
    for engine in with_two_posts().await {
        let store = &engine.store;
        let state = async |competencies: &[&str]| {
            let list = competencies.iter();
            let list: Vec<_> = list
                .map(|uid| requirement(uid, None, "ESSENTIAL"))
                .collect();
            let input = json!({ "post": id("Post", "post-90"), "requirements": list });
            done(store, DINUM, REQUIRE, input).await;
        };
        let codes = async || -> Vec<String> {
            let found = read(store, "demo.all", "post-90").await;
            named(&found).into_iter().collect()
        };
        // What is replaced before it was read is a draft.
        state(&["cmp-python"]).await;
        state(&["cmp-sql", "cmp-stat"]).await;
        let publish = json!({ "post": id("Post", "post-90") });
        let opened = done(store, DINUM, PUBLISH, publish.clone()).await;
        assert_eq!(codes().await, ["SQL", "STAT"], "{}", engine.name);
        // From now on it was open.
        state(&["cmp-sql", "cmp-python"]).await;
        let input = json!({ "vacancy": opened["vacancy"]["id"], "state": "WITHDRAWN" });
        done(store, DINUM, CHANGE, input).await;
        done(store, DINUM, PUBLISH, publish).await;
        assert_eq!(codes().await, ["SQL", "STAT"], "{}", engine.name);
    }
}

#[tokio::test]
async fn changes_are_kept_and_limited_and_agents_read_them_at_once() {
    for engine in fresh().await {
        let store = &engine.store;
        let before = lists(store).await;
        let mut list = stated();
        list[2] = requirement("cmp-python", Some(1), "ESSENTIAL");
        require(store, "post-01", &list).await;
        assert_ne!(lists(store).await, before, "agents read the list of today");
        require(store, "post-01", &list[1..]).await;
        let kept: Vec<Replaced> = store
            .read(REPLACED, json!({ "post_uid": "post-01" }))
            .await
            .unwrap();
        let replaced = |uid: &str, level: i32| Replaced {
            competency_uid: uid.to_owned(),
            level: Some(level),
            until: "2026-05-31".to_owned(),
        };
        assert_eq!(kept, [replaced("cmp-cloud", 2), replaced("cmp-python", 4)]);
        for _ in 0..8 {
            assert_eq!(
                require(store, "post-01", &list).await["userErrors"],
                json!([])
            );
        }
        let refused = require(store, "post-01", &[]).await;
        assert_eq!(
            refused["userErrors"][0]["code"], "RATE_LIMITED",
            "{refused}"
        );
        assert_eq!(refused["userErrors"][0]["field"], json!(["input", "post"]));
        let query = "query ($post: ID!) { node(id: $post) { ... on Post { requires { edges { origin } } } } }";
        let now = ask(
            store,
            DINUM,
            query,
            json!({ "post": id("Post", "post-01") }),
        )
        .await;
        assert_eq!(
            now["node"]["requires"]["edges"].as_array().unwrap().len(),
            4
        );
    }
}

#[tokio::test]
async fn a_match_is_met_or_not_whatever_the_level() {
    for engine in fresh().await {
        let store = &engine.store;
        // post-01 asks for cmp-python at level 4: less than that is less.
        let mut answers = Vec::new();
        for level in [1, 2, 3] {
            let input = json!({ "competency": id("Competency", "cmp-python"), "level": level });
            done(store, "demo.agent.agt-01", DECLARE, input).await;
            answers.push(read(store, DINUM, "post-01").await);
        }
        assert_eq!(answers[0], answers[1], "{}", engine.name);
        assert_eq!(answers[1], answers[2], "{}", engine.name);
        let input = json!({ "competency": id("Competency", "cmp-python"), "level": 4 });
        done(store, "demo.agent.agt-01", DECLARE, input).await;
        assert_ne!(
            read(store, DINUM, "post-01").await,
            answers[2],
            "met is disclosed"
        );
        let mut looked = 0;
        for token in [DINUM, "demo.all"] {
            for edge in read(store, token, "post-01").await.iter().flat_map(edges) {
                for part in ["matched", "missing"] {
                    for item in edge["explanation"][part].as_array().unwrap() {
                        for field in [
                            "have",
                            "recordedOn",
                            "source",
                            "via",
                            "origin",
                            "confidence",
                        ] {
                            assert!(item[field].is_null(), "{field}: {item}");
                        }
                        assert_eq!(item["credit"], if part == "matched" { 1.0 } else { 0.0 });
                        looked += 1;
                    }
                }
            }
        }
        assert!(looked > 8);
    }
}

/// The code of the refusal of a request to meet somebody about a post, and the input field that it names.
async fn refusal(store: &GraphStore, token: &str, to: &str, about: Option<&str>) -> Value {
    let about = about.map(|post| id("Post", post));
    let input = json!({ "to": card(token, to), "about": about });
    let answer = change(store, token, REQUEST, input).await;
    answer["userErrors"][0].clone()
}

#[tokio::test]
async fn a_recruiter_asks_candidates_of_an_open_post_and_nobody_else() {
    for engine in fresh().await {
        let store = &engine.store;
        let absent = refusal(store, DINUM, "agt-none", Some("post-09")).await;
        assert_eq!(absent["code"], "NOT_FOUND");
        // Brings nothing to it; is blocked by statute.
        for other in ["agt-09", "agt-01"] {
            let refused = refusal(store, DINUM, other, Some("post-09")).await;
            assert_eq!(refused, absent, "{other} on {}", engine.name);
        }
        // What agt-09 has, asked for since the vacancy opened, makes nobody a candidate.
        let more = [
            requirement("cmp-ux", Some(3), "ESSENTIAL"),
            requirement("cmp-incident", None, "ESSENTIAL"),
        ];
        require(store, "post-09", &more).await;
        let refused = refusal(store, DINUM, "agt-09", Some("post-09")).await;
        assert_eq!(refused, absent, "{}", engine.name);
        // agt-16 left post-10 filled in 2025; nobody is a candidate of a post that is not open.
        let dgfip = "demo.recruiter.org-dgfip";
        for anybody in ["agt-13", "agt-none"] {
            let refused = refusal(store, dgfip, anybody, Some("post-10")).await;
            assert_eq!(refused["code"], "CONFLICT", "{refused}");
            assert_eq!(refused["field"], json!(["input", "about"]));
        }
        let input = json!({ "to": card(DINUM, "agt-13"), "about": id("Post", "post-09") });
        done(store, DINUM, REQUEST, input).await;
    }
}

#[tokio::test]
async fn who_has_asked_enough_reads_nothing_of_whom_they_ask() {
    let mut rows = "uid,from_agent_uid,from_organisation_uid,to_agent_uid,about_post_uid,state,asked_at,answered_at,message,contact\n".to_owned();
    for number in 0..30 {
        let on = format!("{DAY}T00:00:00Z");
        writeln!(
            rows,
            "int-a{number},,org-dinum,agt-10,post-01,REFUSED,{on},{on},,"
        )
        .unwrap();
        writeln!(rows, "int-b{number},agt-01,,agt-20,,REFUSED,{on},{on},,").unwrap();
    }
    let asked = directory(&[("introductions.csv", &rows)]);
    for engine in fresh().await {
        let store = &engine.store;
        load(store, asked.path()).await;
        // A candidate who waits (int-03), one who refused (int-04), one to ask, one who is none, nobody.
        for to in ["agt-17", "agt-09", "agt-01", "agt-03", "agt-none"] {
            let refused = refusal(store, DINUM, to, Some("post-01")).await;
            assert_eq!(refused["code"], "RATE_LIMITED", "{to} on {}", engine.name);
        }
        // A peer to ask, one who is hidden, nobody.
        for to in ["agt-15", "agt-03", "agt-20", "agt-none"] {
            let refused = refusal(store, "demo.agent.agt-01", to, None).await;
            assert_eq!(refused["code"], "RATE_LIMITED", "{to} on {}", engine.name);
        }
    }
}
