//! People who are alike, with what is shared.

use std::collections::HashMap;

use super::recommend_posts::{CANDIDATES, LONGEST_LIST, ListState, Slice};
use crate::domain::{
    entity::vocabulary::EmptyReason,
    error::Error,
    mobility::{
        peer::{Peer, PeerCriterion, order, shared_steps},
        peer_summary::{Shared, summarise_peer},
    },
    port::peer::{Common, Labelled, PeerGraph, PeerQuestion, PeerRanking},
};

/// Which peers are asked for.
#[derive(Debug, Clone, Copy)]
pub struct Question<'q> {
    /// For whom.
    pub agent: &'q str,
    /// The agent who looks, when that is somebody else.
    pub viewer: Option<&'q str>,
    /// By what they are alike.
    pub by: PeerCriterion,
    /// Which part of the list.
    pub slice: Slice,
    /// The state in which an earlier part was read.
    pub expected: Option<ListState>,
}

/// Somebody who is alike, and why.
#[derive(Debug, Clone)]
pub struct FoundPeer {
    /// The person.
    pub peer: Peer,
    /// Their place in the whole list, from 1.
    pub rank: usize,
    /// At most 60 words of French.
    pub summary: String,
    /// Keys of the competencies that both have, the rarest first.
    pub competencies: Vec<String>,
    /// Keys of the occupations that both went through, in the same order.
    pub steps: Vec<String>,
    /// Keys of the communities that both are in, by name.
    pub communities: Vec<String>,
}

/// A part of the list of peers.
#[derive(Debug, Clone)]
pub struct FoundPeers {
    /// The part, the most alike first.
    pub items: Vec<FoundPeer>,
    /// Whether the list goes on.
    pub more: bool,
    /// The state of the list; none when it is empty.
    pub state: Option<ListState>,
    /// Why the whole list is empty, when it is.
    pub empty_reason: Option<EmptyReason>,
}

/// Finds those who are most alike to an agent and explains one part of the list.
///
/// # Errors
/// [`Error::InvalidInput`] on `after` when the list has changed since `expected`;
/// [`Error::NotFound`] for an unknown agent; what the graph meets.
pub async fn find_peers<G: PeerGraph + ?Sized>(
    graph: &G,
    question: Question<'_>,
) -> Result<FoundPeers, Error> {
    let Question { agent, by, .. } = question;
    let PeerRanking { peers, data_as_of } = rank(graph, question).await?;
    let scored = peers
        .iter()
        .map(|peer| (peer.uid.as_str(), peer.similarity));
    let state = data_as_of.map(|at| ListState::of(at, scored));
    ListState::require(question.expected, state)?;
    if peers.is_empty() {
        return Ok(FoundPeers {
            items: Vec::new(),
            more: false,
            state: None,
            empty_reason: Some(why_empty(graph, question).await?),
        });
    }
    let Slice { skip, take } = question.slice;
    let more = peers.len() > skip + take;
    let page: Vec<_> = peers
        .into_iter()
        .enumerate()
        .skip(skip)
        .take(take)
        .collect();
    let uids: Vec<_> = page.iter().map(|(_, peer)| peer.uid.clone()).collect();
    let common = graph.explain_peers(agent, &uids).await?;
    let mut common: HashMap<_, _> = common
        .into_iter()
        .map(|one| (one.peer_uid.clone(), one))
        .collect();
    let items = page
        .into_iter()
        .map(|(position, peer)| {
            let shared = common.remove(&peer.uid);
            explain(by, peer, position + 1, shared.as_ref())
        })
        .collect();
    Ok(FoundPeers {
        items,
        more,
        state,
        empty_reason: None,
    })
}

/// The whole list, in the order in which it is shown.
async fn rank<G: PeerGraph + ?Sized>(
    graph: &G,
    question: Question<'_>,
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
fn explain(by: PeerCriterion, peer: Peer, rank: usize, common: Option<&Common>) -> FoundPeer {
    let Some(common) = common else {
        return FoundPeer {
            peer,
            rank,
            summary: String::new(),
            competencies: Vec::new(),
            steps: Vec::new(),
            communities: Vec::new(),
        };
    };
    let keys = |list: &[Labelled]| list.iter().map(|one| one.uid.clone()).collect();
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
        rank,
    }
}

fn labels(list: &[Labelled]) -> Vec<&str> {
    list.iter().map(|one| one.label_fr.as_str()).collect()
}

impl Common {
    /// What an occupation is called, of those that are shared or wished for.
    fn label(&self, uid: &str) -> Option<&str> {
        let found = self.occupations.iter().find(|one| one.uid == uid);
        found.map(|one| one.label_fr.as_str())
    }

    /// The move that one wishes for and that they made, by the names of its ends.
    fn made(&self) -> Option<(&str, &str)> {
        let (from, to) = self.moved.as_ref()?;
        Some((self.label(from)?, self.label(to)?))
    }
}

async fn why_empty<G: PeerGraph + ?Sized>(
    graph: &G,
    question: Question<'_>,
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
