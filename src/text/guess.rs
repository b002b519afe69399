//! From the title and the text of a post to its occupations, and from those to its competencies.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{
    lexicon::number,
    occupation::{Guess, Kept, Occupations},
    section::pieces,
    title,
};

/// The share of the title in a guess, against that of the text.
const TITLE: f64 = 0.4;
/// How often a word of the title counts among those of the text.
const TITLE_COUNT: f64 = 2.0;
/// Saturation of how often a sheet has a word, in BM25 (Robertson and Zaragoza, 2009).
const SATURATION: f64 = 1.2;
/// How much the length of a sheet counts there.
const LENGTH: f64 = 0.75;
/// Guesses that make a prior.
const PLAUSIBLE: usize = 20;
/// The weight of the post's own occupation there, when it is known; the best guess has 1.
const OWN: f64 = 0.8;
/// The weight of a need that is not essential.
const NEED: f64 = 0.8;
/// What each part of a wider occupation adds to the ones before it.
const NEXT_PART: f64 = 0.6;
/// Parts of a wider occupation that count.
const PARTS: usize = 4;

impl Occupations {
    /// The occupations that a post may be of, best first, of all vocabularies; those of digital work only, where
    /// the source says that the post is one.
    #[must_use]
    pub fn rank(&self, title: &str, text: &str, digital_only: bool, first: usize) -> Vec<Guess> {
        let named = self.by_title(title);
        let described = self.by_text(title, text);
        let possible = |kept: &&Kept| kept.digital || !digital_only;
        let read = self
            .kept
            .iter()
            .zip(&described)
            .filter(|(kept, _)| possible(kept))
            .map(|(_, score)| *score);
        let most = read.fold(f64::MIN_POSITIVE, f64::max);
        let scored = self
            .kept
            .iter()
            .zip(0..)
            .filter(|(kept, _)| possible(kept))
            .map(|(_, at)| {
                let title = named.get(&at).map_or(0.0, |(score, _)| *score);
                (
                    TITLE * title + (1.0 - TITLE) * described[at as usize] / most,
                    at,
                )
            });
        let mut scored: Vec<(f64, u32)> = scored.filter(|(score, _)| *score > 0.0).collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        scored.truncate(first);
        let guess = |(score, at): (f64, u32)| {
            let kept = &self.kept[at as usize];
            let matched = named
                .get(&at)
                .map_or(&kept.label, |(_, title)| &self.titles[*title as usize].form);
            Guess {
                uid: kept.uid.clone(),
                score,
                matched_title: matched.clone(),
            }
        };
        scored.into_iter().map(guess).collect()
    }

    /// By occupation, the cosine of its nearest title with this one, and that title.
    fn by_title(&self, title: &str) -> HashMap<u32, (f64, u32)> {
        let words: BTreeSet<String> = self.read(&title::words(title)).into_iter().collect();
        let stems = words
            .iter()
            .filter_map(|word| self.ids.get(word))
            .map(|stem| *stem as usize);
        let stems: Vec<usize> = stems
            .filter(|stem| !self.in_titles[*stem].is_empty())
            .collect();
        let norm: f64 = stems.iter().map(|stem| self.title_idf[*stem].powi(2)).sum();
        let mut products: BTreeMap<u32, f64> = BTreeMap::new();
        for stem in stems {
            for title in &self.in_titles[stem] {
                *products.entry(*title).or_default() += self.title_idf[stem].powi(2);
            }
        }
        let mut nearest: HashMap<u32, (f64, u32)> = HashMap::new();
        for (title, product) in products {
            let held = &self.titles[title as usize];
            let cosine = product / (norm * held.norm).sqrt().max(f64::MIN_POSITIVE);
            let best = nearest.entry(held.occupation).or_insert((cosine, title));
            if cosine > best.0 {
                *best = (cosine, title);
            }
        }
        nearest
    }

    /// By occupation, the BM25 of its sheet for the words of a post.
    fn by_text(&self, title: &str, text: &str) -> Vec<f64> {
        let (words, parts) = pieces(text);
        let said: BTreeSet<usize> = parts
            .iter()
            .flat_map(|piece| piece.first..piece.last)
            .collect();
        let said: Vec<_> = said.into_iter().map(|at| words[at].clone()).collect();
        let mut counts: BTreeMap<u32, f64> = BTreeMap::new();
        for (words, count) in [(said, 1.0), (title::words(title), TITLE_COUNT)] {
            for stem in self.read(&words) {
                if let Some(id) = self.ids.get(&stem) {
                    *counts.entry(*id).or_default() += count;
                }
            }
        }
        let mut scores = vec![0.0; self.kept.len()];
        for (stem, count) in counts {
            let weight = self.sheet_idf[stem as usize] * (1.0 + count.ln());
            for (at, n) in &self.in_sheets[stem as usize] {
                let length =
                    1.0 - LENGTH + LENGTH * self.kept[*at as usize].length / self.mean_length;
                scores[*at as usize] += weight * n * (SATURATION + 1.0) / (n + SATURATION * length);
            }
        }
        scores
    }

    /// By competency, from 0 to 1, how likely it is in a post: the weight of the best of the occupations that need it,
    /// among those that the post may be of and, when it is known, its own with its parts.
    #[must_use]
    pub fn prior(&self, title: &str, text: &str, own: Option<&str>) -> HashMap<String, f64> {
        let guesses = self.rank(title, text, false, PLAUSIBLE);
        let best = guesses
            .first()
            .map_or(1.0, |guess| guess.score.max(f64::MIN_POSITIVE));
        let plausible = guesses
            .iter()
            .filter_map(|guess| Some((self.find(&guess.uid)?, guess.score / best)));
        let own = own.into_iter().flat_map(|own| {
            let parts = self.parts.get(own).into_iter().flatten().copied();
            self.find(own).into_iter().chain(parts).map(|at| (at, OWN))
        });
        let mut prior: HashMap<String, f64> = HashMap::new();
        for (at, weight) in plausible.chain(own) {
            for (need, essential) in &self.kept[at as usize].needs {
                let weight = if *essential { weight } else { weight * NEED };
                let held = prior.entry(need.clone()).or_default();
                *held = held.max(weight);
            }
        }
        prior
    }

    /// Guesses as guesses of the wider occupations that they are a part of, best first: a wider occupation has the
    /// score of its best part, and less and less of those that follow. An occupation of no other stays as it is.
    #[must_use]
    pub fn wider(&self, guesses: &[Guess]) -> Vec<Guess> {
        let mut wide: BTreeMap<&str, (usize, Guess)> = BTreeMap::new();
        for guess in guesses {
            let kept = self.find(&guess.uid).map(|at| &self.kept[at as usize]);
            let uid = kept
                .and_then(|kept| kept.parent.as_deref())
                .unwrap_or(&guess.uid);
            let (parts, held) = wide.entry(uid).or_insert_with(|| {
                let held = Guess {
                    uid: uid.to_owned(),
                    score: 0.0,
                    matched_title: guess.matched_title.clone(),
                };
                (0, held)
            });
            if *parts < PARTS {
                held.score += guess.score * NEXT_PART.powf(number(*parts));
                *parts += 1;
            }
        }
        let mut wide: Vec<Guess> = wide.into_values().map(|(_, guess)| guess).collect();
        wide.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.uid.cmp(&b.uid)));
        wide
    }
}
