//! The figures of the four indicators, and the people whom each counts.

use super::Tally;
use crate::domain::analytics::{
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

    fn quarter(&self) -> Option<i32> {
        Some((self.month - 1).div_euclid(3) + 1)
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
    const COMPANION_PARTS: usize = 0;

    fn year(&self) -> i32 {
        self.year
    }

    fn people(&self) -> usize {
        self.people
    }

    fn part(&self) -> Option<usize> {
        Some(usize::from(self.further))
    }

    fn companion_part(&self) -> Option<usize> {
        None
    }

    /// The share of those who took one more.
    fn figure(tallies: &[&Self]) -> Option<f64> {
        share_of(tallies, |tally| tally.further)
    }

    /// None: those who are not accompanied have no day from which one could look for as long (docs/indicators.md).
    fn companion(_: &[&Self]) -> Option<f64> {
        None
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
        share_of(tallies, |tally| tally.months.is_some())
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

/// The share of people of whom something is true; none of nobody.
fn share_of<T: Tally>(tallies: &[&T], is_so: impl Fn(&T) -> bool) -> Option<f64> {
    let all: usize = tallies.iter().map(|tally| tally.people()).sum();
    let so = tallies.iter().filter(|tally| is_so(tally));
    let so: usize = so.map(|tally| tally.people()).sum();
    (all > 0).then(|| number(so) / number(all))
}
