//! Finds the posts that are one job, advertised several times.

use std::collections::HashMap;

use serde::de::IgnoredAny;
use serde_json::{Value, json};

use super::{Moment, PAGE, next_keys, record};
use crate::{
    graph::{
        catalog::{
            REFRESH_LINK_SAME_JOBS, REFRESH_LIST_POSTS, REFRESH_READ_NOTICES,
            REFRESH_UNLINK_SAME_JOBS,
        },
        error::GraphError,
        row::NoticeRow,
        store::{GraphStore, Unit},
    },
    text::copies::{Notice, Sameness, same_jobs},
};

/// The part of the refresh.
const PART: &str = "same_jobs";

/// Compares the notices of all posts, open or not, so that one that is published is known to be a copy at once.
pub(super) async fn find(
    store: &GraphStore,
    moment: Moment,
    parts: &mut Vec<(&'static str, usize)>,
) -> Result<(), GraphError> {
    let mut posts: Vec<NoticeRow> = Vec::new();
    let mut after = String::new();
    while let Some(uids) = next_keys(store, REFRESH_LIST_POSTS, PAGE, &mut after).await? {
        let read = store.read(REFRESH_READ_NOTICES, json!({ "uids": uids }));
        posts.extend(read.await?);
    }
    // What was opened first comes first, what never was comes last.
    posts.sort_by_cached_key(|post| {
        let opened = post.opened.iter().min().cloned();
        (opened.is_none(), opened, post.uid.clone())
    });
    for rows in changed(&posts).chunks(PAGE) {
        let params = json!({ "rows": rows });
        let unit = Unit::<IgnoredAny>::default()
            .and(REFRESH_UNLINK_SAME_JOBS, params.clone())
            .and(REFRESH_LINK_SAME_JOBS, params);
        store.write(unit).await?;
    }
    parts.push((PART, posts.len()));
    record(store, PART, moment).await
}

/// The posts whose job is not that which the graph has.
fn changed(posts: &[NoticeRow]) -> Vec<Value> {
    let notices: Vec<Notice> = posts.iter().map(notice).collect();
    let same = same_jobs(&notices).into_iter();
    let mut jobs: HashMap<usize, (&str, &str)> = same
        .map(|same| {
            (
                same.later,
                (posts[same.first].uid.as_str(), reason(same.by)),
            )
        })
        .collect();
    let rows = posts.iter().enumerate().filter_map(|(at, post)| {
        let (first, reason) = jobs.remove(&at).unzip();
        let now = first
            .zip(reason)
            .map(|(first, reason)| format!("{reason} {first}"));
        (post.same != Vec::from_iter(now))
            .then(|| json!({ "uid": post.uid, "first": first, "reason": reason }))
    });
    rows.collect()
}

fn notice(post: &NoticeRow) -> Notice<'_> {
    Notice {
        organisation: &post.organisation_uid,
        title: &post.title,
        place: post.place_uid.as_deref(),
        around: &post.around,
        categories: &post.categories,
        open_to: [post.open_to_military, post.open_to_contract],
        addresses: &post.addresses,
        text: post.description.as_deref().unwrap_or_default(),
    }
}

fn reason(by: Sameness) -> &'static str {
    match by {
        Sameness::Address => "SOURCE",
        Sameness::Post => "SAME_POST",
        Sameness::Text => "TEXT",
    }
}
