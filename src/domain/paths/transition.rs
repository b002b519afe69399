//! How usual a move from one occupation to another is: observed, in a reference table, or like the
//! moves of similar occupations.
//!
//! strength = 1 − Π (1 − part) over what is known of the pair; the formulas are in
//! `docs/recommendation.md`. Of what people did, transitions know the flows that are disclosed, and no more.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::walk::Sparse;
use crate::domain::{
    analytics::{flow::Flow, small_count::Threshold, survival::number},
    parameter::{
        MOVE_PRIOR, PATH_WIDTH, REFERENCE_CLOSE, REFERENCE_EVOLUTION, REFERENCE_RANK,
        STRONGEST_TRANSITIONS,
    },
};

/// What a move is known from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Evidence {
    /// People made it, and their flow is disclosed.
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

/// A disclosed flow between two occupations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// How many times.
    pub moves: usize,
    /// Different people who made them.
    pub people: usize,
    /// Months in the first occupation before the move: the median, of two in the middle their mean.
    pub median_months: i32,
}

impl From<Flow> for Seen {
    fn from(flow: Flow) -> Self {
        Self {
            moves: flow.moves,
            people: flow.people,
            median_months: flow.median_months,
        }
    }
}

/// The observed moves of enough people for whoever reads.
#[must_use]
pub fn known_to(threshold: Threshold, observed: &[Observed]) -> Vec<Observed> {
    let known = observed.iter();
    let known = known.filter(|made| threshold.shows(made.seen.people));
    known.cloned().collect()
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
    /// How many times people made it, when their flow is disclosed.
    pub observed: Option<usize>,
    /// Different people who made it, when their flow is disclosed.
    pub people: Option<usize>,
    /// Median months before the move, when their flow is disclosed.
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
struct KnownMoves<'k> {
    observed: Option<&'k Seen>,
    references: Vec<&'k Reference>,
    similar: f64,
}

/// The strongest transitions from each of `count` occupations, by rank.
///
/// `similar` holds the most similar occupations of each with their similarity.
#[must_use]
pub fn transitions(
    count: usize,
    similar: &[Sparse],
    observed: &[Observed],
    references: &[Reference],
) -> Vec<Vec<Transition>> {
    let mut known: Vec<BTreeMap<usize, KnownMoves<'_>>> =
        (0..count).map(|_| BTreeMap::new()).collect();
    for reference in references.iter().filter(|r| r.from != r.to) {
        let pair = known[reference.from].entry(reference.to).or_default();
        pair.references.push(reference);
    }
    for seen in observed {
        known[seen.from].entry(seen.to).or_default().observed = Some(&seen.seen);
    }
    for (from, shares) in moves_of_similar(&known, similar).into_iter().enumerate() {
        for (to, share) in shares.into_iter().filter(|(to, _)| *to != from) {
            known[from].entry(to).or_default().similar = share;
        }
    }
    known.iter().map(strongest).collect()
}

/// For each occupation, the share of its similar occupations, by similarity, that know each move.
fn moves_of_similar(known: &[BTreeMap<usize, KnownMoves<'_>>], similar: &[Sparse]) -> Vec<Sparse> {
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
    similar.iter().map(shares).collect()
}

fn strongest(pairs: &BTreeMap<usize, KnownMoves<'_>>) -> Vec<Transition> {
    let largest = pairs
        .values()
        .filter_map(|known| known.observed)
        .map(|seen| number(seen.moves))
        .fold(0.0, f64::max);
    let strength = |known: &KnownMoves<'_>| {
        let observed = known
            .observed
            .map_or(0.0, |seen| number(seen.moves) / largest);
        let references = known.references.iter().map(|r| part_of(r));
        let parts = references.chain([observed, known.similar]);
        1.0 - parts.map(|part| 1.0 - part).product::<f64>()
    };
    let strengths: Vec<f64> = pairs.values().map(strength).collect();
    let all: f64 = strengths.iter().sum();
    let moves: f64 = pairs
        .values()
        .filter_map(|known| known.observed)
        .map(|seen| number(seen.moves))
        .sum();
    let mut found: Vec<Transition> = pairs
        .iter()
        .zip(strengths)
        .map(|((to, known), strength)| {
            let seen = known.observed.map_or(0.0, |seen| number(seen.moves));
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
    // Moves that only similar occupations know come after those with evidence.
    let (known, guessed): (Vec<_>, Vec<_>) = found
        .into_iter()
        .partition(|transition| !transition.evidence.is_empty());
    let ranked = known.into_iter().chain(guessed).enumerate();
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

fn evidence(known: &KnownMoves<'_>) -> Vec<Evidence> {
    let observed = known.observed.map(|_| Evidence::Observed);
    let references = known.references.iter().map(|reference| reference.kind);
    let mut found: Vec<_> = observed.into_iter().chain(references).collect();
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reference(from: usize, to: usize, kind: Evidence, rank: Option<u32>) -> Reference {
        Reference {
            from,
            to,
            kind,
            rank,
        }
    }

    fn observed(from: usize, to: usize, moves: usize) -> Observed {
        Observed {
            from,
            to,
            seen: Seen {
                moves,
                people: moves,
                median_months: 36,
            },
        }
    }

    #[test]
    fn parts_join_as_independent_reasons() {
        let similar = [vec![(1, 0.8)], vec![], vec![]];
        let found = transitions(
            3,
            &similar,
            &[observed(0, 2, 6)],
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
    fn the_public_knows_moves_of_eleven_people() {
        let all = [observed(0, 1, 10), observed(0, 2, 11)];
        let known = known_to(Threshold::PUBLIC, &all);
        assert_eq!(known, all[1..]);
        let table = [reference(0, 1, Evidence::ReferenceClose, None)];
        let similar = [vec![], vec![], vec![]];
        let strength = |observed: &[Observed]| {
            let found = transitions(3, &similar, observed, &table);
            found[0].iter().find(|way| way.to == 1).unwrap().strength
        };
        assert!((strength(&known) - REFERENCE_CLOSE).abs() < 1e-12);
        assert!(strength(&all) > 0.9, "ten of at most eleven");
    }

    #[test]
    fn a_move_known_to_similar_occupations_only_has_no_evidence() {
        let similar = [vec![(1, 0.5), (2, 0.5)], vec![], vec![]];
        let table = [reference(1, 2, Evidence::ReferenceClose, None)];
        let found = transitions(3, &similar, &[], &table);
        assert_eq!(found[0].len(), 1);
        assert!((found[0][0].strength - 0.5).abs() < 1e-12);
        assert!(found[0][0].evidence.is_empty());
    }
}
