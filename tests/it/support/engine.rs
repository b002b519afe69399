//! The engines a test runs on: the embedded one always, Neo4j where a server is given.

use std::{io::Write as _, path::Path, sync::Once, time::Duration};

use chrono::{TimeZone as _, Utc};
use passerelle::{
    generate::{Order, generate},
    graph::{
        bolt::{BoltAddress, BoltStore},
        catalog::Statement,
        migrate::migrate,
        refresh::{Moment, refresh},
        store::{GraphStore, Unit},
    },
    import::{import_csv, progress::Silent, reject::Rejects},
};
use secrecy::ExposeSecret as _;
use serde::de::IgnoredAny;
use serde_json::json;
use tokio::sync::{Mutex, MutexGuard};

use super::plan::Planner;

/// Long enough for a slow machine; no test measures time.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// Empties a server that belongs to the tests.
const WIPE: Statement = Statement {
    name: "tests/wipe",
    text: include_str!("wipe.cypher"),
    embedded: None,
};

/// Empties it but for what `migrate` wrote: constraints outlive their nodes, and making them takes seconds.
const EMPTY: Statement = Statement {
    name: "tests/empty",
    text: include_str!("empty.cypher"),
    embedded: None,
};

/// That Neo4j is left out is said once.
static TOLD: Once = Once::new();

/// What the server of the tests holds; one test at a time has its turn on it.
static SERVER: Mutex<Content> = Mutex::const_new(Content::Unknown);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Content {
    Unknown,
    /// A whole schema, and anything.
    Migrated,
    /// `fixtures/small`, refreshed.
    Small,
}

/// An engine for one test.
pub struct Engine {
    pub name: &'static str,
    pub store: GraphStore,
    turn: Option<MutexGuard<'static, Content>>,
}

impl Engine {
    /// The same engine, empty and migrated again.
    pub async fn emptied(self) -> Self {
        let store = match self.store {
            #[cfg(feature = "embedded")]
            GraphStore::Embedded(_) => embedded(),
            store @ GraphStore::Bolt(_) => {
                let unit = Unit::of(EMPTY, json!({}));
                store.write::<IgnoredAny>(unit).await.unwrap();
                store
            }
        };
        migrate(&store, "tests", instant).await.unwrap();
        Self { store, ..self }
    }
}

/// The address of the Neo4j that `tests/neo4j/start` began, or `None`, said aloud.
///
/// # Panics
/// When `REQUIRE_NEO4J=1` and no server is given: a skip would prove nothing.
#[expect(
    clippy::disallowed_methods,
    reason = "the server of the tests is named by the environment"
)]
pub fn neo4j() -> Option<BoltAddress> {
    let Ok(url) = std::env::var("NEO4J_TEST_URI") else {
        assert!(
            std::env::var("REQUIRE_NEO4J").as_deref() != Ok("1"),
            "NEO4J_TEST_URI is not set"
        );
        TOLD.call_once(|| {
            skipped("SKIPPED on Neo4j: NEO4J_TEST_URI is not set (see tests/neo4j/start)");
        });
        return None;
    };
    Some(BoltAddress {
        url,
        user: std::env::var("NEO4J_TEST_USER").unwrap_or_else(|_| "neo4j".to_owned()),
        password: std::env::var("NEO4J_TEST_PASSWORD")
            .unwrap_or_default()
            .into(),
        database: "neo4j".to_owned(),
        // As many as a service has: a level of an answer sends several statements at once, and who waits
        // a second for a connection is refused.
        connections: 16,
    })
}

/// Who tells the plans of that Neo4j, or `None`, said aloud.
///
/// # Panics
/// See [`neo4j`].
#[expect(
    clippy::disallowed_methods,
    reason = "the server of the tests is named by the environment"
)]
pub fn planner() -> Option<Planner> {
    let address = neo4j()?;
    let http = std::env::var("NEO4J_TEST_HTTP").unwrap();
    let password = address.password.expose_secret();
    Some(Planner::new(&http, &address.user, password))
}

/// Says that a test was left out, where the test runner does not hide it.
pub fn skipped(what: &str) {
    // Not `eprintln!`, which the runner captures of a test that passes.
    let mut stderr = std::io::stderr().lock();
    writeln!(stderr, "{what}").unwrap();
}

/// An empty graph in this process.
#[cfg(feature = "embedded")]
pub fn embedded() -> GraphStore {
    GraphStore::Embedded(passerelle::graph::embedded::EmbeddedStore::in_memory(
        PATIENCE,
    ))
}

/// A turn on the server of the tests, if there is one.
async fn server() -> Option<(GraphStore, MutexGuard<'static, Content>)> {
    let address = neo4j()?;
    let turn = SERVER.lock().await;
    let store = GraphStore::Bolt(BoltStore::connect(&address, PATIENCE).unwrap());
    Some((store, turn))
}

/// Every engine at hand with `fixtures/small`, refreshed, which a test may change.
pub async fn fresh() -> Vec<Engine> {
    let engines = empty().await;
    for engine in &engines {
        load(&engine.store, &fixture("small")).await;
        refresh(&engine.store, moment("2026-03-02")).await.unwrap();
    }
    engines
}

/// Every engine at hand, empty, without a schema.
pub async fn bare() -> Vec<Engine> {
    cleared(false).await
}

/// Every engine at hand, empty and migrated.
pub async fn empty() -> Vec<Engine> {
    let mut engines = cleared(true).await;
    for engine in &mut engines {
        migrate(&engine.store, "tests", instant).await.unwrap();
        if let Some(turn) = &mut engine.turn {
            **turn = Content::Migrated;
        }
    }
    engines
}

/// Every engine at hand, empty; a whole schema may stay.
async fn cleared(schema_may_stay: bool) -> Vec<Engine> {
    let mut engines = Vec::new();
    #[cfg(feature = "embedded")]
    engines.push(Engine {
        name: "embedded",
        store: embedded(),
        turn: None,
    });
    if let Some((store, mut turn)) = server().await {
        clear(&store, &mut turn, schema_may_stay).await;
        engines.push(Engine {
            name: "neo4j",
            store,
            turn: Some(turn),
        });
    }
    engines
}

/// Empties the server; what it then holds is for the caller to say.
async fn clear(store: &GraphStore, turn: &mut Content, schema_may_stay: bool) {
    let migrated = *turn != Content::Unknown;
    *turn = Content::Unknown;
    let how = if migrated && schema_may_stay {
        EMPTY
    } else {
        WIPE
    };
    store
        .write::<IgnoredAny>(Unit::of(how, json!({})))
        .await
        .unwrap();
}

/// Every engine at hand with `fixtures/small`, refreshed; the test must not write.
pub async fn small() -> Vec<Engine> {
    let mut engines = Vec::new();
    #[cfg(feature = "embedded")]
    {
        let store = embedded();
        load_small(&store).await;
        engines.push(Engine {
            name: "embedded",
            store,
            turn: None,
        });
    }
    if let Some((store, mut turn)) = server().await {
        if *turn != Content::Small {
            clear(&store, &mut turn, true).await;
            load_small(&store).await;
            *turn = Content::Small;
        }
        engines.push(Engine {
            name: "neo4j",
            store,
            turn: Some(turn),
        });
    }
    engines
}

async fn load_small(store: &GraphStore) {
    migrate(store, "tests", instant).await.unwrap();
    load(store, &fixture("small")).await;
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

/// Makes the version of the statistics look interrupted.
const INTERRUPT: Statement = Statement {
    name: "tests/interrupt_version",
    text: include_str!("interrupt_version.cypher"),
    embedded: None,
};

/// Refreshes and publishes the statistics, even if fewer people changed than a version waits for.
pub async fn publish(store: &GraphStore, day: &str) {
    let unit = Unit::of(INTERRUPT, json!({}));
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
