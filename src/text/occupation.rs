//! Occupations by the words of their titles and of what they need.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use super::{
    fold::Token,
    lexicon::{Lexicon, number},
    stem::{Language, Stems},
    title,
};

/// How often an essential need counts in the sheet of an occupation; others count once.
const ESSENTIAL: f64 = 2.0;

/// An occupation with its titles and what it needs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Occupation {
    /// Its identifier.
    pub uid: String,
    /// The vocabulary that it comes from.
    pub scheme: String,
    /// Its code there.
    pub code: String,
    /// Its French label; empty when it has none.
    pub label_fr: String,
    /// Its English label.
    pub label_en: Option<String>,
    /// Its titles: `Administrateur / Administratrice de bases` is two forms of one.
    pub alt_labels: Vec<String>,
    /// Whether it is one of digital work.
    pub digital: bool,
    /// The wider occupation that it is a part of.
    pub parent: Option<String>,
    /// The competencies that it needs, with whether they are essential.
    pub needs: Vec<(String, bool)>,
}

/// An occupation that a post may be of.
#[derive(Debug, Clone, PartialEq)]
pub struct Guess {
    /// The occupation.
    pub uid: String,
    /// What guesses are ordered by; it compares those of one post only.
    pub score: f64,
    /// Its title that is nearest to that of the post; its label when no title shares a word with it.
    pub matched_title: String,
}

/// What is kept of an occupation.
pub(super) struct Kept {
    pub uid: String,
    pub label: String,
    pub digital: bool,
    pub parent: Option<String>,
    pub needs: Vec<(String, bool)>,
    /// The number of words of its sheet.
    pub length: f64,
}

/// A form of a title.
pub(super) struct Title {
    pub occupation: u32,
    pub form: String,
    /// The sum of the squares of the weights of its stems.
    pub norm: f64,
}

/// Occupations, ready to be recognised.
pub struct Occupations {
    stems: Arc<Stems>,
    pub(super) ids: HashMap<String, u32>,
    /// In the order of their identifiers.
    pub(super) kept: Vec<Kept>,
    pub(super) titles: Vec<Title>,
    pub(super) title_idf: Vec<f64>,
    /// By stem, the titles that have it.
    pub(super) in_titles: Vec<Vec<u32>>,
    pub(super) sheet_idf: Vec<f64>,
    /// By stem, the occupations whose sheet has it, and how often.
    pub(super) in_sheets: Vec<Vec<(u32, f64)>>,
    pub(super) mean_length: f64,
    /// By occupation, those that are a part of it.
    pub(super) parts: HashMap<String, Vec<u32>>,
}

impl Occupations {
    /// Occupations whose needs are entries of a lexicon: the words of those are the sheet of an occupation.
    #[must_use]
    pub fn build(mut occupations: Vec<Occupation>, lexicon: &Lexicon) -> Self {
        occupations.sort_by(|a, b| a.uid.cmp(&b.uid));
        occupations.dedup_by(|a, b| a.uid == b.uid);
        let mut built = Self {
            stems: Arc::clone(&lexicon.stems),
            ids: HashMap::new(),
            kept: Vec::with_capacity(occupations.len()),
            titles: Vec::new(),
            title_idf: Vec::new(),
            in_titles: Vec::new(),
            sheet_idf: Vec::new(),
            in_sheets: Vec::new(),
            mean_length: 1.0,
            parts: HashMap::new(),
        };
        let names = lexicon.stem_names();
        for (occupation, at) in occupations.into_iter().zip(0..) {
            built.add(at, occupation, lexicon, &names);
        }
        built.weigh();
        built
    }

    fn add(&mut self, at: u32, occupation: Occupation, lexicon: &Lexicon, names: &[&str]) {
        let mut sheet: BTreeMap<u32, f64> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        let labels = [&occupation.label_fr]
            .into_iter()
            .chain(&occupation.label_en)
            .chain(&occupation.alt_labels);
        for label in labels {
            for stem in self.intern(label) {
                *sheet.entry(stem).or_default() += 1.0;
            }
            for form in title::forms(label) {
                if seen.insert(form.clone()) {
                    self.add_title(at, form);
                }
            }
        }
        for (need, essential) in &occupation.needs {
            for stem in lexicon.stems_of(need) {
                let stem = self.id(names[*stem as usize]);
                *sheet.entry(stem).or_default() += if *essential { ESSENTIAL } else { 1.0 };
            }
        }
        let length = sheet.values().sum();
        for (stem, n) in sheet {
            self.in_sheets[stem as usize].push((at, n));
        }
        if let Some(parent) = &occupation.parent {
            self.parts.entry(parent.clone()).or_default().push(at);
        }
        self.kept.push(Kept {
            uid: occupation.uid,
            label: occupation.label_fr,
            digital: occupation.digital,
            parent: occupation.parent,
            needs: occupation.needs,
            length,
        });
    }

    fn add_title(&mut self, occupation: u32, form: String) {
        let title = u32::try_from(self.titles.len()).unwrap_or(u32::MAX);
        for stem in self.intern(&form) {
            self.in_titles[stem as usize].push(title);
        }
        let norm = 0.0;
        self.titles.push(Title {
            occupation,
            form,
            norm,
        });
    }

    fn weigh(&mut self) {
        let idf =
            |all: usize, held: usize| ((number(all) + 1.0) / (number(held) + 0.5)).ln().max(0.0);
        self.title_idf = self
            .in_titles
            .iter()
            .map(|held| idf(self.titles.len(), held.len()))
            .collect();
        self.sheet_idf = self
            .in_sheets
            .iter()
            .map(|held| idf(self.kept.len(), held.len()))
            .collect();
        for (stem, held) in self.in_titles.iter().enumerate() {
            for title in held {
                self.titles[*title as usize].norm += self.title_idf[stem].powi(2);
            }
        }
        let length: f64 = self.kept.iter().map(|kept| kept.length).sum();
        self.mean_length = (length / number(self.kept.len().max(1))).max(1.0);
    }

    fn intern(&mut self, title: &str) -> BTreeSet<u32> {
        let stems = self.read(&title::words(title));
        stems.iter().map(|stem| self.id(stem)).collect()
    }

    fn id(&mut self, stem: &str) -> u32 {
        if let Some(id) = self.ids.get(stem) {
            return *id;
        }
        let id = u32::try_from(self.ids.len()).unwrap_or(u32::MAX);
        self.ids.insert(stem.to_owned(), id);
        self.in_titles.push(Vec::new());
        self.in_sheets.push(Vec::new());
        id
    }

    /// The stems of some words; a short form gives those that it stands for. `si` is a word when it is not in capitals.
    pub(super) fn read(&self, words: &[Token]) -> Vec<String> {
        let mut stems = Vec::new();
        for word in words {
            let expanded = self.stems.short_form(&word.folded);
            if !expanded.is_empty() && (word.capitals || word.folded != "si") {
                stems.extend(expanded);
            } else if !self.stems.is_stop(&word.folded, Language::French) {
                stems.push(self.stems.stem(&word.folded, Language::French));
            }
        }
        stems
    }

    pub(super) fn find(&self, uid: &str) -> Option<u32> {
        let found = self
            .kept
            .binary_search_by(|kept| kept.uid.as_str().cmp(uid));
        found.ok().and_then(|at| u32::try_from(at).ok())
    }
}
