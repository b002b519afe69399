//! Ranked lists: their order, the page that is cut out of one, and where the next page begins.
//!
//! A list is ranked again for every page. The next page begins after the item that ended the last one, or after the
//! score and the key that it had, whichever comes first now. So a list goes on after a change that moves some items, such
//! as a dismissed post or a declared competency: it may repeat an item, and misses none but one that rose past the place.
//! Once everything is recomputed by `refresh` it cannot: scores are no longer those that the place was read in.

use std::cmp::Ordering;

use chrono::{DateTime, Utc};

use super::{error::Error, vocabulary::EmptyReason};

/// Candidates that a traversal returns at most; more are never shipped.
pub const CANDIDATES: usize = 500;
/// Length of a ranked list at most.
pub const LONGEST_LIST: usize = 200;

/// An item of a ranked list.
pub trait Ranked {
    /// Its key, by which equals stand in order.
    fn key(&self) -> &str;
    /// Its score, by which the list falls.
    fn score(&self) -> f64;
    /// What comes before the key among items of one score, the smallest first.
    fn precedence(&self) -> u8 {
        0
    }
    /// The part of the list in which it is shown, the first is 0; the list falls by score inside each.
    fn block(&self) -> u32 {
        0
    }
}

/// A place in a ranked list: after an item, which may since have moved or left.
#[derive(Debug, Clone, PartialEq)]
pub struct Bookmark {
    /// When what is derived was last computed, as the list was read.
    pub data_as_of: DateTime<Utc>,
    /// The part of the list in which it stood.
    pub block: u32,
    /// The score that the item had.
    pub score: f64,
    /// Its precedence among equals.
    pub precedence: u8,
    /// Its key.
    pub key: String,
}

impl Bookmark {
    /// How the place compares to an item of the list as it is now: less when the item comes after it.
    fn compare(&self, item: &impl Ranked) -> Ordering {
        self.block
            .cmp(&item.block())
            .then_with(|| item.score().total_cmp(&self.score))
            .then_with(|| self.precedence.cmp(&item.precedence()))
            .then_with(|| self.key.as_str().cmp(item.key()))
    }
}

/// Which part of a ranked list is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Slice<'s> {
    /// After what; from the beginning when none is given.
    pub after: Option<&'s Bookmark>,
    /// Items at most.
    pub take: usize,
}

/// A part of a ranked list, best first.
#[derive(Debug, Clone)]
pub struct RankedPage<T> {
    /// The items.
    pub items: Vec<T>,
    /// Whether there are items before.
    pub has_previous: bool,
    /// Whether there are items after.
    pub has_next: bool,
    /// When what is derived was last computed, on the day for which it holds; none when the list is empty.
    pub data_as_of: Option<DateTime<Utc>>,
    /// Why the whole list is empty, when it is.
    pub empty_reason: Option<EmptyReason>,
    /// Items of the whole list.
    pub total: usize,
}

impl<T: Ranked> RankedPage<T> {
    /// Cuts a page out of a list that is in order.
    ///
    /// # Errors
    /// [`Error::StaleCursor`] when everything was recomputed by `refresh` since the place was read.
    pub fn cut(
        list: Vec<T>,
        data_as_of: Option<DateTime<Utc>>,
        slice: Slice<'_>,
    ) -> Result<Self, Error> {
        let start = match slice.after {
            None => 0,
            Some(place) if data_as_of.is_some_and(|now| now != place.data_as_of) => {
                return Err(Error::StaleCursor);
            }
            Some(place) => start(&list, place),
        };
        Ok(Self {
            has_previous: start > 0,
            has_next: list.len() > start + slice.take,
            total: list.len(),
            items: list.into_iter().skip(start).take(slice.take).collect(),
            data_as_of,
            empty_reason: None,
        })
    }
}

impl<T> RankedPage<T> {
    /// The page of a list in which nothing is.
    #[must_use]
    pub fn empty(reason: EmptyReason) -> Self {
        Self {
            items: Vec::new(),
            has_previous: false,
            has_next: false,
            data_as_of: None,
            empty_reason: Some(reason),
            total: 0,
        }
    }

    /// The page with other items in the place of these.
    pub fn with<U>(self, items: impl FnOnce(Vec<T>) -> Vec<U>) -> RankedPage<U> {
        RankedPage {
            items: items(self.items),
            has_previous: self.has_previous,
            has_next: self.has_next,
            data_as_of: self.data_as_of,
            empty_reason: self.empty_reason,
            total: self.total,
        }
    }
}

/// The position of the first item after a place: after the item, or after its score, whichever comes first.
fn start<T: Ranked>(list: &[T], place: &Bookmark) -> usize {
    let by_score = list.partition_point(|item| place.compare(item).is_ge());
    let item = list.iter().position(|item| item.key() == place.key);
    item.map_or(by_score, |at| by_score.min(at + 1))
}

/// Puts items of one block in the order in which they are shown: by falling score, then by precedence and key.
pub fn order<T: Ranked>(list: &mut Vec<T>) {
    // Scores are sums: each is computed once.
    let mut scored: Vec<_> = list.drain(..).map(|item| (item.score(), item)).collect();
    scored.sort_by(|(a, item), (b, other)| {
        b.total_cmp(a)
            .then_with(|| item.precedence().cmp(&other.precedence()))
            .then_with(|| item.key().cmp(other.key()))
    });
    list.extend(scored.into_iter().map(|(_, item)| item));
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    #[derive(Debug, Clone, PartialEq)]
    struct Item(String, f64, u8, u32);

    impl Ranked for Item {
        fn key(&self) -> &str {
            &self.0
        }

        fn score(&self) -> f64 {
            self.1
        }

        fn precedence(&self) -> u8 {
            self.2
        }

        fn block(&self) -> u32 {
            self.3
        }
    }

    fn list(scores: &[(u8, u8)]) -> Vec<Item> {
        let items = scores.iter().enumerate();
        let mut list: Vec<_> = items
            .map(|(at, (score, precedence))| {
                Item(format!("k{at:02}"), f64::from(*score), *precedence, 0)
            })
            .collect();
        order(&mut list);
        // As a list that is cut into blocks after it was put in order: every other item waits for the second.
        let (mut first, mut second): (Vec<_>, Vec<_>) = list
            .into_iter()
            .enumerate()
            .partition(|(at, _)| at % 2 == 0);
        for (_, item) in &mut second {
            item.3 = 1;
        }
        first.append(&mut second);
        first.into_iter().map(|(_, item)| item).collect()
    }

    fn after(item: &Item) -> Bookmark {
        Bookmark {
            data_as_of: DateTime::UNIX_EPOCH,
            block: item.3,
            score: item.1,
            precedence: item.2,
            key: item.0.clone(),
        }
    }

    fn page(list: &[Item], place: Option<&Bookmark>, take: usize) -> RankedPage<Item> {
        let slice = Slice { after: place, take };
        RankedPage::cut(list.to_vec(), Some(DateTime::UNIX_EPOCH), slice).unwrap()
    }

    proptest! {
        #[test]
        fn pages_miss_and_repeat_nothing(scores in vec((0_u8..4, 0_u8..2), 1..40), take in 1_usize..7) {
            let list = list(&scores);
            let (mut read, mut place) = (Vec::new(), None);
            loop {
                let found = page(&list, place.as_ref(), take);
                read.extend(found.items.clone());
                prop_assert_eq!(found.has_previous, place.is_some());
                place = found.items.last().map(after);
                if !found.has_next {
                    break;
                }
            }
            prop_assert_eq!(read, list);
        }

        #[test]
        fn what_is_taken_out_between_two_pages_moves_no_other(
            scores in vec((0_u8..4, 0_u8..2), 2..40), ends in 0_usize..40, gone in 0_usize..40
        ) {
            let list = list(&scores);
            let (ends, gone) = (ends % list.len(), gone % list.len());
            let place = after(&list[ends]);
            let mut left = list.clone();
            let taken = left.remove(gone);
            let rest: Vec<_> = list[ends + 1..].iter().filter(|item| **item != taken).cloned().collect();
            prop_assert_eq!(page(&left, Some(&place), 50).items, rest);
        }
    }

    #[test]
    fn a_place_of_before_a_refresh_is_stale() {
        let list = list(&[(3, 0), (2, 0)]);
        let place = after(&list[0]);
        let now = DateTime::UNIX_EPOCH + chrono::TimeDelta::days(1);
        let slice = Slice {
            after: Some(&place),
            take: 1,
        };
        let found = RankedPage::cut(list, Some(now), slice);
        assert!(matches!(found, Err(Error::StaleCursor)));
    }
}
