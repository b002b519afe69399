//! Cursors of ranked lists: a place in one list of one viewer, which survives changes of it.

use async_graphql::{Context, Result};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::unknown_cursor;
use crate::{
    domain::{
        error::Error,
        parameter::ALGORITHM_VERSION,
        ranked::{Bookmark, Ranked},
    },
    graphql::{context::ContextExt as _, error::refuse},
};

/// The place of an item in a list.
///
/// A client reads it sealed for its viewer and for the list: nobody reads in it what it is made of, nor makes one.
pub(in crate::graphql) struct RankedCursor {
    list: String,
    place: Place,
}

/// What a cursor seals.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    version: String,
    data_as_of: DateTime<Utc>,
    block: u32,
    score: f64,
    precedence: u8,
    key: String,
}

impl RankedCursor {
    /// The cursor of an item; `list` says whose list it is, and what is kept in it.
    pub(in crate::graphql) fn new(
        list: &str,
        data_as_of: Option<DateTime<Utc>>,
        item: &impl Ranked,
    ) -> Self {
        Self {
            list: list.to_owned(),
            place: Place {
                version: ALGORITHM_VERSION.to_owned(),
                data_as_of: data_as_of.unwrap_or_default(),
                block: item.block(),
                score: item.score(),
                precedence: item.precedence(),
                key: item.key().to_owned(),
            },
        }
    }

    /// The cursor as the viewer reads it.
    pub(in crate::graphql) fn seal(&self, ctx: &Context<'_>) -> String {
        let place = serde_json::json!(self.place).to_string();
        ctx.cards().seal_text(&ctx.viewer(), &self.list, &place)
    }

    /// Reads `after` of a list.
    ///
    /// # Errors
    /// `STALE_CURSOR` for a cursor of another version of the algorithm, `BAD_USER_INPUT` for one of another list or
    /// another viewer.
    pub(in crate::graphql) fn open(
        ctx: &Context<'_>,
        list: &str,
        after: Option<&str>,
    ) -> Result<Option<Bookmark>> {
        let Some(after) = after else {
            return Ok(None);
        };
        let place = ctx.cards().open_text(&ctx.viewer(), list, after);
        let place = place.ok_or_else(unknown_cursor)?;
        let place: Place = serde_json::from_str(&place).map_err(|_| unknown_cursor())?;
        if place.version != ALGORITHM_VERSION {
            return Err(refuse(&Error::StaleCursor));
        }
        Ok(Some(Bookmark {
            data_as_of: place.data_as_of,
            block: place.block,
            score: place.score,
            precedence: place.precedence,
            key: place.key,
        }))
    }
}
