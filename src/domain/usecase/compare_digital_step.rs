//! Careers with a digital step against careers without, like with like.

use std::collections::BTreeMap;

use crate::domain::{
    analytics::{
        matching::{Count, Share, matched, share, tells},
        small_count::Threshold,
        survival::{median, number, whole},
    },
    error::Error,
    port::indicator::{CareerTally, IndicatorGraph},
};

/// Years of entry that make one band.
pub const ENTRY_BAND_YEARS: i32 = 5;

/// What became of some careers.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Outcome {
    /// Different agents.
    pub population: Option<i32>,
    /// The share of those promoted.
    pub promoted: Option<Share>,
    /// The share of those who managed people.
    pub management: Option<Share>,
    /// The median of the months from entry to the first promotion, of those promoted.
    pub median_months: Option<i32>,
}

/// Compares careers of the same corps and band of entry: those without a step weigh as those with one.
///
/// It tells of an association, and of no cause. Answers: with a step, without.
///
/// # Errors
/// Those of the graph.
pub async fn compare_digital_step<G>(graph: &G) -> Result<(Outcome, Outcome), Error>
where
    G: IndicatorGraph + ?Sized,
{
    Ok(compare(&graph.careers().await?))
}

fn compare(careers: &[CareerTally]) -> (Outcome, Outcome) {
    let key = |one: &CareerTally| {
        let band = one.entry_year.div_euclid(ENTRY_BAND_YEARS);
        (one.corps_uid.clone(), band)
    };
    let mut strata: BTreeMap<_, (usize, usize)> = BTreeMap::new();
    for one in careers {
        let (with, without) = strata.entry(key(one)).or_default();
        *(if one.digital { with } else { without }) += one.people;
    }
    let weights = matched(&strata);
    let of = |digital: bool| -> Vec<_> {
        let group = careers.iter().filter(|one| one.digital == digital);
        let weigh = |one| {
            let weight = *weights.get(&key(one))?;
            Some((one, if digital { 1.0 } else { weight }))
        };
        group.filter_map(weigh).collect()
    };
    (outcome(&of(true)), outcome(&of(false)))
}

fn outcome(careers: &[(&CareerTally, f64)]) -> Outcome {
    let k = Threshold::INSIDE;
    let population = careers.iter().map(|(one, _)| one.people).sum();
    let share_of = |is: fn(&CareerTally) -> bool| {
        let count = |(one, weight): &(&CareerTally, f64)| {
            let yes = if is(one) { one.people } else { 0 };
            let people = one.people;
            (Count { people, yes }, *weight)
        };
        let counts: Vec<_> = careers.iter().map(count).collect();
        let told = tells(k, counts.iter().map(|(count, _)| *count));
        share(&counts).filter(|_| told)
    };
    let promoted: Vec<_> = careers
        .iter()
        .filter_map(|(one, weight)| Some((one.promoted_months?, one.people, *weight)))
        .collect();
    let people = promoted.iter().map(|(_, people, _)| people).sum();
    let months = promoted.iter();
    let months: Vec<_> = months
        .map(|(at, people, w)| (*at, number(*people) * w))
        .collect();
    Outcome {
        population: k.count(population),
        promoted: share_of(|one| one.promoted_months.is_some()),
        management: share_of(|one| one.management),
        median_months: k.of(people, median(&months)).flatten().map(whole),
    }
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
    fn like_is_compared_with_like() {
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
        let (with, without) = compare(&careers);
        assert_eq!((with.population, without.population), (Some(15), Some(11)));
        let value = |share: Option<Share>| share.unwrap().value;
        assert!((value(with.promoted) - 9.0 / 15.0).abs() < 1e-12);
        assert!((value(with.management) - 6.0 / 15.0).abs() < 1e-12);
        // a weighs 10 ÷ 8, b 5 ÷ 3: (4 · 10/8 + 2 · 5/3) ÷ 15.
        assert!((value(without.promoted) - 5.0 / 9.0).abs() < 1e-12);
        assert_eq!(without.management, None, "that nobody did is not told");
        assert_eq!(with.median_months, Some(40));
        // 60 weighs 5, 90 weighs 10/3.
        assert_eq!(without.median_months, Some(60));
        let few = compare(&careers[3..8]);
        assert_eq!(few.0, Outcome::default());
    }
}
