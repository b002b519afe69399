//! `passerelle report DIR`

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use clap::Args;
use serde_json::json;

use super::{GraphArgs, Session, error::CliError, open, print_json, recommend::refused, say};
use crate::{
    graphql::Api,
    report::{Reader, Report as Tables, gather, metadata, page, sheet},
};

/// Write every table of the analysts: CSV, a description of each, and one page.
#[derive(Debug, Args)]
#[command(after_help = "Example: passerelle report out --graph neo4j://localhost:7687")]
pub(super) struct Report {
    /// The directory to write: empty, or made.
    dir: PathBuf,
    /// For programs: no mark of UTF-8 at the beginning of a file, and decimal points.
    #[arg(long)]
    plain: bool,
    #[command(flatten)]
    pub(super) graph: GraphArgs,
}

impl Report {
    pub(super) async fn run(self, session: &Session) -> Result<(), CliError> {
        // Refused before minutes of work.
        fs::create_dir_all(&self.dir).map_err(CliError::Io)?;
        if fs::read_dir(&self.dir)
            .map_err(CliError::Io)?
            .next()
            .is_some()
        {
            let message = format!("{}: the directory is not empty", self.dir.display());
            return Err(CliError::Refused {
                code: "NOT_EMPTY".to_owned(),
                message,
            });
        }
        let opened = open::migrated(session.settings()).await?;
        let api = Api::new(Arc::new(opened.store.clone()), opened.clock())?
            .with_statute(session.statute());
        let report = gather(&api).await.map_err(|error| refused(&error))?;
        let reader = if self.plain {
            Reader::Program
        } else {
            Reader::Spreadsheet
        };
        write(&self.dir, &report, reader)?;
        let rows = report
            .tables
            .iter()
            .map(|table| (table.definition.name, table.rows.len()));
        if session.json {
            let written: serde_json::Map<_, _> = rows
                .map(|(name, rows)| (format!("{name}.csv"), rows.into()))
                .collect();
            return print_json(&json!({ "written": written }));
        }
        for (name, rows) in rows {
            say(&format!("{name}.csv: {rows}"))?;
        }
        say("metadata.json\nrapport.html")
    }
}

fn write(dir: &Path, report: &Tables, reader: Reader) -> Result<(), CliError> {
    let keep = |name: &str, bytes: &[u8]| fs::write(dir.join(name), bytes).map_err(CliError::Io);
    for table in &report.tables {
        let text = sheet(table, reader).map_err(|error| CliError::Io(error.into()))?;
        keep(&format!("{}.csv", table.definition.name), &text)?;
    }
    let described = serde_json::to_string_pretty(&metadata(report));
    let described = described.map_err(|error| CliError::Io(error.into()))?;
    keep("metadata.json", format!("{described}\n").as_bytes())?;
    keep("rapport.html", page(report).as_bytes())
}
