//! Reads the requirements that open posts state in their own words.

use super::{Moment, PAGE, next_keys, record};
use crate::graph::{
    catalog::REFRESH_LIST_POSTS, error::GraphError, extraction, lexicon, store::GraphStore,
};

/// The part of the refresh.
const PART: &str = "extracted_requirements";

/// Reads the texts of the open posts that have changed, or all of them when the competencies have.
pub(super) async fn extract(
    store: &GraphStore,
    moment: Moment,
    parts: &mut Vec<(&'static str, usize)>,
) -> Result<(), GraphError> {
    let reader = lexicon::read(store).await?;
    let mut after = String::new();
    let mut posts = 0;
    while let Some(uids) = next_keys(store, REFRESH_LIST_POSTS, PAGE, &mut after).await? {
        posts += uids.len();
        extraction::extract(store, &uids, &reader).await?;
    }
    parts.push((PART, posts));
    record(store, PART, moment).await
}
