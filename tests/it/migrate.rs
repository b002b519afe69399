//! The schema is brought up to date once, by one process, and drift is refused.

use chrono::{TimeDelta, Utc};
use passerelle::graph::{
    catalog::{self, MIGRATE_RECORD_APPLIED, MIGRATE_TAKE_LEASE},
    migrate::{MigrateError, migrate, pending},
    store::Unit,
};
use serde::de::IgnoredAny;
use serde_json::json;

use crate::support::engine::{bare, instant};

#[tokio::test]
async fn everything_is_applied_once() {
    for engine in bare().await {
        let all = catalog::schema().count();
        assert_eq!(
            pending(&engine.store).await.unwrap().len(),
            all,
            "{}",
            engine.name
        );
        let first = migrate(&engine.store, "one", instant).await.unwrap();
        assert_eq!((first.applied.len(), first.present), (all, 0));
        let second = migrate(&engine.store, "two", instant).await.unwrap();
        assert_eq!((second.applied.len(), second.present), (0, all));
        assert!(pending(&engine.store).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn a_lease_keeps_others_out_until_it_ends() {
    for engine in bare().await {
        let now = instant().timestamp_millis();
        let lease = json!({ "holder": "dead", "now": now, "until": now + 30_000 });
        let unit = Unit::new(MIGRATE_TAKE_LEASE, lease);
        engine.store.write(unit).await.unwrap();
        let refused = migrate(&engine.store, "next", instant).await;
        assert!(
            matches!(refused, Err(MigrateError::Locked)),
            "{}",
            engine.name
        );
        let later = || -> chrono::DateTime<Utc> { instant() + TimeDelta::seconds(31) };
        migrate(&engine.store, "next", later).await.unwrap();
    }
}

#[tokio::test]
async fn a_statement_that_changed_since_is_drift() {
    for engine in bare().await {
        migrate(&engine.store, "one", instant).await.unwrap();
        let name = catalog::schema().last().unwrap().name;
        let note =
            json!({ "uid": name, "checksum": "other", "applied_at": "2026-01-01T00:00:00Z" });
        let unit = Unit::new(MIGRATE_RECORD_APPLIED, note);
        engine.store.write::<IgnoredAny>(unit).await.unwrap();
        match migrate(&engine.store, "two", instant).await {
            Err(MigrateError::Drift { uid }) => assert_eq!(uid, name),
            other => panic!("{other:?} on {}", engine.name),
        }
    }
}
