//! Rows about what an import finds in the graph, and those that an export writes.

use serde::Deserialize;
use serde_json::{Map, Value};

/// A row of a file of the CSV format: its cells, by column.
pub type Cells = Map<String, Value>;

/// A row that is older than what a person said: the first column that says something else, and when it
/// was said.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StaleRow {
    pub(crate) uid: String,
    pub(crate) stale_column: String,
    pub(crate) said_at: String,
}

/// The other node that has what a row wants for its own.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherRow {
    pub(crate) uid: String,
    pub(crate) other_uid: String,
}

/// An assignment that another followed, its last day, and the one that followed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndedRow {
    pub(crate) uid: String,
    pub(crate) ended_on: String,
    pub(crate) next_uid: String,
}

/// What stands right above a node.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AboveRow {
    pub(crate) uid: String,
    pub(crate) above_uid: String,
}

/// Of a file, how many relationships a source said, and how many of these it did not say in this run.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeftRow {
    pub(crate) said: i64,
    pub(crate) left: i64,
}

/// The names of a competency or an occupation.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConceptRow {
    pub(crate) uid: String,
    pub(crate) scheme: String,
    pub(crate) code: String,
    pub(crate) label_fr: String,
    pub(crate) alt_labels: Vec<String>,
    /// What it is aligned with by others than this program.
    pub(crate) aligned: Vec<String>,
}
