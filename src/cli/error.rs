//! How a command ends when it does not end well.

use std::{error::Error as _, path::PathBuf, process::ExitCode};

#[cfg(feature = "laboratory")]
use crate::laboratory::{evaluate::EvaluateError, generate::GenerateError};
use crate::{
    config::ConfigError,
    domain::{error::Error, text::unquoted},
    export::ExportError,
    graph::{error::GraphError, merge::MergeError, migrate::MigrateError},
    graphql::BuildError,
    import::ImportError,
};

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub(super) enum CliError {
    #[error(transparent)]
    Settings(#[from] ConfigError),
    #[error("{0}")]
    Config(String),
    #[error("the graph is not migrated: run `passerelle migrate --graph {}` first", masked(.0))]
    NotMigrated(String),
    #[error(transparent)]
    Migrate(MigrateError),
    #[error("{}", for_operator(.0))]
    Graph(#[source] GraphError),
    #[error("UPSTREAM_UNAVAILABLE: {0}")]
    Unavailable(String),
    #[error(transparent)]
    Import(ImportError),
    #[error("{0}: no usable row")]
    Useless(PathBuf),
    #[error("no row could be used of {0}; the other files are imported")]
    Barren(String),
    #[error("of {0} files nothing could be used; the others are imported")]
    Unusable(usize),
    #[error("{0}: the file `as_of` holds no date")]
    BadDay(PathBuf),
    #[error("{0} violations")]
    Violations(u64),
    #[cfg(feature = "laboratory")]
    #[error(transparent)]
    Evaluate(#[from] EvaluateError),
    #[cfg(feature = "laboratory")]
    #[error(transparent)]
    Generate(#[from] GenerateError),
    #[error(transparent)]
    Merge(MergeError),
    #[error(transparent)]
    Export(ExportError),
    #[error("{code}: {message}")]
    Refused { code: String, message: String },
    #[error(transparent)]
    Io(std::io::Error),
    #[error(transparent)]
    Build(#[from] BuildError),
    #[error("interrupted")]
    Interrupted,
}

/// A failure of the graph; a refusal of who we are is for the person who sets the service up.
fn for_operator(error: &GraphError) -> String {
    match error {
        GraphError::Denied { .. } => {
            "the graph refuses the user or the password: check graph.user and graph.password"
                .to_owned()
        }
        other => other.to_string(),
    }
}

/// An address without the password that it may hold.
pub(super) fn masked(url: &str) -> String {
    let (scheme, rest) = url.split_once("://").unwrap_or_default();
    // A password may hold a colon, a slash or an @: the last @ ends it.
    match rest.rsplit_once('@') {
        Some((user, host)) => {
            let name = user.split(':').next().unwrap_or_default();
            format!("{scheme}://{name}:…@{host}")
        }
        None => url.to_owned(),
    }
}

impl From<GraphError> for CliError {
    fn from(error: GraphError) -> Self {
        Self::Graph(error)
    }
}

impl From<Error> for CliError {
    fn from(error: Error) -> Self {
        match error {
            Error::Unavailable(source)
            | Error::Denied(source)
            | Error::DeadlineExceeded(source) => match source.downcast() {
                Ok(error) => Self::Graph(*error),
                Err(source) => Self::Unavailable(source.to_string()),
            },
            other => Self::Io(std::io::Error::other(other)),
        }
    }
}

impl From<MigrateError> for CliError {
    fn from(error: MigrateError) -> Self {
        match error {
            MigrateError::Graph(error) => Self::Graph(error),
            other => Self::Migrate(other),
        }
    }
}

impl From<ImportError> for CliError {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Graph(error) => Self::Graph(error),
            other => Self::Import(other),
        }
    }
}

impl From<MergeError> for CliError {
    fn from(error: MergeError) -> Self {
        match error {
            MergeError::Graph(error) => Self::Graph(error),
            other => Self::Merge(other),
        }
    }
}

impl From<ExportError> for CliError {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::Graph(error) => Self::Graph(error),
            other @ ExportError::Unwritable(..) => Self::Export(other),
        }
    }
}

impl CliError {
    /// The exit code, as the command line's contract numbers them.
    pub(super) fn exit_code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Settings(_)
            | Self::Config(_)
            | Self::NotMigrated(_)
            | Self::Migrate(MigrateError::Drift { .. })
            | Self::Graph(GraphError::Address(_) | GraphError::Denied { .. }) => 3,
            Self::Graph(GraphError::Unavailable { .. } | GraphError::Timeout { .. })
            | Self::Unavailable(_) => 4,
            #[cfg(feature = "laboratory")]
            Self::Generate(GenerateError::Agents | GenerateError::Crowd) => 2,
            #[cfg(feature = "laboratory")]
            Self::Evaluate(_)
            | Self::Generate(GenerateError::Missing(_) | GenerateError::Unreadable(..)) => 5,
            Self::Import(ImportError::Rejects(_)) => 1,
            Self::Graph(GraphError::Damaged(_))
            | Self::Import(_)
            | Self::Useless(_)
            | Self::Barren(_)
            | Self::Unusable(_)
            | Self::BadDay(_)
            | Self::Violations(_) => 5,
            Self::Interrupted => 130,
            _ => 1,
        })
    }

    /// Whether it may pass by itself, when the graph comes back or lets us in.
    pub(super) fn may_pass(&self) -> bool {
        let away = matches!(
            self,
            Self::Graph(GraphError::Unavailable { .. } | GraphError::Timeout { .. })
                | Self::Unavailable(_)
        );
        away || self.is_denied()
    }

    /// Whether the graph does not know us.
    pub(super) fn is_denied(&self) -> bool {
        matches!(self, Self::Graph(GraphError::Denied { .. }))
    }

    /// Says on stderr what happened.
    pub(super) fn report(&self) {
        eprintln!("passerelle: {}", self.with_causes());
    }

    /// What happened, with its causes.
    pub(super) fn with_causes(&self) -> String {
        let mut line = self.to_string();
        // What the server says of a refusal adds nothing, and names the user.
        let mut cause = if self.is_denied() {
            None
        } else {
            self.source()
        };
        while let Some(error) = cause {
            let mut said = error.to_string();
            if matches!(
                self,
                Self::Graph(GraphError::Query { .. } | GraphError::Decode { .. })
            ) {
                said = unquoted(&said);
            }
            if !line.contains(&said) {
                line.push_str(": ");
                line.push_str(&said);
            }
            cause = error.source();
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_shown_without_its_password() {
        for (url, shown) in [
            ("neo4j://host:7687", "neo4j://host:7687"),
            ("embedded:graph.kgl", "embedded:graph.kgl"),
            ("bolt+s://user:secret@host", "bolt+s://user:…@host"),
            ("bolt://user:se:c@/ret@host/db", "bolt://user:…@host/db"),
        ] {
            let error = CliError::NotMigrated(url.to_owned()).to_string();
            assert!(error.contains(&format!("--graph {shown}`")), "{error}");
        }
    }
}
