//! Derives what links occupations: the walk over shared competencies, moves people made, transitions.
//!
//! The formulas are pure functions of the domain. Transitions are derived twice: for who is signed in, and for the public
//! of moves that more people made. They change with a version of the statistics in the one unit that publishes it.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::{Deserialize, Serialize, de::IgnoredAny};
use serde_json::{Value, json};

use super::{Moment, next_keys, record_unit};
use crate::{
    domain::{
        analytics::small_count::Threshold,
        parameter::{SIMILAR, WALK_ALPHA, WALK_BETA, WALK_KEPT},
        paths::{
            cost::{shared_share, step_cost},
            transition::{Observed, Reference, Seen, Transition, known_to, transitions},
            walk::{Sparse, nearest, walk},
        },
    },
    graph::{
        catalog::{
            REFRESH_LINK_MOVES, REFRESH_LINK_TRANSITIONS, REFRESH_LINK_WALK,
            REFRESH_LIST_OCCUPATIONS, REFRESH_LIST_RETIRED_OCCUPATIONS,
            REFRESH_PRUNE_OCCUPATION_EDGES, REFRESH_READ_PROFILES, REFRESH_READ_REFERENCES,
        },
        error::GraphError,
        store::{GraphStore, Unit},
    },
};

/// Disclosed moves between two occupations, as a version of the statistics keeps them.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct ObservedMove {
    pub(super) from_uid: String,
    pub(super) to_uid: String,
    #[serde(flatten)]
    pub(super) seen: Seen,
}

/// What is known of all occupations, by position.
#[derive(Default)]
struct OccupationFacts {
    uids: Vec<String>,
    profiles: Vec<Sparse>,
    observed: Vec<Observed>,
    references: Vec<Reference>,
}

/// The cost of a move that paths do not walk: none of theirs is as dear.
const NO_STEP: f64 = 1e9;

/// What is derived between occupations.
pub(super) struct Links {
    facts: OccupationFacts,
    near: Vec<Sparse>,
    ways: Vec<BTreeMap<usize, Way>>,
}

/// A transition to another occupation: as who is signed in knows it, and as the public does.
#[derive(Default)]
struct Way {
    inside: Option<Transition>,
    public: Option<Transition>,
}

/// Derives what links occupations; of the moves that people made, only those disclosed are known.
pub(super) async fn derive(
    store: &GraphStore,
    page: usize,
    observed: Vec<ObservedMove>,
) -> Result<Links, GraphError> {
    let facts = read(store, page, observed).await?;
    let near = walk(&facts.profiles, WALK_ALPHA, WALK_BETA, WALK_KEPT);
    let similar = nearest(&facts.profiles, SIMILAR);
    let found = |observed: &[Observed]| {
        transitions(facts.uids.len(), &similar, observed, &facts.references)
    };
    let inside = found(&facts.observed);
    let public = found(&known_to(Threshold::PUBLIC, &facts.observed));
    let ways = inside.into_iter().zip(public).map(|(inside, public)| {
        let mut ways: BTreeMap<usize, Way> = BTreeMap::new();
        for way in inside {
            let to = way.to;
            ways.entry(to).or_default().inside = Some(way);
        }
        for way in public {
            let to = way.to;
            ways.entry(to).or_default().public = Some(way);
        }
        ways
    });
    let ways = ways.collect();
    Ok(Links { facts, near, ways })
}

impl Links {
    /// How many occupations there are.
    pub(super) fn occupations(&self) -> usize {
        self.facts.uids.len()
    }

    /// Writes the walks, which no person has a part in, page by page.
    pub(super) async fn write_walks(
        &self,
        store: &GraphStore,
        page: usize,
    ) -> Result<(), GraphError> {
        let positions: Vec<usize> = (0..self.occupations()).collect();
        for some in positions.chunks(page) {
            let walks = some.iter().flat_map(|i| self.walks(*i));
            let unit = Unit::new(REFRESH_LINK_WALK, json!({ "rows": rows(walks) }));
            store.write::<IgnoredAny>(unit).await?;
        }
        Ok(())
    }

    /// The unit with, at its end, the transitions, in place of the former ones.
    pub(super) fn write_transitions(&self, unit: Unit, moment: Moment, page: usize) -> Unit {
        let as_of = moment.as_of.to_string();
        let positions: Vec<usize> = (0..self.occupations()).collect();
        let write = |unit: Unit, some: &[usize]| {
            let kept = some.iter().map(|i| self.kept(*i));
            let moves = self.facts.observed.iter();
            let moves = moves.filter(|seen| some.contains(&seen.from));
            let moves = moves.map(|seen| self.facts.moved(seen));
            let ways = some.iter().flat_map(|i| self.ways(*i));
            unit.and(
                REFRESH_PRUNE_OCCUPATION_EDGES,
                json!({ "rows": rows(kept) }),
            )
            .and(
                REFRESH_LINK_MOVES,
                json!({ "rows": rows(moves), "as_of": as_of }),
            )
            .and(
                REFRESH_LINK_TRANSITIONS,
                json!({ "rows": rows(ways), "as_of": as_of }),
            )
        };
        let unit = positions.chunks(page).fold(unit, write);
        record_unit(unit, "transitions", moment)
    }

    /// Where the edges of an occupation go, by their type.
    fn kept(&self, from: usize) -> Value {
        let facts = &self.facts;
        let uid = |at: &usize| &facts.uids[*at];
        let moves = facts.observed.iter().filter(|seen| seen.from == from);
        let ways = &self.ways[from];
        let steps = ways.iter().filter(|(_, way)| way.is_step());
        json!({
            "from_uid": uid(&from),
            "walks": self.near[from].iter().map(|(to, _)| uid(to)).collect::<Vec<_>>(),
            "moves": moves.map(|seen| uid(&seen.to)).collect::<Vec<_>>(),
            "steps": steps.map(|(to, _)| uid(to)).collect::<Vec<_>>(),
            "transitions": ways.keys().map(uid).collect::<Vec<_>>(),
        })
    }

    fn walks(&self, from: usize) -> Vec<Value> {
        let near = self.near[from].iter();
        near.map(|(to, value)| {
            json!({
                "from_uid": self.facts.uids[from],
                "to_uid": self.facts.uids[*to],
                "value": rounded(*value),
            })
        })
        .collect()
    }

    fn ways(&self, from: usize) -> Vec<Value> {
        let facts = &self.facts;
        let ways = self.ways[from].iter();
        ways.filter_map(|(to, way)| {
            let shared = shared_share(&facts.profiles[from], &facts.profiles[*to]);
            let cost = |way: &Option<Transition>| {
                let step = way.as_ref().filter(|way| way.is_step());
                rounded(step.map_or(NO_STEP, |way| step_cost(way.p, shared)))
            };
            let strength = |way: &Option<Transition>| way.as_ref().map(|way| rounded(way.strength));
            let known = way.inside.as_ref().or(way.public.as_ref())?;
            Some(json!({
                "from_uid": facts.uids[from],
                "to_uid": facts.uids[*to],
                "strength": strength(&way.inside),
                "public_strength": strength(&way.public),
                "shared_share": shared.map(rounded),
                "is_step": way.is_step(),
                "costs": [cost(&way.inside), cost(&way.public)],
                "evidence": known.evidence,
                "observed": known.observed,
                "people": known.people,
                "median_months": known.median_months,
            }))
        })
        .collect()
    }
}

impl Way {
    /// Whether paths of anybody walk it.
    fn is_step(&self) -> bool {
        let both = self.inside.iter().chain(&self.public);
        both.into_iter().any(Transition::is_step)
    }
}

fn rows(values: impl Iterator<Item = Value>) -> Vec<Value> {
    values.collect()
}

impl OccupationFacts {
    fn moved(&self, seen: &Observed) -> Value {
        json!({
            "from_uid": self.uids[seen.from],
            "to_uid": self.uids[seen.to],
            "moves": seen.seen.moves,
            "median_months": seen.seen.median_months,
        })
    }
}

/// Twelve decimals: engines add floats in different orders, and both must keep the same value.
fn rounded(value: f64) -> f64 {
    const SCALE: f64 = 1e12;
    (value * SCALE).round() / SCALE
}

async fn read(
    store: &GraphStore,
    page: usize,
    observed: Vec<ObservedMove>,
) -> Result<OccupationFacts, GraphError> {
    let mut facts = OccupationFacts::default();
    let mut after = String::new();
    while let Some(uids) = next_keys(store, REFRESH_LIST_OCCUPATIONS, page, &mut after).await? {
        facts.uids.extend(uids);
    }
    let retired = store
        .read(REFRESH_LIST_RETIRED_OCCUPATIONS, json!({}))
        .await?;
    let retired: HashSet<String> = retired.into_iter().map(|row| row.uid).collect();
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
        let needs = store.read(REFRESH_READ_PROFILES, ask.clone()).await?;
        for need in needs {
            let next = competencies.len();
            let competency = *competencies.entry(need.competency_uid).or_insert(next);
            facts.profiles[position[need.occupation_uid.as_str()]].push((competency, need.weight));
        }
        let table = store.read(REFRESH_READ_REFERENCES, ask).await?;
        // Nobody is led to what is retired.
        let table = table
            .into_iter()
            .filter(|row| !retired.contains(&row.to_uid));
        facts.references.extend(table.map(|row| Reference {
            from: position[row.from_uid.as_str()],
            to: position[row.to_uid.as_str()],
            kind: row.kind,
            rank: row.rank,
        }));
    }
    let observed = observed
        .into_iter()
        .filter(|made| !retired.contains(&made.to_uid));
    let seen = observed.filter_map(|made| {
        Some(Observed {
            from: *position.get(made.from_uid.as_str())?,
            to: *position.get(made.to_uid.as_str())?,
            seen: made.seen,
        })
    });
    facts.observed = seen.collect();
    Ok(facts)
}
