//! Sequences of steps that many careers share, of which no difference of answers isolates few people.
//!
//! A sequence of two steps is a flow, and is shown where its flow is. Of a longer one, what is left of the
//! shorter ones that it holds when every longer one that is shown is taken away is nobody, or enough
//! people: those who went elsewhere afterwards, who came from elsewhere, or who stopped there. Between families
//! the sequences of occupations are taken away as well. See `docs/adr/0018-flows-in-blocks.md`.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{flow::Pair, small_count::Threshold};
use crate::domain::statute::months_between;

/// Steps of a sequence at most.
pub const LONGEST: usize = 4;

/// Moves of one person, one directly after the other, between keys of a dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trail {
    /// Who moved.
    pub agent: usize,
    /// One more than there are moves.
    pub keys: Vec<String>,
    /// From each key to the next.
    pub moves: Vec<Step>,
}

/// A move within a career.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Which of the moves between all assignments of the career: the same in every dimension.
    pub place: usize,
    /// The start of the assignment left.
    pub left: NaiveDate,
    /// The start of the assignment taken.
    pub taken: NaiveDate,
}

/// A sequence that may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sequence {
    /// Its steps.
    pub keys: Vec<String>,
    /// How many times careers went through it.
    pub times: usize,
    /// The median of the months from the start of the first assignment left to that of the last one taken,
    /// the lower one of two.
    pub median_months: i32,
}

/// Whose moves, and which of them, the sequences that are shown tell of.
pub type Told = BTreeSet<(usize, Vec<usize>)>;

/// The keys of a sequence, in the trail where they were found.
type Window<'t> = &'t [String];

/// Where a window begins: a trail, and a key of it.
type Places = Vec<(usize, usize)>;

/// The sequences of three and more steps that may be shown of some trails.
///
/// `pairs` are the flows that are shown, over all years; `finer` is what the sequences of a finer dimension
/// tell, which could be taken from these.
#[must_use]
pub fn usual(
    trails: &[Trail],
    pairs: &BTreeSet<Pair>,
    finer: Option<&Told>,
    threshold: Threshold,
) -> (Vec<Sequence>, Told) {
    let tables: Vec<_> = (2..=LONGEST).map(|length| places(trails, length)).collect();
    let is_flow = |window: &Window| pairs.contains(&(window[0].clone(), window[1].clone()));
    let mut shown: BTreeSet<Window> = tables[0].keys().copied().filter(is_flow).collect();
    let mut sequences = Vec::new();
    let flows = shown.iter().flat_map(|window| &tables[0][window]);
    let flows = flows.map(|place| whose(trails, *place, 2));
    let mut told: Told = flows
        .map(|(agent, moves)| (agent, places_of(moves)))
        .collect();
    for (length, parts) in (3..).zip(&tables) {
        let Some(all) = tables.get(length - 2) else {
            break;
        };
        let table = Table {
            trails,
            parts,
            length,
            finer,
            threshold,
        };
        let longer = table.shown(all, &shown);
        for window in &longer {
            let places = all[window].iter();
            let found: Vec<_> = places.map(|place| whose(trails, *place, length)).collect();
            sequences.push(sequence(window, &found));
            told.extend(
                found
                    .iter()
                    .map(|(agent, moves)| (*agent, places_of(moves))),
            );
        }
        shown = longer;
    }
    (sequences, told)
}

/// Who made the moves of a window, and which.
fn whose(trails: &[Trail], (trail, at): (usize, usize), length: usize) -> (usize, &[Step]) {
    let trail = &trails[trail];
    (trail.agent, &trail.moves[at..at + length - 1])
}

fn places_of(moves: &[Step]) -> Vec<usize> {
    moves.iter().map(|one| one.place).collect()
}

fn sequence(window: Window, found: &[(usize, &[Step])]) -> Sequence {
    let span = |(_, moves): &(usize, &[Step])| {
        let (first, last) = (moves.first()?, moves.last()?);
        i32::try_from(months_between(first.left, last.taken)).ok()
    };
    let mut months: Vec<i32> = found.iter().filter_map(span).collect();
    months.sort_unstable();
    Sequence {
        keys: window.to_vec(),
        times: found.len(),
        median_months: months
            .get(months.len().saturating_sub(1) / 2)
            .copied()
            .unwrap_or_default(),
    }
}

/// Every window of a length, with where it begins.
fn places(trails: &[Trail], length: usize) -> BTreeMap<Window<'_>, Places> {
    let mut found: BTreeMap<Window, Places> = BTreeMap::new();
    for (i, trail) in trails.iter().enumerate() {
        for (at, window) in trail.keys.windows(length).enumerate() {
            found.entry(window).or_default().push((i, at));
        }
    }
    found
}

/// The windows of a length, and those that are one step shorter.
struct Table<'t> {
    trails: &'t [Trail],
    parts: &'t BTreeMap<Window<'t>, Places>,
    length: usize,
    finer: Option<&'t Told>,
    threshold: Threshold,
}

impl<'t> Table<'t> {
    /// The windows that may be shown when those one step shorter are.
    fn shown(
        &self,
        all: &BTreeMap<Window<'t>, Places>,
        shorter: &BTreeSet<Window<'t>>,
    ) -> BTreeSet<Window<'t>> {
        let may = |(window, places): &(&Window<'t>, &Places)| {
            shorter.contains(&window[1..])
                && shorter.contains(&window[..self.length - 1])
                && self.threshold.shows(self.people(places))
                && !self.is_few(places, self.length)
        };
        let mut shown: BTreeSet<Window> = all.iter().filter(may).map(|(one, _)| *one).collect();
        let mut look: BTreeSet<(Window, bool)> = shorter
            .iter()
            .flat_map(|part| [(*part, false), (*part, true)])
            .collect();
        while let Some((part, backwards)) = look.pop_first() {
            if let Some(least) = self.least_to_hide(part, backwards, &shown) {
                shown.remove(least);
                look.extend([
                    (&least[..self.length - 1], false),
                    (&least[1..], true),
                    (part, backwards),
                ]);
            }
        }
        shown
    }

    /// Of a shorter window, the rarest of the longer ones shown, when what they leave of it is of few people.
    fn least_to_hide(
        &self,
        part: Window<'t>,
        backwards: bool,
        shown: &BTreeSet<Window<'t>>,
    ) -> Option<Window<'t>> {
        let mut left = Places::new();
        let mut longer: BTreeMap<Window, usize> = BTreeMap::new();
        for (index, at) in self.parts.get(part)? {
            let trail = &self.trails[*index];
            let begin = at.checked_sub(usize::from(backwards));
            let window = begin.and_then(|begin| trail.keys.get(begin..begin + self.length));
            match window.filter(|window| shown.contains(window)) {
                Some(window) => *longer.entry(window).or_default() += 1,
                None => left.push((*index, *at)),
            }
        }
        if !self.threshold.hides(self.people(&left)) && !self.is_few(&left, self.length - 1) {
            return None;
        }
        let rarest = longer.into_iter().min_by_key(|(one, times)| (*times, *one));
        rarest.map(|(window, _)| window)
    }

    fn people(&self, places: &Places) -> usize {
        let agents = places.iter().map(|(trail, _)| self.trails[*trail].agent);
        agents.collect::<BTreeSet<_>>().len()
    }

    /// Whether few people are left of some windows when what a finer dimension tells of them is taken away.
    fn is_few(&self, places: &Places, length: usize) -> bool {
        let Some(told) = self.finer else { return false };
        let is_untold = |place: &&(usize, usize)| {
            let (agent, moves) = whose(self.trails, **place, length);
            !told.contains(&(agent, places_of(moves)))
        };
        let untold = places.iter().filter(is_untold).copied().collect();
        self.threshold.hides(self.people(&untold))
    }
}

#[cfg(test)]
mod tests;
