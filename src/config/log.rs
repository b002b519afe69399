//! What is logged, and how.

use serde::{Deserialize, Serialize};

/// The log's settings; it goes to stderr and never holds a parameter or a person.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct LogSettings {
    /// What is logged, in the words of `tracing`: `info`, `passerelle=debug,warn`…
    pub level: String,
    /// How a line looks.
    pub format: LogFormat,
}

/// How a line of the log looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

impl Default for LogSettings {
    fn default() -> Self {
        Self {
            // The driver has a line for each try; what it meets is in ours.
            level: "info,neo4rs=off".to_owned(),
            format: LogFormat::Text,
        }
    }
}
