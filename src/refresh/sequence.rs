//! Finds the sequences of steps that careers of agents who agreed to statistics share, and the trees that they make.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike as _;

use super::table::Tables;
use crate::{
    domain::analytics::{
        Dimension,
        career_tree::{self, CareerTrees, grow, with_years},
        flow::{FlowEntry, Pair},
        period::{Period, Years},
        published::MOST_LISTED,
        sequence::{
            self, Disclosed, Sequence, SequenceStep, Trail, Usual, UsualSequence, UsualSequences,
        },
        small_count::Threshold,
    },
    graph::row::CareerRow,
};

/// The trails of careers, by dimension.
#[derive(Default)]
pub(super) struct Trails(BTreeMap<Dimension, Vec<Trail>>);

impl Trails {
    pub(super) fn of_dimension(&self, dimension: Dimension) -> &[Trail] {
        self.0.get(&dimension).map_or(&[], Vec::as_slice)
    }

    /// Follows a career through the years: an assignment without a key ends a trail, one with the same key goes on
    /// with it, and what was left before the years is no part of it.
    pub(super) fn add(&mut self, agent: usize, career: &[CareerRow], years: Years) {
        for dimension in Dimension::ALL {
            let trails = self.0.entry(dimension).or_default();
            let followed = career.split(|row| row.key(dimension).is_none());
            let mut place = 0;
            for rows in followed {
                let corps = rows.first().and_then(|row| row.corps_uid.as_deref());
                let corps = corps.filter(|_| dimension == Dimension::Occupation);
                let ends = corps.filter(|_| place + rows.len() == career.len());
                let trail = trail(agent, dimension, place, rows, years);
                trails.extend(trail.map(|(trail, is_whole)| {
                    let begins = corps.filter(|_| place == 0 && is_whole);
                    trail.between(begins, ends)
                }));
                place += rows.len() + 1;
            }
        }
    }
}

/// The trail of assignments in a row that have keys, the first of which is the `place`th of the career, with whether no
/// move was made before the years.
fn trail(
    agent: usize,
    dimension: Dimension,
    place: usize,
    rows: &[CareerRow],
    years: Years,
) -> Option<(Trail, bool)> {
    let first = rows.first()?.key(dimension)?;
    let mut is_whole = true;
    let mut trail = Trail {
        agent,
        keys: vec![first.clone()],
        moves: Vec::new(),
    };
    for (place, rows) in (place..).zip(rows.windows(2)) {
        let (from, to) = (rows[0].key(dimension)?, rows[1].key(dimension)?);
        if !dimension.is_move(from, to) {
            continue;
        }
        if !years.contains(rows[1].start.year()) {
            trail.keys = vec![to.clone()];
            is_whole = false;
            continue;
        }
        trail.keys.push(to.clone());
        trail.moves.push(SequenceStep {
            place,
            left: rows[0].start,
            taken: rows[1].start,
        });
    }
    Some((trail, is_whole))
}

/// Finds the sequences of a dimension, adds their tables, and gives what they disclose.
pub(super) fn find(
    written: &mut Tables,
    dimension: Dimension,
    trails: &[Trail],
    entries: &[FlowEntry],
    finer: Option<&Disclosed>,
    label: impl Fn(&str) -> String,
) -> Disclosed {
    let pairs: Vec<Sequence> = entries.iter().filter_map(two_steps).collect();
    let pair = |sequence: &Sequence| (sequence.keys[0].clone(), sequence.keys[1].clone());
    let flows: BTreeSet<Pair> = pairs.iter().map(pair).collect();
    let longest = match dimension {
        Dimension::Occupation => career_tree::LONGEST,
        _ => sequence::LONGEST,
    };
    let usual = Usual::find(trails, &flows, finer, longest, Threshold::INSIDE);
    let mut sequences: Vec<Sequence> = pairs.into_iter().chain(usual.sequences()).collect();
    sequences.sort_by(|a, b| b.times.cmp(&a.times).then_with(|| a.keys.cmp(&b.keys)));
    for steps in 2..=sequence::LONGEST {
        let of_length = sequences.iter().filter(|found| found.keys.len() == steps);
        let row = |found: &Sequence| UsualSequence {
            step_keys: found.keys.clone(),
            step_labels: found.keys.iter().map(|key| label(key)).collect(),
            times: found.times,
            median_months: found.median_months,
        };
        let rows: Vec<_> = of_length.take(MOST_LISTED).map(row).collect();
        written.add(&UsualSequences { dimension, steps }, &rows);
    }
    if dimension == Dimension::Occupation {
        for ((root, backwards), trees) in with_years(grow(&usual), entries) {
            written.add(&CareerTrees { root, backwards }, &trees);
        }
    }
    usual.disclosed()
}

/// A disclosed flow of all moves in the years together: the sequence of its two steps.
fn two_steps(entry: &FlowEntry) -> Option<Sequence> {
    let is_whole = entry.period == Period::Together && !entry.digital_only;
    let flow = entry.flow.filter(|_| is_whole)?;
    Some(Sequence {
        keys: vec![entry.pair.0.clone(), entry.pair.1.clone()],
        times: flow.moves,
        median_months: flow.median_months,
    })
}
