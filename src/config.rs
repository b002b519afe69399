//! Settings: defaults compiled in, then a TOML file, then the environment, then flags.
//!
//! Later sources override earlier ones; an unknown key is an error. `docs/settings.md` lists the keys,
//! `passerelle config --check` prints each value with its source.

use std::{fs, path::Path, sync::Arc};

use chrono::NaiveDate;
use chrono_tz::Tz;
use figment::{
    Figment,
    providers::{Format as _, Toml},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use serde_json::Value;

use crate::{
    auth::card_id::CardCipher,
    clock::Clock,
    domain::{
        calendar::parse_date,
        statute::{Statute, file::RuleError},
    },
    graphql::DocumentLimits,
};

mod graph;
mod log;
mod metrics;
mod origin;
mod secret;
mod server;
mod sockets;
mod source;
mod statute;

pub use graph::GraphSettings;
pub use log::{LogFormat, LogSettings};
pub use metrics::MetricsSettings;
pub use secret::read_secret;
pub use server::ServerSettings;
pub use sockets::SocketSettings;
use source::Entry;
pub use statute::StatuteSettings;

/// What stands before every setting in the environment; `__` stands between its parts.
const PREFIX: &str = "PASSERELLE_";
/// A variable that names data for `evaluate` and the tests, and no setting.
const DATA: &str = "PASSERELLE_REAL_DATA";
/// The variable that names the TOML file.
const FILE: &str = "PASSERELLE_CONFIG";

/// Every setting, at its effective value.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Where requests come in.
    pub server: ServerSettings,
    /// How long-lived connections are kept.
    pub sockets: SocketSettings,
    /// What a document may ask for.
    pub limits: DocumentLimits,
    /// Where the graph is.
    pub graph: GraphSettings,
    /// What is logged.
    pub log: LogSettings,
    /// Where the counts are read.
    pub metrics: MetricsSettings,
    /// By which rules moves are judged.
    pub statute: StatuteSettings,
    /// What "today" means; the day of the data or of the server when absent.
    #[serde(deserialize_with = "day")]
    pub as_of: Option<NaiveDate>,
    /// Where days begin at midnight, where `as_of` is absent.
    #[serde(deserialize_with = "zone", serialize_with = "zone_name")]
    pub time_zone: Tz,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            server: ServerSettings::default(),
            sockets: SocketSettings::default(),
            limits: DocumentLimits::default(),
            graph: GraphSettings::default(),
            log: LogSettings::default(),
            metrics: MetricsSettings::default(),
            statute: StatuteSettings::default(),
            as_of: None,
            time_zone: Clock::ZONE,
        }
    }
}

/// A time zone by its name in the IANA database.
fn zone<'de, D: Deserializer<'de>>(from: D) -> Result<Tz, D::Error> {
    let name = String::deserialize(from)?;
    let wrong = |_| D::Error::custom(format!("{name}: no time zone of the IANA database"));
    name.parse().map_err(wrong)
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn zone_name<S: Serializer>(zone: &Tz, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(zone.name())
}

/// A date, written as everywhere.
fn day<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
    let text = Option::<String>::deserialize(from)?;
    text.map(|text| parse_date(&text))
        .transpose()
        .map_err(D::Error::custom)
}

/// Settings, with where each comes from.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The effective values.
    pub settings: Settings,
    /// The rules of statute that they name, checked.
    pub statute: Arc<Statute>,
    /// What makes the ids of cards, under the key that they name; none when they name none.
    pub cards: Option<CardCipher>,
    figment: Figment,
}

/// A setting as `config --check` prints it.
#[derive(Debug, Clone, Serialize)]
pub struct Origin {
    /// Its key, such as `graph.url`.
    pub key: String,
    /// Its effective value; a secret is masked.
    pub value: Value,
    /// Where it comes from: `default`, a file, a variable or a flag.
    pub source: String,
}

/// Why the settings cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigError {
    /// A key is unknown or a value has the wrong type.
    #[error("{0}")]
    Invalid(#[from] Box<figment::Error>),
    /// A file that a setting names cannot be read.
    #[error("{key}: {path} cannot be read")]
    Unreadable {
        /// The setting.
        key: &'static str,
        /// The file.
        path: String,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// A file that holds a secret can be read by accounts that should not.
    #[error("{key}: {path} can be read by others: chmod 600 it")]
    Exposed {
        /// The setting.
        key: &'static str,
        /// The file.
        path: String,
    },
    /// A file of rules has one that cannot be used.
    #[error("statute.rules: {path}")]
    Rules {
        /// The file.
        path: String,
        /// Which rule and why.
        #[source]
        source: RuleError,
    },
    /// A file of a key holds something else.
    #[error("{key}: {path} does not hold a key of 32 or 64 bytes in hexadecimal or base64")]
    Key {
        /// The setting.
        key: &'static str,
        /// The file.
        path: String,
    },
    /// Two settings exclude each other.
    #[error("{0} and {1} are both set: keep one")]
    Both(&'static str, &'static str),
}

impl Loaded {
    /// Reads the settings; `flags` are keys and values, `variables` the whole environment.
    ///
    /// # Errors
    /// See [`ConfigError`].
    pub fn read(
        file: Option<&Path>,
        variables: impl IntoIterator<Item = (String, String)>,
        flags: Vec<(&'static str, String)>,
    ) -> Result<Self, ConfigError> {
        let mut variables: Vec<_> = variables
            .into_iter()
            .filter(|(name, _)| name.starts_with(PREFIX) && name != DATA)
            .collect();
        variables.sort();
        let named = variables.iter().find(|(name, _)| name == FILE);
        let file = file.or_else(|| named.map(|(_, path)| Path::new(path)));
        let mut figment = Figment::new();
        if let Some(path) = file {
            let text = fs::read_to_string(path).map_err(|source| ConfigError::Unreadable {
                key: "config",
                path: path.display().to_string(),
                source,
            })?;
            // Read once and named by hand, so that a missing file is an error and has its name.
            figment = figment.merge(source::renamed(Toml::string(&text), path));
        }
        for (name, value) in &variables {
            if name != FILE {
                figment = figment.merge(Entry::of_variable(name, value));
            }
        }
        for (key, value) in flags {
            figment = figment.merge(Entry::of_flag(key, &value));
        }
        let mut settings: Settings = figment.extract().map_err(Box::new)?;
        settings.graph.read_password_file()?;
        let statute = Arc::new(settings.statute.read()?);
        let cards = settings.server.read_card_key()?;
        Ok(Self {
            settings,
            statute,
            cards,
            figment,
        })
    }

    /// Every setting with its value and where it comes from, by key.
    #[must_use]
    pub fn origins(&self) -> Vec<Origin> {
        let mut found = Vec::new();
        let values = serde_json::to_value(&self.settings).unwrap_or_default();
        self.collect("", &values, &mut found);
        found
    }

    fn collect(&self, key: &str, value: &Value, found: &mut Vec<Origin>) {
        if let Value::Object(entries) = value {
            for (name, inner) in entries {
                let dot = if key.is_empty() { "" } else { "." };
                self.collect(&format!("{key}{dot}{name}"), inner, found);
            }
            return;
        }
        let source = self.figment.find_metadata(key);
        found.push(Origin {
            key: key.to_owned(),
            value: value.clone(),
            source: source.map_or_else(|| "default".to_owned(), |from| from.name.to_string()),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variables(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect()
    }

    #[test]
    fn the_last_one_that_speaks_wins() {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(
            file.path(),
            "[graph]\nurl = 'bolt://file'\nuser = 'file'\nconnections = 3\n",
        )
        .unwrap();
        let loaded = Loaded::read(
            Some(file.path()),
            variables(&[
                ("PASSERELLE_GRAPH__URL", "bolt://variable"),
                ("PASSERELLE_GRAPH__USER", "variable"),
                ("PASSERELLE_GRAPH__PASSWORD", "007"),
                ("OTHER", "x"),
            ]),
            vec![("graph.url", "bolt://flag".to_owned())],
        )
        .unwrap();
        let graph = &loaded.settings.graph;
        assert_eq!(graph.url.as_deref(), Some("bolt://flag"));
        assert_eq!(
            (graph.user.as_str(), graph.connections.get()),
            ("variable", 3)
        );
        let origin = |key| {
            let found = loaded
                .origins()
                .into_iter()
                .find(|origin| origin.key == key);
            found.map(|origin| (origin.value, origin.source)).unwrap()
        };
        assert_eq!(origin("graph.url").1, "--graph");
        assert_eq!(origin("graph.user").1, "PASSERELLE_GRAPH__USER");
        assert_eq!(
            origin("graph.connections").1,
            file.path().display().to_string()
        );
        assert_eq!(origin("graph.password").0, "********");
        assert_eq!(
            origin("graph.database"),
            ("neo4j".into(), "default".to_owned())
        );
    }

    #[test]
    fn a_password_in_the_address_is_not_shown() {
        let given = variables(&[("PASSERELLE_GRAPH__URL", "bolt://me:secret@host:7687")]);
        let loaded = Loaded::read(None, given, vec![]).unwrap();
        let shown = serde_json::to_string(&loaded.origins()).unwrap();
        assert!(!shown.contains("secret"), "{shown}");
        assert!(shown.contains("bolt://********@host:7687"), "{shown}");
    }

    #[test]
    fn an_unknown_key_or_a_wrong_value_is_named() {
        for (name, value, word) in [
            ("PASSERELLE_GRAPH__URI", "x", "uri"),
            ("PASSERELLE_GRAPH__CONNECTIONS", "many", "connections"),
            ("PASSERELLE_SERVER__LISTEN", "nowhere", "listen"),
            ("PASSERELLE_AS_OF", "hier", "as_of"),
        ] {
            let error = Loaded::read(None, variables(&[(name, value)]), vec![]).unwrap_err();
            let said = error.to_string().to_lowercase();
            assert!(said.contains(word), "{said}");
        }
    }

    #[test]
    fn a_password_comes_from_a_file_too_but_not_from_both() {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), "secret\n").unwrap();
        let path = file.path().display().to_string();
        let mut given = variables(&[("PASSERELLE_GRAPH__PASSWORD_FILE", &path)]);
        let loaded = Loaded::read(None, given.clone(), vec![]).unwrap();
        assert_eq!(loaded.settings.graph.password_text(), "secret");
        given.extend(variables(&[("PASSERELLE_GRAPH__PASSWORD", "other")]));
        assert!(matches!(
            Loaded::read(None, given, vec![]),
            Err(ConfigError::Both(..))
        ));
    }
}
