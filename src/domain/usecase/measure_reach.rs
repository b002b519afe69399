//! What is within an agent's reach, and what one more competency would open.

use chrono::NaiveDate;

use crate::domain::{
    error::Error,
    port::reach::{Reach, ReachGain, ReachGraph, ReachQuestion},
};

/// The posts that statute closes to an agent, by uid.
///
/// None yet: until the rules of statute are data, every verdict is `UNKNOWN`. The statements leave
/// out what is named here, from the counts and from the gains alike.
const CLOSED_BY_STATUTE: &[String] = &[];

/// Measures what is within the reach of an agent on a day; nothing without consent.
///
/// # Errors
/// What the graph meets; the caller has made sure that the agent exists and may be seen.
pub async fn measure_reach<G: ReachGraph + ?Sized>(
    graph: &G,
    agent: &str,
    today: NaiveDate,
) -> Result<Reach, Error> {
    graph.reach(question(agent, today)).await
}

/// Finds the competencies that would open most to an agent, `limit` at most.
///
/// # Errors
/// What the graph meets; the caller has made sure that the agent exists and may be seen.
pub async fn find_reach_gains<G: ReachGraph + ?Sized>(
    graph: &G,
    agent: &str,
    today: NaiveDate,
    limit: usize,
) -> Result<Vec<ReachGain>, Error> {
    graph.reach_gains(question(agent, today), limit).await
}

fn question(agent: &str, today: NaiveDate) -> ReachQuestion<'_> {
    ReachQuestion {
        agent,
        today,
        blocked: CLOSED_BY_STATUTE,
    }
}
