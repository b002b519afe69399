//! What rules of statute ask of a graph.

use async_trait::async_trait;
use chrono::NaiveDate;

use crate::domain::{error::Error, statute::situation::Situation};

/// What is known of an agent, whichever the post.
#[derive(Debug, Clone)]
pub struct AgentSituation {
    /// The agent.
    pub agent_uid: String,
    /// What is known.
    pub situation: Situation,
}

/// An agent and an occupation that they would move to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize)]
pub struct OccupationStep {
    /// The agent.
    pub agent_uid: String,
    /// The occupation.
    pub occupation_uid: String,
}

/// What is known of an agent and of one open post of an occupation.
#[derive(Debug, Clone)]
pub struct StepSituation {
    /// The agent.
    pub agent_uid: String,
    /// The occupation.
    pub occupation_uid: String,
    /// What is known.
    pub situation: Situation,
}

/// What is known of an agent and of open posts of which the same is known.
#[derive(Debug, Clone)]
pub struct PostSituation {
    /// The posts.
    pub post_uids: Vec<String>,
    /// What is known.
    pub situation: Situation,
}

/// The facts behind rules of statute, in one statement for many keys.
#[async_trait]
pub trait StatuteGraph: Send + Sync {
    /// What is known of agents.
    async fn agent_situations(&self, agents: &[String]) -> Result<Vec<AgentSituation>, Error>;
    /// What is known of an agent and of every post open on a day; nothing without consent.
    async fn post_situations(
        &self,
        agent: &str,
        today: NaiveDate,
    ) -> Result<Vec<PostSituation>, Error>;
    /// What is known of agents and of the posts of an occupation open on a day, fifty at most, equal ones
    /// once; one without any post where none is open.
    async fn step_situations(
        &self,
        steps: &[OccupationStep],
        today: NaiveDate,
    ) -> Result<Vec<StepSituation>, Error>;
}
