//! Which words are of like spelling: `cybersécurité` and `sécurité`, `admin` and `administrateur`.
//!
//! The likeness of two stems is the cosine of their sets of four letters in a row, ends marked: in [0, 1], and 1 for the
//! same stem. Words of fewer than four letters are like themselves only.

use std::collections::{BTreeSet, HashMap};

/// Letters of a piece of a word.
const LETTERS: usize = 4;

/// Some stems, by their pieces.
#[derive(Debug, Default)]
pub struct Spellings {
    stems: Vec<String>,
    sizes: Vec<f64>,
    by_piece: HashMap<String, Vec<usize>>,
}

impl Spellings {
    /// The spellings of some stems.
    #[must_use]
    pub fn new(stems: Vec<String>) -> Self {
        let mut spellings = Self::default();
        for (at, stem) in stems.iter().enumerate() {
            let pieces = pieces(stem);
            spellings.sizes.push(size(&pieces));
            for piece in pieces {
                spellings.by_piece.entry(piece).or_default().push(at);
            }
        }
        spellings.stems = stems;
        spellings
    }

    /// The stems that are like a stem by `least` at least, the most like it first, then in order; `most` of them.
    #[must_use]
    pub fn like(&self, stem: &str, least: f64, most: usize) -> Vec<(&str, f64)> {
        let pieces = pieces(stem);
        let own = size(&pieces);
        let mut shared: HashMap<usize, f64> = HashMap::new();
        for at in pieces
            .iter()
            .filter_map(|piece| self.by_piece.get(piece))
            .flatten()
        {
            *shared.entry(*at).or_default() += 1.0;
        }
        let mut found: Vec<(&str, f64)> = shared
            .into_iter()
            .map(|(at, shared)| (self.stems[at].as_str(), shared / (own * self.sizes[at])))
            .filter(|(other, likeness)| {
                *likeness >= least && (*other == stem || both_long(stem, other))
            })
            .collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        found.truncate(most);
        found
    }
}

fn both_long(stem: &str, other: &str) -> bool {
    stem.len().min(other.len()) >= LETTERS
}

/// Stems are plain letters and digits, so that bytes are letters.
pub(super) fn pieces(stem: &str) -> BTreeSet<String> {
    let marked = format!("_{stem}_");
    let last = marked.len().saturating_sub(LETTERS);
    (0..=last)
        .filter_map(|start| marked.get(start..marked.len().min(start + LETTERS)))
        .map(str::to_owned)
        .collect()
}

fn size(pieces: &BTreeSet<String>) -> f64 {
    f64::from(u32::try_from(pieces.len()).unwrap_or(u32::MAX)).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn like(stem: &str) -> Vec<String> {
        let stems = [
            "cyberdefens",
            "cybersecurit",
            "securit",
            "java",
            "javascript",
            "si",
            "sic",
        ];
        let spellings = Spellings::new(stems.map(str::to_owned).to_vec());
        let found = spellings.like(stem, 0.3, 8);
        found.into_iter().map(|(stem, _)| stem.to_owned()).collect()
    }

    #[test]
    fn words_that_share_pieces_resemble_each_other_and_the_same_word_comes_first() {
        assert_eq!(like("cybersecurit"), ["cybersecurit", "securit"]);
        assert_eq!(like("si"), ["si"]);
        assert_eq!(like("cobol"), Vec::<String>::new());
    }

    #[test]
    fn likeness_is_the_cosine_of_the_pieces() {
        let spellings = Spellings::new(vec!["javascript".to_owned()]);
        // `_jav java ava_` and `_jav java avas vasc ascr scri crip ript ipt_` share two.
        let found = spellings.like("java", 0.0, 8);
        assert!((found[0].1 - 2.0 / (3.0_f64 * 9.0).sqrt()).abs() < 1e-12);
    }
}
