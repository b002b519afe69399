//! One cell: from text to the value that a statement takes.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde_json::Value;

use super::{
    format::{CellKind, Column},
    reject::Code,
};
use crate::domain::{
    calendar::{
        CalendarError, day_first, instant as whole_seconds, is_end_of_time, parse_date,
        parse_instant, precise_instant,
    },
    text::{composed, has_hidden},
};

/// How dates are written in a directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dates {
    /// `YYYY-MM-DD`.
    #[default]
    YearFirst,
    /// `DD/MM/YYYY` too.
    DayFirst,
}

/// What the reading of a cell depends on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ways {
    /// The service's now.
    pub(super) now: DateTime<Utc>,
    /// How dates are written.
    pub(super) dates: Dates,
}

/// Reads a cell without the blanks around it; an empty one is its column's default, an empty list, or unknown, and so
/// is an end of time that may be empty.
pub(super) fn read(column: &Column, text: &str, ways: Ways) -> Result<Value, Code> {
    let now = ways.now;
    let text = text.trim();
    let text = if text.is_empty() {
        if column.required {
            return Err(Code::MissingValue);
        }
        column.default.unwrap_or_default()
    } else {
        text
    };
    // What a reader does not see is no part of a name, and hides what stands next to it.
    if matches!(column.kind, CellKind::Text | CellKind::Texts)
        && has_hidden(&text.replace("\r\n", "\n"))
    {
        return Err(Code::HiddenCharacter);
    }
    // Keys are kept as they are spelt; of a word there is one spelling.
    let text = match column.kind {
        CellKind::Text | CellKind::Texts if column.name != "uid" => &*composed(text),
        _ => text,
    };
    let written = match column.kind {
        CellKind::Date | CellKind::PastDate if ways.dates == Dates::DayFirst => day_first(text),
        CellKind::Decimal { .. } if !text.contains('.') => Some(text.replacen(',', ".", 1)),
        _ => None,
    };
    let text = written.as_deref().unwrap_or(text);
    if !column.required && is_without_end(column.kind, text) {
        return Ok(Value::Null);
    }
    match column.kind {
        CellKind::Texts | CellKind::References(_) => Ok(split(text).collect()),
        CellKind::SomeOf(words) if split(text).all(|word| words.contains(&word)) => {
            Ok(split(text).collect())
        }
        CellKind::SomeOf(_) => Err(Code::UnknownValue),
        _ if text.is_empty() => Ok(Value::Null),
        CellKind::Text | CellKind::Reference(_) => Ok(text.into()),
        CellKind::OneOf(words) if words.contains(&text) => Ok(text.into()),
        CellKind::OneOf(_) => Err(Code::UnknownValue),
        CellKind::Boolean => match &*text.to_ascii_lowercase() {
            "true" | "vrai" | "oui" => Ok(true.into()),
            "false" | "faux" | "non" => Ok(false.into()),
            _ => Err(Code::BadBoolean),
        },
        CellKind::Integer { least, most } => {
            let number: i64 = text.parse().map_err(|_| Code::BadNumber)?;
            if (least..=most).contains(&number) {
                Ok(number.into())
            } else {
                Err(Code::OutOfRange)
            }
        }
        CellKind::Decimal { least, most } => {
            let number: f64 = text.parse().map_err(|_| Code::BadNumber)?;
            if (least..=most).contains(&number) {
                Ok(number.into())
            } else {
                Err(Code::OutOfRange)
            }
        }
        // Only one spelling: dates are compared as text where their order is checked.
        CellKind::Date | CellKind::PastDate => {
            let day = date(text)?;
            if matches!(column.kind, CellKind::PastDate) && day > latest_day(now) {
                return Err(Code::Future);
            }
            Ok(text.into())
        }
        CellKind::PreciseInstant | CellKind::PastInstant | CellKind::PastPreciseInstant => {
            let at = instant(text)?;
            if !matches!(column.kind, CellKind::PreciseInstant) && at > now {
                return Err(Code::Future);
            }
            Ok(match column.kind {
                CellKind::PastInstant => whole_seconds(at).into(),
                _ => precise_instant(at).into(),
            })
        }
    }
}

/// Whether a date stands for "no end". What has happened has no year 2100 either, but it may be a fault of typing.
fn is_without_end(kind: CellKind, text: &str) -> bool {
    match kind {
        CellKind::Date | CellKind::PreciseInstant => is_end_of_time(text),
        CellKind::PastDate | CellKind::PastInstant | CellKind::PastPreciseInstant => {
            is_end_of_time(text) && !text.starts_with("20") && !text.starts_with("21")
        }
        _ => false,
    }
}

fn date(text: &str) -> Result<NaiveDate, Code> {
    parse_date(text).map_err(|error| match error {
        CalendarError::Form | CalendarError::NoSuchDay => Code::BadDate,
        CalendarError::Range => Code::OutOfRange,
    })
}

/// An instant with its offset, in UTC; its year has four digits, so that texts are in order.
fn instant(text: &str) -> Result<DateTime<Utc>, Code> {
    parse_instant(text).map_err(|error| match error {
        CalendarError::Form | CalendarError::NoSuchDay => Code::BadInstant,
        CalendarError::Range => Code::OutOfRange,
    })
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split('|')
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// The day that it is where days begin first, so that a day of today is in the future nowhere.
fn latest_day(now: DateTime<Utc>) -> NaiveDate {
    now.with_timezone(&Tz::Pacific__Kiritimati).date_naive()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::import::format::files;

    /// The service's now in these tests.
    fn now() -> DateTime<Utc> {
        parse_instant("2026-03-02T09:00:00.500Z").unwrap()
    }

    /// Reads a cell now.
    fn read(column: &Column, text: &str) -> Result<Value, Code> {
        let dates = Dates::YearFirst;
        super::read(column, text, Ways { now: now(), dates })
    }

    fn column(kind: CellKind) -> Column {
        Column {
            name: "c",
            kind,
            required: false,
            default: None,
            late: false,
        }
    }

    #[test]
    #[expect(clippy::too_many_lines, reason = "a table of cases")]
    fn each_kind_reads_what_it_holds_and_refuses_the_rest() {
        let level = column(CellKind::Integer { least: 1, most: 4 });
        assert_eq!(read(&level, "3"), Ok(json!(3)));
        assert_eq!(read(&level, "5"), Err(Code::OutOfRange));
        assert_eq!(read(&level, "haut"), Err(Code::BadNumber));
        assert_eq!(read(&level, ""), Ok(Value::Null));
        let share = column(CellKind::Decimal {
            least: 0.0,
            most: 1.0,
        });
        assert_eq!(read(&share, "0.5"), Ok(json!(0.5)));
        assert_eq!(read(&share, "0,5"), Ok(json!(0.5)));
        assert_eq!(read(&share, "0,5,1"), Err(Code::BadNumber));
        assert_eq!(read(&share, "NaN"), Err(Code::OutOfRange));
        assert_eq!(
            read(&column(CellKind::Date), "2026-02-28"),
            Ok(json!("2026-02-28"))
        );
        assert_eq!(
            read(&column(CellKind::Date), "2026-02-30"),
            Err(Code::BadDate)
        );
        assert_eq!(
            read(&column(CellKind::Date), "2026-2-8"),
            Err(Code::BadDate)
        );
        for far in ["2205-03-04", "1899-12-31"] {
            assert_eq!(read(&column(CellKind::Date), far), Err(Code::OutOfRange));
        }
        for (kind, never) in [
            (CellKind::Date, "9999-12-31"),
            (CellKind::Date, "2099-12-31"),
            (CellKind::PastDate, "2999-12-31"),
            (CellKind::PreciseInstant, "9999-12-31T00:00:00Z"),
            (CellKind::PastInstant, "9999-12-31T00:00:00Z"),
        ] {
            assert_eq!(read(&column(kind), never), Ok(Value::Null));
            let filled = Column {
                required: true,
                ..column(kind)
            };
            assert_ne!(read(&filled, never), Ok(Value::Null), "{never}");
        }
        assert_eq!(
            read(&column(CellKind::PastInstant), "2026-02-28"),
            Err(Code::BadInstant)
        );
        let offset = "2026-01-15T09:00:00.123+01:00";
        let seconds = json!("2026-01-15T08:00:00Z");
        assert_eq!(read(&column(CellKind::PastInstant), offset), Ok(seconds));
        let precise = column(CellKind::PreciseInstant);
        let millis = json!("2026-01-15T08:00:00.123Z");
        assert_eq!(read(&precise, offset), Ok(millis));
        let millis = json!("2026-01-15T08:00:00.000Z");
        assert_eq!(read(&precise, "2026-01-15T08:00:00Z"), Ok(millis));
        for wrong in ["2026-01-15T08:00:00", "+12026-01-15T08:00:00Z"] {
            assert_eq!(read(&precise, wrong), Err(Code::BadInstant), "{wrong}");
        }
        for (word, value) in [
            ("VRAI", Ok(json!(true))),
            ("oui", Ok(json!(true))),
            ("TRUE", Ok(json!(true))),
            ("\u{a0}Faux ", Ok(json!(false))),
            ("NON", Ok(json!(false))),
            ("False", Ok(json!(false))),
            ("o", Err(Code::BadBoolean)),
        ] {
            assert_eq!(read(&column(CellKind::Boolean), word), value, "{word}");
        }
        assert_eq!(
            read(&column(CellKind::OneOf(&["A"])), "B"),
            Err(Code::UnknownValue)
        );
        assert_eq!(
            read(&column(CellKind::Texts), "a|b||c"),
            Ok(json!(["a", "b", "c"]))
        );
        assert_eq!(read(&column(CellKind::Texts), ""), Ok(json!([])));
        for hidden in ["Ren\u{202e}ée", "a\u{200b}", "a\0", "\u{1b}[31m"] {
            for kind in [CellKind::Text, CellKind::Texts] {
                assert_eq!(read(&column(kind), hidden), Err(Code::HiddenCharacter));
            }
        }
        assert_eq!(read(&column(CellKind::Text), "a\r\nb"), Ok(json!("a\r\nb")));
        let apart = "e\u{301}le\u{300}ve";
        assert_eq!(read(&column(CellKind::Text), apart), Ok(json!("élève")));
        assert_eq!(read(&column(CellKind::Texts), apart), Ok(json!(["élève"])));
        let key = Column {
            name: "uid",
            ..column(CellKind::Text)
        };
        assert_eq!(read(&key, apart), Ok(json!(apart)));
        let uid = Column {
            required: true,
            ..column(CellKind::Text)
        };
        assert_eq!(read(&uid, " "), Err(Code::MissingValue));
        let sure = Column {
            default: Some("1.0"),
            ..share
        };
        assert_eq!(read(&sure, ""), Ok(json!(1.0)));
    }

    #[test]
    fn a_day_comes_first_only_where_that_is_said() {
        let day = column(CellKind::Date);
        let read = |dates| super::read(&day, " 02/03/2026", Ways { now: now(), dates });
        assert_eq!(read(Dates::YearFirst), Err(Code::BadDate));
        assert_eq!(read(Dates::DayFirst), Ok(json!("2026-03-02")));
        let ways = Ways {
            now: now(),
            dates: Dates::DayFirst,
        };
        assert_eq!(
            super::read(&day, "2026-03-02", ways),
            Ok(json!("2026-03-02"))
        );
        assert_eq!(super::read(&day, "31/02/2026", ways), Err(Code::BadDate));
        assert_eq!(super::read(&day, "31/12/9999", ways), Ok(Value::Null));
    }

    /// Whether a column says when something was said or done.
    fn is_past(kind: CellKind) -> bool {
        matches!(
            kind,
            CellKind::PastDate | CellKind::PastInstant | CellKind::PastPreciseInstant
        )
    }

    #[test]
    fn what_was_said_or_done_is_never_of_the_future() {
        let mut past = 0;
        for file in files() {
            for column in file.columns.iter().filter(|column| is_past(column.kind)) {
                past += 1;
                let (now, later): (&[&str], &[&str]) = if matches!(column.kind, CellKind::PastDate)
                {
                    (&["2026-03-02", "1999-12-31"], &["2026-03-03", "2100-12-31"])
                } else {
                    (
                        &["2026-03-02T09:00:00.500Z", "2026-03-02T10:00:00.500+01:00"],
                        &[
                            "2026-03-02T09:00:00.501Z",
                            "2026-03-02T09:00:01Z",
                            "2026-03-02T08:30:00-01:00",
                            "2100-12-31T00:00:00Z",
                        ],
                    )
                };
                let name = format!("{}.{}", file.name, column.name);
                for text in now {
                    assert!(read(column, text).is_ok(), "{name}: {text}");
                }
                for text in later {
                    assert_eq!(read(column, text), Err(Code::Future), "{name}: {text}");
                }
            }
        }
        assert_eq!(past, 15, "columns of what was said or done");
    }

    #[test]
    fn what_is_planned_may_be_of_the_future() {
        // Every other day or instant of the format: a new one is a plan only where it is listed here.
        let mut planned = Vec::new();
        for file in files() {
            for column in file.columns {
                let text = match column.kind {
                    CellKind::Date => "2099-12-30",
                    CellKind::PreciseInstant => "2099-12-30T00:00:00.000Z",
                    _ => continue,
                };
                assert_eq!(read(column, text), Ok(json!(text)));
                planned.push(format!("{}.{}", file.name, column.name));
            }
        }
        planned.sort();
        assert_eq!(
            planned,
            [
                "accompaniments.csv.ended_on",
                "accompaniments.csv.started_on",
                "agents.csv.mobile_from",
                "assignments.csv.end",
                "assignments.csv.start",
                "assignments.csv.term_end",
                "competencies.csv.valid_to",
                "consents.csv.granted_at",
                "consents.csv.withdrawn_at",
                "grade_changes.csv.on",
                "occupations.csv.valid_to",
                "organisations.csv.valid_to",
                "post_requirements.csv.stated_on",
                "vacancies.csv.apply_by",
                "vacancies.csv.filled_on",
                "vacancies.csv.opened_on",
                "vacancies.csv.vacant_from",
                "vacancies.csv.withdrawn_on",
            ]
        );
    }

    proptest! {
        #[test]
        fn no_text_makes_a_cell_panic(text in ".*") {
            let kinds = [
                CellKind::Text, CellKind::Texts, CellKind::Boolean, CellKind::Date, CellKind::PastDate, CellKind::PastInstant,
                CellKind::Integer { least: 0, most: 9 }, CellKind::Decimal { least: 0.0, most: 1.0 },
                CellKind::OneOf(&["A"]), CellKind::SomeOf(&["A"]), CellKind::References("Post"),
            ];
            for kind in kinds {
                let _ = read(&column(kind), &text);
            }
        }
    }
}
