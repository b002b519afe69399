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
    /// The quarter of it, 1 to 4; none where quarters are not kept apart.
    fn quarter(&self) -> Option<i32> {
        None
    }
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
    /// Of each quarter of these years as year and quarter, the first one first; none where quarters are not kept apart.
    #[serde(default)]
    pub quarters: Vec<(i32, i32, Figure)>,
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

/// A cell of the table: a year and quarter, a part of the figure and a part of its companion.
type FigurePlace = (Span, Option<usize>, Option<usize>);
/// A year, and one of its quarters where quarters are kept apart.
type Span = (i32, Option<i32>);

fn span<T: Tally>(tally: &T) -> Span {
    (tally.year(), tally.quarter())
}

fn place<T: Tally>(tally: &T) -> FigurePlace {
    (span(tally), tally.part(), tally.companion_part())
}

/// The periods of which there is a figure, in the order in which they are offered: all years, each year, each quarter.
fn spans<T: Tally>(tallies: &[T], years: Years) -> Vec<(Period, Option<i32>)> {
    let mut found: Vec<_> = years.periods().map(|period| (period, None)).collect();
    if tallies.iter().any(|tally| tally.quarter().is_some()) {
        let each = years.each().map(Period::Year);
        found.extend(each.flat_map(|year| [4, 3, 2, 1].map(|quarter| (year, Some(quarter)))));
    }
    found
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
    for (period, quarter) in spans(tallies, years) {
        let is_within = |(year, known): Span| {
            period.contains(year, years) && (quarter.is_none() || known == quarter)
        };
        let parts = sums(T::PARTS, &|(at, part, _), of| {
            is_within(at) && part == Some(of)
        });
        if !release.disclose(&parts) {
            continue;
        }
        let companions = sums(T::COMPANION_PARTS, &|(at, _, part), of| {
            is_within(at) && part == Some(of)
        });
        let within = |tally: &&T| is_within(span(*tally));
        let within: Vec<_> = tallies.iter().filter(within).collect();
        let population = parts.iter().flatten().map(|cell| people[*cell]).sum();
        let companion = T::companion(&within).filter(|_| release.disclose(&companions));
        let figure = Figure {
            value: T::figure(&within),
            companion,
            population: threshold.count(population),
        };
        figures.insert((period, quarter), figure);
    }
    let figure = |period| figures.get(&period).copied().unwrap_or_default();
    let mut table = IndicatorTable {
        together: figure((Period::Together, None)),
        ..IndicatorTable::default()
    };
    for (period, quarter) in spans(tallies, years) {
        let figure = figure((period, quarter));
        match (period, quarter) {
            (Period::Year(year), None) => table.years.push((year, figure)),
            (Period::Year(year), Some(quarter)) => table.quarters.push((year, quarter, figure)),
            _ => {}
        }
    }
    table.years.reverse();
    table.quarters.reverse();
    table
}
