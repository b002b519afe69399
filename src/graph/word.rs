//! Links what has words to the terms of its words, by which posts are found and compared with careers.
//!
//! A term is a node whose key is a stem. An open post says the terms of its title and description, an assignment is
//! called by those of its title, and occupations, competencies, organisations, places and trainings are named by
//! those of their names. A node whose texts have not changed is left as it is.

use std::{collections::BTreeMap, iter};

use serde::de::IgnoredAny;
use serde_json::{Value, json};

use super::{
    catalog::{
        REFRESH_LINK_ASSIGNMENT_TERMS, REFRESH_LINK_NAMES, REFRESH_LINK_POST_TERMS,
        REFRESH_READ_ASSIGNMENT_TEXTS, REFRESH_READ_NAMES, REFRESH_READ_POST_TEXTS,
        REFRESH_UNLINK_ASSIGNMENT_TERMS, REFRESH_UNLINK_NAMES, REFRESH_UNLINK_POST_TERMS,
        Returning, Statement,
    },
    error::GraphError,
    row::TextsRow,
    store::{GraphStore, Unit},
};
use crate::{
    domain::parameter::{TERM_IN_TEXT, TERM_IN_TITLE},
    text::{mark::mark, word::stems},
};

/// The version of the stems: another one makes every link again.
const VERSION: &str = "3";

/// A kind of node that has words.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Worded {
    /// Open posts, by title and description.
    Post,
    /// Assignments, by title.
    Assignment,
    /// Nodes with this label, by their names.
    Named(&'static str),
}

impl Worded {
    fn read(self) -> Returning<TextsRow> {
        match self {
            Self::Post => REFRESH_READ_POST_TEXTS,
            Self::Assignment => REFRESH_READ_ASSIGNMENT_TEXTS,
            Self::Named(_) => REFRESH_READ_NAMES,
        }
    }

    fn steps(self) -> [Statement; 2] {
        match self {
            Self::Post => [REFRESH_UNLINK_POST_TERMS, REFRESH_LINK_POST_TERMS],
            Self::Assignment => [
                REFRESH_UNLINK_ASSIGNMENT_TERMS,
                REFRESH_LINK_ASSIGNMENT_TERMS,
            ],
            Self::Named(_) => [REFRESH_UNLINK_NAMES, REFRESH_LINK_NAMES],
        }
    }
}

/// Links those of some nodes that have changed to the terms of their texts, and gives how many have.
pub(crate) async fn link(
    store: &GraphStore,
    kind: Worded,
    uids: &[String],
) -> Result<usize, GraphError> {
    let mut ask = json!({ "uids": uids });
    if let Worded::Named(label) = kind {
        ask["kind"] = label.into();
    }
    let nodes: Vec<TextsRow> = store.read(kind.read(), ask).await?;
    let rows: Vec<Value> = nodes.iter().filter_map(changed).collect();
    if rows.is_empty() {
        return Ok(0);
    }
    let mut params = json!({ "rows": &rows });
    if let Worded::Named(label) = kind {
        params["kind"] = label.into();
    }
    let unit = kind
        .steps()
        .into_iter()
        .fold(Unit::default(), |unit, step| unit.and(step, params.clone()));
    store.write::<IgnoredAny>(unit).await?;
    Ok(rows.len())
}

/// The terms of a node, unless they are linked already.
fn changed(node: &TextsRow) -> Option<Value> {
    let texts = || node.texts.iter().map(String::as_str);
    let mark = (!node.texts.is_empty()).then(|| mark(iter::once(VERSION).chain(texts())));
    if mark == node.worded {
        return None;
    }
    let mut weights: BTreeMap<String, f64> = BTreeMap::new();
    for (at, text) in node.texts.iter().enumerate() {
        let weight = if at == 0 { TERM_IN_TITLE } else { TERM_IN_TEXT };
        for stem in stems(text) {
            let kept = weights.entry(stem).or_insert(weight);
            *kept = kept.max(weight);
        }
    }
    let uids: Vec<&String> = weights.keys().collect();
    let terms: Vec<Value> = weights
        .iter()
        .map(|(uid, weight)| json!({ "uid": uid, "weight": weight }))
        .collect();
    Some(json!({ "uid": node.uid, "worded": mark, "uids": uids, "terms": terms }))
}
