//! The engines a test runs on: the embedded one always, Neo4j where a server is given.
//!
//! They come one after the other. The embedded one has a copy of a template of its own, so tests run
//! side by side; for Neo4j, a test stands in the queue when the embedded engine has passed, no sooner.

use std::{path::Path, time::Duration};

use chrono::{TimeZone as _, Utc};
use passerelle::{
    graph::{
        catalog::Statement,
        store::{GraphStore, Unit},
    },
    import::{import_csv, progress::Silent, reject::Rejects},
    laboratory::generate::{Order, generate},
    refresh::{Moment, refresh},
};
use serde::de::IgnoredAny;
use serde_json::json;
use tempfile::TempDir;

pub use super::server::{neo4j, planner, skipped};
#[cfg(feature = "embedded")]
use super::template::embedded_with;
use super::{
    server::{Turn, prepare, take_turn},
    template::Content,
};

/// Long enough for a slow machine; no test measures time.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// An engine for one test.
pub struct Engine {
    pub name: &'static str,
    pub store: GraphStore,
    turn: Option<Turn>,
}

impl Engine {
    /// The same engine, empty and migrated again.
    pub async fn emptied(mut self) -> Self {
        self.restore(Content::Migrated).await;
        self
    }

    /// Gives the engine other content, which the test may change.
    pub async fn restore(&mut self, content: Content) {
        #[cfg(feature = "embedded")]
        if let GraphStore::Embedded(_) = self.store {
            self.store = GraphStore::Embedded(embedded_with(content).await);
        }
        if let Some(turn) = &mut self.turn {
            turn.forget();
            prepare(&self.store, turn, content).await;
            turn.forget();
        }
    }
}

/// The engines at hand, the embedded one first; the turn on Neo4j is waited for when it is asked for.
pub struct Engines {
    embedded: Option<Engine>,
    content: Content,
    may_write: bool,
    /// More rows, and a refresh after them.
    more: Option<TempDir>,
    ended: bool,
}

impl Engines {
    async fn with(content: Content, may_write: bool, more: Option<TempDir>) -> Self {
        #[cfg(feature = "embedded")]
        let embedded = {
            let store = GraphStore::Embedded(embedded_with(content).await);
            if let Some(rows) = &more {
                add(&store, rows.path()).await;
            }
            Some(Engine {
                name: "embedded",
                store,
                turn: None,
            })
        };
        #[cfg(not(feature = "embedded"))]
        let embedded = None;
        Self {
            embedded,
            content,
            may_write,
            more,
            ended: false,
        }
    }
}

impl Iterator for Engines {
    type Item = Engine;

    fn next(&mut self) -> Option<Engine> {
        if let Some(engine) = self.embedded.take() {
            return Some(engine);
        }
        if std::mem::replace(&mut self.ended, true) {
            return None;
        }
        let more = self.more.take();
        let (store, turn) = take_turn(self.content, self.may_write, more)?;
        Some(Engine {
            name: "neo4j",
            store,
            turn: Some(turn),
        })
    }
}

/// An empty graph in this process.
#[cfg(feature = "embedded")]
pub fn embedded() -> GraphStore {
    GraphStore::Embedded(passerelle::graph::embedded::EmbeddedStore::in_memory(
        PATIENCE,
    ))
}

/// Every engine at hand with `fixtures/small`, refreshed, which a test may change.
pub async fn fresh() -> Engines {
    Engines::with(Content::Refreshed("small"), true, None).await
}

/// Every engine at hand with `fixtures/small`, not refreshed, which a test may change.
pub async fn imported() -> Engines {
    Engines::with(Content::Imported("small"), true, None).await
}

/// Every engine at hand with `fixtures/small` and more rows, refreshed, which a test may change.
pub async fn small_and(rows: TempDir) -> Engines {
    Engines::with(Content::Imported("small"), true, Some(rows)).await
}

/// Every engine at hand, empty, without a schema.
pub async fn bare() -> Engines {
    Engines::with(Content::Bare, true, None).await
}

/// Every engine at hand, empty and migrated.
pub async fn empty() -> Engines {
    Engines::with(Content::Migrated, true, None).await
}

/// Every engine at hand with `fixtures/small`, refreshed; the test must not write.
pub async fn small() -> Engines {
    Engines::with(Content::Refreshed("small"), false, None).await
}

/// Every engine at hand with `fixtures/demo`, refreshed, which a test may change.
pub async fn demo() -> Engines {
    Engines::with(Content::Refreshed("demo"), true, None).await
}

/// Imports a directory and refreshes.
pub async fn add(store: &GraphStore, directory: &Path) {
    load(store, directory).await;
    refresh(store, moment("2026-03-02")).await.unwrap();
}

/// Imports a directory of which every row must be good, at the end of the day.
pub async fn load(store: &GraphStore, directory: &Path) {
    load_at(store, directory, evening()).await;
}

/// The same at an instant.
pub async fn load_at(store: &GraphStore, directory: &Path, now: chrono::DateTime<Utc>) {
    let mut rejects = Rejects::counted();
    let summary = import_csv(store, directory, now, &mut rejects, &mut Silent)
        .await
        .unwrap();
    assert_eq!(summary.rejected, 0, "{}", directory.display());
}

/// Fills an engine with the same invented agents each time, over `fixtures/demo`, refreshed.
pub async fn invent(store: &GraphStore, agents: u32, seed: u64, day: &str) {
    let home = tempfile::tempdir().unwrap();
    let order = Order {
        agents,
        posts: None,
        seed,
        reference: fixture("demo"),
        day: day.parse().unwrap(),
    };
    generate(home.path(), &order).unwrap();
    load(store, home.path()).await;
    refresh(store, moment(day)).await.unwrap();
}

/// Makes the version of the statistics one of a quarter that is over.
const AGE: Statement = Statement {
    name: "tests/age_version",
    text: include_str!("age_version.cypher"),
    embedded: None,
};

/// Refreshes and publishes the statistics, even if fewer people changed than a version waits for.
pub async fn publish(store: &GraphStore, day: &str) {
    let unit = Unit::new(AGE, json!({}));
    store.write::<IgnoredAny>(unit).await.unwrap();
    let refreshed = refresh(store, moment(day)).await.unwrap();
    assert!(refreshed.statistics.published);
}

/// A directory of `fixtures/`.
pub fn fixture(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(name)
}

/// A day to refresh for, always derived at the same instant.
pub fn moment(as_of: &str) -> Moment {
    Moment {
        as_of: as_of.parse().unwrap(),
        now: instant(),
    }
}

/// The last instant of the tests' day: what was said over the API on that day has come by then.
pub fn evening() -> chrono::DateTime<Utc> {
    let day = instant().date_naive();
    day.and_hms_milli_opt(23, 59, 59, 999).unwrap().and_utc()
}

/// The clock of the tests stands still.
pub fn instant() -> chrono::DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 2, 3, 4, 5).unwrap()
}
