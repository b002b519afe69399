//! The periods of the catalogue: each of the last five calendar years that are over, and the five together.

use chrono::{Datelike as _, NaiveDate};

use crate::domain::{
    error::Error,
    refusal::{Field, Reason},
};

/// Years of a catalogue.
const YEARS: i32 = 5;

/// A period of which there is a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// All years of the catalogue.
    Together,
    /// A calendar year.
    Year(i32),
    /// All years that are over, those before the catalogue too: of no table, but known to transitions.
    Ever,
}

impl Period {
    /// Whether a year that is over is in it.
    #[must_use]
    pub fn contains(self, year: i32, years: Years) -> bool {
        match self {
            Self::Together => years.contains(year),
            Self::Year(only) => only == year,
            Self::Ever => year <= years.last,
        }
    }

    /// By what the tables of the period are found.
    #[must_use]
    pub fn key(self) -> String {
        match self {
            Self::Together => "together".to_owned(),
            Self::Year(year) => year.to_string(),
            Self::Ever => "ever".to_owned(),
        }
    }
}

/// The years of which a version has tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Years {
    first: i32,
    last: i32,
}

impl Years {
    /// The last five years that are over on a day.
    #[must_use]
    pub fn over_on(day: NaiveDate) -> Self {
        Self {
            first: day.year() - YEARS,
            last: day.year() - 1,
        }
    }

    /// Whether a year is one of them.
    #[must_use]
    pub fn contains(self, year: i32) -> bool {
        (self.first..=self.last).contains(&year)
    }

    /// Each year, the last one first.
    pub fn each(self) -> impl Iterator<Item = i32> {
        (self.first..=self.last).rev()
    }

    /// The years together, then each year, the last one first.
    pub fn periods(self) -> impl Iterator<Item = Period> {
        std::iter::once(Period::Together).chain(self.each().map(Period::Year))
    }

    /// The first day of the first year and the last day of the last one.
    #[must_use]
    pub fn days(self) -> (String, String) {
        (
            format!("{:04}-01-01", self.first),
            format!("{:04}-12-31", self.last),
        )
    }

    /// The period between two days, both in it: one of the years, or with neither day all of them.
    ///
    /// # Errors
    /// [`Error::Invalid`] for any other period, with those of which there are tables.
    pub fn period(
        self,
        since: Option<NaiveDate>,
        until: Option<NaiveDate>,
    ) -> Result<Period, Error> {
        let (Some(since), Some(until)) = (since, until) else {
            let given = match (since, until) {
                (None, None) => return Ok(Period::Together),
                (None, _) => Field::PeriodStart,
                _ => Field::PeriodEnd,
            };
            return Err(self.refused(given));
        };
        if since.ordinal() != 1 || !self.contains(since.year()) {
            return Err(self.refused(Field::PeriodStart));
        }
        let is_end = (until.month(), until.day()) == (12, 31);
        if !is_end || until.year() != since.year() {
            return Err(self.refused(Field::PeriodEnd));
        }
        Ok(Period::Year(since.year()))
    }

    fn refused(self, field: Field) -> Error {
        let Self { first, last } = self;
        Error::Invalid(field, Reason::NoPeriod { first, last })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_one_of_the_last_five_years_or_all_of_them() {
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        let years = Years::over_on(day("2026-03-02").unwrap());
        assert_eq!(
            years.each().collect::<Vec<_>>(),
            [2025, 2024, 2023, 2022, 2021]
        );
        let period = |since, until| years.period(day(since), day(until));
        assert_eq!(period("", "").unwrap(), Period::Together);
        assert_eq!(
            period("2021-01-01", "2021-12-31").unwrap(),
            Period::Year(2021)
        );
        for (since, until, wrong) in [
            ("2021-01-02", "2021-12-31", Field::PeriodStart),
            ("2020-01-01", "2020-12-31", Field::PeriodStart),
            ("2026-01-01", "2026-12-31", Field::PeriodStart),
            ("2021-01-01", "2021-12-30", Field::PeriodEnd),
            ("2021-01-01", "2022-12-31", Field::PeriodEnd),
            ("2022-01-01", "2021-12-31", Field::PeriodEnd),
            ("2022-01-01", "", Field::PeriodEnd),
            ("", "2022-12-31", Field::PeriodStart),
        ] {
            let Err(Error::Invalid(field, reason)) = period(since, until) else {
                panic!("{since} {until}");
            };
            assert_eq!(field, wrong, "{since} {until}");
            let (first, last) = (2021, 2025);
            assert_eq!(reason, Reason::NoPeriod { first, last });
        }
    }
}
