//! What a change of a few nodes derives, at the end of its unit; `refresh` derives the same of all of them.

use chrono::{DateTime, Days, NaiveDate, Utc};
use serde_json::{Value, json};

use super::{
    catalog::{
        CONSENT_SET_LABELS, INTRODUCTION_END_WITHDRAWN, REFRESH_AGE_COMPETENCIES,
        REFRESH_CLOSE_POSTS, REFRESH_DATE_POSTS, REFRESH_HIDE_COPIES, REFRESH_INFER_COMPETENCIES,
        REFRESH_INHERIT_REQUIREMENTS, REFRESH_MARK_OPEN_POSTS, REFRESH_NORM_AGENTS,
        REFRESH_NORM_POSTS, REFRESH_PLACE_POSTS, REFRESH_PRUNE_INFERRED_COMPETENCIES,
        REFRESH_PRUNE_INHERITED_REQUIREMENTS,
    },
    unit::Unit,
};
use crate::domain::{
    analytics::unmet_demand::searched_since,
    calendar::{instant, precise_instant},
    parameter::{self, INTRODUCTION_DAYS},
    profile::port::{WriteContext, keys_expired_at},
};

/// The day for which the graph is derived, and the instant of the derivation.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// What "today" means: decay, current assignments.
    pub as_of: NaiveDate,
    /// When the derivation runs.
    pub now: DateTime<Utc>,
}

impl From<&WriteContext> for Moment {
    fn from(write: &WriteContext) -> Self {
        Self {
            as_of: write.today,
            now: write.now,
        }
    }
}

impl Moment {
    /// The instant of the derivation, on the day for which it is made.
    pub(crate) fn derived_at(&self) -> DateTime<Utc> {
        self.as_of.and_time(self.now.time()).and_utc()
    }
}

/// The first instant at which a request was made that still waits on a day: earlier ones have expired.
pub(in crate::graph) fn open_since(today: NaiveDate) -> String {
    let day = today.checked_sub_days(Days::new(INTRODUCTION_DAYS.into()));
    precise_instant(
        day.unwrap_or(NaiveDate::MIN)
            .and_time(chrono::NaiveTime::MIN)
            .and_utc(),
    )
}

/// What is inferred, for a day.
pub(crate) fn of_day(moment: Moment) -> Value {
    json!({
        "as_of": moment.as_of.to_string(),
        "day": moment.as_of.to_string(),
        "moment": precise_instant(moment.derived_at()),
        "recorded_at": instant(moment.derived_at()),
        "half_life": parameter::HALF_LIFE_YEARS,
        "fresh": parameter::FRESH_YEARS,
        "essential": parameter::INFERRED_ESSENTIAL,
        "desirable": parameter::INFERRED_DESIRABLE,
        "confidence": parameter::INHERITED_REQUIREMENT,
        "open_since": open_since(moment.as_of),
        "searched_since": searched_since(moment.as_of).to_string(),
        "now": instant(moment.now),
        "keys_expired_at": instant(keys_expired_at(moment.now)),
    })
}

/// The unit with, at its end, what a change of the competencies of some agents derives.
///
/// idf stays as the last whole refresh left it: it is a measure of the whole graph.
#[must_use]
pub(in crate::graph) fn with_competencies_of<Row>(
    unit: Unit<Row>,
    agents: &[String],
    moment: Moment,
) -> Unit<Row> {
    let mut params = of_day(moment);
    params["uids"] = agents.into();
    [
        REFRESH_PRUNE_INFERRED_COMPETENCIES,
        REFRESH_INFER_COMPETENCIES,
        REFRESH_AGE_COMPETENCIES,
        REFRESH_NORM_AGENTS,
    ]
    .into_iter()
    .fold(unit, |unit, step| unit.and(step, params.clone()))
}

/// The unit with, at its end, what a change of the vacancies of some posts derives.
#[must_use]
pub(in crate::graph) fn with_openness_of<Row>(
    unit: Unit<Row>,
    posts: &[String],
    moment: Moment,
) -> Unit<Row> {
    let params = json!({ "uids": posts });
    let unit = [
        REFRESH_PLACE_POSTS,
        REFRESH_CLOSE_POSTS,
        REFRESH_MARK_OPEN_POSTS,
        REFRESH_DATE_POSTS,
    ]
    .into_iter()
    .fold(unit, |unit, step| unit.and(step, params.clone()));
    with_copies_of(unit, posts, moment)
}

/// The unit with, at its end, which of some posts, and of those that are the same job, are copies.
#[must_use]
pub(in crate::graph) fn with_copies_of<Row>(
    unit: Unit<Row>,
    posts: &[String],
    moment: Moment,
) -> Unit<Row> {
    let params = json!({ "uids": posts, "as_of": moment.as_of });
    unit.and(REFRESH_HIDE_COPIES, params)
}

/// The unit with, at its end, what a change of the requirements of some posts derives; idf stays.
#[must_use]
pub(in crate::graph) fn with_requirements_of<Row>(
    unit: Unit<Row>,
    posts: &[String],
    moment: Moment,
) -> Unit<Row> {
    let mut params = of_day(moment);
    params["uids"] = posts.into();
    [
        REFRESH_PRUNE_INHERITED_REQUIREMENTS,
        REFRESH_INHERIT_REQUIREMENTS,
        REFRESH_NORM_POSTS,
    ]
    .into_iter()
    .fold(unit, |unit, step| unit.and(step, params.clone()))
}

/// The unit with, at its end, what acts of consent of some agents change at an instant: their labels, and
/// the introductions that a withdrawal ends.
#[must_use]
pub(in crate::graph) fn with_consents_of(unit: Unit, agents: &[String], at: DateTime<Utc>) -> Unit {
    let params = json!({ "uids": agents, "moment": precise_instant(at) });
    unit.and(CONSENT_SET_LABELS, params.clone())
        .and(INTRODUCTION_END_WITHDRAWN, params)
}
