//! The two forms of gold.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    fs::File,
    io::BufRead,
    path::PathBuf,
};

use serde::Deserialize;
use thiserror::Error;

use crate::text::Lexicon;

/// Why a file of gold cannot be read.
#[derive(Debug, Error)]
pub enum Unreadable {
    /// It is not there, or not readable.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A line that is no judged post.
    #[error("line {line}: {source}")]
    Post {
        /// The number of the line, from 1.
        line: usize,
        /// What is wrong with it.
        source: serde_json::Error,
    },
    /// A row that is no judged sentence.
    #[error("{0}")]
    Sentence(#[from] csv::Error),
}

/// A post whose competencies were judged.
#[derive(Debug, Clone, Deserialize)]
pub struct JudgedPost {
    /// Its identifier.
    pub id: String,
    /// Its title.
    #[serde(default)]
    pub title: String,
    /// The identifier of its occupation, where it is known.
    #[serde(default)]
    pub occupation: Option<String>,
    /// Its text.
    pub text: String,
    /// What was judged.
    pub judged: Vec<Judgement>,
}

/// Whether a post asks for a competency.
#[derive(Debug, Clone, Deserialize)]
pub struct Judgement {
    /// The code of the competency.
    pub code: String,
    /// Whether it does.
    pub relevant: bool,
}

/// A sentence with the label of one competency that it asks for.
#[derive(Debug, Deserialize)]
struct JudgedSentence {
    sentence: String,
    label: String,
}

/// Judged posts, one JSON object a line.
///
/// # Errors
///
/// A line is not one.
pub fn posts(lines: impl BufRead) -> Result<Vec<JudgedPost>, Unreadable> {
    let lines = lines.lines().map_while(Result::ok).enumerate();
    let lines = lines.filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(at, line)| {
            serde_json::from_str(&line).map_err(|source| Unreadable::Post {
                line: at + 1,
                source,
            })
        })
        .collect()
}

/// Sentences with those of their labels that the lexicon has, when there is one.
pub(super) fn sentences(
    file: File,
    lexicon: &Lexicon,
) -> Result<BTreeMap<String, BTreeSet<String>>, Unreadable> {
    let known: HashSet<&str> = lexicon.labels_en().collect();
    let mut sentences: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in csv::Reader::from_reader(file).into_deserialize() {
        let JudgedSentence { sentence, label } = row?;
        if known.contains(label.as_str()) {
            sentences.entry(sentence).or_default().insert(label);
        }
    }
    Ok(sentences)
}
