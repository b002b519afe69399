//! Posts that are one job, advertised several times: one of them is shown, the others are its copies.

use async_trait::async_trait;
use serde::Deserialize;

use super::{port::VacancyGraph, publish::manage};
use crate::domain::{
    error::Error, model::port::EntityGraph, profile::port::WriteContext, refusal::Field,
    viewer::Viewer, vocabulary::CopyReason,
};

/// An open post that is the same job as another.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostCopy {
    /// The key of the other post.
    pub owner_uid: String,
    /// Its own.
    pub uid: String,
    /// Why they are one job.
    pub reason: CopyReason,
    /// Whether it is the one that is shown; else the other is.
    pub shown: bool,
}

/// What became of saying whether a post is a job of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Separating {
    /// It is as was said, now or before.
    Changed,
}

/// Copies of posts, and how those who recruit undo that posts are copies.
#[async_trait]
pub trait CopyGraph: Send + Sync {
    /// The open posts that are the same job as some open posts: what is shown for those that are copies, the
    /// copies of those that are shown.
    async fn post_copies(&self, uids: &[String], viewer: &Viewer) -> Result<Vec<PostCopy>, Error>;
    /// Says whether a post is a job of its own; none outside the tree of the viewer's organisation.
    async fn set_separate(
        &self,
        post: &str,
        separate: bool,
        viewer: &Viewer,
        write: &WriteContext,
    ) -> Result<Option<Separating>, Error>;
}

/// Says whether a post is a job of its own, whatever it has in common with others, and gives its organisation.
///
/// # Errors
/// Those of [`manage`]; what the graph meets.
pub async fn set_separate<G: CopyGraph + VacancyGraph + EntityGraph + ?Sized>(
    graph: &G,
    post: &str,
    separate: bool,
    viewer: &Viewer,
    write: &WriteContext,
) -> Result<String, Error> {
    let organisation = manage(graph, post, viewer, Field::Post).await?;
    match graph.set_separate(post, separate, viewer, write).await? {
        None => Err(Error::Forbidden),
        Some(Separating::Changed) => Ok(organisation),
    }
}
