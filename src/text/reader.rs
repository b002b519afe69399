//! Everything from which texts are read: the competencies and the occupations of one graph.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Guess, Lexicon, Occupation, Occupations, Proposal, Question, lexicon::Entry};

/// The competencies and occupations of a graph, ready to be found in texts.
pub struct Reader {
    /// The competencies.
    pub lexicon: Lexicon,
    /// The occupations.
    pub occupations: Occupations,
    schemes: BTreeSet<String>,
}

impl Reader {
    /// Makes a reader of some competencies, each with those that it is aligned with, and of some occupations.
    #[must_use]
    pub fn new(entries: Vec<(Entry, Vec<String>)>, occupations: Vec<Occupation>) -> Self {
        let groups = groups(&entries);
        let schemes = entries.iter().map(|(entry, _)| entry.scheme.clone());
        let schemes = schemes.collect();
        let grouped = entries.into_iter().map(|(entry, _)| Entry {
            group: groups.get(&entry.uid).cloned(),
            ..entry
        });
        let lexicon = Lexicon::build(grouped.collect());
        Self {
            occupations: Occupations::build(occupations, &lexicon),
            lexicon,
            schemes,
        }
    }

    /// Whether some competencies are of a référentiel.
    #[must_use]
    pub fn has(&self, scheme: &str) -> bool {
        self.schemes.contains(scheme)
    }

    /// The référentiels by which the requirements of a post are called: those of the State's labour market, and
    /// ESCO, which names trades of all Europe, only where there is nothing else.
    #[must_use]
    pub fn national(&self) -> Vec<String> {
        let national = self.schemes.iter().filter(|scheme| *scheme != "ESCO");
        national.cloned().collect()
    }

    /// The competencies that a post asks for in its own words, best first; `occupation` is the one that its source names.
    #[must_use]
    pub fn read_post(
        &self,
        title: &str,
        text: &str,
        occupation: Option<&str>,
        schemes: &[String],
        first: usize,
    ) -> Vec<Proposal> {
        let prior = self.occupations.prior(title, text, occupation);
        self.lexicon.extract(&Question {
            title: Some(title),
            text,
            prior: Some(&prior),
            schemes,
            first,
        })
    }

    /// The occupations that a title and a text may be of, best first.
    #[must_use]
    pub fn guess(&self, title: &str, text: &str, digital_only: bool, first: usize) -> Vec<Guess> {
        self.occupations.rank(title, text, digital_only, first)
    }
}

/// By entry, the first key of those that alignments join, one after the other.
fn groups(entries: &[(Entry, Vec<String>)]) -> HashMap<String, String> {
    let mut next: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (entry, aligned) in entries {
        for other in aligned {
            next.entry(&entry.uid).or_default().push(other);
            next.entry(other).or_default().push(&entry.uid);
        }
    }
    let mut found: HashMap<String, String> = HashMap::new();
    for first in next.keys() {
        let mut left = vec![*first];
        while let Some(uid) = left.pop() {
            if !found.contains_key(uid) {
                found.insert(uid.to_owned(), (*first).to_owned());
                left.extend(&next[uid]);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_alignments_join_is_one_group() {
        let entry = |uid: &str, aligned: &[&str]| {
            let entry = Entry {
                uid: uid.to_owned(),
                ..Entry::default()
            };
            (entry, aligned.iter().map(|uid| (*uid).to_owned()).collect())
        };
        let found = groups(&[entry("b", &["c"]), entry("a", &["b"]), entry("d", &[])]);
        for uid in ["a", "b", "c"] {
            assert_eq!(found[uid], "a");
        }
        assert!(!found.contains_key("d"));
    }
}
