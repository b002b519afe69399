//! Indicators: figures of people counted by quarter, each person once, with how they evolve.

use std::collections::BTreeMap;

use super::{
    boundary::{Boundaries, count},
    quarter::{Period, Quarter},
    small_count::Threshold,
};

mod tally;
#[cfg(test)]
mod tests;

/// People counted alike, of whom figures are made.
pub trait Tally: Sized {
    /// The parts of the people whom the figure lets be counted: one of a mean or a median; two of a share,
    /// those of whom something is true and the others.
    const PARTS: usize;
    /// Those whom the figure beside it lets be counted.
    const PARTS_BESIDE: usize;
    /// The quarter of which they are.
    fn quarter(&self) -> i32;
    /// How many.
    fn people(&self) -> usize;
    /// The part of the figure that they are, when it is theirs.
    fn part(&self) -> Option<usize>;
    /// The part of the figure beside it.
    fn part_beside(&self) -> Option<usize>;
    /// The figure.
    fn figure(tallies: &[&Self]) -> Option<f64>;
    /// The figure beside it.
    fn beside(tallies: &[&Self]) -> Option<f64>;
}

/// Who can be counted by a figure over several periods, and the periods over which it may be told.
struct Parts {
    people: Vec<BTreeMap<i32, usize>>,
    ends: Boundaries,
    threshold: Threshold,
}

impl Parts {
    fn new<T: Tally>(
        tallies: &[T],
        parts: usize,
        part: fn(&T) -> Option<usize>,
        threshold: Threshold,
    ) -> Self {
        let mut people = vec![BTreeMap::new(); parts];
        for tally in tallies {
            if let Some(of) = part(tally).and_then(|part| people.get_mut(part)) {
                *of.entry(tally.quarter()).or_default() += tally.people();
            }
        }
        let ends = Boundaries::new(&people, &[4, 1], threshold);
        Self {
            people,
            ends,
            threshold,
        }
    }

    /// How many people a figure is of, from a quarter up to another, when it may be told of them.
    fn told(&self, from: i32, to: i32) -> Option<usize> {
        let counts = self.people.iter().map(|part| count(part, from, to));
        let counts: Vec<_> = counts.collect();
        let told =
            self.threshold.shows_all(&counts) && self.ends.admit(from) && self.ends.admit(to);
        told.then(|| counts.iter().sum())
    }
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
    let parts = Parts::new(tallies, T::PARTS, T::part, threshold);
    let parts_beside = Parts::new(tallies, T::PARTS_BESIDE, T::part_beside, threshold);
    let figure = |from: i32, to: i32| {
        let Some(population) = parts.told(from, to) else {
            return Figure::default();
        };
        let within = |tally: &&T| (from..to).contains(&tally.quarter());
        let within: Vec<_> = tallies.iter().filter(within).collect();
        let beside = parts_beside.told(from, to).and_then(|_| T::beside(&within));
        Figure {
            value: T::figure(&within),
            beside,
            population: threshold.count(population),
        }
    };
    let since = period.since.map_or(i32::MIN, |quarter| quarter.0);
    let until = period.until.map_or(i32::MAX, |quarter| quarter.0 + 1);
    if since >= until {
        return Told::default();
    }
    let (first, last) = parts.ends.span();
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
