//! Sequences of a length with the same middle, as a table: rows are the first keys, columns the last ones.
//!
//! The sequences one step shorter are its totals. Those who stop after a row, or begin with a column, are cells
//! that are not published.

use std::collections::{BTreeMap, BTreeSet};

use super::{Disclosed, Places, Trail, Window, is_end, places_of, whose};
use crate::domain::analytics::{
    flow::Pair,
    small_count::{Cell, KnownCells, Threshold, suppress_of},
};

/// The windows of a length, and those that are one step shorter.
pub(super) struct SequenceTable<'a, 't> {
    pub trails: &'t [Trail],
    pub parts: &'a BTreeMap<Window<'t>, Places>,
    pub all: &'a BTreeMap<Window<'t>, Places>,
    pub length: usize,
    pub finer: Option<&'a Disclosed>,
    pub threshold: Threshold,
}

/// Windows around a middle, and the parts that they go on from and come to.
#[derive(Default)]
struct Around<'t> {
    windows: Vec<Window<'t>>,
    rows: Vec<Window<'t>>,
    columns: Vec<Window<'t>>,
}

impl<'t> SequenceTable<'_, 't> {
    /// The windows of two keys that are disclosed: moves where their flow is. Where careers of a corps begin and end is not
    /// published, but where enough people do, what comes after or before may be.
    pub fn pairs(&self, flows: &BTreeSet<Pair>) -> BTreeSet<Window<'t>> {
        let may = |(window, places): &(&Window<'t>, &Places)| {
            if window.iter().any(|key| is_end(key)) {
                return !is_career(window) && self.threshold.shows(self.people(places));
            }
            flows.contains(&(window[0].clone(), window[1].clone()))
        };
        self.all
            .iter()
            .filter(may)
            .map(|(window, _)| *window)
            .collect()
    }

    /// The windows that are disclosed, where those of `shorter` are.
    pub fn longer(&self, shorter: &BTreeSet<Window<'t>>) -> BTreeSet<Window<'t>> {
        let mut around: BTreeMap<Window, Around> = BTreeMap::new();
        for window in self.all.keys() {
            let middle = &window[1..self.length - 1];
            around.entry(middle).or_default().windows.push(window);
        }
        for part in self.parts.keys() {
            if let Some(table) = around.get_mut(&part[1..]) {
                table.rows.push(part);
            }
            if let Some(table) = around.get_mut(&part[..self.length - 2]) {
                table.columns.push(part);
            }
        }
        let tables = around.into_values();
        tables
            .flat_map(|table| self.of_middle(&table, shorter))
            .collect()
    }

    fn of_middle(
        &self,
        table: &Around<'t>,
        shorter: &BTreeSet<Window<'t>>,
    ) -> BTreeSet<Window<'t>> {
        let may = |window: &&Window<'t>| {
            shorter.contains(&window[1..])
                && shorter.contains(&window[..self.length - 1])
                && !is_career(window)
                && self.threshold.shows(self.people(&self.all[*window]))
                && !self.is_few(&self.all[*window], self.length)
        };
        let mut may: BTreeSet<Window> = table.windows.iter().filter(may).copied().collect();
        if may.is_empty() {
            return may;
        }
        let cells = self.cells(table);
        let is_known = |parts: &[Window<'t>], at: usize| {
            parts
                .get(at)
                .is_some_and(|part| shorter.contains(part) && is_published(part))
        };
        loop {
            let known = KnownCells {
                rows: &|at| is_known(&table.rows, at),
                columns: &|at| is_known(&table.columns, at),
                further: &|window: &Option<Window>| {
                    window.is_some_and(|window| !may.contains(window))
                },
            };
            let kept = suppress_of(&known, cells.clone(), self.threshold);
            may = kept
                .cells
                .into_iter()
                .filter_map(|cell| cell.item)
                .collect();
            let lines = table.rows.iter().map(|part| (part, false));
            let mut lines = lines.chain(table.columns.iter().map(|part| (part, true)));
            match lines.find_map(|(part, backwards)| self.least_to_hide(part, backwards, &may)) {
                Some(least) => may.remove(least),
                None => return may,
            };
        }
    }

    /// The windows around a middle, and those who stop after a row or begin with a column, each in a place of their own.
    fn cells(&self, table: &Around<'t>) -> Vec<Cell<Option<Window<'t>>>> {
        let (rows, columns) = (table.rows.len(), table.columns.len());
        let row = |part: Window| table.rows.partition_point(|other| *other < part);
        let column = |part: Window| table.columns.partition_point(|other| *other < part);
        let windows = table.windows.iter().map(|window| Cell {
            row: row(&window[..self.length - 1]),
            column: column(&window[1..]),
            people: self.people(&self.all[window]),
            silent: is_career(window),
            item: Some(*window),
        });
        let mut cells: Vec<_> = windows.collect();
        let all: BTreeSet<Window> = table.windows.iter().copied().collect();
        for (i, part) in table.rows.iter().enumerate() {
            let (stop, _) = self.rest(part, false, &all);
            cells.push(silent(i, columns + i, self.people(&stop)));
        }
        for (i, part) in table.columns.iter().enumerate() {
            let (begin, _) = self.rest(part, true, &all);
            cells.push(silent(rows + i, i, self.people(&begin)));
        }
        cells
    }

    /// Of a shorter window, the rarest of the longer ones disclosed, when what they leave of it is of few people.
    fn least_to_hide(
        &self,
        part: Window<'t>,
        backwards: bool,
        disclosed: &BTreeSet<Window<'t>>,
    ) -> Option<Window<'t>> {
        if !is_published(part) {
            return None;
        }
        let (rest, longer) = self.rest(part, backwards, disclosed);
        if !self.threshold.hides(self.people(&rest)) && !self.is_few(&rest, self.length - 1) {
            return None;
        }
        let rarest = longer
            .into_iter()
            .min_by_key(|(window, times)| (*times, *window));
        rarest.map(|(window, _)| window)
    }

    /// What is left of a shorter window when the longer ones disclosed are taken away, and how often each of them
    /// goes on from it, or comes to it.
    fn rest(
        &self,
        part: Window<'t>,
        backwards: bool,
        disclosed: &BTreeSet<Window<'t>>,
    ) -> (Places, BTreeMap<Window<'t>, usize>) {
        let mut rest = Places::new();
        let mut longer: BTreeMap<Window, usize> = BTreeMap::new();
        for (index, at) in self.parts.get(part).into_iter().flatten() {
            let trail = &self.trails[*index];
            let begin = at.checked_sub(usize::from(backwards));
            let window = begin.and_then(|begin| trail.keys.get(begin..begin + self.length));
            match window.filter(|window| disclosed.contains(window)) {
                Some(window) => *longer.entry(window).or_default() += 1,
                None => rest.push((*index, *at)),
            }
        }
        (rest, longer)
    }

    fn people(&self, places: &Places) -> usize {
        let agents = places.iter().map(|(trail, _)| self.trails[*trail].agent);
        agents.collect::<BTreeSet<_>>().len()
    }

    /// Whether few people are left of some windows when what a finer dimension discloses is taken away.
    fn is_few(&self, places: &Places, length: usize) -> bool {
        let Some(finer) = self.finer else {
            return false;
        };
        let is_left = |place: &&(usize, usize)| {
            let (agent, moves) = whose(self.trails, **place, length);
            !finer.contains(&(agent, places_of(moves)))
        };
        let left = places.iter().filter(is_left).copied().collect();
        self.threshold.hides(self.people(&left))
    }
}

/// Whether it is published how often a sequence was gone through, where it may be disclosed.
fn is_published(window: Window<'_>) -> bool {
    window.len() > 2 || !window.iter().any(|key| is_end(key))
}

/// Whether a sequence is all of a career: there is no table of one that both begins and ends in a corps.
fn is_career(window: Window<'_>) -> bool {
    window.first().is_some_and(|key| is_end(key)) && window.last().is_some_and(|key| is_end(key))
}

fn silent<T>(row: usize, column: usize, people: usize) -> Cell<Option<T>> {
    Cell {
        row,
        column,
        people,
        silent: true,
        item: None,
    }
}
