//! What is drawn, from one seed.

use chrono::{Days, Months, NaiveDate};
use rand::{Rng as _, SeedableRng as _, seq::SliceRandom as _};
use rand_chacha::ChaCha8Rng;

/// A source of draws; the same seed and stream give the same ones on every machine.
pub(super) struct Chance(ChaCha8Rng);

impl Chance {
    /// One stream of a seed: a part that draws more does not change the others.
    pub(super) fn new(seed: u64, stream: u64) -> Self {
        let mut source = ChaCha8Rng::seed_from_u64(seed);
        source.set_stream(stream);
        Self(source)
    }

    /// True in `percent` of a hundred draws.
    pub(super) fn is(&mut self, percent: u32) -> bool {
        self.0.random_ratio(percent, 100)
    }

    /// A whole number between two, both included.
    pub(super) fn between(&mut self, least: u32, most: u32) -> u32 {
        self.0.random_range(least..=most)
    }

    /// One of several.
    pub(super) fn one<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.0.random_range(0..all.len())]
    }

    /// One of several words; what is written twice is drawn twice as often.
    pub(super) fn word(&mut self, all: &[&'static str]) -> &'static str {
        all[self.0.random_range(0..all.len())]
    }

    /// A position, by weights of which one at least is above zero.
    pub(super) fn weighted(&mut self, weights: &[f64]) -> usize {
        let mut left = self.0.random::<f64>() * weights.iter().sum::<f64>();
        for (at, weight) in weights.iter().enumerate() {
            left -= weight;
            if left < 0.0 {
                return at;
            }
        }
        weights
            .iter()
            .rposition(|weight| *weight > 0.0)
            .unwrap_or(0)
    }

    /// Zipf's law over a shuffled order: weight 1/rank.
    pub(super) fn zipf(&mut self, count: usize) -> Vec<f64> {
        let mut ranks: Vec<u32> = (1..).take(count).collect();
        ranks.shuffle(&mut self.0);
        ranks
            .into_iter()
            .map(|rank| 1.0 / f64::from(rank))
            .collect()
    }

    /// A length with a long tail: `least`, and an exponential of this mean above it.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "cut to what fits"
    )]
    pub(super) fn long(&mut self, least: u32, mean: f64) -> u32 {
        let tail = -(1.0 - self.0.random::<f64>()).ln() * mean;
        least + tail.min(10_000.0) as u32
    }

    /// Several of a list, each once, in the list's order.
    pub(super) fn some<'a, T>(&mut self, all: &'a [T], count: usize) -> Vec<&'a T> {
        let mut at: Vec<usize> = (0..all.len()).collect();
        at.shuffle(&mut self.0);
        at.truncate(count);
        at.sort_unstable();
        at.into_iter().map(|at| &all[at]).collect()
    }

    /// A day up to so many days before another.
    pub(super) fn before(&mut self, day: NaiveDate, days: u32) -> NaiveDate {
        day - Days::new(u64::from(self.between(1, days)))
    }

    /// A day up to so many days after another.
    pub(super) fn after(&mut self, day: NaiveDate, days: u32) -> NaiveDate {
        day + Days::new(u64::from(self.between(0, days)))
    }
}

/// The same day so many months later.
pub(super) fn months_after(day: NaiveDate, months: u32) -> NaiveDate {
    day + Months::new(months)
}

/// A day as an instant, at nine in the morning.
pub(super) fn instant(day: NaiveDate) -> String {
    format!("{day}T09:00:00Z")
}
