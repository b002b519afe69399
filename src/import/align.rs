//! Which competencies and occupations of several référentiels are the same: by label, other label and code.
//!
//! A name is the set of its stems ([`stems`]): articles, number, gender and accents do not count. A name of one
//! word is the same only when it is spelt the same, accents and case aside: stems of single words meet by accident.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::json;

use super::{
    ImportError, Options,
    plan::of_source,
    read_source,
    run::Run,
    source::{Read, SourceRow},
};
use crate::{
    graph::{
        catalog::{IMPORT_LIST_COMPETENCIES_TO_ALIGN, IMPORT_LIST_OCCUPATIONS_TO_ALIGN, Returning},
        row::ConceptRow,
    },
    text::word::{fold, stems},
};

/// Names in a page.
const PAGE: usize = 5000;
/// Alignments that a concept has with those of one référentiel at most.
const MOST: usize = 3;
/// Of the stems of two labels under one code, the share that both have at least: codes are used again.
const OVERLAP: f64 = 0.5;

/// Why two are the same; the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Origin {
    Label,
    Duplicate,
    Code,
    Alias,
}

impl Origin {
    /// Its word in the CSV format, and how similar the two are, from 0 to 1.
    fn said(self) -> (&'static str, &'static str) {
        match self {
            Self::Label => ("LABEL", "0.95"),
            Self::Duplicate => ("DUPLICATE", "0.95"),
            Self::Code => ("CODE", "0.9"),
            Self::Alias => ("ALIAS", "0.9"),
        }
    }
}

/// Aligns what the graph has, and takes back what it aligned before and is so no more.
pub(super) async fn align(run: &mut Run<'_>) -> Result<(), ImportError> {
    if run.is_dry {
        return Ok(());
    }
    let competencies = names(run, IMPORT_LIST_COMPETENCIES_TO_ALIGN).await?;
    let occupations = names(run, IMPORT_LIST_OCCUPATIONS_TO_ALIGN).await?;
    let mut rows = Vec::new();
    for (file, concepts) in [
        ("competency_relations.csv", &competencies),
        ("occupation_relations.csv", &occupations),
    ] {
        for (from, to, origin) in pairs(concepts) {
            let (word, similarity) = origin.said();
            let cells = [
                ("from_uid", concepts[from].uid.as_str()),
                ("to_uid", concepts[to].uid.as_str()),
                ("kind", "ALIGNED"),
                ("similarity", similarity),
                ("origin", word),
            ];
            rows.push(SourceRow {
                file,
                origin: "alignment".into(),
                line: 0,
                cells: cells.map(|(name, text)| (name, text.to_owned())).into(),
            });
        }
    }
    if rows.is_empty() {
        return Ok(());
    }
    let read = Read {
        source: "alignment".to_owned(),
        version: String::new(),
        rows,
        problems: Vec::new(),
        skipped: BTreeMap::new(),
        brings: &[],
        barren: Vec::new(),
    };
    let gone = of_source(run, &read, &Options::default()).await?;
    read_source(run, read, &gone).await
}

async fn names(
    run: &Run<'_>,
    statement: Returning<ConceptRow>,
) -> Result<Vec<ConceptRow>, ImportError> {
    let mut names: Vec<ConceptRow> = Vec::new();
    loop {
        let after = names.last().map_or("", |last| last.uid.as_str());
        let params = json!({ "after": after, "limit": PAGE });
        let page = run.store.read(statement, params).await?;
        let whole = page.len() == PAGE;
        names.extend(page);
        if !whole {
            return Ok(names);
        }
    }
}

/// A name by which others may be the same; none when it says too little.
fn key(name: &str) -> Option<String> {
    let stems: BTreeSet<String> = stems(name).into_iter().collect();
    match stems.len() {
        0 => None,
        1 => Some(fold(name)),
        _ => Some(stems.into_iter().collect::<Vec<_>>().join(" ")),
    }
}

/// The pairs that are the same, the surest reason of each, in order of keys.
fn pairs(concepts: &[ConceptRow]) -> Vec<(usize, usize, Origin)> {
    let mut labels: HashMap<String, Vec<usize>> = HashMap::new();
    let mut aliases: HashMap<String, Vec<usize>> = HashMap::new();
    let mut codes: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, concept) in concepts.iter().enumerate() {
        if let Some(key) = key(&concept.label_fr) {
            labels.entry(key).or_default().push(at);
        }
        for key in concept.alt_labels.iter().filter_map(|label| key(label)) {
            let named = aliases.entry(key).or_default();
            if named.last() != Some(&at) {
                named.push(at);
            }
        }
        if concept.scheme.starts_with("ROME") {
            codes.entry(&concept.code).or_default().push(at);
        }
    }
    let mut found: BTreeMap<(usize, usize), Origin> = BTreeMap::new();
    let mut note = |first: usize, other: usize, origin: Origin| {
        let (left, right) = (&concepts[first], &concepts[other]);
        let same = left.uid == right.uid;
        if same || left.aligned.contains(&right.uid) || right.aligned.contains(&left.uid) {
            return;
        }
        let known = found
            .entry((first.min(other), first.max(other)))
            .or_insert(origin);
        *known = origin.min(*known);
    };
    for (key, group) in &labels {
        for (place, first) in group.iter().enumerate() {
            for other in &group[place + 1..] {
                let origin = if concepts[*first].scheme == concepts[*other].scheme {
                    Origin::Duplicate
                } else {
                    Origin::Label
                };
                note(*first, *other, origin);
            }
            for other in aliases.get(key).into_iter().flatten() {
                if concepts[*first].scheme != concepts[*other].scheme {
                    note(*first, *other, Origin::Alias);
                }
            }
        }
    }
    for group in codes.values() {
        for (place, first) in group.iter().enumerate() {
            for other in &group[place + 1..] {
                let (left, right) = (&concepts[*first], &concepts[*other]);
                if left.scheme != right.scheme
                    && overlap(&left.label_fr, &right.label_fr) >= OVERLAP
                {
                    note(*first, *other, Origin::Code);
                }
            }
        }
    }
    best(concepts, found)
}

/// The share of the stems of two names that both have (Jaccard).
fn overlap(first: &str, other: &str) -> f64 {
    let [first, other]: [BTreeSet<String>; 2] =
        [first, other].map(|name| stems(name).into_iter().collect());
    let (both, all) = (
        first.intersection(&other).count(),
        first.union(&other).count(),
    );
    let count = |stems: usize| f64::from(u32::try_from(stems).unwrap_or(u32::MAX));
    if all == 0 {
        0.0
    } else {
        count(both) / count(all)
    }
}

/// Of each concept the surest with those of one référentiel; those in excess of either end are left out.
fn best(
    concepts: &[ConceptRow],
    found: BTreeMap<(usize, usize), Origin>,
) -> Vec<(usize, usize, Origin)> {
    let mut ranked: Vec<_> = found
        .into_iter()
        .map(|((first, other), origin)| (origin, first, other))
        .collect();
    ranked.sort_unstable();
    let mut counts: HashMap<(usize, &str), usize> = HashMap::new();
    let mut kept = Vec::new();
    for (origin, first, other) in ranked {
        let ends = [
            (first, concepts[other].scheme.as_str()),
            (other, concepts[first].scheme.as_str()),
        ];
        if ends
            .iter()
            .all(|end| counts.get(end).copied().unwrap_or_default() < MOST)
        {
            for end in ends {
                *counts.entry(end).or_default() += 1;
            }
            kept.push((first, other, origin));
        }
    }
    kept.sort_unstable_by_key(|(first, other, _)| (*first, *other));
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Concepts with `scheme:code`, a label, and other labels after bars.
    fn found(concepts: &[(&str, &str)]) -> Vec<(String, String, Origin)> {
        let mut concepts: Vec<_> = concepts
            .iter()
            .map(|(uid, labels)| {
                let (scheme, code) = uid.split_once(':').unwrap();
                let mut labels = labels.split('|').map(str::to_owned);
                ConceptRow {
                    uid: (*uid).to_owned(),
                    scheme: scheme.to_owned(),
                    code: code.to_owned(),
                    label_fr: labels.next().unwrap(),
                    alt_labels: labels.collect(),
                    aligned: Vec::new(),
                }
            })
            .collect();
        concepts.sort_by(|left, right| left.uid.cmp(&right.uid));
        let pairs = pairs(&concepts).into_iter();
        let uid = |at: usize| concepts[at].uid.clone();
        pairs
            .map(|(first, other, origin)| (uid(first), uid(other), origin))
            .collect()
    }

    fn only(concepts: &[(&str, &str)]) -> Option<Origin> {
        let found = found(concepts);
        assert!(found.len() < 2, "{found:?}");
        found.first().map(|(.., origin)| *origin)
    }

    #[test]
    fn a_label_is_the_same_whatever_its_articles_and_numbers() {
        let labels = ("ROME:1", "Contrôler la qualité des produits finis");
        let other = "Contrôler la qualité du produit fini";
        assert_eq!(only(&[labels, ("ROME4:2", other)]), Some(Origin::Label));
        assert_eq!(only(&[labels, ("ROME:2", other)]), Some(Origin::Duplicate));
        assert_eq!(only(&[labels, ("ROME4:2", "Contrôler la qualité")]), None);
    }

    #[test]
    fn one_word_is_the_same_only_when_it_is_spelt_so() {
        assert_eq!(
            only(&[("ROME:1", "Urbanisme"), ("ESCO:a", "urbanisme")]),
            Some(Origin::Label)
        );
        assert_eq!(
            only(&[("ROME:1", "Vendeuse"), ("ESCO:a", "Vendeurs")]),
            None
        );
    }

    #[test]
    fn another_label_is_less_sure_and_counts_between_schemes_only() {
        let labelled = ("ROME4:1", "Épissure de cordages");
        let named = "Travail des cordes|épissures de cordages";
        assert_eq!(only(&[labelled, ("ESCO:a", named)]), Some(Origin::Alias));
        assert_eq!(only(&[labelled, ("ROME4:2", named)]), None);
    }

    #[test]
    fn a_code_counts_only_where_labels_have_something_in_common() {
        let skill = ("ROME:100003", "Conduire les engins agricoles");
        assert_eq!(
            only(&[skill, ("ROME4:100003", "Conduire des engins")]),
            Some(Origin::Code)
        );
        assert_eq!(only(&[skill, ("ROME4:100003", "Droit rural")]), None);
        assert_eq!(only(&[skill, ("ESCO:100003", "Conduire des engins")]), None);
    }

    #[test]
    fn a_concept_has_three_of_another_scheme_at_most_and_the_surest_stay() {
        let mut concepts = vec![("ROME:1", "Nouer les cordes")];
        let others = ["ESCO:a", "ESCO:b", "ESCO:c", "ESCO:d"];
        concepts.extend(others.map(|uid| (uid, "Nouer des cordes")));
        let kept = found(&concepts);
        let of_rome = kept.iter().filter(|(_, to, _)| to == "ROME:1");
        assert_eq!(of_rome.count(), 3, "{kept:?}");
        // The same again, to the pair.
        assert_eq!(found(&concepts), kept);
    }
}
