//! The agents who suit a post, ranked, with reasons: what they bring, and what they want.

use std::collections::HashMap;

use super::recommend_posts::{CANDIDATES, ListState, Slice};
use crate::domain::{
    entity::vocabulary::EmptyReason,
    error::Error,
    mobility::{
        explanation::{Requirement, Split, split_disclosed},
        readiness::essential_gap,
        reciprocal::{CandidateComponent, ScoredAgent, order},
        summary::summarise_candidate,
    },
    port::{
        candidate::{CandidateGraph, CandidateQuestion},
        viewer::Viewer,
    },
    statute::Statute,
};

/// What a list of candidates is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Question<'q> {
    /// The post.
    pub post: &'q str,
    /// Who asks.
    pub viewer: &'q Viewer,
    /// The rules that leave people out, and judge the others.
    pub statute: &'q Statute,
    /// Those who are not ready but could be, rather than those who fit.
    pub near_matches: bool,
    /// Which part of the list.
    pub slice: Slice,
    /// The state in which an earlier part was read.
    pub expected: Option<ListState>,
}

/// One candidate and why.
#[derive(Debug, Clone)]
pub struct FoundCandidate {
    /// The agent and the values of the parts of the score.
    pub candidate: ScoredAgent,
    /// Their place in the whole list, from 1.
    pub rank: usize,
    /// The requirements that the viewer may read about, by what the agent brings; contributions of all add up to
    /// that of `coverage`.
    pub split: Split,
    /// The essential ones of these to learn before.
    pub to_learn: Vec<Requirement>,
    /// At most 60 words of French.
    pub summary: String,
}

/// A part of the ranked list of a post.
#[derive(Debug, Clone)]
pub struct FoundCandidates {
    /// The part, best first.
    pub items: Vec<FoundCandidate>,
    /// Whether the list goes on.
    pub more: bool,
    /// The state of the list; none when it is empty.
    pub state: Option<ListState>,
    /// Why the whole list is empty, when it is.
    pub empty_reason: Option<EmptyReason>,
}

/// Ranks the agents who agreed to be shown to recruiters for a post, and explains one part of the list.
///
/// # Errors
/// [`Error::InvalidInput`] on `after` when the list has changed since `expected`; what the graph meets.
pub async fn find_candidates<G: CandidateGraph + ?Sized>(
    graph: &G,
    question: Question<'_>,
) -> Result<FoundCandidates, Error> {
    let Question {
        post,
        viewer,
        statute,
        slice,
        ..
    } = question;
    let mut ranking = graph
        .rank_agents(CandidateQuestion {
            post,
            viewer,
            near_matches: question.near_matches,
            only: None,
            limit: CANDIDATES,
        })
        .await?;
    let today = viewer.today;
    let found = ranking.candidates.len();
    ranking
        .candidates
        .retain(|one| !statute.blocks(&one.situation.facts(today)));
    order(&mut ranking.candidates);
    let list = ranking.candidates.iter();
    let state = ranking.data_as_of.map(|at| {
        let scored = list.map(|one| (one.agent_uid.as_str(), one.score()));
        ListState::of(at, scored)
    });
    ListState::require(question.expected, state)?;
    if ranking.candidates.is_empty() {
        let reason = if found > 0 {
            EmptyReason::FilteredOut
        } else {
            why_empty(graph, post, viewer).await?
        };
        return Ok(FoundCandidates {
            items: Vec::new(),
            more: false,
            state: None,
            empty_reason: Some(reason),
        });
    }
    let more = ranking.candidates.len() > slice.skip + slice.take;
    let page = ranking.candidates.into_iter().enumerate();
    let page: Vec<_> = page.skip(slice.skip).take(slice.take).collect();
    let uids: Vec<_> = page.iter().map(|(_, one)| one.agent_uid.clone()).collect();
    let mut brought: HashMap<String, Vec<Requirement>> = HashMap::new();
    for owned in graph.explain_agents(post, &uids, viewer).await? {
        brought.entry(owned.owner_uid).or_default().push(owned.item);
    }
    let explain = |(position, candidate): (usize, ScoredAgent)| {
        let requirements = brought.remove(&candidate.agent_uid).unwrap_or_default();
        let to_learn = essential_gap(&requirements);
        let withheld = requirements.len() < ranking.requirements;
        let contribution = candidate.contribution(CandidateComponent::Coverage);
        let split = split_disclosed(
            requirements,
            contribution,
            candidate.coverage * ranking.demand,
        );
        FoundCandidate {
            rank: position + 1,
            to_learn,
            summary: summarise_candidate(&split, withheld, candidate.intent),
            split,
            candidate,
        }
    };
    Ok(FoundCandidates {
        items: page.into_iter().map(explain).collect(),
        more,
        state,
        empty_reason: None,
    })
}

/// Why nobody is in one of the two lists; a viewer who may not ask reads what they would of a post that
/// nobody fits.
async fn why_empty<G: CandidateGraph + ?Sized>(
    graph: &G,
    post: &str,
    viewer: &Viewer,
) -> Result<EmptyReason, Error> {
    let posts = [post.to_owned()];
    let pools = graph.candidate_pools(&posts, viewer).await?;
    Ok(match pools.first() {
        Some(pool) if !pool.is_open => EmptyReason::NoOpenPost,
        Some(pool) if !pool.requires => EmptyReason::BelowThreshold,
        Some(pool) if pool.agents > 0 => EmptyReason::FilteredOut,
        _ => EmptyReason::NobodyConsents,
    })
}
