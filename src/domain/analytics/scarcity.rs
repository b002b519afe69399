//! Competencies that open posts require, against the people who have them.

use serde::{Deserialize, Serialize};

use super::published::table;

/// A competency that open posts require.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scarcity {
    /// The competency.
    pub competency_uid: String,
    /// Open posts.
    pub demand: i32,
    /// Different agents who have it; none when they are too few.
    pub supply: Option<i32>,
}

table! {
    /// The scarcest competencies, [`MOST_LISTED`](super::published::MOST_LISTED) at most; a supply under the threshold
    /// counts as the threshold.
    Scarcities holds Vec<Scarcity>, "scarcities"
}
