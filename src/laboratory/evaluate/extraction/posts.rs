//! What extraction does to posts that nobody judged: whether it can separate two of one occupation.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::{Extractor, share};
use crate::text::Occupations;

/// Proposals of each half of a post that are compared.
const COMPARED: usize = 100;
/// Proposals of a post whose sets are compared.
const IN_SET: usize = 20;
/// Characters of a text from which its set is compared.
const LONG: usize = 300;
/// Narrow occupations that are guessed before they are taken to wider ones.
const GUESSED: usize = 200;

/// A post, to compare with others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Its identifier.
    pub id: String,
    /// The identifier of its occupation.
    pub occupation: String,
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: String,
}

/// How well the odd sentences of the posts of an occupation find their even ones.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Halves {
    /// Posts that have both.
    pub posts: usize,
    /// Mean of one over the rank of its own half; equal ones share their ranks.
    pub reciprocal_rank: f64,
}

/// A share of what was counted.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Share {
    /// What was counted.
    pub counted: usize,
    /// The share of it.
    pub share: f64,
}

/// How often occupations are guessed from titles.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Guessed {
    /// Posts.
    pub posts: usize,
    /// The share whose occupation is the first guess.
    pub first: f64,
    /// The share whose occupation is among the first five.
    pub first_5: f64,
}

/// The competencies of a text with their scores.
type Vector = BTreeMap<String, f64>;

/// By occupation: odd sentences as the text of an agent, even ones as that of a post.
///
/// Two texts are compared by the cosine of the square roots of their scores, each times the logarithm of how few
/// halves have the competency.
#[must_use]
pub fn split_half(extractor: Extractor, posts: &[Post]) -> BTreeMap<String, Halves> {
    let mut by_occupation: BTreeMap<&str, Vec<[Vector; 2]>> = BTreeMap::new();
    for post in posts {
        let halves = halves(&post.text);
        if halves.iter().any(String::is_empty) {
            continue;
        }
        let vectors = halves.map(|text| {
            let found = extractor.proposals("", &text, Some(&post.occupation), COMPARED);
            found
                .into_iter()
                .map(|proposal| (proposal.uid, proposal.score.sqrt()))
                .collect()
        });
        by_occupation
            .entry(&post.occupation)
            .or_default()
            .push(vectors);
    }
    let mut held: HashMap<String, usize> = HashMap::new();
    let mut texts = 0;
    for vector in by_occupation.values().flatten().flatten() {
        texts += 1;
        for uid in vector.keys() {
            *held.entry(uid.clone()).or_default() += 1;
        }
    }
    for vector in by_occupation.values_mut().flatten().flatten() {
        for (uid, weight) in vector {
            *weight *= share(texts, held.get(uid).copied().unwrap_or(1)).ln();
        }
    }
    let measured = by_occupation.into_iter().map(|(occupation, halves)| {
        let ranks = halves
            .iter()
            .enumerate()
            .map(|(at, [odd, _])| reciprocal_rank(odd, at, &halves));
        let reciprocal_rank = ranks.sum::<f64>() / share(halves.len(), 1);
        let posts = halves.len();
        (
            occupation.to_owned(),
            Halves {
                posts,
                reciprocal_rank,
            },
        )
    });
    measured.collect()
}

fn reciprocal_rank(odd: &Vector, own: usize, halves: &[[Vector; 2]]) -> f64 {
    let likeness = |at: usize| cosine(odd, &halves[at][1]);
    let mine = likeness(own);
    let others = (0..halves.len()).filter(|at| *at != own).map(likeness);
    let before = others.map(|other| match other.total_cmp(&mine) {
        std::cmp::Ordering::Greater => 1.0,
        std::cmp::Ordering::Equal => 0.5,
        std::cmp::Ordering::Less => 0.0,
    });
    1.0 / (1.0 + before.sum::<f64>())
}

fn cosine(a: &Vector, b: &Vector) -> f64 {
    let product: f64 = a
        .iter()
        .filter_map(|(uid, weight)| Some(weight * b.get(uid)?))
        .sum();
    let square = |vector: &Vector| vector.values().map(|weight| weight * weight).sum::<f64>();
    if product > 0.0 {
        product / (square(a) * square(b)).sqrt()
    } else {
        0.0
    }
}

/// Odd sentences and even sentences.
fn halves(text: &str) -> [String; 2] {
    let mut halves = [String::new(), String::new()];
    let mut at = 0;
    for line in text.lines() {
        for sentence in line
            .split_inclusive(". ")
            .flat_map(|part| part.split_inclusive(['!', '?', ';']))
        {
            if sentence.chars().any(char::is_alphanumeric) {
                halves[at % 2].push_str(sentence);
                halves[at % 2].push('\n');
                at += 1;
            }
        }
    }
    halves
}

/// The share of pairs of posts of one occupation, both with a long text, whose proposals are the same.
#[must_use]
pub fn identical(extractor: Extractor, posts: &[Post]) -> Share {
    let mut by_occupation: BTreeMap<&str, BTreeMap<Vec<String>, usize>> = BTreeMap::new();
    for post in posts.iter().filter(|post| post.text.chars().count() > LONG) {
        let found = extractor.proposals(&post.title, &post.text, Some(&post.occupation), IN_SET);
        let mut set: Vec<String> = found.into_iter().map(|proposal| proposal.uid).collect();
        set.sort();
        *by_occupation
            .entry(&post.occupation)
            .or_default()
            .entry(set)
            .or_default() += 1;
    }
    let pairs = |n: usize| n * n.saturating_sub(1) / 2;
    let counted = by_occupation
        .values()
        .map(|sets| pairs(sets.values().sum()))
        .sum();
    let same: usize = by_occupation
        .values()
        .flat_map(BTreeMap::values)
        .map(|n| pairs(*n))
        .sum();
    Share {
        counted,
        share: share(same, counted.max(1)),
    }
}

/// How often the occupation of a post is guessed from its title, or from its title and its text.
#[must_use]
pub fn guessed(
    occupations: &Occupations,
    posts: &[Post],
    with_text: bool,
    digital_only: bool,
) -> Guessed {
    let places = posts.iter().map(|post| {
        let text = if with_text { post.text.as_str() } else { "" };
        let guesses =
            occupations.wider(&occupations.rank(&post.title, text, digital_only, GUESSED));
        guesses
            .iter()
            .position(|guess| guess.uid == post.occupation)
            .unwrap_or(usize::MAX)
    });
    let places: Vec<usize> = places.collect();
    let within = |first: usize| {
        share(
            places.iter().filter(|place| **place < first).count(),
            posts.len().max(1),
        )
    };
    Guessed {
        posts: posts.len(),
        first: within(1),
        first_5: within(5),
    }
}
