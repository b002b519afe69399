//! Which years of the moves of a pair, or of a group of pairs, are shown together.

use std::collections::{BTreeMap, BTreeSet};

use super::{Block, Move, Pair, Share};
use crate::domain::analytics::small_count::Threshold;

/// Which moves of a pair are cut into blocks.
#[derive(Debug, Clone, Default)]
pub(super) struct Plan {
    digital: Option<Series>,
    other: Option<Series>,
    all: Option<Series>,
}

/// The first and last year of each block, in order.
type Series = Vec<(i32, i32)>;

impl Plan {
    /// The plan of a pair by itself.
    pub(super) fn alone(moves: &[Move], may_merge: bool, threshold: Threshold) -> Self {
        let of = |share: Share| {
            let moves = moves.iter().filter(|one| share.has(one));
            series(
                &moves.map(|one| (*one, None)).collect::<Vec<_>>(),
                threshold,
            )
        };
        let merged = || if may_merge { of(Share::All) } else { None };
        Self::of(of(Share::Digital), of(Share::Other), merged)
    }

    /// What is shown, of what could be: everything, digital moves only, or everything as a whole.
    fn of(
        digital: Option<Series>,
        other: Option<Series>,
        all: impl FnOnce() -> Option<Series>,
    ) -> Self {
        match (digital, other) {
            (Some(digital), Some(other)) => Self {
                digital: Some(digital),
                other: Some(other),
                all: None,
            },
            (Some(digital), None) if !digital.is_empty() => Self {
                digital: Some(digital),
                ..Self::default()
            },
            _ => Self {
                all: all(),
                ..Self::default()
            },
        }
    }

    /// The plan of a group, which may withhold more of its pairs.
    pub(super) fn above(
        members: &[&Pair],
        pairs: &BTreeMap<Pair, Vec<Move>>,
        fine: &mut BTreeMap<Pair, Self>,
        threshold: Threshold,
    ) -> Self {
        let digital = Self::series_above(Share::Digital, members, pairs, fine, threshold);
        let other = Self::series_above(Share::Other, members, pairs, fine, threshold);
        let merged = || series(&moves_above(Share::All, members, pairs, fine), threshold);
        Self::of(digital, other, merged)
    }

    fn series_above(
        share: Share,
        members: &[&Pair],
        pairs: &BTreeMap<Pair, Vec<Move>>,
        fine: &mut BTreeMap<Pair, Self>,
        threshold: Threshold,
    ) -> Option<Series> {
        loop {
            let moves = moves_above(share, members, pairs, fine);
            let found = series(&moves, threshold);
            let agents: BTreeSet<usize> = moves.iter().map(|(one, _)| one.agent).collect();
            if found.is_some() || threshold.hides(agents.len()) {
                return found;
            }
            // The pairs that are withheld are few: the smallest of the others joins them.
            let count = |pair: &Pair| pairs[pair].iter().filter(|one| share.has(one)).count();
            let shown = members.iter().filter(|pair| {
                let series = fine[**pair].of_share(share);
                series.is_some_and(|series| !series.is_empty())
            });
            let smallest = shown.min_by_key(|pair| (count(pair), **pair))?;
            if let Some(plan) = fine.get_mut(*smallest) {
                plan.withhold(share);
            }
        }
    }

    fn of_share(&self, share: Share) -> Option<&Series> {
        match share {
            Share::Digital => self.digital.as_ref(),
            Share::Other => self.other.as_ref(),
            Share::All => self.all.as_ref(),
        }
    }

    /// Without its digital moves nothing is shown of a pair; without the others, those are.
    fn withhold(&mut self, share: Share) {
        self.other = None;
        if share == Share::Digital || self.digital.as_ref().is_none_or(Vec::is_empty) {
            self.digital = None;
        }
    }

    /// The blocks of the moves, and where some are withheld, of which years they are.
    pub(super) fn blocks(&self, moves: &[Move]) -> Vec<Block> {
        let mut blocks = Vec::new();
        let whole = match self.all {
            Some(_) => &[Share::All, Share::Digital][..],
            None => &[Share::Digital, Share::Other][..],
        };
        for share in whole.iter().copied() {
            let mut of_share: Vec<&Move> = moves.iter().filter(|one| share.has(one)).collect();
            of_share.sort_by_key(|one| (one.months, one.year));
            let years = || of_share.iter().map(|one| one.year);
            let (Some(first), Some(last)) = (years().min(), years().max()) else {
                continue;
            };
            let block = |first_year, last_year, is_shown: bool| {
                let within = |one: &&&Move| (first_year..=last_year).contains(&one.year);
                let months = of_share.iter().filter(within).map(|one| one.months);
                Block {
                    share,
                    first_year,
                    last_year,
                    months: is_shown.then(|| months.collect()),
                }
            };
            match self.of_share(share) {
                Some(series) => blocks.extend(series.iter().map(|(a, b)| block(*a, *b, true))),
                None => blocks.push(block(first, last, false)),
            }
        }
        blocks
    }
}

/// A move of a group, with the block of its pair that shows it.
pub(super) type Placed = (Move, Option<(i32, i32)>);

/// The moves of a group, each with the block of its pair that shows it.
fn moves_above(
    share: Share,
    members: &[&Pair],
    pairs: &BTreeMap<Pair, Vec<Move>>,
    fine: &BTreeMap<Pair, Plan>,
) -> Vec<Placed> {
    let mut found = Vec::new();
    for pair in members {
        for one in pairs[*pair].iter().filter(|one| share.has(one)) {
            let own = if one.digital {
                Share::Digital
            } else {
                Share::Other
            };
            let series = fine[*pair].of_share(own).into_iter().flatten();
            let mut block = series.filter(|(first, last)| (*first..=*last).contains(&one.year));
            found.push((*one, block.next().copied()));
        }
    }
    found
}

/// Cuts moves into blocks of years; none when even all years together cannot be shown.
///
/// A block is closed as soon as it holds enough people and, of every run of blocks that it ends, what
/// is left when the blocks beneath are taken away is nobody, or enough people. What is left over at the
/// end joins the last block.
pub(super) fn series(moves: &[Placed], threshold: Threshold) -> Option<Series> {
    let years: BTreeSet<i32> = moves.iter().map(|(one, _)| one.year).collect();
    let years: Vec<i32> = years.into_iter().collect();
    let (Some(first), Some(last)) = (years.first(), years.last()) else {
        return Some(Series::new());
    };
    let mut sorted = moves.to_vec();
    sorted.sort_by_key(|(one, _)| one.year);
    let is_enough = |from: i32, to: i32| {
        let within = within(&sorted, from, to).map(|(one, _)| one.agent);
        has_enough(within, threshold) == Some(true)
    };
    let leaves_nobody = |from: i32, to: i32| {
        let left = within(&sorted, from, to)
            .filter(|(_, block)| block.is_none_or(|(a, b)| a < from || b > to));
        has_enough(left.map(|(one, _)| one.agent), threshold) != Some(false)
    };
    let may_end = |blocks: &Series, from: i32, to: i32| {
        is_enough(from, to)
            && leaves_nobody(from, to)
            && blocks.iter().all(|(first, _)| leaves_nobody(*first, to))
    };
    let mut blocks = Series::new();
    let mut start = *first;
    for (i, year) in years.iter().enumerate() {
        if may_end(&blocks, start, *year) {
            blocks.push((start, *year));
            start = years.get(i + 1).copied().unwrap_or(*year);
        }
    }
    if blocks.last().is_some_and(|(_, end)| end == last) {
        return Some(blocks);
    }
    loop {
        if may_end(&blocks, start, *last) {
            blocks.push((start, *last));
            return Some(blocks);
        }
        (start, _) = blocks.pop()?;
    }
}

/// The moves of some years, of moves in the order of years.
fn within(sorted: &[Placed], from: i32, to: i32) -> impl Iterator<Item = &Placed> {
    let begin = sorted.partition_point(|(one, _)| one.year < from);
    let end = sorted.partition_point(|(one, _)| one.year <= to);
    sorted[begin..end.max(begin)].iter()
}

/// Whether different people are enough; none when there is nobody.
fn has_enough(agents: impl Iterator<Item = usize>, threshold: Threshold) -> Option<bool> {
    let mut seen = BTreeSet::new();
    for agent in agents {
        seen.insert(agent);
        if threshold.shows(seen.len()) {
            return Some(true);
        }
    }
    (!seen.is_empty()).then_some(false)
}
