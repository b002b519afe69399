//! What texts say: the words of a text, the competencies that it states, the occupation that a title names.
//!
//! Pure and deterministic: the same text and the same lexicon give the same answer.

pub mod function_word;
pub mod likeness;
pub mod word;
