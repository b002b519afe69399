//! Similar people, of those who agreed to be shown.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::Deserialize;

use crate::domain::{
    error::Error,
    peers::score::{CareerStep, Peer, Trajectory},
};

/// For whom peers are sought, and who looks at the answer.
#[derive(Debug, Clone, Copy)]
pub struct PeerQuestion<'q> {
    /// The agent.
    pub agent: &'q str,
    /// The agent who looks, when that is somebody else: those who hide from where they work are left
    /// out too.
    pub viewer: Option<&'q str>,
    /// People at most.
    pub limit: usize,
}

/// Similar people, with the state of the graph that found them.
#[derive(Debug, Clone, Default)]
pub struct PeerRanking {
    /// The most similar first, then those of another ministry, then by key.
    pub peers: Vec<Peer>,
    /// When what is derived was last computed, on the day for which it holds; none when nobody was found.
    pub data_as_of: Option<DateTime<Utc>>,
}

/// Careers that share an occupation with an agent's.
#[derive(Debug, Clone, Default)]
pub struct Trajectories {
    /// The agent's own, the oldest step first.
    pub own: Vec<CareerStep>,
    /// Those of others; the most similar candidates, when they are many.
    pub others: Vec<Trajectory>,
    /// When what is derived was last computed, on the day for which it holds; none when nobody was found.
    pub data_as_of: Option<DateTime<Utc>>,
}

/// Something shared, with what it is called.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Labelled {
    /// Its key.
    pub uid: String,
    /// Its French label.
    pub label_fr: String,
}

/// What an agent shares with somebody.
#[derive(Debug, Clone)]
pub struct Common {
    /// The other.
    pub peer_uid: String,
    /// Competencies, the rarest first.
    pub competencies: Vec<Labelled>,
    /// Communities, by name.
    pub communities: Vec<Labelled>,
    /// Occupations that the other went through, of those in one's own career and of those one wishes for.
    pub occupations: Vec<Labelled>,
    /// One's own career.
    pub own: Vec<CareerStep>,
    /// The occupations that the other went through, the oldest first.
    pub career: Vec<String>,
    /// The move that one wishes for and that the other made: from which occupation, to which.
    pub moved: Option<(String, String)>,
}

/// What is known of an agent who has no peers.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeerDiagnosis {
    /// The agent agreed to recommendations.
    pub consents: bool,
    /// Competencies known, inferred ones included.
    pub competencies: u32,
    /// Steps of the career.
    pub steps: u32,
    /// Communities that the agent is in.
    pub communities: u32,
    /// The agent, and the one who looks, have a workplace, or had one: who never had one sees nobody.
    pub placed: bool,
    /// Somebody else can be seen at all.
    pub somebody: bool,
}

/// Traversals from an agent to others, which pass through the label of their consent.
#[async_trait]
pub trait PeerGraph: Send + Sync {
    /// Those with the most similar competencies; nobody for an agent who did not agree to recommendations.
    async fn peers_by_competency(&self, question: PeerQuestion<'_>) -> Result<PeerRanking, Error>;
    /// Those who are in most communities with the agent; nobody without that consent.
    async fn peers_by_community(&self, question: PeerQuestion<'_>) -> Result<PeerRanking, Error>;
    /// Careers that share an occupation with the agent's; none without that consent.
    async fn trajectories(&self, question: PeerQuestion<'_>) -> Result<Trajectories, Error>;
    /// What an agent shares with some people who can be seen.
    async fn explain_peers(&self, agent: &str, peers: &[String]) -> Result<Vec<Common>, Error>;
    /// Why an agent may have no peers; none for an unknown agent.
    async fn diagnose_peers(
        &self,
        agent: &str,
        viewer: Option<&str>,
    ) -> Result<Option<PeerDiagnosis>, Error>;
}
