//! Careers with a digital step against careers without, matched by stratum.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    matching::{MatchCount, MatchShare, are_disclosed, matched, share},
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

/// Compares careers within strata of corps and band of entry.
#[must_use]
pub fn compare(careers: &[CareerTally]) -> DigitalStep {
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
    let weighted = |digital: bool| -> Vec<_> {
        let group = careers.iter().filter(|career| career.digital == digital);
        let weigh = |career| {
            let weight = *weights.get(&stratum(career))?;
            Some((career, if digital { 1.0 } else { weight }))
        };
        group.filter_map(weigh).collect()
    };
    DigitalStep {
        with: outcome(&weighted(true)),
        without: outcome(&weighted(false)),
    }
}

fn outcome(careers: &[(&CareerTally, f64)]) -> Outcome {
    let k = Threshold::INSIDE;
    let population = careers.iter().map(|(career, _)| career.people).sum();
    let share_of = |is: fn(&CareerTally) -> bool| {
        let count = |(career, weight): &(&CareerTally, f64)| {
            let yes = if is(career) { career.people } else { 0 };
            let people = career.people;
            (MatchCount { people, yes }, *weight)
        };
        let counts: Vec<_> = careers.iter().map(count).collect();
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
}
