//! The open posts that fit an agent, ranked, with reasons.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::{
    entity::vocabulary::EmptyReason,
    error::Error,
    mobility::{
        explanation::{Requirement, Split, split_by_score},
        score::{Candidate, Component, order},
        summary::summarise,
    },
    port::{Diagnosis, MobilityGraph},
};

/// Candidates that a traversal returns at most; more are never shipped.
const CANDIDATES: u32 = 500;
/// Length of a ranked list at most.
const LONGEST_LIST: usize = 200;

/// A part of a ranked list.
#[derive(Debug, Clone, Copy)]
pub struct Slice {
    /// Recommendations before it.
    pub skip: usize,
    /// Recommendations in it at most.
    pub take: usize,
}

/// One recommended post and why.
#[derive(Debug, Clone)]
pub struct Recommendation {
    /// The post and the values of its components.
    pub candidate: Candidate,
    /// Its place in the whole list, from 1.
    pub rank: usize,
    /// Its requirements, by what the agent brings; contributions add up to that of `competency`.
    pub split: Split,
    /// At most 60 words of French.
    pub summary: String,
}

/// A part of the ranked list of an agent.
#[derive(Debug, Clone)]
pub struct Recommendations {
    /// The part, best first.
    pub items: Vec<Recommendation>,
    /// Whether the list goes on.
    pub more: bool,
    /// When what is derived was last computed, on the day for which it holds.
    pub data_as_of: Option<DateTime<Utc>>,
    /// Why the whole list is empty, when it is.
    pub empty_reason: Option<EmptyReason>,
}

/// Ranks the posts open on `today` for an agent and explains one part of the list.
///
/// `expected` is the state of the graph in which an earlier part was read; the list is ranked again
/// for every part, so another state would tear it.
///
/// # Errors
/// [`Error::InvalidInput`] on `after` when the graph has changed since `expected`;
/// [`Error::NotFound`] for an unknown agent; what the graph meets.
pub async fn recommend_posts<G: MobilityGraph + ?Sized>(
    graph: &G,
    agent: &str,
    today: NaiveDate,
    slice: Slice,
    expected: Option<DateTime<Utc>>,
) -> Result<Recommendations, Error> {
    let mut ranking = graph.rank_posts(agent, today, CANDIDATES).await?;
    if expected.is_some() && expected != ranking.data_as_of {
        return Err(Error::InvalidInput {
            argument: "after",
            message: "La liste a changé depuis la page précédente : reprenez-la au début."
                .to_owned(),
        });
    }
    order(&mut ranking.candidates);
    ranking.candidates.truncate(LONGEST_LIST);
    if ranking.candidates.is_empty() {
        let diagnosis = graph.diagnose(agent, today).await?.ok_or(Error::NotFound)?;
        return Ok(Recommendations {
            items: Vec::new(),
            more: false,
            data_as_of: None,
            empty_reason: Some(why_empty(diagnosis)),
        });
    }
    let more = ranking.candidates.len() > slice.skip + slice.take;
    let page: Vec<_> = ranking
        .candidates
        .into_iter()
        .enumerate()
        .skip(slice.skip)
        .take(slice.take)
        .collect();
    let uids: Vec<_> = page
        .iter()
        .map(|(_, candidate)| candidate.post_uid.clone())
        .collect();
    let mut requirements: HashMap<String, Vec<Requirement>> = HashMap::new();
    for requirement in graph.explain_posts(agent, &uids).await? {
        requirements
            .entry(requirement.target_uid.clone())
            .or_default()
            .push(requirement);
    }
    let items = page
        .into_iter()
        .map(|(position, candidate)| {
            let found = requirements.remove(&candidate.post_uid).unwrap_or_default();
            let split = split_by_score(found, candidate.contribution(Component::Competency));
            let summary = summarise(&split);
            Recommendation {
                candidate,
                rank: position + 1,
                split,
                summary,
            }
        })
        .collect();
    Ok(Recommendations {
        items,
        more,
        data_as_of: ranking.data_as_of,
        empty_reason: None,
    })
}

fn why_empty(diagnosis: Diagnosis) -> EmptyReason {
    if !diagnosis.consents {
        EmptyReason::ConsentMissing
    } else if diagnosis.competencies == 0 {
        EmptyReason::NoCompetencyKnown
    } else if !diagnosis.open_post {
        EmptyReason::NoOpenPost
    } else {
        EmptyReason::BelowThreshold
    }
}
