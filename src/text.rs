//! From a text to competencies, from a title to occupations: words only, the same answer each time.
//!
//! A text is cut into pieces of at most eighteen words, those of the employer and of the contract left out;
//! the labels that share their rarest words with a piece are compared with it, and scored by the share of
//! their weight that is there, by how close together they stand. Occupations that the
//! post may be of add a little to the competencies that they need.

pub mod abbreviation;
mod build;
pub mod copies;
mod expression;
pub mod fold;
pub mod function_word;
mod guess;
mod heading;
mod index;
pub mod lexicon;
pub mod likeness;
pub mod mark;
mod matching;
pub mod occupation;
pub mod proposal;
mod rank;
mod read;
pub mod reader;
mod score;
pub mod section;
pub mod stem;
#[cfg(test)]
mod tests;
pub mod title;
pub mod word;
pub mod words;

pub use lexicon::{Entry, Lexicon};
pub use occupation::{Guess, Occupation, Occupations};
pub use proposal::{Evidence, Field, Proposal, Question, Rule};
pub use score::{LEAST_SCORE, PRIOR, REDUNDANCY};
