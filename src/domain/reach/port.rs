//! What is within the reach of agents.

use async_trait::async_trait;
use chrono::NaiveDate;
use serde::Deserialize;

use crate::domain::error::Error;

/// For whom, and when, the reach is measured.
#[derive(Debug, Clone, Copy)]
pub struct ReachQuestion<'q> {
    /// The agent.
    pub agent: &'q str,
    /// The day on which posts are open.
    pub today: NaiveDate,
    /// Uids of the posts that statute closes to the agent; they are neither counted nor gained.
    pub blocked: &'q [String],
}

/// How many posts and occupations an agent covers enough.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reach {
    /// Posts open on the day, without the one held.
    pub open_posts: i32,
    /// Posts open on the day that require nothing: whether they are within reach is not known.
    pub unknown_posts: i32,
    /// Digital occupations, and that of the present assignment whatever is known.
    pub occupations: i32,
}

/// What one more competency would add to the reach.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReachGain {
    /// The competency, held at level 4, used today, surely.
    pub competency_uid: String,
    /// Posts that come within reach.
    pub open_posts: i32,
    /// Occupations that come within reach.
    pub occupations: i32,
    /// Whether some training teaches it.
    pub taught: bool,
}

/// Counts of what is within reach, made in the graph; nothing for an agent without consent.
#[async_trait]
pub trait ReachGraph: Send + Sync {
    /// What is within reach.
    async fn reach(&self, question: ReachQuestion<'_>) -> Result<Reach, Error>;
    /// The competencies that would open most: those that are taught first, by posts, then occupations, then the rarest.
    async fn reach_gains(
        &self,
        question: ReachQuestion<'_>,
        limit: usize,
    ) -> Result<Vec<ReachGain>, Error>;
}
