//! How good one ranking is, with binary gain: NDCG, recall and reciprocal rank, each in [0, 1].

use std::collections::BTreeSet;

use serde::Serialize;

/// The measures of one ranking.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Metrics {
    /// Gain discounted by log2 of the rank over the best possible, on the first ten.
    pub ndcg10: f64,
    /// Share of the relevant among the first five.
    pub recall5: f64,
    /// Share of the relevant among the first ten.
    pub recall10: f64,
    /// One over the rank of the first relevant, 0 when there is none.
    pub mrr: f64,
}

/// Measures a ranking of positions, best first, against those that are relevant (at least one).
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "ranks are small")]
pub fn measure(ranking: &[usize], relevant: &BTreeSet<usize>) -> Metrics {
    let discount = |place: usize| 1.0 / (place as f64 + 2.0).log2();
    let hits: Vec<usize> = ranking
        .iter()
        .enumerate()
        .filter(|(_, item)| relevant.contains(item))
        .map(|(place, _)| place)
        .collect();
    let gain: f64 = hits
        .iter()
        .filter(|place| **place < 10)
        .map(|place| discount(*place))
        .sum();
    let best: f64 = (0..relevant.len().min(10)).map(discount).sum();
    let recall = |first: usize| {
        hits.iter().filter(|place| **place < first).count() as f64 / relevant.len() as f64
    };
    Metrics {
        ndcg10: gain / best,
        recall5: recall(5),
        recall10: recall(10),
        mrr: hits
            .first()
            .map_or(0.0, |place| 1.0 / (*place as f64 + 1.0)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn worked_out_by_hand() {
        // Relevant 7 and 9 at ranks 2 and 4: gain 1/log2(3) + 1/log2(5), best 1 + 1/log2(3).
        let found = measure(&[1, 7, 2, 9, 3], &BTreeSet::from([7, 9]));
        let (three, five) = (3.0_f64.log2(), 5.0_f64.log2());
        let ndcg = (1.0 / three + 1.0 / five) / (1.0 + 1.0 / three);
        assert!((found.ndcg10 - ndcg).abs() < 1e-12);
        assert!((found.recall5 - 1.0).abs() < 1e-12 && (found.mrr - 0.5).abs() < 1e-12);
        assert_eq!(measure(&[1], &BTreeSet::from([2])), Metrics::default());
    }

    proptest! {
        #[test]
        fn every_measure_is_between_0_and_1(
            ranking in Just((0usize..30).collect::<Vec<_>>()).prop_shuffle(),
            relevant in proptest::collection::btree_set(0usize..40, 1..15),
        ) {
            let found = measure(&ranking, &relevant);
            for value in [found.ndcg10, found.recall5, found.recall10, found.mrr] {
                prop_assert!((0.0..=1.0).contains(&value));
            }
            prop_assert!(found.recall5 <= found.recall10);
        }
    }
}
