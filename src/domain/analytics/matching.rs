//! Two groups compared within strata, weighted by the first group.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{small_count::Threshold, survival::number};

/// A share with what is known of its exactness.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MatchShare {
    /// In [0, 1].
    pub value: f64,
    /// The lower end of the interval that holds it 95 times in 100.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// People of one stratum and one group.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MatchCount {
    /// How many.
    pub people: usize,
    /// Those of whom what is looked at is true.
    pub yes: usize,
}

/// The share of a stratum's people in each group, where both groups have somebody: weights of the second group
/// by which its strata weigh as those of the first.
#[must_use]
pub fn matched<K: Ord + Clone>(strata: &BTreeMap<K, (usize, usize)>) -> BTreeMap<K, f64> {
    let both = strata.iter().filter(|(_, (a, b))| *a > 0 && *b > 0);
    both.map(|(key, (a, b))| (key.clone(), number(*a) / number(*b)))
        .collect()
}

/// Whether a share of people is disclosed: with their number it counts those of whom something is true, and the
/// others, and both are enough.
#[must_use]
pub fn are_disclosed(threshold: Threshold, counts: impl Iterator<Item = MatchCount>) -> bool {
    let (yes, no) = counts.fold((0, 0), |(yes, no), count| {
        (yes + count.yes, no + count.people - count.yes)
    });
    threshold.shows_all(&[yes, no])
}

/// The share of people of whom something is true, each stratum with its weight a person; none of nobody.
///
/// The interval is that of Wilson (JASA 22, 1927), for as many people as would give the variance of the
/// weighted share.
#[must_use]
pub fn share(counts: &[(MatchCount, f64)]) -> Option<MatchShare> {
    let all: f64 = counts
        .iter()
        .map(|(count, weight)| number(count.people) * weight)
        .sum();
    if all <= 0.0 {
        return None;
    }
    let yes = counts.iter().map(|(count, w)| number(count.yes) * w);
    let value = yes.sum::<f64>() / all;
    let squares = counts.iter().map(|(c, w)| number(c.people) * w * w);
    let people = all * all / squares.sum::<f64>();
    // 1.959964: the 97.5th percentile of the normal distribution.
    let z2 = 1.959_964_f64.powi(2);
    let middle = (value + z2 / (2.0 * people)) / (1.0 + z2 / people);
    let spread = (value * (1.0 - value) / people + z2 / (4.0 * people * people)).sqrt();
    let reach = 1.959_964 * spread / (1.0 + z2 / people);
    Some(MatchShare {
        value,
        low: (middle - reach).max(0.0),
        high: (middle + reach).min(1.0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strata_of_the_second_group_weigh_as_those_of_the_first() {
        let strata = BTreeMap::from([("a", (6, 2)), ("b", (2, 4)), ("c", (3, 0)), ("d", (0, 9))]);
        let weights = matched(&strata);
        assert_eq!(weights, BTreeMap::from([("a", 3.0), ("b", 0.5)]));
        // One of two in a, one of four in b: (3 + 0.5) ÷ (6 + 2) = 0.4375.
        let count = |people, yes| MatchCount { people, yes };
        let found = share(&[(count(2, 1), 3.0), (count(4, 1), 0.5)]).unwrap();
        assert!((found.value - 0.4375).abs() < 1e-12);
        assert_eq!(share(&[]), None);
    }

    #[test]
    fn a_share_that_counts_a_few_people_is_suppressed() {
        let discloses = |counts: &[(usize, usize)]| {
            let counts = counts.iter().map(|(people, yes)| MatchCount {
                people: *people,
                yes: *yes,
            });
            are_disclosed(Threshold::INSIDE, counts)
        };
        assert!(discloses(&[(10, 5)]) && discloses(&[(4, 4), (9, 4)]));
        assert!(!discloses(&[(30, 4)]) && !discloses(&[(30, 26)]));
        assert!(!discloses(&[(30, 0)]) && !discloses(&[(30, 30)]) && !discloses(&[]));
    }

    #[test]
    fn the_interval_is_that_of_wilson() {
        // 7 of 10: (0.7 + 0.192073) ÷ 1.384146 = 0.644493; 1.959964 · √(0.021 + 0.009604) ÷ 1.384146 = 0.247715.
        let found = share(&[(MatchCount { people: 10, yes: 7 }, 1.0)]).unwrap();
        assert!((found.low - 0.396_778).abs() < 1e-5, "{found:?}");
        assert!((found.high - 0.892_208).abs() < 1e-5, "{found:?}");
        let none = share(&[(MatchCount { people: 10, yes: 0 }, 1.0)]).unwrap();
        assert!((none.low - 0.0).abs() < 1e-12 && none.high > 0.2);
    }
}
