//! An endorsement is an offer that the person accepts or refuses.

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
    answers::{card, id, list},
    engine::{fresh, moment},
};

const DAY: &str = "2026-03-02";
const PEER: &str = "demo.agent.agt-02";
const PERSON: &str = "demo.agent.agt-12";
const ENDORSE: &str = include_str!("../graphql/endorse_competency.graphql");
const ANSWER: &str = include_str!("../graphql/answer_endorsement.graphql");
const WITHDRAW: &str = "mutation ($input: SetConsentInput!) { result: setConsent(input: $input) { \
    userErrors { code } } }";
const OFFERS: &str = "{ me { endorsementOffers { id level offeredOn competency { code } \
    from { displayName } } } }";
const HELD: &str = "{ me { competencies(first: 50) { edges { level origin node { code } } } } }";

async fn ask_on(store: &GraphStore, day: &str, token: &str, query: &str, given: Value) -> Value {
    let api = Api::new(Arc::new(store.clone()), Some(day.parse().unwrap())).unwrap();
    let request = Request::new(query).variables(Variables::from_json(given));
    let answer = api.execute(request, read_token(token).unwrap()).await;
    let answer = serde_json::to_value(&answer).unwrap();
    assert!(answer.get("errors").is_none(), "{answer}");
    answer["data"].clone()
}

async fn change_on(store: &GraphStore, day: &str, token: &str, query: &str, input: Value) -> Value {
    let answer = ask_on(store, day, token, query, json!({ "input": input })).await;
    answer["result"].clone()
}

/// What the peer reads who offers to confirm a competency of the person.
async fn offer_on(store: &GraphStore, day: &str, competency: &str, level: i32) -> Value {
    let input = json!({
        "agent": card(PEER, "agt-12"), "competency": id("Competency", competency), "level": level,
    });
    change_on(store, day, PEER, ENDORSE, input).await
}

async fn offer(store: &GraphStore, competency: &str, level: i32) -> Value {
    offer_on(store, DAY, competency, level).await
}

/// The offers that the person reads on a day.
async fn offers_on(store: &GraphStore, day: &str) -> Vec<Value> {
    let answer = ask_on(store, day, PERSON, OFFERS, json!({})).await;
    answer["me"]["endorsementOffers"]
        .as_array()
        .unwrap()
        .clone()
}

async fn offers(store: &GraphStore) -> Vec<Value> {
    offers_on(store, DAY).await
}

async fn answer(store: &GraphStore, token: &str, offer: &Value, accept: bool) -> Value {
    let input = json!({ "endorsement": offer["id"], "accept": accept });
    change_on(store, DAY, token, ANSWER, input).await
}

/// Level and origin of a competency in the person's record.
async fn record(store: &GraphStore, code: &str) -> Value {
    let answer = ask_on(store, DAY, PERSON, HELD, json!({})).await;
    let edges = answer["me"]["competencies"]["edges"]
        .as_array()
        .unwrap()
        .clone();
    let found = edges.into_iter().find(|edge| edge["node"]["code"] == code);
    found.map_or(Value::Null, |edge| json!([edge["level"], edge["origin"]]))
}

#[tokio::test]
async fn a_level_rises_only_when_the_person_accepts() {
    for engine in fresh().await {
        let store = &engine.store;
        let (before, level) = (list(store, "agt-12").await, record(store, "LINUX").await);
        offer(store, "cmp-linux", 4).await;
        assert_eq!(record(store, "LINUX").await, level, "{}", engine.name);
        assert_eq!(list(store, "agt-12").await, before, "{}", engine.name);
        // An offer that waits takes the level of the last one.
        offer(store, "cmp-linux", 3).await;
        let waiting = offers(store).await;
        assert_eq!(waiting.len(), 1);
        let shown = json!([
            waiting[0]["level"],
            waiting[0]["competency"]["code"],
            waiting[0]["offeredOn"]
        ]);
        assert_eq!(shown, json!([3, "LINUX", DAY]));
        assert!(waiting[0]["from"]["displayName"].is_string());
        let accepted = answer(store, PERSON, &waiting[0], true).await;
        assert_eq!(
            accepted["agent"]["endorsementOffers"],
            json!([]),
            "{accepted}"
        );
        assert_eq!(record(store, "LINUX").await, json!([3, "ENDORSED"]));
        let after = list(store, "agt-12").await;
        assert_ne!(after, before);
        refresh(store, moment(DAY)).await.unwrap();
        assert_eq!(
            list(store, "agt-12").await,
            after,
            "as a whole refresh has it"
        );
        let again = answer(store, PERSON, &waiting[0], false).await;
        assert_eq!(again["userErrors"][0]["code"], "CONFLICT");
        for invariant in check(store).await.unwrap() {
            assert_eq!(
                invariant.violations, 0,
                "{} on {}",
                invariant.name, engine.name
            );
        }
    }
}

#[tokio::test]
async fn a_refused_offer_leaves_no_trace_and_stays_refused_for_the_published_days() {
    for engine in fresh().await {
        let store = &engine.store;
        let before = record(store, "LINUX").await;
        let first = offer(store, "cmp-linux", 4).await;
        let refused = answer(store, PERSON, &offers(store).await[0], false).await;
        assert_eq!(refused["userErrors"], json!([]));
        assert_eq!(record(store, "LINUX").await, before, "{}", engine.name);
        // The peer reads the same, and the person nothing.
        assert_eq!(offer(store, "cmp-linux", 3).await, first);
        assert!(offers(store).await.is_empty(), "{}", engine.name);
        assert_eq!(offer_on(store, "2026-08-28", "cmp-linux", 3).await, first);
        assert!(offers_on(store, "2026-08-28").await.is_empty());
        assert_eq!(offer_on(store, "2026-08-29", "cmp-linux", 3).await, first);
        assert_eq!(offers_on(store, "2026-08-29").await.len(), 1);
        // Nobody answered in time.
        assert!(offers_on(store, "2026-11-28").await.is_empty());
    }
}

#[tokio::test]
async fn an_offer_says_nothing_of_what_the_person_has() {
    for engine in fresh().await {
        let store = &engine.store;
        // Held, wanted, neither.
        let held = offer(store, "cmp-reseau", 2).await;
        assert_eq!(held["userErrors"], json!([]));
        assert_eq!(offer(store, "cmp-conteneurs", 2).await, held);
        assert_eq!(offer(store, "cmp-java", 4).await, held, "{}", engine.name);
        let shown: Vec<_> = offers(store)
            .await
            .iter()
            .map(|item| item["competency"]["code"].clone())
            .collect();
        assert_eq!(shown.len(), 2, "{shown:?}");
        assert!(!shown.contains(&json!("JAVA")));
        assert_eq!(record(store, "JAVA").await, Value::Null);
        // A competency that one wants to develop is had once the offer is accepted.
        let waiting = offers(store).await;
        let wanted = waiting
            .iter()
            .find(|item| item["level"] == 2 && item["competency"]["code"] != "RESEAU");
        answer(store, PERSON, wanted.unwrap(), true).await;
        let code = wanted.unwrap()["competency"]["code"]
            .as_str()
            .unwrap()
            .to_owned();
        assert_eq!(record(store, &code).await, json!([2, "ENDORSED"]));
    }
}

#[tokio::test]
async fn an_offer_is_for_the_person_alone() {
    for engine in fresh().await {
        let store = &engine.store;
        offer(store, "cmp-linux", 3).await;
        let waiting = offers(store).await;
        for token in [PEER, "demo.agent.agt-01"] {
            let refused = answer(store, token, &waiting[0], true).await;
            assert_eq!(refused["userErrors"][0]["code"], "NOT_FOUND", "{token}");
            let own = ask_on(store, DAY, token, OFFERS, json!({})).await;
            assert_eq!(own["me"]["endorsementOffers"], json!([]), "{token}");
        }
        // A peer who is shown no more is not named, and the offer can be answered.
        let input = json!({ "purpose": "VISIBLE_TO_PEERS", "given": false });
        change_on(store, DAY, PEER, WITHDRAW, input).await;
        let waiting = offers(store).await;
        assert_eq!(waiting[0]["from"], Value::Null, "{}", engine.name);
        assert_eq!(
            answer(store, PERSON, &waiting[0], false).await["userErrors"],
            json!([])
        );
        assert!(offers(store).await.is_empty());
    }
}

#[tokio::test]
async fn a_stranger_offers_ten_a_day_and_the_limit_is_looked_at_first() {
    let competencies = [
        "cmp-agilite",
        "cmp-audit-secu",
        "cmp-budget",
        "cmp-cloud",
        "cmp-conteneurs",
        "cmp-dataviz",
        "cmp-etl",
        "cmp-incident",
        "cmp-java",
        "cmp-linux",
        "cmp-reseau",
    ];
    for engine in fresh().await {
        let store = &engine.store;
        for competency in &competencies[..10] {
            assert_eq!(offer(store, competency, 4).await["userErrors"], json!([]));
        }
        let refused = offer(store, competencies[10], 4).await;
        assert_eq!(
            refused["userErrors"][0]["code"], "RATE_LIMITED",
            "{refused}"
        );
        assert_eq!(
            offers(store).await.len(),
            2,
            "of ten, what the person has or wants"
        );
        // Somebody who is hidden, and nobody.
        for uid in ["agt-07", "agt-none"] {
            let input = json!({
                "agent": card(PEER, uid), "competency": id("Competency", "cmp-linux"), "level": 4,
            });
            let answer = change_on(store, DAY, PEER, ENDORSE, input).await;
            assert_eq!(answer, refused, "{uid} on {}", engine.name);
        }
    }
}
