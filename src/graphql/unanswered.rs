//! Searches that found nothing are counted, after the answer and never instead of it.
//!
//! Only those of people who signed in are, and never by an address: a GET writes nothing.

use std::{sync::Arc, time::Duration};

use async_graphql::Context;
use tokio::sync::Semaphore;

use super::context::ContextExt as _;
use crate::{
    auth::{card_id::CardCipher, principal::Role},
    deadline,
    domain::{
        analytics::unmet_demand::{VainSearch, words_to_keep},
        search::port::Hits,
    },
};

/// Counts on their way at most; others are dropped.
static ROOM: Semaphore = Semaphore::const_new(8);
/// The longest that a count may take; a slow graph loses it.
const PATIENCE: Duration = Duration::from_secs(1);
/// Buckets into which the people who searched for the same words fall.
const BUCKETS: u32 = 4096;
/// A key is derived for this purpose with this text.
const EPOCH: &str = "epoch of searches";

/// The bucket of a person among those who search for some words: the same each time, another one for other words.
///
/// People in different buckets are different people. Who falls into a bucket cannot be worked out without the key of
/// the deployment; with it, several people of a large deployment fall into the same.
fn bucket(key: &CardCipher, words: &str, person: &str) -> u32 {
    key.number(&format!("searches:{words}\0{person}")) % BUCKETS
}

/// Marks a request that must leave everything as it is: one that came by its address.
#[derive(Debug, Clone, Copy)]
pub struct NothingWritten;

/// Counts a search in a list that found nothing, where its words name nobody.
pub(super) fn note_unanswered(
    ctx: &Context<'_>,
    list: &'static str,
    search: Option<&str>,
    words: &[String],
    found: &Hits,
) {
    let principal = ctx.principal();
    if principal.role == Role::Anonymous || ctx.data_opt::<NothingWritten>().is_some() {
        return;
    }
    let kept = search.and_then(|search| words_to_keep(search, words));
    let (Some(0), Some(kept)) = (found.total, kept) else {
        return;
    };
    let Ok(room) = ROOM.try_acquire() else { return };
    let key: &CardCipher = ctx.data_unchecked();
    let bucket = bucket(key, &kept, &principal.person());
    let epoch = format!("{:08x}", key.number(EPOCH));
    let (graph, today) = (Arc::clone(ctx.graph()), ctx.today());
    tokio::spawn(async move {
        let search = VainSearch {
            list,
            words: &kept,
            today,
            epoch: &epoch,
            bucket,
        };
        let count = graph.record_unanswered(&search);
        if let Err(error) = deadline::within(PATIENCE, count).await {
            tracing::debug!(exception.message = %error, "a search without result was not counted");
        }
        drop(room);
    });
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_person_falls_into_one_bucket_for_the_same_words_and_nothing_joins_two_words() {
        let key = CardCipher::demo();
        let people: Vec<_> = (0..200).map(|i| format!("Agent:agt-{i}")).collect();
        let buckets = |key: &CardCipher, words: &str| -> Vec<u32> {
            people
                .iter()
                .map(|person| bucket(key, words, person))
                .collect()
        };
        let cloud = buckets(&key, "cloud");
        assert_eq!(cloud, buckets(&key, "cloud"));
        let different: BTreeSet<_> = cloud.iter().collect();
        assert!(different.len() > 180 && cloud.iter().all(|person| *person < BUCKETS));
        let other = CardCipher::of_text(&"ab".repeat(32)).unwrap();
        assert_ne!(key.number(EPOCH), other.number(EPOCH));
        for others in [buckets(&key, "rust"), buckets(&other, "cloud")] {
            let same = cloud.iter().zip(&others).filter(|(a, b)| a == b).count();
            assert!(same < 5, "{same}");
        }
    }
}
