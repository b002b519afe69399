//! Which terms of the graph a word stands for, and how well.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use strsim::damerau_levenshtein;

use super::{
    ask::Asked,
    port::{Near, TermQuestion},
    root::{relatives, roots},
    weight::{
        ANY_MISTAKE, AT_LARGE, BEGINNING, BEGINNING_BESIDES, BEGINNING_SHARE, JOINED, LEAST_IDF,
        MISSPELT, ONE_MISTAKE, PARTED, RELATED, SHORTEST_BEGINNING, SURE_BEGINNING, SURE_ENDING,
        TWO_MISTAKES,
    },
};
use crate::text::{abbreviation::words_of, function_word::kind_of, word::stem};

/// Letters of the shorter of two words that are one in a post.
const SHORTEST_JOINED: usize = 2;
/// Letters of the shorter part of a word that is two in a post.
const SHORTEST_PART: usize = 3;
/// Terms that a mistyped word stands for at most.
const MOST_SPELLINGS: usize = 3;

/// The terms that the graph knows, each with how rare it is.
pub(super) type Known = BTreeMap<String, f64>;

/// A term that a word stands for.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Meaning {
    pub(super) uid: String,
    /// How near it is to the word, in [0, 1].
    pub(super) quality: f64,
    /// Whether a post that has it has the word.
    pub(super) holds: bool,
}

/// The terms for which words may stand as they are typed.
pub(super) fn forms(words: &[Asked], today: NaiveDate) -> TermQuestion {
    let mut question = TermQuestion::on(today);
    for (at, word) in words.iter().enumerate() {
        question.exact.insert(word.stem.clone());
        if !word.is_acronym {
            if word.stem.len() >= SHORTEST_BEGINNING {
                question.prefixes.insert(word.stem.clone());
            }
            question.prefixes.extend(roots(&word.stem));
        }
        question.exact.extend(joined(words, at));
        question
            .exact
            .extend(words_of(&word.folded).iter().map(|word| stem(word)));
    }
    question
}

/// The terms for which words may stand that are not written so: of two parts, or mistyped.
pub(super) fn repairs<'w>(
    words: impl Iterator<Item = &'w Asked>,
    today: NaiveDate,
) -> TermQuestion {
    let mut question = TermQuestion::on(today);
    for word in words.filter(|word| !word.is_acronym) {
        for (left, right) in parts(&word.folded) {
            question.exact.extend([left, right]);
        }
        question.exact.extend(kind_of(&word.folded).map(stem));
        let letters = word.stem.len();
        if letters < ONE_MISTAKE - 1 {
            continue;
        }
        // The first letter may have changed places with the second, or have come before it by mistake.
        let starts: BTreeSet<&str> = [word.stem.get(..1), word.stem.get(1..2)]
            .into_iter()
            .flatten()
            .collect();
        question.near.extend(starts.into_iter().map(|start| Near {
            start: start.to_owned(),
            least: letters.saturating_sub(2),
            most: letters + 2,
        }));
    }
    question
}

/// What a word stands for among the terms that are known.
pub(super) fn meanings(words: &[Asked], at: usize, known: &Known) -> Vec<Meaning> {
    let word = &words[at];
    let mut found: Vec<Meaning> = Vec::new();
    let mut add = |uid: &str, quality: f64, holds: bool| {
        let uid = uid.to_owned();
        found.push(Meaning {
            uid,
            quality,
            holds,
        });
    };
    let is_whole = known.contains_key(&word.stem);
    if is_whole {
        add(&word.stem, 1.0, true);
    }
    for joined in joined(words, at).filter(|joined| known.contains_key(joined)) {
        add(&joined, JOINED, true);
    }
    let mut is_begun = false;
    if word.stem.len() >= SHORTEST_BEGINNING && !word.is_acronym {
        let beginnings = known
            .keys()
            .filter(|uid| uid.len() > word.stem.len() && uid.starts_with(&word.stem));
        for uid in beginnings {
            let share = share(word.stem.len(), uid.len());
            let quality = BEGINNING + BEGINNING_SHARE * share;
            let quality = if is_whole {
                quality * BEGINNING_BESIDES
            } else {
                quality
            };
            let is_sure =
                word.stem.len() >= SURE_BEGINNING && uid.len() - word.stem.len() >= SURE_ENDING;
            add(uid, quality, !is_whole || is_sure);
            is_begun = true;
        }
    }
    if is_whole || is_begun {
        for uid in relatives(&word.stem, known.keys()) {
            add(uid, RELATED, false);
        }
    }
    // The first of a term is the best.
    let mut seen = BTreeSet::new();
    found.retain(|meaning| seen.insert(meaning.uid.clone()));
    found
}

/// What stands for a word that is none: the term that was meant, its parts, what it is a kind of, or those of its root.
pub(super) enum Instead {
    /// Some terms, each of which stands for the word.
    Terms(Vec<Meaning>),
    /// Two terms that stand for it together.
    Parts([Meaning; 2]),
}

/// What stands for a word that is none, the surest kind of it: one letter is forgiven before a word of the same root is
/// taken for it, and two are after.
pub(super) fn instead(word: &Asked, known: &Known, near: &Known) -> Option<Instead> {
    if word.is_acronym {
        return None;
    }
    let some = |terms: Vec<Meaning>| (!terms.is_empty()).then_some(Instead::Terms(terms));
    some(spellings(word, near, 1))
        .or_else(|| parted(word, near).map(Instead::Parts))
        .or_else(|| some(at_large(word, near).into_iter().collect()))
        .or_else(|| some(related(word, known)))
        .or_else(|| some(spellings(word, near, 2)))
}

/// The terms of the root of a word that is none.
fn related(word: &Asked, known: &Known) -> Vec<Meaning> {
    relatives(&word.stem, known.keys())
        .map(|uid| Meaning {
            uid: uid.clone(),
            quality: RELATED,
            holds: true,
        })
        .collect()
}

/// The two parts of a word, both of which are terms: those of which the shorter is longest.
fn parted(word: &Asked, known: &Known) -> Option<[Meaning; 2]> {
    let is_known =
        |(left, right): &(String, String)| known.contains_key(left) && known.contains_key(right);
    let both = parts(&word.folded).filter(is_known);
    let (left, right) = both.max_by_key(|(left, right)| left.len().min(right.len()))?;
    Some([left, right].map(|uid| Meaning {
        uid,
        quality: PARTED,
        holds: true,
    }))
}

/// The terms for which an abbreviation stands; none unless all of them are known.
pub(super) fn spelt_out(word: &Asked, known: &Known) -> Vec<Meaning> {
    let words = words_of(&word.folded).iter().map(|word| stem(word));
    let found: Option<Vec<_>> = words
        .map(|uid| {
            known.contains_key(&uid).then_some(Meaning {
                uid,
                quality: 1.0,
                holds: true,
            })
        })
        .collect();
    found.unwrap_or_default()
}

/// The term of which a word is a kind.
fn at_large(word: &Asked, known: &Known) -> Option<Meaning> {
    let uid = kind_of(&word.folded).map(stem)?;
    known.contains_key(&uid).then_some(Meaning {
        uid,
        quality: AT_LARGE,
        holds: true,
    })
}

/// The terms that a word with some mistakes was meant to be: the nearest, of them the most frequent.
///
/// A letter that was doubled or not is the commonest mistake: where it explains a word, nothing else does.
fn spellings(word: &Asked, known: &Known, mistakes: usize) -> Vec<Meaning> {
    let letters = word.folded.len();
    if letters < ONE_MISTAKE || (mistakes > 1 && letters < TWO_MISTAKES) {
        return Vec::new();
    }
    let mut near = nearest(word, known, mistakes);
    if letters < ANY_MISTAKE {
        near.retain(|(_, uid)| sorted(uid) == sorted(&word.stem));
    }
    let single = undoubled(&word.stem);
    if near.iter().any(|(_, uid)| undoubled(uid) == single) {
        near.retain(|(_, uid)| undoubled(uid) == single);
    }
    let least = near.first().map(|(distance, _)| *distance);
    let near = near
        .into_iter()
        .filter(|(distance, _)| Some(*distance) == least);
    near.take(MOST_SPELLINGS)
        .map(|(_, uid)| Meaning {
            uid: uid.to_owned(),
            quality: MISSPELT,
            holds: true,
        })
        .collect()
}

fn undoubled(word: &str) -> Vec<u8> {
    let mut letters = word.as_bytes().to_vec();
    letters.dedup();
    letters
}

fn sorted(word: &str) -> Vec<u8> {
    let mut letters = word.as_bytes().to_vec();
    letters.sort_unstable();
    letters
}

/// The terms at most some letters away from a word, the nearest and most frequent first.
pub(super) fn nearest<'k>(word: &Asked, known: &'k Known, most: usize) -> Vec<(usize, &'k str)> {
    let mut near: Vec<(usize, f64, &str)> = known
        .iter()
        .filter(|(uid, _)| uid.len().abs_diff(word.stem.len()) <= most)
        .map(|(uid, idf)| (damerau_levenshtein(&word.stem, uid), *idf, uid.as_str()))
        .filter(|(distance, ..)| *distance <= most)
        .collect();
    near.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(b.2)));
    near.into_iter()
        .map(|(distance, _, uid)| (distance, uid))
        .collect()
}

/// What each term weighs for a word: how near it is, times how rare the word is.
pub(super) fn weigh(meanings: &[Meaning], known: &Known) -> Vec<f64> {
    let idf = |meaning: &Meaning| known.get(&meaning.uid).copied().unwrap_or_default();
    let best = meanings.iter().filter(|meaning| meaning.holds);
    let best = best.max_by(|a, b| {
        a.quality
            .total_cmp(&b.quality)
            .then(idf(b).total_cmp(&idf(a)))
    });
    // A beginning that few posts have is no rarer than the word itself.
    let rarity = best.map_or(0.0, idf).max(LEAST_IDF);
    meanings
        .iter()
        .map(|meaning| meaning.quality * rarity)
        .collect()
}

/// A word and the one before or after it, as one word.
fn joined(words: &[Asked], at: usize) -> impl Iterator<Item = String> {
    let pair = |left: usize, right: usize| {
        let (left, right) = (words.get(left)?, words.get(right)?);
        let is_next = left.at + 1 == right.at;
        let is_long = left.folded.len().min(right.folded.len()) >= SHORTEST_JOINED;
        (is_next && is_long).then(|| stem(&format!("{}{}", left.folded, right.folded)))
    };
    let before = at.checked_sub(1).and_then(|before| pair(before, at));
    before.into_iter().chain(pair(at, at + 1))
}

/// Every way to part a word in two.
fn parts(folded: &str) -> impl Iterator<Item = (String, String)> {
    let last = folded.len().saturating_sub(SHORTEST_PART);
    (SHORTEST_PART..=last).filter_map(|at| {
        let (left, right) = folded.split_at_checked(at)?;
        Some((stem(left), stem(right)))
    })
}

fn share(part: usize, whole: usize) -> f64 {
    let number = |letters: usize| f64::from(u32::try_from(letters).unwrap_or(u32::MAX));
    number(part) / number(whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::search::ask::read;

    fn known(uids: &[&str]) -> Known {
        uids.iter().map(|uid| ((*uid).to_owned(), 2.0)).collect()
    }

    fn found(text: &str, at: usize, uids: &[&str]) -> Vec<(String, bool)> {
        let words = read(text).words;
        let found = meanings(&words, at, &known(uids)).into_iter();
        found.map(|meaning| (meaning.uid, meaning.holds)).collect()
    }

    fn pairs(expected: &[(&str, bool)]) -> Vec<(String, bool)> {
        let pairs = expected.iter();
        pairs
            .map(|(uid, holds)| ((*uid).to_owned(), *holds))
            .collect()
    }

    #[test]
    fn a_whole_word_comes_before_what_begins_with_it() {
        let java = found("java", 0, &["java", "javascript"]);
        assert_eq!(java, pairs(&[("java", true), ("javascript", false)]));
        assert_eq!(found("jav", 0, &["java"]), pairs(&[("java", true)]));
        let words = read("cyber").words;
        let both = meanings(&words, 0, &known(&["cyber", "cybersecurit"]));
        assert!(both[0].quality > both[1].quality && both[1].holds);
    }

    #[test]
    fn joined_and_parted_words_meet() {
        assert_eq!(found("dev ops", 0, &["devop"]), pairs(&[("devop", true)]));
        assert_eq!(found("dev ops", 1, &["devop"]), pairs(&[("devop", true)]));
        assert_eq!(found("dev et ops", 0, &["devop"]), []);
        let word = &read("ActiveDirectory").words[0];
        let [left, right] = parted(word, &known(&["actif", "directory"])).unwrap();
        assert_eq!(
            (left.uid.as_str(), right.uid.as_str()),
            ("actif", "directory")
        );
        assert_eq!(parted(word, &known(&["actif"])), None);
    }

    #[test]
    fn a_letter_is_forgiven_and_two_of_a_long_word() {
        let spelt = |text: &str, uids: &[&str]| {
            let (word, known) = (&read(text).words[0], known(uids));
            let one = spellings(word, &known, 1);
            let found = if one.is_empty() {
                spellings(word, &known, 2)
            } else {
                one
            };
            found
                .into_iter()
                .map(|meaning| meaning.uid)
                .collect::<Vec<_>>()
        };
        assert_eq!(spelt("devloppeur", &["developpeur"]), ["developpeur"]);
        assert_eq!(spelt("pyhton", &["python", "pluton"]), ["python"]);
        let kind = at_large(&read("NodeJS").words[0], &known(&["javascript"]));
        assert_eq!(
            kind.map(|meaning| meaning.uid).as_deref(),
            Some("javascript")
        );
        assert_eq!(spelt("kubrenets", &["kubernet"]), ["kubernet"]);
        assert_eq!(spelt("sql", &["sol"]), Vec::<String>::new());
        assert_eq!(spelt("jawa", &["jura"]), Vec::<String>::new());
        // Of four letters only two may have changed places, and a doubled letter explains more than another one.
        assert_eq!(spelt("node", &["nord"]), Vec::<String>::new());
        assert_eq!(spelt("jaav", &["java"]), ["java"]);
        assert_eq!(spelt("suport", &["sport", "support"]), ["support"]);
    }

    #[test]
    fn one_letter_is_forgiven_before_a_root_is_shared_and_an_acronym_is_nothing_else() {
        let stands = |text: &str, uids: &[&str]| {
            let known = known(uids);
            match instead(&read(text).words[0], &known, &known) {
                Some(Instead::Terms(found)) => found.into_iter().map(|term| term.uid).collect(),
                Some(Instead::Parts(found)) => found.map(|term| term.uid).to_vec(),
                None => Vec::new(),
            }
        };
        let words = ["developpeur", "developement"];
        assert_eq!(stands("developeur", &words), ["developpeur"]);
        assert_eq!(stands("statisticien", &["statistiqu"]), ["statistiqu"]);
        assert_eq!(stands("ANST", &["ants"]), Vec::<String>::new());
        assert_eq!(found("SOC", 0, &["soc", "social"]), pairs(&[("soc", true)]));
        assert_eq!(found("ANTS", 0, &["antenn"]), []);
        let react = found("react", 0, &["react", "reactivit", "reactif"]);
        assert_eq!(react.iter().filter(|(_, holds)| *holds).count(), 1);
    }

    #[test]
    fn a_word_is_as_rare_as_its_nearest_term() {
        let words = read("cyber").words;
        let known: Known = [("cyber".to_owned(), 2.0), ("cyberdefens".to_owned(), 5.0)].into();
        let meanings = meanings(&words, 0, &known);
        let weights = weigh(&meanings, &known);
        assert!((weights[0] - 2.0).abs() < 1e-9 && weights[1] < 2.0);
    }
}
