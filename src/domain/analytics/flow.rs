//! Moves between the keys of a dimension, as one table whose margins are published with it.
//!
//! The cells are the moves of a pair in a year, digital or not. What is published of each pair: all moves and the
//! digital ones, of each year and of the years together; and the same of each group of pairs, such as families above
//! occupations. Of pairs in a group, transitions know the moves of all years. The table is suppressed as a whole
//! ([`Release`]).

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use serde::{Deserialize, Serialize};

use super::{
    median,
    period::{Period, Years},
    release::Release,
    small_count::Threshold,
    survival::number,
};
use crate::domain::analytics::{Dimension, published::PublishedTable};

/// A move of somebody from an assignment to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountedMove {
    /// Who moved.
    pub agent: usize,
    /// The year in which the assignment taken began.
    pub year: i32,
    /// Both assignments are digital.
    pub digital: bool,
    /// Months from the start of the assignment left to that of the one taken.
    pub months: i32,
}

/// From where to where, by the keys of a dimension.
pub type Pair = (String, String);

/// What is disclosed of a flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flow {
    /// Moves.
    pub moves: usize,
    /// Different people who made them.
    pub people: usize,
    /// The median of their months; of two in the middle their mean, a half rounded up.
    pub median_months: i32,
}

/// A cell of the table of a period in which somebody moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowEntry {
    /// From where to where.
    pub pair: Pair,
    /// When.
    pub period: Period,
    /// Digital moves only.
    pub digital_only: bool,
    /// How many people made the moves.
    pub people: usize,
    /// None when it is suppressed.
    pub flow: Option<Flow>,
}

/// Suppresses the flows of pairs, and of the groups of pairs whose flows are published too.
///
/// Pairs without a group have no coarser table. The moves of all years of a pair are published with `ever` only, as
/// what transitions know. Gives the entries of the pairs, then those of the groups.
#[must_use]
pub fn suppress(
    pairs: &BTreeMap<Pair, Vec<CountedMove>>,
    group: impl Fn(&Pair) -> Option<Pair>,
    ever: bool,
    years: Years,
    threshold: Threshold,
) -> (Vec<FlowEntry>, Vec<FlowEntry>) {
    let mut tables: BTreeMap<(Option<Pair>, Option<&Pair>), Vec<&Pair>> = BTreeMap::new();
    for pair in pairs.keys() {
        let group = group(pair);
        let alone = group.is_none().then_some(pair);
        tables.entry((group, alone)).or_default().push(pair);
    }
    let (mut fine, mut coarse) = (Vec::new(), Vec::new());
    for ((group, _), members) in tables {
        let table = MoveTable::new(pairs, members, group, ever, years);
        for (is_group, entry) in table.entries(years, threshold) {
            if is_group { &mut coarse } else { &mut fine }.push(entry);
        }
    }
    (fine, coarse)
}

/// The place of a pair, the year, and whether the moves are digital.
type EndPlace = (usize, i32, bool);

/// The cells of some pairs, with the sums of them that are published.
struct MoveTable<'m> {
    members: Vec<&'m Pair>,
    group: Option<Pair>,
    ever: bool,
    cells: Vec<(EndPlace, Vec<&'m CountedMove>)>,
}

impl<'m> MoveTable<'m> {
    fn new(
        pairs: &'m BTreeMap<Pair, Vec<CountedMove>>,
        members: Vec<&'m Pair>,
        group: Option<Pair>,
        ever: bool,
        years: Years,
    ) -> Self {
        let mut cells: BTreeMap<EndPlace, Vec<&CountedMove>> = BTreeMap::new();
        for (at, pair) in members.iter().enumerate() {
            for made in &pairs[*pair] {
                let is_counted = if ever {
                    Period::Ever.contains(made.year, years)
                } else {
                    years.contains(made.year)
                };
                if !is_counted {
                    continue;
                }
                // The years before the catalogue are one.
                let year = if years.contains(made.year) {
                    made.year
                } else {
                    i32::MIN
                };
                let cell = cells.entry((at, year, made.digital)).or_default();
                cell.push(made);
            }
        }
        Self {
            members,
            group,
            ever,
            cells: cells.into_iter().collect(),
        }
    }

    /// The entries of every period, with whether they are of the group. The years together and all moves are offered
    /// first, then those of most people.
    fn entries(&self, years: Years, threshold: Threshold) -> Vec<(bool, FlowEntry)> {
        let cells = self.cells.iter().map(|(_, moves)| movers(moves));
        let mut release = Release::new(cells.collect(), threshold);
        let pairs = self.members.iter().enumerate();
        let pairs = pairs.map(|(at, pair)| (Some(at), (*pair).clone()));
        let owners: Vec<_> = pairs
            .chain(self.group.clone().map(|group| (None, group)))
            .collect();
        let mut entries = Vec::new();
        for digital_only in [false, true] {
            let ever = self.ever.then_some(Period::Ever);
            for period in years.periods().chain(ever) {
                for (member, pair) in &owners {
                    if member.is_none() && period == Period::Ever {
                        continue;
                    }
                    let sum = self.sum(*member, period, digital_only, years);
                    let moves = sum.iter().flat_map(|cell| &self.cells[*cell].1);
                    let moves: Vec<&CountedMove> = moves.copied().collect();
                    let entry = FlowEntry {
                        pair: pair.clone(),
                        period,
                        digital_only,
                        people: movers(&moves).len(),
                        flow: None,
                    };
                    entries.push((member.is_none(), sum, moves, entry));
                }
            }
        }
        entries.retain(|(_, sum, ..)| !sum.is_empty());
        entries.sort_by_key(|(_, _, _, entry)| {
            let rank = match entry.period {
                Period::Together => 0,
                Period::Ever => 1,
                Period::Year(_) => 2,
            };
            (rank, entry.digital_only, Reverse(entry.people))
        });
        let decide = |(is_group, sum, moves, mut entry): (
            bool,
            Vec<usize>,
            Vec<&CountedMove>,
            FlowEntry,
        )| {
            if release.disclose(&[sum]) {
                entry.flow = Flow::of_moves(&moves, entry.people);
            }
            (is_group, entry)
        };
        entries.into_iter().map(decide).collect()
    }

    /// The cells of a pair, or of all pairs, in a period.
    fn sum(
        &self,
        member: Option<usize>,
        period: Period,
        digital_only: bool,
        years: Years,
    ) -> Vec<usize> {
        let is_in = |(at, year, digital): EndPlace| {
            member.is_none_or(|member| member == at)
                && period.contains(year, years)
                && (digital || !digital_only)
        };
        let places = 0..self.cells.len();
        places.filter(|cell| is_in(self.cells[*cell].0)).collect()
    }
}

fn movers(moves: &[&CountedMove]) -> BTreeSet<usize> {
    moves.iter().map(|made| made.agent).collect()
}

impl Flow {
    fn of_moves(moves: &[&CountedMove], people: usize) -> Option<Self> {
        let months: Vec<_> = moves.iter().map(|made| made.months).collect();
        Some(Self {
            moves: moves.len(),
            people,
            median_months: median(&months)?,
        })
    }
}

/// A key of a dimension.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct End {
    /// The uid of a node, or the name of a family.
    pub key: String,
    /// What a reader sees, in French.
    pub label: String,
}

/// A disclosed flow.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FlowCell {
    /// What was left.
    pub from: End,
    /// What was taken.
    pub to: End,
    /// Moves.
    pub count: usize,
    /// The median of the months from the start of the assignment left to that of the one taken.
    pub median_months: i32,
    /// Moves against those expected if where one goes did not depend on where one comes from:
    /// `n_ij · N / (out_i · in_j)`, of the flows disclosed; 1 is as expected.
    pub relatedness: f64,
}

/// The flows of a period.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FlowTable {
    /// Those disclosed, the largest first.
    pub cells: Vec<FlowCell>,
    /// How many others there are.
    pub suppressed: usize,
}

/// The table of each period, of all moves and of the digital ones.
#[must_use]
pub fn tables(
    entries: &[FlowEntry],
    years: Years,
    label: impl Fn(&str) -> String,
) -> Vec<((Period, bool), FlowTable)> {
    let end = |key: &str| End {
        key: key.to_owned(),
        label: label(key),
    };
    let all = years
        .periods()
        .flat_map(|period| [(period, false), (period, true)]);
    let mut found: BTreeMap<_, FlowTable> = all.map(|at| (at, FlowTable::default())).collect();
    for entry in entries.iter().filter(|entry| entry.period != Period::Ever) {
        let table = found.entry((entry.period, entry.digital_only)).or_default();
        let Some(flow) = entry.flow else {
            table.suppressed += 1;
            continue;
        };
        table.cells.push(FlowCell {
            from: end(&entry.pair.0),
            to: end(&entry.pair.1),
            count: flow.moves,
            median_months: flow.median_months,
            relatedness: 0.0,
        });
    }
    for table in found.values_mut() {
        relate(&mut table.cells);
        table.cells.sort_by(|a, b| {
            let by_keys = || (&a.from.key, &a.to.key).cmp(&(&b.from.key, &b.to.key));
            b.count.cmp(&a.count).then_with(by_keys)
        });
    }
    found.into_iter().collect()
}

/// Observed against expected, of what is disclosed: totals of what is suppressed would give it away.
fn relate(cells: &mut [FlowCell]) {
    let mut out: BTreeMap<String, usize> = BTreeMap::new();
    let mut into: BTreeMap<String, usize> = BTreeMap::new();
    for cell in &*cells {
        *out.entry(cell.from.key.clone()).or_default() += cell.count;
        *into.entry(cell.to.key.clone()).or_default() += cell.count;
    }
    let all = number(out.values().sum());
    for cell in cells {
        let expected = number(out[&cell.from.key]) * number(into[&cell.to.key]);
        cell.relatedness = number(cell.count) * all / expected;
    }
}

/// The flows of a period, of all moves or of the digital ones.
#[derive(Debug, Clone, Copy)]
pub struct Flows {
    /// Between what one moves.
    pub dimension: Dimension,
    /// Moves whose two ends are digital only.
    pub digital_only: bool,
    /// The period.
    pub period: Period,
}

impl PublishedTable for Flows {
    type Content = FlowTable;

    fn name(&self) -> String {
        let moves = if self.digital_only { "digital" } else { "all" };
        format!("flows:{:?}:{moves}:{}", self.dimension, self.period.key())
    }
}

#[cfg(test)]
mod tests;
