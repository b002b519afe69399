//! Introductions: two people who agree to meet.

pub mod answer;
pub mod end;
pub mod port;
pub mod request;

use chrono::{DateTime, Days, NaiveTime, Utc};

use crate::domain::parameter::INTRODUCTION_DAYS;

/// When a request to meet expires: it waits until the end of the last of its `introduction_days`.
#[must_use]
pub fn expires_at(asked_at: DateTime<Utc>) -> DateTime<Utc> {
    let days = Days::new(u64::from(INTRODUCTION_DAYS) + 1);
    let day = asked_at.date_naive().checked_add_days(days);
    day.map_or(DateTime::<Utc>::MAX_UTC, |day| {
        day.and_time(NaiveTime::MIN).and_utc()
    })
}
