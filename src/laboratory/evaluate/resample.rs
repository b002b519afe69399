//! Confidence intervals by the bootstrap: cases are drawn again, with replacement.

use serde::Serialize;

/// Times that the cases are drawn again.
const DRAWS: usize = 2000;

/// A mean with its 95 % interval.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Interval {
    /// The mean over the cases.
    pub value: f64,
    /// 2.5 % of the draws are below.
    pub low: f64,
    /// 2.5 % of the draws are above.
    pub high: f64,
}

/// The mean of some cases; the same cases always give the same interval.
#[expect(clippy::cast_precision_loss, reason = "counts of cases are small")]
pub(super) fn mean(cases: &[f64]) -> Interval {
    let of = |sum: f64| sum / cases.len() as f64;
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut draw = || {
        // SplitMix64: enough to draw cases, and the same on every machine.
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut x = state;
        x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((x ^ (x >> 31)) % cases.len() as u64).unwrap_or_default()
    };
    let mut means: Vec<f64> = (0..DRAWS)
        .map(|_| of((0..cases.len()).map(|_| cases[draw()]).sum()))
        .collect();
    means.sort_by(f64::total_cmp);
    Interval {
        value: of(cases.iter().sum()),
        low: means[DRAWS / 40],
        high: means[DRAWS - 1 - DRAWS / 40],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_holds_the_mean_and_repeats() {
        let cases: Vec<f64> = (0..50).map(|i| f64::from(i % 5)).collect();
        let found = mean(&cases);
        assert!(found.low < found.value && found.value < found.high);
        assert!((found.value - 2.0).abs() < 1e-12);
        assert_eq!(found.low.to_bits(), mean(&cases).low.to_bits());
    }
}
