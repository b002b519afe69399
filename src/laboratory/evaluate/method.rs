//! Ways to score every occupation as the next one, for one occupation: baselines, and parts of ours.

use std::collections::{BTreeSet, HashMap};

use super::data::Occupations;
use crate::domain::{
    parameter::{
        HALF_LIFE_YEARS, INFERRED_DESIRABLE, INFERRED_ESSENTIAL, SIMILAR, WALK_ALPHA, WALK_BETA,
        WALK_KEPT,
    },
    paths::walk::{Sparse, nearest, walk},
    recommend::score::fit,
};

/// Scores of every occupation, by source and then by destination.
pub(super) type Matrix = Vec<Vec<f64>>;

fn each(data: &Occupations, score: impl Fn(usize, usize) -> f64) -> Matrix {
    let all = 0..data.uids.len();
    all.clone()
        .map(|from| all.clone().map(|to| score(from, to)).collect())
        .collect()
}

fn dense(rows: &[Sparse], count: usize) -> Matrix {
    let row = |sparse: &Sparse| {
        let mut full = vec![0.0; count];
        for (to, value) in sparse {
            full[*to] = *value;
        }
        full
    };
    rows.iter().map(row).collect()
}

/// No knowledge at all: a value drawn from the two keys.
pub(super) fn random(data: &Occupations) -> Matrix {
    use sha2::{Digest as _, Sha256};
    each(data, |from, to| {
        let drawn = Sha256::digest(format!("{} {}", data.uids[from], data.uids[to]));
        f64::from(u32::from_be_bytes([drawn[0], drawn[1], drawn[2], drawn[3]]))
    })
}

/// How many moves lead there, of those from `known` sources.
#[expect(clippy::cast_precision_loss, reason = "counts of moves are small")]
pub(super) fn popularity(data: &Occupations, known: &BTreeSet<usize>) -> Matrix {
    let mut count = vec![0_usize; data.uids.len()];
    for to in known.iter().flat_map(|from| data.moves(*from)) {
        count[to] += 1;
    }
    each(data, |_, to| count[to] as f64)
}

/// 1 in the same family of occupations.
pub(super) fn same_family(data: &Occupations) -> Matrix {
    each(data, |from, to| {
        let (a, b) = (&data.families[from], &data.families[to]);
        f64::from(u8::from(!a.is_empty() && a == b))
    })
}

/// Shared competencies over all competencies of the two.
pub(super) fn jaccard(data: &Occupations) -> Matrix {
    data.plain
        .iter()
        .map(|profile| jaccard_of(profile, &data.plain))
        .collect()
}

/// The same of one profile with each of some.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of competencies are small"
)]
pub(super) fn jaccard_of(one: &Sparse, all: &[Sparse]) -> Vec<f64> {
    let score = |other: &Sparse| {
        let shared = shared(one, other).count();
        shared as f64 / (one.len() + other.len() - shared).max(1) as f64
    };
    all.iter().map(score).collect()
}

/// BM25 (k1 1.2, b 0.75) of the destination's competencies for those of the source.
pub(super) fn bm25(data: &Occupations) -> Matrix {
    data.plain
        .iter()
        .map(|profile| bm25_of(profile, &data.plain))
        .collect()
}

/// The same of each of some profiles for one.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of competencies are small"
)]
pub(super) fn bm25_of(one: &Sparse, all: &[Sparse]) -> Vec<f64> {
    const K1: f64 = 1.2;
    const B: f64 = 0.75;
    let total: usize = all.iter().map(Vec::len).sum();
    let mean = total as f64 / all.len().max(1) as f64;
    let score = |other: &Sparse| {
        let length = other.len() as f64 / mean.max(1.0);
        let weight = (K1 + 1.0) / (1.0 + K1 * (1.0 - B + B * length));
        shared(one, other).map(|idf| idf * weight).sum()
    };
    all.iter().map(score).collect()
}

/// The idf of the competencies that two vectors share.
fn shared<'v>(a: &'v Sparse, b: &'v Sparse) -> impl Iterator<Item = f64> + 'v {
    a.iter().filter_map(|(competency, idf)| {
        b.binary_search_by_key(competency, |(other, _)| *other)
            .ok()?;
        Some(*idf)
    })
}

/// Cosine over idf.
pub(super) fn idf_cosine(data: &Occupations) -> Matrix {
    dense(&nearest(&data.plain, data.uids.len()), data.uids.len())
}

/// The component `competency` of every occupation for who does one of them, of whom nothing else is known.
pub(super) fn fits(data: &Occupations) -> Matrix {
    let usual = usual_weight(data);
    (0..data.uids.len())
        .map(|from| fits_of(&credits(data, &[(from, 0.0)]), data, usual))
        .collect()
}

/// The same for who holds some competencies, each with its credit; `usual` is the median weight.
pub(super) fn fits_of(credits: &HashMap<usize, f64>, data: &Occupations, usual: f64) -> Vec<f64> {
    let score = |to: usize| {
        let needs = data.profiles[to].iter().zip(&data.plain[to]);
        let met = needs.filter_map(|((competency, weight), (_, idf))| {
            Some(weight * idf * credits.get(competency)?)
        });
        fit(met.sum(), weight(data, to), usual)
    };
    (0..data.uids.len()).map(score).collect()
}

/// What occupations held some years ago leave: each competency at its surest, halved every half-life.
pub(super) fn credits(data: &Occupations, history: &[(usize, f64)]) -> HashMap<usize, f64> {
    let mut found = HashMap::new();
    for (at, years) in history {
        let sure = 0.5_f64.powf(years / HALF_LIFE_YEARS);
        for ((competency, weight), (_, idf)) in data.profiles[*at].iter().zip(&data.plain[*at]) {
            let known = if weight < idf {
                INFERRED_DESIRABLE
            } else {
                INFERRED_ESSENTIAL
            };
            let best: &mut f64 = found.entry(*competency).or_insert(0.0);
            *best = best.max(known * sure);
        }
    }
    found
}

/// What an occupation weighs: Σ w·idf² over its needs.
fn weight(data: &Occupations, at: usize) -> f64 {
    let needs = data.profiles[at].iter().zip(&data.plain[at]);
    needs.map(|((_, weight), (_, idf))| weight * idf).sum()
}

/// The lower median of what occupations that need something weigh.
pub(super) fn usual_weight(data: &Occupations) -> f64 {
    let mut weights: Vec<f64> = (0..data.uids.len())
        .map(|at| weight(data, at))
        .filter(|weight| *weight > 0.0)
        .collect();
    weights.sort_by(f64::total_cmp);
    let middle = weights.len().saturating_sub(1) / 2;
    weights.get(middle).copied().unwrap_or(1.0)
}

/// The component `walk`.
pub(super) fn near(data: &Occupations) -> Matrix {
    let found = walk(&data.profiles, WALK_ALPHA, WALK_BETA, WALK_KEPT);
    dense(&found, data.uids.len())
}

/// What the component `transition` knows of an occupation whose own moves are hidden: the share of its
/// most similar occupations, among `known` sources, that know the move.
pub(super) fn transitions(data: &Occupations, known: &BTreeSet<usize>) -> Matrix {
    let count = data.uids.len();
    let all = nearest(&data.profiles, count);
    let mut found = Matrix::with_capacity(count);
    for similar in &all {
        let similar: Vec<_> = similar
            .iter()
            .filter(|(other, _)| known.contains(other))
            .take(SIMILAR)
            .collect();
        let total: f64 = similar.iter().map(|(_, likeness)| likeness).sum();
        let mut row = vec![0.0; count];
        for (other, likeness) in similar {
            for to in data.moves(*other) {
                row[to] += likeness / total;
            }
        }
        found.push(row);
    }
    found
}
