//! `passerelle check`

use clap::Args;
use serde_json::json;

use super::{GraphArgs, Session, error::CliError, open, print_json, say};
use crate::graph::check::{Finding, check, remark};

/// Count what breaks the graph's invariants, and what is allowed and worth a look.
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
        let remarks = remark(&opened.store).await?;
        let violations: u64 = checked.iter().map(|invariant| invariant.violations).sum();
        if session.json {
            let answer = json!({
                "invariants": checked,
                "violations": violations,
                "remarks": remarks,
            });
            print_json(&answer)?;
        } else {
            for invariant in &checked {
                say(&line(invariant))?;
            }
            for found in remarks.iter().filter(|found| found.violations > 0) {
                say(&format!("{} (allowed, worth a look)", line(found)))?;
            }
        }
        if violations > 0 {
            return Err(CliError::Violations(violations));
        }
        Ok(())
    }
}

fn line(found: &Finding) -> String {
    let line = format!("{:>6}  {}", found.violations, found.name);
    if found.examples.is_empty() {
        return line;
    }
    format!("{line}: {}", found.examples.join(", "))
}
