//! The agents who suit a post, ranked, with reasons: what they bring, and what they want.

pub mod port;
pub mod readiness;
pub mod score;
pub mod search;

use std::collections::HashMap;

use crate::domain::{
    candidates::{
        port::{CandidateGraph, CandidateQuestion},
        readiness::essential_gap,
        score::{CandidateComponent, ScoredAgent},
    },
    error::Error,
    ranked::{CANDIDATES, Ranked as _, RankedPage, Slice, order},
    recommend::{
        explanation::{Requirement, Split, split_disclosed},
        summary::summarise_candidate,
    },
    statute::Statute,
    viewer::Viewer,
    vocabulary::EmptyReason,
};

/// What a list of candidates is asked for.
#[derive(Debug, Clone, Copy)]
pub struct CandidatesQuery<'q> {
    /// The post.
    pub post: &'q str,
    /// Who asks.
    pub viewer: &'q Viewer,
    /// The rules that leave people out, and judge the others.
    pub statute: &'q Statute,
    /// The whole list; without it, the list stops before those who are not ready but could be.
    pub near_matches: bool,
    /// The agents who are looked for; all when none are given.
    pub only: Option<&'q [String]>,
    /// Which part of the list.
    pub slice: Slice<'q>,
}

/// One candidate and why.
#[derive(Debug, Clone)]
pub struct FoundCandidate {
    /// The agent and the values of the parts of the score.
    pub candidate: ScoredAgent,
    /// The requirements that the viewer may read about, by what the agent brings; contributions of all add up to
    /// that of `coverage`.
    pub split: Split,
    /// The essential ones of these to learn before.
    pub to_learn: Vec<Requirement>,
    /// Whether something that the viewer may not read about keeps the agent from being ready.
    pub lacks_undisclosed: bool,
    /// At most 60 words of French.
    pub summary: String,
}

/// Ranks the agents who agreed to be shown to recruiters for a post, and explains one part of the list.
///
/// # Errors
/// [`Error::StaleCursor`] when everything was recomputed by `refresh` since the last page; what the graph meets.
pub async fn find_candidates<G: CandidateGraph + ?Sized>(
    graph: &G,
    question: CandidatesQuery<'_>,
) -> Result<RankedPage<FoundCandidate>, Error> {
    let CandidatesQuery {
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
            only: question.only,
            limit: CANDIDATES,
        })
        .await?;
    let today = viewer.today;
    let found = ranking.candidates.len();
    ranking
        .candidates
        .retain(|agent| !statute.blocks(&agent.situation.facts(today)));
    order(&mut ranking.candidates);
    // By score among those who fit, then among near matches.
    ranking.candidates.sort_by_key(ScoredAgent::block);
    if ranking.candidates.is_empty() {
        let reason = if found > 0 {
            EmptyReason::FilteredOut
        } else {
            why_empty(graph, post, viewer).await?
        };
        return Ok(RankedPage::empty(reason));
    }
    let page = RankedPage::cut(ranking.candidates, ranking.data_as_of, slice)?;
    let uids: Vec<_> = page
        .items
        .iter()
        .map(|agent| agent.agent_uid.clone())
        .collect();
    let mut brought: HashMap<String, Vec<Requirement>> = HashMap::new();
    for owned in graph.explain_agents(post, &uids, viewer).await? {
        brought.entry(owned.owner_uid).or_default().push(owned.item);
    }
    let explain = |candidate: ScoredAgent| {
        let requirements = brought.remove(&candidate.agent_uid).unwrap_or_default();
        let to_learn = essential_gap(&requirements);
        let withheld = requirements.len() < ranking.requirements;
        let lacks_undisclosed = withheld && to_learn.is_empty() && candidate.is_near_match;
        let contribution = candidate.contribution(CandidateComponent::Coverage);
        let split = split_disclosed(
            requirements,
            contribution,
            candidate.coverage * ranking.demand,
        );
        FoundCandidate {
            to_learn,
            lacks_undisclosed,
            summary: summarise_candidate(&split, withheld, candidate.occupation, candidate.intent),
            split,
            candidate,
        }
    };
    Ok(page.with(|agents| agents.into_iter().map(explain).collect()))
}

/// Why nobody is in the list, or in what comes before near matches; a viewer who may not ask reads what they would of a post that
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
        Some(pool) if !pool.requires => EmptyReason::NothingRequired,
        Some(pool) if pool.agents > 0 => EmptyReason::FilteredOut,
        _ => EmptyReason::NobodyConsents,
    })
}
