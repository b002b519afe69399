//! What a lexicon knows of its labels all together: weights, families, what is general, where to look.

use std::collections::{HashMap, HashSet};

use super::{
    build::Builder,
    lexicon::{Entry, LEAST_COVER, Label, number},
    stem::Language,
    words::CARRIERS_FR,
};

/// What is left of the weight of a word that carries the rest of a label.
const CARRIER: f64 = 0.6;

impl Builder {
    /// The weight of each stem, from the entries that have it.
    pub(super) fn weights(&self, entries: usize) -> Vec<f64> {
        let mut last = vec![u32::MAX; self.ids.len()];
        let mut count = vec![0_usize; self.ids.len()];
        for label in &self.labels {
            for stem in label.stems.iter().map(|stem| *stem as usize) {
                if std::mem::replace(&mut last[stem], label.entry) != label.entry {
                    count[stem] += 1;
                }
            }
        }
        let all = number(entries) + 1.0;
        let weights = count
            .into_iter()
            .map(|n| (all / (number(n) + 0.5)).ln().max(0.1).powi(2));
        let mut weights: Vec<f64> = weights.collect();
        let carriers = CARRIERS_FR
            .split(' ')
            .map(|word| self.stems.stem(word, Language::French));
        for id in carriers
            .collect::<HashSet<_>>()
            .iter()
            .filter_map(|stem| self.ids.get(stem))
        {
            weights[*id as usize] *= CARRIER * CARRIER;
        }
        weights
    }

    /// For each entry, how many others have in their first label all the stems of its first label, and more.
    pub(super) fn wider(&self) -> Vec<usize> {
        let mut holders: Vec<Vec<usize>> = vec![Vec::new(); self.ids.len()];
        let stems =
            |label: &Option<usize>| label.map_or(&[][..], |label| &self.labels[label].stems);
        for (entry, label) in self.preferred.iter().enumerate() {
            for stem in stems(label) {
                holders[*stem as usize].push(entry);
            }
        }
        let wider = |label: &Option<usize>| {
            let own = stems(label);
            let rarest = own
                .iter()
                .map(|stem| &holders[*stem as usize])
                .min_by_key(|held| held.len());
            let others = rarest
                .into_iter()
                .flatten()
                .map(|other| stems(&self.preferred[*other]));
            others
                .filter(|other| {
                    other.len() > own.len() && own.iter().all(|stem| other.contains(stem))
                })
                .count()
        };
        self.preferred.iter().map(wider).collect()
    }

    /// A number for each entry, the same for those that are aligned or whose first labels have the same stems.
    pub(super) fn families(&self, entries: &[Entry]) -> Vec<u32> {
        let mut parents: Vec<usize> = (0..entries.len()).collect();
        let mut groups: HashMap<&str, usize> = HashMap::new();
        let mut contents: HashMap<Vec<u32>, usize> = HashMap::new();
        for (at, entry) in entries.iter().enumerate() {
            let mut met = Vec::new();
            met.extend(
                entry
                    .group
                    .as_deref()
                    .map(|group| *groups.entry(group).or_insert(at)),
            );
            if let Some(label) = self.preferred[at] {
                let mut content = self.labels[label].stems.to_vec();
                content.sort_unstable();
                met.push(*contents.entry(content).or_insert(at));
            }
            for other in met {
                let (a, b) = (root(&parents, at), root(&parents, other));
                parents[a.max(b)] = a.min(b);
            }
        }
        (0..entries.len())
            .map(|at| u32::try_from(root(&parents, at)).unwrap_or(u32::MAX))
            .collect()
    }
}

fn root(parents: &[usize], mut at: usize) -> usize {
    while parents[at] != at {
        at = parents[at];
    }
    at
}

/// By stem, the labels to look at where it is met: each label stands under its heaviest stems, as many as
/// leave less than the least cover to the rest.
pub(super) fn postings(labels: &[Label], weights: &[f64]) -> Vec<Box<[u32]>> {
    let mut postings = vec![Vec::new(); weights.len()];
    for (label, at) in labels.iter().zip(0..) {
        let mut stems = label.stems.to_vec();
        stems.sort_by(|a, b| {
            weights[*b as usize]
                .total_cmp(&weights[*a as usize])
                .then(a.cmp(b))
        });
        let mut rest = label.weight;
        for stem in stems {
            if rest < LEAST_COVER * label.weight {
                break;
            }
            postings[stem as usize].push(at);
            rest -= weights[stem as usize];
        }
    }
    postings.into_iter().map(Vec::into_boxed_slice).collect()
}
