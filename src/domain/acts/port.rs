//! What people do beyond their own record: with posts, for peers, about the service.

use async_trait::async_trait;
use chrono::NaiveDate;
use serde::Deserialize;

use crate::domain::{error::Error, profile::port::WriteContext, viewer::Viewer};

/// What an agent does with a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PostAct {
    /// Keeps it, and sees it when it is closed too.
    Save,
    /// Wants it.
    Want,
    /// Wants to see it no more, for a reason.
    Dismiss(String),
    /// Takes back whatever they did with it.
    Clear,
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

/// What became of an offer to confirm a competency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Offering {
    /// It was made; whether the person is shown it is for them alone to know.
    Offered,
    /// The one who offers has offered enough on that day.
    TooMany,
}

/// What became of an answer to an offered endorsement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum OfferAnswering {
    /// It was noted.
    Answered,
    /// The offer has an answer already.
    AnsweredBefore,
}

/// A level that a peer would confirm, and that waits for the person's answer.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndorsementOffer {
    /// The person whose competency it is.
    pub agent_uid: String,
    /// What names the offer in the API.
    pub handle: String,
    /// The peer who offers.
    pub by_agent_uid: String,
    /// The competency.
    pub competency_uid: String,
    /// 1 to 4.
    pub level: i32,
    /// The day of the offer.
    pub offered_on: NaiveDate,
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
        write: &WriteContext,
    ) -> Result<(), Error>;
    /// Whether the same change was made before under its idempotency key; false without a key.
    async fn is_repeated(&self, write: &WriteContext) -> Result<bool, Error>;
    /// Whether an agent may endorse another: they see them as a peer, or met them.
    async fn may_endorse(&self, by: &str, agent: &str) -> Result<bool, Error>;
    /// How many endorsements an agent has offered today; none when this offer was made before under its
    /// idempotency key. Nobody is looked up.
    async fn offered_today(&self, by: &str, write: &WriteContext) -> Result<Option<u32>, Error>;
    /// Offers to confirm a peer's competency; no outcome where the agent may not.
    async fn offer_endorsement(
        &self,
        by: &str,
        given: &Endorsement,
        write: &WriteContext,
    ) -> Result<Option<Offering>, Error>;
    /// The endorsements that agents were offered and have not answered, the newest first; only to themselves.
    async fn endorsement_offers(
        &self,
        agents: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<EndorsementOffer>, Error>;
    /// Accepts or refuses an offered endorsement; no outcome when the agent was offered none under this handle.
    async fn answer_endorsement(
        &self,
        agent: &str,
        handle: &str,
        accept: bool,
        write: &WriteContext,
    ) -> Result<Option<OfferAnswering>, Error>;
    /// Withdraws a testimony for its author; false when they have none of this key.
    async fn withdraw_testimony(
        &self,
        agent: &str,
        testimony: &str,
        write: &WriteContext,
    ) -> Result<bool, Error>;
    /// Notes how satisfied an agent is.
    async fn give_feedback(
        &self,
        agent: &str,
        given: &Feedback,
        write: &WriteContext,
    ) -> Result<(), Error>;
}
