//! Numbers and words of units as the French write them.

use serde_json::{Number, Value};

/// Whether the numbers under a header are shares in [0, 1].
#[must_use]
pub fn is_share(header: &str) -> bool {
    ["Part", "borne ", "de (", "à ("]
        .iter()
        .any(|start| header.starts_with(start))
}

/// A number for somebody who reads: `129,5`, `12 000`, and `40 %` for a share.
#[must_use]
pub fn french(number: &Number, share: bool) -> String {
    let Some(value) = number.as_f64() else {
        return number.to_string();
    };
    if share {
        return format!("{}\u{a0}%", trimmed(format!("{:.1}", value * 100.0)));
    }
    let text = trimmed(format!("{value:.2}"));
    let (whole, rest) = text.split_at(text.find(',').unwrap_or(text.len()));
    let (sign, digits) = whole.split_at(whole.len() - whole.trim_start_matches('-').len());
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('\u{202f}');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}{rest}")
}

/// A number that a French spreadsheet calculates with: four decimals at most, nothing between thousands.
#[must_use]
pub fn calculable(number: &Number) -> String {
    match number.as_f64() {
        Some(value) if number.is_f64() => trimmed(format!("{value:.4}")),
        _ => number.to_string(),
    }
}

/// The day of an instant, `02/03/2026`.
#[must_use]
pub fn day(instant: &str) -> String {
    let parts: Vec<&str> = instant.get(..10).unwrap_or(instant).rsplit('-').collect();
    parts.join("/")
}

/// A decimal comma, and no zeros that say nothing.
fn trimmed(text: String) -> String {
    let text = if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    };
    text.replace('.', ",")
}

/// The word of a unit of the API, in French.
#[must_use]
pub fn unit(word: &str) -> &str {
    match word {
        "score" => "note de 1 à 5",
        "share" => "part",
        "days" => "jours",
        "months" => "mois",
        other => other,
    }
}

/// A value with its unit, as [`crate::report`] says it: `129,5 jours`, `40 %`.
#[must_use]
pub fn measured(value: &Value, unit_word: &str) -> Option<String> {
    let Value::Number(number) = value else {
        return None;
    };
    let text = french(number, unit_word == "share");
    Some(match unit_word {
        "share" => text,
        "score" => format!("{text} sur 5"),
        other => format!("{text} {}", unit(other)),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_are_written_as_the_french_write_them() {
        for (value, share, written) in [
            (json!(129.5), false, "129,5"),
            (json!(129), false, "129"),
            (json!(1_234_567), false, "1\u{202f}234\u{202f}567"),
            (json!(-1000.25), false, "-1\u{202f}000,25"),
            (json!(0.3333), false, "0,33"),
            (json!(0.4), true, "40\u{a0}%"),
            (json!(0.125), true, "12,5\u{a0}%"),
            (json!(100), false, "100"),
            (json!(1), true, "100\u{a0}%"),
        ] {
            let Value::Number(number) = &value else {
                panic!("{value}")
            };
            assert_eq!(french(number, share), written);
        }
        for (value, written) in [
            (json!(3.857_142_857), "3,8571"),
            (json!(140.0), "140"),
            (json!(12_000), "12000"),
        ] {
            let Value::Number(number) = &value else {
                panic!("{value}")
            };
            assert_eq!(calculable(number), written);
        }
        assert_eq!(day("2026-03-02T03:04:05+00:00"), "02/03/2026");
        assert_eq!(measured(&json!(129.5), "days").unwrap(), "129,5 jours");
        assert_eq!(measured(&json!(0.4), "share").unwrap(), "40\u{a0}%");
        assert_eq!(measured(&Value::Null, "share"), None);
    }
}
