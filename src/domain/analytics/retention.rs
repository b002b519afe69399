//! How ministries keep agents and let them go.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    small_count::Threshold,
    survival::{weighted_median, whole},
    tally::{Overdue, RequestTally},
};
use crate::domain::analytics::published::table;

/// How one ministry answers those who want to leave.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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

/// The ministries of which something is disclosed.
#[must_use]
pub fn tabulate(requests: Vec<RequestTally>, overdue: Vec<Overdue>) -> Vec<Retention> {
    let k = Threshold::INSIDE;
    let mut rows: BTreeMap<String, Retention> = BTreeMap::new();
    for tally in requests {
        let days: Vec<_> = tally.answer_days.iter().map(|days| (*days, 1.0)).collect();
        let row = rows.entry(tally.ministry_uid).or_default();
        row.requests = k.disclose(tally.asking, tally.requests);
        // With the requests, refusals count those that were not refused.
        let are_enough = k.shows_all(&[tally.refused, tally.not_refused]);
        row.refusals = are_enough.then_some(tally.refusals);
        let days = k.disclose(tally.answered, weighted_median(&days));
        row.median_answer_days = days.flatten().map(whole);
    }
    for tally in overdue {
        let row = rows.entry(tally.ministry_uid).or_default();
        row.overdue_terms = k.count(tally.people);
    }
    let named = rows.into_iter().map(|(ministry_uid, row)| Retention {
        ministry_uid,
        ..row
    });
    let discloses = |row: &Retention| {
        let answers = row.refusals.or(row.median_answer_days);
        row.requests.or(answers).or(row.overdue_terms).is_some()
    };
    named.filter(discloses).collect()
}

table! {
    /// How ministries answer those who want to leave.
    Retentions holds Vec<Retention>, "retention"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_are_disclosed_where_neither_they_nor_the_other_requests_are_of_a_few() {
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
    fn a_ministry_of_which_nothing_is_disclosed_is_left_out() {
        let overdue = |ministry: &str, people| Overdue {
            ministry_uid: ministry.to_owned(),
            people,
        };
        let rows = tabulate(Vec::new(), vec![overdue("org-a", 4), overdue("org-b", 5)]);
        let found: Vec<_> = rows
            .iter()
            .map(|row| (row.ministry_uid.as_str(), row.overdue_terms))
            .collect();
        assert_eq!(found, [("org-b", Some(5))]);
    }
}
