//! `passerelle import (csv|rome|esco|csp|cog|all) PATH`

use std::{fs::File, path::PathBuf};

use clap::{Args, ValueEnum};
use serde_json::json;

use super::{GraphArgs, Session, day::day_for, error::CliError, open, print_json, say};
use crate::import::{
    Charset, Dates, ImportError, Limit, Options, Reading, Summary, import_all, import_csv_as,
    import_source, progress,
    reject::Rejects,
    source::{Kind, Recognised, recognise},
};

/// Read files into the graph.
///
/// Without a graph the files are read into memory and forgotten: a rehearsal that finds the rejects.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: passerelle import csv data --source rh --complete posts.csv,vacancies.csv --rejects rejects.csv --graph neo4j://localhost"
)]
pub(super) struct Import {
    /// The format.
    format: Format,
    /// The directory to read; of a source also a file or a zip.
    path: PathBuf,
    /// Where refused rows are written, as CSV.
    #[arg(long, value_name = "FILE")]
    rejects: Option<PathBuf>,
    /// Who states the rows of a directory (csv only); else `source` in its manifest.toml, else its name.
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// The files that are the whole of what their source says: what they say no more is taken back. Else `complete` in
    /// the manifest.toml of a directory.
    #[arg(long, value_name = "FILE", value_delimiter = ',')]
    complete: Vec<String>,
    /// Take away people whom a complete agents.csv does not say, with all that is about them.
    #[arg(long)]
    remove_people: bool,
    /// Write nothing, and show what would be written and taken back.
    #[arg(long)]
    dry_run: bool,
    /// Take back whatever a source says no more, even more than a tenth of a file.
    #[arg(long)]
    force: bool,
    /// The encoding of a directory whose bytes do not show it (csv only).
    #[arg(long, value_enum, value_name = "NAME")]
    encoding: Option<Encoding>,
    /// How dates are written in a directory (csv only): dmy reads DD/MM/YYYY too.
    #[arg(long, value_enum, value_name = "ORDER", default_value_t = Order::Ymd)]
    dates: Order,
    #[command(flatten)]
    pub(super) graph: GraphArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// The directory format of docs/import.md.
    Csv,
    /// ROME, 3.x or 4.x, as France Travail publishes it.
    Rome,
    /// ESCO, as the European Commission publishes it.
    Esco,
    /// Posts of Choisir le service public: open data, exports, JSON.
    Csp,
    /// The code officiel géographique of INSEE.
    Cog,
    /// Whatever of these stands below a directory.
    All,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Encoding {
    /// Windows in western Europe.
    #[value(name = "windows-1252")]
    Windows1252,
    /// Old Macs.
    Macintosh,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Order {
    /// YYYY-MM-DD.
    Ymd,
    /// DD/MM/YYYY.
    Dmy,
}

impl Import {
    /// What is asked of the import.
    fn options(&self) -> Result<Options, CliError> {
        let of_csv = self.encoding.is_some() || self.dates != Order::Ymd || self.source.is_some();
        if of_csv && !matches!(self.format, Format::Csv) {
            return Err(CliError::Config(
                "--encoding, --dates and --source are for `import csv`".to_owned(),
            ));
        }
        if !self.complete.is_empty() && matches!(self.format, Format::All) {
            return Err(CliError::Config(
                "--complete is for one source: write `complete` into the manifest.toml of a directory"
                    .to_owned(),
            ));
        }
        Ok(Options {
            reading: Reading {
                charset: self.encoding.map(|encoding| match encoding {
                    Encoding::Windows1252 => Charset::Windows1252,
                    Encoding::Macintosh => Charset::Macintosh,
                }),
                dates: match self.dates {
                    Order::Ymd => Dates::YearFirst,
                    Order::Dmy => Dates::DayFirst,
                },
            },
            limit: if self.force {
                Limit::None
            } else {
                Limit::Tenth
            },
            source: self.source.clone(),
            complete: self.complete.clone(),
            remove_people: self.remove_people,
            dry_run: self.dry_run,
        })
    }

    pub(super) async fn run(self, session: &Session) -> Result<(), CliError> {
        let options = self.options()?;
        let opened = open::empty_or_migrated(session.settings()).await?;
        let mut rejects = match &self.rejects {
            Some(path) => {
                let file = File::create(path).map_err(CliError::Io)?;
                Rejects::written(Box::new(file)).map_err(|error| CliError::Io(error.into()))?
            }
            None => Rejects::counted(),
        };
        let found = match self.format {
            Format::All => recognise(&self.path).map_err(ImportError::from)?,
            _ => Vec::new(),
        };
        if !session.json {
            found.iter().try_for_each(|item| say(&line(item)))?;
        }
        let day = if self.path.is_dir() {
            day_for(session.settings(), &self.path)?
        } else {
            session.settings().as_of
        };
        let now = open::now_on(day);
        let (store, path) = (opened.batches(), self.path.as_path());
        let mut progress = progress::suited(session.quiet);
        let (rejects, progress) = (&mut rejects, progress.as_mut());
        let kind = match self.format {
            Format::Rome => Some(Kind::Rome),
            Format::Esco => Some(Kind::Esco),
            Format::Csp => Some(Kind::Csp),
            Format::Cog => Some(Kind::Cog),
            Format::Csv | Format::All => None,
        };
        let summary = match (self.format, kind) {
            (_, Some(kind)) => {
                import_source(&store, (kind, path, &options), now, rejects, progress).await?
            }
            (Format::All, _) => {
                import_all(&store, (path, &found, &options), now, rejects, progress).await?
            }
            _ => import_csv_as(&store, (path, &options), now, rejects, progress).await?,
        };
        if !self.dry_run {
            opened.keep()?;
        }
        let noted: u64 = summary.noted.values().sum();
        if session.json {
            print_json(&with_found(&summary, &found)?)?;
        } else {
            print(&summary)?;
        }
        if summary.rejected + noted > 0 && self.rejects.is_none() && !session.quiet {
            eprintln!(
                "passerelle: add --rejects FILE to see what was refused or noted, line by line"
            );
        }
        for line in &summary.unusable {
            eprintln!("passerelle: {line}");
        }
        for file in &summary.absent {
            eprintln!("passerelle: {file}: absent, and other files need it");
        }
        if !summary.too_much.is_empty() {
            return Err(ImportError::TooMuchLeft(summary.too_much).into());
        }
        if summary.is_useless() {
            return Err(CliError::Useless(self.path));
        }
        if !summary.barren.is_empty() {
            return Err(CliError::Barren(summary.barren.join(", ")));
        }
        match summary.unusable.len() + summary.absent.len() {
            0 => Ok(()),
            count => Err(CliError::Unusable(count)),
        }
    }
}

/// A line for what was recognised, or was not.
fn line(item: &Recognised) -> String {
    format!("{}: {}", item.path.display(), item.what)
}

/// A summary as JSON, with what was recognised.
fn with_found(summary: &Summary, found: &[Recognised]) -> Result<serde_json::Value, CliError> {
    let mut shown = serde_json::to_value(summary).map_err(|error| CliError::Io(error.into()))?;
    if !found.is_empty() {
        let found = found.iter();
        let found: Vec<_> = found
            .map(|item| json!({ "path": item.path, "what": item.what }))
            .collect();
        shown["recognised"] = found.into();
    }
    Ok(shown)
}

fn print(summary: &Summary) -> Result<(), CliError> {
    if summary.dry_run {
        say("nothing is written; this would be:")?;
    }
    for file in &summary.barren {
        say(&format!("{file}: no row could be used"))?;
    }
    for source in &summary.sources {
        say(&format!("read {source}"))?;
    }
    for (what, rows) in &summary.written {
        say(&format!("{what}: {rows}"))?;
    }
    for (what, count) in &summary.skipped {
        say(&format!("left out, {what}: {count}"))?;
    }
    for (what, rows) in &summary.withdrawn {
        say(&format!("taken back, {what}: {rows}"))?;
    }
    for (what, rows) in &summary.kept {
        say(&format!(
            "said no more and kept, {what}: {rows} (--remove-people takes them away)"
        ))?;
    }
    for (what, rows) in &summary.unknown_source {
        say(&format!("of unknown source and kept, {what}: {rows}"))?;
    }
    for (what, count) in &summary.noted {
        say(&format!("noted, {what}: {count}"))?;
    }
    let lines = summary.lines;
    if lines.all > 0 {
        say(&format!(
            "{} lines: {} of headers, {} written, {} rejected, {} left out, {} empty",
            lines.all, lines.header, lines.written, lines.rejected, lines.skipped, lines.empty
        ))?;
    }
    if summary.rejects_not_written > 0 {
        say(&format!(
            "rejects too many to be written: {}",
            summary.rejects_not_written
        ))?;
    }
    let (read, rejected) = (summary.read, summary.rejected);
    say(&format!(
        "{read} read, {rejected} rejected, {:.1} s",
        summary.seconds
    ))
}
