//! What is within an agent's reach, and what one more competency would open.

use chrono::NaiveDate;

use crate::domain::{
    entity::vocabulary::Verdict,
    error::Error,
    port::{
        reach::{Reach, ReachGain, ReachGraph, ReachQuestion},
        statute::StatuteGraph,
    },
    statute::Statute,
};

/// What is within reach, and what statute keeps out of it.
#[derive(Debug, Clone)]
pub struct Measured {
    /// What is within reach.
    pub reach: Reach,
    /// Uids of the posts that statute closes to the agent.
    pub blocked: Vec<String>,
}

/// Measures what is within the reach of an agent on a day; nothing without consent.
///
/// # Errors
/// What the graph meets; the caller has made sure that the agent exists and may be seen.
pub async fn measure_reach<G: ReachGraph + StatuteGraph + ?Sized>(
    graph: &G,
    statute: &Statute,
    agent: &str,
    today: NaiveDate,
) -> Result<Measured, Error> {
    let blocked = closed_by_statute(graph, statute, agent, today).await?;
    let question = ReachQuestion {
        agent,
        today,
        blocked: &blocked,
    };
    let reach = graph.reach(question).await?;
    Ok(Measured { reach, blocked })
}

/// Finds the competencies that would open most to an agent, `limit` at most.
///
/// # Errors
/// What the graph meets; the caller has made sure that the agent exists and may be seen.
pub async fn find_reach_gains<G: ReachGraph + ?Sized>(
    graph: &G,
    question: ReachQuestion<'_>,
    limit: usize,
) -> Result<Vec<ReachGain>, Error> {
    graph.reach_gains(question, limit).await
}

/// The open posts that statute closes to an agent, by uid.
async fn closed_by_statute<G: StatuteGraph + ?Sized>(
    graph: &G,
    statute: &Statute,
    agent: &str,
    today: NaiveDate,
) -> Result<Vec<String>, Error> {
    let known = graph.post_situations(agent, today).await?.into_iter();
    let closed = known.filter(|known| {
        let facts = known.situation.facts(today);
        statute.judge(&facts, today).verdict == Verdict::Blocked
    });
    Ok(closed.flat_map(|known| known.post_uids).collect())
}
