//! What somebody asks for, word by word.

use super::weight::MOST_WORDS;
use crate::text::{
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
}

/// A question, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    /// The words that are looked for, in order.
    pub words: Vec<Asked>,
    /// Those that say nothing, and those of a question that is too long: where they stand, as they were typed.
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
    let mut question = Question::default();
    for (at, word) in all.into_iter().enumerate() {
        let is_said = !says_something || !is_function_word(&word.folded);
        let Word { typed, folded } = word;
        if is_said && question.words.len() < MOST_WORDS {
            question.words.push(Asked {
                at,
                typed,
                stem: stem(&folded),
                needed: !says_which || !is_asking_word(&folded),
                folded,
            });
        } else {
            question.left_out.push((at, typed));
        }
    }
    question
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
}
