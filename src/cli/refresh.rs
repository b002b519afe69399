//! `passerelle refresh`

use clap::Args;

use super::{GraphArgs, Session, error::CliError, open, print_json, say};

/// Rebuild everything derived.
#[derive(Debug, Args)]
#[command(after_help = "Example: passerelle refresh --graph neo4j://localhost --as-of 2026-03-02")]
pub(super) struct Refresh {
    #[command(flatten)]
    pub(super) graph: GraphArgs,
}

impl Refresh {
    pub(super) async fn run(self, session: &Session) -> Result<(), CliError> {
        let opened = open::migrated(session.settings()).await?;
        let refreshed = opened.refresh().await?;
        opened.keep()?;
        if session.json {
            return print_json(&refreshed);
        }
        for (part, nodes) in &refreshed.parts {
            say(&format!("{part}: {nodes}"))?;
        }
        say(&format!("as of {}", refreshed.as_of))
    }
}
