//! Rows from which texts are read: competencies and occupations with their names, posts with their texts.

use serde::Deserialize;

/// A competency with its names and those that are aligned with it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryRow {
    pub(crate) uid: String,
    pub(crate) scheme: String,
    pub(crate) code: String,
    pub(crate) label_fr: String,
    pub(crate) label_en: Option<String>,
    pub(crate) alt_labels: Vec<String>,
    pub(crate) aligned: Vec<String>,
}

/// An occupation with its titles and what it needs.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitledRow {
    pub(crate) uid: String,
    pub(crate) scheme: String,
    pub(crate) code: String,
    pub(crate) label_fr: String,
    pub(crate) label_en: Option<String>,
    pub(crate) alt_labels: Vec<String>,
    pub(crate) digital: bool,
    pub(crate) parent_uid: Option<String>,
    pub(crate) essential: Vec<String>,
    pub(crate) desirable: Vec<String>,
}

/// An open post with its texts.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimsRow {
    pub(crate) uid: String,
    pub(crate) title: String,
    pub(crate) description: Option<String>,
    pub(crate) occupation_uid: Option<String>,
    /// Whether its recruiter states something: then nothing is read.
    pub(crate) stated: bool,
    /// The mark of the text and of the lexicon from which requirements were read last.
    pub(crate) extracted: Option<String>,
}
