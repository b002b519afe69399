//! Consent is a history of acts, and introductions follow it.

use passerelle::{
    graph::store::GraphStore,
    refresh::{Moment, refresh},
};
use serde_json::{Value, json};

use super::acting::{DAY, ask, change, consent, exported, import, import_file, peers, said, sound};
use crate::support::{
    answers::{id, with_cards},
    directory::{directory, files},
    engine::{evening, fixture, fresh, load, moment},
};

pub(super) const HEADER: &str = "agent_uid,purpose,granted_at,withdrawn_at\n";
pub(super) const PEERS: &str = "VISIBLE_TO_PEERS";
pub(super) const RECOMMENDATIONS: &str = "RECOMMENDATIONS";

pub(super) async fn why_empty(store: &GraphStore, agent: &str) -> Value {
    let query = "{ me { recommendedPosts(first: 1) { emptyReason } } }";
    let data = ask(store, &format!("demo.agent.{agent}"), query, json!({})).await;
    data["me"]["recommendedPosts"]["emptyReason"].clone()
}

#[tokio::test]
async fn a_withdrawal_on_a_second_row_hides_the_person() {
    for engine in fresh().await {
        let store = &engine.store;
        assert!(
            peers(store, "agt-02")
                .await
                .contains(&"Quitterie Larrazet".to_owned())
        );
        let rows = format!(
            "{HEADER}agt-15,RECOMMENDATIONS,2025-10-01T08:00:00Z,2026-01-15T08:00:00Z\n\
             agt-15,RECOMMENDATIONS,2025-10-01T08:00:00Z,\n\
             agt-15,VISIBLE_TO_PEERS,2025-10-01T08:00:00Z,\n\
             agt-15,VISIBLE_TO_PEERS,2025-10-01T08:00:00Z,2026-01-15T08:00:00Z\n"
        );
        assert_eq!(
            import_file(store, "consents.csv", &rows).await,
            "",
            "{}",
            engine.name
        );
        assert_eq!(why_empty(store, "agt-15").await, "CONSENT_MISSING");
        assert!(
            !peers(store, "agt-02")
                .await
                .contains(&"Quitterie Larrazet".to_owned())
        );
        sound(&engine).await;
        // The two rows are one grant and its withdrawal.
        let rows = exported(store, "consents.csv", "agt-15,VISIBLE_TO_PEERS").await;
        let row = "agt-15,VISIBLE_TO_PEERS,2025-10-01T08:00:00Z,2026-01-15T08:00:00Z";
        assert_eq!(rows, [row]);
    }
}

#[tokio::test]
async fn the_latest_instant_decides_to_the_millisecond_and_whatever_the_offset() {
    let cases = [
        // Granted again one millisecond later, an hour earlier on the wall of another place.
        (
            "2026-01-15T09:00:00.123+01:00,\n",
            "2025-10-01T08:00:00Z,2026-01-15T08:00:00.122Z\n",
            true,
        ),
        (
            "2026-01-15T08:00:00.122Z,\n",
            "2025-10-01T08:00:00Z,2026-01-15T09:00:00.123+01:00\n",
            false,
        ),
        // At one instant the withdrawal counts.
        (
            "2026-01-15T08:00:00Z,\n",
            "2025-10-01T08:00:00Z,2026-01-15T08:00:00Z\n",
            false,
        ),
        (
            "2026-01-15T08:00:00.001Z,\n",
            "2025-10-01T08:00:00Z,2026-01-15T08:00:00Z\n",
            true,
        ),
    ];
    for engine in fresh().await {
        let mut engine = engine;
        for (one, other, stands) in cases {
            engine = engine.emptied().await;
            let store = &engine.store;
            let agents = "uid,display_name,status\nagt-a,Zoé,TENURED\n";
            for (first, second) in [(one, other), (other, one)] {
                let consents = format!("{HEADER}agt-a,STATISTICS,{first}agt-a,STATISTICS,{second}");
                let files = directory(&[("agents.csv", agents), ("consents.csv", &consents)]);
                assert_eq!(import(store, files.path()).await, "");
                assert_eq!(
                    said(store, "agt-a", "STATISTICS").await["given"],
                    stands,
                    "{consents}"
                );
                sound(&engine).await;
            }
        }
    }
}

#[tokio::test]
async fn a_grant_that_a_file_dates_in_the_future_counts_when_its_day_has_come() {
    for engine in fresh().await {
        let store = &engine.store;
        consent(store, "agt-15", RECOMMENDATIONS, false).await;
        let rows = format!("{HEADER}agt-15,RECOMMENDATIONS,2026-03-03T02:00:00Z,\n");
        assert_eq!(import_file(store, "consents.csv", &rows).await, "");
        assert_eq!(said(store, "agt-15", RECOMMENDATIONS).await["given"], false);
        assert_eq!(why_empty(store, "agt-15").await, "CONSENT_MISSING");
        sound(&engine).await;
        refresh(store, moment("2026-03-02")).await.unwrap();
        assert_eq!(why_empty(store, "agt-15").await, "CONSENT_MISSING");
        refresh(store, moment("2026-03-03")).await.unwrap();
        assert_eq!(
            why_empty(store, "agt-15").await,
            Value::Null,
            "{}",
            engine.name
        );
        sound(&engine).await;
    }
}

#[tokio::test]
async fn what_is_said_over_the_api_is_an_act_of_the_service_s_day_and_counts_at_once() {
    for engine in fresh().await {
        let store = &engine.store;
        // Whoever imported it had a clock that is ahead: it has come for everybody.
        let rows =
            format!("{HEADER}agt-15,RECOMMENDATIONS,2025-10-01T08:00:00Z,2026-03-02T23:59:58Z\n");
        assert_eq!(import_file(store, "consents.csv", &rows).await, "");
        assert_eq!(why_empty(store, "agt-15").await, "CONSENT_MISSING");
        for given in [true, false, true, false] {
            consent(store, "agt-15", RECOMMENDATIONS, given).await;
            let now = said(store, "agt-15", RECOMMENDATIONS).await;
            assert_eq!(now["given"], given, "{now}");
            assert!(
                now["at"]
                    .as_str()
                    .unwrap()
                    .starts_with("2026-03-02T23:59:58"),
                "{now}"
            );
            let expected = if given {
                Value::Null
            } else {
                json!("CONSENT_MISSING")
            };
            assert_eq!(
                why_empty(store, "agt-15").await,
                expected,
                "{}",
                engine.name
            );
        }
        // Each act is kept, and a withdrawal that is repeated on a day is one.
        consent(store, "agt-15", RECOMMENDATIONS, false).await;
        let rows = exported(store, "consents.csv", "agt-15,RECOMMENDATIONS").await;
        assert_eq!(
            rows,
            [
                "agt-15,RECOMMENDATIONS,2025-10-01T08:00:00Z,2026-03-02T23:59:58Z",
                "agt-15,RECOMMENDATIONS,2026-03-02T23:59:58.001Z,2026-03-02T23:59:58.002Z",
                "agt-15,RECOMMENDATIONS,2026-03-02T23:59:58.003Z,2026-03-02T23:59:58.004Z",
            ]
        );
        consent(store, "agt-01", PEERS, false).await;
        let at = said(store, "agt-01", PEERS).await["at"].clone();
        assert!(at.as_str().unwrap().starts_with("2026-03-02T"), "{at}");
        sound(&engine).await;
    }
}

#[tokio::test]
async fn a_history_goes_out_and_in_again_as_it_is() {
    for engine in fresh().await {
        let store = &engine.store;
        let rows = format!(
            "{HEADER}agt-15,STATISTICS,2024-01-01T08:00:00.5Z,2024-02-01T08:00:00Z\n\
             agt-15,STATISTICS,2024-03-01T08:00:00Z,\n"
        );
        assert_eq!(import_file(store, "consents.csv", &rows).await, "");
        consent(store, "agt-01", PEERS, false).await;
        consent(store, "agt-01", PEERS, true).await;
        // Nothing stood: the withdrawal is noted all the same.
        let said_no = said(store, "agt-04", PEERS).await;
        assert_eq!(
            (&said_no["given"], &said_no["at"]),
            (&json!(false), &Value::Null)
        );
        consent(store, "agt-04", PEERS, false).await;
        let out = tempfile::tempdir().unwrap();
        passerelle::export::export_csv(store, out.path())
            .await
            .unwrap();
        let first = files(out.path());
        assert!(
            first["consents.csv"].contains(
                "agt-15,STATISTICS,2024-01-01T08:00:00.500Z,2024-02-01T08:00:00Z\n\
             agt-15,STATISTICS,2024-03-01T08:00:00Z,\n"
            ),
            "{}",
            first["consents.csv"]
        );
        let engine = engine.emptied().await;
        load(&engine.store, out.path()).await;
        load(&engine.store, out.path()).await;
        // What was said today has come by the evening; in a file it waits until then.
        let evening = Moment {
            now: evening(),
            ..moment(DAY)
        };
        refresh(&engine.store, evening).await.unwrap();
        let again = tempfile::tempdir().unwrap();
        passerelle::export::export_csv(&engine.store, again.path())
            .await
            .unwrap();
        let again = files(again.path());
        assert_eq!(
            again["consents.csv"], first["consents.csv"],
            "{}",
            engine.name
        );
        assert_eq!(said(&engine.store, "agt-01", PEERS).await["given"], true);
        assert!(!said(&engine.store, "agt-04", PEERS).await["at"].is_null());
        sound(&engine).await;
    }
}

const SHOW: &str = "introduction { id state contact askerContact }";

async fn asked(store: &GraphStore, from: &str, input: Value) -> Value {
    let token = format!("demo.agent.{from}");
    let mutation = ("requestIntroduction", "RequestIntroductionInput", SHOW);
    let result = change(store, &token, mutation, with_cards(&token, input)).await;
    assert_eq!(result["userErrors"], json!([]), "{result}");
    result["introduction"].clone()
}

async fn answered(store: &GraphStore, agent: &str, input: Value) -> Value {
    let mutation = ("answerIntroduction", "AnswerIntroductionInput", SHOW);
    change(store, &format!("demo.agent.{agent}"), mutation, input).await
}

async fn ended(store: &GraphStore, token: &str, introduction: &Value) -> Value {
    let mutation = ("endIntroduction", "EndIntroductionInput", SHOW);
    change(
        store,
        token,
        mutation,
        json!({ "introduction": introduction }),
    )
    .await
}

/// State and contacts of an introduction, as a token sees them.
async fn seen(store: &GraphStore, token: &str, introduction: &Value) -> Value {
    let query =
        "query ($id: ID!) { node(id: $id) { ... on Introduction { state contact askerContact } } }";
    let mut data = ask(store, token, query, json!({ "id": introduction })).await;
    data["node"].take()
}

#[tokio::test]
async fn both_read_the_contact_of_the_other_until_one_of_them_ends_it() {
    for engine in fresh().await {
        let store = &engine.store;
        // No contact of the one who asks: that of their record, once the other accepts.
        let one = asked(store, "agt-01", json!({ "to": id("Agent", "agt-15") })).await;
        assert_eq!(
            (&one["contact"], &one["askerContact"]),
            (&Value::Null, &Value::Null)
        );
        // Quitterie's record has no e-mail: without a contact nobody could reach her.
        let mut input = json!({ "introduction": one["id"], "accept": true });
        let refused = answered(store, "agt-15", input.clone()).await;
        assert_eq!(refused["introduction"], Value::Null);
        assert_eq!(
            refused["userErrors"],
            json!([{ "code": "BAD_USER_INPUT", "field": ["input", "contact"] }]),
        );
        input["contact"] = "06 00 00 00 15".into();
        assert_eq!(
            answered(store, "agt-15", input).await["userErrors"],
            json!([])
        );
        let both = json!({
            "state": "ACCEPTED",
            "contact": "06 00 00 00 15",
            "askerContact": "eleonore.vauquelin@exemple.fr",
        });
        for token in ["demo.agent.agt-01", "demo.agent.agt-15"] {
            assert_eq!(
                seen(store, token, &one["id"]).await,
                both,
                "{token} on {}",
                engine.name
            );
        }
        // Basile's record has an e-mail, and Quitterie gives a contact when she asks.
        let input = json!({ "to": id("Agent", "agt-02"), "contact": " 06 00 00 00 15 " });
        let two = asked(store, "agt-15", input).await;
        let input = json!({ "introduction": two["id"], "accept": true });
        let accepted = answered(store, "agt-02", input).await;
        assert_eq!(
            accepted["introduction"]["contact"],
            "basile.trevidic@exemple.fr"
        );
        assert_eq!(accepted["introduction"]["askerContact"], "06 00 00 00 15");
        // Either side ends it, once, and nobody else does.
        let other = ended(store, "demo.agent.agt-10", &one["id"]).await;
        assert_eq!(other["userErrors"][0]["code"], "NOT_FOUND");
        let nothing = json!({ "state": "ENDED", "contact": null, "askerContact": null });
        for (token, introduction) in [
            ("demo.agent.agt-01", &one["id"]),
            ("demo.agent.agt-02", &two["id"]),
        ] {
            assert_eq!(
                ended(store, token, introduction).await["userErrors"],
                json!([]),
                "{token}"
            );
            for token in ["demo.agent.agt-15", token] {
                assert_eq!(seen(store, token, introduction).await, nothing, "{token}");
            }
            let again = ended(store, "demo.agent.agt-15", introduction).await;
            assert_eq!(again["userErrors"][0]["code"], "CONFLICT", "{again}");
        }
        // One that waits for an answer is not ended but answered.
        let waiting = json!(id("Introduction", "int-02"));
        let early = ended(store, "demo.agent.agt-02", &waiting).await;
        assert_eq!(early["userErrors"][0]["code"], "CONFLICT");
        sound(&engine).await;
    }
}

#[tokio::test]
async fn a_recruiter_ends_what_their_organisation_asked() {
    for engine in fresh().await {
        let store = &engine.store;
        let introduction = json!(id("Introduction", "int-03"));
        let input = json!({ "introduction": introduction, "accept": true, "contact": "06" });
        assert_eq!(
            answered(store, "agt-17", input).await["userErrors"],
            json!([])
        );
        let other = ended(store, "demo.recruiter.org-spm", &introduction).await;
        assert_eq!(other["userErrors"][0]["code"], "NOT_FOUND");
        let done = ended(store, "demo.recruiter.org-dinum", &introduction).await;
        assert_eq!(done["introduction"]["state"], "ENDED", "{}", engine.name);
        assert_eq!(done["introduction"]["contact"], Value::Null);
    }
}

#[tokio::test]
async fn a_consent_given_again_revives_no_introduction() {
    for engine in fresh().await {
        let store = &engine.store;
        // int-01: agt-02 asked agt-15, who accepted.
        let introduction = json!(id("Introduction", "int-01"));
        let token = "demo.agent.agt-02";
        assert_eq!(seen(store, token, &introduction).await["state"], "ACCEPTED");
        consent(store, "agt-15", PEERS, false).await;
        consent(store, "agt-15", PEERS, true).await;
        let nothing = json!({ "state": "ENDED", "contact": null, "askerContact": null });
        assert_eq!(
            seen(store, token, &introduction).await,
            nothing,
            "{}",
            engine.name
        );
        load(store, &fixture("small")).await;
        refresh(store, moment("2026-03-02")).await.unwrap();
        assert_eq!(
            seen(store, token, &introduction).await,
            nothing,
            "{}",
            engine.name
        );
        // A file that withdraws and grants again ends those of before too: int-03 is a recruiter's.
        let rows = format!(
            "{HEADER}agt-17,VISIBLE_TO_RECRUITERS,2025-10-01T08:00:00Z,2026-02-27T08:00:00Z\n\
             agt-17,VISIBLE_TO_RECRUITERS,2026-02-28T08:00:00Z,\n"
        );
        assert_eq!(import_file(store, "consents.csv", &rows).await, "");
        let introduction = json!(id("Introduction", "int-03"));
        let seen = seen(store, "demo.recruiter.org-dinum", &introduction).await;
        assert_eq!(seen["state"], "ENDED", "{}", engine.name);
        sound(&engine).await;
    }
}
