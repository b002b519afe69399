//! Moves between the keys of a dimension, cut into blocks of years that may be shown.
//!
//! Answers are sums of blocks and of nothing else, and each block holds enough different people: so
//! does every difference of answers, whatever the period and the filter. How blocks are cut, and why
//! the answers of occupations and of their families do not give each other away, is told in
//! `docs/adr/0018-flows-in-blocks.md`.

mod plan;

use std::collections::{BTreeMap, BTreeSet};

use self::plan::Plan;
use super::{median, small_count::Threshold};

/// A move of somebody from an assignment to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// Who moved.
    pub agent: usize,
    /// The year in which the assignment taken began.
    pub year: i32,
    /// Both assignments are digital.
    pub digital: bool,
    /// Months from the start of the assignment left to that of the one taken.
    pub months: i32,
}

/// From where to where, by the keys of a dimension.
pub type Pair = (String, String);

/// Which answers a block of moves is a part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Share {
    /// Moves whose two ends are digital, in every answer.
    Digital,
    /// The other moves, in the answers to everything.
    Other,
    /// All moves, in the answers to everything only.
    All,
}

/// Moves of consecutive years that are shown together or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Which moves.
    pub share: Share,
    /// The year of the first of them.
    pub first_year: i32,
    /// The year of the last of them.
    pub last_year: i32,
    /// The months of each, ascending; none where the moves are withheld.
    pub months: Option<Vec<i32>>,
}

impl Share {
    fn has(self, one: &Move) -> bool {
        match self {
            Self::Digital => one.digital,
            Self::Other => !one.digital,
            Self::All => true,
        }
    }
}

/// Cuts the moves of pairs of which no coarser table is shown.
#[must_use]
pub fn cut(pairs: &BTreeMap<Pair, Vec<Move>>, threshold: Threshold) -> BTreeMap<Pair, Vec<Block>> {
    let blocks = |moves: &Vec<Move>| Plan::alone(moves, true, threshold).blocks(moves);
    let all = pairs.iter();
    all.map(|(pair, moves)| (pair.clone(), blocks(moves)))
        .collect()
}

/// Cuts the moves of pairs and of the groups of pairs that hold them, such as occupations and their
/// families, so that a group less its pairs tells of nobody.
///
/// `group` gives the group of a pair; pairs without one are in no coarser table.
#[must_use]
pub fn cut_in_groups(
    pairs: &BTreeMap<Pair, Vec<Move>>,
    group: impl Fn(&Pair) -> Option<Pair>,
    threshold: Threshold,
) -> (BTreeMap<Pair, Vec<Block>>, BTreeMap<Pair, Vec<Block>>) {
    let mut groups: BTreeMap<Pair, Vec<&Pair>> = BTreeMap::new();
    let mut fine = BTreeMap::new();
    for (pair, moves) in pairs {
        // Blocks of everything could not be taken from a group that tells digital moves apart.
        fine.insert(pair.clone(), Plan::alone(moves, false, threshold));
        if let Some(group) = group(pair) {
            groups.entry(group).or_default().push(pair);
        }
    }
    let mut coarse = BTreeMap::new();
    for (group, members) in groups {
        let moves: Vec<Move> = members
            .iter()
            .flat_map(|pair| &pairs[*pair])
            .copied()
            .collect();
        let plan = Plan::above(&members, pairs, &mut fine, threshold);
        coarse.insert(group, plan.blocks(&moves));
    }
    let fine = fine.into_iter();
    let fine = fine.map(|(pair, plan)| {
        let blocks = plan.blocks(&pairs[&pair]);
        (pair, blocks)
    });
    (fine.collect(), coarse)
}

/// Different people who made the moves of the blocks that are told.
#[must_use]
pub fn people(moves: &[Move], blocks: &[Block]) -> usize {
    let told = |one: &&Move| {
        let has = |block: &Block| {
            let years = block.first_year..=block.last_year;
            block.months.is_some() && block.share.has(one) && years.contains(&one.year)
        };
        blocks.iter().any(has)
    };
    let people: BTreeSet<_> = moves.iter().filter(told).map(|one| one.agent).collect();
    people.len()
}

/// What an answer shows of a pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Moves.
    pub moves: usize,
    /// The median of their months, the lower one of two.
    pub median_months: i32,
}

/// What an answer shows of a pair in some years: `Some(None)` when it is withheld, none when no block
/// is of these years.
///
/// The whole is withheld as soon as one block is cut by the period, or is itself withheld: a count that
/// is shown is exact.
#[must_use]
pub fn tell(blocks: &[Block], since: i32, until: i32) -> Option<Option<Told>> {
    let meets = |one: &&Block| one.first_year <= until && one.last_year >= since;
    let touched: Vec<&Block> = blocks.iter().filter(meets).collect();
    if touched.is_empty() {
        return None;
    }
    let mut all = Vec::new();
    for block in touched {
        let is_whole = block.first_year >= since && block.last_year <= until;
        match &block.months {
            Some(months) if is_whole => all.extend(months),
            _ => return Some(None),
        }
    }
    Some(Some(Told {
        moves: all.len(),
        median_months: median(all)?,
    }))
}

#[cfg(test)]
mod tests;
