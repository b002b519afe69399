//! What people do beyond their own record: with posts, for peers, about the service.

use async_trait::async_trait;

use super::change::Occasion;
use crate::domain::error::Error;

/// What an agent does with a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PostAct {
    /// Keeps it, and sees it when it is closed too.
    Save,
    /// Wants it.
    Want,
    /// Wants to see it no more, for a reason.
    Dismiss(String),
}

/// A level that a peer confirms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endorsement {
    /// The peer.
    pub agent: String,
    /// The competency.
    pub competency: String,
    /// 1 to 4.
    pub level: i32,
}

/// How satisfied somebody is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feedback {
    /// The post that it is about; without one, the accompaniment that goes on.
    pub post: Option<String>,
    /// 1 (not at all) to 5 (very).
    pub score: i32,
    /// In their own words.
    pub comment: Option<String>,
}

/// Writes about others than oneself; each one refreshes what it touches, in the same transaction.
#[async_trait]
pub trait ActGraph: Send + Sync {
    /// Notes what an agent does with a post.
    async fn act_on_post(
        &self,
        agent: &str,
        post: &str,
        act: &PostAct,
        occasion: &Occasion,
    ) -> Result<(), Error>;
    /// Whether the same change was made before under its idempotency key; false without a key.
    async fn is_repeated(&self, occasion: &Occasion) -> Result<bool, Error>;
    /// Whether an agent may endorse another: they see them as a peer, or met them.
    async fn may_endorse(&self, by: &str, agent: &str) -> Result<bool, Error>;
    /// Notes that an agent confirms a peer's competency; nothing where they may not.
    async fn endorse(
        &self,
        by: &str,
        given: &Endorsement,
        occasion: &Occasion,
    ) -> Result<(), Error>;
    /// Withdraws a testimony for its author; false when they have none of this key.
    async fn withdraw_testimony(
        &self,
        agent: &str,
        testimony: &str,
        occasion: &Occasion,
    ) -> Result<bool, Error>;
    /// Notes how satisfied an agent is.
    async fn give_feedback(
        &self,
        agent: &str,
        given: &Feedback,
        occasion: &Occasion,
    ) -> Result<(), Error>;
}
