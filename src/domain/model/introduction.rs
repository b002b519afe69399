//! Requests to meet: of a peer, or of a candidate about a post.

use crate::domain::vocabulary::IntroductionState;
use chrono::{DateTime, Utc};
use serde::Deserialize;

/// A request to meet, as the viewer may see it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Introduction {
    /// Its key.
    pub uid: String,
    /// What has become of it.
    pub state: IntroductionState,
    /// The agent who asked; none when an organisation did.
    pub from_uid: Option<String>,
    /// The organisation that asked; none when an agent did.
    pub organisation_uid: Option<String>,
    /// The agent who was asked.
    pub to_uid: String,
    /// The post that it is about.
    pub about_uid: Option<String>,
    /// What the one who asked wrote.
    pub message: Option<String>,
    /// When it was asked.
    pub asked_at: DateTime<Utc>,
    /// When it was answered.
    pub answered_at: Option<DateTime<Utc>>,
    /// How to reach the one asked, if they said so when they accepted.
    pub contact: Option<String>,
    /// How to reach the one who asked, once it is accepted.
    pub asker_contact: Option<String>,
}

/// One line of the list of an agent's introductions, or of an organisation's, the newest first.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListedIntroduction {
    /// Whose list it is.
    pub owner_uid: String,
    /// The introduction.
    pub introduction_uid: String,
    /// What has become of it.
    pub state: IntroductionState,
    /// Whether they asked; else they were asked.
    pub sent: bool,
}
