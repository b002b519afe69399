//! Where the graph is, and who we are to it.

use std::{num::NonZeroUsize, path::PathBuf, time::Duration};

use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize, Serializer};

use super::{ConfigError, secret::read_secret};

/// The graph's settings.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct GraphSettings {
    /// `neo4j://…`, `bolt://…` (with `+s` for TLS), `embedded:` or `embedded:FILE`; absent: in memory.
    #[serde(serialize_with = "without_user_information")]
    pub url: Option<String>,
    /// A directory of the CSV format, loaded at start into the engine in memory.
    pub data: Option<PathBuf>,
    /// The user of the server.
    pub user: String,
    /// Their password.
    #[serde(serialize_with = "masked")]
    pub password: Option<SecretString>,
    /// A file that holds it, for instance a mounted secret; others must not be able to read it.
    pub password_file: Option<PathBuf>,
    /// The database of the server.
    pub database: String,
    /// Connections to it at most.
    pub connections: NonZeroUsize,
    /// Seconds that one unit of work may take.
    pub deadline_seconds: u64,
    /// Seconds that one unit of work of `import`, `refresh` and `migrate` may take.
    pub batch_deadline_seconds: u64,
    /// Whether an embedded file that was damaged is opened as it was before: for one command, by its flag.
    #[serde(skip)]
    pub accept_loss: bool,
}

impl Default for GraphSettings {
    fn default() -> Self {
        Self {
            url: None,
            data: None,
            user: "neo4j".to_owned(),
            password: None,
            password_file: None,
            database: "neo4j".to_owned(),
            connections: NonZeroUsize::MIN.saturating_add(15),
            deadline_seconds: 5,
            batch_deadline_seconds: 300,
            accept_loss: false,
        }
    }
}

impl GraphSettings {
    /// The password, empty when there is none.
    #[must_use]
    pub fn password_text(&self) -> &str {
        self.password
            .as_ref()
            .map_or("", |secret| secret.expose_secret())
    }

    /// How long one unit of work may take.
    #[must_use]
    pub fn deadline(&self) -> Duration {
        Duration::from_secs(self.deadline_seconds)
    }

    /// How long a batch of `import`, `refresh` or `migrate` may take.
    #[must_use]
    pub fn batch_deadline(&self) -> Duration {
        Duration::from_secs(self.batch_deadline_seconds)
    }

    pub(super) fn read_password_file(&mut self) -> Result<(), ConfigError> {
        let Some(path) = &self.password_file else {
            return Ok(());
        };
        if self.password.is_some() {
            return Err(ConfigError::Both("graph.password", "graph.password_file"));
        }
        self.password = Some(read_secret("graph.password_file", path)?);
        Ok(())
    }
}

#[expect(clippy::ref_option, reason = "the signature that serde wants")]
fn masked<S: Serializer>(secret: &Option<SecretString>, to: S) -> Result<S::Ok, S::Error> {
    secret.as_ref().map(|_| "********").serialize(to)
}

/// An address without the password that somebody wrote into it.
#[expect(clippy::ref_option, reason = "the signature that serde wants")]
fn without_user_information<S: Serializer>(url: &Option<String>, to: S) -> Result<S::Ok, S::Error> {
    let shown = url.as_ref().map(|url| {
        let parts = url.split_once("://");
        let hidden = parts.and_then(|(scheme, rest)| {
            let (_, host) = rest.rsplit_once('@')?;
            Some(format!("{scheme}://********@{host}"))
        });
        hidden.unwrap_or_else(|| url.clone())
    });
    shown.serialize(to)
}
