//! Quarters of a year, and periods made of whole ones.

use std::fmt;

use chrono::{Datelike as _, Months, NaiveDate};

use crate::domain::error::Error;

/// A quarter of a calendar year; quarters in a row are numbers in a row, the first of a year a multiple of four.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter(pub i32);

impl Quarter {
    /// The quarter of a day.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        let within = i32::try_from(day.month0() / 3).unwrap_or_default();
        Self(day.year() * 4 + within)
    }

    /// Its first day; none far out of the calendar.
    #[must_use]
    pub fn first_day(self) -> Option<NaiveDate> {
        let month = u32::try_from(self.0.rem_euclid(4) * 3 + 1).unwrap_or_default();
        NaiveDate::from_ymd_opt(self.0.div_euclid(4), month, 1)
    }

    /// Its last day; none far out of the calendar.
    #[must_use]
    pub fn last_day(self) -> Option<NaiveDate> {
        let next = self.first_day()?.checked_add_months(Months::new(3))?;
        next.pred_opt()
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-Q{}", self.0.div_euclid(4), self.0.rem_euclid(4) + 1)
    }
}

/// Whole quarters, both ends included; an end that is not given is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Period {
    /// The first quarter.
    pub since: Option<Quarter>,
    /// The last quarter.
    pub until: Option<Quarter>,
}

impl Period {
    /// The period of some days.
    ///
    /// # Errors
    /// [`Error::InvalidInput`] when `since` is not the first day of a quarter, `until` not the last of one, or
    /// the period ends before it begins: other periods could be subtracted from each other until one person is
    /// left.
    pub fn read(since: Option<NaiveDate>, until: Option<NaiveDate>) -> Result<Self, Error> {
        let refused = |argument, message: &str| Error::InvalidInput {
            argument,
            message: message.to_owned(),
        };
        if since.is_some_and(|day| Quarter::of(day).first_day() != Some(day)) {
            let message = "since est le premier jour d'un trimestre : seuls des trimestres entiers sont comptés.";
            return Err(refused("since", message));
        }
        if until.is_some_and(|day| Quarter::of(day).last_day() != Some(day)) {
            let message = "until est le dernier jour d'un trimestre : seuls des trimestres entiers sont comptés.";
            return Err(refused("until", message));
        }
        if let (Some(since), Some(until)) = (since, until)
            && until < since
        {
            return Err(refused("until", "La période finit avant de commencer."));
        }
        Ok(Self {
            since: since.map(Quarter::of),
            until: until.map(Quarter::of),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<NaiveDate> {
        text.parse().ok()
    }

    #[test]
    fn a_quarter_has_its_days_and_its_name() {
        let quarter = Quarter::of(day("2025-12-31").unwrap());
        assert_eq!(quarter.to_string(), "2025-Q4");
        assert_eq!(quarter.first_day(), day("2025-10-01"));
        assert_eq!(quarter.last_day(), day("2025-12-31"));
        assert_eq!(Quarter(quarter.0 + 1).to_string(), "2026-Q1");
        assert_eq!((quarter.0 + 1) % 4, 0);
    }

    #[test]
    fn only_whole_quarters_are_a_period() {
        let read = |since, until| Period::read(day(since), day(until));
        assert!(read("2025-01-01", "2025-12-31").is_ok());
        assert!(read("2025-04-01", "2025-06-30").is_ok());
        for (since, until, wrong) in [
            ("2025-01-02", "2025-12-31", "since"),
            ("2025-02-01", "2025-12-31", "since"),
            ("2025-01-01", "2025-12-30", "until"),
            ("2025-01-01", "2025-11-30", "until"),
            ("2026-01-01", "2025-12-31", "until"),
        ] {
            let refused = read(since, until).unwrap_err();
            let Error::InvalidInput { argument, .. } = refused else {
                panic!("{refused}");
            };
            assert_eq!(argument, wrong, "{since} {until}");
        }
    }
}
