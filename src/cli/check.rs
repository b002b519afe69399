//! `passerelle check`

use clap::Args;
use serde_json::json;

use super::{GraphArgs, Session, error::CliError, open, print_json, say};
use crate::graph::check::check;

/// Count what breaks the graph's invariants.
#[derive(Debug, Args)]
#[command(after_help = "Example: passerelle check --graph neo4j://localhost --json")]
pub(super) struct Check {
    #[command(flatten)]
    pub(super) graph: GraphArgs,
}

impl Check {
    pub(super) async fn run(self, session: &Session) -> Result<(), CliError> {
        let opened = open::migrated(session.settings()).await?;
        let checked = check(&opened.store).await?;
        let violations: u64 = checked.iter().map(|invariant| invariant.violations).sum();
        if session.json {
            print_json(&json!({ "invariants": checked, "violations": violations }))?;
        } else {
            for invariant in &checked {
                let mut line = format!("{:>6}  {}", invariant.violations, invariant.name);
                if !invariant.examples.is_empty() {
                    line = format!("{line}: {}", invariant.examples.join(", "));
                }
                say(&line)?;
            }
        }
        if violations > 0 {
            return Err(CliError::Violations(violations));
        }
        Ok(())
    }
}
