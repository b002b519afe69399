//! `passerelle migrate`

use clap::Args;
use serde_json::json;

use super::{GraphArgs, Session, error::CliError, open, print_json, say};
use crate::graph::{
    catalog,
    migrate::{Migrated, pending},
};

/// Bring constraints and indexes up to date.
#[derive(Debug, Args)]
#[command(after_help = "Example: passerelle migrate --graph neo4j://localhost --dry-run")]
pub(super) struct Migrate {
    #[command(flatten)]
    pub(super) graph: GraphArgs,
    /// Say what would be done and do nothing.
    #[arg(long)]
    dry_run: bool,
}

impl Migrate {
    pub(super) async fn run(self, session: &Session) -> Result<(), CliError> {
        let opened = open::unmigrated(session.settings()).await?;
        let migrated = if self.dry_run {
            let todo = pending(&opened.store).await?;
            Migrated {
                present: catalog::schema().count() - todo.len(),
                applied: todo.into_iter().map(|statement| statement.name).collect(),
            }
        } else {
            let migrated = opened.migrate().await?;
            opened.keep()?;
            migrated
        };
        let verb = if self.dry_run { "pending" } else { "applied" };
        if session.json {
            return print_json(&json!({ verb: migrated.applied, "present": migrated.present }));
        }
        for name in &migrated.applied {
            say(&format!("{verb} {name}"))?;
        }
        let count = migrated.applied.len();
        say(&format!("{count} {verb}, {} present", migrated.present))
    }
}
