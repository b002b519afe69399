//! The driver's pool, and what it does not do by itself.

use std::{
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use neo4rs::{Config, Error, Graph, Operation, Query};
use tokio::{runtime::Handle, time::timeout};

use super::BoltAddress;

/// How long one look at a connection may take.
const LOOK: Duration = Duration::from_secs(1);

/// Connections to one address, shared by every view of a store.
pub(super) struct Pool {
    config: Config,
    /// Where a routing table is asked for, if one is: the same address, asked without routing.
    router: Option<Graph>,
    connections: usize,
    graph: RwLock<Arc<Graph>>,
    /// Connections still to look at, for reads and for writes.
    looks: [AtomicUsize; 2],
    ping: Query,
}

impl Pool {
    pub(super) fn new(
        config: impl Fn(&str) -> Result<Config, Error>,
        address: &BoltAddress,
        ping: Query,
    ) -> Result<Self, Error> {
        let direct = address.url.strip_prefix("neo4j");
        let direct = direct.map(|rest| config(&format!("bolt{rest}")));
        let config = config(&address.url)?;
        Ok(Self {
            graph: RwLock::new(Arc::new(Graph::connect(config.clone())?)),
            router: direct.transpose()?.map(Graph::connect).transpose()?,
            config,
            connections: address.connections,
            looks: [AtomicUsize::new(0), AtomicUsize::new(0)],
            ping,
        })
    }

    pub(super) fn graph(&self) -> Arc<Graph> {
        let graph = self.graph.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&graph)
    }

    /// Forgets a routing table that names a wrong leader: the driver keeps it until it expires.
    ///
    /// Who else has found `stale` out of date has replaced it.
    pub(super) fn renew(&self, stale: &Arc<Graph>) {
        if self.router.is_none() {
            return;
        }
        let mut graph = self.graph.write().unwrap_or_else(PoisonError::into_inner);
        if Arc::ptr_eq(&graph, stale)
            && let Ok(fresh) = Graph::connect(self.config.clone())
        {
            *graph = Arc::new(fresh);
        }
    }

    /// Why no routing table came, which the driver keeps to itself.
    pub(super) async fn cause(&self) -> Option<Error> {
        let router = self.router.as_ref()?;
        router.execute_read(self.ping.clone()).await.err()
    }

    /// Looks after a unit of work: given up in the middle, it is ended on the server too.
    pub(super) fn watch(self: &Arc<Self>, operation: Operation) -> Watch {
        Watch {
            pool: Some(Arc::clone(self)),
            operation,
        }
    }

    /// Takes every connection once, which closes those that were left in the middle of an exchange.
    async fn look(&self, operation: Operation) {
        let left = &self.looks[usize::from(operation == Operation::Write)];
        loop {
            let look = async {
                let graph = self.graph();
                let ping = self.ping.clone();
                let mut rows = match operation {
                    Operation::Read => graph.execute_read(ping).await?,
                    Operation::Write => graph.execute(ping).await?,
                };
                while rows.next().await?.is_some() {}
                Ok::<(), Error>(())
            };
            // Of a server that is away, nothing can be learnt by more looks.
            if !matches!(timeout(LOOK, look).await, Ok(Ok(()))) {
                left.store(0, Ordering::Release);
                return;
            }
            if left.fetch_sub(1, Ordering::AcqRel) == 1 {
                return;
            }
        }
    }
}

/// Notices that a unit of work was given up: its time was over, or its client went away.
///
/// The driver closes a connection that is in the middle of an exchange when it next takes it, and no
/// sooner; until then the server goes on, and a transaction keeps its locks.
pub(super) struct Watch {
    pool: Option<Arc<Pool>>,
    operation: Operation,
}

impl Watch {
    /// The unit has ended, well or not.
    pub(super) fn ended(mut self) {
        self.pool = None;
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let (Some(pool), Ok(runtime)) = (self.pool.take(), Handle::try_current()) else {
            return;
        };
        let operation = self.operation;
        let left = &pool.looks[usize::from(operation == Operation::Write)];
        // Who is looking already begins again.
        if left.swap(pool.connections, Ordering::AcqRel) == 0 {
            runtime.spawn(async move { pool.look(operation).await });
        }
    }
}
