//! What the domain asks of a graph.

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};

use super::{
    entity::{
        Agent, AgentCompetency, Assignment, Competency, Corps, HeldAssignment, Occupation,
        OccupationNeed, Organisation, Place, Post, PostRequirement, Vacancy,
    },
    error::Error,
    mobility::{explanation::Requirement, score::Candidate},
};

/// A list of open posts for an agent, with the state of the graph that made it.
#[derive(Debug, Clone)]
pub struct Ranking {
    /// At most as many as were asked for, best competency first.
    pub candidates: Vec<Candidate>,
    /// When what is derived was last computed, on the day for which it holds; none when nothing was found.
    pub data_as_of: Option<DateTime<Utc>>,
}

/// What is known of an agent whose ranking is empty.
#[derive(Debug, Clone, Copy)]
pub struct Diagnosis {
    /// The agent agreed to recommendations.
    pub consents: bool,
    /// Competencies known, inferred ones included.
    pub competencies: u32,
    /// Assignments known.
    pub assignments: u32,
    /// At least one post is open.
    pub open_post: bool,
}

/// Traversals behind recommendations and gaps.
#[async_trait]
pub trait MobilityGraph: Send + Sync {
    /// The posts open on `today` that the agent's competencies fit, at most `limit`; empty without consent.
    async fn rank_posts(&self, agent: &str, today: NaiveDate, limit: u32)
    -> Result<Ranking, Error>;
    /// What the agent brings to each requirement of some posts.
    async fn explain_posts(&self, agent: &str, posts: &[String])
    -> Result<Vec<Requirement>, Error>;
    /// What the agent brings to each need of some occupations.
    async fn explain_occupations(
        &self,
        agent: &str,
        occupations: &[String],
    ) -> Result<Vec<Requirement>, Error>;
    /// Why a ranking may be empty; none for an unknown agent.
    async fn diagnose(&self, agent: &str, today: NaiveDate) -> Result<Option<Diagnosis>, Error>;
    /// When what is derived was last computed, on the day for which it holds; none before the first time.
    async fn data_as_of(&self) -> Result<Option<DateTime<Utc>>, Error>;
}

/// Nodes by key. What does not exist, or is not open on the day, is left out of the answer.
#[async_trait]
pub trait EntityGraph: Send + Sync {
    /// Whether the graph answers at all.
    async fn ping(&self) -> Result<(), Error>;
    /// Agents by key.
    async fn agents(&self, uids: &[String]) -> Result<Vec<Agent>, Error>;
    /// The first agent who agreed to recommendations.
    async fn first_agent(&self) -> Result<Option<String>, Error>;
    /// Competencies of agents, the surest first.
    async fn agent_competencies(&self, agents: &[String]) -> Result<Vec<AgentCompetency>, Error>;
    /// Assignments of agents, newest first.
    async fn held_assignments(&self, agents: &[String]) -> Result<Vec<HeldAssignment>, Error>;
    /// Assignments by key.
    async fn assignments(&self, uids: &[String]) -> Result<Vec<Assignment>, Error>;
    /// Posts by key that are open on a day.
    async fn posts(&self, uids: &[String], today: NaiveDate) -> Result<Vec<Post>, Error>;
    /// The key of the post with a reference.
    async fn post_by_reference(&self, reference: &str) -> Result<Option<String>, Error>;
    /// Requirements of posts, essential first.
    async fn post_requirements(&self, posts: &[String]) -> Result<Vec<PostRequirement>, Error>;
    /// Vacancies by key that are open on a day.
    async fn vacancies(&self, uids: &[String], today: NaiveDate) -> Result<Vec<Vacancy>, Error>;
    /// Competencies by key.
    async fn competencies(&self, uids: &[String]) -> Result<Vec<Competency>, Error>;
    /// The key of the competency with a code in a scheme.
    async fn competency_by_code(&self, scheme: &str, code: &str) -> Result<Option<String>, Error>;
    /// Occupations by key.
    async fn occupations(&self, uids: &[String]) -> Result<Vec<Occupation>, Error>;
    /// The key of the occupation with a code in a scheme.
    async fn occupation_by_code(&self, scheme: &str, code: &str) -> Result<Option<String>, Error>;
    /// Needs of occupations, essential first.
    async fn occupation_needs(&self, occupations: &[String]) -> Result<Vec<OccupationNeed>, Error>;
    /// Organisations by key.
    async fn organisations(&self, uids: &[String]) -> Result<Vec<Organisation>, Error>;
    /// Places by key.
    async fn places(&self, uids: &[String]) -> Result<Vec<Place>, Error>;
    /// Corps by key.
    async fn corps(&self, uids: &[String]) -> Result<Vec<Corps>, Error>;
}

/// Everything the domain asks of a graph.
pub trait Graph: MobilityGraph + EntityGraph {}

impl<T: MobilityGraph + EntityGraph> Graph for T {}
