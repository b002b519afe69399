//! Medians of durations, censored ones included.

/// A duration shared by `count` subjects, in whole days or months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// How long.
    pub length: i32,
    /// True: the event happened at `length`; false: censored at `length`.
    pub over: bool,
    /// How many subjects.
    pub count: usize,
}

/// Kaplan–Meier median: the first duration at which survival falls to ½; none if it never does.
///
/// Source: E. L. Kaplan, P. Meier, *Nonparametric Estimation from Incomplete Observations*, JASA 53, 1958.
#[must_use]
pub fn censored_median(spans: &[Span]) -> Option<i32> {
    let mut spans = spans.to_vec();
    spans.sort_by_key(|span| span.length);
    let mut at_risk: usize = spans.iter().map(|span| span.count).sum();
    let mut running = 1.0;
    for same in spans.chunk_by(|a, b| a.length == b.length) {
        let over = same.iter().filter(|span| span.over);
        let over: usize = over.map(|span| span.count).sum();
        if over > 0 {
            running *= 1.0 - number(over) / number(at_risk);
            // The product of fractions may miss one half by its last digit.
            if running <= 0.5 + 1e-9 {
                return same.first().map(|span| span.length);
            }
        }
        at_risk -= same.iter().map(|span| span.count).sum::<usize>();
    }
    None
}

/// The median of values with weights; of two in the middle, what is half-way.
#[must_use]
pub fn weighted_median(values: &[(i32, f64)]) -> Option<f64> {
    let mut values: Vec<_> = values.iter().filter(|(_, w)| *w > 0.0).copied().collect();
    values.sort_by_key(|(value, _)| *value);
    let half = values.iter().map(|(_, weight)| weight).sum::<f64>() / 2.0;
    let mut below = 0.0;
    for (i, (value, weight)) in values.iter().enumerate() {
        below += weight;
        if below > half + 1e-9 {
            return Some(f64::from(*value));
        }
        if below > half - 1e-9 {
            let next = values.get(i + 1).map_or(*value, |(next, _)| *next);
            return Some(f64::midpoint(f64::from(*value), f64::from(next)));
        }
    }
    None
}

/// A count as a number to calculate with.
#[must_use]
pub fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// A figure in whole units: the nearest, and of two the greater.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "as saturates")]
pub fn whole(figure: f64) -> i32 {
    (figure + 0.5).floor() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(length: i32, over: bool, count: usize) -> Span {
        Span {
            length,
            over,
            count,
        }
    }

    #[test]
    fn those_still_running_make_the_median_later() {
        // Five over at 10, 20, 30, 40, 50: 4/5, 3/5, 2/5 at 30.
        let all: Vec<_> = (1..=5).map(|i| span(i * 10, true, 1)).collect();
        assert_eq!(censored_median(&all), Some(30));
        // Two more still running at 25: 6/7, 5/7, then of three left 2/3: 10/21 at 30.
        let with = |more: &[Span]| censored_median(&[&all, more].concat());
        assert_eq!(with(&[span(25, false, 2)]), Some(30));
        // Two more at 60: 6/7, 5/7, 4/7, 3/7 at 40.
        assert_eq!(with(&[span(60, false, 2)]), Some(40));
        // Five more at 60: 9/10 … 5/10 at 50, exactly one half.
        assert_eq!(with(&[span(60, false, 5)]), Some(50));
        assert_eq!(with(&[span(60, false, 6)]), None);
        // One that is still running on the day on which one is over counts as waiting on that day: 1/2.
        assert_eq!(
            censored_median(&[span(10, true, 1), span(10, false, 1)]),
            Some(10)
        );
        assert_eq!(censored_median(&[]), None);
    }

    #[test]
    fn the_median_is_the_middle_or_half_way() {
        let middle =
            |values: &[i32]| weighted_median(&values.iter().map(|v| (*v, 1.0)).collect::<Vec<_>>());
        assert_eq!(middle(&[9, 1, 4]), Some(4.0));
        assert_eq!(middle(&[9, 1, 4, 5]), Some(4.5));
        assert_eq!(middle(&[]), None);
        assert_eq!(weighted_median(&[(1, 3.0), (8, 1.0)]), Some(1.0));
        assert_eq!((whole(4.5), whole(4.4), whole(-0.5)), (5, 4, 0));
    }
}
