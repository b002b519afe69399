//! What people make of what they are shown: why they dismiss posts, which vacancies nobody wants, and how often those who are
//! asked to meet say yes.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{published::MOST_LISTED, small_count::Threshold};
use crate::{domain::analytics::published::table, text::word::fold};

/// Days from which a vacancy that nobody wants is counted.
pub const UNWANTED_DAYS: i32 = 30;

/// A post that an agent in statistics dismissed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dismissal {
    /// Why, as it was written.
    pub reason: String,
    /// Who; no table has it.
    pub agent_uid: String,
}

/// Why posts are dismissed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DismissalReason {
    /// The words, folded.
    pub reason: String,
    /// Different people who wrote them.
    pub people: i32,
    /// Posts that they dismissed so.
    pub posts: i32,
}

/// The reasons that enough different people wrote in the same words, the most frequent first.
#[must_use]
pub fn reasons(dismissals: &[Dismissal], threshold: Threshold) -> Vec<DismissalReason> {
    let mut found: BTreeMap<String, (BTreeSet<&str>, usize)> = BTreeMap::new();
    for dismissal in dismissals {
        let words = fold(&dismissal.reason);
        let words = words.trim();
        if !words.is_empty() {
            let reason = found.entry(words.to_owned()).or_default();
            reason.0.insert(&dismissal.agent_uid);
            reason.1 += 1;
        }
    }
    let rows = found.into_iter().filter_map(|(reason, (people, posts))| {
        Some(DismissalReason {
            reason,
            people: threshold.count(people.len())?,
            posts: i32::try_from(posts).unwrap_or(i32::MAX),
        })
    });
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by(|a, b| {
        b.people
            .cmp(&a.people)
            .then_with(|| a.reason.cmp(&b.reason))
    });
    rows.truncate(MOST_LISTED);
    rows
}

table! {
    /// Why posts are dismissed.
    DismissalReasons holds Vec<DismissalReason>, "dismissal_reasons"
}

/// A vacancy that has been open for long enough.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LongVacancy {
    /// Its ministry.
    pub ministry_uid: String,
    /// Agents in statistics who saved it or are interested; no table has them.
    pub agent_uids: Vec<String>,
}

/// The vacancies of a ministry that have been open for long enough.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnwantedVacancies {
    /// The ministry.
    pub ministry_uid: String,
    /// How many there are.
    pub vacancies: i32,
    /// Those that nobody saved or is interested in; none where fewer people are than the threshold.
    pub unwanted: Option<i32>,
}

/// The vacancies by ministry, those of most vacancies first.
#[must_use]
pub fn unwanted(vacancies: &[LongVacancy], threshold: Threshold) -> Vec<UnwantedVacancies> {
    let mut found: BTreeMap<&str, (usize, usize, BTreeSet<&String>)> = BTreeMap::new();
    for vacancy in vacancies {
        let row = found.entry(&vacancy.ministry_uid).or_default();
        row.0 += 1;
        row.1 += usize::from(vacancy.agent_uids.is_empty());
        row.2.extend(&vacancy.agent_uids);
    }
    let count = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
    let rows = found.into_iter();
    let rows = rows.map(
        |(ministry, (vacancies, unwanted, people))| UnwantedVacancies {
            ministry_uid: ministry.to_owned(),
            vacancies: count(vacancies),
            // With the vacancies, those that nobody wants count those that somebody does.
            unwanted: threshold.disclose(people.len(), count(unwanted)),
        },
    );
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.vacancies));
    rows.truncate(MOST_LISTED);
    rows
}

table! {
    /// Vacancies that nobody wants, by ministry.
    VacanciesUnwanted holds Vec<UnwantedVacancies>, "vacancies_unwanted"
}

/// Who asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum AskedBy {
    /// Another agent.
    Peer,
    /// An organisation that recruits.
    Recruiter,
}

/// A request to meet that an agent in statistics answered.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answered {
    /// Who asked.
    pub asked_by: AskedBy,
    /// Whether they said yes.
    pub accepted: bool,
    /// Who answered; no table has it.
    pub agent_uid: String,
}

/// How often those who are asked to meet say yes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acceptance {
    /// Who asked.
    pub asked_by: AskedBy,
    /// Requests answered by yes or no.
    pub answered: Option<i32>,
    /// Those accepted.
    pub accepted: Option<i32>,
}

/// The answers by who asked.
#[must_use]
pub fn acceptances(answers: &[Answered], threshold: Threshold) -> Vec<Acceptance> {
    let row = |by| {
        let people = |is_in: &dyn Fn(&Answered) -> bool| {
            let of_kind = answers
                .iter()
                .filter(|answer| answer.asked_by == by && is_in(answer));
            let of_kind: Vec<_> = of_kind.map(|answer| answer.agent_uid.as_str()).collect();
            let different: BTreeSet<_> = of_kind.iter().collect();
            (
                different.len(),
                i32::try_from(of_kind.len()).unwrap_or(i32::MAX),
            )
        };
        let (asked, answered) = people(&|_| true);
        let (willing, accepted) = people(&|answer| answer.accepted);
        let (unwilling, _) = people(&|answer| !answer.accepted);
        let are_enough = threshold.shows_all(&[willing, unwilling]);
        Acceptance {
            asked_by: by,
            answered: threshold.disclose(asked, answered),
            accepted: are_enough.then_some(accepted),
        }
    };
    [AskedBy::Peer, AskedBy::Recruiter].map(row).to_vec()
}

table! {
    /// How often those who are asked to meet say yes.
    Acceptances holds Vec<Acceptance>, "acceptances"
}

#[cfg(test)]
mod tests {
    use super::*;

    const K: Threshold = Threshold::INSIDE;

    #[test]
    fn a_reason_is_published_when_enough_people_wrote_it() {
        let dismissal = |reason: &str, person: usize| Dismissal {
            reason: reason.to_owned(),
            agent_uid: person.to_string(),
        };
        let mut all: Vec<_> = (1..=4).map(|i| dismissal("Trop loin", i)).collect();
        all.push(dismissal("trop  loin ", 4));
        assert_eq!(reasons(&all, K), []);
        all.push(dismissal("TROP LOIN", 5));
        all.extend((1..=9).map(|_| dismissal("Madame Personne m'a déplu", 1)));
        all.push(dismissal(" ", 6));
        let wanted = DismissalReason {
            reason: "trop loin".to_owned(),
            people: 5,
            posts: 6,
        };
        assert_eq!(reasons(&all, K), [wanted]);
    }

    #[test]
    fn vacancies_that_nobody_wants_are_counted_where_enough_people_want_others() {
        let vacancy = |ministry: &str, people: std::ops::Range<usize>| LongVacancy {
            ministry_uid: ministry.to_owned(),
            agent_uids: people.map(|person| person.to_string()).collect(),
        };
        let all = [
            vacancy("a", 0..0),
            vacancy("a", 0..3),
            vacancy("a", 3..5),
            // Four people, twice.
            vacancy("b", 0..4),
            vacancy("b", 0..4),
            vacancy("c", 0..0),
        ];
        let found: Vec<_> = unwanted(&all, K)
            .into_iter()
            .map(|row| (row.ministry_uid, row.vacancies, row.unwanted))
            .collect();
        let row = |ministry: &str, vacancies, unwanted| (ministry.to_owned(), vacancies, unwanted);
        assert_eq!(
            found,
            [row("a", 3, Some(1)), row("b", 2, None), row("c", 1, None)]
        );
    }

    #[test]
    fn an_acceptance_is_disclosed_where_neither_yes_nor_no_is_of_a_few() {
        let answers = |by, yes: usize, no: usize| -> Vec<_> {
            let answer = |(accepted, person): (bool, usize)| Answered {
                asked_by: by,
                accepted,
                agent_uid: person.to_string(),
            };
            let all = (0..yes)
                .map(|i| (true, i))
                .chain((0..no).map(|i| (false, i)));
            all.map(answer).collect()
        };
        let counts = |answers: &[Answered]| {
            let rows = acceptances(answers, K);
            rows.into_iter()
                .map(|row| (row.answered, row.accepted))
                .collect::<Vec<_>>()
        };
        let all = [
            answers(AskedBy::Peer, 6, 5),
            answers(AskedBy::Recruiter, 9, 4),
        ]
        .concat();
        assert_eq!(counts(&all), [(Some(11), Some(6)), (Some(13), None)]);
        assert_eq!(counts(&all[..4]), [(None, None), (None, None)]);
    }
}
