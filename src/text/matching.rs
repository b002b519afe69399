//! Which labels a piece of text says, wholly or in part.

use super::{
    lexicon::{LEAST_COVER, Label, Lexicon},
    proposal::Rule,
    read::{Ground, Read, ground},
    section::Piece,
};

/// Words that may stand between those of a label, all together.
const WINDOW_SLACK: usize = 4;
/// The share of the weight of a label from which all of it is there, computation being what it is.
const ALL: f64 = 0.999;

/// A label in a piece.
#[expect(clippy::struct_excessive_bools, reason = "four facts of one match")]
#[derive(Debug, Clone, Copy)]
pub(super) struct Match {
    pub entry: u32,
    pub rule: Rule,
    /// The number of stems of the label.
    pub stems: usize,
    /// Whether the entry is a general one.
    pub general: bool,
    /// Whether the label is the name of one thing, written as one: with a capital inside a sentence.
    pub name: bool,
    /// The share of the weight of the label that the best window has.
    pub window: f64,
    /// The share that the whole piece has.
    pub cover: f64,
    /// The cosine of the label with the piece.
    pub cosine: f64,
    /// The share of the matched weight whose words are the same but for the plural.
    pub same: f64,
    /// The share of the words that count, from the first to the last, that are of the label.
    pub density: f64,
    /// Whether the words stand in the order of the label.
    pub ordered: bool,
    /// Whether a comma or a bracket stands between them.
    pub apart: bool,
    /// The words of the piece that are of the label in that window, a bit for each.
    pub words: u32,
    /// The first and the last word of the window.
    pub span: (usize, usize),
}

/// Where a stem of a label stands.
#[derive(Clone, Copy)]
struct Hit {
    at: usize,
    /// Which stem of the label.
    stem: usize,
    /// The word is the same but for the plural.
    same: bool,
}

/// Labels in one piece after another; what it keeps between them saves it from looking at a label twice.
pub(super) struct Matcher<'l> {
    lexicon: &'l Lexicon,
    /// By label, the last piece that met it.
    met: Vec<u32>,
    /// By stem, the last piece that has it.
    held: Vec<u32>,
    piece: u32,
    hits: Vec<Hit>,
}

impl<'l> Matcher<'l> {
    pub fn new(lexicon: &'l Lexicon) -> Self {
        Self {
            lexicon,
            met: vec![0; lexicon.labels.len()],
            held: vec![0; lexicon.weights.len()],
            piece: 0,
            hits: Vec::new(),
        }
    }

    /// The labels of which a piece says enough; `allowed` says whether an entry may be proposed.
    pub fn matches(
        &mut self,
        read: &Read,
        piece: Piece,
        allowed: &dyn Fn(u32) -> bool,
    ) -> Vec<Match> {
        self.piece += 1;
        let lexicon = self.lexicon;
        let ground = ground(read, piece, lexicon);
        for (stem, _) in &ground.places {
            self.held[*stem as usize] = self.piece;
        }
        let mut found = Vec::new();
        for stem in ground
            .places
            .chunk_by(|a, b| a.0 == b.0)
            .map(|same| same[0].0)
        {
            for label in &lexicon.postings[stem as usize] {
                let met = &mut self.met[*label as usize];
                if std::mem::replace(met, self.piece) == self.piece {
                    continue;
                }
                let label = &lexicon.labels[*label as usize];
                if allowed(label.entry) {
                    found.extend(self.look(label, &ground));
                }
            }
        }
        found
    }

    /// A label in a piece, if enough of it is there.
    fn look(&mut self, label: &Label, ground: &Ground) -> Option<Match> {
        let weights = &self.lexicon.weights;
        let held = label
            .stems
            .iter()
            .map(|stem| *stem as usize)
            .filter(|stem| self.held[*stem] == self.piece);
        let cover: f64 = held.map(|stem| weights[stem]).sum();
        // A label of the other language must be there as it is.
        let foreign = ground
            .language
            .is_some_and(|language| language != label.language);
        if cover < label.weight * if foreign { ALL } else { LEAST_COVER } {
            return None;
        }
        self.hit(label, ground);
        if self.hits.is_empty() {
            return None;
        }
        self.hits.sort_unstable_by_key(|hit| (hit.at, hit.stem));
        let exact = self.exact(label.stems.len(), ground.read);
        if foreign && exact.is_none() {
            return None;
        }
        let window = self.window(label);
        let span = exact.unwrap_or(window);
        let within: Vec<Hit> = self
            .hits
            .iter()
            .filter(|hit| (span.0..=span.1).contains(&hit.at))
            .copied()
            .collect();
        let words = within.iter().fold(0_u32, |words, hit| {
            words | 1 << (hit.at - ground.piece.first)
        });
        let alone = words.count_ones() < 2;
        // One word is not enough when it is another word of the same family: `Architecte` of `Architecture réseau`.
        if alone && !within.iter().any(|hit| hit.same) && ground.read.stems[span.0].len() < 3 {
            return None;
        }
        let lexicon = self.lexicon;
        let counted = (span.0..=span.1)
            .filter(|at| !ground.read.stems[*at].is_empty())
            .count();
        let matched = self.weight(label, &within, false);
        let word = &ground.read.words[span.0];
        let rule = match exact {
            Some(_) => Rule::Exact,
            None if matched >= ALL * label.weight => Rule::Window,
            None => Rule::Coverage,
        };
        Some(Match {
            entry: label.entry,
            rule,
            stems: label.stems.len(),
            general: lexicon.entries[label.entry as usize].general,
            name: label.name && exact.is_some() && word.initial && span.0 > ground.piece.first,
            window: matched / label.weight,
            cover: cover / label.weight,
            cosine: (cover / (label.weight * ground.norms[label.language as usize]).sqrt())
                .min(1.0),
            same: self.weight(label, &within, true) / matched,
            density: f64::from(words.count_ones()) / super::lexicon::number(counted.max(1)),
            ordered: ordered(label.stems.len(), &within),
            apart: (span.0 + 1..=span.1).any(|at| ground.read.words[at].parted),
            words,
            span,
        })
    }

    /// Finds where the stems of a label stand.
    fn hit(&mut self, label: &Label, ground: &Ground) {
        self.hits.clear();
        for (k, stem) in label.stems.iter().enumerate() {
            let from = ground.places.partition_point(|place| place.0 < *stem);
            let here = ground.places[from..]
                .iter()
                .take_while(|place| place.0 == *stem);
            self.hits.extend(here.map(|(_, at)| Hit {
                at: *at,
                stem: k,
                same: ground.read.surfaces[*at] == Some(label.surfaces[k]),
            }));
        }
        if label.stems.len() == 1 {
            self.hits.retain(|hit| hit.same);
        }
    }

    /// The weight of the stems that some hits have, or of those whose word is the same.
    fn weight(&self, label: &Label, hits: &[Hit], same: bool) -> f64 {
        let mut stems = 0_u32;
        for hit in hits.iter().filter(|hit| hit.same || !same) {
            stems |= 1 << hit.stem;
        }
        let weighed = label
            .stems
            .iter()
            .enumerate()
            .filter(|(k, _)| stems >> k & 1 == 1);
        weighed
            .map(|(_, stem)| self.lexicon.weights[*stem as usize])
            .sum()
    }

    /// The first and the last word of the window that weighs most; of equal ones the shortest, then the first.
    fn window(&self, label: &Label) -> (usize, usize) {
        let reach = label.stems.len() + WINDOW_SLACK;
        let mut best = (0.0, 0, (0, 0));
        for (from, first) in self.hits.iter().enumerate() {
            let within = self.hits[from..].partition_point(|hit| hit.at < first.at + reach);
            let hits = &self.hits[from..from + within];
            let weight = self.weight(label, hits, false);
            // The shortest beginning of the window that has all of its weight.
            let enough = (1..=within)
                .find(|n| self.weight(label, &hits[..*n], false) >= weight)
                .unwrap_or(within);
            let last = hits[enough - 1].at;
            let length = last - first.at;
            if weight > best.0 || weight >= best.0 && length < best.1 {
                best = (weight, length, (first.at, last));
            }
        }
        best.2
    }

    /// The first and the last word where a label stands as it is, but for the plural and words that do not count.
    fn exact(&self, length: usize, read: &Read) -> Option<(usize, usize)> {
        let starts = self
            .hits
            .iter()
            .enumerate()
            .filter(|(_, hit)| hit.stem == 0 && hit.same);
        for (from, hit) in starts {
            let (mut last, mut stem) = (hit.at, 1);
            for next in &self.hits[from + 1..] {
                let apart = (last + 1..=next.at).any(|at| read.words[at].parted);
                if stem == length
                    || apart
                    || (last + 1..next.at).any(|at| !read.stems[at].is_empty())
                {
                    break;
                }
                if next.stem == stem && next.same && next.at > last {
                    last = next.at;
                    stem += 1;
                }
            }
            if stem == length {
                return Some((hit.at, last));
            }
        }
        None
    }
}

/// Whether the stems that were hit can be read in the order of the label.
fn ordered(length: usize, hits: &[Hit]) -> bool {
    let mut after = 0;
    (0..length).all(|stem| {
        let mut here = hits.iter().filter(|hit| hit.stem == stem).peekable();
        if here.peek().is_none() {
            return true;
        }
        let next = here.find(|hit| hit.at >= after);
        after = next.map_or(after, |hit| hit.at);
        next.is_some()
    })
}
