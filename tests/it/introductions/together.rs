//! Requests at the same time, again, and too often.

use passerelle::domain::{
    introductions::port::{Answer, Answering},
    profile::port::IdempotencyKey,
};

use super::*;
use crate::support::answers::person;

fn request(from: &str, to: &str) -> Ask {
    Ask {
        from: Asker::Peer(from.to_owned()),
        to: to.to_owned(),
        about: None,
        message: None,
        contact: None,
    }
}

fn at(now: chrono::DateTime<chrono::Utc>, key: Option<&str>) -> WriteContext {
    WriteContext {
        now,
        today: DAY.parse().unwrap(),
        key: key.map(|key| IdempotencyKey::new("agt-01", "requestIntroduction", key, "{}")),
    }
}

#[tokio::test]
async fn requests_at_the_same_time_between_two_people_make_one() {
    for engine in fresh().await {
        let store = &engine.store;
        let (there, back) = (request("agt-01", "agt-15"), request("agt-15", "agt-01"));
        let write = at(instant(), None);
        let asked = futures::future::join_all(
            [&there, &back, &there, &back, &there, &back, &there, &there]
                .map(|request| store.ask(request, &write)),
        )
        .await;
        let mut outcomes: Vec<_> = asked
            .into_iter()
            .map(|item| item.unwrap().unwrap().1)
            .collect();
        outcomes.sort_by_key(|outcome| *outcome != Asking::Asked);
        assert_eq!(outcomes[0], Asking::Asked, "{}", engine.name);
        assert!(
            outcomes[1..].iter().all(|item| *item == Asking::Open),
            "{outcomes:?}"
        );
        let open = own(store, "agt-01", json!("ASKED")).await;
        assert_eq!(open.len(), 1);
        // And answers at the same time give one.
        let uid = String::from_utf8(
            base64::Engine::decode(
                &base64::engine::general_purpose::URL_SAFE_NO_PAD,
                open[0]["id"].as_str().unwrap(),
            )
            .unwrap(),
        )
        .unwrap();
        let uid = uid.strip_prefix("Introduction:").unwrap();
        let agent = person(&open[0]["to"]["id"]);
        let answer = |accept: bool| Answer {
            introduction: uid.to_owned(),
            agent: agent.clone(),
            accept,
            contact: None,
        };
        let (yes, no) = (answer(true), answer(false));
        let answers = futures::future::join_all(
            [&yes, &no, &yes, &no].map(|answer| store.answer(answer, &write)),
        );
        let answers: Vec<_> = answers
            .await
            .into_iter()
            .map(|item| item.unwrap())
            .collect();
        let noted = answers
            .iter()
            .filter(|item| **item == Some(Answering::Answered));
        assert_eq!(noted.count(), 1, "{answers:?} on {}", engine.name);
        sound(&engine).await;
    }
}

#[tokio::test]
async fn the_same_key_asks_and_answers_once_for_its_principal() {
    for engine in fresh().await {
        let store = &engine.store;
        let input = json!({ "to": id("Agent", "agt-15"), "idempotencyKey": "k" });
        let first = done(store, "demo.agent.agt-01", REQUEST, input.clone()).await;
        let again = done(store, "demo.agent.agt-01", REQUEST, input.clone()).await;
        assert_eq!(first, again, "{}", engine.name);
        let other = done(store, "demo.agent.agt-10", REQUEST, input.clone()).await;
        assert_ne!(other["id"], first["id"], "the key of somebody else");
        let input = |accept: bool, key: &str| json!({ "introduction": first["id"], "accept": accept, "contact": "06", "idempotencyKey": key });
        let yes = done(store, "demo.agent.agt-15", ANSWER, input(true, "k")).await;
        let again = done(store, "demo.agent.agt-15", ANSWER, input(true, "k")).await;
        assert_eq!(yes, again);
        let refused = refusal(store, "demo.agent.agt-15", ANSWER, input(true, "l")).await;
        assert_eq!(refused.0, "CONFLICT");
        // At the same time, too: every answer names the same introduction.
        let (request, write) = (request("agt-01", "agt-12"), at(instant(), Some("m")));
        let asked = futures::future::join_all((0..6).map(|_| store.ask(&request, &write)));
        let asked: Vec<_> = asked
            .await
            .into_iter()
            .map(|item| item.unwrap().unwrap())
            .collect();
        assert!(asked.iter().all(|item| item.0 == asked[0].0), "{asked:?}");
        assert!(
            asked.iter().all(|item| item.1 == Asking::Asked),
            "{asked:?}"
        );
        let open = own(store, "agt-01", json!("ASKED")).await;
        let made = open
            .iter()
            .filter(|item| item["id"] == id("Introduction", &asked[0].0));
        assert_eq!((made.count(), open.len()), (1, 1), "{}", engine.name);
        sound(&engine).await;
    }
}

#[tokio::test]
async fn a_key_whose_request_was_refused_is_still_free() {
    for engine in fresh().await {
        let store = &engine.store;
        let input = json!({ "to": id("Agent", "agt-04"), "idempotencyKey": "k" });
        let refused = refusal(store, "demo.agent.agt-01", REQUEST, input.clone()).await;
        assert_eq!(refused.0, "NOT_FOUND");
        consent(store, "agt-04", "VISIBLE_TO_PEERS", true).await;
        done(store, "demo.agent.agt-01", REQUEST, input).await;
    }
}

#[tokio::test]
async fn nobody_asks_more_people_on_a_day_than_is_published() {
    let row = |number| format!("agt-{number:02},VISIBLE_TO_PEERS,2025-10-01T08:00:00Z,\n");
    let consents: String = (2..=16).map(row).collect();
    let consents = format!("agent_uid,purpose,granted_at,withdrawn_at\n{consents}");
    let everybody = directory(&[("consents.csv", &consents)]);
    for engine in fresh().await {
        let store = &engine.store;
        load(store, everybody.path()).await;
        let mut outcomes = Vec::new();
        for number in 2..=13 {
            let request = request("agt-01", &format!("agt-{number:02}"));
            let asked = store.ask(&request, &at(instant(), None)).await.unwrap();
            outcomes.push(asked.unwrap().1);
        }
        // Ten on one day; the day after is another.
        assert!(
            outcomes[..10].iter().all(|item| *item == Asking::Asked),
            "{outcomes:?}"
        );
        assert_eq!(outcomes[10..], [Asking::TooMany; 2], "{}", engine.name);
        let tomorrow = at(instant() + chrono::Days::new(1), None);
        let asked = store.ask(&request("agt-01", "agt-16"), &tomorrow).await;
        assert_eq!(asked.unwrap().unwrap().1, Asking::Asked);
        // Somebody else has a share of their own.
        let asked = store
            .ask(&request("agt-15", "agt-14"), &at(instant(), None))
            .await;
        assert_eq!(asked.unwrap().unwrap().1, Asking::Asked);
        sound(&engine).await;
    }
}

#[tokio::test]
async fn a_consent_withdrawn_meanwhile_is_seen_by_the_write_itself() {
    for engine in fresh().await {
        let store = &engine.store;
        let request = request("agt-01", "agt-15");
        let withdraw = consent(store, "agt-15", "VISIBLE_TO_PEERS", false);
        // At the beginning of the day: the withdrawal comes after it, whatever the clock says.
        let morning = instant().date_naive().and_time(chrono::NaiveTime::MIN);
        let write = at(morning.and_utc(), None);
        let (asked, ()) = tokio::join!(store.ask(&request, &write), withdraw);
        let made = asked.unwrap().is_some();
        // Whichever came first: after both, the one who asked sees nothing.
        assert!(own(store, "agt-01", Value::Null).await.is_empty());
        assert!(own(store, "agt-15", json!("ASKED")).await.is_empty());
        // int-01, which she had accepted, has ended too.
        let hers = own(store, "agt-15", json!("ENDED")).await.len();
        assert_eq!(hers, 1 + usize::from(made), "{}", engine.name);
        assert!(store.ask(&request, &write).await.unwrap().is_none());
        sound(&engine).await;
    }
}
