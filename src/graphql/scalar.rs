//! Scalars of the contract that the library does not have.

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, SimpleObject, Value};
use chrono::NaiveDate;

use super::text::calendar;
use crate::domain::calendar::parse_date;

/// ISO 8601 calendar date, such as 2026-03-02.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date(pub NaiveDate);

/// ISO 8601 calendar date, such as 2026-03-02, of a year from 1900 to 2100.
#[Scalar(
    name = "Date",
    specified_by_url = "https://www.rfc-editor.org/rfc/rfc3339"
)]
impl ScalarType for Date {
    fn parse(value: Value) -> InputValueResult<Self> {
        match &value {
            Value::String(text) => Ok(Self(parse_date(text).map_err(calendar)?)),
            _ => Err(InputValueError::expected_type(value)),
        }
    }

    fn is_valid(value: &Value) -> bool {
        matches!(value, Value::String(text) if parse_date(text).is_ok())
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

/// A text for readers, in French and perhaps in English.
#[derive(Debug, Clone, SimpleObject)]
pub struct LocalizedText {
    /// In French.
    pub fr: String,
    /// In English, where known.
    pub en: Option<String>,
}

impl LocalizedText {
    /// A text in French, and in English where it is known.
    pub(super) fn new(fr: &str, en: Option<&str>) -> Self {
        Self {
            fr: fr.to_owned(),
            en: en.map(str::to_owned),
        }
    }
}
