//! Reads the requirements that open posts state in their own words.

use std::collections::HashSet;

use serde::de::IgnoredAny;
use serde_json::{Value, json};

use super::{
    catalog::{REFRESH_LINK_EXTRACTED, REFRESH_READ_POST_CLAIMS, REFRESH_UNLINK_EXTRACTED},
    error::GraphError,
    row::ClaimsRow,
    store::{GraphStore, Unit},
};
use crate::{
    domain::parameter::{EXTRACTED, EXTRACTED_LEAST},
    text::{Evidence, Field, Proposal, Rule, fold::slice, mark::mark, reader::Reader},
};

/// Reads the texts of those of some posts that are open and have changed, and gives how many of them have.
pub(crate) async fn extract(
    store: &GraphStore,
    posts: &[String],
    reader: &Reader,
) -> Result<usize, GraphError> {
    let schemes = reader.national();
    let open = store
        .read(REFRESH_READ_POST_CLAIMS, json!({ "uids": posts }))
        .await?;
    let rows: Vec<Value> = open
        .iter()
        .filter_map(|post| changed(post, reader, &schemes))
        .collect();
    if !rows.is_empty() {
        let params = json!({ "rows": &rows });
        let unit = Unit::<IgnoredAny>::default()
            .and(REFRESH_UNLINK_EXTRACTED, params.clone())
            .and(REFRESH_LINK_EXTRACTED, params);
        store.write(unit).await?;
    }
    Ok(rows.len())
}

/// What the text of a post states, unless it has been read.
fn changed(post: &ClaimsRow, reader: &Reader, schemes: &[String]) -> Option<Value> {
    let text = post.description.as_deref().unwrap_or_default();
    let occupation = post.occupation_uid.as_deref();
    // All that decides what is read.
    let mark = mark([
        reader.lexicon.version(),
        &post.title,
        text,
        occupation.unwrap_or_default(),
        if post.stated { "stated" } else { "" },
    ]);
    if post.extracted.as_ref() == Some(&mark) {
        return None;
    }
    let proposals = if post.stated {
        Vec::new()
    } else {
        reader.read_post(&post.title, text, occupation, schemes, EXTRACTED)
    };
    // The same words ask for one thing, not for each that they may mean.
    let mut quoted = HashSet::new();
    let found: Vec<Value> = proposals
        .iter()
        .filter(|proposal| proposal.confidence >= EXTRACTED_LEAST && !proposal.general)
        .map(|proposal| requirement(post, proposal))
        .filter(|found| quoted.insert(found["quote"].to_string().to_lowercase()))
        .collect();
    let uids: Vec<&Value> = found.iter().map(|found| &found["uid"]).collect();
    Some(json!({
        "uid": post.uid,
        "extracted": mark,
        "lexicon": reader.lexicon.version(),
        "uids": uids,
        "found": found,
    }))
}

fn requirement(post: &ClaimsRow, proposal: &Proposal) -> Value {
    let field = |field| match field {
        Field::Title => "TITLE",
        Field::Text => "DESCRIPTION",
    };
    let evidence = || proposal.evidence.iter();
    json!({
        "uid": proposal.uid,
        "confidence": proposal.confidence,
        "rule": match proposal.rule {
            Rule::Exact => "EXACT",
            Rule::Window => "WINDOW",
            Rule::Coverage => "COVERAGE",
        },
        "quote": proposal.evidence.first().map(|at| quote(post, at)),
        "fields": evidence().map(|at| field(at.field)).collect::<Vec<_>>(),
        "starts": evidence().map(|at| at.start).collect::<Vec<_>>(),
        "ends": evidence().map(|at| at.end).collect::<Vec<_>>(),
    })
}

/// The words of a post that say something first.
fn quote(post: &ClaimsRow, at: &Evidence) -> String {
    let text = match at.field {
        Field::Title => &post.title,
        Field::Text => post.description.as_deref().unwrap_or_default(),
    };
    let words = slice(text, at.start, at.end);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
