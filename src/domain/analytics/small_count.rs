//! The threshold of statistics, and how the cells of a table with margins are suppressed.
//!
//! A cell of fewer people than the threshold is suppressed (primary suppression), and so are others by
//! whose margins it could be worked out (complementary suppression). A cell of nobody is not published
//! either, so that an absent cell discloses neither that nobody is in it nor that somebody is.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::parameter::SMALL_COUNT;

/// People under whom a count is suppressed; never fewer than three, since of two people each knows
/// the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Threshold(u32);

impl Threshold {
    /// The least that a threshold can be.
    const LEAST: u32 = 3;
    /// What is disclosed to the analysts of the human resources of the State.
    pub const INSIDE: Self = Self(SMALL_COUNT);
    /// What is disclosed to the public.
    pub const PUBLIC: Self = Self(11);

    /// A threshold; none under three.
    #[must_use]
    pub fn new(people: u32) -> Option<Self> {
        (people >= Self::LEAST).then_some(Self(people))
    }

    /// Its number of people.
    #[must_use]
    pub fn people(self) -> u32 {
        self.0
    }

    /// Whether so many people could be singled out: there are some, and fewer than the threshold.
    #[must_use]
    pub fn hides(self, people: usize) -> bool {
        people > 0 && !self.shows(people)
    }

    /// Whether so many people are enough.
    #[must_use]
    pub fn shows(self, people: usize) -> bool {
        u32::try_from(people).map_or(true, |people| people >= self.0)
    }

    /// Whether each part of some people is enough: with their number, one part gives the other.
    #[must_use]
    pub fn shows_all(self, parts: &[usize]) -> bool {
        parts.iter().all(|people| self.shows(*people))
    }

    /// A count, when it is of enough people; none for nobody too.
    #[must_use]
    pub fn count(self, people: usize) -> Option<i32> {
        self.disclose(people, i32::try_from(people).unwrap_or(i32::MAX))
    }

    /// A figure that was measured on some people, when they are enough.
    #[must_use]
    pub fn disclose<T>(self, people: usize, figure: T) -> Option<T> {
        self.shows(people).then_some(figure)
    }
}

/// A cell of a table: different people, and what is published of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell<T> {
    /// Its row.
    pub row: usize,
    /// Its column; zero in a table of one dimension.
    pub column: usize,
    /// Different people in it; each person is in one cell of the table.
    pub people: usize,
    /// It is no part of the answer, though its row and its column count it; of enough people, it may be
    /// worked out.
    pub silent: bool,
    /// What is published of it.
    pub item: T,
}

/// Which totals are published, or can be worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Those of the rows.
    pub rows: bool,
    /// Those of the columns.
    pub columns: bool,
}

/// What is disclosed of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept<T> {
    /// The cells, in their order.
    pub cells: Vec<Cell<T>>,
    /// Rows whose total is disclosed.
    pub rows: BTreeSet<usize>,
    /// Columns whose total is disclosed.
    pub columns: BTreeSet<usize>,
    /// Cells with somebody in them that are suppressed; the silent ones are not counted.
    pub suppressed: usize,
}

/// Suppresses the cells of fewer people than the threshold, and of the others those that would give
/// some away.
///
/// A total is disclosed from the threshold on. Of a row or a column whose total is, the suppressed
/// cells are none, or hold enough people together; and no suppressed cell is determined by the disclosed
/// cells and totals, but silent ones of enough people, even to somebody who knows which cells have
/// nobody in them. Where suppressing cells is not enough, a total is suppressed too.
#[must_use]
pub fn suppress<T>(cells: Vec<Cell<T>>, totals: Totals, threshold: Threshold) -> Kept<T> {
    let known = KnownCells {
        rows: &|_| totals.rows,
        columns: &|_| totals.columns,
        further: &|_| false,
    };
    suppress_of(&known, cells, threshold)
}

/// What is known of a table: which totals, and which cells are not, however many people are in them.
pub struct KnownCells<'a, T> {
    /// Rows whose total is published, or can be worked out.
    pub rows: &'a dyn Fn(usize) -> bool,
    /// Columns whose total it does.
    pub columns: &'a dyn Fn(usize) -> bool,
    /// Further cells that are suppressed.
    pub further: &'a dyn Fn(&T) -> bool,
}

/// [`suppress`], where only some totals are published, and further cells are suppressed.
#[must_use]
pub fn suppress_of<T>(
    known: &KnownCells<'_, T>,
    cells: Vec<Cell<T>>,
    threshold: Threshold,
) -> Kept<T> {
    let cells: Vec<_> = cells.into_iter().filter(|cell| cell.people > 0).collect();
    let mut hidden: Vec<bool> = cells
        .iter()
        .map(|cell| cell.silent || threshold.hides(cell.people) || (known.further)(&cell.item))
        .collect();
    let mut lines = Lines {
        rows: lines(&cells, known.rows, threshold, |cell| cell.row),
        columns: lines(&cells, known.columns, threshold, |cell| cell.column),
    };
    while let Some(weak) = lines.weak(&cells, &hidden, threshold) {
        let on_it = |cell: &Cell<T>| {
            weak.row.is_some_and(|row| row == cell.row)
                || weak.column.is_some_and(|column| column == cell.column)
        };
        let smallest = (0..cells.len())
            .filter(|i| !hidden[*i] && on_it(&cells[*i]))
            .min_by_key(|i| (cells[*i].people, *i));
        match smallest {
            Some(i) => hidden[i] = true,
            None => lines.forget(weak),
        }
    }
    let mut kept = Vec::with_capacity(cells.len());
    let mut suppressed = 0;
    for (cell, hidden) in cells.into_iter().zip(hidden) {
        match hidden {
            false => kept.push(cell),
            true if !cell.silent => suppressed += 1,
            true => {}
        }
    }
    Kept {
        cells: kept,
        rows: lines.rows,
        columns: lines.columns,
        suppressed,
    }
}

/// The rows or the columns whose totals are large enough.
fn lines<T>(
    cells: &[Cell<T>],
    is_published: &dyn Fn(usize) -> bool,
    threshold: Threshold,
    line: impl Fn(&Cell<T>) -> usize,
) -> BTreeSet<usize> {
    let all: BTreeSet<usize> = cells
        .iter()
        .map(&line)
        .filter(|line| is_published(*line))
        .collect();
    let is_large = |at: &usize| {
        let on_it = cells.iter().filter(|cell| line(cell) == *at);
        threshold.shows(on_it.map(|cell| cell.people).sum())
    };
    all.into_iter().filter(is_large).collect()
}

/// A row or a column, or both, that give a suppressed cell away.
#[derive(Clone, Copy)]
struct Weak {
    row: Option<usize>,
    column: Option<usize>,
}

/// The rows and the columns whose totals are disclosed.
struct Lines {
    rows: BTreeSet<usize>,
    columns: BTreeSet<usize>,
}

impl Lines {
    fn weak<T>(&self, cells: &[Cell<T>], hidden: &[bool], threshold: Threshold) -> Option<Weak> {
        let suppressed = || {
            let pairs = cells.iter().zip(hidden);
            pairs.filter(|(_, hidden)| **hidden).map(|(cell, _)| cell)
        };
        let mut of_rows: BTreeMap<usize, usize> = BTreeMap::new();
        let mut of_columns: BTreeMap<usize, usize> = BTreeMap::new();
        for cell in suppressed() {
            *of_rows.entry(cell.row).or_default() += cell.people;
            *of_columns.entry(cell.column).or_default() += cell.people;
        }
        let few = |sums: &BTreeMap<usize, usize>, disclosed: &BTreeSet<usize>| {
            let mut few = sums.iter().filter(|(_, people)| threshold.hides(**people));
            few.find_map(|(line, _)| disclosed.get(line).copied())
        };
        if let Some(row) = few(&of_rows, &self.rows) {
            return Some(Weak {
                row: Some(row),
                column: None,
            });
        }
        if let Some(column) = few(&of_columns, &self.columns) {
            return Some(Weak {
                row: None,
                column: Some(column),
            });
        }
        // A suppressed cell is determined when it lies on no cycle of suppressed cells: rows and columns
        // are the ends of cells, and all those without a disclosed total are the same end, which is free.
        let ends: Vec<_> = suppressed().map(|cell| self.ends(cell)).collect();
        let is_secret: Vec<_> = suppressed()
            .map(|cell| !cell.silent || threshold.hides(cell.people))
            .collect();
        let mut bridges = bridges(&ends);
        bridges.retain(|i| is_secret[*i]);
        let mut degrees: BTreeMap<MarginEnd, usize> = BTreeMap::new();
        for (row, column) in &ends {
            *degrees.entry(*row).or_default() += 1;
            *degrees.entry(*column).or_default() += 1;
        }
        // First the total of which the cell is all that is suppressed.
        let alone = |end: MarginEnd| end != MarginEnd::Free && degrees.get(&end) == Some(&1);
        let leaf = bridges.iter().find_map(|i| {
            let (row, column) = ends[*i];
            [row, column].into_iter().find(|end| alone(*end))
        });
        match leaf {
            Some(MarginEnd::Row(row)) => Some(Weak {
                row: Some(row),
                column: None,
            }),
            Some(MarginEnd::Column(column)) => Some(Weak {
                row: None,
                column: Some(column),
            }),
            _ => bridges.first().map(|i| self.lines_of(ends[*i])),
        }
    }

    fn lines_of(&self, ends: (MarginEnd, MarginEnd)) -> Weak {
        let row = self.rows.iter().find(|row| ends.0 == MarginEnd::Row(**row));
        let columns = self.columns.iter();
        Weak {
            row: row.copied(),
            column: columns.copied().find(|at| ends.1 == MarginEnd::Column(*at)),
        }
    }

    fn ends<T>(&self, cell: &Cell<T>) -> (MarginEnd, MarginEnd) {
        let row = self.rows.get(&cell.row).map(|row| MarginEnd::Row(*row));
        let column = self
            .columns
            .get(&cell.column)
            .map(|at| MarginEnd::Column(*at));
        (
            row.unwrap_or(MarginEnd::Free),
            column.unwrap_or(MarginEnd::Free),
        )
    }

    fn forget(&mut self, weak: Weak) {
        match weak {
            Weak { row: Some(row), .. } => self.rows.remove(&row),
            Weak {
                column: Some(column),
                ..
            } => self.columns.remove(&column),
            Weak { .. } => false,
        };
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum MarginEnd {
    Row(usize),
    Column(usize),
    Free,
}

/// The edges that lie on no cycle, by one walk in depth that looks how far up each subtree reaches.
fn bridges(edges: &[(MarginEnd, MarginEnd)]) -> Vec<usize> {
    let mut around: BTreeMap<MarginEnd, Vec<(usize, MarginEnd)>> = BTreeMap::new();
    for (i, (a, b)) in edges.iter().enumerate().filter(|(_, (a, b))| a != b) {
        around.entry(*a).or_default().push((i, *b));
        around.entry(*b).or_default().push((i, *a));
    }
    let mut found = Vec::new();
    let mut order: BTreeMap<MarginEnd, usize> = BTreeMap::new();
    let mut up: BTreeMap<MarginEnd, usize> = BTreeMap::new();
    for root in around.keys() {
        if order.contains_key(root) {
            continue;
        }
        // Each end on the way, the edge that led to it, and how many of its edges were looked at.
        let mut way = vec![(*root, None, 0)];
        up.insert(*root, order.len());
        order.insert(*root, order.len());
        while let Some((end, by, looked)) = way.last_mut() {
            let (end, by) = (*end, *by);
            let Some((edge, next)) = around[&end].get(*looked).copied() else {
                way.pop();
                if let (Some(edge), Some((above, ..))) = (by, way.last()) {
                    if up[&end] > order[above] {
                        found.push(edge);
                    }
                    let least = up[&end].min(up[above]);
                    up.insert(*above, least);
                }
                continue;
            };
            *looked += 1;
            if Some(edge) == by {
                continue;
            }
            if let Some(seen) = order.get(&next) {
                let least = (*seen).min(up[&end]);
                up.insert(end, least);
            } else {
                up.insert(next, order.len());
                order.insert(next, order.len());
                way.push((next, Some(edge), 0));
            }
        }
    }
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests;
