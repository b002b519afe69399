//! How a lexicon is made of its entries.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use sha2::{Digest, Sha256};

use super::{
    expression::words,
    fold::{Token, singular},
    index::postings,
    lexicon::{Entry, GENERAL, Kept, Label, Lexicon, NOUN_OR_NOT},
    stem::{Language, Stems},
};

/// Stems of a label that count at most.
const MOST_STEMS: usize = 32;
/// Words, folded, by which a label is known to be French.
const FRENCH: [&str; 14] = [
    "de", "des", "du", "d", "la", "le", "les", "l", "et", "un", "une", "aux", "au", "en",
];
/// What stands before the name of a thing in a label of knowledge, folded, the longest first.
const NAMING: [&str; 5] = [
    "langage informatique",
    "systeme d exploitation",
    "programmation en",
    "langage",
    "logiciel",
];
/// Words by which it is known to be English.
const ENGLISH: [&str; 6] = ["of", "the", "and", "to", "for", "with"];

impl Lexicon {
    /// A lexicon of these entries, in whichever order they come; of two of one identifier the first is kept.
    #[must_use]
    pub fn build(mut entries: Vec<Entry>) -> Self {
        entries.sort_by(|a, b| a.uid.cmp(&b.uid));
        entries.dedup_by(|a, b| a.uid == b.uid);
        let labels = entries
            .iter()
            .flat_map(|entry| entry.alt_labels.iter().chain([&entry.label_fr]));
        let words = labels
            .flat_map(|label| words(label))
            .map(|token| token.folded);
        let mut builder = Builder {
            stems: Stems::new(words),
            ids: HashMap::new(),
            surfaces: HashMap::new(),
            common: HashSet::new(),
            labels: Vec::new(),
            preferred: Vec::new(),
        };
        for (entry, at) in entries.iter().zip(0..) {
            builder.add(at, entry);
        }
        builder.finish(entries)
    }
}

/// A lexicon while it is made.
pub(super) struct Builder {
    pub stems: Stems,
    pub ids: HashMap<String, u32>,
    surfaces: HashMap<String, u32>,
    /// Words that some label has in lower case behind its first.
    common: HashSet<String>,
    pub labels: Vec<Label>,
    /// By entry, its first label.
    pub preferred: Vec<Option<usize>>,
}

impl Builder {
    fn add(&mut self, at: u32, entry: &Entry) {
        let mut seen: HashSet<(Vec<u32>, Vec<u32>)> = HashSet::new();
        let mut first = None;
        let mut names = names(entry);
        let short: Vec<Vec<Token>> = names
            .iter()
            .filter_map(|(_, words)| self.spelled_out(words))
            .map(|short| vec![short])
            .collect();
        names.extend(short.into_iter().map(|short| (Language::French, short)));
        let bare = bare(&names[0].1);
        names.extend(bare.map(|name| (Language::French, vec![name])));
        for (language, words) in names {
            let later = words.iter().skip(1).filter(|word| !word.initial);
            self.common
                .extend(later.map(|word| singular(&word.folded).to_owned()));
            let (stems, surfaces) = self.read(&words, language);
            if stems.is_empty() || !seen.insert((stems.clone(), surfaces.clone())) {
                continue;
            }
            first = first.or(Some(self.labels.len()));
            self.labels.push(Label {
                entry: at,
                language,
                weight: 0.0,
                name: words.len() == 1 && stems.len() == 1,
                stems: stems.into(),
                surfaces: surfaces.into(),
            });
        }
        self.preferred.push(first);
    }

    /// The short form that a label spells out, which is another name: `Protection des données personnelles (RGPD)`.
    fn spelled_out(&self, words: &[Token]) -> Option<Token> {
        let stems: Vec<String> = words
            .iter()
            .map(|token| self.stems.stem(&token.folded, Language::French))
            .collect();
        let spells = |token: &&Token| {
            token.capitals
                && self
                    .stems
                    .short_form(&token.folded)
                    .iter()
                    .any(|stem| stems.contains(stem))
        };
        words.iter().find(spells).cloned()
    }

    /// The stems of a label, each once, with the words that they come from.
    fn read(&mut self, words: &[Token], language: Language) -> (Vec<u32>, Vec<u32>) {
        let mut stems = Vec::new();
        let mut surfaces = Vec::new();
        let spelled_out = self.spelled_out(words);
        for token in words
            .iter()
            .filter(|token| spelled_out.as_ref() != Some(*token))
        {
            let word = token.folded.as_str();
            if self.stems.is_stop(word, language) && word != NOUN_OR_NOT || word.len() < 2 {
                continue;
            }
            let mut read = vec![self.stems.stem(word, language)];
            if token.capitals && language == Language::French && words.len() > 1 {
                let expanded = self.stems.short_form(word);
                read = if expanded.is_empty() { read } else { expanded };
            }
            let surface = intern(&mut self.surfaces, singular(word));
            for stem in read {
                let stem = intern(&mut self.ids, &stem);
                if !stems.contains(&stem) && stems.len() < MOST_STEMS {
                    stems.push(stem);
                    surfaces.push(surface);
                }
            }
        }
        (stems, surfaces)
    }

    fn finish(mut self, entries: Vec<Entry>) -> Lexicon {
        let weights = self.weights(entries.len());
        let common: HashSet<u32> = self
            .common
            .iter()
            .filter_map(|word| self.surfaces.get(word).copied())
            .collect();
        for label in &mut self.labels {
            label.name &= !common.contains(&label.surfaces[0]);
            label.weight = label.stems.iter().map(|stem| weights[*stem as usize]).sum();
        }
        let mut english = vec![false; self.ids.len()];
        for (stem, id) in &self.ids {
            english[*id as usize] = Stems::is_english(stem);
        }
        let version = version(&entries);
        let wider = self.wider();
        let families = self.families(&entries);
        let mut groups: HashMap<String, Vec<u32>> = HashMap::new();
        for (entry, at) in entries.iter().zip(0..) {
            if let Some(group) = &entry.group {
                groups.entry(group.clone()).or_default().push(at);
            }
        }
        let kept = entries.into_iter().enumerate().map(|(at, entry)| Kept {
            entry: Entry {
                alt_labels: Vec::new(),
                ..entry
            },
            label: self.preferred[at].and_then(|label| u32::try_from(label).ok()),
            family: families[at],
            general: wider[at] >= GENERAL,
        });
        Lexicon {
            entries: kept.collect(),
            postings: postings(&self.labels, &weights),
            stems: Arc::new(self.stems),
            ids: self.ids,
            surfaces: self.surfaces,
            english,
            weights,
            labels: self.labels,
            groups,
            version,
        }
    }
}

/// The thing that a label of knowledge names: `Python` of `Langage informatique Python`.
fn bare(words: &[Token]) -> Option<Token> {
    let folded: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
    let rest = NAMING.iter().find_map(|head| {
        let head: Vec<&str> = head.split(' ').collect();
        folded.starts_with(&head).then(|| &words[head.len()..])
    })?;
    let named = rest
        .last()
        .filter(|word| word.initial && word.folded.len() > 1);
    // `C/C++` names the two.
    (rest.len() == 1 || rest.len() == 2 && rest[0].folded.len() == 1)
        .then(|| named.cloned())
        .flatten()
}

/// The names of an entry with their languages, the preferred ones first.
fn names(entry: &Entry) -> Vec<(Language, Vec<Token>)> {
    let french = !entry.label_fr.is_empty();
    let english = entry.label_en.as_deref().unwrap_or_default();
    let mut names = vec![
        (Language::French, words(&entry.label_fr)),
        (Language::English, words(english)),
    ];
    for label in &entry.alt_labels {
        let words = words(label);
        let says = |list: &[&str]| {
            words
                .iter()
                .any(|word| list.contains(&word.folded.as_str()))
        };
        let both = french && !english.is_empty();
        let (maybe_french, maybe_english) = (!(both && says(&ENGLISH)), !(both && says(&FRENCH)));
        if !english.is_empty() && maybe_english {
            names.push((Language::English, words.clone()));
        }
        if french && maybe_french {
            names.push((Language::French, words));
        }
    }
    names
}

fn intern(ids: &mut HashMap<String, u32>, word: &str) -> u32 {
    if let Some(id) = ids.get(word) {
        return *id;
    }
    let id = u32::try_from(ids.len()).unwrap_or(u32::MAX);
    ids.insert(word.to_owned(), id);
    id
}

/// The beginning of a SHA-256 of all that proposals depend on.
fn version(entries: &[Entry]) -> String {
    let mut hash = Sha256::new();
    for entry in entries {
        let fields = [&entry.uid, &entry.scheme, &entry.label_fr].into_iter();
        let fields = fields
            .chain(&entry.label_en)
            .chain(&entry.group)
            .chain(&entry.alt_labels);
        for field in fields {
            hash.update(field.len().to_le_bytes());
            hash.update(field);
        }
        hash.update([
            u8::from(entry.label_en.is_some()),
            u8::from(entry.group.is_some()),
        ]);
    }
    let mut version = format!("{:x}", hash.finalize());
    version.truncate(16);
    version
}
