//! What day it is where the posts are: a day runs from midnight to midnight of the time zone of the deployment.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;

/// What "today" means: a day that was asked for or that data carry, else that of the clock in a time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// The day, whatever the clock says.
    pub as_of: Option<NaiveDate>,
    /// The time zone.
    pub zone: Tz,
}

impl Clock {
    /// The time zone where nothing else is set.
    pub const ZONE: Tz = Tz::Europe__Paris;

    /// Today.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.day(now())
    }

    /// The day of an instant.
    #[must_use]
    pub fn day(&self, at: DateTime<Utc>) -> NaiveDate {
        let shown = at.with_timezone(&self.zone).date_naive();
        self.as_of.unwrap_or(shown)
    }
}

impl Clock {
    /// The instant at which a day is over.
    #[must_use]
    pub fn end_of(&self, day: NaiveDate) -> DateTime<Utc> {
        let next = day.succ_opt().unwrap_or(day).and_time(NaiveTime::MIN);
        // Where clocks go forward at midnight, the day begins with the first instant that there is.
        let found = next.and_local_timezone(self.zone).earliest();
        let found = found.or_else(|| {
            let later = next + TimeDelta::hours(1);
            later.and_local_timezone(self.zone).earliest()
        });
        found.map_or_else(|| next.and_utc(), |at| at.with_timezone(&Utc))
    }
}

/// In the usual time zone.
impl From<Option<NaiveDate>> for Clock {
    fn from(as_of: Option<NaiveDate>) -> Self {
        Self {
            as_of,
            zone: Self::ZONE,
        }
    }
}

/// The instant of this machine.
#[expect(
    clippy::disallowed_methods,
    reason = "the only place where the clock is read"
)]
#[must_use]
pub fn now() -> DateTime<Utc> {
    Utc::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_that_of_the_time_zone() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let day = |zone: Tz, text: &str| Clock { as_of: None, zone }.day(at(text)).to_string();
        for (zone, text, found) in [
            (Clock::ZONE, "2026-03-01T22:59:59Z", "2026-03-01"),
            (Clock::ZONE, "2026-03-01T23:00:00Z", "2026-03-02"),
            // In summer the day begins one hour earlier.
            (Clock::ZONE, "2026-06-30T22:00:00Z", "2026-07-01"),
            (Tz::UTC, "2026-06-30T22:00:00Z", "2026-06-30"),
            (Tz::Indian__Reunion, "2026-06-30T20:00:00Z", "2026-07-01"),
            (Tz::Pacific__Tahiti, "2026-07-01T09:59:59Z", "2026-06-30"),
        ] {
            assert_eq!(day(zone, text), found, "{zone} {text}");
        }
        for (zone, day, ends) in [
            (Clock::ZONE, "2026-03-01", "2026-03-01T23:00:00Z"),
            (Clock::ZONE, "2026-06-30", "2026-06-30T22:00:00Z"),
            (Tz::UTC, "2026-06-30", "2026-07-01T00:00:00Z"),
            // Midnight does not exist on the day on which clocks go forward there.
            (Tz::Asia__Beirut, "2026-03-28", "2026-03-28T22:00:00Z"),
        ] {
            let found = Clock { as_of: None, zone }.end_of(day.parse().unwrap());
            assert_eq!(found, at(ends), "{zone} {day}");
        }
        let fixed = Clock::from(Some("2026-03-02".parse().unwrap()));
        assert_eq!(
            fixed.day(at("2030-01-01T00:00:00Z")).to_string(),
            "2026-03-02"
        );
    }
}
