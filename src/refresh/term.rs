//! Links posts, assignments and names to their terms, and weighs the terms.

use serde::de::IgnoredAny;
use serde_json::{Value, json};

use super::{Moment, Part, next_keys, rebuild, record};
use crate::{
    domain::parameter,
    graph::{
        catalog::{
            REFRESH_COUNT_OPEN_POSTS, REFRESH_LINK_LIKE_TERMS, REFRESH_LIST_ASSIGNMENTS,
            REFRESH_LIST_COMPETENCIES, REFRESH_LIST_OCCUPATIONS, REFRESH_LIST_ORGANISATIONS,
            REFRESH_LIST_PLACES, REFRESH_LIST_POSTS, REFRESH_LIST_TERMS, REFRESH_LIST_TRAININGS,
            REFRESH_READ_TERMS, REFRESH_UNLINK_LIKE_TERMS, REFRESH_WEIGH_TERMS,
            REFRESH_WEIGH_TITLES, Returning,
        },
        error::GraphError,
        row::{TermRow, UidRow},
        store::{GraphStore, Unit},
        word::{self, Worded},
    },
    text::likeness::Spellings,
};

/// Nodes in one transaction: a post has some hundred terms.
const PAGE: usize = 200;
/// Terms in one read.
const TERMS_READ: usize = 2000;
/// Terms that are linked to those of like spelling in one transaction.
const TERMS_WRITTEN: usize = 1000;

const KINDS: [(Worded, Returning<UidRow>); 7] = [
    (Worded::Post, REFRESH_LIST_POSTS),
    (Worded::Assignment, REFRESH_LIST_ASSIGNMENTS),
    (Worded::Named("Occupation"), REFRESH_LIST_OCCUPATIONS),
    (Worded::Named("Competency"), REFRESH_LIST_COMPETENCIES),
    (Worded::Named("Organisation"), REFRESH_LIST_ORGANISATIONS),
    (Worded::Named("Place"), REFRESH_LIST_PLACES),
    (Worded::Named("Training"), REFRESH_LIST_TRAININGS),
];

const TITLES: Part = Part {
    name: "titles",
    list: REFRESH_LIST_POSTS,
    steps: &[REFRESH_WEIGH_TITLES],
};

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
        while let Some(uids) = next_keys(store, list, PAGE, &mut after).await? {
            nodes += uids.len();
            word::link(store, kind, &uids).await?;
        }
    }
    parts.push(("words", nodes));
    record(store, "words", moment).await?;
    let counted = store.read(REFRESH_COUNT_OPEN_POSTS, json!({})).await?;
    let open_posts = counted.first().map_or(0, |row| row.open_posts);
    let terms = rebuild(store, &TERMS, &json!({ "open_posts": open_posts }), moment).await?;
    parts.push((TERMS.name, terms));
    let shared = json!({ "smoothing": parameter::WORDS_SMOOTHING });
    parts.push((TITLES.name, rebuild(store, &TITLES, &shared, moment).await?));
    let like = link_like(store).await?;
    parts.push(("like_terms", like));
    record(store, "like_terms", moment).await
}

/// Links the terms of careers to those of open posts that are spelt like them; how many were looked at.
async fn link_like(store: &GraphStore) -> Result<usize, GraphError> {
    let mut terms: Vec<TermRow> = Vec::new();
    let mut after = String::new();
    while let Some(uids) = next_keys(store, REFRESH_LIST_TERMS, TERMS_READ, &mut after).await? {
        terms.extend(
            store
                .read(REFRESH_READ_TERMS, json!({ "uids": uids }))
                .await?,
        );
    }
    let said = terms.iter().filter(|term| term.said);
    let spellings = Spellings::new(said.map(|term| term.uid.clone()).collect());
    let rows: Vec<Value> = terms
        .iter()
        .filter_map(|term| changed(term, &spellings))
        .collect();
    for page in rows.chunks(TERMS_WRITTEN) {
        let params = json!({ "rows": page });
        let unit = Unit::<IgnoredAny>::default()
            .and(REFRESH_UNLINK_LIKE_TERMS, params.clone())
            .and(REFRESH_LINK_LIKE_TERMS, params);
        store.write(unit).await?;
    }
    Ok(terms.len())
}

/// What a term is linked to, unless it is so already.
fn changed(term: &TermRow, spellings: &Spellings) -> Option<Value> {
    let like = if term.called {
        spellings.like(&term.uid, parameter::LEAST_LIKENESS, parameter::LIKE_WORDS)
    } else {
        Vec::new()
    };
    let uids: Vec<&str> = like.iter().map(|(uid, _)| *uid).collect();
    let spelt = (!uids.is_empty()).then(|| uids.join(" "));
    if spelt == term.spelt {
        return None;
    }
    let like: Vec<Value> = like
        .iter()
        .map(|(uid, similarity)| json!({ "uid": uid, "similarity": similarity }))
        .collect();
    Some(json!({ "uid": term.uid, "spelt": spelt, "uids": uids, "like": like }))
}
