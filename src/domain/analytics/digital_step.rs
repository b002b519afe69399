//! Careers with a digital step against careers without, matched by stratum.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    matching::{MatchCount, MatchShare, are_disclosed, matched, share},
    release::Release,
    small_count::Threshold,
    survival::{number, weighted_median, whole},
    tally::CareerTally,
};
use crate::domain::analytics::published::table;

/// Years of entry in one band.
pub const ENTRY_BAND_YEARS: i32 = 5;

/// What became of some careers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// Different agents.
    pub population: Option<i32>,
    /// The share of those promoted.
    pub promoted: Option<MatchShare>,
    /// The share of those who managed people.
    pub management: Option<MatchShare>,
    /// The median of the months from entry to the first promotion, of those promoted.
    pub median_months: Option<i32>,
}

/// What became of both groups of careers: an association, and no cause.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DigitalStep {
    /// Careers with a digital step.
    pub with: Outcome,
    /// Careers without, weighted as those with one.
    pub without: Outcome,
}

/// Careers that are compared, each with its weight.
type Weighted<'c> = Vec<(&'c CareerTally, f64)>;

/// The careers with a digital step and those without, of the strata in which both are found.
fn strata(careers: &[CareerTally]) -> [Weighted<'_>; 2] {
    let stratum = |career: &CareerTally| {
        let band = career.entry_year.div_euclid(ENTRY_BAND_YEARS);
        (career.corps_uid.clone(), band)
    };
    let mut strata: BTreeMap<_, (usize, usize)> = BTreeMap::new();
    for career in careers {
        let (with, without) = strata.entry(stratum(career)).or_default();
        *(if career.digital { with } else { without }) += career.people;
    }
    let weights = matched(&strata);
    [true, false].map(|digital| {
        let group = careers.iter().filter(|career| career.digital == digital);
        let weigh = |career| {
            let weight = *weights.get(&stratum(career))?;
            Some((career, if digital { 1.0 } else { weight }))
        };
        group.filter_map(weigh).collect()
    })
}

/// Compares careers within strata of corps and band of entry.
#[must_use]
pub fn compare(careers: &[CareerTally]) -> DigitalStep {
    let [with, without] = strata(careers);
    DigitalStep {
        with: outcome(&with),
        without: outcome(&without),
    }
}

/// Shares of the careers of a corps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorpsShares {
    /// Of those promoted.
    pub promoted: Option<f64>,
    /// Of those who managed people.
    pub management: Option<f64>,
}

/// What became of the careers of a corps.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorpsStep {
    /// The corps.
    pub corps_uid: String,
    /// With a digital step.
    pub with: CorpsShares,
    /// Without, weighted as those with one.
    pub without: CorpsShares,
}

/// The shares of each corps, of the same careers as [`compare`], with which they are suppressed.
#[must_use]
pub fn compare_by_corps(careers: &[CareerTally]) -> Vec<CorpsStep> {
    let [with, without] = strata(careers).map(|group| {
        let promoted = shares_by_corps(&group, |career| career.promoted_months.is_some());
        (
            promoted,
            shares_by_corps(&group, |career| career.management),
        )
    });
    let of =
        |(promoted, management): &(BTreeMap<_, f64>, BTreeMap<_, f64>), corps: &str| CorpsShares {
            promoted: promoted.get(corps).copied(),
            management: management.get(corps).copied(),
        };
    let tables = [&with.0, &with.1, &without.0, &without.1];
    let corps: BTreeSet<&String> = tables.into_iter().flat_map(BTreeMap::keys).collect();
    let rows = corps.into_iter().filter(|corps| !corps.is_empty());
    rows.map(|corps| CorpsStep {
        corps_uid: corps.clone(),
        with: of(&with, corps),
        without: of(&without, corps),
    })
    .collect()
}

/// The share of each corps of whose careers something is true, where it is disclosed after that of all corps: the largest
/// corps first.
fn shares_by_corps(
    group: &[(&CareerTally, f64)],
    is: fn(&CareerTally) -> bool,
) -> BTreeMap<String, f64> {
    let mut corps: BTreeMap<&String, [usize; 2]> = BTreeMap::new();
    for (career, _) in group {
        corps.entry(&career.corps_uid).or_default()[usize::from(is(career))] += career.people;
    }
    let corps: Vec<_> = corps.into_iter().collect();
    let cells: Vec<_> = corps.iter().flat_map(|(_, parts)| *parts).collect();
    let mut release = Release::counted(&cells, Threshold::INSIDE);
    let part = |yes: usize| (0..corps.len()).map(|at| 2 * at + yes).collect();
    release.disclose(&[(0..cells.len()).collect()]);
    release.disclose(&[part(0), part(1)]);
    let mut order: Vec<_> = (0..corps.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(corps[*at].1.iter().sum::<usize>()));
    let shown = order
        .into_iter()
        .filter(|at| release.disclose(&[vec![2 * at], vec![2 * at + 1]]));
    shown
        .filter_map(|at| {
            let uid = corps[at].0;
            let own = group.iter().filter(|(career, _)| career.corps_uid == *uid);
            let own: Vec<_> = own
                .map(|(career, weight)| (count(career, is), *weight))
                .collect();
            Some((uid.clone(), share(&own)?.value))
        })
        .collect()
}

fn count(career: &CareerTally, is: fn(&CareerTally) -> bool) -> MatchCount {
    let people = career.people;
    let yes = if is(career) { people } else { 0 };
    MatchCount { people, yes }
}

fn outcome(careers: &[(&CareerTally, f64)]) -> Outcome {
    let k = Threshold::INSIDE;
    let population = careers.iter().map(|(career, _)| career.people).sum();
    let share_of = |is: fn(&CareerTally) -> bool| {
        let counts = careers.iter();
        let counts: Vec<_> = counts
            .map(|(career, weight)| (count(career, is), *weight))
            .collect();
        let are_enough = are_disclosed(k, counts.iter().map(|(count, _)| *count));
        share(&counts).filter(|_| are_enough)
    };
    let promoted: Vec<_> = careers
        .iter()
        .filter_map(|(career, weight)| Some((career.promoted_months?, career.people, *weight)))
        .collect();
    let people = promoted.iter().map(|(_, people, _)| people).sum();
    let months = promoted.iter();
    let months: Vec<_> = months
        .map(|(at, people, w)| (*at, number(*people) * w))
        .collect();
    Outcome {
        population: k.count(population),
        promoted: share_of(|career| career.promoted_months.is_some()),
        management: share_of(|career| career.management),
        median_months: k
            .disclose(people, weighted_median(&months))
            .flatten()
            .map(whole),
    }
}

table! {
    /// What became of careers with a digital step and without.
    DigitalSteps holds DigitalStep, "digital_step"
}

table! {
    /// The same by corps.
    DigitalStepsByCorps holds Vec<CorpsStep>, "digital_step_by_corps"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn career(
        corps: &str,
        year: i32,
        digital: bool,
        months: Option<i32>,
        people: usize,
    ) -> CareerTally {
        CareerTally {
            corps_uid: corps.to_owned(),
            entry_year: year,
            digital,
            management: months.is_some_and(|months| months < 50),
            promoted_months: months,
            people,
        }
    }

    #[test]
    fn careers_are_compared_within_strata() {
        let careers = [
            career("a", 2010, true, Some(40), 6),
            career("a", 2014, true, None, 4),
            career("b", 2010, true, Some(80), 3),
            career("b", 2010, true, None, 2),
            career("a", 2012, false, Some(60), 4),
            career("a", 2012, false, None, 4),
            career("b", 2011, false, Some(90), 2),
            career("b", 2011, false, None, 1),
            // Another band, and a corps without anybody on the other side.
            career("a", 2015, true, Some(1), 50),
            career("c", 2010, false, Some(1), 50),
        ];
        let DigitalStep { with, without } = compare(&careers);
        assert_eq!((with.population, without.population), (Some(15), Some(11)));
        let value = |share: Option<MatchShare>| share.unwrap().value;
        assert!((value(with.promoted) - 9.0 / 15.0).abs() < 1e-12);
        assert!((value(with.management) - 6.0 / 15.0).abs() < 1e-12);
        // a weighs 10 ÷ 8, b 5 ÷ 3: (4 · 10/8 + 2 · 5/3) ÷ 15.
        assert!((value(without.promoted) - 5.0 / 9.0).abs() < 1e-12);
        assert_eq!(without.management, None, "that nobody did is suppressed");
        assert_eq!(with.median_months, Some(40));
        // 60 weighs 5, 90 weighs 10/3.
        assert_eq!(without.median_months, Some(60));
        let few = compare(&careers[3..8]);
        assert_eq!(few.with, Outcome::default());
    }

    #[test]
    fn a_corps_is_disclosed_where_all_less_it_isolate_nobody() {
        // With a digital step: six of eleven of a, seven of twelve of b, and of c two of eight, or six of eleven.
        let careers = |c: usize| {
            let of = |corps, digital, promoted, other| {
                let months = [(Some(60), promoted), (None, other)];
                months.map(|(months, people)| career(corps, 2010, digital, months, people))
            };
            [
                of("a", true, 6, 5),
                of("b", true, 7, 5),
                of("c", true, c, 6),
                of("a", false, 5, 15),
                of("b", false, 5, 5),
                of("c", false, 1, 1),
            ]
            .concat()
        };
        let found = |c| -> Vec<_> {
            let rows = compare_by_corps(&careers(c)).into_iter();
            rows.map(|row| (row.corps_uid, row.with.promoted, row.without.promoted))
                .collect()
        };
        let row = |corps: &str, with, without| (corps.to_owned(), with, without);
        let [a, b, c] =
            [(6, 11), (7, 12), (5, 11)].map(|(yes, all)| Some(number(yes) / number(all)));
        // Fifteen promoted less seven of b and six of a would be the two of c. Without a step are eleven promoted: less five
        // of a and five of b one of c.
        assert_eq!(found(2), [row("a", None, Some(0.25)), row("b", b, None)]);
        assert_eq!(
            found(5),
            [
                row("a", a, Some(0.25)),
                row("b", b, None),
                row("c", c, None)
            ]
        );
    }
}
