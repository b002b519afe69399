//! `passerelle refresh`

use clap::Args;

use super::{GraphArgs, Session, error::CliError, open, print_json, say};
use crate::{
    domain::analytics::{publication::Reason, small_count::Threshold},
    refresh::{Coverage, Publication},
};

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
        say(&format!("as of {}", refreshed.as_of))?;
        if let Some(Coverage { cells, disclosed }) = refreshed.statistics.ministry_flows {
            say(&format!(
                "flows between ministries of {} people and more: {disclosed} of {cells} disclosed",
                Threshold::INSIDE.people()
            ))?;
        }
        say(&statistics(refreshed.statistics))
    }
}

/// What became of the statistics, in a line.
fn statistics(publication: Publication) -> String {
    let Publication { version, as_of, .. } = publication;
    let people = Threshold::INSIDE.people();
    match publication.reason {
        Reason::First => format!("statistics: version {version} published, the first one"),
        Reason::QuarterOver => {
            format!("statistics: version {version} published, the quarter of the last one is over")
        }
        Reason::PeopleChanged => {
            format!("statistics: version {version} published, {people} people or more changed")
        }
        Reason::TooFewChanged => format!(
            "statistics: version {version} of {as_of} stays, fewer than {people} people changed"
        ),
    }
}
