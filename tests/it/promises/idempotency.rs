//! A key belongs to its user and its input: the same input has one effect, another input is a conflict.

use std::sync::Arc;

use async_graphql::{Request, Variables};
use chrono::{DateTime, TimeDelta, Utc};
use passerelle::{
    auth::demo::read_token,
    domain::{
        analytics::small_count::Threshold,
        introductions::port::{Asker, IntroductionGraph as _, Request as Ask},
        model::port::EntityGraph as _,
        profile::port::{ChangeGraph as _, IdempotencyKey, ProfileChange, WriteContext},
        vacancies::port::{Changing, Publication, Publishing, VacancyChange, VacancyGraph as _},
        viewer::Viewer,
        vocabulary::VacancyState,
    },
    graph::{catalog::REFRESH_LIST_IDEMPOTENCY_KEYS, store::GraphStore},
    graphql::Api,
    refresh::{Moment, refresh},
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::support::{
    answers::id,
    engine::{fresh, instant},
};

mod every;

const DAY: &str = "2026-03-02";
const CONSENT: &str = include_str!("../graphql/set_consent.graphql");
const DECLARE: &str = include_str!("../graphql/declare_competency.graphql");
const ANSWER: &str = include_str!("../graphql/answer_introduction.graphql");
const PUBLISH: &str = include_str!("../graphql/publish_vacancy.graphql");

/// The payload of a mutation.
async fn change(store: &GraphStore, token: &str, query: &str, input: Value) -> Value {
    let api = Api::new(Arc::new(store.clone()), Some(DAY.parse().unwrap())).unwrap();
    let variables = Variables::from_json(json!({ "input": input }));
    let request = Request::new(query).variables(variables);
    let answer = api.execute(request, read_token(token).unwrap()).await;
    assert!(answer.errors.is_empty(), "{:?}", answer.errors);
    answer.data.into_json().unwrap()["result"].take()
}

/// Asserts that a mutation did nothing because its key stands for another input.
fn assert_key_conflict(result: &Value) {
    let errors = &result["userErrors"];
    assert_eq!(errors[0]["code"], "CONFLICT", "{result}");
    assert_eq!(errors[0]["field"], json!(["input", "idempotencyKey"]));
    assert_eq!(errors.as_array().unwrap().len(), 1);
}

fn assert_done(result: &Value) {
    assert_eq!(result["userErrors"], json!([]), "{result}");
}

#[expect(clippy::disallowed_methods, reason = "a key expires by the clock")]
fn now() -> DateTime<Utc> {
    Utc::now()
}

fn at(now: DateTime<Utc>, key: &str, input: &str) -> WriteContext {
    WriteContext {
        now,
        today: DAY.parse().unwrap(),
        key: Some(IdempotencyKey::new("anna", "test", key, input)),
    }
}

#[derive(Deserialize)]
struct Key {
    uid: String,
}

/// The recorded keys.
async fn keys(store: &GraphStore) -> Vec<String> {
    let page = json!({ "after": "", "limit": 100 });
    let keys: Vec<Key> = store
        .read(REFRESH_LIST_IDEMPOTENCY_KEYS.statement(), page)
        .await
        .unwrap();
    keys.into_iter().map(|key| key.uid).collect()
}

#[tokio::test]
async fn a_withdrawal_of_consent_is_not_lost_under_the_key_of_the_grant() {
    for engine in fresh().await {
        let (store, token) = (&engine.store, "demo.agent.agt-01");
        let input = |given: bool, key: &str| json!({ "purpose": "VISIBLE_TO_PEERS", "given": given, "idempotencyKey": key });
        let given = |result: &Value| {
            let consents = result["agent"]["consents"].as_array().unwrap().clone();
            let found = consents
                .into_iter()
                .find(|item| item["purpose"] == "VISIBLE_TO_PEERS");
            found.unwrap()["given"].as_bool().unwrap()
        };
        let first = change(store, token, CONSENT, input(true, "k")).await;
        assert!(given(&first), "{}", engine.name);
        let other = change(store, token, CONSENT, input(false, "k")).await;
        assert_key_conflict(&other);
        assert_eq!(other["agent"], Value::Null);
        // The same input is still a success, in whatever order it is written.
        let order = json!({ "idempotencyKey": "k", "given": true, "purpose": "VISIBLE_TO_PEERS" });
        let again = change(store, token, CONSENT, order).await;
        assert_done(&again);
        assert_eq!(again["agent"], first["agent"]);
        let withdrawn = change(store, token, CONSENT, input(false, "l")).await;
        assert_done(&withdrawn);
        assert!(!given(&withdrawn), "{}", engine.name);
        // Variables or literals: it is the same input.
        let literal = CONSENT
            .replace("$input: SetConsentInput!", "$key: String")
            .replace(
                "input: $input",
                "input: { given: false, purpose: VISIBLE_TO_PEERS, idempotencyKey: $key }",
            );
        let api = Api::new(Arc::new(store.clone()), Some(DAY.parse().unwrap())).unwrap();
        let variables = Variables::from_json(json!({ "key": "l" }));
        let request = Request::new(literal).variables(variables);
        let answer = api.execute(request, read_token(token).unwrap()).await;
        let answer = serde_json::to_value(&answer).unwrap();
        assert_done(&answer["data"]["result"]);
    }
}

#[tokio::test]
async fn a_refusal_is_not_lost_under_the_key_of_another_answer() {
    for engine in fresh().await {
        let store = &engine.store;
        let mut introductions = Vec::new();
        for from in ["agt-01", "agt-10"] {
            let request = Ask {
                from: Asker::Peer(from.to_owned()),
                to: "agt-15".to_owned(),
                about: None,
                message: None,
                contact: None,
            };
            let asked = store.ask(&request, &at(now(), from, "{}")).await;
            introductions.push(id("Introduction", &asked.unwrap().unwrap().0));
        }
        let input = |which: usize, accept: bool| json!({ "introduction": introductions[which], "accept": accept, "contact": "06", "idempotencyKey": "k" });
        let token = "demo.agent.agt-15";
        let accepted = change(store, token, ANSWER, input(0, true)).await;
        assert_done(&accepted);
        let refused = change(store, token, ANSWER, input(1, false)).await;
        assert_key_conflict(&refused);
        // The request still waits, and is refused under a key of its own.
        let mut second = input(1, false);
        second["idempotencyKey"] = "l".into();
        let refused = change(store, token, ANSWER, second).await;
        assert_eq!(refused["introduction"]["state"], "REFUSED", "{refused}");
    }
}

#[tokio::test]
async fn two_recruiters_of_one_organisation_have_keys_of_their_own() {
    for engine in fresh().await {
        let store = &engine.store;
        let input = json!({ "post": id("Post", "post-10"), "idempotencyKey": "k" });
        let first = change(store, "demo.recruiter.org-dgfip", PUBLISH, input.clone()).await;
        assert_done(&first);
        let again = change(store, "demo.recruiter.org-dgfip", PUBLISH, input.clone()).await;
        assert_eq!(again, first, "{}", engine.name);
        // For a colleague nothing was done under this key: they read that the post is open already.
        let token = "demo.recruiter.org-dgfip~second";
        let colleague = change(store, token, PUBLISH, input).await;
        assert_eq!(colleague["userErrors"][0]["code"], "CONFLICT");
        assert_eq!(
            colleague["userErrors"][0]["field"],
            json!(["input", "post"])
        );
        // Their refused attempt leaves the key free.
        let other = json!({ "post": id("Post", "post-10"), "idempotencyKey": "k", "applyBy": "2026-06-01" });
        let colleague = change(store, token, PUBLISH, other).await;
        assert_eq!(
            colleague["userErrors"][0]["field"],
            json!(["input", "post"])
        );
    }
}

#[tokio::test]
async fn a_key_expires_after_a_day_and_what_it_made_before_stays() {
    let declare = |level| ProfileChange::Declare {
        competency: "cmp-python".to_owned(),
        level,
        last_used: None,
    };
    let publication = Publication {
        post: "post-10".to_owned(),
        vacant_from: None,
        apply_by: None,
    };
    let recruiter = Viewer {
        all: false,
        agent: None,
        adviser: None,
        organisation: Some("org-dgfip".to_owned()),
        today: DAY.parse().unwrap(),
        threshold: Threshold::INSIDE,
    };
    for engine in fresh().await {
        let store = &engine.store;
        let level = async || {
            let held = store.agent_competencies(&["agt-12".to_owned()]).await;
            let mut held = held.unwrap().into_iter();
            let python = held.find(|held| held.competency_uid == "cmp-python");
            python.unwrap().level.unwrap()
        };
        let change = async |level: i32, write: &WriteContext| {
            store
                .change_profile("agt-12", &declare(level), write)
                .await
                .unwrap();
        };
        let keyless = |now| WriteContext {
            key: None,
            ..at(now, "", "")
        };
        change(4, &at(instant(), "k", "4")).await;
        change(2, &keyless(instant())).await;
        let almost = instant() + TimeDelta::hours(24) - TimeDelta::seconds(1);
        change(4, &at(almost, "k", "4")).await;
        assert_eq!(level().await, 2, "{}", engine.name);
        let publish = async |now| {
            let write = at(now, "p", "post-10");
            let published = store.publish(&publication, &recruiter, &write).await;
            published.unwrap().unwrap()
        };
        let first = publish(instant()).await;
        assert_eq!(publish(almost).await, first);
        let withdrawal = VacancyChange {
            vacancy: first.0.clone(),
            post: "post-10".to_owned(),
            state: VacancyState::Withdrawn,
            on: Some(DAY.parse().unwrap()),
        };
        let withdrawn = store
            .change_vacancy(&withdrawal, &recruiter, &keyless(instant()))
            .await;
        assert_eq!(withdrawn.unwrap(), Some(Changing::Changed));
        // A day after its first use the key is as if nobody had used it.
        let after = instant() + TimeDelta::hours(24);
        change(4, &at(after, "k", "4")).await;
        assert_eq!(level().await, 4, "{}", engine.name);
        let second = publish(after).await;
        assert_eq!(second.1, Publishing::Published);
        assert_ne!(second.0, first.0, "the vacancy of the day before stays");
        let old = store.managed_vacancy(&first.0, &recruiter).await.unwrap();
        assert_eq!(old.unwrap().state, VacancyState::Withdrawn);
        // It stands for its new input from then on.
        let other = store
            .change_profile("agt-12", &declare(1), &at(after, "k", "1"))
            .await;
        assert!(other.is_err());
    }
}

#[tokio::test]
async fn refresh_forgets_expired_keys_and_the_graph_never_holds_a_key_in_clear() {
    for engine in fresh().await {
        let store = &engine.store;
        let change = ProfileChange::ForgetAspirations;
        for (key, hours) in [("old-key", 0), ("young-key", 12)] {
            let write = at(instant() + TimeDelta::hours(hours), key, "{}");
            store
                .change_profile("agt-01", &change, &write)
                .await
                .unwrap();
        }
        let before = keys(store).await;
        assert_eq!(before.len(), 2, "{}", engine.name);
        assert!(before.iter().all(|uid| uid.len() == 64), "{before:?}");
        let day = |hours| Moment {
            as_of: DAY.parse().unwrap(),
            now: instant() + TimeDelta::hours(hours),
        };
        refresh(store, day(23)).await.unwrap();
        assert_eq!(keys(store).await, before);
        refresh(store, day(24)).await.unwrap();
        let young = IdempotencyKey::new("anna", "test", "young-key", "{}");
        assert_eq!(keys(store).await, [young.uid], "{}", engine.name);
    }
}

#[tokio::test]
async fn one_of_many_requests_at_once_under_one_key_has_an_effect() {
    for engine in fresh().await {
        let store = &engine.store;
        let input = |level: usize| json!({ "competency": id("Competency", "cmp-python"), "level": level, "idempotencyKey": "k" });
        let requests = (0..9).map(|number| {
            let input = input(1 + number % 3);
            change(store, "demo.agent.agt-12", DECLARE, input)
        });
        let results = futures::future::join_all(requests).await;
        let done = |result: &Value| result["userErrors"] == json!([]);
        let (won, lost): (Vec<_>, Vec<_>) = results.iter().partition(|result| done(result));
        // One input won, and all who sent it have the same success.
        assert_eq!((won.len(), lost.len()), (3, 6), "{results:?}");
        assert!(won.iter().all(|result| *result == won[0]), "{won:?}");
        for result in lost {
            assert_key_conflict(result);
        }
        assert_eq!(keys(store).await.len(), 1, "{}", engine.name);
    }
}

#[tokio::test]
async fn a_key_is_printable_and_not_too_long() {
    for engine in fresh().await {
        let store = &engine.store;
        let long = "é".repeat(100);
        let input =
            |key: &str| json!({ "purpose": "STATISTICS", "given": true, "idempotencyKey": key });
        let good = [long.as_str(), "0f8fad5b-d9cb-469f-a165-70867728950e", "a b"];
        for key in good {
            let result = change(store, "demo.agent.agt-01", CONSENT, input(key)).await;
            assert_done(&result);
        }
        let longer = "é".repeat(101);
        let bad = ["", &longer, "a\nb", "a\u{0}", "\u{202e}k", "k\u{200b}"];
        for key in bad {
            let result = change(store, "demo.agent.agt-01", CONSENT, input(key)).await;
            let error = &result["userErrors"][0];
            assert_eq!(error["code"], "BAD_USER_INPUT", "{key:?}: {result}");
            assert_eq!(error["field"], json!(["input", "idempotencyKey"]));
        }
    }
}

#[tokio::test]
async fn a_change_that_hides_its_own_object_is_a_success_again() {
    const SAVE: &str = include_str!("../graphql/save_post.graphql");
    const CLEAR: &str = include_str!("../graphql/clear_post_action.graphql");
    const CHANGE: &str = include_str!("../graphql/change_vacancy.graphql");
    for engine in fresh().await {
        let (store, token) = (&engine.store, "demo.agent.agt-01");
        let post = id("Post", "post-01");
        assert_done(&change(store, token, SAVE, json!({ "post": post })).await);
        let filled = json!({ "vacancy": id("Vacancy", "vac-01"), "state": "FILLED" });
        assert_done(&change(store, "demo.recruiter.org-dinum", CHANGE, filled).await);
        // The closed post is seen because it is saved, and no more once that is taken back.
        let input = |key: &str| json!({ "post": post, "idempotencyKey": key });
        for _ in 0..2 {
            assert_done(&change(store, token, CLEAR, input("k")).await);
        }
        let new = change(store, token, CLEAR, input("l")).await;
        assert_eq!(new["userErrors"][0]["code"], "NOT_FOUND", "{new}");
    }
}
