//! The fewest hours that cover a set: exact where the set is small, greedy beyond.
//!
//! Exact: dynamic programming over the subsets that are covered. Greedy: what covers most per hour
//! first, then what became redundant is dropped; its hours are within H(n) = 1 + 1/2 + … + 1/n times
//! the fewest (Chvátal, 1979), so within 1 + ln n.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Add,
};

/// Elements up to which the answer is exact: 2¹² subsets.
pub const EXACT_ELEMENTS: usize = 12;

/// Something that covers elements, for some hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The elements, by number.
    pub covers: BTreeSet<usize>,
    /// What it takes; none when that is unknown, which is dearer than any number.
    pub hours: Option<u32>,
}

/// What choices cost together: those of unknown hours weigh first, then hours, then their number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Cost {
    unknown: u32,
    hours: u64,
    choices: u32,
}

impl Cost {
    fn new(choice: &Choice) -> Self {
        Self {
            unknown: u32::from(choice.hours.is_none()),
            hours: u64::from(choice.hours.unwrap_or(0)),
            choices: 1,
        }
    }
}

impl Add for Cost {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            unknown: self.unknown + other.unknown,
            hours: self.hours + other.hours,
            choices: self.choices + other.choices,
        }
    }
}

/// The choices, by place, that cover everything that can be covered; none of them is redundant.
///
/// Among equals, those that come first are taken.
#[must_use]
pub fn cover(choices: &[Choice]) -> Vec<usize> {
    let all: BTreeSet<usize> = choices.iter().flat_map(|c| &c.covers).copied().collect();
    if all.len() <= EXACT_ELEMENTS {
        exact(choices, &all)
    } else {
        greedy(choices, all)
    }
}

fn exact(choices: &[Choice], all: &BTreeSet<usize>) -> Vec<usize> {
    let bit: BTreeMap<usize, usize> = all.iter().enumerate().map(|(i, e)| (*e, 1 << i)).collect();
    // Of choices that cover the same, one is enough: the cheapest, then the first.
    let mut cheapest: BTreeMap<usize, (Cost, usize)> = BTreeMap::new();
    for (place, choice) in choices.iter().enumerate() {
        let mask = choice.covers.iter().map(|element| bit[element]).sum();
        let one = (Cost::new(choice), place);
        let known = cheapest.entry(mask).or_insert(one);
        *known = (*known).min(one);
    }
    let mut kept: Vec<_> = cheapest
        .into_iter()
        .map(|(mask, (cost, place))| (place, mask, cost))
        .collect();
    kept.sort_unstable_by_key(|(place, ..)| *place);
    let full = (1_usize << all.len()) - 1;
    let mut best: Vec<Option<(Cost, Vec<usize>)>> = vec![None; full + 1];
    best[0] = Some((Cost::default(), Vec::new()));
    for (place, mask, cost) in kept {
        // From the largest down: a subset that this choice reached is not left by it again.
        for from in (0..=full).rev() {
            let to = from | mask;
            let Some((paid, chosen)) = best[from].as_ref().filter(|_| to != from) else {
                continue;
            };
            let cost = *paid + cost;
            let better = best[to].as_ref().is_none_or(|(known, places)| {
                cost.cmp(known).then_with(|| {
                    let appended = chosen.iter().chain([&place]);
                    appended.cmp(places.iter())
                }) == std::cmp::Ordering::Less
            });
            if better {
                let mut chosen = chosen.clone();
                chosen.push(place);
                best[to] = Some((cost, chosen));
            }
        }
    }
    best[full]
        .take()
        .map(|(_, chosen)| chosen)
        .unwrap_or_default()
}

fn greedy(choices: &[Choice], all: BTreeSet<usize>) -> Vec<usize> {
    let known = choices.iter().filter(|choice| choice.hours.is_some());
    let by_known: BTreeSet<usize> = known.flat_map(|choice| &choice.covers).copied().collect();
    let mut open: BTreeSet<usize> = all.difference(&by_known).copied().collect();
    let mut chosen = take(choices, &mut open, |choice| choice.hours.is_none());
    open = all;
    for place in &chosen {
        open.retain(|element| !choices[*place].covers.contains(element));
    }
    chosen.extend(take(choices, &mut open, |choice| choice.hours.is_some()));
    chosen.sort_by_key(|place| std::cmp::Reverse((Cost::new(&choices[*place]), *place)));
    let mut kept = chosen.clone();
    for place in chosen {
        let others = kept.iter().filter(|other| **other != place);
        let covered: BTreeSet<usize> = others
            .flat_map(|other| &choices[*other].covers)
            .copied()
            .collect();
        if choices[place].covers.is_subset(&covered) {
            kept.retain(|other| *other != place);
        }
    }
    kept.sort_unstable();
    kept
}

/// Takes what covers most of what is open per hour, again and again.
fn take(
    choices: &[Choice],
    open: &mut BTreeSet<usize>,
    may: impl Fn(&Choice) -> bool,
) -> Vec<usize> {
    let mut taken = Vec::new();
    loop {
        let mut best: Option<(u64, u64, usize)> = None;
        for (place, choice) in choices.iter().enumerate().filter(|(_, c)| may(c)) {
            let adds = choice.covers.intersection(open).count() as u64;
            let hours = choice.hours.map_or(1, u64::from);
            let better =
                best.is_none_or(|(most, least, _)| (adds * least, adds) > (most * hours, most));
            if adds > 0 && better {
                best = Some((adds, hours, place));
            }
        }
        let Some((.., place)) = best else { break };
        open.retain(|element| !choices[place].covers.contains(element));
        taken.push(place);
    }
    taken
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn choices(
        elements: usize,
        most: usize,
        hours: impl Strategy<Value = Option<u32>>,
    ) -> impl Strategy<Value = Vec<Choice>> {
        let one = (proptest::collection::btree_set(0..elements, 1..4), hours);
        let one = one.prop_map(|(covers, hours)| Choice { covers, hours });
        proptest::collection::vec(one, 0..most)
    }

    fn union(choices: &[Choice], places: &[usize]) -> BTreeSet<usize> {
        let chosen = places.iter().flat_map(|place| &choices[*place].covers);
        chosen.copied().collect()
    }

    fn all(choices: &[Choice]) -> BTreeSet<usize> {
        choices.iter().flat_map(|c| &c.covers).copied().collect()
    }

    fn cost(choices: &[Choice], places: &[usize]) -> Cost {
        let costs = places.iter().map(|place| Cost::new(&choices[*place]));
        costs.fold(Cost::default(), Add::add)
    }

    fn brute(choices: &[Choice]) -> Vec<usize> {
        let wanted = all(choices);
        let subsets = (0_u32..1 << choices.len()).map(|mask| {
            let taken = (0..choices.len()).filter(move |place| mask >> place & 1 == 1);
            taken.collect::<Vec<_>>()
        });
        subsets
            .filter(|places| union(choices, places) == wanted)
            .min_by_key(|places| (cost(choices, places), places.clone()))
            .unwrap()
    }

    fn is_whole_and_lean(choices: &[Choice], places: &[usize]) {
        assert_eq!(union(choices, places), all(choices));
        for place in places {
            let others: Vec<_> = places.iter().copied().filter(|o| o != place).collect();
            assert_ne!(union(choices, &others), all(choices), "{place}");
        }
    }

    proptest! {
        #[test]
        fn few_elements_are_covered_as_an_exhaustive_search_would(
            choices in choices(7, 9, proptest::option::weighted(0.8, 0_u32..6)),
        ) {
            let found = cover(&choices);
            is_whole_and_lean(&choices, &found);
            prop_assert_eq!(found, brute(&choices));
        }

        #[test]
        fn the_greedy_answer_is_whole_lean_and_within_its_bound(
            choices in choices(8, 10, (1_u32..40).prop_map(Some)),
        ) {
            let found = greedy(&choices, all(&choices));
            is_whole_and_lean(&choices, &found);
            let harmonic: f64 = (1..=all(&choices).len()).map(|n| 1.0 / f64::from(u32::try_from(n).unwrap())).sum();
            let hours = |places: &[usize]| f64::from(u32::try_from(cost(&choices, places).hours).unwrap());
            prop_assert!(hours(&found) <= harmonic * hours(&brute(&choices)) + 1e-9);
        }

        #[test]
        fn many_elements_are_all_covered_and_nothing_is_redundant(
            choices in choices(40, 60, proptest::option::weighted(0.7, 0_u32..40)),
        ) {
            let found = cover(&choices);
            is_whole_and_lean(&choices, &found);
        }
    }
}
