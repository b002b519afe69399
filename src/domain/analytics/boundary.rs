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
    /// The ends for people counted by unit of time, each person in one unit. Multiples of the first step are
    /// tried first, then those of the next one.
    #[must_use]
    pub fn new(people: &BTreeMap<i32, usize>, steps: &[i32], threshold: Threshold) -> Self {
        let first = people.keys().next().copied().unwrap_or_default();
        let end = people.keys().next_back().map_or(first, |last| last + 1);
        let mut admitted = BTreeSet::from([first, end]);
        let enough = |from: i32, to: i32| {
            let count = people.range(from..to).map(|(_, people)| people).sum();
            !threshold.hides(count)
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

    /// Whether a period may begin with, or end before, this unit.
    #[must_use]
    pub fn admit(&self, at: i32) -> bool {
        at <= self.first || at >= self.end || self.admitted.contains(&at)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_end_that_would_leave_a_few_people_between_two_answers_is_refused() {
        // Year 8..12: 3 and 2 and 0 and 6 people; year 12..16: 4 people.
        let people = BTreeMap::from([(8, 3), (9, 2), (10, 0), (11, 6), (12, 4)]);
        let ends = Boundaries::new(&people, &[4, 1], Threshold::INSIDE);
        // 12: 11 people before, 4 after. 9: 3 before. 10 and 11: 5 before, 10 after, nobody between them.
        let admitted: Vec<_> = (7..15).filter(|at| ends.admit(*at)).collect();
        assert_eq!(admitted, [7, 8, 10, 11, 13, 14]);
    }

    proptest! {
        #[test]
        fn between_two_ends_there_is_nobody_or_enough_people(
            people in prop::collection::btree_map(0..40, 0..9_usize, 0..30)
        ) {
            let all: usize = people.values().sum();
            prop_assume!(all == 0 || all >= 5);
            let ends = Boundaries::new(&people, &[4, 1], Threshold::INSIDE);
            let admitted: Vec<_> = (-1..42).filter(|at| ends.admit(*at)).collect();
            for (i, from) in admitted.iter().enumerate() {
                for to in &admitted[i + 1..] {
                    let between: usize = people.range(from..to).map(|(_, people)| people).sum();
                    prop_assert!(between == 0 || between >= 5, "{between} from {from} to {to}");
                }
            }
        }
    }
}
