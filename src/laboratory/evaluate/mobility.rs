//! Can the reference mobilities of occupations be found again from their competencies?
//!
//! Each occupation with a known move is a question; every other occupation is ranked; its known moves
//! are the right answers. Five folds by source: weights are tuned on four, measured on the fifth.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use chrono::NaiveDate;
use sha2::{Digest as _, Sha256};

use super::{
    EvaluateError,
    data::Occupations,
    method::{self, Matrix},
    metric::{Metrics, measure},
    report::{Evaluation, compare, summarise},
};

/// Folds of sources.
const FOLDS: u8 = 5;
/// Values tried for the weights of walk, family and transition, against 1 for competency.
const GRID: [f64; 6] = [0.0, 0.05, 0.1, 0.25, 0.5, 1.0];

/// Runs every method on a directory.
///
/// # Errors
/// See [`EvaluateError`].
pub fn evaluate(directory: &Path, day: NaiveDate) -> Result<Evaluation, EvaluateError> {
    let data = Occupations::read(directory)?;
    let sources: Vec<usize> = (0..data.uids.len())
        .filter(|from| !data.moves(*from).is_empty() && !data.profiles[*from].is_empty())
        .collect();
    if sources.is_empty() {
        return Err(EvaluateError::NoCase(directory.to_owned()));
    }
    let (scores, weights) = score(&data, &sources);
    let mut methods = Vec::new();
    let mut comparisons = Vec::new();
    for (slice, relevant) in [
        ("all", None),
        ("close", Some(&data.close)),
        ("evolution", Some(&data.evolution)),
    ] {
        let asked: Vec<usize> = sources
            .iter()
            .copied()
            .filter(|from| relevant.is_none_or(|moves| !moves[*from].is_empty()))
            .collect();
        if asked.is_empty() {
            continue;
        }
        let mut found: BTreeMap<&'static str, Vec<Metrics>> = BTreeMap::new();
        for (name, matrix) in &scores {
            let cases: Vec<Metrics> = asked
                .iter()
                .map(|from| {
                    let wanted = relevant.map_or_else(|| data.moves(*from), |m| m[*from].clone());
                    measure(&ranking(&data, &matrix[*from], *from, &wanted), &wanted)
                })
                .collect();
            methods.push(summarise(name, slice, &cases));
            found.insert(name, cases);
        }
        for name in ["passerelle without mobility edges", "passerelle"] {
            comparisons.push(compare(name, "idf cosine", slice, &found));
        }
    }
    Ok(Evaluation {
        data: directory.display().to_string(),
        date: day,
        methods,
        comparisons,
        weights,
    })
}

/// The other occupations, best first, the lower key first among equals.
///
/// Known moves of the kind that is not asked for are left out: they are right answers to another
/// question.
fn ranking(
    data: &Occupations,
    scores: &[f64],
    from: usize,
    wanted: &BTreeSet<usize>,
) -> Vec<usize> {
    let known = data.moves(from);
    let mut list: Vec<usize> = (0..scores.len())
        .filter(|to| *to != from && (wanted.contains(to) || !known.contains(to)))
        .collect();
    list.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]).then(a.cmp(b)));
    list
}

/// The fold of an occupation, by its key alone, so that other data change nothing.
fn fold(uid: &str) -> u8 {
    Sha256::digest(uid)[0] % FOLDS
}

/// The scores of every method; each source's come from the fold in which it was held out.
fn score(data: &Occupations, sources: &[usize]) -> (Vec<(&'static str, Matrix)>, Vec<[f64; 4]>) {
    let parts = [
        method::fits(data),
        method::near(data),
        method::same_family(data),
    ];
    let mut popular = vec![Vec::new(); data.uids.len()];
    let (mut plain, mut whole) = (popular.clone(), popular.clone());
    let mut weights = Vec::new();
    for held_out in 0..FOLDS {
        let (asked, known): (Vec<usize>, Vec<usize>) = sources
            .iter()
            .partition(|from| fold(&data.uids[**from]) == held_out);
        let known_set: BTreeSet<usize> = known.iter().copied().collect();
        let counts = method::popularity(data, &known_set);
        let edges = method::transitions(data, &known_set);
        let all = [&parts[0], &parts[1], &parts[2], &edges];
        let without = tune(data, &known, &all, &[0.0]);
        let with = tune(data, &known, &all, &GRID);
        for from in asked {
            popular[from].clone_from(&counts[from]);
            plain[from] = join(&all, &without, from);
            whole[from] = join(&all, &with, from);
        }
        let sum: f64 = with.iter().sum();
        weights.push(with.map(|weight| weight / sum));
    }
    let scores = vec![
        ("random", method::random(data)),
        ("popularity", popular),
        ("same family", method::same_family(data)),
        ("jaccard", method::jaccard(data)),
        ("bm25", method::bm25(data)),
        ("idf cosine", method::idf_cosine(data)),
        ("passerelle without mobility edges", plain),
        ("passerelle", whole),
    ];
    (scores, weights)
}

fn join(parts: &[&Matrix; 4], weights: &[f64; 4], from: usize) -> Vec<f64> {
    (0..parts[0].len())
        .map(|to| {
            let pairs = parts.iter().zip(weights);
            pairs.map(|(part, weight)| weight * part[from][to]).sum()
        })
        .collect()
}

/// The weights with the best mean NDCG@10 on some sources; the first of equals.
fn tune(data: &Occupations, sources: &[usize], parts: &[&Matrix; 4], of_edges: &[f64]) -> [f64; 4] {
    let mut best = ([1.0, 0.0, 0.0, 0.0], f64::NEG_INFINITY);
    for walk in GRID {
        for family in GRID {
            for edges in of_edges {
                let weights = [1.0, walk, family, *edges];
                let gain: f64 = sources
                    .iter()
                    .map(|from| {
                        let wanted = data.moves(*from);
                        let scores = join(parts, &weights, *from);
                        measure(&first_ten(&scores, *from), &wanted).ndcg10
                    })
                    .sum();
                if gain > best.1 {
                    best = (weights, gain);
                }
            }
        }
    }
    best.0
}

/// The ten best, which is all that NDCG@10 looks at.
fn first_ten(scores: &[f64], from: usize) -> Vec<usize> {
    let mut list: Vec<usize> = (0..scores.len()).filter(|to| *to != from).collect();
    let order = |a: &usize, b: &usize| scores[*b].total_cmp(&scores[*a]).then(a.cmp(b));
    if list.len() > 10 {
        list.select_nth_unstable_by(9, order);
        list.truncate(10);
    }
    list.sort_by(order);
    list
}
