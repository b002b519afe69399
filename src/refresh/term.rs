//! Links posts, assignments and names to their terms, and weighs the terms.

use serde_json::json;

use super::{Moment, Part, rebuild, record};
use crate::graph::{
    catalog::{
        REFRESH_COUNT_OPEN_POSTS, REFRESH_LIST_ASSIGNMENTS, REFRESH_LIST_COMPETENCIES,
        REFRESH_LIST_OCCUPATIONS, REFRESH_LIST_ORGANISATIONS, REFRESH_LIST_PLACES,
        REFRESH_LIST_POSTS, REFRESH_LIST_TERMS, REFRESH_LIST_TRAININGS, REFRESH_WEIGH_TERMS,
        Returning,
    },
    error::GraphError,
    row::UidRow,
    store::GraphStore,
    term::{self, Worded},
};

/// Nodes in one transaction: a post has some hundred terms.
const PAGE: usize = 200;

const KINDS: [(Worded, Returning<UidRow>); 7] = [
    (Worded::Post, REFRESH_LIST_POSTS),
    (Worded::Assignment, REFRESH_LIST_ASSIGNMENTS),
    (Worded::Named("Occupation"), REFRESH_LIST_OCCUPATIONS),
    (Worded::Named("Competency"), REFRESH_LIST_COMPETENCIES),
    (Worded::Named("Organisation"), REFRESH_LIST_ORGANISATIONS),
    (Worded::Named("Place"), REFRESH_LIST_PLACES),
    (Worded::Named("Training"), REFRESH_LIST_TRAININGS),
];

const TERMS: Part = Part {
    name: "terms",
    list: REFRESH_LIST_TERMS,
    steps: &[REFRESH_WEIGH_TERMS],
};

/// Links everything that has words to its terms.
pub(super) async fn link(
    store: &GraphStore,
    moment: Moment,
    parts: &mut Vec<(&'static str, usize)>,
) -> Result<(), GraphError> {
    let mut nodes = 0;
    for (kind, list) in KINDS {
        let mut after = String::new();
        loop {
            let page = store
                .read(list, json!({ "after": after, "limit": PAGE }))
                .await?;
            let Some(last) = page.last() else { break };
            after.clone_from(&last.uid);
            nodes += page.len();
            let uids: Vec<String> = page.into_iter().map(|row| row.uid).collect();
            term::link(store, kind, &uids).await?;
        }
    }
    parts.push(("words", nodes));
    record(store, "words", moment).await?;
    let counted = store.read(REFRESH_COUNT_OPEN_POSTS, json!({})).await?;
    let open_posts = counted.first().map_or(0, |row| row.open_posts);
    let terms = rebuild(store, &TERMS, &json!({ "open_posts": open_posts }), moment).await?;
    parts.push((TERMS.name, terms));
    Ok(())
}
