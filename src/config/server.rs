//! Where requests come in.

use std::{
    net::{Ipv4Addr, SocketAddr},
    num::NonZeroUsize,
    path::PathBuf,
    time::Duration,
};

use secrecy::ExposeSecret as _;
use serde::{Deserialize, Serialize};
use url::Url;

use super::{
    ConfigError,
    origin::{Origins, origin},
    secret::read_secret,
};
use crate::auth::card_id::CardCipher;

/// The server's settings.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct ServerSettings {
    /// The address; port 0 picks a free one.
    pub listen: SocketAddr,
    /// Whether demo identities are believed; absent: only for the default data in memory, on loopback.
    pub demo: Option<bool>,
    /// The file of the key under which ids of cards are encrypted: 32 or 64 bytes, in hexadecimal or
    /// base64, the same on every replica. Demo mode has a key of its own.
    pub card_key_file: Option<PathBuf>,
    /// Origins of pages, separated by spaces, that may read answers and open a `WebSocket`.
    pub origins: Origins,
    /// The address under which clients reach the service, `https://…` behind a proxy that ends TLS.
    pub public_url: Option<PublicUrl>,
    /// Seconds that requests under way have to end when the server stops.
    pub drain_seconds: u64,
    /// Seconds within which a request has its answer.
    pub deadline_seconds: u64,
    /// Connections open at once at most; fewer where the system allows fewer files.
    pub connections: NonZeroUsize,
    /// Connections open at once at most from one IPv4 address or one IPv6 network of 64 bits.
    pub connections_by_address: NonZeroUsize,
    /// Seconds in which the head of a request must have come.
    pub header_seconds: u64,
    /// Seconds without a request after which a connection is closed.
    pub idle_seconds: u64,
    /// Requests that run at once at most.
    pub concurrency: NonZeroUsize,
    /// Requests that wait for their turn at most; one more is asked to come back.
    pub queue: usize,
}

impl Default for ServerSettings {
    fn default() -> Self {
        Self {
            listen: (Ipv4Addr::LOCALHOST, 8080).into(),
            demo: None,
            card_key_file: None,
            origins: Origins::default(),
            public_url: None,
            drain_seconds: 20,
            deadline_seconds: 5,
            connections: NonZeroUsize::MIN.saturating_add(4_095),
            connections_by_address: NonZeroUsize::MIN.saturating_add(1_023),
            header_seconds: 10,
            idle_seconds: 75,
            concurrency: NonZeroUsize::MIN.saturating_add(255),
            queue: 512,
        }
    }
}

impl ServerSettings {
    /// What makes the ids of cards, under the key of the file; none when no file is set.
    pub(super) fn read_card_key(&self) -> Result<Option<CardCipher>, ConfigError> {
        const KEY: &str = "server.card_key_file";
        let Some(path) = &self.card_key_file else {
            return Ok(None);
        };
        let text = read_secret(KEY, path)?;
        let cipher = CardCipher::of_text(text.expose_secret());
        let path = path.display().to_string();
        cipher.map(Some).ok_or(ConfigError::Key { key: KEY, path })
    }

    /// Within what time a request has its answer.
    #[must_use]
    pub fn deadline(&self) -> Duration {
        Duration::from_secs(self.deadline_seconds)
    }

    /// In what time the head of a request must have come, at least a second.
    #[must_use]
    pub fn header(&self) -> Duration {
        Duration::from_secs(self.header_seconds.max(1))
    }

    /// After what time without a request a connection is closed, at least a second.
    #[must_use]
    pub fn idle(&self) -> Duration {
        Duration::from_secs(self.idle_seconds.max(1))
    }

    /// Origins whose pages may ask, each as a browser writes it.
    #[must_use]
    pub fn origins(&self) -> Vec<String> {
        self.origins.as_written()
    }

    /// Whether clients reach the service by HTTPS.
    #[must_use]
    pub fn is_reached_by_https(&self) -> bool {
        self.public_url.as_ref().is_some_and(PublicUrl::is_https)
    }

    /// How long requests under way have to end when the server stops.
    #[must_use]
    pub fn drain(&self) -> Duration {
        Duration::from_secs(self.drain_seconds)
    }
}

/// An address that is an origin: `http://` or `https://`, a host, and a port where it is not the usual one.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct PublicUrl(Url);

impl PublicUrl {
    fn is_https(&self) -> bool {
        self.0.scheme() == "https"
    }
}

impl TryFrom<String> for PublicUrl {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let read = origin(text.strip_suffix('/').unwrap_or(&text))
            .and_then(|origin| Url::parse(&origin).ok());
        read.map(Self).ok_or_else(|| {
            format!("{text} is no address like https://passerelle.exemple.fr, without a path")
        })
    }
}

impl From<PublicUrl> for String {
    fn from(url: PublicUrl) -> Self {
        url.0.into()
    }
}
