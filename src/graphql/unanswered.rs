//! Searches that found nothing are counted, without who asked, after the answer and never instead of it.

use std::{sync::Arc, time::Duration};

use async_graphql::Context;
use tokio::sync::Semaphore;

use super::context::ContextExt as _;
use crate::domain::{deadline, port::search::Hits, usecase::find_unmet_demand::words_to_keep};

/// Counts on their way at most; others are dropped.
static ROOM: Semaphore = Semaphore::const_new(8);
/// The longest that a count may take; a slow graph loses it.
const PATIENCE: Duration = Duration::from_secs(1);

/// Counts a search in a list that found nothing, where its words tell of nobody.
pub(super) fn note_unanswered(
    ctx: &Context<'_>,
    list: &'static str,
    search: Option<&str>,
    words: &[String],
    found: &Hits,
) {
    let kept = search.and_then(|search| words_to_keep(search, words));
    let (Some(0), Some(kept)) = (found.total, kept) else {
        return;
    };
    let Ok(room) = ROOM.try_acquire() else { return };
    let (graph, today) = (Arc::clone(ctx.graph()), ctx.today());
    tokio::spawn(async move {
        let count = graph.record_unanswered(list, &kept, today);
        if let Err(error) = deadline::within(PATIENCE, count).await {
            tracing::debug!(exception.message = %error, "a search without result was not counted");
        }
        drop(room);
    });
}
