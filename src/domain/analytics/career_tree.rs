//! Usual sequences that begin, or end, at one place, joined into a tree: it discloses nothing that they do not.
//!
//! A link counts the disclosed sequences from the start of the tree that go through it, each time that somebody went
//! through one. See `docs/adr/0022-trees-of-usual-sequences.md`.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use serde::{Deserialize, Serialize};

use super::{
    flow::FlowEntry,
    median,
    period::Period,
    sequence::{SequenceStep, Usual, Window, entered, is_end, left},
    survival::number,
};
use crate::domain::{
    analytics::published::PublishedTable,
    error::Error,
    refusal::{Field, within},
    statute::months_between,
};

/// Links from the start of a tree to its end at most.
pub const DEEPEST: usize = 4;

/// Keys of the longest sequence that a tree is made of: a corps, and an occupation more than there are links.
pub const LONGEST: usize = DEEPEST + 2;

/// Checks how deep a tree is to be.
///
/// # Errors
/// [`Error::Invalid`] outside 1 to 4.
pub fn checked_depth(depth: i32) -> Result<usize, Error> {
    within(Field::TreeDepth, depth, 1..=DEEPEST)
}

/// Where careers start, or end.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Root {
    /// With an occupation.
    Occupation(String),
    /// With the first occupation, or the last, of members of a corps.
    Corps(String),
}

impl Root {
    /// The root as a part of the name of its tables.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Occupation(uid) => format!("occupation:{uid}"),
            Self::Corps(uid) => format!("corps:{uid}"),
        }
    }

    /// The root that a key is; none for the other end of a career.
    fn at_key(key: &str, backwards: bool) -> Option<Self> {
        match if backwards { left(key) } else { entered(key) } {
            Some(corps) => Some(Self::Corps(corps.to_owned())),
            None => (!is_end(key)).then(|| Self::Occupation(key.to_owned())),
        }
    }

    /// How many keys of a sequence come before the first occupation of the tree.
    fn before(&self) -> usize {
        usize::from(matches!(self, Self::Corps(_)))
    }
}

/// Moves from an occupation to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TreeLink {
    /// Links before it.
    pub step: usize,
    /// The occupation left; backwards, the one taken.
    pub from_uid: String,
    /// The occupation taken; backwards, the one left.
    pub to_uid: String,
    /// How many times.
    pub count: usize,
    /// The median of the months between the starts of the two; of two in the middle their mean, a half rounded up.
    pub median_months: i32,
}

/// Everything that is disclosed of the careers from a root.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tree {
    /// By step.
    pub links: Vec<TreeLink>,
    /// By step, how many links are suppressed, at least in part.
    pub suppressed: Vec<usize>,
}

/// The trees of a root: of the years together, and of each year its first step, which is flows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trees {
    /// Of the years together.
    pub together: Tree,
    /// By year; those without a move are left out.
    pub years: BTreeMap<i32, Tree>,
}

impl Trees {
    /// The tree of a period.
    #[must_use]
    pub fn of_period(mut self, period: Period) -> Tree {
        match period {
            Period::Together | Period::Ever => self.together,
            Period::Year(year) => self.years.remove(&year).unwrap_or_default(),
        }
    }
}

/// An occupation at a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Zero where careers start.
    pub step: usize,
    /// The occupation.
    pub occupation_uid: String,
    /// How many times careers left it, at the start, or came to it, by moves that are disclosed.
    pub count: usize,
}

/// A tree that is being grown.
#[derive(Default)]
struct Growth<'t> {
    months: BTreeMap<(usize, &'t str, &'t str), Vec<i32>>,
    suppressed: BTreeSet<(usize, &'t str, &'t str)>,
}

/// Grows the trees of all roots, onward (`false`) and backwards (`true`).
#[must_use]
pub fn grow(usual: &Usual<'_>) -> BTreeMap<(Root, bool), Tree> {
    let mut growing: BTreeMap<(Root, bool), Growth<'_>> = BTreeMap::new();
    for window in (2..=LONGEST).flat_map(|length| usual.of_length(length)) {
        let keys = window.0;
        for (backwards, root, end) in [
            (false, keys.first(), keys.last()),
            (true, keys.last(), keys.first()),
        ] {
            let (Some(root), Some(end)) = (root, end) else {
                continue;
            };
            if let Some(root) = Root::at_key(root, backwards).filter(|_| !is_end(end)) {
                let before = root.before();
                let growth = growing.entry((root, backwards)).or_default();
                growth.add(usual, window, before, backwards);
            }
        }
    }
    let grown = growing.into_iter();
    grown.map(|(root, growth)| (root, growth.done())).collect()
}

impl<'t> Growth<'t> {
    fn add(
        &mut self,
        usual: &Usual<'t>,
        (window, is_disclosed): (Window<'t>, bool),
        before: usize,
        backwards: bool,
    ) {
        let mut path: Vec<&'t str> = window.iter().map(String::as_str).collect();
        if backwards {
            path.reverse();
        }
        let [.., from, to] = path[..] else { return };
        let step = path.len().checked_sub(before + 2);
        let Some(step) = step.filter(|step| *step < DEEPEST) else {
            return;
        };
        if !is_disclosed {
            self.suppressed.insert((step, from, to));
            return;
        }
        let of_link = self.months.entry((step, from, to)).or_default();
        for moves in usual.moves(window) {
            let latest = if backwards {
                moves.first()
            } else {
                moves.last()
            };
            of_link.extend(latest.map(SequenceStep::months));
        }
    }

    fn done(self) -> Tree {
        let mut suppressed = vec![0; DEEPEST];
        for (step, _, _) in self.suppressed {
            suppressed[step] += 1;
        }
        let links = self.months.into_iter();
        let link = |((step, from, to), months): ((usize, &str, &str), Vec<i32>)| TreeLink {
            step,
            from_uid: from.to_owned(),
            to_uid: to.to_owned(),
            count: months.len(),
            median_months: median(&months).unwrap_or_default(),
        };
        Tree {
            links: links.map(link).collect(),
            suppressed,
        }
    }
}

impl Tree {
    /// How many moves from the start it counts.
    #[must_use]
    pub fn population(&self) -> usize {
        let first = self.links.iter().filter(|link| link.step == 0);
        first.map(|link| link.count).sum()
    }

    /// The occupations at each step, those of most first.
    #[must_use]
    pub fn nodes(&self) -> Vec<Node> {
        let counts = self.counts().into_iter();
        let node = |((step, uid), count): ((usize, &str), usize)| Node {
            step,
            occupation_uid: uid.to_owned(),
            count,
        };
        let mut nodes: Vec<Node> = counts.map(node).collect();
        nodes.sort_by_key(|node| (node.step, Reverse(node.count)));
        nodes
    }

    /// The links, those of most first, each with its share of the count of the occupation left, in (0, 1].
    #[must_use]
    pub fn shares(&self) -> Vec<(&TreeLink, f64)> {
        let counts = self.counts();
        let mut links: Vec<&TreeLink> = self.links.iter().collect();
        links.sort_by_key(|link| (link.step, Reverse(link.count)));
        let share = |link: &TreeLink| {
            let all = counts.get(&(link.step, link.from_uid.as_str()));
            number(link.count) / number(all.copied().unwrap_or(link.count))
        };
        links.into_iter().map(|link| (link, share(link))).collect()
    }

    fn counts(&self) -> BTreeMap<(usize, &str), usize> {
        let mut counts = BTreeMap::new();
        for link in &self.links {
            if link.step == 0 {
                *counts.entry((0, link.from_uid.as_str())).or_default() += link.count;
            }
            let taken = (link.step + 1, link.to_uid.as_str());
            *counts.entry(taken).or_default() += link.count;
        }
        counts
    }

    /// The same tree, of so many links one after the other at most.
    #[must_use]
    pub fn to_depth(mut self, depth: usize) -> Self {
        self.links.retain(|link| link.step < depth);
        self.suppressed.truncate(depth);
        self
    }

    /// Links that are suppressed, at least in part.
    #[must_use]
    pub fn all_suppressed(&self) -> usize {
        self.suppressed.iter().sum()
    }
}

/// Adds the first steps of single years, which are flows between occupations, to the trees of the years together.
#[must_use]
pub fn with_years(
    together: BTreeMap<(Root, bool), Tree>,
    entries: &[FlowEntry],
) -> BTreeMap<(Root, bool), Trees> {
    let trees = together.into_iter().map(|(root, together)| {
        let years = BTreeMap::new();
        (root, Trees { together, years })
    });
    let mut trees: BTreeMap<_, _> = trees.collect();
    for entry in entries.iter().filter(|entry| !entry.digital_only) {
        let Period::Year(year) = entry.period else {
            continue;
        };
        let (left, taken) = &entry.pair;
        for (backwards, from, to) in [(false, left, taken), (true, taken, left)] {
            let root = (Root::Occupation(from.clone()), backwards);
            let tree = trees.entry(root).or_insert_with(Trees::default);
            let tree = tree.years.entry(year).or_default();
            tree.suppressed.resize(1, 0);
            match entry.flow {
                None => tree.suppressed[0] += 1,
                Some(flow) => tree.links.push(TreeLink {
                    step: 0,
                    from_uid: from.clone(),
                    to_uid: to.clone(),
                    count: flow.moves,
                    median_months: flow.median_months,
                }),
            }
        }
    }
    trees
}

impl SequenceStep {
    fn months(&self) -> i32 {
        i32::try_from(months_between(self.left, self.taken)).unwrap_or(i32::MAX)
    }
}

/// The trees of the careers from a root, or to it.
#[derive(Debug, Clone)]
pub struct CareerTrees {
    /// Where careers start, or end.
    pub root: Root,
    /// To the root rather than from it.
    pub backwards: bool,
}

impl PublishedTable for CareerTrees {
    type Content = Trees;

    fn name(&self) -> String {
        let direction = if self.backwards {
            "backwards"
        } else {
            "onward"
        };
        format!("trees:{direction}:{}", self.root.key())
    }
}

#[cfg(test)]
mod tests;
