//! Communities: who joins and leaves them, and those that do not exist yet.

use async_trait::async_trait;
use serde::Deserialize;

use crate::domain::{
    error::Error, model::relation::Related, profile::port::WriteContext, viewer::Viewer,
};

/// A community that does not exist yet.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommunitySuggestion {
    /// Its key.
    pub uid: String,
    /// What it would be about, in French.
    pub label_fr: String,
    /// How many people have most of it; none when they are too few to be counted.
    pub member_count: Option<i32>,
    /// Keys of the competencies that are found together, the rarest first.
    pub competency_uids: Vec<String>,
}

/// A community to be made of a suggestion.
#[derive(Debug, Clone)]
pub struct NewCommunity {
    /// Its key.
    pub uid: String,
    /// The key of the suggestion.
    pub suggestion: String,
    /// Its name.
    pub name: String,
    /// The subject, in French.
    pub topic: String,
}

/// Whether a membership begins or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Membership {
    /// It begins.
    Join,
    /// It ends.
    Leave,
}

/// Communities around agents.
#[async_trait]
pub trait CommunityGraph: Send + Sync {
    /// Communities that agents are not in, about what is rare in what they can do, the nearest first.
    async fn suggested_communities(
        &self,
        agents: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Related>, Error>;
    /// The communities that do not exist yet, those of most people first.
    async fn community_suggestions(&self, limit: usize) -> Result<Vec<CommunitySuggestion>, Error>;
    /// Begins or ends a membership; false when it was so already and not by the same change under its key.
    async fn change_membership(
        &self,
        agent: &str,
        community: &str,
        change: Membership,
        write: &WriteContext,
    ) -> Result<bool, Error>;
    /// Makes a community of a suggestion; false when there is no such suggestion.
    async fn create_community(
        &self,
        community: &NewCommunity,
        write: &WriteContext,
    ) -> Result<bool, Error>;
}
