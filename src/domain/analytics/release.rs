//! Which sums of a table are disclosed: one rule for its cells, its margins and the margin of the years.
//!
//! A table is made of cells, the smallest groups of which its sums are made. Sums are offered in the order
//! of their importance. One is disclosed when enough people are in it and when, with all the sums
//! disclosed before, nothing that can be added or subtracted isolates a group of some people and fewer than the
//! threshold; otherwise it is suppressed. Who tries may know which cells are empty.
//!
//! A group of few people has no cell of enough people. So of all combinations of disclosed sums only those
//! matter in which no such large cell is left; they are kept apart, and searched for a few people. Source:
//! `docs/adr/0027-a-fixed-catalogue-of-tables.md`.

use std::collections::{BTreeMap, BTreeSet};

use super::small_count::Threshold;

/// Sums are combined modulo a prime, under which no coefficient of a table comes near.
const PRIME: u64 = 2_147_483_629;
/// Groups of few people among which a combination is searched for; with more of them the sum is suppressed.
const MOST_SEARCHED: usize = 48;

/// A combination of cells, by place.
type Combination = BTreeMap<usize, u64>;

/// What is disclosed of a table so far.
#[derive(Debug, Clone)]
pub struct Release {
    cells: Vec<BTreeSet<usize>>,
    /// Whether each person is in one cell only, so that people need not be looked at one by one.
    apart: bool,
    threshold: Threshold,
    /// Disclosed sums with a large cell in each that no later one has.
    masked: Vec<(usize, Combination)>,
    /// Combinations of disclosed sums without a large cell, in each a cell that no other has.
    exposed: Vec<(usize, Combination)>,
}

/// Cells that are in every exposed combination as often as each other.
struct Group {
    /// Nobody where cells are apart: then their number is enough.
    people: BTreeSet<usize>,
    count: usize,
    /// A number of the group; groups whose numbers add up to zero are a combination of disclosed sums.
    syndrome: u64,
}

impl Release {
    /// A table of which nothing is disclosed; each cell is the people in it.
    #[must_use]
    pub fn new(cells: Vec<BTreeSet<usize>>, threshold: Threshold) -> Self {
        Self {
            cells,
            apart: false,
            threshold,
            masked: Vec::new(),
            exposed: Vec::new(),
        }
    }

    /// A table of which each person is in one cell only, by how many people are in each.
    #[must_use]
    pub fn counted(cells: &[usize], threshold: Threshold) -> Self {
        let mut next = 0;
        let cells = cells.iter().map(|people| {
            let first = next;
            next += people;
            (first..next).collect()
        });
        Self {
            apart: true,
            ..Self::new(cells.collect(), threshold)
        }
    }

    /// Discloses sums of cells, given by place, all together or none of them; whether it did.
    pub fn disclose(&mut self, sums: &[Vec<usize>]) -> bool {
        let is_enough = |sum: &Vec<usize>| {
            let people = sum.iter().flat_map(|cell| &self.cells[*cell]);
            let people: BTreeSet<_> = people.collect();
            self.threshold.shows(people.len())
        };
        if !sums.iter().all(is_enough) {
            return false;
        }
        let before = (self.masked.len(), self.exposed.clone());
        for sum in sums {
            let changed = self.combine(sum);
            if changed.iter().any(|at| self.isolates(*at)) {
                self.masked.truncate(before.0);
                self.exposed = before.1;
                return false;
            }
        }
        true
    }

    /// Adds a sum to what is known; the places of the exposed combinations that it makes or changes.
    fn combine(&mut self, sum: &[usize]) -> Vec<usize> {
        let held = sum.iter().filter(|cell| !self.cells[**cell].is_empty());
        let mut left: Combination = held.map(|cell| (*cell, 1)).collect();
        for (pivot, known) in &self.masked {
            subtract(&mut left, known, *pivot);
        }
        let is_large = |cell: &&usize| self.threshold.shows(self.cells[**cell].len());
        if let Some(pivot) = left.keys().find(is_large).copied() {
            normalise(&mut left, pivot);
            self.masked.push((pivot, left));
            return Vec::new();
        }
        for (pivot, known) in &self.exposed {
            subtract(&mut left, known, *pivot);
        }
        let Some(pivot) = left.keys().next().copied() else {
            return Vec::new();
        };
        normalise(&mut left, pivot);
        let mut changed = vec![self.exposed.len()];
        for (at, (_, known)) in self.exposed.iter_mut().enumerate() {
            if known.contains_key(&pivot) {
                subtract(known, &left, pivot);
                changed.push(at);
            }
        }
        self.exposed.push((pivot, left));
        changed
    }

    /// Whether few people are isolated by an exposed combination and those that share cells with it.
    fn isolates(&self, at: usize) -> bool {
        let few: Vec<Group> = self
            .groups(at)
            .into_iter()
            .filter(|group| !self.threshold.shows(group.count))
            .collect();
        few.len() > MOST_SEARCHED || self.search(&few, &BTreeSet::new(), 0, 0)
    }

    fn search(&self, few: &[Group], people: &BTreeSet<usize>, count: usize, sum: u64) -> bool {
        few.iter().enumerate().any(|(i, group)| {
            let sum = (sum + group.syndrome) % PRIME;
            let people = people | &group.people;
            let count = if self.apart {
                count + group.count
            } else {
                people.len()
            };
            !self.threshold.shows(count)
                && (sum == 0 || self.search(&few[i + 1..], &people, count, sum))
        })
    }

    /// The groups of cells of the combinations that share cells with one, directly or through others.
    fn groups(&self, at: usize) -> Vec<Group> {
        let mut linked = BTreeSet::from([at]);
        let mut cells: BTreeSet<usize> = self.exposed[at].1.keys().copied().collect();
        loop {
            let next = self.exposed.iter().enumerate().find(|(i, (_, row))| {
                !linked.contains(i) && row.keys().any(|cell| cells.contains(cell))
            });
            let Some((i, (_, row))) = next else { break };
            linked.insert(i);
            cells.extend(row.keys());
        }
        let mut columns: BTreeMap<usize, Vec<(usize, u64)>> = BTreeMap::new();
        let mut syndromes: BTreeMap<usize, u64> = BTreeMap::new();
        for i in linked {
            let (pivot, row) = &self.exposed[i];
            for (cell, value) in row {
                columns.entry(*cell).or_default().push((i, *value));
                syndromes.entry(*cell).or_insert_with(|| weight(*cell));
            }
            let others = row.iter().filter(|(cell, _)| *cell != pivot);
            let others = others.map(|(cell, value)| value * weight(*cell) % PRIME);
            let others = others.fold(0, |sum, part| (sum + part) % PRIME);
            syndromes.insert(*pivot, (PRIME - others) % PRIME);
        }
        let mut groups: BTreeMap<Vec<(usize, u64)>, Group> = BTreeMap::new();
        for (cell, column) in columns {
            let group = groups.entry(column).or_insert_with(|| Group {
                people: BTreeSet::new(),
                count: 0,
                syndrome: 0,
            });
            if self.apart {
                group.count += self.cells[cell].len();
            } else {
                group.people.extend(&self.cells[cell]);
                group.count = group.people.len();
            }
            group.syndrome = (group.syndrome + syndromes[&cell]) % PRIME;
        }
        groups.into_values().collect()
    }
}

/// Takes a multiple of what is known away, so that the pivot is in it no longer.
fn subtract(left: &mut Combination, known: &Combination, pivot: usize) {
    let Some(factor) = left.get(&pivot).copied() else {
        return;
    };
    for (cell, value) in known {
        let rest = left.entry(*cell).or_default();
        *rest = (*rest + (PRIME - factor) * value) % PRIME;
        if *rest == 0 {
            left.remove(cell);
        }
    }
}

/// Divides by the value of the pivot.
fn normalise(row: &mut Combination, pivot: usize) {
    let inverse = power(row[&pivot], PRIME - 2);
    for value in row.values_mut() {
        *value = *value * inverse % PRIME;
    }
}

fn power(mut base: u64, mut exponent: u64) -> u64 {
    let mut result = 1;
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result * base % PRIME;
        }
        base = base * base % PRIME;
        exponent >>= 1;
    }
    result
}

/// A number of a cell that looks drawn and is always the same, from 1 on.
fn weight(cell: usize) -> u64 {
    let mut bits = (cell as u64).wrapping_add(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    1 + (bits ^ (bits >> 31)) % (PRIME - 1)
}

#[cfg(test)]
mod tests;
