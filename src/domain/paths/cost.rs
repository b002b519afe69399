//! What a move costs, and what a path of several moves is worth.
//!
//! cost = −ln p + κ · gap for each move; score = exp(−Σ cost), in (0, 1]. `docs/recommendation.md`.

use std::collections::HashMap;

use super::{transition::Evidence, walk::Sparse};
use crate::domain::parameter::{PATH_GAP, PATH_UNKNOWN_GAP};

/// The weighted share of what the second occupation needs that the first needs too, in [0, 1].
///
/// None when nothing is known of what the second needs.
#[must_use]
pub fn shared_share(from: &Sparse, to: &Sparse) -> Option<f64> {
    let held: HashMap<usize, f64> = from.iter().copied().collect();
    let needed: f64 = to.iter().map(|(_, weight)| weight).sum();
    let shared = to.iter().filter(|(need, _)| held.contains_key(need));
    let shared: f64 = shared.map(|(_, weight)| weight).sum();
    (needed > 0.0).then(|| shared / needed)
}

/// What a move costs: less the more probable it is and the more of what it needs is held.
#[must_use]
pub fn step_cost(p: f64, shared: Option<f64>) -> f64 {
    let gap = shared.map_or(PATH_UNKNOWN_GAP, |shared| 1.0 - shared);
    -p.ln() + PATH_GAP * gap
}

/// A move of a path.
#[derive(Debug, Clone, PartialEq)]
pub struct PathStep {
    /// The occupation left.
    pub from_uid: String,
    /// The occupation taken.
    pub to_uid: String,
    /// Its French label.
    pub to_label_fr: String,
    /// What it costs.
    pub cost: f64,
    /// What it is known from; never empty.
    pub evidence: Vec<Evidence>,
    /// How many times people made it, when flows disclose it.
    pub observed: Option<i32>,
    /// Median months before it, when flows disclose it.
    pub median_months: Option<i32>,
}

/// Moves one after the other, none twice through one occupation.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// The French label of where it starts.
    pub from_label_fr: String,
    /// One to four moves.
    pub steps: Vec<PathStep>,
    /// The sum of their costs, rounded to twelve decimals.
    pub cost: f64,
}

impl Path {
    /// How plausible it is, in (0, 1]: exp(−cost).
    #[must_use]
    pub fn score(&self) -> f64 {
        (-self.cost).exp()
    }

    /// The occupation at its end.
    #[must_use]
    pub fn end(&self) -> &str {
        self.steps.last().map_or("", |step| &step.to_uid)
    }

    /// The sum of the median months of its moves; none when one is unknown.
    #[must_use]
    pub fn months(&self) -> Option<i32> {
        self.steps.iter().map(|step| step.median_months).sum()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_shared_is_weighed_by_what_the_second_needs() {
        let (from, to) = (vec![(1, 9.0), (2, 9.0)], vec![(2, 1.0), (3, 3.0)]);
        assert_eq!(shared_share(&from, &to), Some(0.25));
        assert_eq!(shared_share(&from, &Sparse::new()), None);
        assert_eq!(shared_share(&Sparse::new(), &to), Some(0.0));
    }

    #[test]
    fn months_are_known_when_all_are() {
        let step = |median_months| PathStep {
            from_uid: String::new(),
            to_uid: "b".to_owned(),
            to_label_fr: String::new(),
            cost: 1.0,
            evidence: Vec::new(),
            observed: None,
            median_months,
        };
        let path = |months: &[Option<i32>]| Path {
            from_label_fr: String::new(),
            steps: months.iter().map(|length| step(*length)).collect(),
            cost: 2.0,
        };
        assert_eq!(path(&[Some(30), Some(12)]).months(), Some(42));
        assert_eq!(path(&[Some(30), None]).months(), None);
        assert_eq!(path(&[None]).end(), "b");
    }

    proptest! {
        #[test]
        fn a_move_never_costs_less_when_it_is_rarer_or_further(p in 0.001_f64..1.0, q in 0.001_f64..1.0, a in 0.0_f64..1.0, b in 0.0_f64..1.0) {
            let cost = step_cost(p, Some(a));
            prop_assert!(cost >= 0.0);
            prop_assert!(q > p || step_cost(q, Some(a)) >= cost);
            prop_assert!(b > a || step_cost(p, Some(b)) >= cost);
        }
    }
}
