//! The open posts that fit an agent, ranked, with reasons.

use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash as _, Hasher as _},
};

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::{
    entity::vocabulary::EmptyReason,
    error::Error,
    mobility::{
        diversity::diversify,
        explanation::{Requirement, Split, split_by_score},
        score::{Component, ScoredPost, order},
        summary::summarise,
    },
    port::{ExtraCompetency, MobilityGraph, PostFilter, Ranking, RankingQuestion},
    statute::{Statute, judge::Feasibility},
};

/// Candidates that a traversal returns at most; more are never shipped.
pub(super) const CANDIDATES: usize = 500;
/// Length of a ranked list at most.
pub(super) const LONGEST_LIST: usize = 200;

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
    pub candidate: ScoredPost,
    /// Its place in the whole list, from 1.
    pub rank: usize,
    /// Its requirements, by what the agent brings; contributions add up to that of `competency`.
    pub split: Split,
    /// At most 60 words of French.
    pub summary: String,
    /// Whether statute allows it, beside the score.
    pub feasibility: Feasibility,
}

/// A part of the ranked list of an agent.
#[derive(Debug, Clone)]
pub struct Recommendations {
    /// The part, best first.
    pub items: Vec<Recommendation>,
    /// Whether the list goes on.
    pub more: bool,
    /// The state of the list; none when it is empty.
    pub state: Option<ListState>,
    /// Why the whole list is empty, when it is.
    pub empty_reason: Option<EmptyReason>,
}

/// What a list of recommendations is asked for.
#[derive(Debug, Clone)]
pub struct Question<'q> {
    /// For whom.
    pub agent: &'q str,
    /// The day on which the posts are open.
    pub today: NaiveDate,
    /// The rules that leave posts out, and judge the others.
    pub statute: &'q Statute,
    /// What is kept.
    pub filter: &'q PostFilter,
    /// Which part of the list.
    pub slice: Slice,
    /// The state in which an earlier part was read: the list is ranked again for every part, so
    /// another state would tear it.
    pub expected: Option<ListState>,
}

/// A digest that differs once a change of the graph changes the ranked list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListState {
    /// When what is derived was last computed, on the day for which it holds.
    pub data_as_of: DateTime<Utc>,
    /// Of the posts and their scores, in order.
    pub digest: u64,
}

impl ListState {
    /// The state of a list, given the keys and the scores of its items in order.
    pub(super) fn of<'l>(
        data_as_of: DateTime<Utc>,
        list: impl Iterator<Item = (&'l str, f64)>,
    ) -> Self {
        let mut hasher = DefaultHasher::new();
        for (uid, score) in list {
            uid.hash(&mut hasher);
            score.to_bits().hash(&mut hasher);
        }
        let digest = hasher.finish();
        Self { data_as_of, digest }
    }

    /// The state of a list of posts; none before anything was derived.
    pub(super) fn of_posts(ranking: &Ranking) -> Option<Self> {
        let scored = ranking.candidates.iter();
        let scored = scored.map(|one| (one.post_uid.as_str(), one.score()));
        ranking.data_as_of.map(|at| Self::of(at, scored))
    }

    /// That the list is still in the state in which an earlier part was read, if one was.
    pub(super) fn require(expected: Option<Self>, now: Option<Self>) -> Result<(), Error> {
        if expected.is_none() || expected == now {
            return Ok(());
        }
        Err(Error::InvalidInput {
            argument: "after",
            message: "La liste a changé depuis la page précédente : reprenez-la au début."
                .to_owned(),
        })
    }
}

/// Ranks the open posts for an agent and explains one part of the list.
///
/// # Errors
/// [`Error::InvalidInput`] on `after` when the list has changed since `expected`;
/// [`Error::NotFound`] for an unknown agent; what the graph meets.
pub async fn recommend_posts<G: MobilityGraph + ?Sized>(
    graph: &G,
    question: Question<'_>,
) -> Result<Recommendations, Error> {
    let Question {
        agent,
        today,
        statute,
        filter,
        slice,
        expected,
    } = question;
    let List { ranking, blocked } = rank(graph, statute, agent, today, filter, None).await?;
    let state = ListState::of_posts(&ranking);
    ListState::require(expected, state)?;
    if ranking.candidates.is_empty() {
        let reason = if blocked {
            EmptyReason::FilteredOut
        } else {
            why_empty(graph, statute, agent, today, filter).await?
        };
        return Ok(Recommendations {
            items: Vec::new(),
            more: false,
            state: None,
            empty_reason: Some(reason),
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
    let items = explain(graph, statute, agent, today, page).await?;
    Ok(Recommendations {
        items,
        more,
        state,
        empty_reason: None,
    })
}

/// Candidates with their positions in the list, explained and judged.
pub(super) async fn explain<G: MobilityGraph + ?Sized>(
    graph: &G,
    statute: &Statute,
    agent: &str,
    today: NaiveDate,
    page: Vec<(usize, ScoredPost)>,
) -> Result<Vec<Recommendation>, Error> {
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
    let items = page.into_iter().map(|(position, candidate)| {
        let found = requirements.remove(&candidate.post_uid).unwrap_or_default();
        let split = split_by_score(found, candidate.contribution(Component::Competency));
        let summary = summarise(&split);
        let facts = candidate.situation.facts(today);
        Recommendation {
            candidate,
            rank: position + 1,
            split,
            summary,
            feasibility: statute.judge(&facts, today),
        }
    });
    Ok(items.collect())
}

/// A whole list.
pub(super) struct List {
    /// Its posts, in the order in which they are shown.
    pub(super) ranking: Ranking,
    /// Whether statute left a post out.
    pub(super) blocked: bool,
}

/// The whole list, in the order in which it is shown; `extra` is what the agent would have besides.
///
/// Posts that statute blocks leave it before the diversity pass, unless the filter keeps them.
pub(super) async fn rank<G: MobilityGraph + ?Sized>(
    graph: &G,
    statute: &Statute,
    agent: &str,
    today: NaiveDate,
    filter: &PostFilter,
    extra: Option<&ExtraCompetency>,
) -> Result<List, Error> {
    let question = RankingQuestion {
        agent,
        today,
        filter,
        extra,
        limit: CANDIDATES,
    };
    let mut ranking = graph.rank_posts(question).await?;
    let found = ranking.candidates.len();
    if !filter.include_blocked {
        // Many posts are alike to statute: each situation is judged once.
        let mut judged = HashMap::new();
        ranking.candidates.retain(|ScoredPost { situation, .. }| {
            let known = judged.get(situation).copied();
            !known.unwrap_or_else(|| {
                let blocks = statute.blocks(&situation.facts(today));
                judged.insert(situation.clone(), blocks);
                blocks
            })
        });
    }
    let blocked = ranking.candidates.len() < found;
    order(&mut ranking.candidates);
    ranking.candidates = diversify(ranking.candidates, LONGEST_LIST);
    Ok(List { ranking, blocked })
}

async fn why_empty<G: MobilityGraph + ?Sized>(
    graph: &G,
    statute: &Statute,
    agent: &str,
    today: NaiveDate,
    filter: &PostFilter,
) -> Result<EmptyReason, Error> {
    let diagnosis = graph.diagnose(agent, today).await?.ok_or(Error::NotFound)?;
    if !diagnosis.consents {
        return Ok(EmptyReason::ConsentMissing);
    }
    if diagnosis.competencies == 0 {
        return Ok(EmptyReason::NoCompetencyKnown);
    }
    if !diagnosis.open_post {
        return Ok(EmptyReason::NoOpenPost);
    }
    let all = PostFilter {
        include_blocked: filter.include_blocked,
        ..PostFilter::default()
    };
    if *filter != all {
        let unfiltered = rank(graph, statute, agent, today, &all, None).await?;
        if unfiltered.blocked || !unfiltered.ranking.candidates.is_empty() {
            return Ok(EmptyReason::FilteredOut);
        }
    }
    Ok(EmptyReason::BelowThreshold)
}
