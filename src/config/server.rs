//! Where requests come in.

use std::{
    net::{Ipv4Addr, SocketAddr},
    time::Duration,
};

use serde::{Deserialize, Serialize};

/// The server's settings.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct ServerSettings {
    /// The address; port 0 picks a free one. Demo identities are believed on loopback only.
    pub listen: SocketAddr,
    /// Seconds that requests under way have to end when the server stops.
    pub drain_seconds: u64,
}

impl Default for ServerSettings {
    fn default() -> Self {
        Self {
            listen: (Ipv4Addr::LOCALHOST, 8080).into(),
            drain_seconds: 20,
        }
    }
}

impl ServerSettings {
    /// How long requests under way have to end when the server stops.
    #[must_use]
    pub fn drain(&self) -> Duration {
        Duration::from_secs(self.drain_seconds)
    }
}
