//! What agents change in their own record is in the next answer, once, and leaves a sound graph.

use std::sync::Arc;

use async_graphql::{Request, Variables};
use passerelle::{
    auth::demo::read_token,
    graph::{check::check, store::GraphStore},
    graphql::Api,
    refresh::refresh,
};
use serde_json::{Value, json};

use crate::support::{
    answers::{list, with_cards},
    engine::{Engine, fresh, load, moment},
};

mod wish;

const DECLARE: &str = include_str!("graphql/declare_competency.graphql");
const WITHDRAW: &str = include_str!("graphql/withdraw_competency.graphql");
const CONSENT: &str = include_str!("graphql/set_consent.graphql");
const HIDE: &str = include_str!("graphql/set_hidden_organisations.graphql");

async fn ask(store: &GraphStore, agent: &str, query: &str, variables: Value) -> Value {
    let api = Api::new(Arc::new(store.clone()), Some("2026-03-02".parse().unwrap())).unwrap();
    let principal = read_token(&format!("demo.agent.{agent}")).unwrap();
    let request = Request::new(query).variables(Variables::from_json(variables));
    let answer = api.execute(request, principal).await;
    serde_json::to_value(&answer).unwrap()
}

/// The result of a mutation, which must be no error.
async fn change(store: &GraphStore, agent: &str, query: &str, input: Value) -> Value {
    let input = with_cards(&format!("demo.agent.{agent}"), input);
    let answer = ask(store, agent, query, json!({ "input": input })).await;
    assert!(answer.get("errors").is_none(), "{answer}");
    answer["data"]["result"].clone()
}

async fn competency(store: &GraphStore, code: &str) -> Value {
    let query = format!("{{ competency(scheme: \"FILIERE\", code: \"{code}\") {{ id }} }}");
    ask(store, "agt-01", &query, json!({})).await["data"]["competency"]["id"].clone()
}

async fn sound(engine: &Engine) {
    for invariant in check(&engine.store).await.unwrap() {
        assert_eq!(
            invariant.violations, 0,
            "{} on {}",
            invariant.name, engine.name
        );
    }
}

fn level(result: &Value, code: &str) -> Value {
    let edges = result["agent"]["competencies"]["edges"].as_array().unwrap();
    let found = edges.iter().find(|edge| edge["node"]["code"] == code);
    found.map_or(Value::Null, |edge| edge["level"].clone())
}

#[tokio::test]
async fn a_change_is_in_the_next_ranking_as_a_whole_refresh_would_have_it() {
    for engine in fresh().await {
        let store = &engine.store;
        let before = list(store, "agt-12").await;
        let id = competency(store, "PYTHON").await;
        let input = json!({ "competency": id, "level": 4, "lastUsed": "2026-02-01" });
        let result = change(store, "agt-12", DECLARE, input).await;
        assert_eq!(result["userErrors"], json!([]));
        assert_eq!(level(&result, "PYTHON"), 4);
        let after = list(store, "agt-12").await;
        assert_ne!(after, before);
        refresh(store, moment("2026-03-02")).await.unwrap();
        assert_eq!(list(store, "agt-12").await, after, "{}", engine.name);
        // Basile's career implies what he takes back: it is inferred again.
        for code in ["LINUX", "RUST"] {
            let input = json!({ "competency": competency(store, code).await });
            change(store, "agt-05", WITHDRAW, input).await;
        }
        let after = list(store, "agt-05").await;
        refresh(store, moment("2026-03-02")).await.unwrap();
        assert_eq!(list(store, "agt-05").await, after, "{}", engine.name);
        sound(&engine).await;
    }
}

#[tokio::test]
async fn a_withdrawn_consent_empties_the_next_answer_and_a_new_one_fills_it() {
    for engine in fresh().await {
        let store = &engine.store;
        let before = list(store, "agt-01").await;
        let input = json!({ "purpose": "RECOMMENDATIONS", "given": false });
        let result = change(store, "agt-01", CONSENT, input).await;
        assert_eq!(result["agent"]["consents"][0]["given"], false);
        assert_eq!(
            list(store, "agt-01").await["emptyReason"],
            "CONSENT_MISSING"
        );
        sound(&engine).await;
        let input = json!({ "purpose": "RECOMMENDATIONS", "given": true });
        let result = change(store, "agt-01", CONSENT, input.clone()).await;
        let given = result["agent"]["consents"].clone();
        assert_eq!(list(store, "agt-01").await, before);
        // A consent that stands keeps its date.
        let result = change(store, "agt-01", CONSENT, input).await;
        assert_eq!(result["agent"]["consents"], given);
        sound(&engine).await;
    }
}

#[tokio::test]
async fn the_same_key_has_one_effect_for_its_agent_and_mutation() {
    for engine in fresh().await {
        let store = &engine.store;
        let id = competency(store, "PYTHON").await;
        let input = |level: i32, key: Option<&str>| json!({ "competency": id, "level": level, "idempotencyKey": key });
        change(store, "agt-12", DECLARE, input(4, Some("k"))).await;
        change(store, "agt-12", DECLARE, input(2, None)).await;
        let again = change(store, "agt-12", DECLARE, input(4, Some("k"))).await;
        assert_eq!(again["userErrors"], json!([]));
        assert_eq!(level(&again, "PYTHON"), 2, "{}", engine.name);
        let other = change(store, "agt-13", DECLARE, input(3, Some("k"))).await;
        assert_eq!(level(&other, "PYTHON"), 3, "the key of somebody else");
        let undone = json!({ "competency": id, "idempotencyKey": "k" });
        let undone = change(store, "agt-13", WITHDRAW, undone).await;
        assert_ne!(level(&undone, "PYTHON"), 3, "another mutation");
    }
}

#[tokio::test]
async fn a_list_goes_on_after_a_dismissal_and_after_a_declared_competency() {
    const DISMISS: &str = include_str!("graphql/dismiss_post.graphql");
    let page = "query ($first: Int!, $after: String) { me { recommendedPosts(first: $first, after: $after, filter: { includeWeak: true }) {
        edges { cursor node { id reference } } } } }";
    let edges = async |store: &GraphStore, first: u8, after: &Value| {
        let variables = json!({ "first": first, "after": after });
        let answer = ask(store, "agt-02", page, variables).await;
        assert!(answer.get("errors").is_none(), "{answer}");
        let edges = &answer["data"]["me"]["recommendedPosts"]["edges"];
        edges.as_array().unwrap().clone()
    };
    let posts = |edges: &[Value]| -> Vec<Value> {
        let posts = edges.iter().map(|edge| edge["node"]["reference"].clone());
        posts.collect()
    };
    for engine in fresh().await {
        let store = &engine.store;
        let whole = edges(store, 50, &Value::Null).await;
        assert!(whole.len() > 3, "{}", whole.len());
        let after = whole[1]["cursor"].clone();
        assert_eq!(posts(&edges(store, 50, &after).await), posts(&whole[2..]));
        // What ended the page leaves the list: the rest is as it was.
        let dismissed = json!({ "post": whole[1]["node"]["id"], "reason": "OTHER" });
        change(store, "agt-02", DISMISS, dismissed).await;
        assert_eq!(posts(&edges(store, 50, &after).await), posts(&whole[2..]));
        // Every score changes: the list goes on after the same post.
        let after = whole[0]["cursor"].clone();
        let input = json!({ "competency": competency(store, "PYTHON").await, "level": 4 });
        change(store, "agt-02", DECLARE, input).await;
        let now = posts(&edges(store, 50, &Value::Null).await);
        let ended = now
            .iter()
            .position(|post| *post == whole[0]["node"]["reference"]);
        let rest = posts(&edges(store, 50, &after).await);
        let behind = &now[ended.unwrap() + 1..];
        assert!(
            rest.ends_with(behind),
            "{rest:?} {now:?} on {}",
            engine.name
        );
    }
}

#[tokio::test]
async fn what_cannot_be_done_is_an_answer_that_names_the_field() {
    for engine in fresh().await {
        let store = &engine.store;
        let python = competency(store, "PYTHON").await;
        let unknown = "Q29tcGV0ZW5jeTpub25l"; // Competency:none
        let long = "k".repeat(101);
        let cases = [
            (
                DECLARE,
                json!({ "competency": python, "level": 5 }),
                "BAD_USER_INPUT",
                "level",
            ),
            (
                DECLARE,
                json!({ "competency": python, "level": 0 }),
                "BAD_USER_INPUT",
                "level",
            ),
            (
                DECLARE,
                json!({ "competency": unknown, "level": 1 }),
                "NOT_FOUND",
                "competency",
            ),
            (
                DECLARE,
                json!({ "competency": "?", "level": 1 }),
                "BAD_USER_INPUT",
                "competency",
            ),
            (
                DECLARE,
                json!({ "competency": python, "level": 1, "lastUsed": "2027-01-01" }),
                "BAD_USER_INPUT",
                "lastUsed",
            ),
            (
                DECLARE,
                json!({ "competency": python, "level": 1, "idempotencyKey": long }),
                "BAD_USER_INPUT",
                "idempotencyKey",
            ),
            (
                WITHDRAW,
                json!({ "competency": unknown }),
                "NOT_FOUND",
                "competency",
            ),
            (
                HIDE,
                json!({ "organisations": [python] }),
                "BAD_USER_INPUT",
                "organisations",
            ),
        ];
        let before = list(store, "agt-12").await;
        for (mutation, input, code, field) in cases {
            let result = change(store, "agt-12", mutation, input.clone()).await;
            let expected = json!([{ "code": code, "field": ["input", field] }]);
            let errors = result["userErrors"].as_array().unwrap();
            assert!(!errors[0]["message"].as_str().unwrap().is_empty());
            let seen = json!([{ "code": errors[0]["code"], "field": errors[0]["field"] }]);
            assert_eq!(seen, expected, "{input}");
            assert_eq!(result["agent"], Value::Null);
        }
        assert_eq!(list(store, "agt-12").await, before, "nothing was changed");
        let consent = json!({ "purpose": "STATISTICS", "given": true });
        let nobody = change(store, "nobody", CONSENT, consent).await;
        assert_eq!(nobody["userErrors"][0]["code"], "FORBIDDEN");
    }
}

#[tokio::test]
async fn writes_during_a_refresh_and_a_refresh_during_writes_leave_a_sound_graph() {
    for engine in fresh().await {
        let store = &engine.store;
        let id = competency(store, "PYTHON").await;
        let writes = async {
            for round in 0..8 {
                for agent in ["agt-01", "agt-05", "agt-12"] {
                    let input = json!({ "competency": id, "level": 1 + round % 4 });
                    change(store, agent, DECLARE, input).await;
                    let purpose = ["RECOMMENDATIONS", "STATISTICS"][round % 2];
                    let input = json!({ "purpose": purpose, "given": round % 4 < 2 });
                    change(store, agent, CONSENT, input).await;
                }
            }
        };
        let refreshes = async {
            for _ in 0..3 {
                refresh(store, moment("2026-03-02")).await.unwrap();
            }
        };
        tokio::join!(writes, refreshes);
        sound(&engine).await;
        let lists = [list(store, "agt-01").await, list(store, "agt-12").await];
        refresh(store, moment("2026-03-02")).await.unwrap();
        let again = [list(store, "agt-01").await, list(store, "agt-12").await];
        assert_eq!(again, lists, "nothing was left behind on {}", engine.name);
    }
}
