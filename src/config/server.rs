//! Where requests come in.

use std::{
    net::{Ipv4Addr, SocketAddr},
    num::NonZeroUsize,
    time::Duration,
};

use serde::{Deserialize, Serialize};

/// The server's settings.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct ServerSettings {
    /// The address; port 0 picks a free one.
    pub listen: SocketAddr,
    /// Whether demo identities are believed; absent: only for the default data in memory, on loopback.
    pub demo: Option<bool>,
    /// Seconds that requests under way have to end when the server stops.
    pub drain_seconds: u64,
    /// Seconds within which a request has its answer.
    pub deadline_seconds: u64,
    /// Requests that run at once at most.
    pub concurrency: NonZeroUsize,
    /// Requests that wait for their turn at most; one more is told to come back.
    pub queue: usize,
}

impl Default for ServerSettings {
    fn default() -> Self {
        Self {
            listen: (Ipv4Addr::LOCALHOST, 8080).into(),
            demo: None,
            drain_seconds: 20,
            deadline_seconds: 5,
            concurrency: NonZeroUsize::MIN.saturating_add(255),
            queue: 512,
        }
    }
}

impl ServerSettings {
    /// Within what time a request has its answer.
    #[must_use]
    pub fn deadline(&self) -> Duration {
        Duration::from_secs(self.deadline_seconds)
    }

    /// How long requests under way have to end when the server stops.
    #[must_use]
    pub fn drain(&self) -> Duration {
        Duration::from_secs(self.drain_seconds)
    }
}
