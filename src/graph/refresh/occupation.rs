//! Derives what links occupations: the walk over shared competencies, moves people made, transitions.
//!
//! The formulas are pure functions of the domain; here facts are read and edges written, page by
//! page.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, de::IgnoredAny};
use serde_json::{Value, json};

use super::{Moment, UidRow};
use crate::{
    domain::mobility::{
        parameter::{ALIKE, MOVE_HALF_LIFE_YEARS, WALK_ALPHA, WALK_BETA, WALK_KEPT},
        path::{shared_share, step_cost},
        transition::{Evidence, Observed, Reference, Transition, transitions},
        walk::{Sparse, alike, walk},
    },
    graph::{
        catalog::{
            REFRESH_CLEAR_OCCUPATION_EDGES, REFRESH_LINK_MOVES, REFRESH_LINK_TRANSITIONS,
            REFRESH_LINK_WALK, REFRESH_LIST_OCCUPATIONS, REFRESH_READ_MOVES, REFRESH_READ_PROFILES,
            REFRESH_READ_REFERENCES,
        },
        error::GraphError,
        store::{GraphStore, Unit},
    },
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProfileRow {
    occupation_uid: String,
    competency_uid: String,
    weight: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReferenceRow {
    from_uid: String,
    to_uid: String,
    kind: Evidence,
    rank: Option<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MoveRow {
    from_uid: String,
    to_uid: String,
    people: u32,
    months: Vec<i64>,
    ages: Vec<f64>,
}

/// What is known of all occupations, by position.
#[derive(Default)]
struct Facts {
    uids: Vec<String>,
    profiles: Vec<Sparse>,
    observed: Vec<Observed>,
    references: Vec<Reference>,
}

/// Derives the edges between occupations, and gives how many occupations there are.
pub(super) async fn link(
    store: &GraphStore,
    moment: Moment,
    page: usize,
) -> Result<usize, GraphError> {
    let facts = read(store, moment, page).await?;
    let near = walk(&facts.profiles, WALK_ALPHA, WALK_BETA, WALK_KEPT);
    let similar = alike(&facts.profiles, ALIKE);
    let count = facts.uids.len();
    let found = transitions(count, &similar, &facts.observed, &facts.references);
    let as_of = moment.as_of.to_string();
    let positions: Vec<usize> = (0..count).collect();
    for some in positions.chunks(page) {
        let uids: Vec<_> = some.iter().map(|i| &facts.uids[*i]).collect();
        let walks = some.iter().flat_map(|i| facts.walks(*i, &near[*i]));
        let moves = facts
            .observed
            .iter()
            .filter(|seen| some.contains(&seen.from));
        let ways = some.iter().flat_map(|i| facts.ways(*i, &found[*i]));
        let unit = Unit::of(REFRESH_CLEAR_OCCUPATION_EDGES, json!({ "uids": uids }))
            .and(REFRESH_LINK_WALK, json!({ "rows": rows(walks) }))
            .and(
                REFRESH_LINK_MOVES,
                json!({ "rows": rows(moves.map(|seen| facts.moved(seen))), "as_of": as_of }),
            )
            .and(
                REFRESH_LINK_TRANSITIONS,
                json!({ "rows": rows(ways), "as_of": as_of }),
            );
        store.write::<IgnoredAny>(unit).await?;
    }
    Ok(count)
}

fn rows(values: impl Iterator<Item = Value>) -> Vec<Value> {
    values.collect()
}

impl Facts {
    fn walks(&self, from: usize, near: &Sparse) -> Vec<Value> {
        near.iter()
            .map(|(to, value)| {
                json!({
                    "from_uid": self.uids[from],
                    "to_uid": self.uids[*to],
                    "value": rounded(*value),
                })
            })
            .collect()
    }

    fn moved(&self, seen: &Observed) -> Value {
        json!({
            "from_uid": self.uids[seen.from],
            "to_uid": self.uids[seen.to],
            "people": seen.people,
            "median_months": seen.median_months,
        })
    }

    fn ways(&self, from: usize, found: &[Transition]) -> Vec<Value> {
        found
            .iter()
            .map(|transition| {
                let shared = shared_share(&self.profiles[from], &self.profiles[transition.to]);
                json!({
                    "from_uid": self.uids[from],
                    "to_uid": self.uids[transition.to],
                    "strength": rounded(transition.strength),
                    "p": rounded(transition.p),
                    "rank": transition.rank,
                    "shared_share": shared.map(rounded),
                    "cost": rounded(step_cost(transition.p, shared)),
                    "evidence": transition.evidence,
                    "people": transition.people,
                    "median_months": transition.median_months,
                })
            })
            .collect()
    }
}

/// Twelve decimals: engines add floats in different orders, and both must keep the same value.
fn rounded(value: f64) -> f64 {
    const SCALE: f64 = 1e12;
    (value * SCALE).round() / SCALE
}

async fn read(store: &GraphStore, moment: Moment, page: usize) -> Result<Facts, GraphError> {
    let mut facts = Facts::default();
    let mut after = String::new();
    loop {
        let ask = json!({ "after": after, "limit": page });
        let found: Vec<UidRow> = store.read(REFRESH_LIST_OCCUPATIONS, ask).await?;
        let Some(last) = found.last() else { break };
        after.clone_from(&last.uid);
        facts.uids.extend(found.into_iter().map(|row| row.uid));
    }
    let uids = facts.uids.clone();
    let position: HashMap<&str, usize> = uids
        .iter()
        .enumerate()
        .map(|(i, uid)| (uid.as_str(), i))
        .collect();
    let mut competencies: BTreeMap<String, usize> = BTreeMap::new();
    facts.profiles = vec![Sparse::new(); uids.len()];
    for some in uids.chunks(page) {
        let ask = json!({ "uids": some });
        let needs: Vec<ProfileRow> = store.read(REFRESH_READ_PROFILES, ask.clone()).await?;
        for need in needs {
            let next = competencies.len();
            let competency = *competencies.entry(need.competency_uid).or_insert(next);
            facts.profiles[position[need.occupation_uid.as_str()]].push((competency, need.weight));
        }
        let table: Vec<ReferenceRow> = store.read(REFRESH_READ_REFERENCES, ask).await?;
        facts
            .references
            .extend(table.into_iter().map(|row| Reference {
                from: position[row.from_uid.as_str()],
                to: position[row.to_uid.as_str()],
                kind: row.kind,
                rank: row.rank,
            }));
        let ask = json!({ "uids": some, "as_of": moment.as_of.to_string() });
        let moves: Vec<MoveRow> = store.read(REFRESH_READ_MOVES, ask).await?;
        facts.observed.extend(moves.into_iter().map(|row| {
            Observed {
                from: position[row.from_uid.as_str()],
                to: position[row.to_uid.as_str()],
                people: row.people,
                weight: row
                    .ages
                    .iter()
                    .map(|age| 0.5_f64.powf(age / MOVE_HALF_LIFE_YEARS))
                    .sum(),
                median_months: median(&row.months),
            }
        }));
    }
    Ok(facts)
}

/// The middle of a sorted list, the lower one of two; 0 of none.
fn median(sorted: &[i64]) -> i64 {
    let middle = sorted.len().saturating_sub(1) / 2;
    sorted.get(middle).copied().unwrap_or_default()
}
