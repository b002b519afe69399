//! Ways from occupation to occupation.

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::{
    analytics::small_count::Threshold, error::Error, model::relation::Owned, paths::cost::Path,
    recommend::explanation::Requirement, viewer::Viewer,
};

/// Where a way starts, by uid.
#[derive(Debug, Clone)]
pub enum Start {
    /// At what an agent does today.
    Agent(String),
    /// At an occupation.
    Occupation(String),
}

/// Which ways are asked for.
#[derive(Debug, Clone)]
pub struct WayQuestion<'q> {
    /// From where.
    pub start: &'q Start,
    /// To which occupation; anywhere when there is none.
    pub to: Option<&'q str>,
    /// Moves at most, 1 to 4.
    pub max_hops: i32,
    /// Ways at most.
    pub limit: usize,
    /// How many people must have made a move for it to be known.
    pub threshold: Threshold,
}

/// The ways, with the state of the graph that made them.
#[derive(Debug, Clone, Default)]
pub struct Ways {
    /// The cheapest first.
    pub paths: Vec<Path>,
    /// When the transitions were last computed, on the day for which they hold; none without a way.
    pub data_as_of: Option<DateTime<Utc>>,
}

/// Two occupations, by uid.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Move {
    /// The one left.
    pub from_uid: String,
    /// The one taken.
    pub to_uid: String,
}

/// Something about a move.
#[derive(Debug, Clone)]
pub struct OfMove<T> {
    /// The move.
    pub pair: Move,
    /// What is known of it.
    pub item: T,
}

impl<T> OfMove<T> {
    /// Something else about the same move.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> OfMove<U> {
        OfMove {
            pair: self.pair,
            item: f(self.item),
        }
    }
}

/// What somebody says of a move that they made.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Testimony {
    /// Its uid; only for its author.
    pub uid: Option<String>,
    /// The text, in French.
    pub text_fr: String,
    /// The day on which it was given.
    pub on: NaiveDate,
    /// The agent who gave it.
    pub author_uid: String,
}

/// Traversals behind paths, and what is known of their moves.
#[async_trait]
pub trait PathGraph: Send + Sync {
    /// The most plausible ways; none from an agent who has not agreed to recommendations.
    async fn trace_ways(&self, question: WayQuestion<'_>) -> Result<Ways, Error>;
    /// What the first occupation of each pair brings to each need of the second.
    async fn explain_moves(&self, pairs: &[Move]) -> Result<Vec<OfMove<Requirement>>, Error>;
    /// Trainings that teach what the second occupation needs and the first does not.
    async fn move_trainings(&self, pairs: &[Move]) -> Result<Vec<OfMove<String>>, Error>;
    /// What people say of moves, the latest first: of authors who agree to be visible to the viewer.
    async fn move_testimonies(
        &self,
        pairs: &[Move],
        viewer: &Viewer,
    ) -> Result<Vec<OfMove<Testimony>>, Error>;
    /// The testimonies of agents that stand, the latest first; only to their author.
    async fn agent_testimonies(
        &self,
        agents: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Owned<Testimony>>, Error>;
    /// How many posts of occupations are open; those without one are left out.
    async fn count_open_posts(
        &self,
        occupations: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<(String, i32)>, Error>;
}
