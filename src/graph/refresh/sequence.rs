//! Finds the sequences of steps that careers of agents who agreed to statistics share, and may be told.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::IgnoredAny;
use serde_json::{Value, json};

use super::flow::{CareerRow, is_move};
use crate::{
    domain::analytics::{
        Dimension,
        career_tree::{self, Link, Root, Tree},
        flow::{Block, Pair, Share, tell},
        sequence::{self, Sequence, Step, Told, Trail, Usual},
        small_count::Threshold,
    },
    graph::{
        catalog::{
            REFRESH_PRUNE_CAREER_TREES, REFRESH_PRUNE_USUAL_SEQUENCES, REFRESH_WRITE_CAREER_TREES,
            REFRESH_WRITE_USUAL_SEQUENCES, Statement,
        },
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
        for dimension in Dimension::ALL {
            let trails = self.0.entry(dimension).or_default();
            let followed = career.split(|row| row.key(dimension).is_none());
            let mut place = 0;
            for rows in followed {
                let corps = rows.first().and_then(|row| row.corps_uid.as_deref());
                let corps = corps.filter(|_| dimension == Dimension::Occupation);
                let begins = corps.filter(|_| place == 0);
                let ends = corps.filter(|_| place + rows.len() == career.len());
                let trail = trail(agent, dimension, place, rows);
                trails.extend(trail.map(|trail| trail.between(begins, ends)));
                place += rows.len() + 1;
            }
        }
    }
}

/// The trail of assignments in a row that have keys, the first of which is the `place`th of the career.
fn trail(agent: usize, dimension: Dimension, place: usize, rows: &[CareerRow]) -> Option<Trail> {
    let first = rows.first()?.key(dimension)?;
    let mut trail = Trail {
        agent,
        keys: vec![first.clone()],
        moves: Vec::new(),
    };
    for (place, rows) in (place..).zip(rows.windows(2)) {
        let (from, to) = (rows[0].key(dimension)?, rows[1].key(dimension)?);
        if is_move(dimension, from, to) {
            trail.keys.push(to.clone());
            trail.moves.push(Step {
                place,
                left: rows[0].start,
                taken: rows[1].start,
            });
        }
    }
    Some(trail)
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
    let pairs: Vec<Sequence> = blocks.iter().filter_map(whole).collect();
    let pair = |one: &Sequence| (one.keys[0].clone(), one.keys[1].clone());
    let flows: BTreeSet<Pair> = pairs.iter().map(pair).collect();
    let longest = match dimension {
        Dimension::Occupation => career_tree::LONGEST,
        _ => sequence::LONGEST,
    };
    let usual = Usual::find(trails, &flows, finer, longest, Threshold::INSIDE);
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
    let all = pairs.into_iter().chain(usual.sequences());
    let rows: Vec<Value> = all.map(row).collect();
    let of_dimension = json!({ "dimension": dimension });
    let statements = [REFRESH_PRUNE_USUAL_SEQUENCES, REFRESH_WRITE_USUAL_SEQUENCES];
    replace(store, statements, of_dimension, &rows).await?;
    if dimension == Dimension::Occupation {
        grow_trees(store, &usual).await?;
    }
    Ok(usual.told())
}

/// Writes the trees that the sequences between occupations make, in place of the former ones.
async fn grow_trees(store: &GraphStore, usual: &Usual<'_>) -> Result<(), GraphError> {
    let trees = career_tree::grow(usual).into_iter();
    let row = |((root, backwards), tree): ((Root, bool), Tree)| {
        let of_links = |value: fn(&Link) -> Value| tree.links.iter().map(value).collect::<Value>();
        json!({
            "uid": tree_uid(&root, backwards),
            "first_year": tree.years.map(|years| years.0),
            "last_year": tree.years.map(|years| years.1),
            "withheld": tree.withheld,
            "steps": of_links(|one| one.step.into()),
            "from_uids": of_links(|one| one.from_uid.clone().into()),
            "to_uids": of_links(|one| one.to_uid.clone().into()),
            "counts": of_links(|one| one.count.into()),
            "months": of_links(|one| one.median_months.into()),
        })
    };
    let rows: Vec<Value> = trees.map(row).collect();
    let statements = [REFRESH_PRUNE_CAREER_TREES, REFRESH_WRITE_CAREER_TREES];
    replace(store, statements, json!({}), &rows).await
}

/// Takes back what is not among the rows, and writes these.
async fn replace(
    store: &GraphStore,
    [prune, write]: [Statement; 2],
    mut ask: Value,
    rows: &[Value],
) -> Result<(), GraphError> {
    let mut keep = ask.clone();
    keep["kept"] = rows.iter().map(|row| row["uid"].clone()).collect();
    store.write::<IgnoredAny>(Unit::of(prune, keep)).await?;
    for some in rows.chunks(BATCH) {
        ask["rows"] = some.into();
        let unit = Unit::of(write, ask.clone());
        store.write::<IgnoredAny>(unit).await?;
    }
    Ok(())
}

/// By what a tree is found.
pub(in crate::graph) fn tree_uid(root: &Root, backwards: bool) -> String {
    let direction = if backwards { "backwards" } else { "onward" };
    match root {
        Root::Occupation(uid) => format!("occupation:{uid}:{direction}"),
        Root::Corps(uid) => format!("corps:{uid}:{direction}"),
    }
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
