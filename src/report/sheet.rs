//! A table as CSV: semicolons, RFC 4180, no formula.

use serde_json::Value;

use super::{
    Table,
    number::{calculable, unit},
};

/// The mark by which a spreadsheet knows UTF-8.
const BOM: &str = "\u{feff}";

/// For whom the tables are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// A French spreadsheet: the mark of UTF-8, decimal commas.
    Spreadsheet,
    /// A program: no mark, decimal points.
    Program,
}

/// The table as text.
///
/// # Errors
/// Those of the CSV writer.
pub fn sheet(table: &Table, reader: Reader) -> Result<Vec<u8>, csv::Error> {
    let mut bytes = Vec::new();
    if reader == Reader::Spreadsheet {
        bytes.extend_from_slice(BOM.as_bytes());
    }
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(bytes);
    writer.write_record(table.headers())?;
    for row in &table.rows {
        writer.write_record(
            row.iter()
                .zip(table.headers())
                .map(|(cell, header)| match cell {
                    Value::String(word) if header.starts_with("Unité") => unit(word).to_owned(),
                    Value::Number(number) if reader == Reader::Spreadsheet => calculable(number),
                    other => text(other),
                }),
        )?;
    }
    writer
        .into_inner()
        .map_err(|error| error.into_error().into())
}

/// A cell as text: a text that a spreadsheet would take for a formula is quoted, a number stays a number.
pub(super) fn text(cell: &Value) -> String {
    match cell {
        Value::Null => String::new(),
        Value::String(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => {
            format!("'{text}")
        }
        Value::String(text) => text.clone(),
        Value::Bool(true) => "oui".to_owned(),
        Value::Bool(false) => "non".to_owned(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_stay_numbers_and_formulas_become_texts() {
        for (cell, written) in [
            (json!(-3), "-3"),
            (json!(0.5), "0.5"),
            (json!(null), ""),
            (json!(true), "oui"),
            (json!("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")"),
            (json!("-1+2"), "'-1+2"),
            (json!("@SUM(A1)"), "'@SUM(A1)"),
            (json!("Métier a-b"), "Métier a-b"),
        ] {
            assert_eq!(text(&cell), written);
        }
    }

    proptest! {
        #[test]
        fn no_text_is_a_formula_and_none_is_lost(given in "(=|\\+|-|@|\t|\r|[a-z])?[ -~éè\t\r\n]{0,20}") {
            let written = text(&json!(given));
            prop_assert!(!written.starts_with(['=', '+', '-', '@', '\t', '\r']));
            prop_assert!(written == given || written.strip_prefix('\'') == Some(&given));
        }
    }
}
