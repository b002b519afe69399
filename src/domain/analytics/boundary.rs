//! Where a period may begin and end, so that no difference of two answers isolates anybody.
//!
//! Two answers over periods give, by subtraction, the figure of what lies between their ends. Ends are
//! therefore admitted only where between any two of them there is nobody, or enough people.

use std::collections::{BTreeMap, BTreeSet};

use super::small_count::Threshold;

/// The ends that periods over some units of time may have. An end is the unit that begins there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Boundaries {
    admitted: BTreeSet<i32>,
    first: i32,
    end: i32,
}

impl Boundaries {
    /// The ends for people counted by unit of time, each person in one unit of one part; what an answer tells
    /// gives the people of every part. Multiples of the first step are tried first, then those of the next one.
    #[must_use]
    pub fn new(parts: &[BTreeMap<i32, usize>], steps: &[i32], threshold: Threshold) -> Self {
        let units = || parts.iter().flat_map(BTreeMap::keys).copied();
        let first = units().min().unwrap_or_default();
        let end = units().max().map_or(first, |last| last + 1);
        let mut admitted = BTreeSet::from([first, end]);
        let enough = |from: i32, to: i32| {
            let mut counts = parts.iter().map(|part| count(part, from, to));
            counts.all(|people| !threshold.hides(people))
        };
        for step in steps {
            for at in first + 1..end {
                if at % step != 0 || admitted.contains(&at) {
                    continue;
                }
                let before = admitted.range(..at).next_back().copied().unwrap_or(first);
                let after = admitted.range(at..).next().copied().unwrap_or(end);
                if enough(before, at) && enough(at, after) {
                    admitted.insert(at);
                }
            }
        }
        Self {
            admitted,
            first,
            end,
        }
    }

    /// The first unit that has somebody, and the one after the last.
    #[must_use]
    pub fn span(&self) -> (i32, i32) {
        (self.first, self.end)
    }

    /// Whether a period may begin with, or end before, this unit.
    #[must_use]
    pub fn admit(&self, at: i32) -> bool {
        at <= self.first || at >= self.end || self.admitted.contains(&at)
    }
}

/// The people of a part from a unit of time up to another.
#[must_use]
pub fn count(part: &BTreeMap<i32, usize>, from: i32, to: i32) -> usize {
    part.range(from..to).map(|(_, people)| people).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_end_that_would_leave_a_few_people_between_two_answers_is_refused() {
        // Year 8..12: 3 and 2 and 0 and 6 people; year 12..16: 4 people.
        let people = BTreeMap::from([(8, 3), (9, 2), (10, 0), (11, 6), (12, 4)]);
        let ends = Boundaries::new(&[people], &[4, 1], Threshold::INSIDE);
        // 12: 11 people before, 4 after. 9: 3 before. 10 and 11: 5 before, 10 after, nobody between them.
        let admitted: Vec<_> = (7..15).filter(|at| ends.admit(*at)).collect();
        assert_eq!(admitted, [7, 8, 10, 11, 13, 14]);
    }

    proptest! {
        #[test]
        fn between_two_ends_there_is_nobody_or_enough_people(
            parts in prop::collection::vec(prop::collection::btree_map(0..40, 0..9_usize, 0..30), 1..3)
        ) {
            let few = |people: usize| (1..5).contains(&people);
            prop_assume!(!parts.iter().any(|part| few(part.values().sum())));
            let ends = Boundaries::new(&parts, &[4, 1], Threshold::INSIDE);
            let admitted: Vec<_> = (-1..42).filter(|at| ends.admit(*at)).collect();
            for (i, from) in admitted.iter().enumerate() {
                for to in &admitted[i + 1..] {
                    for part in &parts {
                        let between = count(part, *from, *to);
                        prop_assert!(!few(between), "{between} from {from} to {to}");
                    }
                }
            }
        }
    }
}
