//! Who may be shown for a post.

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;

use crate::domain::{
    candidates::{
        score::ScoredAgent,
        search::{FoundAgents, PeopleFilter, SearchCounted},
    },
    error::Error,
    model::relation::{Card, Owned, Related},
    recommend::explanation::Requirement,
    viewer::Viewer,
};

/// What a list of candidates is asked for.
#[derive(Debug, Clone, Copy)]
pub struct CandidateQuestion<'q> {
    /// The post.
    pub post: &'q str,
    /// Who asks: nobody is found for a post that is not of their tree.
    pub viewer: &'q Viewer,
    /// Those who are not ready but could be too, after those who fit.
    pub near_matches: bool,
    /// The agents who are looked for; all when none are given.
    pub only: Option<&'q [String]>,
    /// Candidates at most.
    pub limit: usize,
}

/// The candidates of a post, with the state of the graph that found them.
#[derive(Debug, Clone, Default)]
pub struct CandidateRanking {
    /// At most as many as were asked for: near matches last, best coverage first.
    pub candidates: Vec<ScoredAgent>,
    /// Σ w·idf of the requirements that count, of which a coverage is a share.
    pub demand: f64,
    /// How many requirements count.
    pub requirements: usize,
    /// When what is derived was last computed, on the day for which it holds; none when nobody was found.
    pub data_as_of: Option<DateTime<Utc>>,
}

/// What is known of a post, and of how many bring something to it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CandidatePool {
    /// The post.
    pub uid: String,
    /// Whether it is open on the day.
    pub is_open: bool,
    /// Whether anything is required.
    pub requires: bool,
    /// Agents whom the viewer may see and who are in the whole list, whatever statute says.
    pub agents: u32,
}

/// Agents who agreed to be shown to recruiters, for the posts of the viewer's tree.
#[async_trait]
pub trait CandidateGraph: Send + Sync {
    /// Those who bring something to a post, or practised its occupation.
    async fn rank_agents(&self, question: CandidateQuestion<'_>)
    -> Result<CandidateRanking, Error>;
    /// Which of the requirements that a viewer may read about they meet, by agent: a credit is 1 or 0, and nothing
    /// else is known.
    async fn explain_agents(
        &self,
        post: &str,
        agents: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Owned<Requirement>>, Error>;
    /// How many there are for posts; nothing for a post that is not of the viewer's tree.
    async fn candidate_pools(
        &self,
        posts: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<CandidatePool>, Error>;
    /// Those of whom a card shows what is looked for, without a post: 500 at most.
    async fn seek_agents(
        &self,
        filter: &PeopleFilter,
        viewer: &Viewer,
    ) -> Result<FoundAgents, Error>;
    /// Counts a search among those of an organisation on a day, once by its mark.
    async fn count_search(
        &self,
        organisation: &str,
        mark: &str,
        day: NaiveDate,
    ) -> Result<SearchCounted, Error>;
    /// How many searches the recruiters of an organisation made on a day.
    async fn searches_today(&self, organisation: &str, day: NaiveDate) -> Result<u32, Error>;
    /// What a recruiter may see of them.
    async fn candidate_cards(&self, agents: &[String], viewer: &Viewer)
    -> Result<Vec<Card>, Error>;
    /// What they can do best, of what is not rare among those who agreed to be shown to recruiters.
    async fn candidate_competencies(
        &self,
        agents: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Related>, Error>;
}
