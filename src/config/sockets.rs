use std::{num::NonZeroUsize, time::Duration};

use serde::{Deserialize, Serialize};

use super::origin::Origins;

/// The settings of `WebSocket`s, over which subscriptions go.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct SocketSettings {
    /// Sockets open at once at most; one more is asked to come back.
    pub open: usize,
    /// Operations under way on one socket at most.
    pub operations: usize,
    /// Messages that wait for one client at most; one that does not read them is dropped.
    pub queue: NonZeroUsize,
    /// Bytes that wait for one client at most; one that does not read them is dropped.
    pub queue_bytes: usize,
    /// Bytes that wait for all clients together at most; beyond, the one for which most waits is dropped.
    pub queue_bytes_in_all: usize,
    /// Seconds within which a client takes one message; one that does not is dropped.
    pub write_seconds: u64,
    /// Seconds within which a client says who it is.
    pub init_seconds: u64,
    /// Seconds between two pings; a client that answers none is dropped.
    pub ping_seconds: u64,
    /// Milliseconds between two looks at the graph for what is watched, one for the whole process.
    pub watch_milliseconds: u64,
    /// Subscriptions that are worked out at once at most.
    pub watch_at_once: usize,
    /// Origins of pages that may open a socket besides those of this address, separated by spaces.
    pub origins: Origins,
}

impl Default for SocketSettings {
    fn default() -> Self {
        Self {
            open: 2_000,
            operations: 5,
            queue: NonZeroUsize::MIN.saturating_add(255),
            queue_bytes: 1_000_000,
            queue_bytes_in_all: 64_000_000,
            write_seconds: 30,
            init_seconds: 3,
            ping_seconds: 20,
            watch_milliseconds: 2_000,
            watch_at_once: 8,
            origins: Origins::default(),
        }
    }
}

impl SocketSettings {
    /// Within what time a client says who it is.
    #[must_use]
    pub fn init(&self) -> Duration {
        Duration::from_secs(self.init_seconds)
    }

    /// Within what time a client takes one message, at least a second.
    #[must_use]
    pub fn write(&self) -> Duration {
        Duration::from_secs(self.write_seconds.max(1))
    }

    /// The time between two pings, at least a second.
    #[must_use]
    pub fn ping(&self) -> Duration {
        Duration::from_secs(self.ping_seconds.max(1))
    }

    /// The time between two looks at the graph, at least ten milliseconds.
    #[must_use]
    pub fn watch(&self) -> Duration {
        Duration::from_millis(self.watch_milliseconds.max(10))
    }

    /// Origins whose pages may open a socket, each as a browser writes it.
    #[must_use]
    pub fn origins(&self) -> Vec<String> {
        self.origins.as_written()
    }
}
