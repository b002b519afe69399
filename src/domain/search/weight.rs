//! The numbers of the search for posts; `docs/search.md` says what they do together.
//!
//! They were chosen on the questions of `fixtures/search` that were written with the data in view, and measured once
//! on the others. They are no part of the recommendation, so its version does not change with them.

use serde::Serialize;

/// What a word is worth by where a post has it, in [0, 1].
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct FieldWeights {
    /// In its title.
    pub title: f64,
    /// In its description.
    pub text: f64,
    /// In the names of its occupation.
    pub occupation: f64,
    /// In the names of a competency that it requires of its own.
    pub stated: f64,
    /// In the names of a competency that its occupation needs.
    pub inherited: f64,
    /// In the name of its place, or of one around it.
    pub place: f64,
    /// In the names of its organisation, or of one above it.
    pub organisation: f64,
}

/// The weights in use.
pub const FIELDS: FieldWeights = FieldWeights {
    title: 1.0,
    text: 0.3,
    occupation: 0.8,
    stated: 0.6,
    inherited: 0.3,
    place: 0.5,
    organisation: 0.4,
};

/// What the other fields that have a word add to the best one, in [0, 1].
pub const OTHER_FIELDS: f64 = 0.1;
/// The least rarity of a word: one that every post says still tells posts that say it apart from those that do not.
pub const LEAST_IDF: f64 = 0.1;
/// Rarity of a term that came after the last refresh.
pub const NEW_IDF: f64 = 4.0;

/// What two words of the question that are one word in a post are worth, against the word as it is.
pub const JOINED: f64 = 1.0;
/// What the two parts are worth of a word of the question that are two words in a post.
pub const PARTED: f64 = 0.9;
/// What a term is worth that begins with the word, at least; its share of letters adds to it.
pub const BEGINNING: f64 = 0.6;
/// What that share adds at most.
pub const BEGINNING_SHARE: f64 = 0.2;
/// What is left of it where the whole word is a term too.
pub const BEGINNING_BESIDES: f64 = 0.6;
/// What a word of the same root is worth: `administration` for `administrateur`.
pub const RELATED: f64 = 0.4;
/// What the words are worth together for which an abbreviation stands.
pub const SPELT_OUT: f64 = 0.6;
/// What a term is worth of which the word is a kind: `sécurité` for `cybersécurité`.
pub const AT_LARGE: f64 = 0.5;
/// What a term is worth that is a letter or two away from a word that is none.
pub const MISSPELT: f64 = 0.5;

/// Characters of a search, at most.
pub const MOST_CHARACTERS: usize = 500;
/// Letters of a word that is looked for, at most.
pub const MOST_LETTERS: usize = 40;
/// Letters of an acronym at most: nothing that begins so or is spelt much so is meant by one.
pub const LONGEST_ACRONYM: usize = 4;
/// Posts at most that hold a word by their description, or by what their occupation needs, and count as holding it
/// as well as others do.
pub const MOST_LOOSE: usize = 30;
/// Posts from which those that hold a common word by more than their description are enough.
pub const ENOUGH_FIRM: usize = 5;

/// Letters from which terms that begin with a word are asked for.
pub const SHORTEST_BEGINNING: usize = 3;
/// Letters from which a beginning holds its word though the whole word is a term too.
pub const SURE_BEGINNING: usize = 5;
/// Letters that such a term has after it, at least: `cybersécurité` is of `cyber`, `réactif` is not of `react`.
pub const SURE_ENDING: usize = 5;
/// Letters from which a word may have been mistyped in one of them.
pub const ONE_MISTAKE: usize = 4;
/// Letters from which that mistake may be another than two letters that changed places.
pub const ANY_MISTAKE: usize = 5;
/// Letters from which a word in two letters of which something is suggested.
pub const SUGGESTED: usize = 6;
/// Letters from which it may have been in two.
pub const TWO_MISTAKES: usize = 8;
/// Terms that begin with a word, at most.
pub const MOST_BEGINNINGS: usize = 60;
/// Words of a question that are looked for, at most.
pub const MOST_WORDS: usize = 12;
/// Suggestions at most.
pub const MOST_SUGGESTIONS: usize = 5;
/// Similarity from which an aligned competency passes a filter by the other.
pub const ALIGNED: f64 = 0.5;
