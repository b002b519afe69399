//! Cursors of ranked lists: a place in the list, which survives changes of it.

use async_graphql::Result;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, SecondsFormat, Utc};

use super::{text, unknown_cursor};
use crate::{
    domain::{
        error::Error,
        parameter::ALGORITHM_VERSION,
        ranked::{Bookmark, Ranked},
    },
    graphql::error::refuse,
};

/// The cursor of an item: the list, the version of the algorithm, then the parts of a [`Bookmark`].
///
/// `key` is what a client may read of the key: of people the id of their card, never the uid.
pub(in crate::graphql) fn ranked_cursor(
    list: &str,
    data_as_of: Option<DateTime<Utc>>,
    item: &impl Ranked,
    key: &str,
) -> String {
    let at = data_as_of.map(|at| at.to_rfc3339_opts(SecondsFormat::AutoSi, true));
    let at = at.unwrap_or_default();
    let (score, precedence) = (item.score().to_bits(), item.precedence());
    URL_SAFE_NO_PAD.encode(format!(
        "{list}|{ALGORITHM_VERSION}|{at}|{score:x}|{precedence}|{key}"
    ))
}

/// Reads `after` of a list; `open` gives the key back that a cursor shows.
///
/// # Errors
/// `STALE_CURSOR` for a cursor of another version of the algorithm, `BAD_USER_INPUT` for one of another list.
pub(in crate::graphql) fn ranked_place(
    list: &str,
    after: Option<&str>,
    open: impl FnOnce(&str) -> Option<String>,
) -> Result<Option<Bookmark>> {
    let Some(after) = after else {
        return Ok(None);
    };
    let cursor = text(after)?;
    let parts: Vec<_> = cursor.splitn(6, '|').collect();
    let [of, version, at, score, precedence, key] = parts[..] else {
        return Err(unknown_cursor());
    };
    let place = || {
        let score = f64::from_bits(u64::from_str_radix(score, 16).ok()?);
        Some(Bookmark {
            data_as_of: DateTime::parse_from_rfc3339(at).ok()?.to_utc(),
            score: score.is_finite().then_some(score)?,
            precedence: precedence.parse().ok()?,
            key: open(key)?,
        })
    };
    if of != list {
        return Err(unknown_cursor());
    }
    if version != ALGORITHM_VERSION {
        return Err(refuse(&Error::StaleCursor));
    }
    place().map(Some).ok_or_else(unknown_cursor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::recommend::score::ScoredPost;

    #[test]
    fn a_cursor_gives_back_its_place() {
        let post = ScoredPost {
            post_uid: "a|b".to_owned(),
            competency: Some(0.3),
            ..ScoredPost::default()
        };
        let at = DateTime::UNIX_EPOCH + chrono::TimeDelta::milliseconds(1_234);
        let cursor = ranked_cursor("posts", Some(at), &post, "shown");
        let read = |list, open: fn(&str) -> Option<String>| ranked_place(list, Some(&cursor), open);
        let place = read("posts", |key| Some(format!("{key} opened")));
        let expected = Bookmark {
            data_as_of: at,
            score: post.score(),
            precedence: 0,
            key: "shown opened".to_owned(),
        };
        assert_eq!(place.unwrap(), Some(expected));
        assert!(read("posts", |_| None).is_err(), "of another viewer");
        assert!(read("peers", |key| Some(key.to_owned())).is_err());
    }

    #[test]
    fn what_is_no_cursor_is_refused() {
        let encode = |text: String| URL_SAFE_NO_PAD.encode(text);
        let at = "2026-03-02T04:05:06Z";
        for wrong in [
            "???".to_owned(),
            encode("u1".to_owned()),
            encode(format!(
                "posts|{ALGORITHM_VERSION}|{at}|{:x}|0|u1",
                f64::NAN.to_bits()
            )),
            encode(format!("posts|{ALGORITHM_VERSION}|yesterday|0|0|u1")),
            encode(format!("posts|other|{at}|0|0|u1")),
        ] {
            assert!(ranked_place("posts", Some(&wrong), |key| Some(key.to_owned())).is_err());
        }
    }
}
