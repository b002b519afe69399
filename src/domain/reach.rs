//! What statute keeps out of an agent's reach; the rest of it is counted in the graph.

pub mod port;

use chrono::NaiveDate;

use crate::domain::{
    error::Error,
    statute::{Statute, port::StatuteGraph},
};

/// The posts open on a day that statute closes to an agent, by uid.
///
/// # Errors
/// What the graph meets; the caller has made sure that the agent exists and may be seen.
pub async fn closed_posts<G: StatuteGraph + ?Sized>(
    graph: &G,
    statute: &Statute,
    agent: &str,
    today: NaiveDate,
) -> Result<Vec<String>, Error> {
    let known = graph.post_situations(agent, today).await?.into_iter();
    let closed = known.filter(|known| statute.blocks(&known.situation.facts(today)));
    Ok(closed.flat_map(|known| known.post_uids).collect())
}
