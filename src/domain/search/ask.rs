//! What somebody asks for, word by word.

use super::weight::{LONGEST_ACRONYM, MOST_LETTERS, MOST_WORDS};
use crate::text::{
    abbreviation::words_of,
    function_word::{is_asking_word, is_function_word},
    word::{Word, stem, words},
};

/// A word that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Which word of the question it is.
    pub at: usize,
    /// As it was typed.
    pub typed: String,
    /// Without accents and case.
    pub folded: String,
    /// Without the marks of gender and number.
    pub stem: String,
    /// Whether a post should have it. Words about looking for a post only add.
    pub needed: bool,
    /// Whether it is an acronym or a name with signs or digits: nothing else is spelt much as it or begins with it and means the same.
    pub is_acronym: bool,
}

/// A question, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    /// The words that are looked for, in order.
    pub words: Vec<Asked>,
    /// Those that say nothing, that no term can be, and those of a question that is too long: where they stand, as they
    /// were typed.
    pub left_out: Vec<(usize, String)>,
}

/// Reads a question; it has no word at all when nothing in it is a letter or a digit.
///
/// Function words are left out unless the question has no other, and no word about looking for a post is needed
/// unless it has no other.
#[must_use]
pub fn read(text: &str) -> Question {
    let all = words(text);
    let says_something = all.iter().any(|word| !is_function_word(&word.folded));
    let says_which = all
        .iter()
        .any(|word| !is_function_word(&word.folded) && !is_asking_word(&word.folded));
    let is_loud = all
        .iter()
        .any(|word| word.folded.len() > LONGEST_ACRONYM && is_capital(&word.typed));
    let mut question = Question::default();
    for (at, word) in all.into_iter().enumerate() {
        let is_said = !says_something || !is_function_word(&word.folded);
        let Word { typed, folded } = word;
        let is_legible = folded.len() <= MOST_LETTERS && is_latin(&typed);
        if is_said && is_legible && question.words.len() < MOST_WORDS {
            question.words.push(Asked {
                at,
                stem: stem(&folded),
                needed: !says_which || !is_asking_word(&folded),
                is_acronym: is_acronym(&typed, &folded, is_loud),
                folded,
                typed,
            });
        } else {
            question.left_out.push((at, typed));
        }
    }
    question
}

fn is_acronym(typed: &str, folded: &str, is_loud: bool) -> bool {
    let is_sign = |c: char| !c.is_alphabetic() && !('\u{300}'..='\u{36f}').contains(&c);
    let is_short = folded.len() <= LONGEST_ACRONYM;
    let is_known = !words_of(folded).is_empty() || (!is_loud && is_capital(typed));
    is_short && is_known || typed.contains(is_sign)
}

fn is_capital(typed: &str) -> bool {
    let mut letters = typed.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(char::is_uppercase)
}

/// Whether a word is of the letters in which posts are written.
fn is_latin(typed: &str) -> bool {
    let mut letters = typed.chars().filter(|c| c.is_alphabetic());
    letters
        .all(|c| matches!(c, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{fb00}'..='\u{fb06}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(text: &str) -> Vec<String> {
        let words = read(text).words.into_iter();
        words
            .filter(|word| word.needed)
            .map(|word| word.stem)
            .collect()
    }

    #[test]
    fn a_sentence_is_what_it_says() {
        assert_eq!(stems("développeuse en Java H/F"), ["developpeur", "java"]);
        assert_eq!(
            stems("je cherche un poste dans la cyber à Rennes"),
            ["cyber", "renn"]
        );
        let read = read("Ingénieur de la donnée");
        let left_out: Vec<_> = read
            .left_out
            .iter()
            .map(|(_, word)| word.as_str())
            .collect();
        assert_eq!(left_out, ["de", "la"]);
    }

    #[test]
    fn a_question_of_nothing_else_means_its_words() {
        assert_eq!(stems("offre d'emploi"), ["offr", "emploi"]);
        assert_eq!(stems("C"), ["c"]);
        assert!(read(" !? ").words.is_empty());
        let long = "mot ".repeat(40);
        assert_eq!(read(&long).words.len(), MOST_WORDS);
        assert_eq!(read(&long).left_out.len(), 40 - MOST_WORDS);
    }

    #[test]
    fn what_no_term_can_be_is_left_out() {
        for text in [
            "a".repeat(MOST_LETTERS + 1),
            "مطور".to_owned(),
            "開発者".to_owned(),
        ] {
            let read = read(&text);
            assert!(read.words.is_empty(), "{text}");
            assert!(read.left_out.iter().all(|(_, typed)| *typed == text));
            assert!(!read.left_out.is_empty());
        }
        assert_eq!(stems(&"a".repeat(MOST_LETTERS)).len(), 1);
    }

    #[test]
    fn an_acronym_is_short_and_in_capitals_or_known() {
        let acronyms = |text: &str| -> Vec<String> {
            let words = read(text).words.into_iter();
            words
                .filter(|word| word.is_acronym)
                .map(|word| word.folded)
                .collect()
        };
        assert_eq!(acronyms("responsable SOC à l'ANTS"), ["soc", "ants"]);
        assert_eq!(acronyms("R.S.S.I."), ["rssi"]);
        assert_eq!(acronyms("dsi java RSSI"), ["dsi", "rssi"]);
        assert_eq!(acronyms("C++ .NET 5G"), ["cplusplus", "dotnet", "5g"]);
        assert_eq!(acronyms("ADMINISTRATEUR BIG DATA"), Vec::<String>::new());
    }
}
