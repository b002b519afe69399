//! The one competency that would raise a recommended post most, and where the post would stand.
//!
//! The list is really ranked again as if the agent had the competency, so that the answer comes
//! true when the competency is written.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::{
    error::Error,
    recommend::{
        port::{ExtraCompetency, PostFilter, RecommendGraph, Trial},
        rank,
        score::Component,
    },
    statute::Statute,
};

/// A change of score smaller than this is none.
const NOTHING: f64 = 1e-9;

/// What one more competency would change for a post, in the list in which it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Counterfactual {
    /// The competency.
    pub competency_uid: String,
    /// The level that it takes, 1 to 4.
    pub level: i32,
    /// The score that the post would have, in [0, 1].
    pub new_score: f64,
    /// The post's place in the list, from 1.
    pub rank_before: usize,
    /// The place that it would have, from 1.
    pub rank_after: usize,
}

/// The counterfactual of each of some posts of one list, by post; none where nothing would help.
///
/// # Errors
/// What the graph meets.
pub async fn find_counterfactuals<G: RecommendGraph + ?Sized>(
    graph: &G,
    statute: &Statute,
    agent: &str,
    today: NaiveDate,
    filter: &PostFilter,
    posts: &[String],
) -> Result<HashMap<String, Counterfactual>, Error> {
    let before = rank(graph, statute, agent, today, filter, None).await?;
    let before = before.ranking.posts;
    let mut best: HashMap<String, Trial> = HashMap::new();
    for trial in graph.try_competencies(agent, posts).await? {
        match best.get(&trial.post_uid) {
            Some(known) if known.competency >= trial.competency => {}
            _ => {
                best.insert(trial.post_uid.clone(), trial);
            }
        }
    }
    let mut by_extra: HashMap<ExtraCompetency, Vec<String>> = HashMap::new();
    for trial in best.into_values() {
        let gain = before
            .iter()
            .find(|scored| scored.post_uid == trial.post_uid)
            .and_then(|scored| scored.value(Component::Competency))
            .map(|value| trial.competency - value);
        if gain.is_some_and(|gain| gain > NOTHING) {
            let extra = ExtraCompetency {
                uid: trial.competency_uid,
                level: trial.level,
            };
            by_extra.entry(extra).or_default().push(trial.post_uid);
        }
    }
    let mut found = HashMap::new();
    for (extra, posts) in by_extra {
        let after = rank(graph, statute, agent, today, filter, Some(&extra)).await?;
        let after = after.ranking.posts;
        for post in posts {
            let place = |list: &[_]| position(list, &post);
            if let (Some(old), Some(new)) = (place(&before), place(&after)) {
                let counterfactual = Counterfactual {
                    competency_uid: extra.uid.clone(),
                    level: extra.level,
                    new_score: after[new].score(),
                    rank_before: old + 1,
                    rank_after: new + 1,
                };
                found.insert(post, counterfactual);
            }
        }
    }
    Ok(found)
}

fn position(list: &[crate::domain::recommend::score::ScoredPost], post: &str) -> Option<usize> {
    list.iter().position(|scored| scored.post_uid == post)
}
