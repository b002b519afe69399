//! The command line: one subcommand a file, results on stdout, logs and progress on stderr.

use std::{path::PathBuf, pin::Pin, process::ExitCode, sync::Arc};

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand};
use tokio::runtime::Runtime;

use crate::{
    config::{Loaded, Settings},
    domain::{calendar::parse_date, statute::Statute},
};

mod check;
mod config;
mod day;
mod error;
#[cfg(feature = "laboratory")]
mod evaluate;
mod export;
#[cfg(feature = "laboratory")]
mod generate;
mod import;
mod log;
mod merge;
mod migrate;
mod open;
mod paths;
#[cfg(feature = "laboratory")]
mod populate;
mod recommend;
mod refresh;
mod report;
mod schema;
mod serve;

use error::CliError;

/// Mobility paths, posts and peers for the State's digital workforce.
#[derive(Debug, Parser)]
#[command(version, after_help = "Example: passerelle serve")]
pub struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Args)]
struct Global {
    /// A TOML file of settings.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// What "today" means: YYYY-MM-DD.
    #[arg(long, global = true, value_name = "DATE", value_parser = parse_date)]
    as_of: Option<NaiveDate>,
    /// Print the result as JSON.
    #[arg(long, global = true)]
    json: bool,
    /// No progress and no log below a warning.
    #[arg(long, global = true)]
    quiet: bool,
}

/// Which graph a command works on.
#[derive(Debug, Args, Default)]
struct GraphArgs {
    /// `neo4j://…`, `bolt://…`, `embedded:` (memory) or `embedded:FILE`.
    #[arg(long, value_name = "URL")]
    graph: Option<String>,
    /// A directory of the CSV format, loaded and refreshed in memory.
    #[arg(long, value_name = "DIR", conflicts_with = "graph")]
    data: Option<PathBuf>,
    /// Open an `embedded:FILE` that was damaged as it was before the damage: later commits are lost.
    #[arg(long)]
    accept_loss: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve GraphQL over HTTP.
    Serve(serve::Serve),
    /// Bring constraints and indexes up to date.
    Migrate(migrate::Migrate),
    /// Read files into the graph.
    Import(import::Import),
    /// Write the graph's facts to files.
    Export(export::Export),
    /// Invent agents, careers and posts.
    #[cfg(feature = "laboratory")]
    Generate(generate::Generate),
    /// Add invented people to a directory.
    #[cfg(feature = "laboratory")]
    Populate(populate::Populate),
    /// Rebuild everything derived.
    Refresh(refresh::Refresh),
    /// Recommend open posts to an agent.
    Recommend(recommend::Recommend),
    /// Find paths of several moves.
    Paths(paths::Paths),
    /// Write every table of the analysts.
    Report(report::Report),
    /// Print the GraphQL schema.
    Schema(schema::Schema),
    /// Make one of two records of the same person.
    Merge(merge::Merge),
    /// Count what breaks the graph's invariants.
    Check(check::Check),
    /// Measure ranking quality.
    #[cfg(feature = "laboratory")]
    Evaluate(evaluate::Evaluate),
    /// Show the settings in force.
    Config(config::Config),
}

impl Command {
    fn graph(&self) -> Option<&GraphArgs> {
        match self {
            Self::Serve(command) => Some(&command.graph),
            Self::Migrate(command) => Some(&command.graph),
            Self::Import(command) => Some(&command.graph),
            Self::Export(command) => Some(&command.graph),
            Self::Refresh(command) => Some(&command.graph),
            Self::Recommend(command) => Some(&command.graph),
            Self::Paths(command) => Some(&command.graph),
            Self::Report(command) => Some(&command.graph),
            Self::Merge(command) => Some(&command.graph),
            Self::Check(command) => Some(&command.graph),
            Self::Config(command) => Some(&command.graph),
            Self::Schema(_) => None,
            #[cfg(feature = "laboratory")]
            Self::Evaluate(command) => Some(&command.graph),
            #[cfg(feature = "laboratory")]
            Self::Generate(_) | Self::Populate(_) => None,
        }
    }

    /// The flags that are settings, by key.
    fn settings(&self, global: &Global) -> Vec<(&'static str, String)> {
        let mut flags = Vec::new();
        if let Some(day) = global.as_of {
            flags.push(("as_of", day.to_string()));
        }
        if let Some(graph) = self.graph() {
            flags.extend(graph.graph.clone().map(|url| ("graph.url", url)));
            let data = graph.data.as_ref().map(|path| path.display().to_string());
            flags.extend(data.map(|path| ("graph.data", path)));
        }
        if let Self::Serve(serve) = self {
            flags.extend(serve.listen.map(|at| ("server.listen", at.to_string())));
            flags.extend(serve.demo.then(|| ("server.demo", "true".to_owned())));
        }
        flags
    }
}

/// What every command is given.
struct Session {
    loaded: Loaded,
    json: bool,
    quiet: bool,
}

impl Session {
    fn settings(&self) -> &Settings {
        &self.loaded.settings
    }

    fn statute(&self) -> Arc<Statute> {
        Arc::clone(&self.loaded.statute)
    }
}

/// Runs one command and gives its exit code.
///
/// `variables` is the environment of the process.
#[must_use]
pub fn run(cli: Cli, variables: impl IntoIterator<Item = (String, String)>) -> ExitCode {
    match start(cli, variables) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            error.report();
            error.exit_code()
        }
    }
}

fn start(cli: Cli, variables: impl IntoIterator<Item = (String, String)>) -> Result<(), CliError> {
    let Cli { global, command } = cli;
    let flags = command.settings(&global);
    let accept_loss = command.graph().is_some_and(|graph| graph.accept_loss);
    let mut loaded = Loaded::read(global.config.as_deref(), variables, flags)?;
    loaded.settings.graph.accept_loss = accept_loss;
    log::start(&loaded.settings.log, global.quiet)?;
    let session = Session {
        loaded,
        json: global.json,
        quiet: global.quiet,
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(CliError::Io)?;
    let outcome = dispatch(command, &session, &runtime);
    runtime.shutdown_background();
    outcome
}

fn dispatch(command: Command, session: &Session, runtime: &Runtime) -> Result<(), CliError> {
    let work: Pin<Box<dyn Future<Output = Result<(), CliError>> + '_>> = match command {
        // A server that is interrupted drains, and that is no failure.
        Command::Serve(_) => return serve::Serve::run(session, runtime),
        Command::Schema(_) => return schema::run(),
        Command::Config(command) => return command.run(session),
        Command::Migrate(command) => Box::pin(command.run(session)),
        Command::Import(command) => Box::pin(command.run(session)),
        Command::Export(command) => Box::pin(command.run(session)),
        Command::Refresh(command) => Box::pin(command.run(session)),
        Command::Recommend(command) => Box::pin(command.run(session)),
        Command::Paths(command) => Box::pin(command.run(session)),
        Command::Report(command) => Box::pin(command.run(session)),
        Command::Merge(command) => Box::pin(command.run(session)),
        Command::Check(command) => Box::pin(command.run(session)),
        #[cfg(feature = "laboratory")]
        Command::Evaluate(command) => Box::pin(command.run(session)),
        #[cfg(feature = "laboratory")]
        Command::Generate(command) => Box::pin(command.run(session)),
        #[cfg(feature = "laboratory")]
        Command::Populate(command) => Box::pin(command.run(session)),
    };
    runtime.block_on(async {
        tokio::select! {
            outcome = work => outcome,
            _ = tokio::signal::ctrl_c() => Err(CliError::Interrupted),
        }
    })
}

/// Prints a result as JSON.
fn print_json(value: &impl serde::Serialize) -> Result<(), CliError> {
    let text = serde_json::to_string_pretty(value).map_err(|e| CliError::Io(e.into()))?;
    say(&text)
}

/// Prints a line; a reader who left is no failure.
fn say(line: &str) -> Result<(), CliError> {
    use std::io::Write as _;
    match writeln!(std::io::stdout().lock(), "{line}") {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(CliError::Io(error)),
        _ => Ok(()),
    }
}
