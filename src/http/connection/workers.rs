//! The threads on which requests are worked on, apart from the one that keeps the connections.

use std::{future::Future, panic::resume_unwind};

use tokio::{runtime::Handle, task::JoinSet};
use tracing::Instrument as _;

use super::Connection;
use crate::{deadline, http::request};

/// The runtime on whose threads requests are worked on.
#[derive(Debug, Clone)]
pub struct Workers(Handle);

impl Workers {
    /// Those of a runtime of several threads.
    #[must_use]
    pub fn new(handle: Handle) -> Self {
        Self(handle)
    }

    /// Runs work there, with the name, the log and the deadline of the request under way, until it ends or the
    /// future is dropped. A panic goes on where it is waited for.
    pub async fn run<F>(&self, work: F) -> F::Output
    where
        F: Future<Output: Send> + Send + 'static,
    {
        let work = deadline::inherited(request::inherited(work)).in_current_span();
        // A set aborts its tasks when it is dropped.
        let mut tasks = JoinSet::new();
        tasks.spawn_on(work, &self.0);
        match tasks.join_next().await {
            Some(Ok(output)) => output,
            Some(Err(error)) if error.is_panic() => resume_unwind(error.into_panic()),
            // The runtime has ended, and the process does so now.
            _ => std::future::pending().await,
        }
    }
}

/// Runs work on the workers of a connection, where there are some.
pub(in crate::http) async fn run<F>(connection: Option<&Connection>, work: F) -> F::Output
where
    F: Future<Output: Send> + Send + 'static,
{
    match connection.and_then(|connection| connection.workers.as_ref()) {
        Some(workers) => workers.run(work).await,
        None => work.await,
    }
}
