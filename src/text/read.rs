//! A text and its pieces as numbers of stems, ready to be compared with labels.

use super::{
    fold::{Token, singular},
    lexicon::Lexicon,
    section::Piece,
    stem::Language,
};

/// Words of a text with what each may stand for.
pub(super) struct Read<'t> {
    pub words: &'t [Token],
    /// The stems of each word.
    pub stems: Vec<Vec<u32>>,
    /// Each word without its plural, if some label has it.
    pub surfaces: Vec<Option<u32>>,
}

impl<'t> Read<'t> {
    pub fn new(words: &'t [Token], lexicon: &Lexicon) -> Self {
        let language = language(words, lexicon);
        let stems =
            (0..words.len()).map(|at| lexicon.read(&words[at], words.get(at + 1), language));
        let surface = |word: &Token| lexicon.surfaces.get(singular(&word.folded)).copied();
        Self {
            words,
            stems: stems.collect(),
            surfaces: words.iter().map(surface).collect(),
        }
    }
}

/// A piece, ready to be compared with labels.
pub(super) struct Ground<'r> {
    pub read: &'r Read<'r>,
    pub piece: Piece,
    /// Stems with their places, in order.
    pub places: Vec<(u32, usize)>,
    /// The square of the length of its vector, in French and in English.
    pub norms: [f64; 2],
    pub language: Option<Language>,
}

/// A piece as the lexicon reads it.
pub(super) fn ground<'r>(read: &'r Read<'r>, piece: Piece, lexicon: &Lexicon) -> Ground<'r> {
    let mut places: Vec<(u32, usize)> = Vec::new();
    let mut norms = [0.0; 2];
    for at in piece.first..piece.last {
        places.extend(read.stems[at].iter().map(|stem| (*stem, at)));
        let mut heaviest = [0.0_f64; 2];
        for stem in read.stems[at].iter().map(|stem| *stem as usize) {
            let heaviest = &mut heaviest[usize::from(lexicon.english[stem])];
            *heaviest = heaviest.max(lexicon.weights[stem]);
        }
        norms[0] += heaviest[0];
        norms[1] += heaviest[1];
    }
    places.sort_unstable();
    places.dedup();
    Ground {
        language: language(&read.words[piece.first..piece.last], lexicon),
        read,
        piece,
        places,
        norms,
    }
}

/// The language of some words, from those that say nothing else; none where that is not clear.
fn language(words: &[Token], lexicon: &Lexicon) -> Option<Language> {
    let count = |language| {
        words
            .iter()
            .filter(|word| lexicon.stems.is_stop(&word.folded, language))
            .count()
    };
    match count(Language::French).cmp(&count(Language::English)) {
        std::cmp::Ordering::Greater => Some(Language::French),
        std::cmp::Ordering::Less => Some(Language::English),
        std::cmp::Ordering::Equal => None,
    }
}
