//! Words as people type them: accents, case, signs and the plural do not count.
//!
//! Names are kept folded in the graph, each between bars and each word between spaces, as in
//! `| sql | base de donnee |`: a statement then sees whole names, beginnings and words. Posts are found by terms.

pub mod ask;
mod hold;
mod meaning;
pub mod port;
pub mod posts;
mod resolve;
mod root;
pub mod weight;

use self::weight::MOST_CHARACTERS;
use super::{
    error::Error,
    refusal::{Field, Reason},
};
use crate::text::word::fold;

/// Words of a search that count; the others are left out.
const MOST_WORDS: usize = 8;
/// Letters of a word that loses the mark of its plural.
const SHORTEST_STEM: usize = 3;

/// A folded word without the mark of the plural: `donnees` and `donnee` are one word to a reader.
fn singular(word: &str) -> &str {
    match word.strip_suffix(['s', 'x']) {
        Some(stem) if stem.len() >= SHORTEST_STEM => stem,
        _ => word,
    }
}

/// Reads what is searched for.
///
/// # Errors
/// [`Error::Invalid`], which names `field`, for a text that is too long.
pub fn searched(field: Field, text: &str) -> Result<&str, Error> {
    let text = text.trim();
    if text.chars().count() > MOST_CHARACTERS {
        let most = MOST_CHARACTERS;
        return Err(Error::Invalid(field, Reason::Characters { most }));
    }
    Ok(text)
}

/// Some names, folded, as the graph keeps them.
pub fn names<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let mut kept = "|".to_owned();
    for name in names.map(fold).filter(|name| !name.is_empty()) {
        for word in name.split(' ').map(singular) {
            kept.push(' ');
            kept.push_str(word);
        }
        kept.push_str(" |");
    }
    kept
}

/// The words of a search; none when it has no word at all, which nothing matches.
#[must_use]
pub fn words(search: &str) -> Option<Vec<String>> {
    let folded = fold(search);
    let words = folded.split_whitespace().take(MOST_WORDS);
    let words: Vec<_> = words.map(|word| singular(word).to_owned()).collect();
    (!words.is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn accents_case_and_signs_do_not_count() {
        for (text, folded) in [
            ("Ingénieur·e de la donnée", "ingenieur e de la donnee"),
            ("  L'ŒUVRE  ", "l oeuvre"),
            ("C++ et C#", "cplusplus et csharp"),
            ("e\u{301}tat", "etat"),
            ("DINUM-2026-001", "dinum 2026 001"),
            ("!?", ""),
        ] {
            assert_eq!(fold(text), folded);
        }
        let kept = names(["SQL", "", "Bases de données"].into_iter());
        assert_eq!(kept, "| sql | base de donnee |");
        assert_eq!(
            words("Sécurité  SI"),
            Some(vec!["securite".into(), "si".into()])
        );
        assert_eq!(words(" - "), None);
    }

    proptest! {
        #[test]
        fn folding_leaves_words_of_plain_letters_and_digits_and_changes_nothing_twice(text in ".*") {
            let once = fold(&text);
            prop_assert!(once.bytes().all(|b| b == b' ' || b.is_ascii_lowercase() || b.is_ascii_digit()));
            prop_assert_eq!(fold(&once), once);
        }
    }
}
