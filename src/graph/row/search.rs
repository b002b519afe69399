//! Rows of the search for posts.

use serde::Deserialize;

use super::Listed;
use crate::domain::search::port::MatchedPost;

/// The posts that some terms find.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MatchedRow {
    pub(in crate::graph) posts: Vec<Listed<MatchedPost>>,
}

/// Something below what was chosen.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BelowRow {
    pub(in crate::graph) kind: BelowKind,
    pub(in crate::graph) uid: String,
}

/// What it is.
#[derive(Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(in crate::graph) enum BelowKind {
    Competency,
    Occupation,
}
