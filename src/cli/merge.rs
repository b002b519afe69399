//! `passerelle merge agent KEEP RETIRE`

use clap::{Args, ValueEnum};

use super::{GraphArgs, Session, error::CliError, open, print_json, say};
use crate::graph::merge::merge_agents;

/// Make one of two records of the same person; run `refresh` afterwards.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: passerelle merge agent agt-01 agt-99 --dry-run --graph neo4j://localhost"
)]
pub(super) struct Merge {
    /// Of what.
    what: What,
    /// The agent who stays, by uid.
    keep: String,
    /// The agent who goes: all that there is about them is the other's. Imports know this uid from then on.
    retire: String,
    /// Write nothing, and show what there is about the agent who goes.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    pub(super) graph: GraphArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum What {
    /// Two agents.
    Agent,
}

impl Merge {
    pub(super) async fn run(self, session: &Session) -> Result<(), CliError> {
        let opened = open::migrated(session.settings()).await?;
        let What::Agent = self.what;
        let both = (self.keep.as_str(), self.retire.as_str());
        let store = opened.batches();
        let merged = merge_agents(&store, both, opened.moment(), self.dry_run).await?;
        if !self.dry_run && !merged.before {
            opened.keep()?;
        }
        if session.json {
            return print_json(&merged);
        }
        if merged.before {
            return say(&format!("{} was merged before", merged.retire));
        }
        for (what, records) in &merged.records {
            say(&format!("{what}: {records}"))?;
        }
        let verb = if self.dry_run { "would be" } else { "is" };
        say(&format!("{} {verb} {}", merged.retire, merged.keep))
    }
}
