//! A test finds what it asks for, whatever the tests before it wrote.

use std::collections::BTreeMap;

use passerelle::{
    export::export_csv,
    graph::{check::check, store::GraphStore, store::Unit},
};
use serde::de::IgnoredAny;
use serde_json::{Value, json};

use crate::{
    refresh::{DERIVED, MARK},
    support::{
        directory::files,
        engine::{add, empty, fixture, fresh},
        template::Content,
    },
};

/// The files that a graph is exported to, what is derived in it, and whether it is in order.
async fn everything(store: &GraphStore) -> (BTreeMap<String, String>, Vec<Value>, bool) {
    let out = tempfile::tempdir().unwrap();
    export_csv(store, out.path()).await.unwrap();
    let derived = store.read(DERIVED, json!({})).await.unwrap();
    let checked = check(store).await.unwrap();
    let sound = checked.iter().all(|invariant| invariant.violations == 0);
    (files(out.path()), derived, sound)
}

#[tokio::test]
async fn a_copy_of_a_template_is_what_the_service_would_have_made() {
    let mut made = Vec::new();
    for engine in empty().await {
        add(&engine.store, &fixture("small")).await;
        made.push(everything(&engine.store).await);
    }
    for (mut engine, made) in fresh().await.zip(made) {
        // As it is when the template is new, and when it comes back from what was kept.
        for _ in 0..2 {
            assert!(everything(&engine.store).await == made, "{}", engine.name);
            engine.restore(Content::Refreshed("small")).await;
        }
        assert!(made.2, "{}", engine.name);
    }
}

#[tokio::test]
async fn what_a_test_writes_is_gone_for_the_next_one() {
    for mut engine in fresh().await {
        let before = everything(&engine.store).await;
        let unit = Unit::new(MARK, json!({}));
        engine.store.write::<IgnoredAny>(unit).await.unwrap();
        assert!(everything(&engine.store).await != before, "{}", engine.name);
        engine.restore(Content::Refreshed("small")).await;
        assert!(everything(&engine.store).await == before, "{}", engine.name);
    }
    let again = fresh().await.next().unwrap();
    let derived: Vec<Value> = again.store.read(DERIVED, json!({})).await.unwrap();
    assert!(derived.iter().all(|row| row["witness"].is_null()));
}
