//! Rows about what an import finds in the graph, and those that an export writes.

use serde::{Deserialize, Serialize};
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

/// Something that a source states, or of which nobody knows who states it.
///
/// A node has its key in `to_uid`, and in `from_uid` what it hangs on; a relationship has the keys of both ends.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct StatedRow {
    pub(crate) from_uid: Option<String>,
    pub(crate) to_uid: String,
    /// The `kind` of the file, of a relationship.
    pub(crate) kind: Option<String>,
    #[serde(skip_serializing)]
    pub(crate) standing: Standing,
}

/// Who states something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Standing {
    /// The source, and nobody else.
    Alone,
    /// The source, and another one or somebody over the API.
    Shared,
    /// The source; it has ended, and stays.
    Over,
    /// Nobody knows: it was imported before sources were kept.
    Unknown,
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
