//! What an evaluation prints, as a contract: methods on slices, with intervals.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    metric::Metrics,
    resample::{Interval, mean},
};

/// The whole of a run.
#[derive(Debug, Serialize)]
pub struct Evaluation {
    /// The directory.
    pub data: String,
    /// The day of the run.
    pub date: NaiveDate,
    /// Each method on each slice.
    pub methods: Vec<Measured>,
    /// NDCG@10 of ours less that of the idf cosine, by case.
    pub comparisons: Vec<Comparison>,
    /// Weights chosen in each fold, as shares: competency, walk, family, transition.
    pub weights: Vec<[f64; 4]>,
}

/// A method on a slice.
#[derive(Debug, Serialize)]
pub struct Measured {
    /// The method.
    pub name: &'static str,
    /// The slice.
    pub slice: &'static str,
    /// Questions asked.
    pub cases: usize,
    /// Means with 95 % intervals.
    pub metrics: BTreeMap<&'static str, Interval>,
}

/// A paired difference.
#[derive(Debug, Serialize)]
pub struct Comparison {
    /// The method compared.
    pub name: &'static str,
    /// What it is compared with.
    pub against: &'static str,
    /// The slice.
    pub slice: &'static str,
    /// Mean difference of NDCG@10 with its 95 % interval.
    #[serde(rename = "ndcg@10")]
    pub ndcg10: Interval,
}

/// The means of a method over its cases.
pub(super) fn summarise(name: &'static str, slice: &'static str, cases: &[Metrics]) -> Measured {
    let of = |value: fn(&Metrics) -> f64| mean(&cases.iter().map(value).collect::<Vec<_>>());
    Measured {
        name,
        slice,
        cases: cases.len(),
        metrics: BTreeMap::from([
            ("ndcg@10", of(|case| case.ndcg10)),
            ("recall@5", of(|case| case.recall5)),
            ("recall@10", of(|case| case.recall10)),
            ("mrr", of(|case| case.mrr)),
        ]),
    }
}

/// The difference of two methods, case by case.
pub(super) fn compare(
    name: &'static str,
    against: &'static str,
    slice: &'static str,
    found: &BTreeMap<&'static str, Vec<Metrics>>,
) -> Comparison {
    let pairs = found[name].iter().zip(&found[against]);
    let differences: Vec<f64> = pairs.map(|(a, b)| a.ndcg10 - b.ndcg10).collect();
    Comparison {
        name,
        against,
        slice,
        ndcg10: mean(&differences),
    }
}
