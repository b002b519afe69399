//! Can the next occupation of an agent be found from the career before it?
//!
//! A case is a move from one occupation to another; staying in the same occupation is not asked for.
//! Every occupation but the present one is ranked, and the next one is the right answer. Counts and
//! weights come from the moves before the split alone.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    path::Path,
};

use chrono::NaiveDate;

use super::{
    EvaluateError, Split,
    data::Occupations,
    history::{PastMove, read, usual},
    method::{self, Matrix},
    metric::{Metrics, measure},
    report::{Comparison, Evaluation, Measured, compare, summarise},
};
use crate::domain::{
    parameter::{HALF_LIFE_YEARS, MOVE_PRIOR, REFERENCE_CLOSE},
    paths::walk::Sparse,
};

/// Values tried for the weights of walk, family and transition, against 1 for competency.
const GRID: [f64; 5] = [0.0, 0.1, 0.3, 1.0, 3.0];
/// Moves on which weights are tuned at most.
const TUNED_ON: usize = 2000;

/// Runs every method on the careers of a directory, as they are on a day.
///
/// # Errors
/// See [`EvaluateError`].
pub fn evaluate(
    directory: &Path,
    split: Split,
    day: NaiveDate,
) -> Result<Evaluation, EvaluateError> {
    let data = Occupations::read(directory)?;
    let moves = read(directory, &data, day)?;
    let split = match split {
        Split::Usual => usual(&moves).map_or(Split::Last, Split::On),
        given => given,
    };
    let is_tested = |step: &&PastMove| match split {
        Split::On(first) => step.on >= first,
        _ => step.last,
    };
    let (tested, known): (Vec<&PastMove>, Vec<&PastMove>) = moves.iter().partition(is_tested);
    if tested.is_empty() {
        return Err(EvaluateError::NoMove(directory.to_owned()));
    }
    let model = Model::learn(&data, &known);
    let weights = model.tune(&data, &known);
    let mut methods: Vec<Measured> = Vec::new();
    let mut comparisons: Vec<Comparison> = Vec::new();
    for slice in ["all", "interministerial"] {
        let cases: Vec<&PastMove> = tested
            .iter()
            .copied()
            .filter(|step| slice == "all" || step.interministerial == Some(true))
            .collect();
        if cases.is_empty() {
            continue;
        }
        let mut found: BTreeMap<&'static str, Vec<Metrics>> = BTreeMap::new();
        for case in &cases {
            for (name, scores) in model.score(&data, case, &weights) {
                found.entry(name).or_default().push(rank(&scores, case));
            }
        }
        comparisons.push(compare("passerelle", "idf cosine", slice, &found));
        methods.extend(
            found
                .into_iter()
                .map(|(name, cases)| summarise(name, slice, &cases)),
        );
    }
    Ok(Evaluation {
        data: directory.display().to_string(),
        date: day,
        methods,
        comparisons,
        weights: vec![weights.map(|weight| weight / weights.iter().sum::<f64>())],
    })
}

/// What a ranking would reach that knew the probability of each next occupation.
///
/// `truth` gives it from the present occupation and those held until then, by position in the order of
/// keys. Both splits of the careers are measured, under the names of their slices.
///
/// # Errors
/// See [`EvaluateError`].
pub fn measure_truth(
    directory: &Path,
    day: NaiveDate,
    truth: &dyn Fn(usize, &[usize]) -> Vec<f64>,
) -> Result<Vec<Measured>, EvaluateError> {
    let data = Occupations::read(directory)?;
    let moves = read(directory, &data, day)?;
    let first = usual(&moves);
    let after_split = |step: &&PastMove| first.is_some_and(|first| step.on >= first);
    let tested: [(&'static str, Vec<&PastMove>); 2] = [
        ("all", moves.iter().filter(after_split).collect()),
        ("last", moves.iter().filter(|step| step.last).collect()),
    ];
    let mut measured = Vec::new();
    for (slice, cases) in tested.into_iter().filter(|(_, cases)| !cases.is_empty()) {
        let found = cases.into_iter().map(|case| {
            let held: Vec<usize> = case.history.iter().map(|(at, _)| *at).collect();
            rank(&truth(case.from, &held), case)
        });
        measured.push(summarise("oracle", slice, &found.collect::<Vec<_>>()));
    }
    Ok(measured)
}

fn rank(scores: &[f64], case: &PastMove) -> Metrics {
    let mut list: Vec<usize> = (0..scores.len()).filter(|to| *to != case.from).collect();
    list.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]).then(a.cmp(b)));
    measure(&list, &BTreeSet::from([case.to]))
}

/// What is learnt from the moves before the split.
struct Model {
    counts: HashMap<(usize, usize), f64>,
    left: Vec<f64>,
    joined: Vec<f64>,
    walk: Matrix,
    family: Matrix,
    random: Matrix,
    /// Median weight of occupations.
    usual: f64,
}

impl Model {
    fn learn(data: &Occupations, known: &[&PastMove]) -> Self {
        let count = data.uids.len();
        let mut model = Self {
            counts: HashMap::new(),
            left: vec![0.0; count],
            joined: vec![0.0; count],
            walk: method::near(data),
            family: method::same_family(data),
            random: method::random(data),
            usual: method::usual_weight(data),
        };
        for step in known {
            *model.counts.entry((step.from, step.to)).or_default() += 1.0;
            model.left[step.from] += 1.0;
            model.joined[step.to] += 1.0;
        }
        model
    }

    /// `P̂(j|i) = (n_ij + μ·π_j) ÷ (n_i + μ)` over its largest, joined with what tables know.
    ///
    /// `own` is a move to leave out of the counts: the one that is asked for.
    fn transition(&self, data: &Occupations, from: usize, own: Option<usize>) -> Vec<f64> {
        let all: f64 = self.joined.iter().sum::<f64>().max(1.0);
        let less = |to: usize| if own == Some(to) { 1.0 } else { 0.0 };
        let estimate: Vec<f64> = (0..data.uids.len())
            .map(|to| {
                let seen = self.counts.get(&(from, to)).copied().unwrap_or_default() - less(to);
                let prior = MOVE_PRIOR * (self.joined[to] - less(to)) / all;
                (seen + prior) / (self.left[from] + MOVE_PRIOR)
            })
            .collect();
        let largest = estimate.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
        let known = data.moves(from);
        let join = |(to, value): (usize, &f64)| {
            let table = if known.contains(&to) {
                REFERENCE_CLOSE
            } else {
                0.0
            };
            1.0 - (1.0 - value / largest) * (1.0 - table)
        };
        estimate.iter().enumerate().map(join).collect()
    }

    fn parts(&self, data: &Occupations, one: &PastMove, own: Option<usize>) -> [Vec<f64>; 4] {
        [
            method::fits_of(&method::credits(data, &one.history), data, self.usual),
            self.walk[one.from].clone(),
            self.family[one.from].clone(),
            self.transition(data, one.from, own),
        ]
    }

    /// The weights with the best mean NDCG@10 on known moves, each left out of its own counts.
    fn tune(&self, data: &Occupations, known: &[&PastMove]) -> [f64; 4] {
        let step = known.len().div_ceil(TUNED_ON).max(1);
        let cases: Vec<_> = known
            .iter()
            .step_by(step)
            .map(|step| (self.parts(data, step, Some(step.to)), *step))
            .collect();
        let mut best = ([1.0, 0.0, 0.0, 0.0], f64::NEG_INFINITY);
        for walk in GRID {
            for family in GRID {
                for transition in GRID {
                    let weights = [1.0, walk, family, transition];
                    let gain: f64 = cases
                        .iter()
                        .map(|(parts, step)| rank(&join(parts, &weights), step).ndcg10)
                        .sum();
                    if gain > best.1 {
                        best = (weights, gain);
                    }
                }
            }
        }
        best.0
    }

    fn score(
        &self,
        data: &Occupations,
        case: &PastMove,
        weights: &[f64; 4],
    ) -> [(&'static str, Vec<f64>); 7] {
        // Baselines do not know that what was long ago counts less.
        let held: Vec<_> = case.history.iter().map(|(at, _)| (*at, 0.0)).collect();
        let plain = profile(&data.plain, &held);
        [
            ("random", self.random[case.from].clone()),
            ("popularity", self.joined.clone()),
            ("same family", self.family[case.from].clone()),
            ("jaccard", method::jaccard_of(&plain, &data.plain)),
            ("bm25", method::bm25_of(&plain, &data.plain)),
            ("idf cosine", cosines(&plain, &data.plain)),
            ("passerelle", join(&self.parts(data, case, None), weights)),
        ]
    }
}

fn join(parts: &[Vec<f64>; 4], weights: &[f64; 4]) -> Vec<f64> {
    (0..parts[0].len())
        .map(|to| {
            parts
                .iter()
                .zip(weights)
                .map(|(part, weight)| weight * part[to])
                .sum()
        })
        .collect()
}

/// What the occupations of a career need, each need at its surest: halved every half-life.
fn profile(needs: &[Sparse], history: &[(usize, f64)]) -> Sparse {
    let mut found: BTreeMap<usize, f64> = BTreeMap::new();
    for (at, years) in history {
        let sure = 0.5_f64.powf(years / HALF_LIFE_YEARS);
        for (competency, weight) in &needs[*at] {
            let best = found.entry(*competency).or_insert(0.0);
            *best = best.max(weight * sure);
        }
    }
    found.into_iter().collect()
}

fn cosines(one: &Sparse, all: &[Sparse]) -> Vec<f64> {
    let norm = |row: &Sparse| row.iter().map(|(_, w)| w * w).sum::<f64>().sqrt();
    let length = norm(one);
    let full: HashMap<usize, f64> = one.iter().copied().collect();
    let cosine = |other: &Sparse| {
        let dot: f64 = other
            .iter()
            .filter_map(|(c, w)| Some(w * full.get(c)?))
            .sum();
        if dot > 0.0 {
            dot / (length * norm(other))
        } else {
            0.0
        }
    };
    all.iter().map(cosine).collect()
}
