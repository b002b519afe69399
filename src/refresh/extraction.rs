//! Reads the requirements that open posts state in their own words.

use serde::de::IgnoredAny;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::{Moment, PAGE, record};
use crate::{
    domain::parameter::{EXTRACTED, EXTRACTED_LEAST},
    graph::{
        catalog::{
            REFRESH_LINK_EXTRACTED, REFRESH_LIST_POSTS, REFRESH_READ_POST_CLAIMS,
            REFRESH_UNLINK_EXTRACTED,
        },
        error::GraphError,
        lexicon,
        row::ClaimsRow,
        store::{GraphStore, Unit},
    },
    text::{Evidence, Field, Proposal, Rule, reader::Reader},
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
    let schemes = reader.national();
    let mut after = String::new();
    let mut posts = 0;
    loop {
        let ask = json!({ "after": after, "limit": PAGE });
        let page = store.read(REFRESH_LIST_POSTS, ask).await?;
        let Some(last) = page.last() else { break };
        after.clone_from(&last.uid);
        let uids: Vec<String> = page.into_iter().map(|row| row.uid).collect();
        let open = store
            .read(REFRESH_READ_POST_CLAIMS, json!({ "uids": uids }))
            .await?;
        posts += open.len();
        let rows: Vec<Value> = open
            .iter()
            .filter_map(|post| changed(post, &reader, &schemes))
            .collect();
        if !rows.is_empty() {
            let params = json!({ "rows": rows });
            let unit = Unit::<IgnoredAny>::default()
                .and(REFRESH_UNLINK_EXTRACTED, params.clone())
                .and(REFRESH_LINK_EXTRACTED, params);
            store.write(unit).await?;
        }
    }
    parts.push((PART, posts));
    record(store, PART, moment).await
}

/// What the text of a post states, unless it has been read.
fn changed(post: &ClaimsRow, reader: &Reader, schemes: &[String]) -> Option<Value> {
    let mark = mark(post, reader.lexicon.version());
    if post.extracted.as_ref() == Some(&mark) {
        return None;
    }
    let text = post.description.as_deref().unwrap_or_default();
    let proposals = if post.stated == 0 {
        reader.read_post(
            &post.title,
            text,
            post.occupation_uid.as_deref(),
            schemes,
            EXTRACTED,
        )
    } else {
        Vec::new()
    };
    let found: Vec<Value> = proposals
        .iter()
        .filter(|proposal| proposal.confidence >= EXTRACTED_LEAST && !proposal.general)
        .filter(|proposal| !post.settled.contains(&proposal.uid))
        .map(|proposal| requirement(post, proposal))
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
    let words = text
        .chars()
        .skip(at.start)
        .take(at.end.saturating_sub(at.start));
    let words: String = words.collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The mark of all that decides what is read from a post.
fn mark(post: &ClaimsRow, lexicon: &str) -> String {
    let mut hash = Sha256::new();
    let stated = post.stated.to_string();
    let fields = [
        lexicon,
        &post.title,
        post.description.as_deref().unwrap_or_default(),
        post.occupation_uid.as_deref().unwrap_or_default(),
        &stated,
    ];
    for field in fields {
        hash.update(field);
        hash.update([0]);
    }
    for uid in &post.settled {
        hash.update(uid);
        hash.update([0]);
    }
    let digest = hash.finalize();
    digest[..8]
        .iter()
        .fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}
