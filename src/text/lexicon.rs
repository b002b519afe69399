//! The competencies that a text may name, by the stems of their labels.

use std::{collections::HashMap, sync::Arc};

use super::{
    fold::Token,
    stem::{Language, Stems},
};

/// The least share of the weight of a label that must be found in a piece of text.
pub const LEAST_COVER: f64 = 0.4;
/// Other entries that say all that an entry says, and more, from which it is too general to be a reason.
pub const GENERAL: usize = 40;

/// A French word that counts as a noun only, `prise de son`, and not as what is his or hers.
pub(super) const NOUN_OR_NOT: &str = "son";

/// A competency with its names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its identifier.
    pub uid: String,
    /// The vocabulary that it comes from: `FILIERE`, `ROME4`, `ROME`, `ESCO`.
    pub scheme: String,
    /// Its code there.
    pub code: String,
    /// Its French label; empty when it has none.
    pub label_fr: String,
    /// Its English label.
    pub label_en: Option<String>,
    /// Other names, in either language.
    pub alt_labels: Vec<String>,
    /// The key of the group of entries that are aligned with it, if any.
    pub group: Option<String>,
}

/// A label, as it is looked for.
pub(super) struct Label {
    pub entry: u32,
    pub language: Language,
    /// Its stems, each once, in order.
    pub stems: Box<[u32]>,
    /// Its words without the plural, in the order of the stems.
    pub surfaces: Box<[u32]>,
    /// The sum of the weights of its stems.
    pub weight: f64,
    /// It is the name of one thing, such as a language or a tool: no label uses its only word in another sense.
    pub name: bool,
}

/// What is kept of an entry.
pub(super) struct Kept {
    /// The entry without its other names.
    pub entry: Entry,
    /// Its first label.
    pub label: Option<u32>,
    /// Entries that are aligned, or whose first labels have the same stems, share it.
    pub family: u32,
    /// Many others say all that it says, and more.
    pub general: bool,
}

/// Competencies, ready to be found in texts.
pub struct Lexicon {
    pub(super) stems: Arc<Stems>,
    pub(super) ids: HashMap<String, u32>,
    pub(super) surfaces: HashMap<String, u32>,
    /// The weight of each stem: the square of the logarithm of how few entries have it, less for words that carry others.
    pub(super) weights: Vec<f64>,
    /// Whether a stem is of English.
    pub(super) english: Vec<bool>,
    pub(super) labels: Vec<Label>,
    /// By stem, the labels that cannot reach the least cover without one of the stems they stand under.
    pub(super) postings: Vec<Box<[u32]>>,
    /// In the order of their identifiers.
    pub(super) entries: Vec<Kept>,
    /// By the key of a group, the entries that are aligned.
    pub(super) groups: HashMap<String, Vec<u32>>,
    pub(super) version: String,
}

impl Lexicon {
    /// What it was built from, as sixteen hexadecimal digits: of the same software, same version, same proposals.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The number of entries.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// An entry by its identifier, without its other names.
    #[must_use]
    pub fn entry(&self, uid: &str) -> Option<&Entry> {
        self.kept(uid).map(|kept| &kept.entry)
    }

    /// The English labels.
    pub fn labels_en(&self) -> impl Iterator<Item = &str> {
        self.entries
            .iter()
            .filter_map(|kept| kept.entry.label_en.as_deref())
    }

    fn kept(&self, uid: &str) -> Option<&Kept> {
        let found = self
            .entries
            .binary_search_by(|kept| kept.entry.uid.as_str().cmp(uid));
        found.ok().map(|at| &self.entries[at])
    }

    /// The stems of the first label of an entry; none for an entry that is not here.
    pub(super) fn stems_of(&self, uid: &str) -> &[u32] {
        let label = self.kept(uid).and_then(|kept| kept.label);
        label.map_or(&[], |label| &self.labels[label as usize].stems)
    }

    /// The stems by their numbers.
    pub(super) fn stem_names(&self) -> Vec<&str> {
        let mut names = vec![""; self.ids.len()];
        for (name, id) in &self.ids {
            names[*id as usize] = name;
        }
        names
    }

    /// The stems that a word may stand for in a text of a language: words of that language that say nothing are
    /// not looked for in the other one, `pour` is not to pour.
    pub(super) fn read(
        &self,
        token: &Token,
        next: Option<&Token>,
        language: Option<Language>,
    ) -> Vec<u32> {
        let word = token.folded.as_str();
        let noun = word == NOUN_OR_NOT && self.ends_group(next);
        let mut found = Vec::new();
        for read_as in [Language::French, Language::English] {
            let empty = self.stems.is_stop(word, read_as)
                || language.is_some_and(|language| self.stems.is_stop(word, language));
            if !empty || noun {
                found.extend(self.ids.get(&self.stems.stem(word, read_as)));
            }
        }
        if token.capitals {
            let expanded = self.stems.short_form(word);
            found.extend(expanded.iter().filter_map(|stem| self.ids.get(stem)));
        }
        found
    }

    /// Whether nothing that counts follows: `prise de son`, not `son équipe`.
    fn ends_group(&self, next: Option<&Token>) -> bool {
        next.is_none_or(|next| self.stems.is_stop(&next.folded, Language::French))
    }
}

/// A number to compute with.
pub(super) fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
