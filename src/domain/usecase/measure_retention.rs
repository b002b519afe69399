//! How ministries keep agents and let them go.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::{
    analytics::{
        small_count::Threshold,
        survival::{median, whole},
    },
    error::Error,
    mobility::parameter::MAXIMUM_TENURE_MONTHS,
    port::indicator::IndicatorGraph,
};

/// How one ministry answers those who want to leave.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Retention {
    /// The ministry.
    pub ministry_uid: String,
    /// Requests to leave.
    pub requests: Option<i32>,
    /// Those refused.
    pub refusals: Option<i32>,
    /// The median of the days until an answer.
    pub median_answer_days: Option<i32>,
    /// Agents who stay past their term.
    pub overdue_terms: Option<i32>,
}

/// Measures each ministry of which something may be told.
///
/// # Errors
/// Those of the graph.
pub async fn measure_retention<G>(graph: &G, today: NaiveDate) -> Result<Vec<Retention>, Error>
where
    G: IndicatorGraph + ?Sized,
{
    let k = Threshold::INSIDE;
    let mut rows: BTreeMap<String, Retention> = BTreeMap::new();
    for one in graph.requests(today).await? {
        let days: Vec<_> = one.answer_days.iter().map(|days| (*days, 1.0)).collect();
        let row = rows.entry(one.ministry_uid).or_default();
        row.requests = k.of(one.asking, one.requests);
        row.refusals = k.of(one.refused, one.refusals);
        row.median_answer_days = k.of(one.answered, median(&days)).flatten().map(whole);
    }
    for one in graph.overdue(today, MAXIMUM_TENURE_MONTHS).await? {
        let row = rows.entry(one.ministry_uid).or_default();
        row.overdue_terms = k.count(one.people);
    }
    let named = rows.into_iter().map(|(ministry_uid, row)| Retention {
        ministry_uid,
        ..row
    });
    let tells = |row: &Retention| {
        let answers = row.refusals.or(row.median_answer_days);
        row.requests.or(answers).or(row.overdue_terms).is_some()
    };
    Ok(named.filter(tells).collect())
}
