//! By which rules moves are judged.

use std::{fs, path::PathBuf};

use serde::{Deserialize, Serialize};

use super::ConfigError;
use crate::domain::statute::Statute;

/// The settings of statute.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct StatuteSettings {
    /// A file of rules in the place of those that come with the service; `docs/statute.md` has its form.
    pub rules: Option<PathBuf>,
}

impl StatuteSettings {
    /// The rules, checked: those of the file, or those that come with the service.
    pub(super) fn read(&self) -> Result<Statute, ConfigError> {
        let wrong = |path: String| move |source| ConfigError::Rules { path, source };
        let Some(path) = &self.rules else {
            return Statute::compiled_in().map_err(wrong("rules.toml".to_owned()));
        };
        let shown = path.display().to_string();
        let text = fs::read_to_string(path).map_err(|source| ConfigError::Unreadable {
            key: "statute.rules",
            path: shown.clone(),
            source,
        })?;
        Statute::parse(&text).map_err(wrong(shown))
    }
}
