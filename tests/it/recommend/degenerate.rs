//! Poor or odd data give an empty, explained answer: nothing loops, nothing panics.

use passerelle::{
    graph::{
        catalog::Statement,
        check::check,
        store::{GraphStore, Unit},
    },
    refresh::refresh,
};
use serde::de::IgnoredAny;
use serde_json::json;

use crate::support::{
    answers::list,
    directory::directory,
    engine::{empty, fixture, imported, load, moment},
};

/// Puts a competency above the one that contains it.
const CLOSE_CYCLE: Statement = Statement {
    name: "tests/close_cycle",
    text: include_str!("../support/close_cycle.cypher"),
    embedded: None,
};

async fn reason(store: &GraphStore, agent: &str) -> String {
    let list = list(store, agent).await;
    assert_eq!(list["edges"].as_array().unwrap().len(), 0);
    list["emptyReason"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_graph_never_refreshed_recommends_nothing_and_says_why() {
    for engine in imported().await {
        assert_eq!(reason(&engine.store, "agt-01").await, "NO_OPEN_POST");
    }
}

#[tokio::test]
async fn an_agent_alone_in_the_graph_knows_nothing() {
    let alone = directory(&[
        (
            "agents.csv",
            "uid,display_name,status\nagt-01,Zoé Seule,TENURED\n",
        ),
        (
            "consents.csv",
            "agent_uid,purpose,granted_at\nagt-01,RECOMMENDATIONS,2026-01-01T00:00:00Z\n",
        ),
    ]);
    for engine in empty().await {
        load(&engine.store, alone.path()).await;
        refresh(&engine.store, moment("2026-03-02")).await.unwrap();
        assert_eq!(reason(&engine.store, "agt-01").await, "NO_COMPETENCY_KNOWN");
    }
}

#[tokio::test]
async fn a_cycle_among_competencies_is_counted_and_walked_once() {
    for engine in imported().await {
        // The import refuses it, so it comes from elsewhere.
        let write = Unit::new(CLOSE_CYCLE, json!({}));
        engine.store.write::<IgnoredAny>(write).await.unwrap();
        refresh(&engine.store, moment("2026-03-02")).await.unwrap();
        let edges = list(&engine.store, "agt-01").await["edges"]
            .as_array()
            .unwrap()
            .len();
        assert!(edges > 0, "{}", engine.name);
        let checked = check(&engine.store).await.unwrap();
        let cycles = checked
            .iter()
            .find(|item| item.name == "tree_cycles")
            .unwrap();
        assert_eq!(
            cycles.examples,
            ["cmp-donnees", "cmp-sql"],
            "{}",
            engine.name
        );
    }
}

#[tokio::test]
async fn a_refresh_during_an_import_leaves_a_graph_in_order() {
    for engine in imported().await {
        let small = fixture("small");
        let (again, refreshed) = tokio::join!(
            load(&engine.store, &small),
            refresh(&engine.store, moment("2026-03-02"))
        );
        let () = again;
        refreshed.unwrap();
        for invariant in check(&engine.store).await.unwrap() {
            assert_eq!(invariant.violations, 0, "{invariant:?} on {}", engine.name);
        }
    }
}

/// Neo4j reads row by row what others commit meanwhile: there a list may be short for a moment.
#[cfg(feature = "embedded")]
#[tokio::test]
async fn no_post_leaves_the_rankings_while_a_refresh_runs() {
    for engine in crate::support::engine::fresh().await.take(1) {
        let posts = async || {
            let found = list(&engine.store, "agt-02").await;
            found["edges"].as_array().unwrap().len()
        };
        let before = posts().await;
        let over = std::cell::Cell::new(false);
        let refreshes = async {
            for _ in 0..3 {
                refresh(&engine.store, moment("2026-03-02")).await.unwrap();
            }
            over.set(true);
        };
        let looks = async {
            let mut looks = 0;
            while !over.get() {
                assert_eq!(posts().await, before);
                looks += 1;
            }
            looks
        };
        let ((), looks) = tokio::join!(refreshes, looks);
        assert!(looks > 3, "{looks}");
    }
}
