//! Indicators: figures of people counted by year, each person once, of each year and of the years together.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    period::{Period, Years},
    release::Release,
    small_count::Threshold,
};
use crate::domain::analytics::published::PublishedTable;

mod definition;
mod figure;
impl PublishedTable for Indicator {
    type Content = IndicatorTable;

    fn name(&self) -> String {
        format!("indicator:{}", self.key())
    }
}

#[cfg(test)]
mod tests;

pub use definition::Indicator;

/// People of one year who are the same in all that an indicator counts.
pub trait Tally: Sized {
    /// Number of disjoint groups whose size the figure discloses: one of a mean or a median, two of a share.
    const PARTS: usize;
    /// The same for its companion.
    const COMPANION_PARTS: usize;
    /// The year of which they are.
    fn year(&self) -> i32;
    /// How many.
    fn people(&self) -> usize;
    /// The part of the figure that they are, when it is theirs.
    fn part(&self) -> Option<usize>;
    /// The part of its companion.
    fn companion_part(&self) -> Option<usize>;
    /// The figure.
    fn figure(tallies: &[&Self]) -> Option<f64>;
    /// Its companion.
    fn companion(tallies: &[&Self]) -> Option<f64>;
}

/// A figure; each number is none where it is suppressed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// The figure.
    pub value: Option<f64>,
    /// The figure to be read with it.
    pub companion: Option<f64>,
    /// How many people it is of.
    pub population: Option<i32>,
}

/// An indicator, of the years together and of each.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndicatorTable {
    /// Of the years together.
    pub together: Figure,
    /// Of each year, the first one first.
    pub years: Vec<(i32, Figure)>,
}

impl IndicatorTable {
    /// The figure of a period.
    #[must_use]
    pub fn figure(&self, period: Period) -> Figure {
        match period {
            Period::Together | Period::Ever => self.together,
            Period::Year(year) => {
                let found = self.years.iter().find(|(at, _)| *at == year);
                found.map_or_else(Figure::default, |(_, figure)| *figure)
            }
        }
    }
}

/// A cell of the table: a year, a part of the figure and a part of its companion.
type FigurePlace = (i32, Option<usize>, Option<usize>);

fn place<T: Tally>(tally: &T) -> FigurePlace {
    (tally.year(), tally.part(), tally.companion_part())
}

/// Suppresses the figures of all periods together; the years together are offered first, then the last year.
#[must_use]
pub fn tabulate<T: Tally>(tallies: &[T], years: Years, threshold: Threshold) -> IndicatorTable {
    let mut cells: BTreeMap<FigurePlace, usize> = BTreeMap::new();
    for tally in tallies.iter().filter(|tally| years.contains(tally.year())) {
        *cells.entry(place(tally)).or_default() += tally.people();
    }
    let cells: Vec<_> = cells.into_iter().collect();
    let people: Vec<usize> = cells.iter().map(|(_, people)| *people).collect();
    let mut release = Release::counted(&people, threshold);
    // Of each part, its cells in the period.
    let sums = |parts: usize, is_of: &dyn Fn(FigurePlace, usize) -> bool| -> Vec<Vec<usize>> {
        let sum = |part| {
            let places = cells.iter().enumerate();
            let places = places.filter(|(_, (place, _))| is_of(*place, part));
            places.map(|(at, _)| at).collect()
        };
        (0..parts).map(sum).collect()
    };
    let mut figures = BTreeMap::new();
    for period in years.periods() {
        let parts = sums(T::PARTS, &|(year, part, _), of| {
            period.contains(year, years) && part == Some(of)
        });
        if !release.disclose(&parts) {
            continue;
        }
        let companions = sums(T::COMPANION_PARTS, &|(year, _, part), of| {
            period.contains(year, years) && part == Some(of)
        });
        let within = |tally: &&T| period.contains(tally.year(), years);
        let within: Vec<_> = tallies.iter().filter(within).collect();
        let population = parts.iter().flatten().map(|cell| people[*cell]).sum();
        let companion = T::companion(&within).filter(|_| release.disclose(&companions));
        let figure = Figure {
            value: T::figure(&within),
            companion,
            population: threshold.count(population),
        };
        figures.insert(period, figure);
    }
    let figure = |period| figures.get(&period).copied().unwrap_or_default();
    let mut by_year: Vec<_> = years
        .each()
        .map(|year| (year, figure(Period::Year(year))))
        .collect();
    by_year.reverse();
    IndicatorTable {
        together: figure(Period::Together),
        years: by_year,
    }
}
