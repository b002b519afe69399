//! `passerelle generate DIR --agents N --seed S`

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;
use serde_json::json;

use super::{Session, day::day_for, error::CliError, evaluate::table, print_json, say};
use crate::laboratory::generate::{Order, generate};

/// Invent agents, careers, posts and wishes over référentiels.
#[derive(Debug, Args)]
#[command(after_help = "Example: passerelle generate out --agents 5000 --seed 1")]
pub(super) struct Generate {
    /// The directory to write: empty, or made.
    dir: PathBuf,
    /// How many agents.
    #[arg(long, value_name = "N")]
    agents: u32,
    /// How many posts; twelve for a hundred agents when absent.
    #[arg(long, value_name = "N")]
    posts: Option<u32>,
    /// Decides everything that is drawn: the same seed writes the same bytes.
    #[arg(long, value_name = "S")]
    seed: u64,
    /// The directory of the CSV format whose référentiels are used.
    #[arg(long, value_name = "DIR", default_value = "fixtures/demo")]
    reference: PathBuf,
}

/// The day on which invented careers are seen, when neither a flag nor the référentiels say one.
pub(super) const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();

impl Generate {
    pub(super) async fn run(self, session: &Session) -> Result<(), CliError> {
        let order = Order {
            agents: self.agents,
            posts: self.posts,
            seed: self.seed,
            day: day_for(session.settings(), &self.reference)?.unwrap_or(DAY),
            reference: self.reference,
        };
        let made = tokio::task::spawn_blocking(move || generate(&self.dir, &order));
        let made = made.await.map_err(|e| CliError::Io(e.into()))??;
        if session.json {
            let written: serde_json::Map<_, _> = made
                .written
                .iter()
                .map(|(file, rows)| ((*file).to_owned(), (*rows).into()))
                .collect();
            return print_json(&json!({ "written": written, "oracle": made.oracle }));
        }
        for (file, rows) in &made.written {
            say(&format!("{file}: {rows}"))?;
        }
        say(&table(&made.oracle))
    }
}
