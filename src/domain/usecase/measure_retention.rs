//! How ministries keep agents and let them go.

use std::collections::BTreeMap;

use crate::domain::{
    analytics::{
        small_count::Threshold,
        survival::{median, whole},
    },
    error::Error,
    port::indicator::{IndicatorGraph, Overdue, RequestTally},
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
pub async fn measure_retention<G>(graph: &G) -> Result<Vec<Retention>, Error>
where
    G: IndicatorGraph + ?Sized,
{
    let requests = graph.requests().await?;
    let overdue = graph.overdue().await?;
    Ok(tabulate(requests, overdue))
}

fn tabulate(requests: Vec<RequestTally>, overdue: Vec<Overdue>) -> Vec<Retention> {
    let k = Threshold::INSIDE;
    let mut rows: BTreeMap<String, Retention> = BTreeMap::new();
    for one in requests {
        let days: Vec<_> = one.answer_days.iter().map(|days| (*days, 1.0)).collect();
        let row = rows.entry(one.ministry_uid).or_default();
        row.requests = k.of(one.asking, one.requests);
        // With the requests, refusals count those that were not refused.
        let told = k.shows_all(&[one.refused, one.not_refused]);
        row.refusals = told.then_some(one.refusals);
        row.median_answer_days = k.of(one.answered, median(&days)).flatten().map(whole);
    }
    for one in overdue {
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
    named.filter(tells).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_are_told_where_neither_they_nor_the_other_requests_are_of_a_few() {
        // Eighteen requests of fourteen agents, of which some were refused.
        let refusals = |refused, not_refused| {
            let requests = RequestTally {
                ministry_uid: "org-a".to_owned(),
                requests: 18,
                asking: 14,
                refusals: 7,
                refused,
                not_refused,
                answered: 4,
                answer_days: vec![30, 10, 20, 40],
            };
            let rows = tabulate(vec![requests], Vec::new());
            assert_eq!(rows[0].requests, Some(18));
            assert_eq!(rows[0].median_answer_days, None);
            rows[0].refusals
        };
        assert_eq!(refusals(6, 9), Some(7));
        assert_eq!(refusals(4, 9), None);
        assert_eq!(refusals(7, 4), None);
        assert_eq!(refusals(14, 0), None);
    }

    #[test]
    fn a_ministry_of_which_nothing_may_be_told_is_left_out() {
        let overdue = |ministry: &str, people| Overdue {
            ministry_uid: ministry.to_owned(),
            people,
        };
        let rows = tabulate(Vec::new(), vec![overdue("org-a", 4), overdue("org-b", 5)]);
        let told: Vec<_> = rows
            .iter()
            .map(|row| (row.ministry_uid.as_str(), row.overdue_terms))
            .collect();
        assert_eq!(told, [("org-b", Some(5))]);
    }
}
