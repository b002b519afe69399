//! What an engine holds when a test begins: made once a process, then copied for each test.

#[cfg(feature = "embedded")]
use std::sync::{Arc, Mutex};

#[cfg(feature = "embedded")]
use passerelle::graph::embedded::EmbeddedStore;
use passerelle::{
    graph::{migrate::migrate, store::GraphStore},
    refresh::refresh,
};
#[cfg(feature = "embedded")]
use tokio::sync::OnceCell;

use super::engine::{fixture, instant, load, moment};

/// What an engine holds when a test begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// Nothing, not even a schema.
    Bare,
    /// A schema and nothing else.
    Migrated,
    /// A directory of `fixtures/`, imported.
    Imported(&'static str),
    /// The same, refreshed.
    Refreshed(&'static str),
}

impl Content {
    /// What it is made from.
    pub const fn base(self) -> Option<Self> {
        match self {
            Self::Bare => None,
            Self::Migrated => Some(Self::Bare),
            Self::Imported(_) => Some(Self::Migrated),
            Self::Refreshed(name) => Some(Self::Imported(name)),
        }
    }

    /// Makes it in a graph that holds its base, as the service does.
    pub async fn make(self, store: &GraphStore) {
        match self {
            Self::Bare => {}
            Self::Migrated => {
                migrate(store, "tests", instant).await.unwrap();
            }
            Self::Imported(name) => load(store, &fixture(name)).await,
            Self::Refreshed(_) => {
                refresh(store, moment("2026-03-02")).await.unwrap();
            }
        }
    }
}

/// A template, which one test makes while the others that need it wait.
#[cfg(feature = "embedded")]
type Cell = Arc<OnceCell<EmbeddedStore>>;

/// A copy of the template with some content, in this process.
#[cfg(feature = "embedded")]
pub async fn embedded_with(content: Content) -> EmbeddedStore {
    static TEMPLATES: Mutex<Vec<(Content, Cell)>> = Mutex::new(Vec::new());
    let cell = {
        let mut templates = TEMPLATES.lock().unwrap();
        let found = templates.iter().find(|(kept, _)| *kept == content);
        if let Some((_, cell)) = found {
            Arc::clone(cell)
        } else {
            let cell = Cell::default();
            templates.push((content, Arc::clone(&cell)));
            cell
        }
    };
    let make = async || {
        let store = match content.base() {
            Some(base) => Box::pin(embedded_with(base)).await,
            None => EmbeddedStore::in_memory(super::engine::PATIENCE),
        };
        content.make(&GraphStore::Embedded(store.clone())).await;
        store
    };
    cell.get_or_init(make).await.independent_copy()
}
