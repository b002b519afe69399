//! Quarters of a calendar year.

use chrono::{Datelike as _, NaiveDate};

/// A quarter of a calendar year; quarters in a row are numbers in a row, the first of a year a multiple of four.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter(pub i32);

impl Quarter {
    /// The quarter of a day.
    #[must_use]
    pub fn containing(day: NaiveDate) -> Self {
        let within = i32::try_from(day.month0() / 3).unwrap_or_default();
        Self(day.year() * 4 + within)
    }

    /// Its first day; none far out of the calendar.
    #[must_use]
    pub fn first_day(self) -> Option<NaiveDate> {
        let month = u32::try_from(self.0.rem_euclid(4) * 3 + 1).unwrap_or_default();
        NaiveDate::from_ymd_opt(self.0.div_euclid(4), month, 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_has_its_first_day() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let quarter = Quarter::containing(day("2025-12-31"));
        assert_eq!(quarter.first_day(), Some(day("2025-10-01")));
        assert_eq!((quarter.0 + 1) % 4, 0);
    }
}
