//! `passerelle import csv PATH`

use std::{fs::File, path::PathBuf};

use clap::{Args, ValueEnum};

use super::{GraphArgs, Session, day::day_for, error::CliError, open, print_json, say};
use crate::import::{import_csv, progress, reject::Rejects};

/// Read files into the graph.
///
/// Without a graph the files are read into memory and forgotten: a rehearsal that finds the rejects.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: passerelle import csv data --graph neo4j://localhost --rejects rejects.csv"
)]
pub(super) struct Import {
    /// The format.
    format: Format,
    /// The directory to read.
    path: PathBuf,
    /// Where refused rows are written, as CSV.
    #[arg(long, value_name = "FILE")]
    rejects: Option<PathBuf>,
    #[command(flatten)]
    pub(super) graph: GraphArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// The directory format of docs/import.md.
    Csv,
}

impl Import {
    pub(super) async fn run(self, session: &Session) -> Result<(), CliError> {
        let Format::Csv = self.format;
        let opened = open::empty_or_migrated(session.settings()).await?;
        let mut rejects = match &self.rejects {
            Some(path) => {
                let file = File::create(path).map_err(CliError::Io)?;
                Rejects::written(Box::new(file)).map_err(|error| CliError::Io(error.into()))?
            }
            None => Rejects::counted(),
        };
        let day = day_for(session.settings(), &self.path)?;
        let mut progress = progress::suited(session.quiet);
        let summary = import_csv(
            &opened.store,
            &self.path,
            open::now_on(day),
            &mut rejects,
            progress.as_mut(),
        )
        .await?;
        opened.keep()?;
        if session.json {
            print_json(&summary)?;
        } else {
            for (what, rows) in &summary.written {
                say(&format!("{what}: {rows}"))?;
            }
            let (read, rejected) = (summary.read, summary.rejected);
            say(&format!(
                "{read} read, {rejected} rejected, {:.1} s",
                summary.seconds
            ))?;
        }
        if summary.rejected > 0 && self.rejects.is_none() && !session.quiet {
            eprintln!("passerelle: add --rejects FILE to see what was refused, line by line");
        }
        if summary.is_useless() {
            return Err(CliError::Useless(self.path));
        }
        Ok(())
    }
}
