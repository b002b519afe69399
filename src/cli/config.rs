//! `passerelle config --check`

use clap::Args;
use comfy_table::{Table, presets};

use super::{GraphArgs, Session, error::CliError, print_json, say};

/// Show the settings in force.
#[derive(Debug, Args)]
#[command(after_help = "Example: PASSERELLE_GRAPH__USER=neo4j passerelle config --check")]
pub(super) struct Config {
    /// Print every setting with its value and where it comes from; secrets are masked.
    #[arg(long, required = true)]
    check: bool,
    #[command(flatten)]
    pub(super) graph: GraphArgs,
}

impl Config {
    pub(super) fn run(self, session: &Session) -> Result<(), CliError> {
        debug_assert!(self.check, "clap requires it");
        let origins = session.loaded.origins();
        if session.json {
            return print_json(&origins);
        }
        let mut table = Table::new();
        table.load_preset(presets::NOTHING);
        table.set_header(["setting", "value", "source"]);
        for origin in origins {
            let value = match origin.value {
                serde_json::Value::Null => String::new(),
                serde_json::Value::String(text) => text,
                other => other.to_string(),
            };
            table.add_row([origin.key, value, origin.source]);
        }
        say(&table.trim_fmt())
    }
}
