//! How an answer is written: in JSON, as it was resolved, and no longer than it may be.

use std::io;

use async_graphql::{Response as Answer, ServerError, Value as GraphqlValue};
use serde::{Serialize, Serializer, ser::SerializeMap as _};

use super::{budget::Standing, request::current_id};

/// What an answer says, written as it was resolved: a large one is not built a second time.
#[derive(Serialize)]
pub(super) struct Body<'a> {
    /// None of a request that was not executed.
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<&'a GraphqlValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    errors: Option<&'a [ServerError]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    extensions: Option<Extensions>,
}

impl<'a> Body<'a> {
    /// What a request says that was executed.
    pub(super) fn executed(answer: &'a Answer) -> Self {
        Self {
            data: Some(&answer.data),
            errors: (!answer.errors.is_empty()).then_some(&answer.errors),
            extensions: None,
        }
    }

    /// What a request says that was not executed.
    pub(super) fn refused(answer: &'a Answer) -> Self {
        Self {
            data: None,
            ..Self::executed(answer)
        }
    }

    /// The same, with what it cost when the client asked for that.
    pub(super) fn with(mut self, extensions: Option<Extensions>) -> Self {
        self.extensions = extensions;
        self
    }
}

/// The extensions of an answer.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Extensions {
    cost: Cost,
}

/// What a request cost, and what is left.
#[derive(Debug, Clone, Copy)]
struct Cost {
    standing: Standing,
    limit: u64,
}

impl Extensions {
    /// What a request cost, of which one may cost `limit`.
    pub(super) fn new(standing: Standing, limit: u64) -> Self {
        Self {
            cost: Cost { standing, limit },
        }
    }
}

impl Serialize for Cost {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("asked", &self.standing.asked)?;
        map.serialize_entry("limit", &self.limit)?;
        map.serialize_entry("perMinute", &self.standing.per_minute)?;
        let remaining = self.standing.per_minute.map(|_| self.standing.remaining);
        map.serialize_entry("remaining", &remaining)?;
        map.end()
    }
}

/// The answer, whose errors name the request.
pub(super) fn named(mut answer: Answer) -> Answer {
    for error in &mut answer.errors {
        let extensions = error.extensions.get_or_insert_default();
        extensions.set("requestId", current_id());
    }
    answer
}

/// A value in JSON; none when that would be longer than `limit` bytes. It is not written any further.
pub(super) fn within<T: Serialize>(limit: u64, value: &T) -> Option<Vec<u8>> {
    let mut sheet = Sheet {
        bytes: Vec::new(),
        limit: usize::try_from(limit).unwrap_or(usize::MAX),
    };
    let written = serde_json::to_writer(&mut sheet, value);
    written.is_ok().then_some(sheet.bytes)
}

/// Bytes up to a limit.
struct Sheet {
    bytes: Vec<u8>,
    limit: usize,
}

impl io::Write for Sheet {
    fn write(&mut self, more: &[u8]) -> io::Result<usize> {
        if more.len() > self.limit - self.bytes.len() {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(more);
        Ok(more.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_longer_than_the_limit_is_not_written() {
        let list = vec!["é"; 3];
        assert_eq!(within(16, &list).unwrap(), r#"["é","é","é"]"#.as_bytes());
        assert_eq!(within(15, &list), None);
        assert_eq!(within(0, &1), None);
        assert_eq!(within(u64::MAX, &1).unwrap(), b"1");
    }
}
