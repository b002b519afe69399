//! How usual a move from one occupation to another is: observed, in a reference table, or like the
//! moves of similar occupations.
//!
//! strength = 1 − Π (1 − part) over what is known of the pair; the formulas are in
//! `docs/recommendation.md`. Of what people did, transitions know what flows disclose to analysts, and no more.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    parameter::{
        MOVE_HALF_LIFE_YEARS, MOVE_PRIOR, PATH_WIDTH, REFERENCE_CLOSE, REFERENCE_EVOLUTION,
        REFERENCE_RANK, STRONGEST_TRANSITIONS,
    },
    walk::Sparse,
};
use crate::domain::analytics::{
    flow::{Block, Move, people},
    median,
    survival::number,
};

/// What a move is known from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Evidence {
    /// People made it, and flows disclose it.
    Observed,
    /// A reference table says that the occupations are close.
    ReferenceClose,
    /// A reference table says that one evolves into the other.
    ReferenceEvolution,
}

/// Moves that people made between two occupations.
#[derive(Debug, Clone, PartialEq)]
pub struct Observed {
    /// From the occupation at this position.
    pub from: usize,
    /// To the occupation at this position.
    pub to: usize,
    /// What is disclosed of them.
    pub seen: Seen,
}

/// What flows disclose of the moves between two occupations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Seen {
    /// How many times.
    pub moves: usize,
    /// Different people who made them.
    pub people: usize,
    /// Moves, each halved every half-life of its age.
    pub weight: f64,
    /// Months in the first occupation before the move: the median, the lower one of two.
    pub median_months: i32,
}

impl Seen {
    /// What the blocks of a flow disclose at the beginning of a year; none when all are withheld.
    ///
    /// The moves of a block are as old as the middle of its years.
    #[must_use]
    pub fn of(made: &[Move], blocks: &[Block], year: i32) -> Option<Self> {
        let mut weight = 0.0;
        let mut all = Vec::new();
        for block in blocks {
            let months = block.months.as_deref().unwrap_or_default();
            let age = f64::from(2 * year - block.first_year - block.last_year - 1) / 2.0;
            weight += number(months.len()) * 0.5_f64.powf(age / MOVE_HALF_LIFE_YEARS);
            all.extend(months);
        }
        Some(Self {
            moves: all.len(),
            people: people(made, blocks),
            weight,
            median_months: median(all)?,
        })
    }
}

/// A move of a reference table.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// From the occupation at this position.
    pub from: usize,
    /// To the occupation at this position.
    pub to: usize,
    /// [`Evidence::ReferenceClose`] or [`Evidence::ReferenceEvolution`].
    pub kind: Evidence,
    /// Its place in the table, from 1, when the table has an order.
    pub rank: Option<u32>,
}

/// What is known of the move from an occupation to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Transition {
    /// The occupation moved to.
    pub to: usize,
    /// How usual, in (0, 1].
    pub strength: f64,
    /// The probability of this move among those from the occupation, in (0, 1].
    pub p: f64,
    /// Its place among them, from 1: those with evidence first, by probability.
    pub rank: usize,
    /// What it is known from; empty when only similar occupations know it.
    pub evidence: Vec<Evidence>,
    /// How many times people made it, when flows disclose it.
    pub observed: Option<usize>,
    /// Different people who made it, when flows disclose it.
    pub people: Option<usize>,
    /// Median months before the move, when flows disclose it.
    pub median_months: Option<i32>,
}

impl Transition {
    /// Whether paths walk it: there is evidence for it, and it is among the strongest.
    #[must_use]
    pub fn is_step(&self) -> bool {
        !self.evidence.is_empty() && self.rank <= PATH_WIDTH
    }
}

#[derive(Default)]
struct Known<'k> {
    observed: Option<&'k Seen>,
    references: Vec<&'k Reference>,
    alike: f64,
}

/// The strongest transitions from each of `count` occupations, by rank.
///
/// `alike` holds the most similar occupations of each with their similarity.
#[must_use]
pub fn transitions(
    count: usize,
    alike: &[Sparse],
    observed: &[Observed],
    references: &[Reference],
) -> Vec<Vec<Transition>> {
    let mut known: Vec<BTreeMap<usize, Known<'_>>> = (0..count).map(|_| BTreeMap::new()).collect();
    for reference in references.iter().filter(|r| r.from != r.to) {
        let pair = known[reference.from].entry(reference.to).or_default();
        pair.references.push(reference);
    }
    for seen in observed {
        known[seen.from].entry(seen.to).or_default().observed = Some(&seen.seen);
    }
    for (from, shares) in moves_of_alike(&known, alike).into_iter().enumerate() {
        for (to, share) in shares.into_iter().filter(|(to, _)| *to != from) {
            known[from].entry(to).or_default().alike = share;
        }
    }
    known.iter().map(strongest).collect()
}

/// For each occupation, the share of its similar occupations, by similarity, that know each move.
fn moves_of_alike(known: &[BTreeMap<usize, Known<'_>>], alike: &[Sparse]) -> Vec<Sparse> {
    let shares = |similar: &Sparse| {
        let total: f64 = similar.iter().map(|(_, likeness)| likeness).sum();
        let mut shares = BTreeMap::new();
        for (other, likeness) in similar {
            for to in known[*other].keys() {
                *shares.entry(*to).or_insert(0.0) += likeness / total;
            }
        }
        shares.into_iter().collect()
    };
    alike.iter().map(shares).collect()
}

fn strongest(pairs: &BTreeMap<usize, Known<'_>>) -> Vec<Transition> {
    let largest = pairs
        .values()
        .filter_map(|known| known.observed)
        .map(|seen| seen.weight)
        .fold(0.0, f64::max);
    let strength = |known: &Known<'_>| {
        let observed = known.observed.map_or(0.0, |seen| seen.weight / largest);
        let references = known.references.iter().map(|r| part_of(r));
        let parts = references.chain([observed, known.alike]);
        1.0 - parts.map(|part| 1.0 - part).product::<f64>()
    };
    let strengths: Vec<f64> = pairs.values().map(strength).collect();
    let all: f64 = strengths.iter().sum();
    let moves: f64 = pairs
        .values()
        .filter_map(|known| known.observed)
        .map(|seen| seen.weight)
        .sum();
    let mut found: Vec<Transition> = pairs
        .iter()
        .zip(strengths)
        .map(|((to, known), strength)| {
            let seen = known.observed.map_or(0.0, |seen| seen.weight);
            Transition {
                to: *to,
                strength,
                p: (seen + MOVE_PRIOR * strength / all) / (moves + MOVE_PRIOR),
                rank: 0,
                evidence: evidence(known),
                observed: known.observed.map(|seen| seen.moves),
                people: known.observed.map(|seen| seen.people),
                median_months: known.observed.map(|seen| seen.median_months),
            }
        })
        .collect();
    found.sort_by(|a, b| b.p.total_cmp(&a.p).then(a.to.cmp(&b.to)));
    found.truncate(STRONGEST_TRANSITIONS);
    // Moves that only similar occupations know come after all those with evidence.
    let (evident, similar): (Vec<_>, Vec<_>) = found
        .into_iter()
        .partition(|transition| !transition.evidence.is_empty());
    let ranked = evident.into_iter().chain(similar).enumerate();
    ranked
        .map(|(place, transition)| Transition {
            rank: place + 1,
            ..transition
        })
        .collect()
}

/// What a reference is worth: its kind's value, less as it stands further down.
fn part_of(reference: &Reference) -> f64 {
    let value = match reference.kind {
        Evidence::ReferenceEvolution => REFERENCE_EVOLUTION,
        _ => REFERENCE_CLOSE,
    };
    let above = reference.rank.unwrap_or(1).saturating_sub(1);
    value / (1.0 + REFERENCE_RANK * f64::from(above))
}

fn evidence(known: &Known<'_>) -> Vec<Evidence> {
    let observed = known.observed.map(|_| Evidence::Observed);
    let references = known.references.iter().map(|reference| reference.kind);
    let mut found: Vec<_> = observed.into_iter().chain(references).collect();
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use std::slice;

    use super::*;
    use crate::domain::analytics::flow::Share;

    fn reference(from: usize, to: usize, kind: Evidence, rank: Option<u32>) -> Reference {
        Reference {
            from,
            to,
            kind,
            rank,
        }
    }

    fn observed(from: usize, to: usize, moves: usize, weight: f64) -> Observed {
        Observed {
            from,
            to,
            seen: Seen {
                moves,
                people: moves,
                weight,
                median_months: 36,
            },
        }
    }

    #[test]
    fn parts_join_as_independent_reasons() {
        let alike = [vec![(1, 0.8)], vec![], vec![]];
        let found = transitions(
            3,
            &alike,
            &[observed(0, 2, 6, 4.0)],
            &[
                reference(0, 1, Evidence::ReferenceClose, None),
                reference(1, 2, Evidence::ReferenceEvolution, Some(3)),
            ],
        );
        // 0 → 2: the most observed (1), so nothing can add to it.
        let two = found[0].iter().find(|t| t.to == 2).unwrap();
        assert!((two.strength - 1.0).abs() < 1e-12);
        assert_eq!((two.rank, two.observed), (1, Some(6)));
        assert_eq!(two.evidence, [Evidence::Observed]);
        let one = found[0].iter().find(|t| t.to == 1).unwrap();
        assert!((one.strength - REFERENCE_CLOSE).abs() < 1e-12);
        let sum: f64 = found[0].iter().map(|t| t.p).sum();
        assert!((sum - 1.0).abs() < 1e-12);
        let expected = REFERENCE_EVOLUTION / (1.0 + 2.0 * REFERENCE_RANK);
        assert!((found[1][0].strength - expected).abs() < 1e-12);
        assert!(found[2].is_empty());
    }

    #[test]
    fn only_what_flows_tell_is_observed() {
        let block = |share, first_year, last_year, months: Option<&[i32]>| Block {
            share,
            first_year,
            last_year,
            months: months.map(<[i32]>::to_vec),
        };
        let digital = block(Share::Digital, 2014, 2015, Some(&[12, 36, 36, 48, 60]));
        let recent = block(Share::Digital, 2025, 2025, Some(&[24, 24, 24, 30, 30]));
        let withheld = block(Share::Other, 2020, 2024, None);
        let made = |agent, year, digital| Move {
            agent,
            year,
            digital,
            months: 36,
        };
        // One moved in two blocks, one in a withheld year, one not between digital posts.
        let moves = [
            (1, 2014, true),
            (2, 2015, true),
            (1, 2025, true),
            (3, 2022, true),
            (4, 2025, false),
        ];
        let moves = moves.map(|(agent, year, digital)| made(agent, year, digital));
        assert_eq!(Seen::of(&moves, slice::from_ref(&withheld), 2026), None);
        let seen = Seen::of(&moves, &[digital, recent, withheld], 2026).unwrap();
        assert_eq!(seen.people, 2);
        // Ages of 11 years, and of half a year.
        let weight = 5.0 * (0.5_f64.powf(1.1) + 0.5_f64.powf(0.05));
        assert!((seen.weight - weight).abs() < 1e-12);
        assert_eq!((seen.moves, seen.median_months), (10, 30));
    }

    #[test]
    fn a_move_known_to_similar_occupations_only_has_no_evidence() {
        let alike = [vec![(1, 0.5), (2, 0.5)], vec![], vec![]];
        let table = [reference(1, 2, Evidence::ReferenceClose, None)];
        let found = transitions(3, &alike, &[], &table);
        assert_eq!(found[0].len(), 1);
        assert!((found[0][0].strength - 0.5).abs() < 1e-12);
        assert!(found[0][0].evidence.is_empty());
    }
}
