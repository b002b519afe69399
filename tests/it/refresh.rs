//! What is derived is written in place: what still holds is kept, what does not is taken back.

use passerelle::{
    graph::{
        catalog::{AGENT_DECLARE_COMPETENCY, Statement},
        check::check,
        store::{GraphStore, Unit},
    },
    refresh::refresh,
};
use serde::de::IgnoredAny;
use serde_json::{Value, json};

use crate::support::{
    answers::{list, lists},
    engine::{empty, fixture, fresh, imported, load, moment},
};

/// Every derived relationship, with everything it says.
pub const DERIVED: Statement = Statement {
    name: "tests/derived",
    text: include_str!("support/derived.cypher"),
    embedded: None,
};

/// Marks what can be derived: what is made again has lost the mark.
pub const MARK: Statement = Statement {
    name: "tests/mark_derived",
    text: include_str!("support/mark_derived.cypher"),
    embedded: None,
};

const PLANT: Statement = Statement {
    name: "tests/plant_stale",
    text: include_str!("support/plant_stale.cypher"),
    embedded: None,
};

const DAY: &str = "2026-03-02";

async fn derived(store: &GraphStore) -> Vec<Value> {
    store.read(DERIVED, json!({})).await.unwrap()
}

async fn write(store: &GraphStore, statement: Statement) {
    let unit = Unit::new(statement, json!({}));
    store.write::<IgnoredAny>(unit).await.unwrap();
}

fn kinds(rows: &[Value]) -> Vec<&str> {
    let mut kinds: Vec<_> = rows
        .iter()
        .map(|row| row["kind"].as_str().unwrap())
        .collect();
    kinds.dedup();
    kinds
}

#[tokio::test]
async fn a_second_refresh_of_the_same_facts_keeps_every_relationship_as_it_is() {
    for engine in fresh().await {
        let store = &engine.store;
        write(store, MARK).await;
        let (before, ranked) = (derived(store).await, lists(store).await);
        // No flow of so few people is disclosed, so that nothing is MOVED_TO.
        let all = "HAS NEAR NEXT OPEN_AS REQUIRES TRANSITION WALK WORKS_IN";
        assert_eq!(kinds(&before).join(" "), all, "{}", engine.name);
        assert!(before.iter().all(|row| row["witness"] == true));
        refresh(store, moment(DAY)).await.unwrap();
        assert_eq!(derived(store).await, before, "{}", engine.name);
        assert_eq!(lists(store).await, ranked, "{}", engine.name);
    }
}

#[tokio::test]
async fn a_second_refresh_keeps_the_moves_that_flows_disclose() {
    for engine in empty().await {
        let store = &engine.store;
        load(store, &fixture("demo")).await;
        refresh(store, moment(DAY)).await.unwrap();
        write(store, MARK).await;
        let before = derived(store).await;
        let all = "HAS MOVED_TO NEAR NEXT OPEN_AS REQUIRES TRANSITION WALK WORKS_IN";
        assert_eq!(kinds(&before).join(" "), all, "{}", engine.name);
        assert!(before.iter().all(|row| row["witness"] == true));
        refresh(store, moment(DAY)).await.unwrap();
        assert_eq!(derived(store).await, before, "{}", engine.name);
    }
}

#[tokio::test]
async fn what_no_fact_supports_any_more_is_taken_back() {
    for engine in fresh().await {
        let store = &engine.store;
        let (before, ranked) = (derived(store).await, lists(store).await);
        write(store, PLANT).await;
        let planted = derived(store).await;
        for kind in kinds(&planted) {
            let count = |rows: &[Value]| rows.iter().filter(|row| row["kind"] == kind).count();
            assert!(count(&planted) > count(&before), "{kind}");
        }
        refresh(store, moment(DAY)).await.unwrap();
        assert_eq!(derived(store).await, before, "{}", engine.name);
        assert_eq!(lists(store).await, ranked, "{}", engine.name);
        for invariant in check(store).await.unwrap() {
            assert_eq!(invariant.violations, 0, "{invariant:?} on {}", engine.name);
        }
    }
}

#[tokio::test]
async fn who_reads_during_a_refresh_sees_no_gap_and_a_sound_graph() {
    for engine in fresh().await {
        let store = &engine.store;
        let before = (list(store, "agt-01").await, list(store, "agt-12").await);
        let reads = async {
            for _ in 0..8 {
                let now = (list(store, "agt-01").await, list(store, "agt-12").await);
                assert_eq!(now, before, "{}", engine.name);
                for invariant in check(store).await.unwrap() {
                    assert_eq!(invariant.violations, 0, "{invariant:?} on {}", engine.name);
                }
            }
        };
        let refreshes = async {
            for _ in 0..4 {
                refresh(store, moment(DAY)).await.unwrap();
            }
        };
        tokio::join!(reads, refreshes);
    }
}

#[tokio::test]
async fn what_is_declared_during_a_refresh_stays_declared() {
    let inferred = |row: &&Value| row["kind"] == "HAS" && row["derived"] == true;
    for engine in fresh().await {
        let store = &engine.store;
        let before = derived(store).await;
        let declares = async {
            for row in before.iter().filter(inferred) {
                let declared = json!({
                    "agent_uid": row["from_uid"],
                    "competency_uid": row["to_uid"],
                    "level": 2,
                    "last_used": null,
                    "at": "2026-03-02T03:04:05Z",
                });
                let unit = Unit::new(AGENT_DECLARE_COMPETENCY, declared);
                store.write::<IgnoredAny>(unit).await.unwrap();
            }
        };
        let refreshes = async {
            for _ in 0..4 {
                refresh(store, moment(DAY)).await.unwrap();
            }
        };
        tokio::join!(declares, refreshes);
        for row in derived(store)
            .await
            .iter()
            .filter(|row| row["kind"] == "HAS")
        {
            assert_eq!(row["derived"], false, "{row} on {}", engine.name);
            assert_ne!(row["origin"], "INFERRED", "{row} on {}", engine.name);
        }
    }
}

#[tokio::test]
async fn what_is_inferred_for_a_day_says_that_day() {
    for engine in imported().await {
        let store = &engine.store;
        for day in ["2026-02-20", "2026-03-02"] {
            refresh(store, moment(day)).await.unwrap();
            let rows = derived(store).await;
            let inferred: Vec<_> = rows
                .iter()
                .filter(|row| row["kind"] == "HAS" && row["derived"] == true)
                .collect();
            assert!(!inferred.is_empty());
            for row in inferred {
                assert_eq!(row["recorded_at"], format!("{day}T03:04:05Z"), "{row}");
            }
        }
    }
}
