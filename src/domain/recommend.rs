//! The open posts that fit an agent, ranked, with reasons.

pub mod counterfactual;
pub mod diversity;
pub mod explanation;
pub mod port;
pub mod reason;
pub mod score;
pub mod summary;

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use futures::future::try_join3;

use crate::domain::{
    error::Error,
    ranked::{CANDIDATES, LONGEST_LIST, RankedPage, Slice, order},
    recommend::{
        diversity::{diversify, in_blocks},
        explanation::{Requirement, Split, coverage, split_by_score},
        port::{ExtraCompetency, PostFilter, Ranking, RankingQuestion, RecommendGraph},
        reason::{Reason, Voice},
        score::{Component, ScoredPost},
    },
    statute::{Statute, judge::Feasibility, port::StatuteGraph},
    vocabulary::EmptyReason,
};

/// One recommended post and why.
#[derive(Debug, Clone)]
pub struct Recommendation {
    /// The post and the values of its components.
    pub post: ScoredPost,
    /// Its requirements, by what the agent brings; contributions add up to that of `competency`.
    pub split: Split,
    /// The words that the career and the post share, as the post spells them, those that count most first.
    pub words: Vec<String>,
    /// What is met of what the post requires, in [0, 1]; none where it requires nothing.
    pub coverage: Option<f64>,
    /// At most 60 words of French.
    pub summary: String,
    /// Whether statute allows it; no part of the score.
    pub feasibility: Feasibility,
}

/// What a list of recommendations is asked for.
#[derive(Debug, Clone)]
pub struct RecommendQuery<'q> {
    /// For whom.
    pub agent: &'q str,
    /// Whether they read the list themselves.
    pub voice: Voice,
    /// The day on which the posts are open.
    pub today: NaiveDate,
    /// The rules that leave posts out, and judge the others.
    pub statute: &'q Statute,
    /// What is kept.
    pub filter: &'q PostFilter,
    /// Which part of the list.
    pub slice: Slice<'q>,
}

/// Ranks the open posts for an agent and explains one part of the list.
///
/// # Errors
/// [`Error::StaleCursor`] when everything was recomputed by `refresh` since the last page; [`Error::NotFound`] for an unknown
/// agent; what the graph meets.
pub async fn recommend_posts<G: RecommendGraph + ?Sized>(
    graph: &G,
    question: RecommendQuery<'_>,
) -> Result<RankedPage<Recommendation>, Error> {
    let RecommendQuery {
        agent,
        voice,
        today,
        statute,
        filter,
        slice,
    } = question;
    let List {
        ranking,
        blocked,
        weak,
    } = rank(graph, statute, agent, today, filter, None).await?;
    if ranking.posts.is_empty() {
        let reason = if weak {
            EmptyReason::BelowThreshold
        } else if blocked {
            EmptyReason::FilteredOut
        } else {
            why_empty(graph, statute, agent, today, filter).await?
        };
        return Ok(RankedPage::empty(reason));
    }
    let mut page = RankedPage::cut(ranking.posts, ranking.data_as_of, slice)?;
    let posts = std::mem::take(&mut page.items);
    let whose = Reading {
        agent,
        voice,
        today,
    };
    let explained = explain(graph, statute, whose, posts).await?;
    Ok(page.with(|_| explained))
}

/// How an open post fits an agent.
#[derive(Debug, Clone)]
pub struct Match {
    /// The score and why; none where the career shares nothing with the post.
    pub recommendation: Option<Recommendation>,
    /// What is met of what it requires, in [0, 1]; none where it requires nothing.
    pub coverage: Option<f64>,
    /// Whether statute allows it.
    pub feasibility: Feasibility,
    /// When what is derived was last computed.
    pub data_as_of: Option<DateTime<Utc>>,
}

/// How some open posts fit an agent, by key, whatever statute says of them and however low they score.
///
/// Nothing without consent to recommendations, nor of a post that is not open.
///
/// # Errors
/// What the graph meets.
pub async fn match_posts<G: RecommendGraph + StatuteGraph + ?Sized>(
    graph: &G,
    statute: &Statute,
    reading: Reading<'_>,
    posts: &[String],
) -> Result<HashMap<String, Match>, Error> {
    let Reading { agent, today, .. } = reading;
    let filter = PostFilter {
        posts: posts.to_vec(),
        ..PostFilter::everything()
    };
    let ranked = rank(graph, statute, agent, today, &filter, None).await?;
    let data_as_of = ranked.ranking.data_as_of;
    let explained = explain(graph, statute, reading, ranked.ranking.posts).await?;
    let mut found = HashMap::new();
    for recommendation in explained {
        let key = recommendation.post.post_uid.clone();
        let matched = Match {
            coverage: recommendation.coverage,
            feasibility: recommendation.feasibility.clone(),
            recommendation: Some(recommendation),
            data_as_of,
        };
        found.insert(key, matched);
    }
    let unknown = |post: &&String| !found.contains_key(*post);
    let without: Vec<_> = posts.iter().filter(unknown).cloned().collect();
    if without.is_empty() {
        return Ok(found);
    }
    let mut needed = by_post(graph.explain_posts(agent, &without).await?);
    for judged in graph.post_situations(agent, today).await? {
        let feasibility = statute.judge(&judged.situation.facts(today), today);
        for post in judged
            .post_uids
            .into_iter()
            .filter(|post| without.contains(post))
        {
            let needs = needed.remove(&post).unwrap_or_default();
            let matched = Match {
                recommendation: None,
                coverage: coverage(&needs),
                feasibility: feasibility.clone(),
                data_as_of,
            };
            found.insert(post, matched);
        }
    }
    Ok(found)
}

/// The requirements of each post.
fn by_post(explained: Vec<Requirement>) -> HashMap<String, Vec<Requirement>> {
    let mut requirements: HashMap<String, Vec<Requirement>> = HashMap::new();
    for requirement in explained {
        let target = requirement.target_uid.clone();
        requirements.entry(target).or_default().push(requirement);
    }
    requirements
}

/// For whom posts are explained, to whom and when.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'r> {
    /// The agent.
    pub agent: &'r str,
    /// Whether they read it themselves.
    pub voice: Voice,
    /// The day.
    pub today: NaiveDate,
}

/// Posts of the list, explained and judged.
pub(super) async fn explain<G: RecommendGraph + ?Sized>(
    graph: &G,
    statute: &Statute,
    reading: Reading<'_>,
    posts: Vec<ScoredPost>,
) -> Result<Vec<Recommendation>, Error> {
    let Reading {
        agent,
        voice,
        today,
    } = reading;
    let uids: Vec<_> = posts.iter().map(|post| post.post_uid.clone()).collect();
    let (explained, shared, described) = try_join3(
        graph.explain_posts(agent, &uids),
        graph.shared_terms(agent, &uids, today),
        graph.describe_posts(agent, &uids, today),
    )
    .await?;
    let mut requirements = by_post(explained);
    let shared: HashMap<_, _> = shared
        .iter()
        .map(|shared| (shared.post_uid.as_str(), shared))
        .collect();
    let mut about: HashMap<_, _> = described
        .into_iter()
        .map(|described| (described.post_uid.clone(), described))
        .collect();
    let items = posts.into_iter().map(|post| {
        let found = requirements.remove(&post.post_uid).unwrap_or_default();
        let shared = shared.get(post.post_uid.as_str());
        let covered = coverage(&found);
        let split = split_by_score(found, post.contribution(Component::Competency));
        let about = about.remove(&post.post_uid).unwrap_or_default();
        let reason = Reason {
            post: &post,
            split: &split,
            words: &shared.map(|shared| shared.words_held()).unwrap_or_default(),
            about: &about,
            voice,
            today,
        };
        let summary = reason.say();
        let facts = post.situation.facts(today);
        Recommendation {
            post,
            words: shared.map(|shared| shared.words()).unwrap_or_default(),
            coverage: covered,
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
    /// Whether one was left out for its score.
    pub(super) weak: bool,
}

/// The whole list, in the order in which it is shown; `extra` is what the agent would have besides.
///
/// Posts that statute blocks, and those below the floor of the score, leave it before the diversity pass, unless the
/// filter keeps them. Who looks for a move, and asks for no kind of it, reads it in blocks that today's occupation does
/// not fill.
pub(super) async fn rank<G: RecommendGraph + ?Sized>(
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
    let found = ranking.posts.len();
    if !filter.include_blocked {
        // Many posts have one situation: it is judged once.
        let mut judged = HashMap::new();
        ranking.posts.retain(|ScoredPost { situation, .. }| {
            let known = judged.get(situation).copied();
            !known.unwrap_or_else(|| {
                let blocks = statute.blocks(&situation.facts(today));
                judged.insert(situation.clone(), blocks);
                blocks
            })
        });
    }
    let blocked = ranking.posts.len() < found;
    if !filter.kinds.is_empty() {
        let wanted = |post: &ScoredPost| post.kind.is_some_and(|kind| filter.kinds.contains(&kind));
        ranking.posts.retain(wanted);
    }
    let fitting = ranking.posts.len();
    if !filter.include_weak {
        ranking.posts.retain(|post| !post.is_weak());
    }
    let weak = ranking.posts.len() < fitting;
    order(&mut ranking.posts);
    mark_ties(&mut ranking.posts);
    ranking.posts = diversify(ranking.posts, LONGEST_LIST);
    if ranking.looks && filter.kinds.is_empty() {
        ranking.posts = in_blocks(ranking.posts);
    }
    Ok(List {
        ranking,
        blocked,
        weak,
    })
}

/// Says of the posts of a list in order which have equals.
fn mark_ties(posts: &mut [ScoredPost]) {
    let mut start = 0;
    for end in 1..=posts.len() {
        let ends = |post: &ScoredPost| post.score().total_cmp(&posts[start].score()).is_ne();
        if posts.get(end).is_none_or(ends) {
            for post in &mut posts[start..end] {
                post.tied = end - start > 1;
            }
            start = end;
        }
    }
}

async fn why_empty<G: RecommendGraph + ?Sized>(
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
        include_weak: filter.include_weak,
        ..PostFilter::default()
    };
    if *filter != all {
        let unfiltered = rank(graph, statute, agent, today, &all, None).await?;
        if unfiltered.blocked || unfiltered.weak || !unfiltered.ranking.posts.is_empty() {
            return Ok(EmptyReason::FilteredOut);
        }
    }
    Ok(EmptyReason::BelowThreshold)
}
