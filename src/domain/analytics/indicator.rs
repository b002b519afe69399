//! Indicators: figures of people counted by quarter, each person once, with how they evolve.

use std::collections::BTreeMap;

use super::{
    boundary::Boundaries,
    matching::{Count, matched, share},
    quarter::{Period, Quarter},
    small_count::Threshold,
    survival::{Span, censored_median, median, number},
};
use crate::domain::port::indicator::{Filling, FurtherPost, Return, Satisfaction};

/// People counted alike, of whom figures are made.
pub trait Tally: Sized {
    /// The quarter of which they are.
    fn quarter(&self) -> i32;
    /// How many.
    fn people(&self) -> usize;
    /// Whether the figure is theirs.
    fn belongs(&self) -> bool {
        true
    }
    /// Whether the figure beside it is theirs too, or theirs alone.
    fn belongs_beside(&self) -> bool;
    /// The figure.
    fn figure(tallies: &[&Self]) -> Option<f64>;
    /// The figure beside it.
    fn beside(tallies: &[&Self]) -> Option<f64>;
}

/// A figure, when enough people made it and no other answer isolates some of them.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Figure {
    /// The figure.
    pub value: Option<f64>,
    /// The figure beside it.
    pub beside: Option<f64>,
    /// How many people it is of.
    pub population: Option<i32>,
}

/// Quarters of a series at most, the last ones.
const LONGEST_SERIES: usize = 40;

/// An indicator over a period.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Told {
    /// Of the whole period.
    pub whole: Figure,
    /// Of each quarter from the first that is shown to the last.
    pub series: Vec<(Quarter, Figure)>,
}

/// What may be told of a period.
#[must_use]
pub fn tell<T: Tally>(tallies: &[T], period: Period, threshold: Threshold) -> Told {
    let ends = |of: fn(&T) -> bool| {
        let mut people: BTreeMap<i32, usize> = BTreeMap::new();
        for tally in tallies.iter().filter(|tally| of(tally)) {
            *people.entry(tally.quarter()).or_default() += tally.people();
        }
        (Boundaries::new(&people, &[4, 1], threshold), people)
    };
    let (ends_of, people_of) = ends(T::belongs);
    let (ends_beside, people_beside) = ends(T::belongs_beside);
    let sum = |people: &BTreeMap<i32, usize>, from, to| -> usize {
        people.range(from..to).map(|(_, people)| people).sum()
    };
    let figure = |from: i32, to: i32| {
        let population = sum(&people_of, from, to);
        if !(ends_of.admit(from) && ends_of.admit(to) && threshold.shows(population)) {
            return Figure::default();
        }
        let within = |tally: &&T| (from..to).contains(&tally.quarter());
        let within: Vec<_> = tallies.iter().filter(within).collect();
        let admitted = ends_beside.admit(from) && ends_beside.admit(to);
        let beside = threshold.of(sum(&people_beside, from, to), T::beside(&within));
        Figure {
            value: T::figure(&within),
            beside: beside.flatten().filter(|_| admitted),
            population: threshold.count(population),
        }
    };
    let since = period.since.map_or(i32::MIN, |quarter| quarter.0);
    let until = period.until.map_or(i32::MAX, |quarter| quarter.0 + 1);
    if since >= until {
        return Told::default();
    }
    let first = people_of.keys().next().copied().unwrap_or_default();
    let last = people_of.keys().next_back().map_or(first, |last| last + 1);
    let quarters = first.max(since)..last.min(until);
    let mut series: Vec<_> = quarters
        .map(|at| (Quarter(at), figure(at, at + 1)))
        .collect();
    // Where a withheld quarter is first or last, its place would tell of somebody in it.
    let shown = |(_, figure): &(Quarter, Figure)| figure.value.is_some();
    let begin = series.iter().position(shown).unwrap_or(series.len());
    let end = series
        .iter()
        .rposition(shown)
        .map_or(begin, |last| last + 1);
    let begin = begin.max(end.saturating_sub(LONGEST_SERIES));
    Told {
        whole: figure(since, until),
        series: series.drain(begin..end).collect(),
    }
}

impl Tally for Satisfaction {
    fn quarter(&self) -> i32 {
        self.quarter
    }

    fn people(&self) -> usize {
        self.people
    }

    fn belongs_beside(&self) -> bool {
        false
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
    fn quarter(&self) -> i32 {
        self.quarter.unwrap_or_default()
    }

    fn people(&self) -> usize {
        self.vacancies
    }

    fn belongs(&self) -> bool {
        self.filled
    }

    fn belongs_beside(&self) -> bool {
        self.filled
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
    fn quarter(&self) -> i32 {
        self.quarter
    }

    fn people(&self) -> usize {
        self.people
    }

    fn belongs(&self) -> bool {
        self.accompanied
    }

    fn belongs_beside(&self) -> bool {
        !self.accompanied
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
        let people = counts.iter().map(|(count, _)| count.people).sum();
        let share = share(&counts)?;
        Threshold::INSIDE.of(people, share.value)
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
    fn quarter(&self) -> i32 {
        self.quarter
    }

    fn people(&self) -> usize {
        self.people
    }

    fn belongs_beside(&self) -> bool {
        self.months.is_some()
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

#[cfg(test)]
mod tests {
    use super::*;

    fn score(quarter: i32, score: i32, people: usize) -> Satisfaction {
        Satisfaction {
            quarter,
            score,
            people,
        }
    }

    fn period(since: i32, until: i32) -> Period {
        Period {
            since: Some(Quarter(since)),
            until: Some(Quarter(until)),
        }
    }

    #[test]
    fn a_period_is_told_where_no_other_answer_isolates_somebody() {
        // 5, 1 and 6 people in three quarters: the end between the second and the third would leave 1.
        let tallies = [score(8101, 4, 5), score(8102, 1, 1), score(8103, 5, 6)];
        let told = |since, until| tell(&tallies, period(since, until), Threshold::INSIDE);
        let all = tell(&tallies, Period::default(), Threshold::INSIDE);
        // (4·5 + 1 + 5·6) ÷ 12 = 51 ÷ 12.
        assert_eq!(all.whole.value, Some(4.25));
        assert_eq!(all.whole.population, Some(12));
        assert_eq!(told(8101, 8101).whole.value, Some(4.0));
        assert_eq!(told(8101, 8102).whole, Figure::default());
        assert_eq!(told(8103, 8103).whole, Figure::default());
        // (1 + 30) ÷ 7: what the whole less the first quarter gives.
        assert_eq!(told(8102, 8103).whole.population, Some(7));
        let quarters: Vec<_> = all.series.iter().map(|(quarter, _)| quarter.0).collect();
        assert_eq!(quarters, [8101], "withheld ends are not even named");
        assert_eq!(
            tell(&tallies[1..2], Period::default(), Threshold::INSIDE),
            Told::default()
        );
    }

    #[test]
    fn those_not_accompanied_are_weighed_as_those_who_are() {
        let row = |corps: &str, accompanied, further, people| FurtherPost {
            quarter: 8100,
            corps_uid: corps.to_owned(),
            months: 0,
            accompanied,
            further,
            people,
        };
        let rows = [
            row("a", true, true, 6),
            row("a", true, false, 2),
            row("b", true, true, 2),
            row("a", false, true, 1),
            row("a", false, false, 3),
            row("b", false, true, 1),
            row("b", false, false, 1),
            // Nobody accompanied is of this corps.
            row("c", false, true, 9),
        ];
        let told = tell(&rows, Period::default(), Threshold::INSIDE);
        assert_eq!(told.whole.value, Some(0.8));
        // (8 · 1/4 + 2 · 1/2) ÷ 10.
        assert!((told.whole.beside.unwrap() - 0.3).abs() < 1e-12);
    }
}
