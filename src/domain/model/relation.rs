//! What hangs off the nodes of the référentiels, of posts and of agents.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;

use crate::domain::{
    paths::transition::Evidence,
    vocabulary::{Category, PostActionKind},
};

/// Something with the key of what it hangs off.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Owned<T> {
    /// The key of its owner.
    pub owner_uid: String,
    /// The thing.
    #[serde(flatten)]
    pub item: T,
}

/// A node that hangs off another, by key.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Related {
    /// The key of its owner.
    pub owner_uid: String,
    /// Its own.
    pub uid: String,
}

/// How a competency stands to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Relation {
    /// It contains the other.
    Broader,
    /// It is a part of the other.
    Narrower,
    /// It is near the other.
    Related,
    /// It is the other, in another référentiel.
    Aligned,
}

/// A competency next to another.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Neighbour {
    /// The key of the other.
    pub owner_uid: String,
    /// How it stands to the other.
    pub relation: Relation,
    /// Its own.
    pub uid: String,
}

/// On which side of an occupation a transition is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Direction {
    /// One goes there from the occupation.
    Next,
    /// One comes from there.
    Previous,
}

/// A known move from an occupation to another.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OccupationTransition {
    /// The occupation that was asked about.
    pub owner_uid: String,
    /// On which side of it.
    pub direction: Direction,
    /// From.
    pub from_uid: String,
    /// To.
    pub to_uid: String,
    /// What it is known from; never empty.
    pub evidence: Vec<Evidence>,
    /// How many times people made it, when flows disclose it.
    pub observed: Option<i32>,
    /// Median months before the move, when flows disclose it.
    pub median_months: Option<i32>,
    /// The weighted share of what the second needs that the first needs too, in [0, 1].
    pub shared_share: Option<f64>,
}

/// A training that somebody offers.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "schema.graphql describes the fields, docs/glossary.md the words"
)]
pub struct Training {
    pub uid: String,
    pub title_fr: String,
    pub provider: String,
    pub hours: Option<i32>,
    pub url: Option<String>,
}

/// A competency that a training teaches.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrainingOutcome {
    /// The training.
    pub training_uid: String,
    /// The competency.
    pub competency_uid: String,
    /// To which level, 1 to 4, when known.
    pub level: Option<i32>,
}

/// How a competency can be learnt, and for what it then stands.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LearningOffer {
    /// The competency.
    pub uid: String,
    /// Where it is taught.
    pub lessons: Vec<Lesson>,
    /// What it stands for, among the competencies that were asked about.
    pub near: Vec<Likeness>,
}

/// A training that teaches the competency of an offer.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lesson {
    /// To which level, 1 to 4, when known.
    pub level: Option<i32>,
    /// The training.
    #[serde(flatten)]
    pub training: Training,
}

/// A competency for which another stands.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Likeness {
    /// The competency.
    pub uid: String,
    /// How much the other stands for it, in [0, 1].
    pub similarity: f64,
}

/// People who share a subject.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Community {
    /// Its key.
    pub uid: String,
    /// Its name.
    pub display_name: String,
    /// The subject.
    pub topic: String,
    /// How many they are; none when they are too few to be counted.
    pub member_count: Option<i32>,
}

/// What an agent wishes for.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aspiration {
    /// Whose wish it is.
    pub agent_uid: String,
    /// Occupations.
    pub occupation_uids: Vec<String>,
    /// Organisations.
    pub organisation_uids: Vec<String>,
    /// Places.
    pub place_uids: Vec<String>,
    /// Within how many months, when said.
    pub horizon_months: Option<i32>,
}

/// A competency that an agent accepted among those read from a text that they pasted.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptProposal {
    /// Who accepted it.
    pub agent_uid: String,
    /// The competency.
    pub competency_uid: String,
    /// When, in UTC.
    pub recorded_at: DateTime<Utc>,
}

/// What an agent did with a post: the interest where they saved it too.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostAction {
    /// Who did it.
    pub agent_uid: String,
    /// The post.
    pub post_uid: String,
    /// What.
    pub kind: PostActionKind,
    /// When, in UTC.
    pub at: DateTime<Utc>,
    /// Why, in their words, of a post that they want to see no more.
    pub reason: Option<String>,
}

/// How satisfied an agent said to be, with a post or with an accompaniment.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Feedback {
    /// Who said so.
    pub agent_uid: String,
    /// From 1, not at all, to 5.
    pub score: i32,
    /// What they added.
    pub comment: Option<String>,
    /// On which day.
    pub on: NaiveDate,
    /// The post that it is about.
    pub post_uid: Option<String>,
    /// The accompaniment that it is about.
    pub accompaniment_uid: Option<String>,
}

/// A period in which an adviser accompanies an agent.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accompaniment {
    /// Its key.
    pub uid: String,
    /// Who is accompanied.
    pub agent_uid: String,
    /// By whom.
    pub adviser_uid: String,
    /// Its first day.
    pub started_on: NaiveDate,
    /// Its last day, once it has ended.
    pub ended_on: Option<NaiveDate>,
}

/// What one agent may see of another.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "schema.graphql describes the fields, docs/glossary.md the words"
)]
pub struct Card {
    pub uid: String,
    pub display_name: Option<String>,
    pub category: Option<Category>,
    pub corps_uid: Option<String>,
    pub occupation_uid: Option<String>,
    pub ministry_uid: Option<String>,
    pub place_uid: Option<String>,
    #[serde(default)]
    pub withheld: Vec<CardAttribute>,
}

/// What a card can withhold, where it would single the person out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CardAttribute {
    /// Where they work.
    Place,
    /// Their corps.
    Corps,
    /// The ministry where they work.
    Ministry,
    /// What they do.
    Occupation,
}
