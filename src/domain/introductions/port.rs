//! Requests to meet, as the domain reads and writes them.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use crate::domain::{
    error::Error,
    model::{
        introduction::{Introduction, ListedIntroduction},
        relation::Card,
    },
    profile::port::WriteContext,
    viewer::Viewer,
};

/// Who asks to meet somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asker {
    /// An agent asks a peer.
    Peer(String),
    /// An organisation asks a candidate.
    Organisation(String),
}

/// A request to meet somebody.
#[derive(Debug, Clone)]
pub struct Request {
    /// Who asks.
    pub from: Asker,
    /// Who is asked.
    pub to: String,
    /// The post that it is about.
    pub about: Option<String>,
    /// What the one who asks writes.
    pub message: Option<String>,
    /// How to reach the one who asks, for the one asked once they accept.
    pub contact: Option<String>,
}

/// What became of a request to meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Asking {
    /// It was made, now or before under the same idempotency key.
    Asked,
    /// Another one between the two waits for an answer.
    Open,
    /// The one asked has refused before.
    Refused,
    /// The one who asks has asked enough on that day.
    TooMany,
}

/// The answer to a request to meet.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The introduction.
    pub introduction: String,
    /// Who answers.
    pub agent: String,
    /// Whether they agree to meet.
    pub accept: bool,
    /// How to reach them.
    pub contact: Option<String>,
}

/// What became of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Answering {
    /// It was noted, now or before under the same idempotency key.
    Answered,
    /// The introduction has another answer already.
    AnsweredBefore,
    /// The introduction has ended.
    Ended,
    /// The one who accepts gave no contact, and their record has no e-mail.
    NoContact,
    /// The introduction has expired.
    Expired,
}

/// What became of the end of an introduction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Ending {
    /// It has ended now.
    Ended,
    /// It had ended before.
    EndedBefore,
    /// It is not accepted.
    NotAccepted,
    /// It has an answer, and cannot be taken back.
    Answered,
    /// It has expired, and cannot be taken back.
    Expired,
}

/// A person of an introduction.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Met {
    /// The introduction.
    pub introduction_uid: String,
    /// The person.
    pub agent_uid: String,
}

/// What the viewer may see of a person of an introduction.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MetCard {
    /// The introduction.
    pub introduction_uid: String,
    /// The person.
    #[serde(flatten)]
    pub card: Card,
}

/// Requests to meet. Those that are not for the viewer are left out, as if they were absent.
#[async_trait]
pub trait IntroductionGraph: Send + Sync {
    /// Introductions by key.
    async fn introductions(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Introduction>, Error>;
    /// Introductions of agents, the newest first; only to themselves.
    async fn agent_introductions(
        &self,
        agents: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<ListedIntroduction>, Error>;
    /// Introductions that organisations asked for, the newest first; only to those who recruit for them.
    async fn organisation_introductions(
        &self,
        organisations: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<ListedIntroduction>, Error>;
    /// What the viewer may see of the people of some introductions.
    async fn introduction_cards(&self, met: &[Met], viewer: &Viewer)
    -> Result<Vec<MetCard>, Error>;
    /// How many people somebody has asked to meet today; none when this request was made before under its
    /// idempotency key. Nobody is looked up.
    async fn asked_today(&self, from: &Asker, write: &WriteContext) -> Result<Option<u32>, Error>;
    /// Asks to meet somebody: the key of the introduction and what became of it.
    ///
    /// None when the one asked does not exist or may not be asked, which look the same.
    async fn ask(
        &self,
        request: &Request,
        write: &WriteContext,
    ) -> Result<Option<(String, Asking)>, Error>;
    /// Answers an introduction; none when the one who answers was not asked for it.
    async fn answer(
        &self,
        answer: &Answer,
        write: &WriteContext,
    ) -> Result<Option<Answering>, Error>;
    /// Takes back a request that waits, for the side that asked; none when it is not theirs.
    async fn cancel(
        &self,
        introduction: &str,
        side: &Asker,
        write: &WriteContext,
    ) -> Result<Option<Ending>, Error>;
    /// Ends an introduction for one of its sides; none when it is not theirs.
    async fn end(
        &self,
        introduction: &str,
        side: &Asker,
        write: &WriteContext,
    ) -> Result<Option<Ending>, Error>;
}
