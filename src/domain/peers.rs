//! Similar people, with what is shared.

pub mod port;
pub mod score;
pub mod summary;

use std::collections::HashMap;

use crate::domain::{
    error::Error,
    peers::{
        port::{Common, Labelled, PeerGraph, PeerQuestion, PeerRanking},
        score::{Peer, PeerCriterion, shared_steps},
        summary::{Shared, summarise_peer},
    },
    ranked::{CANDIDATES, LONGEST_LIST, RankedPage, Slice, order},
    vocabulary::EmptyReason,
};

/// Which peers are asked for.
#[derive(Debug, Clone, Copy)]
pub struct PeersQuery<'q> {
    /// For whom.
    pub agent: &'q str,
    /// The agent who looks, when that is somebody else.
    pub viewer: Option<&'q str>,
    /// What the similarity is measured by.
    pub by: PeerCriterion,
    /// Which part of the list.
    pub slice: Slice<'q>,
}

/// A similar person, and why.
#[derive(Debug, Clone)]
pub struct FoundPeer {
    /// The person.
    pub peer: Peer,
    /// At most 60 words of French.
    pub summary: String,
    /// Keys of the competencies that both have, the rarest first.
    pub competencies: Vec<String>,
    /// Keys of the occupations that both went through, in the same order.
    pub steps: Vec<String>,
    /// Keys of the communities that both are in, by name.
    pub communities: Vec<String>,
}

/// Finds those who are most similar to an agent and explains one part of the list.
///
/// # Errors
/// [`Error::StaleCursor`] when everything was recomputed by `refresh` since the last page; [`Error::NotFound`] for an unknown
/// agent; what the graph meets.
pub async fn find_peers<G: PeerGraph + ?Sized>(
    graph: &G,
    question: PeersQuery<'_>,
) -> Result<RankedPage<FoundPeer>, Error> {
    let PeersQuery { agent, by, .. } = question;
    let PeerRanking { peers, data_as_of } = rank(graph, question).await?;
    if peers.is_empty() {
        return Ok(RankedPage::empty(why_empty(graph, question).await?));
    }
    let page = RankedPage::cut(peers, data_as_of, question.slice)?;
    let uids: Vec<_> = page.items.iter().map(|peer| peer.uid.clone()).collect();
    let common = graph.explain_peers(agent, &uids).await?;
    let mut common: HashMap<_, _> = common
        .into_iter()
        .map(|shared| (shared.peer_uid.clone(), shared))
        .collect();
    let explained = |peer: Peer| {
        let shared = common.remove(&peer.uid);
        explain(by, peer, shared.as_ref())
    };
    Ok(page.with(|peers| peers.into_iter().map(explained).collect()))
}

/// The whole list, in the order in which it is shown.
async fn rank<G: PeerGraph + ?Sized>(
    graph: &G,
    question: PeersQuery<'_>,
) -> Result<PeerRanking, Error> {
    let ask = PeerQuestion {
        agent: question.agent,
        viewer: question.viewer,
        limit: match question.by {
            PeerCriterion::Competency | PeerCriterion::Community => LONGEST_LIST,
            // Ordered by what is worked out here.
            PeerCriterion::Trajectory => CANDIDATES,
        },
    };
    let mut found = match question.by {
        PeerCriterion::Competency => graph.peers_by_competency(ask).await?,
        PeerCriterion::Community => graph.peers_by_community(ask).await?,
        PeerCriterion::Trajectory => {
            let found = graph.trajectories(ask).await?;
            let others = found.others.iter();
            PeerRanking {
                peers: others.map(|other| other.as_peer(&found.own)).collect(),
                data_as_of: found.data_as_of,
            }
        }
    };
    found.peers.retain(|peer| peer.similarity > 0.0);
    order(&mut found.peers);
    found.peers.truncate(LONGEST_LIST);
    Ok(found)
}

/// One person with what is shared; nothing is when they withdrew meanwhile.
fn explain(by: PeerCriterion, peer: Peer, common: Option<&Common>) -> FoundPeer {
    let Some(common) = common else {
        return FoundPeer {
            peer,
            summary: String::new(),
            competencies: Vec::new(),
            steps: Vec::new(),
            communities: Vec::new(),
        };
    };
    let keys = |list: &[Labelled]| list.iter().map(|labelled| labelled.uid.clone()).collect();
    let steps: Vec<_> = shared_steps(&common.own, &common.career)
        .into_iter()
        .map(|step| step.occupation_uid.clone())
        .collect();
    let shared = Shared {
        competencies: labels(&common.competencies),
        steps: steps.iter().filter_map(|uid| common.label(uid)).collect(),
        communities: labels(&common.communities),
        made: common.made(),
        other_ministry: peer.other_ministry,
    };
    FoundPeer {
        summary: summarise_peer(by, &shared),
        competencies: keys(&common.competencies),
        communities: keys(&common.communities),
        steps,
        peer,
    }
}

fn labels(list: &[Labelled]) -> Vec<&str> {
    list.iter()
        .map(|labelled| labelled.label_fr.as_str())
        .collect()
}

impl Common {
    /// What an occupation is called, of those that are shared or wished for.
    fn label(&self, uid: &str) -> Option<&str> {
        let found = self.occupations.iter().find(|labelled| labelled.uid == uid);
        found.map(|labelled| labelled.label_fr.as_str())
    }

    /// The move that one wishes for and that they made, by the names of its ends.
    fn made(&self) -> Option<(&str, &str)> {
        let (from, to) = self.moved.as_ref()?;
        Some((self.label(from)?, self.label(to)?))
    }
}

async fn why_empty<G: PeerGraph + ?Sized>(
    graph: &G,
    question: PeersQuery<'_>,
) -> Result<EmptyReason, Error> {
    let known = graph
        .diagnose_peers(question.agent, question.viewer)
        .await?;
    let known = known.ok_or(Error::NotFound)?;
    let nothing = match question.by {
        PeerCriterion::Competency => (known.competencies, EmptyReason::NoCompetencyKnown),
        PeerCriterion::Trajectory => (known.steps, EmptyReason::NoAssignment),
        PeerCriterion::Community => (known.communities, EmptyReason::NoCommunity),
    };
    let seen = known.placed && known.somebody;
    Ok(match (known.consents, nothing, seen) {
        (false, _, _) => EmptyReason::ConsentMissing,
        (true, (0, reason), _) => reason,
        (true, _, false) if !known.placed => EmptyReason::NoAssignment,
        (true, _, false) => EmptyReason::NobodyConsents,
        (true, _, true) => EmptyReason::BelowThreshold,
    })
}
