//! The endorsements that an agent is offered while they watch.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::{acts::port::ActGraph, error::Error, viewer::Viewer};

/// What is known of the endorsements an agent was offered: by handle, their level and day.
pub type KnownOffers = HashMap<String, (i32, NaiveDate)>;

/// Looks at the endorsements that wait for an agent's answer, and gives the handles of those that are new, or that
/// have another level or day than in `known`, which is brought up to date; the oldest first.
///
/// # Errors
/// What the graph meets; `known` is then as it was.
pub async fn watch_offers<G: ActGraph + ?Sized>(
    graph: &G,
    agent: &str,
    viewer: &Viewer,
    known: &mut KnownOffers,
) -> Result<Vec<String>, Error> {
    let agents = [agent.to_owned()];
    let listed = graph.endorsement_offers(&agents, viewer).await?;
    let mut news = Vec::new();
    for offer in listed.into_iter().rev() {
        let now = (offer.level, offer.offered_on);
        if known.insert(offer.handle.clone(), now) != Some(now) {
            news.push(offer.handle);
        }
    }
    Ok(news)
}
