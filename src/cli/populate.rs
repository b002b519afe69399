//! `passerelle populate DIR --agents N --seed S`

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::{Session, day::day_for, error::CliError, generate::DAY, print_json, say};
use crate::laboratory::populate::{Crowd, populate};

/// Add invented people to a directory, instead of those whom it added before.
#[derive(Debug, Args)]
#[command(after_help = "Example: passerelle populate fixtures/demo --agents 320 --seed 7")]
pub(super) struct Populate {
    /// A directory of the CSV format.
    dir: PathBuf,
    /// How many people.
    #[arg(long, value_name = "N")]
    agents: u32,
    /// Decides everything that is drawn: the same seed writes the same bytes.
    #[arg(long, value_name = "S")]
    seed: u64,
    /// The directory that says what careers are like.
    #[arg(long, value_name = "DIR", default_value = "fixtures/population")]
    population: PathBuf,
}

impl Populate {
    pub(super) async fn run(self, session: &Session) -> Result<(), CliError> {
        let crowd = Crowd {
            agents: self.agents,
            seed: self.seed,
            day: day_for(session.settings(), &self.dir)?.unwrap_or(DAY),
            population: self.population,
        };
        let made = tokio::task::spawn_blocking(move || populate(&self.dir, &crowd));
        let made = made.await.map_err(|e| CliError::Io(e.into()))??;
        if session.json {
            let written: serde_json::Map<_, _> = made
                .iter()
                .map(|(file, rows)| ((*file).to_owned(), (*rows).into()))
                .collect();
            return print_json(&json!({ "written": written }));
        }
        for (file, rows) in &made {
            say(&format!("{file}: {rows}"))?;
        }
        Ok(())
    }
}
