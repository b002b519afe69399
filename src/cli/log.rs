//! Starts the log, on stderr.

use tracing_subscriber::{EnvFilter, fmt};

use super::error::CliError;
use crate::config::{LogFormat, LogSettings};

/// Starts the log of this process; a second start changes nothing.
pub(super) fn start(settings: &LogSettings, quiet: bool) -> Result<(), CliError> {
    let level = if quiet {
        "warn,neo4rs=off"
    } else {
        &settings.level
    };
    let filter = EnvFilter::try_new(level)
        .map_err(|error| CliError::Config(format!("log.level: {error}")))?;
    let log = fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::IsTerminal::is_terminal(&std::io::stderr()));
    // Only a process that embeds the library can have started one before.
    let _ = match settings.format {
        LogFormat::Text => log.try_init(),
        LogFormat::Json => log.json().try_init(),
    };
    Ok(())
}
