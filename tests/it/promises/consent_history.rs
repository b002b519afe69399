//! Consent is a history of acts, and introductions follow it.

use passerelle::graph::{
    catalog::{SCHEMA_080_CONSENT_ACTS, SCHEMA_081_INTRODUCTION_INSTANTS, Statement},
    migrate::migrate,
    refresh::refresh,
    store::Unit,
};
use serde::de::IgnoredAny;
use serde_json::{Value, json};

use super::acting::{ask, consent, exported, import, import_file, peers, said, sound};
use crate::support::{
    directory::{directory, files},
    engine::{bare, empty, fresh, instant, load, moment},
};

const HEADER: &str = "agent_uid,purpose,granted_at,withdrawn_at\n";
const PEERS: &str = "VISIBLE_TO_PEERS";
const RECOMMENDATIONS: &str = "RECOMMENDATIONS";

/// Consents as versions before the history stored them.
const PLANT_OLD: Statement = Statement {
    name: "tests/plant_old_consents",
    text: include_str!("../support/plant_old_consents.cypher"),
    embedded: None,
};

async fn why_empty(store: &passerelle::graph::store::GraphStore, agent: &str) -> Value {
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
        let rows = format!("{HEADER}agt-15,RECOMMENDATIONS,2026-03-03T08:00:00Z,\n");
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
        // A file dates acts at the end of the same day, whatever the clock says.
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
        refresh(&engine.store, moment("2026-03-02")).await.unwrap();
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

#[tokio::test]
async fn consents_of_an_older_graph_become_acts() {
    for engine in empty().await {
        let store = &engine.store;
        store
            .write::<IgnoredAny>(Unit::of(PLANT_OLD, json!({})))
            .await
            .unwrap();
        for step in [SCHEMA_080_CONSENT_ACTS, SCHEMA_081_INTRODUCTION_INSTANTS] {
            store
                .write::<IgnoredAny>(Unit::of(step, json!({})))
                .await
                .unwrap();
        }
        sound(&engine).await;
        assert_eq!(
            exported(store, "consents.csv", "agt-").await,
            [
                "agt-a,STATISTICS,2025-01-01T08:00:00Z,",
                "agt-a,VISIBLE_TO_PEERS,2025-01-01T08:00:00Z,2025-02-01T08:00:00Z",
            ],
            "{}",
            engine.name
        );
        let rows = exported(store, "introductions.csv", "int-a").await;
        assert!(rows[0].contains("2025-03-01T08:00:00Z,,"), "{rows:?}");
        // What the same files say is there already.
        let rows = format!("{HEADER}agt-a,STATISTICS,2025-01-01T08:00:00Z,\n");
        assert_eq!(import_file(store, "consents.csv", &rows).await, "");
        assert_eq!(exported(store, "consents.csv", "STATISTICS").await.len(), 1);
    }
    // A graph without a schema has no consents; migrating it is no fault.
    for engine in bare().await {
        migrate(&engine.store, "tests", instant).await.unwrap();
    }
}
