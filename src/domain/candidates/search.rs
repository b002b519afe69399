//! People who agreed to be shown to recruiters, looked for without a post.
//!
//! What is looked for is what a card shows, and competencies that are not rare; never a level. Whoever is found can be
//! asked about an open post of which they are a candidate, and about nothing else.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::{
    candidates::port::CandidateGraph,
    error::Error,
    model::relation::CardAttribute,
    parameter::{
        CANDIDATE_SEARCH_COMPETENCIES, CANDIDATE_SEARCHES_A_DAY, INTENT_ACTIVE, INTENT_NO,
        INTENT_WATCHING,
    },
    ranked::{Ranked, RankedPage, Slice, order},
    refusal::{Field, Reason, Share},
    statute::{Statute, judge::Availability, port::StatuteGraph, situation::Situation},
    viewer::Viewer,
    vocabulary::{Category, EmptyReason, MoveIntent},
};

/// Who is looked for; an empty list keeps everybody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PeopleFilter {
    /// What they do today, or did last, by uid.
    pub occupations: Vec<String>,
    /// Where they work, by uid, and what is within.
    pub places: Vec<String>,
    /// Their category.
    pub categories: Vec<Category>,
    /// What they all bring, at whatever level, by uid.
    pub competencies: Vec<String>,
    /// The day by which they could take another post: those who are free today come first, those of whom it is
    /// unknown are left out.
    pub available_before: Option<NaiveDate>,
}

/// A search by somebody who recruits.
#[derive(Debug, Clone, Copy)]
pub struct PeopleQuery<'q> {
    /// Who is looked for.
    pub filter: &'q PeopleFilter,
    /// Who asks.
    pub viewer: &'q Viewer,
    /// The rules by which it is known from when somebody could move.
    pub statute: &'q Statute,
    /// A mark of the search, by which it is counted once.
    pub mark: &'q str,
    /// The server's day in UTC, by which searches are counted.
    pub day: NaiveDate,
    /// Which part of the list.
    pub slice: Slice<'q>,
}

/// Whether a search could be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SearchCounted {
    /// It was, now or before.
    Counted,
    /// As many others were made on that day as may be.
    TooMany,
}

/// Somebody of whom a card shows what is looked for.
#[derive(Debug, Clone)]
pub struct FoundAgent {
    /// The agent.
    pub agent_uid: String,
    /// Whether they want to move.
    pub intent: MoveIntent,
    /// What their card does not show.
    pub withheld: Vec<CardAttribute>,
    /// Whether they could take another post today; false where no day is looked for.
    pub is_free: bool,
}

/// Those who were found, with the state of the graph that found them.
#[derive(Debug, Clone, Default)]
pub struct FoundAgents {
    /// At most 500.
    pub agents: Vec<FoundAgent>,
    /// When what is derived was last computed, on the day for which it holds; none when nobody was found.
    pub data_as_of: Option<DateTime<Utc>>,
}

/// From when somebody could take another post, as the viewer may read it: what their card withholds is not looked at,
/// and for those who recruit the day is no finer than a quarter.
#[must_use]
pub fn availability_shown(
    statute: &Statute,
    situation: Situation,
    withheld: &[CardAttribute],
    viewer: &Viewer,
) -> Availability {
    let judged = statute.availability(&situation.without(withheld), viewer.today);
    if viewer.all {
        judged
    } else {
        judged.disclosed(viewer.today)
    }
}

impl Ranked for FoundAgent {
    fn key(&self) -> &str {
        &self.agent_uid
    }

    fn score(&self) -> f64 {
        // Those who are free before all others, then those who look for a post.
        let intent = match self.intent {
            MoveIntent::Active => INTENT_ACTIVE,
            MoveIntent::Watching => INTENT_WATCHING,
            MoveIntent::No => INTENT_NO,
        };
        intent + if self.is_free { 1.0 } else { 0.0 }
    }
}

/// Looks for people: where a day is looked for those who are free first, then those who look for a post.
///
/// # Errors
/// [`Error::Invalid`] for more competencies than a search may name; [`Error::TooMany`] when the day's searches of the
/// organisation are used up; [`Error::StaleCursor`] when everything was recomputed since the last page; what the
/// graph meets.
pub async fn search_people<G: CandidateGraph + StatuteGraph + ?Sized>(
    graph: &G,
    query: PeopleQuery<'_>,
) -> Result<RankedPage<FoundAgent>, Error> {
    let PeopleQuery { filter, viewer, .. } = query;
    if filter.competencies.len() > CANDIDATE_SEARCH_COMPETENCIES {
        let most = CANDIDATE_SEARCH_COMPETENCIES;
        let reason = Reason::Elements { most };
        return Err(Error::Invalid(Field::SoughtCompetencies, reason));
    }
    if let (false, Some(organisation)) = (viewer.all, &viewer.organisation) {
        let counted = graph.count_search(organisation, query.mark, query.day);
        if counted.await? == SearchCounted::TooMany {
            return Err(Error::TooMany(Share::Searches(CANDIDATE_SEARCHES_A_DAY)));
        }
    }
    let FoundAgents {
        mut agents,
        data_as_of,
    } = graph.seek_agents(filter, viewer).await?;
    if let Some(day) = filter.available_before {
        let uids: Vec<_> = agents.iter().map(|agent| agent.agent_uid.clone()).collect();
        let known = graph.agent_situations(&uids).await?.into_iter();
        let mut known: HashMap<_, _> = known
            .map(|agent| (agent.agent_uid, agent.situation))
            .collect();
        agents.retain_mut(|agent| {
            let situation = known.remove(&agent.agent_uid).unwrap_or_default();
            let shown = availability_shown(query.statute, situation, &agent.withheld, viewer);
            agent.is_free = shown
                .earliest
                .is_some_and(|earliest| earliest <= viewer.today);
            shown.earliest.is_some_and(|earliest| earliest <= day)
        });
    }
    if agents.is_empty() {
        return Ok(RankedPage::empty(EmptyReason::FilteredOut));
    }
    order(&mut agents);
    RankedPage::cut(agents, data_as_of, query.slice)
}
