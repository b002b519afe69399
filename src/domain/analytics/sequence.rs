//! Sequences of steps that many careers share, of which no difference of answers isolates few people.
//!
//! A sequence of two steps is a flow, and is shown where its flow is. Of a longer one, what is left of the
//! shorter ones that it holds when every longer one that is shown is taken away is nobody, or enough
//! people: those who went elsewhere afterwards, who came from elsewhere, or who stopped there. Between families
//! the sequences of occupations are taken away as well. See `docs/adr/0018-flows-in-blocks.md`.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

mod table;

use self::table::Table;
use super::{flow::Pair, median, small_count::Threshold};
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

impl Trail {
    /// The same, between the corps whose career it begins and the one whose career it ends.
    #[must_use]
    pub fn between(mut self, begins: Option<&str>, ends: Option<&str>) -> Self {
        // Nobody moved there: the day says nothing.
        let never = Step {
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

/// The sequences of some trails, and which of them may be told.
#[derive(Debug)]
pub struct Usual<'t> {
    trails: &'t [Trail],
    /// Where the windows of each length begin.
    tables: Vec<BTreeMap<Window<'t>, Places>>,
    /// Those that may be told.
    shown: BTreeSet<Window<'t>>,
}

impl<'t> Usual<'t> {
    /// Finds the sequences of up to `longest` keys; `flows` are those shown in full, over all years, and `finer` is
    /// what the sequences of a finer dimension tell, which could be taken from these.
    #[must_use]
    pub fn find(
        trails: &'t [Trail],
        flows: &BTreeSet<Pair>,
        finer: Option<&Told>,
        longest: usize,
        threshold: Threshold,
    ) -> Self {
        let tables: Vec<_> = (1..=longest).map(|length| places(trails, length)).collect();
        let mut shown = BTreeSet::new();
        for (length, pair) in (2..).zip(tables.windows(2)) {
            let table = Table {
                trails,
                parts: &pair[0],
                all: &pair[1],
                length,
                finer,
                threshold,
            };
            let longer = match length {
                2 => table.pairs(flows),
                _ => table.shown(&shown),
            };
            shown.extend(longer);
        }
        Self {
            trails,
            tables,
            shown,
        }
    }

    /// Every sequence of so many keys, with whether it may be told.
    pub fn of_length(&self, length: usize) -> impl Iterator<Item = (Window<'t>, bool)> {
        let all = length.checked_sub(1).and_then(|at| self.tables.get(at));
        let all = all.into_iter().flat_map(BTreeMap::keys);
        all.map(|window| (*window, self.shown.contains(window)))
    }

    /// The moves of everybody who went through a sequence, each time that they did.
    pub fn moves(&self, window: Window<'t>) -> impl Iterator<Item = &'t [Step]> {
        let found = self.tables.get(window.len() - 1);
        let found = found.and_then(|table| table.get(window));
        let trails = self.trails;
        let all = found.into_iter().flatten();
        all.map(move |place| whose(trails, *place, window.len()).1)
    }

    /// The sequences of three and more steps that may be told.
    #[must_use]
    pub fn sequences(&self) -> Vec<Sequence> {
        let of_length = (3..=LONGEST).flat_map(|length| self.of_length(length));
        let told =
            of_length.filter(|(window, is_told)| *is_told && !window.iter().any(|key| is_end(key)));
        told.map(|(window, _)| self.sequence(window)).collect()
    }

    fn sequence(&self, window: Window<'t>) -> Sequence {
        let span = |moves: &'t [Step]| {
            let (first, last) = (moves.first()?, moves.last()?);
            i32::try_from(months_between(first.left, last.taken)).ok()
        };
        let months: Vec<i32> = self.moves(window).filter_map(span).collect();
        Sequence {
            keys: window.to_vec(),
            times: self.moves(window).count(),
            median_months: median(months).unwrap_or_default(),
        }
    }

    /// Whose moves all of this tells of.
    #[must_use]
    pub fn told(&self) -> Told {
        let windows = self
            .shown
            .iter()
            .filter(|one| !one.iter().any(|key| is_end(key)));
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
fn whose(trails: &[Trail], (trail, at): (usize, usize), length: usize) -> (usize, &[Step]) {
    let trail = &trails[trail];
    (trail.agent, &trail.moves[at..at + length - 1])
}

fn places_of(moves: &[Step]) -> Vec<usize> {
    moves.iter().map(|one| one.place).collect()
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

#[cfg(test)]
pub(super) mod tests;
