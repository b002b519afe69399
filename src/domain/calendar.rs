//! Dates and instants as texts: one way to write each, years 1900 to 2100.

use chrono::{DateTime, Datelike as _, Months, NaiveDate, Utc};

/// The years that a date or an instant may have.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// Why a text is no date or no instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// It is not written as it must be.
    #[error("a date is written YYYY-MM-DD, an instant YYYY-MM-DDTHH:MM:SSZ")]
    Form,
    /// No month has this day.
    #[error("there is no such day")]
    NoSuchDay,
    /// The year is before 1900 or after 2100.
    #[error("the year is from 1900 to 2100")]
    Range,
}

/// Reads a date written `YYYY-MM-DD`.
///
/// # Errors
/// [`CalendarError`]: another spelling, a day that no month has, or a year out of range.
pub fn parse_date(text: &str) -> Result<NaiveDate, CalendarError> {
    // The length and the digits first: the library also reads signs, blanks and short numbers.
    let spelled = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !spelled {
        return Err(CalendarError::Form);
    }
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| CalendarError::NoSuchDay)?;
    in_range(date.year())
        .then_some(date)
        .ok_or(CalendarError::Range)
}

/// The first year after every plan: later ones stand for "no end".
const NO_PLAN: i32 = 2900;

/// Whether a date, or the date of an instant, stands for "no end", as programs of human resources write it:
/// a year from 2900 on (`2999-12-31`, `9999-12-31`), or the first or last day of one from the end of 2099 on.
#[must_use]
pub fn is_end_of_time(text: &str) -> bool {
    let (day, time) = text.split_at_checked(10).unwrap_or_default();
    let spelled = time.is_empty() || time.starts_with('T');
    let Ok(day) = NaiveDate::parse_from_str(day, "%Y-%m-%d") else {
        return false;
    };
    let border = (day.month(), day.day());
    let round = day.year() > 2099 && border == (1, 1) || day.year() > 2098 && border == (12, 31);
    spelled && (day.year() >= NO_PLAN || round)
}

/// Reads a date written `DD/MM/YYYY`, as French spreadsheets do, and writes it `YYYY-MM-DD`; none where it is not.
#[must_use]
pub fn day_first(text: &str) -> Option<String> {
    let mut parts = text.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let short =
        |part: &str| matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_digit());
    let long = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    (short(day) && short(month) && long && parts.next().is_none())
        .then(|| format!("{year}-{month:0>2}-{day:0>2}"))
}

/// Whole months that some periods cover, each day once, and the last day of the last one; none where it goes on.
///
/// A period is `start|end`, the end being the last day; that of one that goes on is empty, and today is not over. Periods
/// that follow one another are one; of what is left over, thirty days are a month more. One that is not of this form
/// counts for nothing.
#[must_use]
pub fn months_covered(periods: &[String], today: NaiveDate) -> (u32, Option<NaiveDate>) {
    let mut known: Vec<_> = periods
        .iter()
        .filter_map(|period| period.split_once('|'))
        .filter_map(|(start, end)| Some((parse_date(start).ok()?, parse_date(end).ok())))
        .collect();
    known.sort_unstable();
    // From the first day to the day after the last.
    let mut stretches: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for (start, end) in &known {
        let after = end.and_then(|end| end.succ_opt()).unwrap_or(today);
        let after = after.min(today).max(*start);
        match stretches.last_mut() {
            Some((_, reached)) if *start <= *reached => *reached = after.max(*reached),
            _ => stretches.push((*start, after)),
        }
    }
    let (mut months, mut days) = (0, 0);
    for (start, after) in stretches {
        let (whole, left) = months_between(start, after);
        months += whole;
        days += left;
    }
    let goes_on = known.iter().any(|(_, end)| end.is_none());
    let last = known.iter().filter_map(|(_, end)| *end).max();
    (months + days / 30, last.filter(|_| !goes_on))
}

/// Whole months from a day to a later one, and the days that are left.
fn months_between(start: NaiveDate, after: NaiveDate) -> (u32, u32) {
    let month = |day: NaiveDate| day.year() * 12 + day.month().cast_signed();
    let mut whole = u32::try_from(month(after) - month(start)).unwrap_or_default();
    if start + Months::new(whole) > after {
        whole = whole.saturating_sub(1);
    }
    let left = (after - (start + Months::new(whole))).num_days();
    (whole, u32::try_from(left).unwrap_or_default())
}

/// Reads an instant of RFC 3339, such as `2026-03-02T09:00:00Z`, with or without a fraction of a second
/// and in any offset.
///
/// # Errors
/// [`CalendarError`]: another spelling, a date that is refused, or an hour that no day has.
pub fn parse_instant(text: &str) -> Result<DateTime<Utc>, CalendarError> {
    let (date, time) = text.split_at_checked(10).ok_or(CalendarError::Form)?;
    parse_date(date)?;
    // RFC 3339 also allows other separators; one spelling is enough, and no leap second.
    let spelled = time.starts_with('T')
        && time
            .get(6..9)
            .is_some_and(|seconds| !seconds.ends_with("60"))
        && !time.contains([' ', 't', 'z']);
    if !spelled {
        return Err(CalendarError::Form);
    }
    let at = DateTime::parse_from_rfc3339(text).map_err(|_| CalendarError::Form)?;
    let at = at.with_timezone(&Utc);
    in_range(at.year())
        .then_some(at)
        .ok_or(CalendarError::Range)
}

fn in_range(year: i32) -> bool {
    YEARS.contains(&year)
}

/// An instant to the second, as the graph keeps it.
#[must_use]
pub fn instant(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// An instant to the millisecond, always of the same length: such texts are in order as the instants are.
#[must_use]
pub fn precise_instant(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_has_one_spelling_and_a_year_of_ours() {
        for good in ["1900-01-01", "2026-03-02", "2024-02-29", "2100-12-31"] {
            assert_eq!(parse_date(good).unwrap().to_string(), good);
        }
        for bad in [
            "+12000-01-01",
            "-0044-03-15",
            "2026-3-2",
            "2026-03-2",
            "20260302",
            " 2026-03-02",
            "2026-03-02 ",
            "2026/03/02",
            "٢٠٢٦-٠٣-٠٢",
            "",
            "2026-03-02T",
            "+026-03-02",
            "2026-+3-02",
            "2026-03-\u{202e}2",
        ] {
            assert_eq!(parse_date(bad), Err(CalendarError::Form), "{bad}");
        }
        for absent in ["2026-02-30", "2023-02-29", "2026-13-01", "2026-00-10"] {
            assert_eq!(
                parse_date(absent),
                Err(CalendarError::NoSuchDay),
                "{absent}"
            );
        }
        for far in ["1899-12-31", "2101-01-01", "0000-01-01", "9999-12-31"] {
            assert_eq!(parse_date(far), Err(CalendarError::Range), "{far}");
        }
    }

    #[test]
    fn a_year_from_its_first_day_to_its_last_is_twelve_months_and_each_day_counts_once() {
        let today = parse_date("2026-03-02").unwrap();
        let months = |periods: &[&str]| {
            let periods: Vec<_> = periods.iter().map(|period| (*period).to_owned()).collect();
            let (months, end) = months_covered(&periods, today);
            (months, end.map(|end| end.to_string()))
        };
        let until = |end: &str| Some(end.to_owned());
        assert_eq!(
            months(&["2014-09-01|2015-08-31"]),
            (12, until("2015-08-31"))
        );
        assert_eq!(
            months(&["2020-09-01|2023-08-31"]),
            (36, until("2023-08-31"))
        );
        assert_eq!(
            months(&["2017-08-01|2020-07-31", "2020-08-01|2023-07-31"]),
            (72, until("2023-07-31"))
        );
        assert_eq!(
            months(&["2012-01-01|2016-12-31", "2014-01-01|2018-12-31"]),
            (84, until("2018-12-31"))
        );
        // Ten months and twenty days, and one month and ten days.
        assert_eq!(
            months(&["2020-01-01|2020-11-20", "2021-03-01|2021-04-10"]),
            (12, until("2021-04-10"))
        );
        assert_eq!(
            months(&["2025-03-02|", "2010-01-01|2010-01-20"]),
            (12, None)
        );
        assert_eq!(months(&["2025-03-03|"]), (11, None));
        assert_eq!(months(&["2027-01-01|", "2020-01-31|2020-02-28"]), (1, None));
        assert_eq!(months(&["nothing", ""]), (0, None));
    }

    #[test]
    fn the_end_of_time_is_no_year_of_a_plan() {
        for none in [
            "9999-12-31",
            "2999-12-31",
            "2999-01-01",
            "2099-12-31",
            "2100-01-01",
            "2199-12-31",
            "9999-12-31T23:59:59Z",
        ] {
            assert!(is_end_of_time(none), "{none}");
        }
        for day in [
            "2098-12-31",
            "2099-12-30",
            "2205-03-04",
            "2026-12-31",
            "9999-99-99",
            "9999-12-31 ",
            "",
            "é999-12-3é",
        ] {
            assert!(!is_end_of_time(day), "{day}");
        }
    }

    #[test]
    fn a_day_comes_first_with_slashes_only() {
        for (text, day) in [
            ("02/03/2026", Some("2026-03-02")),
            ("2/3/2026", Some("2026-03-02")),
            ("2026-03-02", None),
            ("02/03/26", None),
            ("02/03/2026/1", None),
            ("02-03-2026", None),
            ("+2/03/2026", None),
        ] {
            assert_eq!(day_first(text).as_deref(), day, "{text}");
        }
    }

    #[test]
    fn an_instant_is_one_of_rfc_3339() {
        for (good, utc) in [
            ("2026-03-02T09:00:00Z", "2026-03-02T09:00:00+00:00"),
            ("2026-03-02T09:00:00.250Z", "2026-03-02T09:00:00.250+00:00"),
            ("2026-03-02T09:00:00+02:00", "2026-03-02T07:00:00+00:00"),
        ] {
            assert_eq!(parse_instant(good).unwrap().to_rfc3339(), utc);
        }
        for bad in [
            "2026-03-02",
            "2026-03-02 09:00:00Z",
            "2026-03-02t09:00:00z",
            "2026-03-02T09:00:60Z",
            "2026-03-02T25:00:00Z",
            "2026-03-02T09:00:00",
            "+12026-03-02T09:00:00Z",
            "é026-03-02T",
            "",
        ] {
            assert!(parse_instant(bad).is_err(), "{bad}");
        }
        assert_eq!(
            parse_instant("9999-12-31T00:00:00Z"),
            Err(CalendarError::Range)
        );
        // The first hours of 2101, in UTC.
        assert_eq!(
            parse_instant("2100-12-31T23:00:00-05:00"),
            Err(CalendarError::Range)
        );
    }
}
