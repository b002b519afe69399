//! What is disclosed of the stock: every table of the catalogue at once, since they share their totals.
//!
//! Dimensions of which one follows from another stand in one block: an occupation has its family, a corps its category
//! and its status. Of each pair of blocks there is one [`Release`], whose cells are all that is known of both, so
//! that all tables of the two are one table. The totals (everybody, each value of one dimension) are offered first, in all of
//! them: one that a single pair of blocks refuses is disclosed nowhere. A cell is offered where the totals of
//! its row and its column are disclosed. Why that is enough: `docs/adr/0036-the-stock-is-linked-tables.md`.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    OpenPostTally, PopulationCell, PopulationDimension, PopulationKey, PopulationTable,
    PopulationTally, Populations, vacancy_rate,
};
use crate::domain::analytics::{release::Release, small_count::Threshold, survival::number};
use PopulationDimension::{Category, Corps, Family, Ministry, Occupation, Region, Status};

/// What is known of an agent and counted: a dimension, or how they moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Axis {
    Of(PopulationDimension),
    /// Whether they moved in the year.
    Moved,
    /// Whether they went to another ministry; of those who moved.
    Crossed,
}

/// What is not independent of one another.
const BLOCKS: [&[Axis]; 5] = [
    &[Axis::Of(Corps), Axis::Of(Category), Axis::Of(Status)],
    &[Axis::Of(Family), Axis::Of(Occupation)],
    &[Axis::Of(Ministry)],
    &[Axis::Of(Region)],
    &[Axis::Moved, Axis::Crossed],
];

/// Cells of corps and occupations that are examined at most: what a table may disclose takes time that grows faster than its cells.
const MOST_EXAMINED: usize = 500;

/// A value of an axis; none is unknown.
type Value<'t> = (Axis, Option<&'t str>);
/// Agents who have some values: nobody is in it twice. Without a value everybody.
type Group<'t> = Vec<Value<'t>>;
/// Groups that are disclosed together or not at all.
type Bundle<'t> = Vec<Group<'t>>;

fn block(axis: Axis) -> usize {
    let found = BLOCKS.iter().position(|block| block.contains(&axis));
    found.unwrap_or_default()
}

fn value(tally: &PopulationTally, axis: Axis) -> Option<&str> {
    let yes = |is: bool| Some(if is { "yes" } else { "no" });
    match axis {
        Axis::Of(dimension) => tally.key(dimension),
        Axis::Moved => yes(tally.moved),
        Axis::Crossed if tally.moved => yes(tally.crossed),
        Axis::Crossed => None,
    }
}

/// Agents and open posts.
#[derive(Debug, Clone, Copy)]
pub struct Stock<'t> {
    /// The agents.
    pub people: &'t [PopulationTally],
    /// The posts.
    pub posts: &'t [OpenPostTally],
}

impl<'t> Stock<'t> {
    fn count(&self, group: &[Value<'_>]) -> usize {
        let is_in = |tally: &&PopulationTally| {
            let mut values = group.iter();
            values.all(|(axis, known)| value(tally, *axis) == *known)
        };
        let within = self.people.iter().filter(is_in);
        within.map(|tally| tally.people).sum()
    }

    /// The groups by some axes with somebody in them, those of most people first.
    fn groups(&self, axes: &[Axis]) -> Vec<(Group<'t>, usize)> {
        let mut found: BTreeMap<Group<'t>, usize> = BTreeMap::new();
        for tally in self.people {
            let values = axes.iter().map(|axis| (*axis, value(tally, *axis)));
            *found.entry(values.collect()).or_default() += tally.people;
        }
        let mut found: Vec<_> = found
            .into_iter()
            .filter(|(_, people)| *people > 0)
            .collect();
        found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        found
    }

    /// What a block discloses on its own, in the order of its importance: values of one dimension, then category by status.
    fn totals(&self) -> Vec<Bundle<'t>> {
        let mut bundles = vec![vec![Vec::new()]];
        for at in [Axis::Moved, Axis::Crossed] {
            bundles.push(["yes", "no"].map(|is| vec![(at, Some(is))]).to_vec());
        }
        // Coarse before fine.
        for dimension in [
            Family, Ministry, Category, Status, Region, Corps, Occupation,
        ] {
            let groups = self.groups(&[Axis::Of(dimension)]).into_iter();
            bundles.extend(groups.map(|(group, _)| vec![group]));
        }
        let groups = self.groups(&[Axis::Of(Category), Axis::Of(Status)]);
        bundles.extend(groups.into_iter().map(|(group, _)| vec![group]));
        bundles
    }
}

/// The tables of two blocks, as one.
struct Linked<'t> {
    blocks: [usize; 2],
    cells: BTreeMap<Group<'t>, usize>,
    places: BTreeMap<Value<'t>, BTreeSet<usize>>,
    release: Release,
}

impl<'t> Linked<'t> {
    fn new(stock: &Stock<'t>, blocks: [usize; 2], threshold: Threshold) -> Self {
        let axes = blocks.map(|block| BLOCKS[block]).concat();
        let cells: BTreeMap<_, _> = stock.groups(&axes).into_iter().collect();
        let mut places: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for (at, cell) in cells.keys().enumerate() {
            for value in cell {
                places.entry(*value).or_default().insert(at);
            }
        }
        let people: Vec<_> = cells.values().copied().collect();
        Self {
            blocks,
            release: Release::counted(&people, threshold),
            places,
            cells,
        }
    }

    /// Whether all that a group is known by is known here.
    fn has(&self, group: &Group<'t>) -> bool {
        let mut axes = group.iter().map(|(axis, _)| block(*axis));
        axes.all(|block| self.blocks.contains(&block))
    }

    fn disclose(&mut self, bundle: &Bundle<'t>) -> bool {
        let sums = bundle.iter().map(|group| {
            let all: BTreeSet<usize> = (0..self.cells.len()).collect();
            let within = group.iter().fold(all, |within, value| {
                let of_value = self.places.get(value);
                of_value.map_or_else(BTreeSet::new, |places| &within & places)
            });
            within.into_iter().collect()
        });
        let sums: Vec<Vec<usize>> = sums.collect();
        self.release.disclose(&sums)
    }
}

/// Every group that is disclosed.
fn disclosed<'t>(stock: &Stock<'t>, threshold: Threshold) -> BTreeSet<Group<'t>> {
    let mut totals = stock.totals();
    let tables = loop {
        let before = totals.len();
        let mut tables = Vec::new();
        for first in 0..BLOCKS.len() {
            for second in first + 1..BLOCKS.len() {
                let mut table = Linked::new(stock, [first, second], threshold);
                totals.retain(|bundle| {
                    let is_here = bundle.iter().all(|group| table.has(group));
                    !is_here || table.disclose(bundle)
                });
                tables.push(table);
            }
        }
        // What one of them refuses, those before it should not count on.
        if totals.len() == before {
            break tables;
        }
    };
    let mut found: BTreeSet<Group<'t>> = totals.into_iter().flatten().collect();
    for mut table in tables {
        let mut bundles = cells(stock, table.blocks);
        bundles.retain(|(bundle, _)| {
            let mut values = bundle.iter().flatten();
            values.all(|value| found.contains(&vec![*value]))
        });
        for (bundle, _) in bundles {
            if table.disclose(&bundle) {
                found.extend(bundle);
            }
        }
    }
    found
}

/// What the tables of two blocks may disclose, that of most people first: the cells of pairs, and how many of each value
/// moved and did not.
fn cells<'t>(stock: &Stock<'t>, blocks: [usize; 2]) -> Vec<(Bundle<'t>, usize)> {
    let mut found = Vec::new();
    let is_here = |a: PopulationDimension, b: PopulationDimension| {
        let of = [block(Axis::Of(a)), block(Axis::Of(b))];
        of == blocks || of == [blocks[1], blocks[0]]
    };
    for (a, b) in PopulationDimension::PAIRS {
        if is_here(a, b) {
            let groups = stock.groups(&[Axis::Of(a), Axis::Of(b)]).into_iter();
            found.extend(groups.map(|(group, people)| (vec![group], people)));
        }
    }
    if blocks.contains(&block(Axis::Moved)) {
        for axis in BLOCKS[blocks[0]] {
            for (group, people) in stock.groups(&[*axis]) {
                for moves in [Axis::Moved, Axis::Crossed] {
                    let both = ["yes", "no"].map(|is| {
                        let mut part = group.clone();
                        part.push((moves, Some(is)));
                        part
                    });
                    found.push((both.to_vec(), people));
                }
            }
        }
    }
    found.sort_by_key(|(_, people)| std::cmp::Reverse(*people));
    found
}

/// Every table of the catalogue.
///
/// Where corps and occupations make more cells than can be examined in time, their tables say how many cells are
/// suppressed and nothing else; the others are counted without them.
#[must_use]
pub fn tabulate(stock: Stock<'_>, threshold: Threshold) -> Vec<(Populations, PopulationTable)> {
    let fine = [BLOCKS[0], BLOCKS[1]].concat();
    if stock.groups(&fine).len() <= MOST_EXAMINED {
        return examine(stock, threshold);
    }
    let people: Vec<_> = stock.people.iter().map(PopulationTally::coarse).collect();
    let coarse = Stock {
        people: &people,
        ..stock
    };
    let mut tables = examine(coarse, threshold);
    for (table, content) in &mut tables {
        let axes: Vec<_> = table.dimensions().map(Axis::Of).collect();
        if table
            .dimensions()
            .any(|dimension| matches!(dimension, Corps | Occupation))
        {
            content.suppressed = stock.groups(&axes).len();
            content.cells.clear();
        }
    }
    tables
}

/// Every table, of a stock that can be examined.
fn examine(stock: Stock<'_>, threshold: Threshold) -> Vec<(Populations, PopulationTable)> {
    let disclosed = disclosed(&stock, threshold);
    let all: Group<'_> = Vec::new();
    let total = disclosed.contains(&all);
    let total = threshold.count(stock.count(&all)).filter(|_| total);
    Populations::all()
        .map(|table| {
            let axes: Vec<_> = table.dimensions().map(Axis::Of).collect();
            let groups = stock.groups(&axes);
            let shown = groups.iter().filter(|(group, _)| disclosed.contains(group));
            let cells: Vec<_> = shown
                .map(|(group, people)| cell(&stock, &disclosed, group, *people))
                .collect();
            let content = PopulationTable {
                total,
                suppressed: groups.len() - cells.len(),
                cells: cells.into_iter().take(super::MOST_CELLS).collect(),
            };
            (table, content)
        })
        .collect()
}

fn cell<'t>(
    stock: &Stock<'t>,
    disclosed: &BTreeSet<Group<'t>>,
    group: &Group<'t>,
    people: usize,
) -> PopulationCell {
    let dimensions: Vec<_> = group
        .iter()
        .filter_map(|(axis, key)| match axis {
            Axis::Of(dimension) => Some((*dimension, *key)),
            Axis::Moved | Axis::Crossed => None,
        })
        .collect();
    let mut keys = dimensions.iter().map(|(dimension, key)| PopulationKey {
        key: key.map(str::to_owned),
        label: key.and_then(|key| {
            let mut tallies = stock.people.iter();
            let found = tallies.find(|tally| tally.key(*dimension) == Some(key))?;
            found.label(*dimension).map(str::to_owned)
        }),
    });
    // Of those of whom the answer is known, the share of those of whom it is yes; where both are disclosed.
    let share = |axis: Axis| {
        let [yes, no] = ["yes", "no"].map(|is| {
            let mut part = group.clone();
            part.push((axis, Some(is)));
            disclosed.contains(&part).then(|| stock.count(&part))
        });
        Some(number(yes?) / number(yes? + no?))
    };
    PopulationCell {
        by: keys.next().unwrap_or(PopulationKey {
            key: None,
            label: None,
        }),
        and: keys.next(),
        count: i32::try_from(people).unwrap_or(i32::MAX),
        mobility_rate: share(Axis::Moved),
        cross_ministry_share: share(Axis::Crossed),
        vacancy_rate: vacancy_rate(stock.posts, &dimensions, people),
    }
}
