//! Pages of nodes that are found by words and filters.

use async_trait::async_trait;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::{error::Error, statute::delay::Delay, viewer::Viewer, vocabulary::Category};

/// Where a node stands in a list: it is found again by this, whatever comes before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hit {
    /// How well its names match, the larger the better.
    pub tier: i64,
    /// The number by which it is sorted, the smaller first.
    pub sort_number: i64,
    /// The text by which it is sorted then.
    pub sort_text: String,
    /// Its key.
    pub uid: String,
}

/// Which part of a list is asked for.
#[derive(Debug, Clone)]
pub struct Part {
    /// What it comes after; none for the first part.
    pub after: Option<Hit>,
    /// How many at most.
    pub limit: usize,
}

/// A part of a list.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hits {
    /// How many the whole list has; none when they are too few people to be counted.
    pub total: Option<i32>,
    /// The part.
    pub hits: Vec<Hit>,
}

impl Hits {
    /// The list of what cannot match.
    #[must_use]
    pub fn nothing() -> Self {
        Self {
            total: Some(0),
            hits: Vec::new(),
        }
    }
}

/// What has names, and is for everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "they are the labels of the graph")]
pub enum Named {
    Competency,
    Community,
    Corps,
    Occupation,
    Organisation,
    Place,
    Training,
}

/// Which names are asked for.
#[derive(Debug, Clone)]
pub struct NameQuestion {
    /// Of what.
    pub kind: Named,
    /// Words that they must match; all when there is none.
    pub words: Vec<String>,
    /// Digital ones only, or others only.
    pub digital: Option<bool>,
    /// Ministries only.
    pub ministries_only: bool,
}

impl NameQuestion {
    /// Everything of a kind whose names match some words.
    #[must_use]
    pub fn new(kind: Named, words: Vec<String>) -> Self {
        Self {
            kind,
            words,
            digital: None,
            ministries_only: false,
        }
    }
}

/// The order of a list of posts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PostOrder {
    /// The newest first.
    OpenedOnDesc,
    /// The first to close first, those without an end last.
    ApplyByAsc,
    /// By title.
    TitleAsc,
}

/// Which open posts are asked for; an empty list keeps all.
#[derive(Debug, Clone)]
pub struct PostQuestion {
    /// Words that their names must match; all when there is none.
    pub words: Vec<String>,
    /// Of one of these organisations, or below one.
    pub ministries: Vec<String>,
    /// In one of these places, or within one.
    pub places: Vec<String>,
    /// Of one of these occupations.
    pub occupations: Vec<String>,
    /// Open to one of these categories.
    pub categories: Vec<Category>,
    /// That require one of these competencies.
    pub competencies: Vec<String>,
    /// Open on this day too.
    pub open_on: NaiveDate,
    /// The day that decides what is open.
    pub today: NaiveDate,
}

/// By what posts are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Facet {
    /// By ministry.
    Ministry,
    /// By category.
    Category,
    /// By family of occupations.
    Family,
    /// By region.
    Place,
}

/// How many posts have something in common.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FacetCount {
    /// By what they are counted.
    pub facet: Facet,
    /// The key of what they have in common.
    pub key: String,
    /// Its name.
    pub label_fr: String,
    /// How many they are.
    pub posts: i32,
}

/// Which agents are asked for; an empty list keeps all.
#[derive(Debug, Clone)]
pub struct AgentQuestion {
    /// Words that their names must match; all when there is none.
    pub words: Vec<String>,
    /// Who have one of these competencies.
    pub competencies: Vec<String>,
    /// Who hold one of these occupations today.
    pub occupations: Vec<String>,
    /// Of one of these categories.
    pub categories: Vec<Category>,
    /// Of one of these corps.
    pub corps: Vec<String>,
    /// Who can move by then.
    pub available_before: Option<NaiveDate>,
    /// What statute asks for before they can.
    pub delays: Vec<Delay>,
}

/// Lists by words and filters.
#[async_trait]
pub trait SearchGraph: Send + Sync {
    /// What has names that match, best match first, then by name.
    async fn find_names(&self, question: &NameQuestion, part: &Part) -> Result<Hits, Error>;
    /// Posts that pass a filter, best match first, then in an order.
    async fn find_posts(
        &self,
        question: &PostQuestion,
        order: PostOrder,
        part: &Part,
    ) -> Result<Hits, Error>;
    /// How many of the posts that pass a filter have something in common.
    async fn count_posts(&self, question: &PostQuestion) -> Result<Vec<FacetCount>, Error>;
    /// Agents whom the viewer may see as a whole, by name.
    async fn find_agents(
        &self,
        question: &AgentQuestion,
        viewer: &Viewer,
        part: &Part,
    ) -> Result<Hits, Error>;
}
