//! How well texts give competencies, on files that people judged.
//!
//! Two forms of gold: posts with judged pairs of a post and a competency, one JSON object a line, and sentences with
//! the English labels that they ask for, CSV. One judge and few posts: an interval of ± .10 goes with every figure.

pub mod gold;
pub mod posts;
#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    fs::File,
    io::BufReader,
    path::Path,
};

use serde::Serialize;

use self::gold::{JudgedPost, Unreadable, posts, sentences};
use crate::text::{Lexicon, Occupations, Proposal, Question};

/// Proposals of a post that are scored.
const SCORED: usize = 20;

/// What a file of gold says of extraction.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Extraction {
    /// Of posts with judged pairs.
    Posts(Scores),
    /// Of sentences with labels.
    Sentences {
        /// Sentences with a label that the lexicon has.
        sentences: usize,
        /// Mean of the labels among the first five proposals, out of five or of all when there are fewer.
        r_precision_5: f64,
    },
}

/// Means over the posts that ask for something, from 0 to 1; a code that nobody judged counts as wrong.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Scores {
    /// Posts that ask for something.
    pub texts: usize,
    /// The share of the first five that is right.
    pub precision_5: f64,
    /// The share of the first ten that is right.
    pub precision_10: f64,
    /// The share of what is right that is among the first ten.
    pub recall_10: f64,
    /// The share of what is right that is among the first twenty.
    pub recall_20: f64,
    /// The share of the first ten that nobody judged: over .10, have them judged before comparing.
    pub unjudged_10: f64,
}

/// What is measured: competencies of some vocabularies, with the prior of occupations.
#[derive(Clone, Copy)]
pub struct Extractor<'l> {
    /// The competencies.
    pub lexicon: &'l Lexicon,
    /// The occupations.
    pub occupations: &'l Occupations,
    /// The vocabularies that the gold is of; all when there is none.
    pub schemes: &'l [String],
}

impl Extractor<'_> {
    /// Measures on a file of gold: `.csv` of sentences, else posts by line.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or is of neither form.
    pub fn evaluate(&self, path: &Path) -> Result<Extraction, Unreadable> {
        let file = File::open(path).map_err(|source| Unreadable::File {
            path: path.to_owned(),
            source,
        })?;
        if path.extension().is_some_and(|extension| extension == "csv") {
            let sentences = sentences(file, self.lexicon)?;
            Ok(Extraction::Sentences {
                sentences: sentences.len(),
                r_precision_5: self.r_precision_5(&sentences),
            })
        } else {
            let posts = posts(BufReader::new(file))?;
            Ok(Extraction::Posts(self.scores(&posts)))
        }
    }

    /// The competencies of a post; `own` is its occupation, where it is known.
    #[must_use]
    pub fn proposals(
        &self,
        title: &str,
        text: &str,
        own: Option<&str>,
        first: usize,
    ) -> Vec<Proposal> {
        let prior = self.occupations.prior(title, text, own);
        self.lexicon.extract(&Question {
            title: Some(title),
            text,
            prior: Some(&prior),
            schemes: self.schemes,
            first,
        })
    }

    /// Measures over judged posts; near duplicates of a proposal count as proposals that follow it.
    #[must_use]
    pub fn scores(&self, posts: &[JudgedPost]) -> Scores {
        let mut scores = Scores::default();
        for post in posts {
            let right = post.judged.iter().filter(|judgement| judgement.relevant);
            let right: BTreeSet<&str> = right.map(|judgement| judgement.code.as_str()).collect();
            if right.is_empty() {
                continue;
            }
            let judged = post.judged.iter().map(|judgement| judgement.code.as_str());
            let judged: BTreeSet<&str> = judged.collect();
            let found = self.proposals(&post.title, &post.text, post.occupation.as_deref(), SCORED);
            let codes = codes(self.lexicon, &found);
            let first = |n: usize| codes.iter().take(n);
            let hits = |n: usize| first(n).filter(|code| right.contains(*code)).count();
            let unjudged = first(10).filter(|code| !judged.contains(*code)).count();
            scores.texts += 1;
            scores.precision_5 += share(hits(5), 5);
            scores.precision_10 += share(hits(10), 10);
            scores.recall_10 += share(hits(10), right.len());
            scores.recall_20 += share(hits(SCORED), right.len());
            scores.unjudged_10 += share(unjudged, 10);
        }
        let texts = share(scores.texts.max(1), 1);
        for sum in [
            &mut scores.precision_5,
            &mut scores.precision_10,
            &mut scores.recall_10,
            &mut scores.recall_20,
            &mut scores.unjudged_10,
        ] {
            *sum /= texts;
        }
        scores
    }

    fn r_precision_5(&self, sentences: &BTreeMap<String, BTreeSet<String>>) -> f64 {
        let precision = |(text, right): (&String, &BTreeSet<String>)| {
            let found = self.lexicon.extract(&Question {
                text,
                schemes: self.schemes,
                first: 5,
                ..Question::default()
            });
            let labels = uids(&found)
                .take(5)
                .filter_map(|uid| self.lexicon.entry(uid)?.label_en.as_ref());
            share(
                labels.filter(|label| right.contains(*label)).count(),
                right.len().min(5),
            )
        };
        let sum: f64 = sentences.iter().map(precision).sum();
        sum / share(sentences.len().max(1), 1)
    }
}

/// Proposals and those that say the same, best first.
fn uids(proposals: &[Proposal]) -> impl Iterator<Item = &String> {
    proposals
        .iter()
        .flat_map(|proposal| [&proposal.uid].into_iter().chain(&proposal.also))
}

/// Their codes, each once.
fn codes<'l>(lexicon: &'l Lexicon, proposals: &[Proposal]) -> Vec<&'l str> {
    let codes = uids(proposals)
        .filter_map(|uid| lexicon.entry(uid))
        .map(|entry| entry.code.as_str());
    let mut seen = HashSet::new();
    codes.filter(|code| seen.insert(*code)).collect()
}

/// A part of a whole that is not empty.
fn share(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    number(part) / number(whole)
}
