//! How a command ends when it does not end well.

use std::{error::Error as _, path::PathBuf, process::ExitCode};

use crate::{
    config::ConfigError,
    domain::error::Error,
    evaluate::EvaluateError,
    export::ExportError,
    graph::{error::GraphError, migrate::MigrateError},
    import::ImportError,
};

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub(super) enum CliError {
    #[error(transparent)]
    Settings(#[from] ConfigError),
    #[error("{0}")]
    Config(String),
    #[error("the graph is not migrated: run `passerelle migrate --graph {0}` first")]
    NotMigrated(String),
    #[error(transparent)]
    Migrate(MigrateError),
    #[error(transparent)]
    Graph(GraphError),
    #[error("UPSTREAM_UNAVAILABLE: {0}")]
    Unavailable(String),
    #[error(transparent)]
    Import(ImportError),
    #[error("{0} : aucune ligne utilisable")]
    Useless(PathBuf),
    #[cfg(feature = "embedded")]
    #[error("{0} : la date du fichier `as_of` est illisible")]
    BadDay(PathBuf),
    #[error("{0} violations")]
    Violations(u64),
    #[error(transparent)]
    Evaluate(#[from] EvaluateError),
    #[error(transparent)]
    Export(ExportError),
    #[error("{code}: {message}")]
    Refused { code: String, message: String },
    #[error(transparent)]
    Io(std::io::Error),
    #[error("interrupted")]
    Interrupted,
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
            | Self::Graph(GraphError::Address(_)) => 3,
            Self::Graph(
                GraphError::Unavailable { .. }
                | GraphError::Denied { .. }
                | GraphError::Timeout { .. },
            )
            | Self::Unavailable(_) => 4,
            Self::Import(ImportError::Rejects(_)) => 1,
            Self::Import(_) | Self::Evaluate(_) | Self::Useless(_) | Self::Violations(_) => 5,
            #[cfg(feature = "embedded")]
            Self::BadDay(_) => 5,
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
        let mut cause = self.source();
        while let Some(error) = cause {
            let said = error.to_string();
            if !line.contains(&said) {
                line.push_str(": ");
                line.push_str(&said);
            }
            cause = error.source();
        }
        line
    }
}
