//! Forward-only paging: `first` within bounds, opaque cursors.

mod ranked;

use std::borrow::Cow;

use async_graphql::{
    InputType, InputValueError, InputValueResult, Result, Value, connection::PageInfo,
    registry::Registry,
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};

use super::error::bad_input;
use crate::{
    domain::search::port::{Hit, Hits, Part},
    text::mark::mark,
};
pub(super) use ranked::RankedCursor;

const LARGEST: i32 = 50;

/// The argument `first`: how many at most, `DEFAULT` when it is absent or null.
#[derive(Debug, Clone, Copy)]
pub struct First<const DEFAULT: i32>(i32);

impl<const DEFAULT: i32> Default for First<DEFAULT> {
    fn default() -> Self {
        Self(DEFAULT)
    }
}

impl<const DEFAULT: i32> First<DEFAULT> {
    /// The size of the page, which is never clamped.
    pub(super) fn size(self) -> Result<usize> {
        match usize::try_from(self.0) {
            Ok(size) if (1..=LARGEST).contains(&self.0) => Ok(size),
            _ => Err(bad_input("first", format!("first va de 1 à {LARGEST}."))),
        }
    }

    /// The first of some names.
    pub(super) fn names(self, all: &[String]) -> Result<Option<Vec<&str>>> {
        let names = all.iter().take(self.size()?);
        Ok(Some(names.map(String::as_str).collect()))
    }
}

impl<const DEFAULT: i32> InputType for First<DEFAULT> {
    type RawValueType = i32;

    fn type_name() -> Cow<'static, str> {
        <i32 as InputType>::type_name()
    }

    fn qualified_type_name() -> String {
        Self::type_name().into_owned()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        <i32 as InputType>::create_type_info(registry);
        Self::qualified_type_name()
    }

    fn parse(value: Option<Value>) -> InputValueResult<Self> {
        match value {
            None | Some(Value::Null) => Ok(Self::default()),
            given => i32::parse(given)
                .map(Self)
                .map_err(InputValueError::propagate),
        }
    }

    fn to_value(&self) -> Value {
        InputType::to_value(&self.0)
    }

    fn as_raw_value(&self) -> Option<&i32> {
        Some(&self.0)
    }
}

/// One page of a list that is whole in memory, keyed by uid.
pub(super) fn cut<T>(
    items: Vec<T>,
    size: usize,
    after: Option<&str>,
    key: impl Fn(&T) -> &str,
) -> Result<(Vec<(String, T)>, PageInfo)> {
    let start = match after {
        None => 0,
        Some(cursor) => {
            let uid = text(cursor)?;
            items
                .iter()
                .position(|item| key(item) == uid)
                .ok_or_else(unknown_cursor)?
                + 1
        }
    };
    let more = items.len() > start + size;
    let page: Vec<_> = items
        .into_iter()
        .skip(start)
        .take(size)
        .map(|item| (URL_SAFE_NO_PAD.encode(key(&item)), item))
        .collect();
    let info = info(page.iter().map(|(cursor, _)| cursor), more, start > 0);
    Ok((page, info))
}

/// The page that a client asks for of a list that the graph sorts.
pub(super) struct PageRequest {
    size: usize,
    /// A mark of the list.
    list: String,
    after: Option<Hit>,
}

/// The place of an item in a list that the graph sorts: a cursor is of the list in which it was given.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    list: String,
    hit: Hit,
}

/// A page: the cursor and the key of each item, and what is known of the list.
pub(super) struct Listed {
    pub(super) items: Vec<(String, String)>,
    pub(super) page_info: PageInfo,
    pub(super) total: Option<i32>,
}

impl PageRequest {
    /// Reads `first` and `after`; `list` says what is searched for, kept and how it is sorted.
    pub(super) fn new<const N: i32>(
        first: First<N>,
        after: Option<&str>,
        list: &str,
    ) -> Result<Self> {
        let list = mark([list]);
        let read = |cursor: &str| {
            let place = serde_json::from_str::<Place>(&text(cursor)?).ok();
            let place = place.filter(|place| place.list == list);
            place.map(|place| place.hit).ok_or_else(unknown_cursor)
        };
        Ok(Self {
            size: first.size()?,
            after: after.map(read).transpose()?,
            list,
        })
    }

    /// What the graph is asked for: one item more than the page, which says whether there is another.
    pub(super) fn part(&self) -> Part {
        Part {
            after: self.after.clone(),
            limit: self.size + 1,
        }
    }

    /// The page of what the graph found.
    pub(super) fn listed(&self, found: Hits) -> Listed {
        let more = found.hits.len() > self.size;
        let item = |hit: Hit| {
            let list = self.list.clone();
            let uid = hit.uid.clone();
            let cursor = serde_json::json!(Place { list, hit }).to_string();
            (URL_SAFE_NO_PAD.encode(cursor), uid)
        };
        let items: Vec<_> = found.hits.into_iter().take(self.size).map(item).collect();
        Listed {
            page_info: info(
                items.iter().map(|(cursor, _)| cursor),
                more,
                self.after.is_some(),
            ),
            items,
            total: found.total,
        }
    }
}

/// The page information of some cursors.
pub(super) fn info<'c>(
    mut cursors: impl Iterator<Item = &'c String>,
    has_next_page: bool,
    has_previous_page: bool,
) -> PageInfo {
    let start_cursor = cursors.next().cloned();
    let end_cursor = cursors.last().or(start_cursor.as_ref()).cloned();
    PageInfo {
        has_previous_page,
        has_next_page,
        start_cursor,
        end_cursor,
    }
}

fn text(cursor: &str) -> Result<String> {
    let bytes = URL_SAFE_NO_PAD
        .decode(cursor)
        .map_err(|_| unknown_cursor())?;
    String::from_utf8(bytes).map_err(|_| unknown_cursor())
}

fn unknown_cursor() -> async_graphql::Error {
    bad_input(
        "after",
        "Ce curseur n'est pas de cette liste : reprenez-la au début.".to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uids(page: &[(String, String)]) -> Vec<&str> {
        page.iter().map(|(_, uid)| uid.as_str()).collect()
    }

    #[test]
    fn pages_follow_one_another_and_miss_nothing() {
        let items: Vec<String> = (0..5).map(|i| format!("u{i}")).collect();
        let (one, info) = cut(items.clone(), 2, None, |uid| uid).unwrap();
        assert_eq!(uids(&one), ["u0", "u1"]);
        assert!(info.has_next_page && !info.has_previous_page);
        let (two, info) = cut(items.clone(), 3, info.end_cursor.as_deref(), |uid| uid).unwrap();
        assert_eq!(uids(&two), ["u2", "u3", "u4"]);
        assert!(!info.has_next_page && info.has_previous_page);
        assert!(cut(items, 3, Some("???"), |uid| uid).is_err());
    }

    #[test]
    fn a_page_is_never_larger_than_the_limit_nor_empty_by_request() {
        for wrong in [0, 51, -1, i32::MIN] {
            assert!(First::<10>(wrong).size().is_err());
        }
        assert_eq!(First::<10>(50).size().unwrap(), 50);
        let absent = First::<10>::parse(Some(Value::Null)).ok().unwrap();
        assert_eq!(absent.size().unwrap(), 10);
    }
}
