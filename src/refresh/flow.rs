//! Counts the moves of agents who agreed to statistics, and suppresses what few people made.
//!
//! What is written holds no key of an agent, and no number of fewer people than the threshold.

use std::collections::BTreeMap;

use chrono::Datelike as _;
use serde::Serialize;
use serde_json::json;

use super::{
    Moment, next_keys,
    occupation::ObservedMove,
    sequence::{self, Trails},
    table::Tables,
};
use crate::{
    domain::{
        analytics::{
            Dimension,
            flow::{CountedMove, FlowEntry, Flows, Pair, suppress, tables},
            period::{Period, Years},
            small_count::Threshold,
        },
        paths::transition::Seen,
    },
    graph::{
        catalog::{REFRESH_LIST_AGENTS, REFRESH_READ_CAREERS},
        error::GraphError,
        row::CareerRow,
        store::GraphStore,
    },
};

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

/// The moves of a dimension, and what its keys are called.
#[derive(Default)]
struct Moves {
    pairs: BTreeMap<Pair, Vec<CountedMove>>,
    labels: BTreeMap<String, String>,
}

/// All moves, with the family of each occupation.
struct CareerFacts {
    years: Years,
    agents: usize,
    by_dimension: BTreeMap<Dimension, Moves>,
    families: BTreeMap<String, String>,
    trails: Trails,
}

/// How much of what enough people did is disclosed: the flows between ministries of the years together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Flows that enough different people made.
    pub cells: usize,
    /// Those of them that are disclosed.
    pub disclosed: usize,
}

impl Coverage {
    fn among(entries: &[FlowEntry]) -> Self {
        let of_all = |entry: &&FlowEntry| {
            entry.period == Period::Together
                && !entry.digital_only
                && Threshold::INSIDE.shows(entry.people)
        };
        let cells = || entries.iter().filter(of_all);
        Self {
            cells: cells().count(),
            disclosed: cells().filter(|entry| entry.flow.is_some()).count(),
        }
    }
}

/// Adds the tables of flows, sequences and trees, and gives how many agents have a career, and what is disclosed.
pub(super) async fn count(
    store: &GraphStore,
    moment: Moment,
    page: usize,
    written: &mut Tables,
) -> Result<(usize, Coverage), GraphError> {
    let facts = read(store, moment, page).await?;
    let family = |pair: &Pair| {
        let from = facts.families.get(&pair.0)?;
        let to = facts.families.get(&pair.1)?;
        (from != to).then(|| (from.clone(), to.clone()))
    };
    let (occupations, families) = facts.suppressed(Dimension::Occupation, true, family);
    let (ministries, _) = facts.suppressed(Dimension::Ministry, false, |_| None);
    let (corps, _) = facts.suppressed(Dimension::Corps, false, |_| None);
    let mut finer = None;
    for (dimension, entries) in [
        (Dimension::Occupation, &occupations),
        (Dimension::OccupationFamily, &families),
        (Dimension::Ministry, &ministries),
        (Dimension::Corps, &corps),
    ] {
        let label = |key: &str| facts.label(dimension, key);
        for ((period, digital_only), table) in tables(entries, facts.years, label) {
            let name = Flows {
                dimension,
                digital_only,
                period,
            };
            written.add(&name, &table);
        }
        // What occupations disclose can be taken from their families.
        let taken = finer.filter(|_| dimension == Dimension::OccupationFamily);
        let trails = facts.trails.of_dimension(dimension);
        let found = sequence::find(written, dimension, trails, entries, taken.as_ref(), label);
        finer = Some(found);
    }
    written.observe(observed(&occupations));
    Ok((facts.agents, Coverage::among(&ministries)))
}

/// What transitions know of the moves between occupations: of what is disclosed of all years or of the years together,
/// all moves or digital ones, the most.
fn observed(entries: &[FlowEntry]) -> Vec<ObservedMove> {
    let mut found: BTreeMap<&Pair, Seen> = BTreeMap::new();
    for entry in entries {
        let Some(flow) = entry.flow else { continue };
        let is_most = found
            .get(&entry.pair)
            .is_none_or(|seen| seen.moves < flow.moves);
        if is_most && !matches!(entry.period, Period::Year(_)) {
            found.insert(&entry.pair, Seen::from(flow));
        }
    }
    let moves = found.into_iter().map(|((from, to), seen)| ObservedMove {
        from_uid: from.clone(),
        to_uid: to.clone(),
        seen,
    });
    moves.collect()
}

async fn read(store: &GraphStore, moment: Moment, page: usize) -> Result<CareerFacts, GraphError> {
    let mut facts = CareerFacts {
        years: Years::over_on(moment.as_of),
        agents: 0,
        by_dimension: BTreeMap::new(),
        families: BTreeMap::new(),
        trails: Trails::default(),
    };
    let before = format!("{:04}-01-01", moment.as_of.year());
    let mut after = String::new();
    while let Some(uids) = next_keys(store, REFRESH_LIST_AGENTS, page, &mut after).await? {
        let ask = json!({ "uids": uids, "before": before });
        let rows = store.read(REFRESH_READ_CAREERS, ask).await?;
        for career in rows.chunk_by(|a, b| a.agent_uid == b.agent_uid) {
            facts.agents += 1;
            for steps in career.windows(2) {
                facts.add(&steps[0], &steps[1]);
            }
            facts.trails.add(facts.agents, career, facts.years);
        }
    }
    Ok(facts)
}

impl CareerFacts {
    fn suppressed(
        &self,
        dimension: Dimension,
        ever: bool,
        group: impl Fn(&Pair) -> Option<Pair>,
    ) -> (Vec<FlowEntry>, Vec<FlowEntry>) {
        let none = BTreeMap::new();
        let moves = self.by_dimension.get(&dimension);
        let pairs = moves.map_or(&none, |moves| &moves.pairs);
        suppress(pairs, group, ever, self.years, Threshold::INSIDE)
    }

    fn add(&mut self, from: &CareerRow, to: &CareerRow) {
        for row in [from, to] {
            if let (Some(occupation), Some(family)) = (&row.occupation_uid, &row.family) {
                self.families.insert(occupation.clone(), family.clone());
            }
        }
        let made = CountedMove {
            agent: self.agents,
            year: to.start.year(),
            digital: from.digital == Some(true) && to.digital == Some(true),
            months: from.months.unwrap_or_default(),
        };
        for dimension in [Dimension::Occupation, Dimension::Ministry, Dimension::Corps] {
            let (Some(a), Some(b)) = (from.key(dimension), to.key(dimension)) else {
                continue;
            };
            if !dimension.is_move(a, b) {
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
            moves.pairs.entry(pair).or_default().push(made);
        }
    }

    fn label(&self, dimension: Dimension, key: &str) -> String {
        let moves = self.by_dimension.get(&dimension);
        let label = moves.and_then(|moves| moves.labels.get(key));
        label.map_or(key, String::as_str).to_owned()
    }
}
