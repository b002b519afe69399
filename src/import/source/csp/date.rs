//! Days as offers write them.

use chrono::NaiveDate;

use chrono::Datelike as _;

/// Years from which an end means that there is none.
const NEVER: i32 = 2090;

/// A day written `31/12/2026`, `31/12/2026 10:06` or `2026-12-31T10:06:29.553`, as `2026-12-31`;
/// none for a year that means never.
pub(super) fn day(said: &str) -> Result<Option<String>, ()> {
    let day = said.trim().split([' ', 'T']).next().unwrap_or_default();
    let read = ["%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%Y/%m/%d"]
        .iter()
        .find_map(|form| NaiveDate::parse_from_str(day, form).ok())
        .filter(|day| day.year() >= 1900)
        .ok_or(())?;
    Ok((read.year() < NEVER).then(|| read.format("%Y-%m-%d").to_string()))
}
