//! When a new version of the statistics is published.
//!
//! Between two versions nothing that is counted of people changes, so that asking before and after the change of one
//! person discloses nothing of that person. `docs/adr/0025-published-versions-of-statistics.md`.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{quarter::Quarter, small_count::Threshold};

/// The version that readers see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Version {
    /// 1 for the first one.
    pub number: i64,
    /// The day for which it was counted.
    pub as_of: NaiveDate,
    /// When it was counted.
    pub published_at: DateTime<Utc>,
    /// Different people of whom it counts something.
    pub contributors: usize,
}

/// Why a version is published, or is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Reason {
    /// There was none.
    First,
    /// The calendar quarter of the last one is over.
    QuarterOver,
    /// Enough different people changed since the last one.
    PeopleChanged,
    /// Not published: fewer people changed than the threshold, in the same quarter.
    TooFewChanged,
}

impl Reason {
    /// What is to be done on a day, when so many different people changed since the last version.
    #[must_use]
    pub fn due(
        last: Option<&Version>,
        changed: usize,
        day: NaiveDate,
        threshold: Threshold,
    ) -> Self {
        match last {
            None => Self::First,
            Some(last) if Quarter::containing(day) > Quarter::containing(last.as_of) => {
                Self::QuarterOver
            }
            Some(_) if threshold.shows(changed) => Self::PeopleChanged,
            Some(_) => Self::TooFewChanged,
        }
    }

    /// Whether a version is published.
    #[must_use]
    pub fn publishes(self) -> bool {
        self != Self::TooFewChanged
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_waits_for_enough_people_or_the_next_quarter() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let last = Version {
            number: 3,
            as_of: day("2026-03-02"),
            published_at: DateTime::UNIX_EPOCH,
            contributors: 40,
        };
        let due = |last, changed, on| Reason::due(last, changed, day(on), Threshold::INSIDE);
        assert_eq!(due(None, 0, "2026-03-02"), Reason::First);
        assert_eq!(due(Some(&last), 4, "2026-03-31"), Reason::TooFewChanged);
        assert_eq!(due(Some(&last), 5, "2026-03-02"), Reason::PeopleChanged);
        assert_eq!(due(Some(&last), 0, "2026-04-01"), Reason::QuarterOver);
        assert_eq!(due(Some(&last), 4, "2025-12-31"), Reason::TooFewChanged);
        assert!(!Reason::TooFewChanged.publishes());
    }
}
