//! The Neo4j of the tests: one test at a time has its turn on it, and finds what it asks for.

use std::{collections::BTreeMap, io::Write as _, sync::Once, thread};

use passerelle::graph::{
    bolt::{BoltAddress, BoltStore},
    catalog::Statement,
    store::{GraphStore, Unit},
};
use secrecy::ExposeSecret as _;
use serde::{Deserialize, de::IgnoredAny};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::sync::{Mutex, MutexGuard};

use super::{
    engine::{PATIENCE, add},
    plan::Planner,
    template::Content,
};

/// Empties a server that belongs to the tests; constraints outlive their nodes.
const WIPE: Statement = Statement {
    name: "tests/wipe",
    text: include_str!("wipe.cypher"),
    embedded: None,
};

/// Every node, with its labels and properties.
const NODES: Statement = Statement {
    name: "tests/picture_nodes",
    text: include_str!("picture_nodes.cypher"),
    embedded: None,
};

/// Every relationship, with its ends, type and properties.
const RELATIONSHIPS: Statement = Statement {
    name: "tests/picture_relationships",
    text: include_str!("picture_relationships.cypher"),
    embedded: None,
};

/// Makes nodes and relationships as a picture shows them.
const RESTORE: Statement = Statement {
    name: "tests/picture_restore",
    text: include_str!("picture_restore.cypher"),
    embedded: None,
};

/// That Neo4j is left out is said once.
static SAID: Once = Once::new();

/// What the server of the tests holds; tests stand in a queue for it.
static SERVER: Mutex<Server> = Mutex::const_new(Server {
    holds: None,
    pictures: Vec::new(),
});

/// A test's turn on the server.
pub type Turn = MutexGuard<'static, Server>;

pub struct Server {
    /// Unknown at first, and once a test may have written.
    holds: Option<Content>,
    pictures: Vec<(Content, Picture)>,
}

/// The parameters that bring a whole graph back.
type Picture = Value;

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
        SAID.call_once(|| {
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

/// The planner of that Neo4j, or `None`, said aloud.
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

/// Waits for a turn on the server, if there is one, and prepares it: content, and more rows with a refresh.
///
/// It blocks, so that an iterator can call it: a thread of its own does the work.
pub fn take_turn(
    content: Content,
    may_write: bool,
    more: Option<TempDir>,
) -> Option<(GraphStore, Turn)> {
    let address = neo4j()?;
    let prepared = thread::spawn(move || {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let mut turn = SERVER.lock().await;
            let store = connect(&neo4j().unwrap());
            prepare(&store, &mut turn, content).await;
            if may_write {
                turn.forget();
            }
            if let Some(rows) = more {
                add(&store, rows.path()).await;
            }
            turn
        })
    });
    match prepared.join() {
        Ok(turn) => Some((connect(&address), turn)),
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

fn connect(address: &BoltAddress) -> GraphStore {
    GraphStore::Bolt(BoltStore::connect(address, PATIENCE).unwrap())
}

impl Server {
    /// Notes that the server holds other content than it knows of, because a test writes.
    pub const fn forget(&mut self) {
        self.holds = None;
    }
}

/// Brings the server to some content: from its picture, or as the service does, the first time.
pub async fn prepare(store: &GraphStore, server: &mut Server, content: Content) {
    if server.holds == Some(content) {
        return;
    }
    server.holds = None;
    let known = server.pictures.iter().find(|(kept, _)| *kept == content);
    let mut unit = Unit::new(WIPE, json!({}));
    if let Some((_, picture)) = known {
        unit = unit.and(RESTORE, picture.clone());
        store.write::<IgnoredAny>(unit).await.unwrap();
    } else if let Some(base) = content.base() {
        Box::pin(prepare(store, server, base)).await;
        content.make(store).await;
        server.pictures.push((content, picture(store).await));
    } else {
        store.write::<IgnoredAny>(unit).await.unwrap();
    }
    server.holds = Some(content);
}

/// Names and values of properties; dates, which have no JSON, as text and apart.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NodeRow {
    id: String,
    labels: Vec<String>,
    plain: Vec<(String, Value)>,
    dates: Vec<(String, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RelationshipRow {
    from: String,
    to: String,
    kind: String,
    plain: Vec<(String, Value)>,
    dates: Vec<(String, String)>,
}

/// Everything that a graph holds.
pub async fn picture(store: &GraphStore) -> Picture {
    let nodes: Vec<NodeRow> = store.read(NODES, json!({})).await.unwrap();
    let relationships: Vec<RelationshipRow> = store.read(RELATIONSHIPS, json!({})).await.unwrap();
    let places: BTreeMap<&str, usize> = (0..)
        .zip(&nodes)
        .map(|(place, node)| (node.id.as_str(), place))
        .collect();
    let map = |plain: &[(String, Value)]| -> Value {
        plain
            .iter()
            .cloned()
            .collect::<serde_json::Map<_, _>>()
            .into()
    };
    let node = |row: &NodeRow| json!({ "labels": row.labels, "properties": map(&row.plain), "dates": row.dates });
    let relationship = |row: &RelationshipRow| {
        json!({
            "from": places[row.from.as_str()], "to": places[row.to.as_str()], "kind": row.kind,
            "properties": map(&row.plain), "dates": row.dates,
        })
    };
    json!({
        "nodes": nodes.iter().map(node).collect::<Vec<_>>(),
        "relationships": relationships.iter().map(relationship).collect::<Vec<_>>(),
    })
}
