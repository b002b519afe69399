//! Finds the sequences of steps that careers of agents who agreed to statistics share, and may be told.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::IgnoredAny;
use serde_json::{Value, json};

use super::flow::{CareerRow, is_move};
use crate::{
    domain::analytics::{
        Dimension,
        flow::{Block, Pair, Share, tell},
        sequence::{Sequence, Step, Told, Trail, usual},
        small_count::Threshold,
    },
    graph::{
        catalog::{REFRESH_PRUNE_USUAL_SEQUENCES, REFRESH_WRITE_USUAL_SEQUENCES},
        error::GraphError,
        store::{GraphStore, Unit},
    },
};

/// Rows of one statement.
const BATCH: usize = 1000;

/// The trails of careers, by dimension.
#[derive(Default)]
pub(super) struct Trails(BTreeMap<Dimension, Vec<Trail>>);

impl Trails {
    pub(super) fn of(&self, dimension: Dimension) -> &[Trail] {
        self.0.get(&dimension).map_or(&[], Vec::as_slice)
    }

    /// Follows a career: an assignment without a key ends a trail, one with the same key goes on with it.
    pub(super) fn add(&mut self, agent: usize, career: &[CareerRow]) {
        for dimension in [
            Dimension::Occupation,
            Dimension::OccupationFamily,
            Dimension::Ministry,
            Dimension::Corps,
        ] {
            let trails = self.0.entry(dimension).or_default();
            let mut open: Option<Trail> = None;
            for (place, rows) in career.windows(2).enumerate() {
                let (Some(from), Some(to)) = (rows[0].key(dimension), rows[1].key(dimension))
                else {
                    trails.extend(open.take());
                    continue;
                };
                if !is_move(dimension, from, to) {
                    continue;
                }
                let trail = open.get_or_insert_with(|| Trail {
                    agent,
                    keys: vec![from.clone()],
                    moves: Vec::new(),
                });
                trail.keys.push(to.clone());
                trail.moves.push(Step {
                    place,
                    left: rows[0].start,
                    taken: rows[1].start,
                });
            }
            trails.extend(open);
        }
    }
}

/// Finds the sequences of a dimension, writes them in place of the former ones, and gives what they tell.
pub(super) async fn find(
    store: &GraphStore,
    dimension: Dimension,
    trails: &[Trail],
    blocks: &BTreeMap<Pair, Vec<Block>>,
    finer: Option<&Told>,
    label: impl Fn(&String) -> String,
) -> Result<Told, GraphError> {
    let flows: Vec<Sequence> = blocks.iter().filter_map(whole).collect();
    let pairs: BTreeSet<Pair> = flows
        .iter()
        .map(|one| (one.keys[0].clone(), one.keys[1].clone()))
        .collect();
    let (longer, told) = usual(trails, &pairs, finer, Threshold::INSIDE);
    let row = |one: Sequence| {
        json!({
            "uid": json!([dimension, one.keys]).to_string(),
            "steps": one.keys.len(),
            "step_labels": one.keys.iter().map(&label).collect::<Vec<_>>(),
            "step_keys": one.keys,
            "times": one.times,
            "median_months": one.median_months,
        })
    };
    let rows: Vec<Value> = flows.into_iter().chain(longer).map(row).collect();
    let kept: Vec<&Value> = rows.iter().map(|row| &row["uid"]).collect();
    let prune = json!({ "dimension": dimension, "kept": kept });
    store
        .write::<IgnoredAny>(Unit::of(REFRESH_PRUNE_USUAL_SEQUENCES, prune))
        .await?;
    for some in rows.chunks(BATCH) {
        let write = json!({ "dimension": dimension, "rows": some });
        store
            .write::<IgnoredAny>(Unit::of(REFRESH_WRITE_USUAL_SEQUENCES, write))
            .await?;
    }
    Ok(told)
}

/// A flow of all moves in all years, where it is shown: the sequence of its two steps.
fn whole((pair, blocks): (&Pair, &Vec<Block>)) -> Option<Sequence> {
    let is_merged = blocks.iter().any(|one| one.share == Share::All);
    let of_all = |one: &&Block| one.share != Share::Digital || !is_merged;
    let blocks: Vec<Block> = blocks.iter().filter(of_all).cloned().collect();
    let told = tell(&blocks, i32::MIN, i32::MAX)??;
    Some(Sequence {
        keys: vec![pair.0.clone(), pair.1.clone()],
        times: told.moves,
        median_months: told.median_months,
    })
}
