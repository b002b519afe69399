//! The open posts that begin to fit an agent while they watch.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::{
    error::Error,
    recommend::{
        List, Reading, Recommendation, explain,
        port::{PostFilter, RecommendGraph},
        rank,
        reason::Voice,
    },
    statute::Statute,
};

/// Matches that one look returns at most; the next look returns the others, if they are still there. So a
/// consent that is withdrawn meanwhile keeps the rest back.
const AT_ONCE: usize = 20;

/// For whom matches are watched, and from which score on.
#[derive(Debug, Clone)]
pub struct Watch<'w> {
    /// The agent.
    pub agent: &'w str,
    /// The day on which posts are open.
    pub today: NaiveDate,
    /// The rules that leave posts out, and judge the others.
    pub statute: &'w Statute,
    /// The least score, in [0, 1].
    pub least: f64,
}

/// What one look finds.
#[derive(Debug, Clone)]
pub struct NewMatches {
    /// Posts that fit now and did not at the look before, best first.
    pub items: Vec<Recommendation>,
    /// When what is derived was last computed; none when nothing fits.
    pub data_as_of: Option<DateTime<Utc>>,
    /// Whether there are more than were returned.
    pub more: bool,
}

/// Looks which posts fit, and returns those that are not in `known`, which is brought up to date.
///
/// The list is that of recommendations, without a filter; it is empty without the agent's consent. Then
/// `known` stays: what fitted before a pause is not sent again after it.
///
/// # Errors
/// What the graph meets; `known` is then as it was.
#[expect(clippy::implicit_hasher, reason = "whoever watches makes it so")]
pub async fn watch_matches<G: RecommendGraph + ?Sized>(
    graph: &G,
    watch: &Watch<'_>,
    known: &mut HashSet<String>,
) -> Result<NewMatches, Error> {
    let (agent, today, statute) = (watch.agent, watch.today, watch.statute);
    let filter = all();
    let List { ranking, .. } = rank(graph, statute, agent, today, &filter, None).await?;
    let data_as_of = ranking.data_as_of;
    let fitting = ranking.posts.into_iter();
    let fitting: Vec<_> = fitting.filter(|post| post.score() >= watch.least).collect();
    let uids: HashSet<String> = fitting.iter().map(|post| post.post_uid.clone()).collect();
    let mut fresh: Vec<_> = fitting
        .into_iter()
        .filter(|post| !known.contains(&post.post_uid))
        .collect();
    let more = fresh.len() > AT_ONCE;
    fresh.truncate(AT_ONCE);
    let sent: Vec<String> = fresh.iter().map(|post| post.post_uid.clone()).collect();
    let items = if fresh.is_empty() {
        Vec::new()
    } else {
        let reading = Reading {
            agent,
            voice: Voice::Own,
            today,
        };
        explain(graph, statute, reading, fresh).await?
    };
    let diagnosis = match data_as_of {
        Some(_) => None,
        None => graph.diagnose(agent, today).await?,
    };
    if data_as_of.is_some() || diagnosis.is_some_and(|found| found.consents) {
        known.retain(|uid| uids.contains(uid));
    }
    known.extend(sent);
    Ok(NewMatches {
        items,
        data_as_of,
        more,
    })
}

/// Every post: whoever watches says the least score.
fn all() -> PostFilter {
    PostFilter {
        include_weak: true,
        ..PostFilter::default()
    }
}

/// The posts that fit when watching begins: they are not sent.
///
/// # Errors
/// What the graph meets.
pub async fn known_matches<G: RecommendGraph + ?Sized>(
    graph: &G,
    watch: &Watch<'_>,
) -> Result<HashSet<String>, Error> {
    let (agent, today, statute) = (watch.agent, watch.today, watch.statute);
    let filter = all();
    let List { ranking, .. } = rank(graph, statute, agent, today, &filter, None).await?;
    let fitting = ranking.posts.into_iter();
    let fitting = fitting.filter(|post| post.score() >= watch.least);
    Ok(fitting.map(|post| post.post_uid).collect())
}
