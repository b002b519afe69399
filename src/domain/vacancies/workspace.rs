//! What those who recruit have before them: the posts of their tree in every state, and who wants one.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::{
    days::VacancyDays,
    port::{Changing, Stating},
    post::{NewPost, PostChange},
};
use crate::domain::{
    error::Error,
    model::introduction::ListedIntroduction,
    profile::port::WriteContext,
    search::port::{Hits, Part, SearchGraph},
    viewer::Viewer,
    vocabulary::VacancyState,
};

/// Which posts of a recruiter's tree are asked for; an empty list or nothing keeps all.
#[derive(Debug, Clone, Default)]
pub struct RecruitedQuestion {
    /// Of one of these occupations, or of one below.
    pub occupations: Vec<String>,
    /// Words of the title, folded.
    pub words: Vec<String>,
    /// Whose vacancy that opened last is in one of these states.
    pub states: Vec<VacancyState>,
    /// That no vacancy opens today or later, or that one does.
    pub without_open_vacancy: Option<bool>,
}

/// Somebody who wants a post, agreed to be shown to recruiters and hides from none of those who read it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interested {
    /// The post.
    pub post_uid: String,
    /// Who wants it.
    pub agent_uid: String,
    /// Since when.
    pub at: DateTime<Utc>,
}

/// What became of the creation of a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Creating {
    /// It was created, now or before under the same idempotency key.
    Created,
    /// The organisation that recruits has changed what its posts require often enough on that day.
    TooMany,
}

/// The workspace of those who recruit: what is outside the tree of the viewer's organisation is neither read nor written.
#[async_trait]
pub trait WorkspaceGraph: Send + Sync {
    /// Creates a post without a vacancy: its key and what became of it; none for an organisation outside the tree.
    async fn create_post(
        &self,
        post: &NewPost,
        viewer: &Viewer,
        write: &WriteContext,
    ) -> Result<Option<(String, Creating)>, Error>;
    /// Changes what a post says of itself; none outside the tree.
    async fn update_post(
        &self,
        change: &PostChange,
        viewer: &Viewer,
        write: &WriteContext,
    ) -> Result<Option<Stating>, Error>;
    /// Changes the days of a vacancy; none outside the tree.
    async fn update_vacancy(
        &self,
        days: &VacancyDays,
        viewer: &Viewer,
        write: &WriteContext,
    ) -> Result<Option<Changing>, Error>;
    /// Posts of the tree, those opened last first.
    async fn recruited_posts(
        &self,
        question: &RecruitedQuestion,
        viewer: &Viewer,
        part: &Part,
    ) -> Result<Hits, Error>;
    /// Who wants posts of the tree, the latest first.
    async fn interested(&self, posts: &[String], viewer: &Viewer)
    -> Result<Vec<Interested>, Error>;
    /// What the viewer's organisation asked of agents, of each the latest first.
    async fn asked_of(
        &self,
        agents: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<ListedIntroduction>, Error>;
}

/// A page of the posts of the viewer's tree that pass a filter.
///
/// # Errors
/// What the graph meets.
pub async fn find_recruited<G: WorkspaceGraph + SearchGraph + ?Sized>(
    graph: &G,
    mut question: RecruitedQuestion,
    viewer: &Viewer,
    part: &Part,
) -> Result<Hits, Error> {
    if !viewer.all && viewer.organisation.is_none() {
        return Ok(Hits::nothing());
    }
    if !question.occupations.is_empty() {
        let below = graph.find_below(&[], &question.occupations).await?;
        question.occupations = below.occupations;
    }
    graph.recruited_posts(&question, viewer, part).await
}
