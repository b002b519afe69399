//! Cuts the moves of agents who agreed to statistics into blocks that may be shown, and finds their sequences.
//!
//! What is written holds no key of an agent, and no month of fewer people than the threshold.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, de::IgnoredAny};
use serde_json::{Value, json};

use super::{
    Moment, UidRow,
    flow_table::{FlowTable, table_uid},
    occupation::ObservedMove,
    sequence::{self, Trails},
};
use crate::{
    domain::{
        analytics::{
            Dimension,
            flow::{Move, Pair, cut, cut_in_groups},
            small_count::Threshold,
        },
        mobility::transition::Seen,
    },
    graph::{
        catalog::{
            REFRESH_LIST_AGENTS, REFRESH_PRUNE_FLOW_CELLS, REFRESH_READ_CAREERS,
            REFRESH_WRITE_FLOW_TABLE,
        },
        error::GraphError,
        store::{GraphStore, Unit},
    },
};

/// An assignment with its key in each dimension.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CareerRow {
    agent_uid: String,
    pub(super) start: NaiveDate,
    months: Option<i32>,
    digital: Option<bool>,
    occupation_uid: Option<String>,
    occupation_label: Option<String>,
    family: Option<String>,
    ministry_uid: Option<String>,
    ministry_label: Option<String>,
    pub(super) corps_uid: Option<String>,
    corps_label: Option<String>,
}

impl CareerRow {
    pub(super) fn key(&self, dimension: Dimension) -> Option<&String> {
        match dimension {
            Dimension::Occupation => self.occupation_uid.as_ref(),
            Dimension::OccupationFamily => self.family.as_ref(),
            Dimension::Ministry => self.ministry_uid.as_ref(),
            Dimension::Corps => self.corps_uid.as_ref(),
        }
    }

    fn label(&self, dimension: Dimension) -> Option<&String> {
        match dimension {
            Dimension::Occupation => self.occupation_label.as_ref(),
            Dimension::OccupationFamily => self.family.as_ref(),
            Dimension::Ministry => self.ministry_label.as_ref(),
            Dimension::Corps => self.corps_label.as_ref(),
        }
    }
}

/// Whether two keys, one after the other, are a move of a dimension.
///
/// Of a corps only the present one is known: its moves are within it.
pub(super) fn is_move(dimension: Dimension, from: &str, to: &str) -> bool {
    from != to || dimension == Dimension::Corps
}

/// The moves of a dimension, and what its keys are called.
#[derive(Default)]
struct Moves {
    pairs: BTreeMap<Pair, Vec<Move>>,
    labels: BTreeMap<String, String>,
}

/// All moves, with the family of each occupation.
#[derive(Default)]
struct Facts {
    agents: usize,
    by_dimension: BTreeMap<Dimension, Moves>,
    families: BTreeMap<String, String>,
    trails: Trails,
}

/// What flows are counted from, and what they tell.
pub(super) struct Counted {
    /// Agents with an assignment of a whole year.
    pub(super) agents: usize,
    /// What is told of the moves between occupations, for transitions.
    pub(super) observed: Vec<Value>,
}

/// Cuts the moves of every whole year before that of the moment.
pub(super) async fn count(
    store: &GraphStore,
    moment: Moment,
    page: usize,
) -> Result<Counted, GraphError> {
    let facts = read(store, moment, page).await?;
    let threshold = Threshold::INSIDE;
    let none = BTreeMap::new();
    let of = |dimension| {
        facts
            .by_dimension
            .get(&dimension)
            .map_or(&none, |one| &one.pairs)
    };
    let family = |pair: &Pair| {
        let from = facts.families.get(&pair.0)?;
        let to = facts.families.get(&pair.1)?;
        (from != to).then(|| (from.clone(), to.clone()))
    };
    let (occupations, families) = cut_in_groups(of(Dimension::Occupation), family, threshold);
    let ministries = cut(of(Dimension::Ministry), threshold);
    let corps = cut(of(Dimension::Corps), threshold);
    let old = Unit::of(REFRESH_PRUNE_FLOW_CELLS, json!({}));
    store.write::<IgnoredAny>(old).await?;
    let mut finer = None;
    for (dimension, blocks) in [
        (Dimension::Occupation, &occupations),
        (Dimension::OccupationFamily, &families),
        (Dimension::Ministry, &ministries),
        (Dimension::Corps, &corps),
    ] {
        let mut unit = Unit::default();
        for digital_only in [false, true] {
            let label = |key: &String| facts.label(dimension, key);
            let table = FlowTable::of(blocks, digital_only, label);
            let uid = table_uid(dimension, digital_only);
            let write = json!({ "uid": uid, "table": table });
            unit = unit.and(REFRESH_WRITE_FLOW_TABLE, write);
        }
        store.write::<IgnoredAny>(unit).await?;
        // What occupations tell can be taken from their families.
        let taken = finer.filter(|_| dimension == Dimension::OccupationFamily);
        let label = |key: &String| facts.label(dimension, key);
        let trails = facts.trails.of(dimension);
        finer =
            Some(sequence::find(store, dimension, trails, blocks, taken.as_ref(), label).await?);
    }
    let moves = of(Dimension::Occupation);
    let observed = occupations.iter().filter_map(|(pair, blocks)| {
        let seen = Seen::of(moves.get(pair)?, blocks, moment.as_of.year())?;
        let (from_uid, to_uid) = pair.clone();
        serde_json::to_value(ObservedMove {
            from_uid,
            to_uid,
            seen,
        })
        .ok()
    });
    Ok(Counted {
        agents: facts.agents,
        observed: observed.collect(),
    })
}

async fn read(store: &GraphStore, moment: Moment, page: usize) -> Result<Facts, GraphError> {
    let mut facts = Facts::default();
    let before = format!("{:04}-01-01", moment.as_of.year());
    let mut after = String::new();
    loop {
        let ask = json!({ "after": after, "limit": page });
        let agents: Vec<UidRow> = store.read(REFRESH_LIST_AGENTS, ask).await?;
        let Some(last) = agents.last() else {
            return Ok(facts);
        };
        after.clone_from(&last.uid);
        let uids: Vec<String> = agents.into_iter().map(|row| row.uid).collect();
        let ask = json!({ "uids": uids, "before": before });
        let rows: Vec<CareerRow> = store.read(REFRESH_READ_CAREERS, ask).await?;
        for career in rows.chunk_by(|a, b| a.agent_uid == b.agent_uid) {
            facts.agents += 1;
            for steps in career.windows(2) {
                facts.add(&steps[0], &steps[1]);
            }
            facts.trails.add(facts.agents, career);
        }
    }
}

impl Facts {
    fn add(&mut self, from: &CareerRow, to: &CareerRow) {
        for row in [from, to] {
            if let (Some(occupation), Some(family)) = (&row.occupation_uid, &row.family) {
                self.families.insert(occupation.clone(), family.clone());
            }
        }
        let one = Move {
            agent: self.agents,
            year: to.start.year(),
            digital: from.digital == Some(true) && to.digital == Some(true),
            months: from.months.unwrap_or_default(),
        };
        for dimension in [Dimension::Occupation, Dimension::Ministry, Dimension::Corps] {
            let (Some(a), Some(b)) = (from.key(dimension), to.key(dimension)) else {
                continue;
            };
            if !is_move(dimension, a, b) {
                continue;
            }
            let moves = self.by_dimension.entry(dimension).or_default();
            for row in [from, to] {
                let (key, label) = (row.key(dimension), row.label(dimension));
                if let (Some(key), Some(label)) = (key, label) {
                    moves.labels.insert(key.clone(), label.clone());
                }
            }
            let pair = (a.clone(), b.clone());
            moves.pairs.entry(pair).or_default().push(one);
        }
    }

    fn label(&self, dimension: Dimension, key: &String) -> String {
        let labels = self.by_dimension.get(&dimension).map(|one| &one.labels);
        labels.and_then(|all| all.get(key)).unwrap_or(key).clone()
    }
}
