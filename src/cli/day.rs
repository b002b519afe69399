//! The day for which a directory of data stands.

use std::path::Path;

use chrono::NaiveDate;

use super::error::CliError;
use crate::{config::Settings, domain::calendar::parse_date};

/// The day that was asked for, or that a directory carries.
pub(super) fn day_for(
    settings: &Settings,
    directory: &Path,
) -> Result<Option<NaiveDate>, CliError> {
    match settings.as_of {
        Some(day) => Ok(Some(day)),
        None => day_of(directory),
    }
}

/// The day that a directory carries in its file `as_of`, if it has one.
fn day_of(directory: &Path) -> Result<Option<NaiveDate>, CliError> {
    let path = directory.join("as_of");
    match std::fs::read_to_string(&path) {
        Ok(text) => parse_date(text.trim_start_matches('\u{feff}').trim())
            .map(Some)
            .map_err(|_| CliError::BadDay(path)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(CliError::Io(error)),
    }
}
