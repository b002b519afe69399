//! Which notices are of one job that is advertised several times.
//!
//! Two notices are of one job by their address, by organisation, title and place, or by their text. A notice joins those of
//! a job when it is of one job with one of them and nothing known of it speaks against any: a notice without a place does
//! not join the notices of two towns.

use std::{
    collections::{BTreeSet, HashMap},
    hash::{DefaultHasher, Hash, Hasher as _},
};

use super::{fold::tokens, function_word::is_function_word, likeness::pieces};

/// Words in a row by which texts are compared.
const ROW: usize = 5;
/// Characters of a text at least for its words to make two notices one job.
const LONG: usize = 300;
/// Of ten rows of words of two texts, those that near-equal texts share at least.
const NEAR_EQUAL: usize = 9;
/// Of ten rows of words of the shorter text, those that texts which do not disagree share at least.
const AGREEING: usize = 5;
/// Of ten pieces of two titles, those that titles of like spelling share at least.
const LIKE_TITLES: usize = 7;
/// Of ten pieces of the words that two such titles do not share, those in common: `technicien`, `technicienne`.
const LIKE_WORDS: usize = 6;
/// Counts of rows of words.
const COUNTS: usize = 1 << 20;
/// What titles add for men and women.
const GENDERS: [&str; 4] = ["h", "f", "hf", "fh"];

/// A notice of a post.
#[derive(Debug, Clone, Copy, Default)]
pub struct Notice<'n> {
    /// The organisation of the post, by key.
    pub organisation: &'n str,
    /// Its title.
    pub title: &'n str,
    /// Its place, by key, when known.
    pub place: Option<&'n str>,
    /// Its place and what is above it, by key.
    pub around: &'n [String],
    /// The statutory categories that it is open to; empty when unknown.
    pub categories: &'n [String],
    /// Whether military agents, and contract agents, may apply, when known.
    pub open_to: [Option<bool>; 2],
    /// Where it was published.
    pub addresses: &'n [String],
    /// Its text; empty when there is none.
    pub text: &'n str,
}

/// By what two notices are of one job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sameness {
    /// They were published at one address.
    Address,
    /// They have one organisation, one title and one place.
    Post,
    /// Their texts are nearly equal, their titles are of like spelling.
    Text,
}

/// A notice of a job that an earlier one in the list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SameJob {
    /// The first one of the job.
    pub first: usize,
    /// The one that comes later.
    pub later: usize,
    /// By what the later one is one with the first of the job that it is one with.
    pub by: Sameness,
}

/// The notices that are of the job of an earlier one. Those that come first form the sets that others join.
#[must_use]
pub fn same_jobs(notices: &[Notice]) -> Vec<SameJob> {
    let mut by_key: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut sets: Vec<Vec<usize>> = Vec::new();
    let mut set_of = Vec::with_capacity(notices.len());
    let mut same = Vec::new();
    let read: Vec<Read> = notices.iter().map(Read::new).collect();
    let rarities = Rarities::new(&read);
    for (later, notice) in read.iter().enumerate() {
        let keys = notice.keys(&rarities);
        let met: BTreeSet<usize> = keys
            .iter()
            .filter_map(|key| by_key.get(key))
            .flatten()
            .map(|earlier| set_of[*earlier])
            .collect();
        let joined = met.into_iter().find_map(|set: usize| {
            let members = &sets[set];
            let by = members.iter().find_map(|at| read[*at].sameness(notice))?;
            let against = members.iter().any(|at| read[*at].is_against(notice));
            let first = *members.first()?;
            (!against).then_some((set, SameJob { first, later, by }))
        });
        let set = if let Some((set, found)) = joined {
            same.push(found);
            set
        } else {
            sets.push(Vec::new());
            sets.len() - 1
        };
        sets[set].push(later);
        set_of.push(set);
        for key in keys {
            by_key.entry(key).or_default().push(later);
        }
    }
    same
}

/// How many notices have a row of words, about: rows share a count.
struct Rarities(Vec<u32>);

impl Rarities {
    fn new(notices: &[Read]) -> Self {
        let mut rarities = Self(vec![0; COUNTS]);
        for row in notices.iter().flat_map(|notice| &notice.rows) {
            rarities.0[Self::at(*row)] += 1;
        }
        rarities
    }

    fn at(row: u64) -> usize {
        usize::try_from(row % COUNTS as u64).unwrap_or_default()
    }

    /// The rarest of some rows.
    fn rarest(&self, rows: &[u64], most: usize) -> Vec<u64> {
        let mut rows = rows.to_vec();
        rows.sort_unstable_by_key(|row| (self.0[Self::at(*row)], *row));
        rows.truncate(most);
        rows
    }
}

/// A notice with what is compared of it.
struct Read<'n> {
    notice: &'n Notice<'n>,
    addresses: BTreeSet<String>,
    title: String,
    words: Vec<String>,
    pieces: BTreeSet<String>,
    numbers: Vec<String>,
    /// A mark of every row of words, in order, each once.
    rows: Vec<u64>,
    long: bool,
}

impl<'n> Read<'n> {
    fn new(notice: &'n Notice<'n>) -> Self {
        let words = tokens(notice.title).into_iter().map(|token| token.folded);
        let words: Vec<String> = words
            .filter(|word| !GENDERS.contains(&word.as_str()) && !is_function_word(word))
            .collect();
        let title = words.concat();
        let numbers = title.split(|c: char| !c.is_ascii_digit());
        Self {
            notice,
            addresses: notice
                .addresses
                .iter()
                .filter_map(|address| place_of(address))
                .collect(),
            pieces: pieces(&title),
            numbers: numbers
                .filter(|number| !number.is_empty())
                .map(str::to_owned)
                .collect(),
            title,
            words,
            rows: rows(notice.text),
            long: notice.text.chars().nth(LONG - 1).is_some(),
        }
    }

    /// Notices of one job have one of these in common.
    fn keys(&self, rarities: &Rarities) -> Vec<u64> {
        let mut keys: Vec<u64> = self.addresses.iter().map(mark).collect();
        if let Some(place) = self.notice.place {
            keys.push(mark(&(self.notice.organisation, &self.title, place)));
        }
        if self.long {
            // The rarest row that two near-equal texts share is in the rarest tenth of both.
            let shared = (self.rows.len() * NEAR_EQUAL).div_ceil(10);
            let most = self.rows.len() - shared + 1;
            keys.extend(rarities.rarest(&self.rows, most));
        }
        keys
    }

    /// Whether the two cannot be of one job: they are in two places, for other people, or their texts differ.
    fn is_against(&self, other: &Self) -> bool {
        !self.has_place_of(other) || self.is_for_others_than(other) || self.disagrees(other)
    }

    /// Whether others may apply: who may for the one that is left out would not find the one that is shown.
    fn is_for_others_than(&self, other: &Self) -> bool {
        let (one, two) = (self.notice, other.notice);
        let mut open_to = one.open_to.iter().zip(two.open_to);
        let categories: BTreeSet<_> = one.categories.iter().collect();
        open_to.any(|(one, two)| one.is_some() && two.is_some() && *one != two)
            || !one.categories.is_empty()
                && !two.categories.is_empty()
                && categories != two.categories.iter().collect()
    }

    /// By what the two are of one job, where nothing is against it.
    fn sameness(&self, other: &Self) -> Option<Sameness> {
        if !self.addresses.is_disjoint(&other.addresses)
            && (self.is_called_like(other) || self.shares(other, NEAR_EQUAL))
        {
            return Some(Sameness::Address);
        }
        if self.notice.organisation == other.notice.organisation
            && self.title == other.title
            && self.notice.place.is_some()
            && self.notice.place == other.notice.place
        {
            return Some(Sameness::Post);
        }
        (self.long && other.long && self.is_called_like(other) && self.says_same(other))
            .then_some(Sameness::Text)
    }

    /// Whether both have a text, and not the same one.
    fn disagrees(&self, other: &Self) -> bool {
        !self.rows.is_empty() && !other.rows.is_empty() && !self.shares(other, AGREEING)
    }

    /// Whether the shorter text is in the other one, by tenths.
    fn shares(&self, other: &Self, tenths: usize) -> bool {
        let least = self.rows.len().min(other.rows.len());
        least > 0 && self.common(other) * 10 >= least * tenths
    }

    fn says_same(&self, other: &Self) -> bool {
        let (one, two) = (self.rows.len(), other.rows.len());
        if one.min(two) * 10 < one.max(two) * NEAR_EQUAL {
            return false;
        }
        let common = self.common(other);
        common * 10 >= (one + two - common) * NEAR_EQUAL
    }

    /// How many rows of words two texts have in common.
    fn common(&self, other: &Self) -> usize {
        let (mut left, mut right) = (self.rows.as_slice(), other.rows.as_slice());
        let mut common = 0;
        while let ([one, left_rest @ ..], [two, right_rest @ ..]) = (left, right) {
            common += usize::from(one == two);
            if one <= two {
                left = left_rest;
            }
            if two <= one {
                right = right_rest;
            }
        }
        common
    }

    /// Whether titles are of like spelling, with the same numbers, and so is what each has of its own: `pôle de Caen` is
    /// not `pôle de Nice`, however long the rest is.
    fn is_called_like(&self, other: &Self) -> bool {
        let (own, others) = (self.own_words(other), other.own_words(self));
        self.numbers == other.numbers
            && are_like(&self.pieces, &other.pieces, LIKE_TITLES)
            && (own.is_empty()
                || others.is_empty()
                || are_like(&pieces(&own), &pieces(&others), LIKE_WORDS))
    }

    /// The words of the title that another title does not have.
    fn own_words(&self, other: &Self) -> String {
        let own = self.words.iter().filter(|word| !other.words.contains(word));
        own.map(String::as_str).collect()
    }

    /// Whether the places are one, or one within the other, as far as they are known.
    fn has_place_of(&self, other: &Self) -> bool {
        let within = |notice: &Notice, place: &str| notice.around.iter().any(|uid| uid == place);
        match (self.notice.place, other.notice.place) {
            (Some(one), Some(two)) => {
                one == two || within(self.notice, two) || within(other.notice, one)
            }
            _ => true,
        }
    }
}

fn are_like(one: &BTreeSet<String>, other: &BTreeSet<String>, tenths: usize) -> bool {
    let common = one.intersection(other).count();
    common * 10 >= (one.len() + other.len() - common) * tenths
}

/// An address without what does not lead elsewhere; none for the home page of a site.
fn place_of(address: &str) -> Option<String> {
    let url = url::Url::parse(address.trim()).ok()?;
    let host = url.host_str()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    let path = url.path().trim_end_matches('/');
    let mut asked: Vec<String> = url
        .query_pairs()
        .filter(|(name, _)| !name.starts_with("utm_"))
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    asked.sort();
    if path.is_empty() && asked.is_empty() {
        return None;
    }
    Some(format!("{host}{path}?{}", asked.join("&")))
}

/// A mark of every row of words of a text, in order, each once.
fn rows(text: &str) -> Vec<u64> {
    let words: Vec<String> = tokens(text).into_iter().map(|token| token.folded).collect();
    let mut rows: Vec<u64> = words.windows(ROW).map(|row| mark(&row)).collect();
    rows.sort_unstable();
    rows.dedup();
    rows
}

fn mark(of: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests;
