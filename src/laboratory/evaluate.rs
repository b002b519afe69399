//! Measures of ranking quality, on a directory of the CSV format, without a graph but for those of searches.
//!
//! Protocol and results: `docs/evaluation.md`.

use std::path::PathBuf;

use chrono::NaiveDate;

pub mod career;
mod data;
pub mod extraction;
mod history;
mod method;
pub mod metric;
pub mod mobility;
pub mod posts;
pub mod report;
mod resample;
pub mod search;

/// Which moves of careers are asked for.
#[derive(Debug, Clone, Copy)]
pub enum Split {
    /// Those from a day on.
    On(NaiveDate),
    /// The last one of each agent.
    Last,
    /// Those from the day after which about a fifth of them come.
    Usual,
}

/// Why a measure cannot be taken.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EvaluateError {
    /// A file of judged texts cannot be read.
    #[error(transparent)]
    Gold(#[from] extraction::gold::Unreadable),
    /// A file is missing, cannot be read, or lacks a column.
    #[error("{0}: missing or unreadable")]
    Unreadable(PathBuf, #[source] csv::Error),
    /// A column is missing.
    #[error("{0}: no column {1}")]
    MissingColumn(PathBuf, &'static str),
    /// Nothing in the files can be asked for.
    #[error("{0}: no reference mobility between occupations that have competencies")]
    NoCase(PathBuf),
    /// No move is asked for.
    #[error("{0}: no change of occupation after the day of the split")]
    NoMove(PathBuf),
}
