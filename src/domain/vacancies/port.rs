//! What those who recruit change in the posts of their tree.

use async_trait::async_trait;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    domain::{
        error::Error,
        model::{Vacancy, relation::Related},
        profile::port::WriteContext,
        viewer::Viewer,
        vocabulary::{Importance, RequirementDismissal, VacancyState},
    },
    text::reader::Reader,
};

/// A vacancy to publish.
#[derive(Debug, Clone)]
pub struct Publication {
    /// The post.
    pub post: String,
    /// The day from which nobody holds it.
    pub vacant_from: Option<NaiveDate>,
    /// The last day on which one can apply.
    pub apply_by: Option<NaiveDate>,
}

/// What became of a publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Publishing {
    /// The vacancy was published, now or before under the same idempotency key.
    Published,
    /// The post is open already, or will be.
    Open,
}

/// A change of the state of a vacancy.
#[derive(Debug, Clone)]
pub struct VacancyChange {
    /// The vacancy.
    pub vacancy: String,
    /// The post that it opens.
    pub post: String,
    /// What becomes of it.
    pub state: VacancyState,
    /// The day of that; for a vacancy that stays open, the day from which nobody holds the post.
    pub on: Option<NaiveDate>,
}

/// What became of a change of a vacancy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Changing {
    /// It was made, now or before under the same idempotency key.
    Changed,
    /// The vacancy is filled or withdrawn already.
    Closed,
    /// The vacancy is in that state already.
    Same,
}

/// A competency that a post is to require.
#[derive(Debug, Clone, Serialize)]
pub struct StatedRequirement {
    /// The competency.
    pub competency_uid: String,
    /// The level, 1 to 4; any when none is given.
    pub level: Option<i32>,
    /// How much it weighs.
    pub importance: Importance,
}

/// What became of a change of what a post states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Stating {
    /// It was made, now or before under the same idempotency key.
    Changed,
    /// The post, or the organisation that recruits, has changed enough on that day.
    TooMany,
}

/// Writes to the posts of a recruiter's tree; each one refreshes what it touches, in the same transaction.
///
/// The viewer says for which organisation they recruit; what is outside its tree is never written.
#[async_trait]
pub trait VacancyGraph: Send + Sync {
    /// The organisation of each of some posts, where the viewer recruits for it.
    async fn managed_posts(&self, posts: &[String], viewer: &Viewer)
    -> Result<Vec<Related>, Error>;
    /// A vacancy, open or closed, when the viewer recruits for its post.
    async fn managed_vacancy(&self, uid: &str, viewer: &Viewer) -> Result<Option<Vacancy>, Error>;
    /// Opens a post: the key of the vacancy and what became of it; none outside the tree.
    async fn publish(
        &self,
        publication: &Publication,
        viewer: &Viewer,
        write: &WriteContext,
    ) -> Result<Option<(String, Publishing)>, Error>;
    /// Changes the state of a vacancy; none outside the tree.
    async fn change_vacancy(
        &self,
        change: &VacancyChange,
        viewer: &Viewer,
        write: &WriteContext,
    ) -> Result<Option<Changing>, Error>;
    /// Replaces what a post states that it requires, and keeps what it stated before; none outside the tree.
    async fn set_requirements(
        &self,
        post: &str,
        requirements: &[StatedRequirement],
        viewer: &Viewer,
        write: &WriteContext,
    ) -> Result<Option<Stating>, Error>;
    /// Confirms requirements of a post that were read or deduced; none outside the tree.
    async fn confirm_requirements(
        &self,
        post: &str,
        competencies: &[String],
        viewer: &Viewer,
        write: &WriteContext,
    ) -> Result<Option<Stating>, Error>;
    /// Dismisses requirements of a post, and keeps the rest as they are; none outside the tree.
    async fn dismiss_requirements(
        &self,
        post: &str,
        competencies: &[String],
        reason: RequirementDismissal,
        rest: &[StatedRequirement],
        viewer: &Viewer,
        write: &WriteContext,
    ) -> Result<Option<Stating>, Error>;
    /// Reads what the words of a post ask for, and by which it is found, when it has been opened.
    async fn read_post(
        &self,
        post: &str,
        reader: &Reader,
        write: &WriteContext,
    ) -> Result<(), Error>;
}
