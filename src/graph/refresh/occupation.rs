//! Derives what links occupations: the walk over shared competencies, moves people made, transitions.
//!
//! The formulas are pure functions of the domain; here facts are read and edges written, page by
//! page.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize, de::IgnoredAny};
use serde_json::{Value, json};

use super::{Moment, Table, UidRow, published};
use crate::{
    domain::mobility::{
        parameter::{ALIKE, WALK_ALPHA, WALK_BETA, WALK_KEPT},
        path::{shared_share, step_cost},
        transition::{Evidence, Observed, Reference, Seen, Transition, transitions},
        walk::{Sparse, alike, walk},
    },
    graph::{
        catalog::{
            REFRESH_LINK_MOVES, REFRESH_LINK_TRANSITIONS, REFRESH_LINK_WALK,
            REFRESH_LIST_OCCUPATIONS, REFRESH_PRUNE_OCCUPATION_EDGES, REFRESH_READ_PROFILES,
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

/// Moves between two occupations, as the published version of the statistics keeps them.
#[derive(Serialize, Deserialize)]
pub(super) struct ObservedMove {
    pub(super) from_uid: String,
    pub(super) to_uid: String,
    #[serde(flatten)]
    pub(super) seen: Seen,
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
///
/// Of the moves that people made, only what the published version of the statistics tells is known.
pub(super) async fn link(
    store: &GraphStore,
    moment: Moment,
    page: usize,
) -> Result<usize, GraphError> {
    let facts = read(store, page).await?;
    let near = walk(&facts.profiles, WALK_ALPHA, WALK_BETA, WALK_KEPT);
    let similar = alike(&facts.profiles, ALIKE);
    let count = facts.uids.len();
    let found = transitions(count, &similar, &facts.observed, &facts.references);
    let as_of = moment.as_of.to_string();
    let positions: Vec<usize> = (0..count).collect();
    for some in positions.chunks(page) {
        let kept = some.iter().map(|i| facts.kept(*i, &near[*i], &found[*i]));
        let walks = some.iter().flat_map(|i| facts.walks(*i, &near[*i]));
        let moves = facts
            .observed
            .iter()
            .filter(|seen| some.contains(&seen.from));
        let ways = some.iter().flat_map(|i| facts.ways(*i, &found[*i]));
        let kept = json!({ "rows": rows(kept) });
        let unit = Unit::of(REFRESH_PRUNE_OCCUPATION_EDGES, kept)
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
    /// Where the edges of an occupation go, by their type.
    fn kept(&self, from: usize, near: &Sparse, found: &[Transition]) -> Value {
        let moves = self.observed.iter().filter(|seen| seen.from == from);
        let uid = |at: usize| &self.uids[at];
        json!({
            "from_uid": uid(from),
            "walks": near.iter().map(|(to, _)| uid(*to)).collect::<Vec<_>>(),
            "moves": moves.map(|seen| uid(seen.to)).collect::<Vec<_>>(),
            "steps": found.iter().filter(|way| way.is_step()).map(|way| uid(way.to)).collect::<Vec<_>>(),
            "transitions": found.iter().map(|way| uid(way.to)).collect::<Vec<_>>(),
        })
    }

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
            "moves": seen.seen.moves,
            "median_months": seen.seen.median_months,
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
                    "observed": transition.observed,
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

async fn read(store: &GraphStore, page: usize) -> Result<Facts, GraphError> {
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
    }
    let told: Vec<ObservedMove> = published(store, Table::ObservedMoves).await?;
    let seen = told.into_iter().filter_map(|told| {
        Some(Observed {
            from: *position.get(told.from_uid.as_str())?,
            to: *position.get(told.to_uid.as_str())?,
            seen: told.seen,
        })
    });
    facts.observed = seen.collect();
    Ok(facts)
}
