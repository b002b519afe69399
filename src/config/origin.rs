//! Origins of pages, as browsers write them.

use serde::{Deserialize, Serialize};
use url::Url;

/// Origins, separated by spaces: each a scheme, a host, and a port where it is not the usual one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Origins(Vec<String>);

impl Origins {
    /// Each as a browser writes it.
    #[must_use]
    pub fn as_written(&self) -> Vec<String> {
        self.0.clone()
    }
}

impl TryFrom<String> for Origins {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let read = |text: &str| {
            origin(text).ok_or_else(|| {
                format!("{text} is no origin like https://rh.exemple.fr or http://localhost:3000: scheme, host and port alone")
            })
        };
        let all: Result<_, String> = text.split_whitespace().map(read).collect();
        all.map(Self)
    }
}

impl From<Origins> for String {
    fn from(origins: Origins) -> Self {
        origins.0.join(" ")
    }
}

/// One origin as a browser writes it; none for anything else: a path, everybody (`*`), nobody (`null`).
pub(super) fn origin(text: &str) -> Option<String> {
    let (_, host) = text.split_once("://")?;
    let alone = !host.is_empty() && !host.contains(['/', '\\', '?', '#', '@', '*']);
    let url = Url::parse(text).ok().filter(|_| alone)?;
    let usable = matches!(url.scheme(), "http" | "https") && url.has_host();
    usable.then(|| url.origin().ascii_serialization())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_scheme_host_and_port() {
        for (text, written) in [
            ("https://rh.exemple.fr", "https://rh.exemple.fr"),
            ("http://localhost:3000", "http://localhost:3000"),
            ("HTTPS://RH.exemple.fr:443", "https://rh.exemple.fr"),
            ("http://[::1]:8080", "http://[::1]:8080"),
            ("https://préfecture.fr", "https://xn--prfecture-c4a.fr"),
        ] {
            assert_eq!(origin(text).as_deref(), Some(written));
        }
        for wrong in [
            "*",
            "null",
            "https://*",
            "https://*.exemple.fr",
            "https://rh.exemple.fr/",
            "https://rh.exemple.fr/passerelle",
            "https://rh.exemple.fr?a",
            "https://rh.exemple.fr#a",
            "https://moi@rh.exemple.fr",
            "rh.exemple.fr",
            "//rh.exemple.fr",
            "https:rh.exemple.fr",
            "https://",
            "http://:80",
            "http://a:99999",
            "ws://rh.exemple.fr",
            "file:///tmp",
            "https://rh.exemple.fr,https://autre.fr",
        ] {
            assert_eq!(origin(wrong), None, "{wrong}");
        }
        let both = Origins::try_from(" https://a.fr  http://b.fr:81 ".to_owned()).unwrap();
        assert_eq!(String::from(both), "https://a.fr http://b.fr:81");
        assert!(Origins::try_from("https://a.fr *".to_owned()).is_err());
    }
}
