//! The figures of the four indicators, and the people whom each counts.

use std::collections::BTreeMap;

use super::Tally;
use crate::domain::analytics::{
    matching::{MatchCount, are_disclosed, matched, share},
    small_count::Threshold,
    survival::{Span, censored_median, number, weighted_median},
    tally::{Filling, FurtherPost, Return, Satisfaction},
};

impl Tally for Satisfaction {
    const PARTS: usize = 1;
    const COMPANION_PARTS: usize = 0;

    fn year(&self) -> i32 {
        self.year
    }

    fn people(&self) -> usize {
        self.people
    }

    fn part(&self) -> Option<usize> {
        Some(0)
    }

    fn companion_part(&self) -> Option<usize> {
        None
    }

    /// The mean score.
    fn figure(tallies: &[&Self]) -> Option<f64> {
        let people: usize = tallies.iter().map(|tally| tally.people).sum();
        let scores = tallies
            .iter()
            .map(|tally| f64::from(tally.score) * number(tally.people));
        (people > 0).then(|| scores.sum::<f64>() / number(people))
    }

    fn companion(_: &[&Self]) -> Option<f64> {
        None
    }
}

impl Filling {
    /// How long some vacancies waited or wait.
    #[must_use]
    pub fn span(&self) -> Span {
        Span {
            length: self.days,
            over: self.filled,
            count: self.vacancies,
        }
    }
}

impl Tally for Filling {
    const PARTS: usize = 1;
    const COMPANION_PARTS: usize = 1;

    fn year(&self) -> i32 {
        self.year
    }

    fn people(&self) -> usize {
        self.vacancies
    }

    fn part(&self) -> Option<usize> {
        self.filled.then_some(0)
    }

    fn companion_part(&self) -> Option<usize> {
        self.part()
    }

    /// The median of the days of those filled.
    fn figure(tallies: &[&Self]) -> Option<f64> {
        let filled = tallies.iter().filter(|tally| tally.filled);
        let days: Vec<_> = filled
            .map(|tally| (tally.days, number(tally.vacancies)))
            .collect();
        weighted_median(&days)
    }

    /// The first day by which half are filled, those that wait still included.
    fn companion(tallies: &[&Self]) -> Option<f64> {
        let spans: Vec<_> = tallies.iter().map(|tally| tally.span()).collect();
        censored_median(&spans).map(f64::from)
    }
}

impl Tally for FurtherPost {
    const PARTS: usize = 2;
    const COMPANION_PARTS: usize = 2;

    fn year(&self) -> i32 {
        self.year
    }

    fn people(&self) -> usize {
        self.people
    }

    fn part(&self) -> Option<usize> {
        self.accompanied.then_some(usize::from(self.further))
    }

    fn companion_part(&self) -> Option<usize> {
        (!self.accompanied).then_some(usize::from(self.further))
    }

    /// The share of those accompanied who took one more.
    fn figure(tallies: &[&Self]) -> Option<f64> {
        let accompanied = tallies.iter().filter(|tally| tally.accompanied);
        let counts: Vec<_> = accompanied.map(|tally| (tally.count(), 1.0)).collect();
        share(&counts).map(|share| share.value)
    }

    /// The share of the others, of the same corps and seniority in the same proportions.
    fn companion(tallies: &[&Self]) -> Option<f64> {
        let mut strata: BTreeMap<_, (usize, usize)> = BTreeMap::new();
        for tally in tallies {
            let (with, without) = strata.entry((&tally.corps_uid, tally.months)).or_default();
            *(if tally.accompanied { with } else { without }) += tally.people;
        }
        let weights = matched(&strata);
        let others = tallies.iter().filter(|tally| !tally.accompanied);
        let counts: Vec<_> = others
            .filter_map(|tally| {
                let weight = weights.get(&(&tally.corps_uid, tally.months))?;
                Some((tally.count(), *weight))
            })
            .collect();
        let share = share(&counts)?;
        are_disclosed(Threshold::INSIDE, counts.iter().map(|(count, _)| *count))
            .then_some(share.value)
    }
}

impl FurtherPost {
    fn count(&self) -> MatchCount {
        MatchCount {
            people: self.people,
            yes: if self.further { self.people } else { 0 },
        }
    }
}

impl Tally for Return {
    const PARTS: usize = 2;
    const COMPANION_PARTS: usize = 1;

    fn year(&self) -> i32 {
        self.year
    }

    fn people(&self) -> usize {
        self.people
    }

    fn part(&self) -> Option<usize> {
        Some(usize::from(self.months.is_some()))
    }

    fn companion_part(&self) -> Option<usize> {
        self.months.map(|_| 0)
    }

    /// The share of those who came back.
    fn figure(tallies: &[&Self]) -> Option<f64> {
        let all: usize = tallies.iter().map(|tally| tally.people).sum();
        let back = tallies.iter().filter(|tally| tally.months.is_some());
        let back: usize = back.map(|tally| tally.people).sum();
        (all > 0).then(|| number(back) / number(all))
    }

    /// The median of the months that it took them.
    fn companion(tallies: &[&Self]) -> Option<f64> {
        let back = tallies.iter();
        let back: Vec<_> = back
            .filter_map(|tally| Some((tally.months?, number(tally.people))))
            .collect();
        weighted_median(&back)
    }
}
