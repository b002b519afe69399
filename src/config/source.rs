//! Where a setting comes from: a variable, a flag, a file, each with the name that people know.

use std::path::Path;

use figment::{
    Error, Metadata, Profile, Provider,
    util::nest,
    value::{Dict, Map, Value},
};

use super::PREFIX;

/// Settings that hold a number: elsewhere a text of digits stays a text.
const NUMBERS: &[&str] = &[
    "graph.batch_deadline_seconds",
    "graph.connections",
    "graph.deadline_seconds",
    "server.concurrency",
    "server.connections",
    "server.connections_by_address",
    "server.deadline_seconds",
    "server.drain_seconds",
    "server.header_seconds",
    "server.idle_seconds",
    "server.queue",
    "sockets.init_seconds",
    "sockets.open",
    "sockets.operations",
    "sockets.ping_seconds",
    "sockets.queue",
    "sockets.watch_at_once",
    "sockets.watch_milliseconds",
];

/// Settings that are on or off.
const SWITCHES: &[&str] = &["server.demo"];

fn holds_number(key: &str) -> bool {
    NUMBERS.contains(&key) || key.starts_with("limits.")
}

/// One setting, from a variable or a flag.
pub(super) struct Entry {
    name: String,
    key: String,
    value: String,
}

impl Entry {
    /// `PASSERELLE_GRAPH__URL` is `graph.url`.
    pub(super) fn of_variable(name: &str, value: &str) -> Self {
        let key = name.strip_prefix(PREFIX).unwrap_or(name);
        Self {
            name: name.to_owned(),
            key: key.to_lowercase().replace("__", "."),
            value: value.to_owned(),
        }
    }

    /// The last part of the key is the name of the flag, but for the graph's address.
    pub(super) fn of_flag(key: &str, value: &str) -> Self {
        let flag = match key {
            "graph.url" => "graph",
            _ => key.rsplit('.').next().unwrap_or(key),
        };
        Self {
            name: format!("--{}", flag.replace('_', "-")),
            key: key.to_owned(),
            value: value.to_owned(),
        }
    }
}

impl Provider for Entry {
    fn metadata(&self) -> Metadata {
        Metadata::named(self.name.clone())
    }

    fn data(&self) -> Result<Map<Profile, Dict>, Error> {
        let text = self.value.as_str();
        let value = match (text.parse::<u64>(), text.parse::<bool>()) {
            (Ok(number), _) if holds_number(&self.key) => Value::from(number),
            (_, Ok(on)) if SWITCHES.contains(&self.key.as_str()) => Value::from(on),
            _ => Value::from(text),
        };
        let dict = nest(&self.key, value).into_dict().unwrap_or_default();
        Ok(Profile::Default.collect(dict))
    }
}

struct Renamed<P> {
    name: String,
    inner: P,
}

/// A provider under the name of the file it was read from.
pub(super) fn renamed(inner: impl Provider, path: &Path) -> impl Provider {
    Renamed {
        name: path.display().to_string(),
        inner,
    }
}

impl<P: Provider> Provider for Renamed<P> {
    fn metadata(&self) -> Metadata {
        Metadata::named(self.name.clone())
    }

    fn data(&self) -> Result<Map<Profile, Dict>, Error> {
        self.inner.data()
    }
}
