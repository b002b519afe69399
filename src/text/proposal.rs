//! What is asked of a lexicon, and what it answers.

use std::collections::HashMap;

/// Where words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// In the title.
    Title,
    /// In the text.
    Text,
}

/// The words that speak for a proposal, by characters of what was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// Where they stand.
    pub field: Field,
    /// The first character.
    pub start: usize,
    /// The character after the last one.
    pub end: usize,
}

/// How a label was found, from the weakest rule to the strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// The words that weigh most stand in one piece of the text.
    Coverage,
    /// All words stand close to one another.
    Window,
    /// All words stand in a row and in order, the same but for the plural.
    Exact,
}

/// A competency that a text seems to ask for.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// The competency.
    pub uid: String,
    /// The others found that say the same: near duplicates, and those aligned with it.
    pub also: Vec<String>,
    /// What proposals are ordered by; it compares those of one text only.
    pub score: f64,
    /// How often such proposals were right where a person judged them; at most .8.
    pub confidence: f64,
    /// How its label was found.
    pub rule: Rule,
    /// The words that speak for it, best first.
    pub evidence: Vec<Evidence>,
    /// True of most posts of its kind: it is not the first proposal when there is another.
    pub general: bool,
}

/// A text to find competencies in.
#[derive(Debug, Clone, Copy, Default)]
pub struct Question<'q> {
    /// The title of the post.
    pub title: Option<&'q str>,
    /// Its text.
    pub text: &'q str,
    /// By competency, how likely plausible occupations make it, from 0 to 1.
    pub prior: Option<&'q HashMap<String, f64>>,
    /// The vocabularies to propose of; all when there is none.
    pub schemes: &'q [String],
    /// Proposals at most.
    pub first: usize,
}
