//! From a folded word to its stem, in French and in English.

use std::collections::{HashMap, HashSet};

use snowball_stemmers_rs::{Algorithm, Stemmer};

use super::{
    fold::singular,
    words::{FAMILIES_FR, OWN_FR, SHORT_FORMS, STOP_EN, STOP_FR},
};

/// Nouns of an action, made of the infinitive of its verb: `paramétrage` of `paramétrer`.
const ACTION_ENDINGS: [&str; 2] = ["age", "ages"];

/// The language of a label or of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// French.
    French,
    /// English.
    English,
}

/// The stemmers of both languages, with the lists that correct them.
pub struct Stems {
    french: Stemmer,
    english: Stemmer,
    families: HashMap<String, String>,
    own: HashSet<&'static str>,
    stop: [HashSet<&'static str>; 2],
    short_forms: HashMap<&'static str, &'static str>,
    /// Infinitives that labels attest.
    infinitives: HashSet<String>,
}

impl Stems {
    /// The stemmers, given the folded words of all labels.
    #[must_use]
    pub fn new(words: impl Iterator<Item = String>) -> Self {
        let mut stems = Self {
            french: Stemmer::create(Algorithm::French),
            english: Stemmer::create(Algorithm::English),
            families: HashMap::new(),
            own: OWN_FR.into_iter().collect(),
            stop: [STOP_FR, STOP_EN].map(|list| list.split(' ').collect()),
            short_forms: SHORT_FORMS.into_iter().collect(),
            infinitives: words.filter(|word| word.ends_with("er")).collect(),
        };
        for family in FAMILIES_FR {
            let mut words = family.split(' ');
            let Some(first) = words.next().map(|word| stems.french(word)) else {
                continue;
            };
            for word in words {
                let stem = stems.french(word);
                stems.families.insert(stem, first.clone());
            }
        }
        stems
    }

    /// Whether a folded word says nothing of a competency.
    #[must_use]
    pub fn is_stop(&self, word: &str, language: Language) -> bool {
        self.stop[language as usize].contains(word)
    }

    /// What a short form stands for: stems of French.
    #[must_use]
    pub fn short_form(&self, word: &str) -> Vec<String> {
        let words = self.short_forms.get(word).copied().unwrap_or_default();
        words
            .split_whitespace()
            .map(|word| self.stem(word, Language::French))
            .collect()
    }

    /// The stem of a folded word; those of English begin with a bar, so that no two languages share one.
    #[must_use]
    pub fn stem(&self, word: &str, language: Language) -> String {
        match language {
            Language::French => {
                let stem = self.french(word);
                self.families.get(&stem).cloned().unwrap_or(stem)
            }
            Language::English => format!("|{}", self.english.stem(word)),
        }
    }

    /// Whether a stem is of English.
    #[must_use]
    pub fn is_english(stem: &str) -> bool {
        stem.starts_with('|')
    }

    fn french(&self, word: &str) -> String {
        if self.own.contains(word) {
            return format!("{}!", singular(word));
        }
        // Participles lost their accents: `sécurisées` is `securisees`, and must meet `securise`.
        let word = match word.strip_suffix('s').unwrap_or(word) {
            participle if participle.ends_with("ee") => &participle[..participle.len() - 1],
            _ => word,
        };
        for ending in ACTION_ENDINGS {
            if let Some(root) = word.strip_suffix(ending) {
                let infinitive = format!("{root}er");
                if self.infinitives.contains(&infinitive) {
                    return self.french.stem(&infinitive).into_owned();
                }
            }
        }
        self.french.stem(word).into_owned()
    }
}
