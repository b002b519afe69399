//! Sequences of steps that many careers share, of which no difference isolates a few people.
//!
//! A sequence of two steps is a flow of the years together, and is disclosed where its flow is. Of a longer one, what
//! is left of the shorter ones in it, less every longer one that is disclosed, is nobody, or enough people:
//! those who went elsewhere afterwards, who came from elsewhere, or who stopped there. Between families
//! the sequences of occupations are taken away as well. See `docs/adr/0027-a-fixed-catalogue-of-tables.md`.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

mod table;

use self::table::SequenceTable;
use super::{flow::Pair, median, small_count::Threshold};
use crate::domain::{
    analytics::{Dimension, published::PublishedTable},
    error::Error,
    refusal::{Field, within},
    statute::months_between,
};

/// Steps of a sequence at most.
pub const LONGEST: usize = 4;

/// Checks how many steps a sequence is to have.
///
/// # Errors
/// [`Error::Invalid`] outside 2 to 4.
pub fn checked_length(length: i32) -> Result<usize, Error> {
    within(Field::SequenceLength, length, 2..=LONGEST)
}

/// Moves of one person, one directly after the other, between keys of a dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trail {
    /// Who moved.
    pub agent: usize,
    /// One more than there are moves.
    pub keys: Vec<String>,
    /// From each key to the next.
    pub moves: Vec<SequenceStep>,
}

impl Trail {
    /// The same trail, between the corps whose career it begins and that whose career it ends.
    #[must_use]
    pub fn between(mut self, begins: Option<&str>, ends: Option<&str>) -> Self {
        // Nobody moved there: the day says nothing.
        let never = SequenceStep {
            place: 0,
            left: NaiveDate::MIN,
            taken: NaiveDate::MIN,
        };
        if let Some(corps) = begins {
            self.keys.insert(0, entry(corps));
            self.moves.insert(0, never);
        }
        if let Some(corps) = ends {
            self.keys.push(exit(corps));
            self.moves.push(never);
        }
        self
    }
}

/// A move within a career.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SequenceStep {
    /// Which of the moves between all assignments of the career: the same in every dimension.
    pub place: usize,
    /// The start of the assignment left.
    pub left: NaiveDate,
    /// The start of the assignment taken.
    pub taken: NaiveDate,
}

/// A disclosed sequence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sequence {
    /// Its steps.
    pub keys: Vec<String>,
    /// How many times careers went through it.
    pub times: usize,
    /// The median of the months from the start of the first assignment left to that of the last one taken,
    /// of two in the middle their mean, a half rounded up.
    pub median_months: i32,
}

/// Moves that the published sequences disclose, as (agent, positions of the moves).
pub type Disclosed = BTreeSet<(usize, Vec<usize>)>;

/// The keys of a sequence, in the trail where they were found.
pub type Window<'t> = &'t [String];

/// Where a window begins: a trail, and a key of it.
type Places = Vec<(usize, usize)>;

/// What begins the key of a corps before the first step of a career, and after the last one.
const ENTRY: char = '\u{2}';
const EXIT: char = '\u{3}';

/// The key that comes before the first step of the careers of a corps.
fn entry(corps_uid: &str) -> String {
    format!("{ENTRY}{corps_uid}")
}

/// The key that comes after the last step of the careers of a corps.
fn exit(corps_uid: &str) -> String {
    format!("{EXIT}{corps_uid}")
}

/// The corps whose careers begin with a key.
#[must_use]
pub fn entered(key: &str) -> Option<&str> {
    key.strip_prefix(ENTRY)
}

/// The corps whose careers end with a key.
#[must_use]
pub fn left(key: &str) -> Option<&str> {
    key.strip_prefix(EXIT)
}

/// Whether a key is the beginning or the end of the careers of a corps.
pub(super) fn is_end(key: &str) -> bool {
    key.starts_with([ENTRY, EXIT])
}

/// The sequences of some trails, and which of them are disclosed.
#[derive(Debug)]
pub struct Usual<'t> {
    trails: &'t [Trail],
    /// Where the windows of each length begin.
    tables: Vec<BTreeMap<Window<'t>, Places>>,
    /// Those that are disclosed.
    disclosed: BTreeSet<Window<'t>>,
}

impl<'t> Usual<'t> {
    /// Finds the sequences of up to `longest` keys; `flows` are those disclosed of the years together, and `finer` is
    /// what the sequences of a finer dimension disclose, which could be taken from these.
    #[must_use]
    pub fn find(
        trails: &'t [Trail],
        flows: &BTreeSet<Pair>,
        finer: Option<&Disclosed>,
        longest: usize,
        threshold: Threshold,
    ) -> Self {
        let tables: Vec<_> = (1..=longest).map(|length| places(trails, length)).collect();
        let mut disclosed = BTreeSet::new();
        for (length, pair) in (2..).zip(tables.windows(2)) {
            let table = SequenceTable {
                trails,
                parts: &pair[0],
                all: &pair[1],
                length,
                finer,
                threshold,
            };
            let longer = match length {
                2 => table.pairs(flows),
                _ => table.longer(&disclosed),
            };
            disclosed.extend(longer);
        }
        Self {
            trails,
            tables,
            disclosed,
        }
    }

    /// Every sequence of so many keys, with whether it is disclosed.
    pub fn of_length(&self, length: usize) -> impl Iterator<Item = (Window<'t>, bool)> {
        let all = length.checked_sub(1).and_then(|at| self.tables.get(at));
        let all = all.into_iter().flat_map(BTreeMap::keys);
        all.map(|window| (*window, self.disclosed.contains(window)))
    }

    /// The moves of everybody who went through a sequence, each time that they did.
    pub fn moves(&self, window: Window<'t>) -> impl Iterator<Item = &'t [SequenceStep]> {
        let found = self.tables.get(window.len() - 1);
        let found = found.and_then(|table| table.get(window));
        let trails = self.trails;
        let all = found.into_iter().flatten();
        all.map(move |place| whose(trails, *place, window.len()).1)
    }

    /// The disclosed sequences of three and more steps.
    #[must_use]
    pub fn sequences(&self) -> Vec<Sequence> {
        let of_length = (3..=LONGEST).flat_map(|length| self.of_length(length));
        let disclosed = of_length.filter(|(window, is_disclosed)| {
            *is_disclosed && !window.iter().any(|key| is_end(key))
        });
        disclosed.map(|(window, _)| self.sequence(window)).collect()
    }

    fn sequence(&self, window: Window<'t>) -> Sequence {
        let span = |moves: &'t [SequenceStep]| {
            let (first, last) = (moves.first()?, moves.last()?);
            i32::try_from(months_between(first.left, last.taken)).ok()
        };
        let months: Vec<i32> = self.moves(window).filter_map(span).collect();
        Sequence {
            keys: window.to_vec(),
            times: self.moves(window).count(),
            median_months: median(&months).unwrap_or_default(),
        }
    }

    /// Whose moves everything disclosed is made of.
    #[must_use]
    pub fn disclosed(&self) -> Disclosed {
        let windows = self
            .disclosed
            .iter()
            .filter(|window| !window.iter().any(|key| is_end(key)));
        let places = windows.flat_map(|window| {
            let places = self.tables[window.len() - 1].get(window);
            places
                .into_iter()
                .flatten()
                .map(|place| (*place, window.len()))
        });
        places
            .map(|(place, length)| {
                let (agent, moves) = whose(self.trails, place, length);
                (agent, places_of(moves))
            })
            .collect()
    }
}

/// Who made the moves of a window, and which.
fn whose(trails: &[Trail], (trail, at): (usize, usize), length: usize) -> (usize, &[SequenceStep]) {
    let trail = &trails[trail];
    (trail.agent, &trail.moves[at..at + length - 1])
}

fn places_of(moves: &[SequenceStep]) -> Vec<usize> {
    moves.iter().map(|step| step.place).collect()
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

/// A disclosed sequence of steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsualSequence {
    /// The keys of its steps.
    pub step_keys: Vec<String>,
    /// What a reader sees of them.
    pub step_labels: Vec<String>,
    /// How many times careers went through it.
    pub times: usize,
    /// The median of the months from the start of the first assignment left to that of the last one taken.
    pub median_months: i32,
}

/// The sequences of so many steps between keys of a dimension, the most frequent first.
#[derive(Debug, Clone, Copy)]
pub struct UsualSequences {
    /// Between what the steps are.
    pub dimension: Dimension,
    /// How many.
    pub steps: usize,
}

impl PublishedTable for UsualSequences {
    type Content = Vec<UsualSequence>;

    fn name(&self) -> String {
        format!("sequences:{:?}:{}", self.dimension, self.steps)
    }
}

#[cfg(test)]
pub(super) mod tests;
