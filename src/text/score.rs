//! What a match is worth. The numbers were chosen by hand, in round steps, on eight posts judged by one person.

use super::{
    matching::Match,
    proposal::{Field, Rule},
    rank::Found,
};

/// Share of the weight of a label that is found, against its cosine with the piece.
const COVER: f64 = 0.6;
/// Added where all words stand close to one another, in order.
const WINDOW: f64 = 0.15;
/// Added where they stand in a row.
const EXACT: f64 = 0.1;
/// Added in proportion to how few other words stand between them.
const DENSITY: f64 = 0.15;
/// Added in proportion to the weight of the words that are the same but for the plural.
const SAME: f64 = 0.1;
/// What is left where words stand in another order: `gestion … maintenir` is not maintenance of a management.
const DISORDER: f64 = 0.8;
/// What is left where one word of the text says it all.
const ONE_WORD: f64 = 0.8;
/// What is left of a match in a title, which is short: its cosine is high for any word.
const TITLE: f64 = 0.85;
/// What is left of a general label of one word: `Informatique`.
const GENERAL_WORD: f64 = 0.8;
/// What the occupations of a post add to a competency that all of them need.
pub const PRIOR: f64 = 0.2;
/// What each proposal made of the same words takes away: a score is divided by one and this.
pub const REDUNDANCY: f64 = 0.07;
/// The least score of a proposal before the occupations are looked at.
pub const LEAST_SCORE: f64 = 0.4;
/// The confidence in two words or more that stand in a row, and the most of any.
const MOST_CONFIDENCE: f64 = 0.8;
/// The most confidence in a label of one word, which may be of another trade, and in one of which too little is there.
const LIKELY: f64 = 0.45;
/// The confidence in the name of one thing, written as a name.
const NAME_CONFIDENCE: f64 = 0.65;
/// The share of the weight of a label without which it says something else: `gestion du parc` is of no vehicles.
const ASSERTED_COVER: f64 = 0.7;
/// The share of proposals that were right, by their least score: 197 of eight posts, those that nobody judged counted half.
const CONFIDENCE: [(f64, f64); 4] = [(0.0, 0.2), (0.95, 0.45), (1.05, 0.65), (1.15, 0.75)];

/// What a match is worth, from 0 to about 1.1.
pub(super) fn score(found: &Match, field: Field) -> f64 {
    let cover = f64::midpoint(found.window, found.cover);
    let mut score =
        COVER * cover + (1.0 - COVER) * found.cosine + DENSITY * found.density + SAME * found.same;
    if found.rule != Rule::Coverage && found.ordered {
        score += WINDOW;
    }
    if found.rule == Rule::Exact {
        score += EXACT;
    }
    if !found.ordered {
        score *= DISORDER;
    }
    if found.words.count_ones() < 2 {
        score *= ONE_WORD;
    }
    if found.general && found.stems == 1 {
        score *= GENERAL_WORD;
    }
    if field == Field::Title {
        score *= TITLE;
    }
    score
}

/// How often proposals of a score, prior included, were right.
pub(super) fn confidence(score: f64, found: &Found) -> f64 {
    if found.rule == Rule::Exact && found.stems > 1 {
        return MOST_CONFIDENCE;
    }
    if found.name {
        return NAME_CONFIDENCE;
    }
    let reached = CONFIDENCE.iter().rev().find(|(least, _)| score >= *least);
    let share = reached.map_or(0.0, |(_, share)| *share);
    if found.stems == 1 || found.apart || found.cover < ASSERTED_COVER {
        share.min(LIKELY)
    } else {
        share
    }
}
