//! The people of each of the four indicators, and what is told of them.

use std::collections::BTreeMap;

use super::Tally;
use crate::domain::{
    analytics::{
        matching::{Count, matched, share, tells},
        small_count::Threshold,
        survival::{Span, censored_median, median, number},
    },
    port::indicator::{Filling, FurtherPost, Return, Satisfaction},
};

impl Tally for Satisfaction {
    const PARTS: usize = 1;
    const PARTS_BESIDE: usize = 0;

    fn quarter(&self) -> i32 {
        self.quarter
    }

    fn people(&self) -> usize {
        self.people
    }

    fn part(&self) -> Option<usize> {
        Some(0)
    }

    fn part_beside(&self) -> Option<usize> {
        None
    }

    /// The mean score.
    fn figure(tallies: &[&Self]) -> Option<f64> {
        let people: usize = tallies.iter().map(|one| one.people).sum();
        let scores = tallies
            .iter()
            .map(|one| f64::from(one.score) * number(one.people));
        (people > 0).then(|| scores.sum::<f64>() / number(people))
    }

    fn beside(_: &[&Self]) -> Option<f64> {
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
    const PARTS_BESIDE: usize = 1;

    fn quarter(&self) -> i32 {
        self.quarter.unwrap_or_default()
    }

    fn people(&self) -> usize {
        self.vacancies
    }

    fn part(&self) -> Option<usize> {
        self.filled.then_some(0)
    }

    fn part_beside(&self) -> Option<usize> {
        self.part()
    }

    /// The median of the days of those filled.
    fn figure(tallies: &[&Self]) -> Option<f64> {
        let filled = tallies.iter().filter(|one| one.filled);
        let days: Vec<_> = filled
            .map(|one| (one.days, number(one.vacancies)))
            .collect();
        median(&days)
    }

    /// The first day by which half are filled, those that wait still included.
    fn beside(tallies: &[&Self]) -> Option<f64> {
        let spans: Vec<_> = tallies.iter().map(|one| one.span()).collect();
        censored_median(&spans).map(f64::from)
    }
}

impl Tally for FurtherPost {
    const PARTS: usize = 2;
    const PARTS_BESIDE: usize = 2;

    fn quarter(&self) -> i32 {
        self.quarter
    }

    fn people(&self) -> usize {
        self.people
    }

    fn part(&self) -> Option<usize> {
        self.accompanied.then_some(usize::from(self.further))
    }

    fn part_beside(&self) -> Option<usize> {
        (!self.accompanied).then_some(usize::from(self.further))
    }

    /// The share of those accompanied who took one more.
    fn figure(tallies: &[&Self]) -> Option<f64> {
        let accompanied = tallies.iter().filter(|one| one.accompanied);
        let counts: Vec<_> = accompanied.map(|one| (one.count(), 1.0)).collect();
        share(&counts).map(|share| share.value)
    }

    /// The share of the others, of the same corps and seniority in the same proportions.
    fn beside(tallies: &[&Self]) -> Option<f64> {
        let mut strata: BTreeMap<_, (usize, usize)> = BTreeMap::new();
        for one in tallies {
            let (with, without) = strata.entry((&one.corps_uid, one.months)).or_default();
            *(if one.accompanied { with } else { without }) += one.people;
        }
        let weights = matched(&strata);
        let others = tallies.iter().filter(|one| !one.accompanied);
        let counts: Vec<_> = others
            .filter_map(|one| {
                let weight = weights.get(&(&one.corps_uid, one.months))?;
                Some((one.count(), *weight))
            })
            .collect();
        let share = share(&counts)?;
        tells(Threshold::INSIDE, counts.iter().map(|(count, _)| *count)).then_some(share.value)
    }
}

impl FurtherPost {
    fn count(&self) -> Count {
        Count {
            people: self.people,
            yes: if self.further { self.people } else { 0 },
        }
    }
}

impl Tally for Return {
    const PARTS: usize = 2;
    const PARTS_BESIDE: usize = 1;

    fn quarter(&self) -> i32 {
        self.quarter
    }

    fn people(&self) -> usize {
        self.people
    }

    fn part(&self) -> Option<usize> {
        Some(usize::from(self.months.is_some()))
    }

    fn part_beside(&self) -> Option<usize> {
        self.months.map(|_| 0)
    }

    /// The share of those who came back.
    fn figure(tallies: &[&Self]) -> Option<f64> {
        let all: usize = tallies.iter().map(|one| one.people).sum();
        let back = tallies.iter().filter(|one| one.months.is_some());
        let back: usize = back.map(|one| one.people).sum();
        (all > 0).then(|| number(back) / number(all))
    }

    /// The median of the months that it took them.
    fn beside(tallies: &[&Self]) -> Option<f64> {
        let back = tallies.iter();
        let back: Vec<_> = back
            .filter_map(|one| Some((one.months?, number(one.people))))
            .collect();
        median(&back)
    }
}
