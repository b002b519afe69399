//! What recommendations ask of a graph.

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;

use super::{explanation::Requirement, score::ScoredPost};
use crate::{
    domain::{
        error::Error,
        vocabulary::{Category, MoveKind},
    },
    text::word::spelling,
};

/// Shared words of a post that are shown at most.
const SHARED_WORDS: usize = 5;

/// A list of open posts for an agent, with the state of the graph that made it.
#[derive(Debug, Clone, Default)]
pub struct Ranking {
    /// At most as many as were asked for, best competency first.
    pub posts: Vec<ScoredPost>,
    /// Whether the agent said that they look for a move, or watch for one.
    pub looks: bool,
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
    /// Of an occupation of one of these families.
    pub families: Vec<String>,
    /// One of these.
    pub posts: Vec<String>,
    /// Open since this day or a later one.
    pub opened_since: Option<NaiveDate>,
    /// Of another ministry than the agent's only.
    pub other_ministries_only: bool,
    /// Those that statute blocks too.
    pub include_blocked: bool,
    /// Of one of these kinds of move.
    pub kinds: Vec<MoveKind>,
    /// Those below the floor of the score too.
    pub include_weak: bool,
}

impl PostFilter {
    /// Every open post, whatever statute says of it and however little it fits.
    #[must_use]
    pub fn everything() -> Self {
        Self {
            include_blocked: true,
            include_weak: true,
            ..Self::default()
        }
    }
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

/// The stems that a career shares with a post, those that count most first, and the texts in which they stand.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SharedTerms {
    /// The post.
    pub post_uid: String,
    /// Its title.
    pub title: String,
    /// Its description; empty without one.
    pub description: String,
    /// The stems.
    pub terms: Vec<String>,
    /// Those of them that the career has, and not the wishes alone.
    pub held: Vec<String>,
}

impl SharedTerms {
    /// The words of the post that are shared, as it spells them, each once.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        self.spelt(&self.terms)
    }

    /// Those of them that the career has, and not the wishes alone.
    #[must_use]
    pub fn words_held(&self) -> Vec<String> {
        self.spelt(&self.held)
    }

    fn spelt(&self, terms: &[String]) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        for term in terms {
            let spelt = spelling(&self.title, term).or_else(|| spelling(&self.description, term));
            words.extend(spelt.filter(|word| !words.contains(word)));
        }
        words.truncate(SHARED_WORDS);
        words
    }
}

/// What else a reason says of a post.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Described {
    /// The post.
    pub post_uid: String,
    /// The name of its ministry.
    pub ministry: Option<String>,
    /// The name of its place.
    pub place: Option<String>,
    /// The French label of its occupation.
    pub occupation: Option<String>,
    /// The last day to apply.
    pub apply_by: Option<NaiveDate>,
    /// The periods in which the agent held the occupation, `start|end`; the end of one that goes on is empty.
    pub held: Vec<String>,
}

/// Traversals behind recommendations.
#[async_trait]
pub trait RecommendGraph: Send + Sync {
    /// The open posts that the agent's competencies fit; empty without consent.
    async fn rank_posts(&self, question: RankingQuestion<'_>) -> Result<Ranking, Error>;
    /// What each requirement, if met, would change for some posts.
    async fn try_competencies(&self, agent: &str, posts: &[String]) -> Result<Vec<Trial>, Error>;
    /// What the agent brings to each requirement of some posts.
    async fn explain_posts(&self, agent: &str, posts: &[String])
    -> Result<Vec<Requirement>, Error>;
    /// The words that the agent's career and wishes share with some posts.
    async fn shared_terms(
        &self,
        agent: &str,
        posts: &[String],
        today: NaiveDate,
    ) -> Result<Vec<SharedTerms>, Error>;
    /// What else a reason says of some posts.
    async fn describe_posts(
        &self,
        agent: &str,
        posts: &[String],
        today: NaiveDate,
    ) -> Result<Vec<Described>, Error>;
    /// Why a ranking may be empty; none for an unknown agent.
    async fn diagnose(&self, agent: &str, today: NaiveDate) -> Result<Option<Diagnosis>, Error>;
    /// When what is derived was last computed, on the day for which it holds; none before the first time.
    async fn data_as_of(&self) -> Result<Option<DateTime<Utc>>, Error>;
}
