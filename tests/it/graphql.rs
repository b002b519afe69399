//! What clients rely on: look-ups, refusals that name the argument, one ranked list page by page.

use std::sync::Arc;

use async_graphql::Request;
use passerelle::{
    auth::{demo::read_token, principal::Principal},
    domain::parameter::ALGORITHM_VERSION,
    graph::store::GraphStore,
    graphql::Api,
    refresh::refresh,
};
use serde_json::{Value, json};

use crate::support::engine::{empty, fresh, moment, small};

fn api(store: &GraphStore) -> Api {
    Api::new(Arc::new(store.clone()), Some("2026-03-02".parse().unwrap())).unwrap()
}

async fn ask(api: &Api, query: &str) -> Value {
    ask_as(api, Principal::demo_all(), query).await
}

async fn ask_as(api: &Api, principal: Principal, query: &str) -> Value {
    let answer = api.execute(Request::new(query), principal).await;
    serde_json::to_value(&answer).unwrap()
}

#[tokio::test]
async fn the_first_question_of_a_newcomer_is_answered_with_reasons() {
    let query = include_str!("graphql/first_question.graphql");
    let mut answers = Vec::new();
    for engine in small().await {
        answers.push((engine.name, ask(&api(&engine.store), query).await));
    }
    insta::assert_json_snapshot!("first_question", answers[0].1);
    for (engine, answer) in &answers[1..] {
        assert_eq!(answer, &answers[0].1, "{engine}");
    }
}

#[tokio::test]
async fn every_look_up_finds_its_node_and_gives_the_same_by_its_id() {
    for engine in small().await {
        let api = api(&engine.store);
        for (look_up, label) in [
            ("agent(uid: \"agt-02\")", "Agent"),
            ("post(reference: \"DINUM-2026-001\")", "Post"),
            (
                "occupation(scheme: \"FILIERE\", code: \"DATA-01\")",
                "Occupation",
            ),
            (
                "competency(scheme: \"ROME\", code: \"109882\")",
                "Competency",
            ),
        ] {
            let found = ask(&api, &format!("{{ found: {look_up} {{ id __typename }} }}")).await;
            let found = &found["data"]["found"];
            assert_eq!(found["__typename"], label, "{look_up} on {}", engine.name);
            let by_id = format!(
                "{{ node(id: {id}) {{ id __typename }} nodes(ids: [{id}, \"x\"]) {{ id }} }}",
                id = found["id"]
            );
            let again = ask(&api, &by_id).await;
            assert_eq!(&again["data"]["node"], found);
            assert_eq!(again["data"]["nodes"], json!([{ "id": found["id"] }, null]));
        }
    }
}

#[tokio::test]
async fn what_is_unknown_or_hidden_is_null_and_says_nothing() {
    for engine in small().await {
        let api = api(&engine.store);
        let query = "{ agent(uid: \"none\") { id } post(reference: \"DGFIP-2025-090\") { id } \
                     absent: post(reference: \"none\") { id } node(id: \"none\") { id } \
                     occupation(scheme: \"X\", code: \"Y\") { id } competency(scheme: \"X\", code: \"Y\") { id } }";
        let other = read_token("demo.agent.agt-04").unwrap();
        let answer = ask_as(&api, other, query).await;
        assert!(answer.get("errors").is_none(), "{answer}");
        for (field, value) in answer["data"].as_object().unwrap() {
            assert!(value.is_null(), "{field} on {}", engine.name);
        }
        let stranger = read_token("demo.agent.agt-02").unwrap();
        let hidden = ask_as(&api, stranger, "{ agent(uid: \"agt-01\") { id } }").await;
        assert_eq!(hidden, json!({ "data": { "agent": null } }));
    }
}

#[tokio::test]
async fn a_wrong_argument_is_named() {
    for engine in small().await {
        let api = api(&engine.store);
        let of = |field: &str| format!("{{ agent(uid: \"agt-01\") {{ {field} }} }}");
        let competency = ask(
            &api,
            "{ competency(scheme: \"FILIERE\", code: \"SQL\") { id } }",
        )
        .await;
        let id = competency["data"]["competency"]["id"]
            .as_str()
            .unwrap()
            .to_owned();
        for (query, code, argument) in [
            (
                of("recommendedPosts(first: 0) { emptyReason }"),
                "BAD_USER_INPUT",
                "first",
            ),
            (
                of("recommendedPosts(first: 51) { emptyReason }"),
                "BAD_USER_INPUT",
                "first",
            ),
            (
                of("recommendedPosts(after: \"?\") { emptyReason }"),
                "BAD_USER_INPUT",
                "after",
            ),
            (
                of("competencies(first: -1) { edges { level } }"),
                "BAD_USER_INPUT",
                "first",
            ),
            (
                of(&format!("competencyGap(target: \"{id}\") {{ coverage }}")),
                "BAD_USER_INPUT",
                "target",
            ),
            (
                of("competencyGap(target: \"?\") { coverage }"),
                "BAD_USER_INPUT",
                "target",
            ),
            // `Post:none`: the right kind of thing, which does not exist.
            (
                of("competencyGap(target: \"UG9zdDpub25l\") { coverage }"),
                "NOT_FOUND",
                "target",
            ),
        ] {
            let answer = ask(&api, &query).await;
            let error = &answer["errors"][0];
            assert_eq!(error["extensions"]["code"], code, "{query}: {answer}");
            let named = error["extensions"]["argument"].as_str().unwrap_or_default();
            assert_eq!(named, argument, "{query}");
            assert!(!error["message"].as_str().unwrap().is_empty());
        }
        let many = vec!["\"x\""; 51].join(",");
        let answer = ask(&api, &format!("{{ nodes(ids: [{many}]) {{ id }} }}")).await;
        assert_eq!(answer["errors"][0]["extensions"]["argument"], "ids");
    }
}

#[tokio::test]
async fn pages_of_a_ranked_list_follow_one_another_until_a_refresh() {
    for engine in fresh().await {
        let api = api(&engine.store);
        let page = |first: u8, after: Option<&str>| {
            let after = after.map_or_else(String::new, |cursor| format!(", after: \"{cursor}\""));
            format!(
                "{{ agent(uid: \"agt-02\") {{ id recommendedPosts(first: {first}{after}) {{ \
                 edges {{ cursor score node {{ reference }} }} pageInfo {{ hasNextPage endCursor }} }} }} }}"
            )
        };
        let list = |answer: &Value| answer["data"]["agent"]["recommendedPosts"].clone();
        let whole = list(&ask(&api, &page(50, None)).await);
        let mut edges = Vec::new();
        let mut after = None;
        loop {
            let part = list(&ask(&api, &page(2, after.as_deref())).await);
            edges.extend(part["edges"].as_array().unwrap().clone());
            if part["pageInfo"]["hasNextPage"] == false {
                break;
            }
            after = part["pageInfo"]["endCursor"].as_str().map(str::to_owned);
        }
        assert_eq!(
            &edges,
            whole["edges"].as_array().unwrap(),
            "{}",
            engine.name
        );
        let scores: Vec<_> = edges
            .iter()
            .map(|edge| edge["score"].as_f64().unwrap())
            .collect();
        assert!(scores.is_sorted_by(|a, b| a >= b));
        // Everything is derived for another day.
        let cursor = edges[0]["cursor"].as_str().unwrap();
        let query = page(2, Some(cursor));
        refresh(&engine.store, moment("2026-03-03")).await.unwrap();
        let stale = ask(&api, &query).await;
        assert_eq!(stale["errors"][0]["extensions"]["code"], "STALE_CURSOR");
        assert_eq!(
            stale["errors"][0]["path"],
            json!(["agent", "recommendedPosts"])
        );
        assert!(stale["data"]["agent"]["recommendedPosts"].is_null());
        assert!(stale["data"]["agent"]["id"].is_string(), "the rest stays");
        // A cursor is of one list: neither of another agent, nor of another filter, nor a text that one makes up.
        let first = list(&ask(&api, &page(1, None)).await)["edges"][0]["cursor"].clone();
        let first = first.as_str().unwrap();
        let other = page(2, Some(first)).replace("agt-02", "agt-01");
        let filtered =
            page(2, Some(first)).replace("(first", "(filter: { includeBlocked: true }, first");
        for wrong in [other, filtered, page(2, Some("bm9uZQ"))] {
            let answer = ask(&api, &wrong).await;
            assert_eq!(
                answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT",
                "{answer}"
            );
            assert_eq!(answer["errors"][0]["extensions"]["argument"], "after");
        }
    }
}

#[tokio::test]
async fn an_empty_graph_answers_emptily() {
    for engine in empty().await {
        let api = api(&engine.store);
        let answer = ask(&api, "{ me { id } agent(uid: \"agt-01\") { id } }").await;
        assert_eq!(
            answer,
            json!({ "data": { "me": null, "agent": null } }),
            "{}",
            engine.name
        );
    }
}

#[tokio::test]
async fn the_published_weights_are_those_in_use() {
    let query = "{ algorithm { version weights { name weight } parameters { name value } } \
                 agent(uid: \"agt-01\") { recommendedPosts(first: 1) { edges { score explanation { \
                 algorithmVersion components { name weight value contribution } } } } } }";
    for engine in small().await {
        let answer = ask(&api(&engine.store), query).await;
        let algorithm = &answer["data"]["algorithm"];
        let edge = &answer["data"]["agent"]["recommendedPosts"]["edges"][0];
        let used = edge["explanation"]["components"].as_array().unwrap();
        let published = algorithm["weights"].as_array().unwrap();
        let mut total = 0.0;
        for (used, published) in used.iter().zip(published) {
            assert_eq!(used["name"], published["name"], "{}", engine.name);
            assert_eq!(used["weight"], published["weight"]);
            let weight = used["weight"].as_f64().unwrap();
            let value = used["value"].as_f64().unwrap_or(0.0);
            assert!((used["contribution"].as_f64().unwrap() - weight * value).abs() < 1e-12);
            total += weight;
        }
        assert_eq!(used.len(), published.len());
        assert!((total - 1.0).abs() < 1e-12);
        assert_eq!(
            edge["explanation"]["algorithmVersion"],
            algorithm["version"]
        );
        assert!(algorithm["parameters"].as_array().unwrap().len() > 15);
    }
}

#[tokio::test]
async fn a_field_that_fails_is_null_or_else_the_nearest_thing_around_it_that_may_be() {
    for engine in small().await {
        let api = api(&engine.store);
        for (query, data) in [
            (
                "{ algorithm { version } me { uid competencies(first: 99) { edges { level } } } }",
                json!({ "algorithm": { "version": ALGORITHM_VERSION }, "me": { "uid": "agt-01", "competencies": null } }),
            ),
            (
                "{ nodes(ids: [\"QWdlbnQ6YWd0LTAx\", \"QWdlbnQ6YWd0LTAy\"]) { ... on Agent { uid assignments(first: 0) { edges { cursor } } } } }",
                json!({ "nodes": [
                    { "uid": "agt-01", "assignments": null },
                    { "uid": "agt-02", "assignments": null },
                ] }),
            ),
            (
                "{ posts(first: 0) { totalCount } algorithm { version } }",
                json!({ "posts": null, "algorithm": { "version": ALGORITHM_VERSION } }),
            ),
            (
                "{ post(reference: \"DINUM-2026-001\") { reference requires(first: 0) { edges { cursor } } } me { uid } }",
                json!({ "post": { "reference": "DINUM-2026-001", "requires": null }, "me": { "uid": "agt-01" } }),
            ),
        ] {
            let answer = ask(&api, query).await;
            assert_eq!(answer["data"], data, "{query}");
            let errors = answer["errors"].as_array().unwrap();
            assert!(
                errors
                    .iter()
                    .all(|error| error["extensions"]["code"] == "BAD_USER_INPUT")
            );
            assert!(
                errors.iter().all(|error| error["path"].is_array()),
                "{answer}"
            );
        }
    }
}

#[tokio::test]
async fn a_variable_that_is_missing_is_said_before_anything_runs() {
    let engine = small().await.next().unwrap();
    let api = api(&engine.store);
    let query = "query ($uid: String!) { algorithm { version } agent(uid: $uid) { id } }";
    let answer = ask(&api, query).await;
    assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT");
    assert!(
        answer["data"].is_null() && answer["errors"][0]["path"].is_null(),
        "{answer}"
    );
    assert!(
        answer["errors"][0]["message"]
            .as_str()
            .unwrap()
            .contains("$uid")
    );
}
