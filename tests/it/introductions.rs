//! Two people meet when both agree: nobody else sees it, nobody is pressed, and a race changes nothing.

use std::sync::Arc;

use async_graphql::{Request, Variables};
use passerelle::{
    auth::demo::read_token,
    domain::{
        introductions::port::{Asker, Asking, IntroductionGraph as _, Request as Ask},
        profile::port::WriteContext,
    },
    graph::{check::check, store::GraphStore},
    graphql::Api,
    refresh::refresh,
};
use serde_json::{Value, json};

use crate::support::{
    answers::{id, with_cards},
    directory::directory,
    engine::{Engine, fresh, instant, load, moment},
};

mod refused;
mod together;
mod viewer;

const REQUEST: &str = include_str!("graphql/request_introduction.graphql");
const ANSWER: &str = include_str!("graphql/answer_introduction.graphql");
const LIST: &str = include_str!("graphql/introductions.graphql");
const DAY: &str = "2026-03-02";

async fn ask_on(store: &GraphStore, day: &str, token: &str, query: &str, given: Value) -> Value {
    let api = Api::new(Arc::new(store.clone()), Some(day.parse().unwrap())).unwrap();
    let request = Request::new(query).variables(Variables::from_json(given));
    let answer = api.execute(request, read_token(token).unwrap()).await;
    serde_json::to_value(&answer).unwrap()
}

/// The result of a mutation, which must be no error.
async fn change(store: &GraphStore, token: &str, query: &str, input: Value) -> Value {
    let input = with_cards(token, input);
    let answer = ask_on(store, DAY, token, query, json!({ "input": input })).await;
    assert!(answer.get("errors").is_none(), "{answer}");
    answer["data"]["result"].clone()
}

/// The introduction that a mutation made or changed.
async fn done(store: &GraphStore, token: &str, query: &str, input: Value) -> Value {
    let result = change(store, token, query, input).await;
    assert_eq!(result["userErrors"], json!([]), "{result}");
    result["introduction"].clone()
}

/// Code and field of the one reason why nothing was changed.
async fn refusal(store: &GraphStore, token: &str, query: &str, input: Value) -> (String, Value) {
    let result = change(store, token, query, input).await;
    assert_eq!(result["introduction"], Value::Null, "{result}");
    let errors = result["userErrors"].as_array().unwrap();
    assert_eq!(errors.len(), 1, "{result}");
    assert!(!errors[0]["message"].as_str().unwrap().is_empty());
    let code = errors[0]["code"].as_str().unwrap().to_owned();
    (code, errors[0]["field"].clone())
}

/// The introductions that an agent sees of their own, of one state or of all.
async fn own(store: &GraphStore, agent: &str, state: Value) -> Vec<Value> {
    let token = format!("demo.agent.{agent}");
    let answer = ask_on(store, DAY, &token, LIST, json!({ "state": state })).await;
    assert!(answer.get("errors").is_none(), "{answer}");
    let edges = answer["data"]["me"]["introductions"]["edges"].as_array();
    let edges = edges.unwrap().iter();
    edges.map(|edge| edge["node"].clone()).collect()
}

async fn node(store: &GraphStore, token: &str, introduction: &Value) -> Value {
    let query = "query ($id: ID!) { node(id: $id) { ... on Introduction {
        state to { displayName } from { displayName } contact } } }";
    let answer = ask_on(store, DAY, token, query, json!({ "id": introduction })).await;
    assert!(answer.get("errors").is_none(), "{answer}");
    answer["data"]["node"].clone()
}

async fn consent(store: &GraphStore, agent: &str, purpose: &str, given: bool) {
    let set = "mutation ($input: SetConsentInput!) { result: setConsent(input: $input) {
        userErrors { code } } }";
    let input = json!({ "purpose": purpose, "given": given });
    change(store, &format!("demo.agent.{agent}"), set, input).await;
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

#[tokio::test]
async fn a_peer_asks_a_peer_who_accepts_and_both_have_the_contact() {
    for engine in fresh().await {
        let store = &engine.store;
        let input = json!({
            "to": id("Agent", "agt-15"),
            "about": id("Post", "post-04"),
            "message": "Comment êtes-vous passée à DevOps ?",
        });
        let asked = done(store, "demo.agent.agt-01", REQUEST, input).await;
        assert_eq!(asked["state"], "ASKED");
        assert_eq!(asked["from"]["displayName"], "Éléonore Vauquelin-Maréchal");
        assert_eq!(asked["to"]["displayName"], "Quitterie Larrazet");
        assert_eq!(asked["to"]["occupation"]["code"], "INF-01");
        assert_eq!(asked["about"]["reference"], "INSEE-2026-003");
        assert_eq!(
            (&asked["fromOrganisation"], &asked["contact"]),
            (&Value::Null, &Value::Null)
        );
        // The one asked sees who asks and why; int-01, where she was asked before, is older.
        let waiting = own(store, "agt-15", json!("ASKED")).await;
        assert_eq!(waiting.len(), 1);
        assert_eq!(waiting[0]["id"], asked["id"]);
        assert_eq!(
            waiting[0]["from"]["displayName"],
            "Éléonore Vauquelin-Maréchal"
        );
        assert_eq!(waiting[0]["message"], "Comment êtes-vous passée à DevOps ?");
        assert_eq!(own(store, "agt-15", Value::Null).await.len(), 2);
        let input = json!({
            "introduction": asked["id"], "accept": true, "contact": " quitterie@exemple.fr ",
        });
        let answered = done(store, "demo.agent.agt-15", ANSWER, input).await;
        assert_eq!(answered["state"], "ACCEPTED");
        assert!(answered["answeredAt"].is_string());
        for agent in ["agt-01", "agt-15"] {
            let accepted = own(store, agent, json!("ACCEPTED")).await;
            assert_eq!(accepted[0]["contact"], "quitterie@exemple.fr", "{agent}");
            assert_eq!(accepted[0]["to"]["displayName"], "Quitterie Larrazet");
            assert_eq!(
                accepted[0]["from"]["displayName"],
                "Éléonore Vauquelin-Maréchal"
            );
        }
        sound(&engine).await;
    }
}

#[tokio::test]
async fn a_recruiter_reads_the_name_of_a_candidate_once_they_accepted() {
    let recruiter = "demo.recruiter.org-dinum";
    for engine in fresh().await {
        let store = &engine.store;
        let input = json!({ "to": id("Agent", "agt-01"), "about": id("Post", "post-01") });
        let asked = done(store, recruiter, REQUEST, input).await;
        assert_eq!(asked["from"], Value::Null);
        assert_eq!(asked["fromOrganisation"]["acronym"], "DINUM");
        assert_eq!(asked["to"]["displayName"], Value::Null);
        assert_eq!(asked["to"]["category"], "A_PLUS");
        let waiting = own(store, "agt-01", Value::Null).await;
        assert_eq!(waiting[0]["fromOrganisation"]["acronym"], "DINUM");
        assert_eq!(waiting[0]["about"]["reference"], "DINUM-2026-001");
        assert_eq!(
            waiting[0]["to"]["displayName"],
            "Éléonore Vauquelin-Maréchal"
        );
        let input =
            json!({ "introduction": asked["id"], "accept": true, "contact": "e@exemple.fr" });
        done(store, "demo.agent.agt-01", ANSWER, input).await;
        let seen = node(store, recruiter, &asked["id"]).await;
        assert_eq!(seen["to"]["displayName"], "Éléonore Vauquelin-Maréchal");
        assert_eq!(seen["contact"], "e@exemple.fr");
        // A refusal discloses no name, nor a contact that came with it.
        let input = json!({ "to": id("Agent", "agt-13"), "about": id("Post", "post-09") });
        let asked = done(store, "demo.recruiter.org-spm", REQUEST, input).await;
        let input =
            json!({ "introduction": asked["id"], "accept": false, "contact": "j@exemple.fr" });
        let refused = done(store, "demo.agent.agt-13", ANSWER, input).await;
        assert_eq!(
            (&refused["state"], &refused["contact"]),
            (&json!("REFUSED"), &Value::Null)
        );
        let seen = node(store, "demo.recruiter.org-spm", &asked["id"]).await;
        assert_eq!(seen["to"]["displayName"], Value::Null, "{seen}");
        sound(&engine).await;
    }
}

#[tokio::test]
async fn an_introduction_is_for_the_two_and_for_the_organisation_that_asked() {
    // agt-11 accompanies agt-01 while this lasts.
    let viewers = [
        ("demo.agent.agt-01", true, true),
        ("demo.agent.agt-15", true, false),
        ("demo.recruiter.org-dinum", false, true),
        ("demo.all", true, true),
        ("demo.adviser.agt-11", false, false),
        ("demo.agent.agt-02", false, false),
        ("demo.recruiter.org-spm", false, false),
        ("demo.recruiter", false, false),
        ("demo.analyst", false, false),
        ("demo.steward", false, false),
        ("demo.officer", false, false),
        ("demo.operator", false, false),
        ("demo.anonymous", false, false),
    ];
    for engine in fresh().await {
        let store = &engine.store;
        let input = json!({ "to": id("Agent", "agt-15") });
        let peers = done(store, "demo.agent.agt-01", REQUEST, input).await;
        let input = json!({ "to": id("Agent", "agt-01"), "about": id("Post", "post-01") });
        let posts = done(store, "demo.recruiter.org-dinum", REQUEST, input).await;
        for (token, sees_peers, sees_posts) in viewers {
            let seen = node(store, token, &peers["id"]).await;
            assert_eq!(seen["state"] == "ASKED", sees_peers, "{token} {seen}");
            let seen = node(store, token, &posts["id"]).await;
            assert_eq!(seen["state"] == "ASKED", sees_posts, "{token} {seen}");
        }
        let count = "{ agent(uid: \"agt-01\") { uid introductions { edges { node { id } } } } }";
        for (token, edges) in [
            ("demo.adviser.agt-11", 0),
            ("demo.all", 2),
            ("demo.agent.agt-01", 2),
        ] {
            let answer = ask_on(store, DAY, token, count, json!({})).await;
            let agent = &answer["data"]["agent"];
            assert_eq!(agent["uid"], "agt-01", "{answer}");
            let found = agent["introductions"]["edges"].as_array().unwrap().len();
            assert_eq!(found, edges, "{token}");
        }
    }
}

#[tokio::test]
async fn a_withdrawn_consent_hides_the_one_asked_and_the_one_who_asks_from_the_next_answer() {
    for engine in fresh().await {
        let store = &engine.store;
        // int-01: agt-02 asked agt-15, who accepted and gave a contact.
        let seen = own(store, "agt-02", json!("ACCEPTED")).await;
        assert_eq!(seen[0]["contact"], "quitterie.larrazet@exemple.fr");
        consent(store, "agt-15", "VISIBLE_TO_PEERS", false).await;
        let seen = json!(own(store, "agt-02", Value::Null).await).to_string();
        for canary in ["Larrazet", "larrazet", &id("Agent", "agt-15")] {
            assert!(!seen.contains(canary), "{canary} in {seen}");
        }
        let introduction = json!(id("Introduction", "int-01"));
        assert_eq!(
            node(store, "demo.agent.agt-02", &introduction).await,
            Value::Null
        );
        // She still has hers, which has ended.
        let hers = node(store, "demo.agent.agt-15", &introduction).await;
        assert_eq!(
            (&hers["state"], &hers["from"]),
            (&json!("ENDED"), &Value::Null)
        );
        consent(store, "agt-15", "VISIBLE_TO_PEERS", true).await;
        // A consent given again does not bring the contact back.
        let seen = node(store, "demo.agent.agt-02", &introduction).await;
        assert_eq!(
            (&seen["state"], &seen["contact"]),
            (&json!("ENDED"), &Value::Null)
        );
        let hers = node(store, "demo.agent.agt-15", &introduction).await;
        assert_eq!(
            (&hers["state"], &hers["from"]),
            (&json!("ENDED"), &Value::Null)
        );
        // int-02: agt-12 asked agt-02, and withdraws.
        let other = json!(id("Introduction", "int-02"));
        let his = node(store, "demo.agent.agt-02", &other).await;
        assert!(his["from"]["displayName"].is_string(), "{his}");
        consent(store, "agt-12", "VISIBLE_TO_PEERS", false).await;
        let his = node(store, "demo.agent.agt-02", &other).await;
        assert_eq!(
            (&his["state"], &his["from"]),
            (&json!("ENDED"), &Value::Null)
        );
        // int-03: org-dinum asked agt-17, who may be hidden from the tree or from all recruiters.
        let introduction = json!(id("Introduction", "int-03"));
        let recruiter = "demo.recruiter.org-dinum";
        assert_eq!(
            node(store, recruiter, &introduction).await["state"],
            "ASKED"
        );
        consent(store, "agt-17", "VISIBLE_TO_RECRUITERS", false).await;
        assert_eq!(node(store, recruiter, &introduction).await, Value::Null);
        consent(store, "agt-17", "VISIBLE_TO_RECRUITERS", true).await;
        assert_eq!(
            node(store, recruiter, &introduction).await["state"],
            "ENDED"
        );
        let hide = "mutation ($input: SetHiddenOrganisationsInput!) {
            result: setHiddenOrganisations(input: $input) { userErrors { code } } }";
        let input = json!({ "organisations": [id("Organisation", "org-spm")] });
        change(store, "demo.agent.agt-17", hide, input).await;
        assert_eq!(node(store, recruiter, &introduction).await, Value::Null);
        sound(&engine).await;
    }
}

#[tokio::test]
async fn a_request_that_nobody_answers_expires_on_its_day_and_refresh_notes_it() {
    // int-02, to agt-02, was asked on 27 February: 30 days later is 29 March, still in time.
    let state = "{ me { introductions { edges { node { id state } } } } }";
    let of = |answer: &Value| {
        let edges = answer["data"]["me"]["introductions"]["edges"].as_array();
        let found = edges
            .unwrap()
            .iter()
            .find(|edge| edge["node"]["id"] == json!(id("Introduction", "int-02")));
        found.unwrap()["node"]["state"].clone()
    };
    for engine in fresh().await {
        let store = &engine.store;
        for (day, expected) in [("2026-03-29", "ASKED"), ("2026-03-30", "EXPIRED")] {
            let answer = ask_on(store, day, "demo.agent.agt-02", state, json!({})).await;
            assert_eq!(of(&answer), expected, "{day} {answer}");
        }
        let input =
            json!({ "input": { "introduction": id("Introduction", "int-02"), "accept": true } });
        let late = ask_on(
            store,
            "2026-03-30",
            "demo.agent.agt-02",
            ANSWER,
            input.clone(),
        )
        .await;
        assert_eq!(
            late["data"]["result"]["userErrors"][0]["code"], "CONFLICT",
            "{late}"
        );
        refresh(store, moment("2026-03-29")).await.unwrap();
        let answer = ask_on(store, DAY, "demo.agent.agt-02", state, json!({})).await;
        assert_eq!(of(&answer), "ASKED");
        refresh(store, moment("2026-03-30")).await.unwrap();
        // Noted: it stays so, whatever the day of the one who looks.
        let answer = ask_on(store, DAY, "demo.agent.agt-02", state, json!({})).await;
        assert_eq!(of(&answer), "EXPIRED");
        let late = ask_on(store, DAY, "demo.agent.agt-02", ANSWER, input).await;
        assert_eq!(
            late["data"]["result"]["userErrors"][0]["code"], "CONFLICT",
            "{late}"
        );
        // What has expired does not stand against another request.
        let input = json!({ "to": id("Agent", "agt-02") });
        done(store, "demo.agent.agt-12", REQUEST, input).await;
        sound(&engine).await;
    }
}
