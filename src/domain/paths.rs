//! Paths of several moves from where somebody is, with what is missing at their end.

pub mod cost;
pub mod port;
pub mod steps;
pub mod transition;
pub mod walk;

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::{
    error::Error,
    gap::port::GapGraph,
    paths::{
        cost::Path,
        port::{Move, PathGraph, Start, WayQuestion},
    },
    recommend::{
        explanation::{Requirement, Split, split_by_coverage},
        port::RecommendGraph,
        reason::Voice,
        summary::summarise_path,
    },
    vocabulary::EmptyReason,
};

/// A path with its reasons.
#[derive(Debug, Clone)]
pub struct FoundPath {
    /// The path.
    pub path: Path,
    /// What is held and what is missing for its end, from today.
    pub gap: Split,
    /// At most 60 words of French.
    pub summary: String,
}

/// Paths, the most plausible first.
#[derive(Debug, Clone)]
pub struct FoundPaths {
    /// The paths.
    pub items: Vec<FoundPath>,
    /// Why there is none, when there is none.
    pub empty_reason: Option<EmptyReason>,
    /// When the transitions were last computed, on the day for which they hold.
    pub data_as_of: Option<DateTime<Utc>>,
}

/// Finds the most plausible paths and explains them; `voice` says to whom, where they are those of a person.
///
/// # Errors
/// [`Error::NotFound`] for an unknown agent; what the graph meets.
pub async fn find_paths<G: GapGraph + RecommendGraph + PathGraph + ?Sized>(
    graph: &G,
    question: WayQuestion<'_>,
    voice: Option<Voice>,
    today: NaiveDate,
) -> Result<FoundPaths, Error> {
    let start = question.start;
    let ways = graph.trace_ways(question).await?;
    if ways.paths.is_empty() {
        return Ok(FoundPaths {
            items: Vec::new(),
            empty_reason: Some(why_empty(graph, start, today).await?),
            data_as_of: None,
        });
    }
    let gaps = gaps(graph, start, &ways.paths).await?;
    let explained = |path: Path| {
        let gap = gaps.get(path.end()).cloned().unwrap_or_default();
        FoundPath {
            summary: summarise_path(&path, &gap, voice),
            path,
            gap,
        }
    };
    Ok(FoundPaths {
        items: ways.paths.into_iter().map(explained).collect(),
        empty_reason: None,
        data_as_of: ways.data_as_of,
    })
}

/// What is brought to the needs of the ends of some paths, by end.
async fn gaps<G: GapGraph + PathGraph + ?Sized>(
    graph: &G,
    start: &Start,
    paths: &[Path],
) -> Result<HashMap<String, Split>, Error> {
    let mut ends: Vec<String> = paths.iter().map(|path| path.end().to_owned()).collect();
    ends.sort();
    ends.dedup();
    let found = match start {
        Start::Agent(agent) => graph.explain_occupations(agent, &ends).await?,
        Start::Occupation(from) => {
            let pair = |end: String| Move {
                from_uid: from.clone(),
                to_uid: end,
            };
            let pairs: Vec<_> = ends.into_iter().map(pair).collect();
            let found = graph.explain_moves(&pairs).await?;
            found.into_iter().map(|found| found.item).collect()
        }
    };
    let mut by_end: HashMap<String, Vec<Requirement>> = HashMap::new();
    for requirement in found {
        let list = by_end.entry(requirement.target_uid.clone()).or_default();
        list.push(requirement);
    }
    let split = |(end, needs)| (end, split_by_coverage(needs));
    Ok(by_end.into_iter().map(split).collect())
}

async fn why_empty<G: RecommendGraph + ?Sized>(
    graph: &G,
    start: &Start,
    today: NaiveDate,
) -> Result<EmptyReason, Error> {
    let Start::Agent(agent) = start else {
        return Ok(EmptyReason::NoTransition);
    };
    let known = graph.diagnose(agent, today).await?.ok_or(Error::NotFound)?;
    Ok(match (known.consents, known.assignments) {
        (false, _) => EmptyReason::ConsentMissing,
        (true, 0) => EmptyReason::NoAssignment,
        _ => EmptyReason::NoTransition,
    })
}
