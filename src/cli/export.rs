//! `passerelle export csv DIR`

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{GraphArgs, Session, error::CliError, open, print_json, say};
use crate::export::export_csv;

/// Write the graph's facts to files.
#[derive(Debug, Args)]
#[command(after_help = "Example: passerelle export csv out --graph embedded:ministry.kgl")]
pub(super) struct Export {
    /// The format.
    format: Format,
    /// The directory to write, made if need be.
    dir: PathBuf,
    #[command(flatten)]
    pub(super) graph: GraphArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// The directory format of docs/import.md.
    Csv,
}

impl Export {
    pub(super) async fn run(self, session: &Session) -> Result<(), CliError> {
        let Format::Csv = self.format;
        let opened = open::migrated(session.settings()).await?;
        let written = export_csv(&opened.store, &self.dir).await?;
        if session.json {
            let files: serde_json::Map<_, _> = written
                .iter()
                .map(|(file, rows)| ((*file).to_owned(), (*rows).into()))
                .collect();
            return print_json(&serde_json::json!({ "format": "csv", "written": files }));
        }
        for (file, rows) in written {
            say(&format!("{file}: {rows}"))?;
        }
        Ok(())
    }
}
