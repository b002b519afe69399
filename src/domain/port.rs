//! What the domain asks of a graph.

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;

pub mod act;
pub mod candidate;
pub mod change;
pub mod community;
pub mod flow;
pub mod indicator;
pub mod introduction;
pub mod path;
pub mod peer;
pub mod reach;
pub mod relation;
pub mod search;
pub mod statute;
pub mod vacancy;
pub mod viewer;
pub mod watch;

use super::{
    entity::{
        Agent, AgentCompetency, Assignment, Competency, Consent, Corps, HeldAssignment, Occupation,
        OccupationNeed, Organisation, Place, Post, PostRequirement, Vacancy,
        relation::{Community, Training},
        vocabulary::Category,
    },
    error::Error,
    mobility::{explanation::Requirement, score::ScoredPost},
};
use act::ActGraph;
use candidate::CandidateGraph;
use change::ChangeGraph;
use community::CommunityGraph;
use flow::FlowGraph;
use indicator::IndicatorGraph;
use introduction::IntroductionGraph;
use path::PathGraph;
use peer::PeerGraph;
use reach::ReachGraph;
use relation::RelationGraph;
use search::SearchGraph;
use statute::StatuteGraph;
use vacancy::VacancyGraph;
use viewer::Viewer;
use watch::WatchGraph;

/// A list of open posts for an agent, with the state of the graph that made it.
#[derive(Debug, Clone, Default)]
pub struct Ranking {
    /// At most as many as were asked for, best competency first.
    pub candidates: Vec<ScoredPost>,
    /// When what is derived was last computed, on the day for which it holds; none when nothing was found.
    pub data_as_of: Option<DateTime<Utc>>,
}

/// What is known of an agent whose ranking is empty.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
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

/// Which posts a ranking keeps; an empty list keeps all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct PostFilter {
    /// Of one of these organisations, or below one.
    pub ministries: Vec<String>,
    /// In one of these places, or within one.
    pub places: Vec<String>,
    /// Open to one of these categories.
    pub categories: Vec<Category>,
    /// Of one of these occupations.
    pub occupations: Vec<String>,
    /// Of another ministry than the agent's only.
    pub other_ministries_only: bool,
    /// Those that statute blocks too.
    pub include_blocked: bool,
}

/// A competency that the agent does not have, as if they had it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ExtraCompetency {
    /// The competency.
    pub uid: String,
    /// Its level, 1 to 4.
    pub level: i32,
}

/// What a ranking is asked for.
#[derive(Debug, Clone)]
pub struct RankingQuestion<'q> {
    /// For whom.
    pub agent: &'q str,
    /// The day on which the posts are open.
    pub today: NaiveDate,
    /// What is kept.
    pub filter: &'q PostFilter,
    /// What the agent would have besides.
    pub extra: Option<&'q ExtraCompetency>,
    /// Candidates at most.
    pub limit: usize,
}

/// What one requirement met would change for one post.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trial {
    /// The post.
    pub post_uid: String,
    /// The competency that the agent would have.
    pub competency_uid: String,
    /// At which level, 1 to 4.
    pub level: i32,
    /// What the component `competency` would be, in [0, 1].
    pub competency: f64,
}

/// Traversals behind recommendations and gaps.
#[async_trait]
pub trait MobilityGraph: Send + Sync {
    /// The open posts that the agent's competencies fit; empty without consent.
    async fn rank_posts(&self, question: RankingQuestion<'_>) -> Result<Ranking, Error>;
    /// What each requirement, if met, would change for some posts.
    async fn try_competencies(&self, agent: &str, posts: &[String]) -> Result<Vec<Trial>, Error>;
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

/// A post or an agent with the groups by which exposure is watched.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grouped {
    /// Its key.
    pub uid: String,
    /// The name of its ministry.
    pub ministry: Option<String>,
    /// The name of its region.
    pub region: Option<String>,
    /// The label of its corps.
    pub corps: Option<String>,
    /// Its categories; an agent has one at most.
    pub categories: Vec<String>,
}

/// Who is shown what, in groups.
#[async_trait]
pub trait ExposureGraph: Send + Sync {
    /// Every agent who agreed to recommendations.
    async fn exposed_agents(&self) -> Result<Vec<Grouped>, Error>;
    /// Every post open on a day.
    async fn exposed_posts(&self, today: NaiveDate) -> Result<Vec<Grouped>, Error>;
}

/// Nodes by key. What does not exist, or is not for the viewer, is left out of the answer.
#[async_trait]
pub trait EntityGraph: Send + Sync {
    /// Whether the graph answers at all.
    async fn ping(&self) -> Result<(), Error>;
    /// Agents by key whom the viewer may see as a whole.
    async fn agents(&self, uids: &[String], viewer: &Viewer) -> Result<Vec<Agent>, Error>;
    /// The first agent who agreed to recommendations.
    async fn first_agent(&self) -> Result<Option<Agent>, Error>;
    /// What agents last said about the purposes of their data, as it stands now.
    async fn consents(&self, agents: &[String]) -> Result<Vec<Consent>, Error>;
    /// Competencies of agents, the surest first.
    async fn agent_competencies(&self, agents: &[String]) -> Result<Vec<AgentCompetency>, Error>;
    /// Assignments of agents, newest first.
    async fn held_assignments(&self, agents: &[String]) -> Result<Vec<HeldAssignment>, Error>;
    /// Assignments that agents hold today.
    async fn current_assignments(&self, agents: &[String]) -> Result<Vec<Assignment>, Error>;
    /// Assignments by key, of agents whom the viewer may see.
    async fn assignments(&self, uids: &[String], viewer: &Viewer)
    -> Result<Vec<Assignment>, Error>;
    /// Posts by key that are open, or that the viewer may see when closed.
    async fn posts(&self, uids: &[String], viewer: &Viewer) -> Result<Vec<Post>, Error>;
    /// The post with a reference that is open, or that the viewer may see when closed.
    async fn post_by_reference(
        &self,
        reference: &str,
        viewer: &Viewer,
    ) -> Result<Option<Post>, Error>;
    /// Requirements of posts, essential first.
    async fn post_requirements(&self, posts: &[String]) -> Result<Vec<PostRequirement>, Error>;
    /// Vacancies by key that are open, or of posts that the viewer may see when closed.
    async fn vacancies(&self, uids: &[String], viewer: &Viewer) -> Result<Vec<Vacancy>, Error>;
    /// Competencies by key.
    async fn competencies(&self, uids: &[String]) -> Result<Vec<Competency>, Error>;
    /// The competency with a code in a scheme.
    async fn competency_by_code(
        &self,
        scheme: &str,
        code: &str,
    ) -> Result<Option<Competency>, Error>;
    /// Occupations by key.
    async fn occupations(&self, uids: &[String]) -> Result<Vec<Occupation>, Error>;
    /// The occupation with a code in a scheme.
    async fn occupation_by_code(
        &self,
        scheme: &str,
        code: &str,
    ) -> Result<Option<Occupation>, Error>;
    /// Needs of occupations, essential first.
    async fn occupation_needs(&self, occupations: &[String]) -> Result<Vec<OccupationNeed>, Error>;
    /// Organisations by key.
    async fn organisations(&self, uids: &[String]) -> Result<Vec<Organisation>, Error>;
    /// Places by key.
    async fn places(&self, uids: &[String]) -> Result<Vec<Place>, Error>;
    /// Corps by key.
    async fn corps(&self, uids: &[String]) -> Result<Vec<Corps>, Error>;
    /// Trainings by key.
    async fn trainings(&self, uids: &[String]) -> Result<Vec<Training>, Error>;
    /// Communities by key.
    async fn communities(&self, uids: &[String], viewer: &Viewer) -> Result<Vec<Community>, Error>;
}

/// Everything the domain asks of a graph.
pub trait Graph:
    MobilityGraph
    + ReachGraph
    + EntityGraph
    + RelationGraph
    + SearchGraph
    + PathGraph
    + PeerGraph
    + StatuteGraph
    + ChangeGraph
    + ActGraph
    + CandidateGraph
    + IntroductionGraph
    + VacancyGraph
    + CommunityGraph
    + WatchGraph
    + IndicatorGraph
    + FlowGraph
{
}

impl<T> Graph for T where
    T: MobilityGraph
        + ReachGraph
        + EntityGraph
        + RelationGraph
        + SearchGraph
        + PathGraph
        + PeerGraph
        + StatuteGraph
        + ChangeGraph
        + ActGraph
        + CandidateGraph
        + IntroductionGraph
        + VacancyGraph
        + CommunityGraph
        + WatchGraph
        + IndicatorGraph
        + FlowGraph
{
}
