//! What a resolver finds in its context, spelt once.

use std::sync::Arc;

use async_graphql::{
    Context, Result,
    dataloader::{DataLoader, Loader},
};
use chrono::{DateTime, NaiveDate, Utc};

use super::{error::refuse, loader::GraphLoader, reader::Readers};
use crate::{
    auth::{card_id::CardCipher, principal::Principal},
    domain::{
        error::Error, port::Graph, recommend::reason::Voice, statute::Statute, viewer::Viewer,
    },
    graphql::object::node::NodeObject,
};

/// The day that decides what is open, and the instant at which it is over.
#[derive(Debug, Clone, Copy)]
pub(super) struct Today {
    pub(super) day: NaiveDate,
    pub(super) ends_at: DateTime<Utc>,
}

/// The instant of the request, which dates what it writes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Now(pub(super) DateTime<Utc>);

/// Short names for what every resolver needs.
pub(super) trait ContextExt {
    fn graph(&self) -> &Arc<dyn Graph>;
    fn today(&self) -> NaiveDate;
    /// The instant at which today is over.
    fn ends_at(&self) -> DateTime<Utc>;
    fn now(&self) -> DateTime<Utc>;
    /// The time of the clock on the service's own day: when a write is recorded.
    fn own_instant(&self) -> DateTime<Utc> {
        self.today().and_time(self.now().time()).and_utc()
    }
    fn principal(&self) -> &Principal;
    /// The rules by which moves are judged.
    fn statute(&self) -> &Statute;
    /// What texts are read with.
    fn readers(&self) -> &Arc<Readers>;
    /// What makes and opens the ids of cards.
    fn cards(&self) -> &CardCipher;
    /// The visibility scope of the principal today.
    fn viewer(&self) -> Viewer;
    /// How what is said of an agent is worded: to them, or to somebody else.
    fn voice(&self, agent: &str) -> Voice;
    /// Loads one thing by key, together with the others asked for at the same level.
    async fn load<K>(&self, key: K) -> Result<Option<<GraphLoader as Loader<K>>::Value>>
    where
        K: Send + Sync + std::hash::Hash + Eq + Clone + 'static,
        GraphLoader: Loader<K, Error = Arc<Error>>;
    /// Loads what the graph has just named; `NOT_FOUND` when it is gone, or hidden.
    async fn load_named<K>(&self, key: K) -> Result<<GraphLoader as Loader<K>>::Value>
    where
        K: Send + Sync + std::hash::Hash + Eq + Clone + 'static,
        GraphLoader: Loader<K, Error = Arc<Error>>;
    /// Loads several things by key, in their order; what does not exist, or is hidden, is left out.
    async fn load_all<K>(&self, keys: Vec<K>) -> Result<Vec<<GraphLoader as Loader<K>>::Value>>
    where
        K: Send + Sync + std::hash::Hash + Eq + Clone + 'static,
        GraphLoader: Loader<K, Error = Arc<Error>>;
    /// The beginning of the list that hangs off a key, as objects of the API.
    async fn list<K, T, O>(&self, key: K, size: usize, show: impl Fn(T) -> O) -> Result<Vec<O>>
    where
        K: Send + Sync + std::hash::Hash + Eq + Clone + 'static,
        T: Send + Sync + Clone + 'static,
        GraphLoader: Loader<K, Value = Vec<T>, Error = Arc<Error>>;
    /// Nodes by key, in their order, as objects of the API; those that are gone or hidden are left out.
    async fn nodes<O: NodeObject>(&self, uids: impl Iterator<Item = String>) -> Result<Vec<O>>
    where
        GraphLoader: Loader<O::Key, Error = Arc<Error>>;
    /// The node whose key a look-up found, as an object of the API; null when there is none, or it is hidden.
    async fn node<O: NodeObject>(&self, uid: Result<Option<String>, Error>) -> Result<Option<O>>
    where
        GraphLoader: Loader<O::Key, Error = Arc<Error>>;
    /// The beginning of the nodes that hang off a key, as objects of the API.
    async fn related<O: NodeObject, K>(&self, key: K, size: usize) -> Result<Vec<O>>
    where
        K: Send + Sync + std::hash::Hash + Eq + Clone + 'static,
        GraphLoader:
            Loader<K, Value = Vec<String>, Error = Arc<Error>> + Loader<O::Key, Error = Arc<Error>>;
}

impl ContextExt for Context<'_> {
    fn graph(&self) -> &Arc<dyn Graph> {
        self.data_unchecked()
    }

    fn today(&self) -> NaiveDate {
        self.data_unchecked::<Today>().day
    }

    fn ends_at(&self) -> DateTime<Utc> {
        self.data_unchecked::<Today>().ends_at
    }

    fn now(&self) -> DateTime<Utc> {
        self.data_unchecked::<Now>().0
    }

    fn principal(&self) -> &Principal {
        self.data_unchecked()
    }

    fn statute(&self) -> &Statute {
        self.data_unchecked::<Arc<Statute>>()
    }

    fn readers(&self) -> &Arc<Readers> {
        self.data_unchecked()
    }

    fn cards(&self) -> &CardCipher {
        self.data_unchecked()
    }

    fn viewer(&self) -> Viewer {
        self.principal().viewer(self.today())
    }

    fn voice(&self, agent: &str) -> Voice {
        Voice::of_reader(self.viewer().agent.as_deref() == Some(agent))
    }

    async fn load<K>(&self, key: K) -> Result<Option<<GraphLoader as Loader<K>>::Value>>
    where
        K: Send + Sync + std::hash::Hash + Eq + Clone + 'static,
        GraphLoader: Loader<K, Error = Arc<Error>>,
    {
        let loader: &DataLoader<GraphLoader> = self.data_unchecked();
        loader.load_one(key).await.map_err(|error| refuse(&error))
    }

    async fn load_named<K>(&self, key: K) -> Result<<GraphLoader as Loader<K>>::Value>
    where
        K: Send + Sync + std::hash::Hash + Eq + Clone + 'static,
        GraphLoader: Loader<K, Error = Arc<Error>>,
    {
        let found = self.load(key).await?;
        found.ok_or_else(|| refuse(&Error::NotFound))
    }

    async fn load_all<K>(&self, keys: Vec<K>) -> Result<Vec<<GraphLoader as Loader<K>>::Value>>
    where
        K: Send + Sync + std::hash::Hash + Eq + Clone + 'static,
        GraphLoader: Loader<K, Error = Arc<Error>>,
    {
        let loader: &DataLoader<GraphLoader> = self.data_unchecked();
        let found = loader.load_many(keys.iter().cloned()).await;
        let found = found.map_err(|error| refuse(&error))?;
        Ok(keys
            .iter()
            .filter_map(|key| found.get(key).cloned())
            .collect())
    }

    async fn list<K, T, O>(&self, key: K, size: usize, show: impl Fn(T) -> O) -> Result<Vec<O>>
    where
        K: Send + Sync + std::hash::Hash + Eq + Clone + 'static,
        T: Send + Sync + Clone + 'static,
        GraphLoader: Loader<K, Value = Vec<T>, Error = Arc<Error>>,
    {
        let all = self.load(key).await?.unwrap_or_default();
        Ok(all.into_iter().take(size).map(show).collect())
    }
    async fn nodes<O: NodeObject>(&self, uids: impl Iterator<Item = String>) -> Result<Vec<O>>
    where
        GraphLoader: Loader<O::Key, Error = Arc<Error>>,
    {
        let found = self.load_all(uids.map(O::key).collect()).await?;
        Ok(found.into_iter().map(O::show).collect())
    }

    async fn node<O: NodeObject>(&self, uid: Result<Option<String>, Error>) -> Result<Option<O>>
    where
        GraphLoader: Loader<O::Key, Error = Arc<Error>>,
    {
        let uid = uid.map_err(|error| refuse(&error))?;
        let found = self.nodes(uid.into_iter()).await?;
        Ok(found.into_iter().next())
    }

    async fn related<O: NodeObject, K>(&self, key: K, size: usize) -> Result<Vec<O>>
    where
        K: Send + Sync + std::hash::Hash + Eq + Clone + 'static,
        GraphLoader:
            Loader<K, Value = Vec<String>, Error = Arc<Error>> + Loader<O::Key, Error = Arc<Error>>,
    {
        let uids = self.load(key).await?.unwrap_or_default();
        self.nodes(uids.into_iter().take(size)).await
    }
}
