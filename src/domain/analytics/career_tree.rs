//! Careers joined into a tree: who went where from where, step by step, of enough people only.

use std::collections::{BTreeMap, BTreeSet};

use super::small_count::{Cell, Kept, Threshold, Totals, suppress_besides};
use crate::domain::port::career::Career;

/// An occupation at a step.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Node {
    /// Zero where careers start.
    pub step: usize,
    /// The occupation.
    pub occupation_uid: String,
    /// Different people; none where they are withheld.
    pub people: Option<usize>,
}

/// People who went from an occupation at a step to one at the next.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The step left.
    pub step: usize,
    /// The occupation left.
    pub from_uid: String,
    /// The occupation taken.
    pub to_uid: String,
    /// Different people.
    pub people: usize,
    /// Their share of those at the occupation left, in (0, 1].
    pub share: f64,
    /// The median of the months between the two assignments, the lower one of two.
    pub median_months: i32,
}

/// What may be shown of careers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tree {
    /// Occupations by step, those of most people first.
    pub nodes: Vec<Node>,
    /// Links by step, those of most people first.
    pub links: Vec<Link>,
    /// All different people; none where they are withheld.
    pub population: Option<usize>,
    /// Links, and occupations where careers start, that are withheld.
    pub suppressed: usize,
}

/// From an occupation to the next one at a step, with the months of each person.
type Step<'c> = BTreeMap<(&'c str, &'c str), Vec<i32>>;

/// Joins careers; `depth` is the number of links after the first occupation.
///
/// Each step is a table whose rows are the occupations left and whose columns are those taken; those whose
/// career stops are a silent cell of their row. The total of a column is that of the row of the next step,
/// so that what one table withholds the other does too.
#[must_use]
pub fn join(careers: &[Career], depth: usize, threshold: Threshold) -> Tree {
    let steps: Vec<Step<'_>> = (0..=depth).map(|step| at_step(careers, step)).collect();
    let mut closed: BTreeSet<(usize, &str)> = BTreeSet::new();
    loop {
        let (tables, given_away) = tables(&steps, &closed, threshold);
        if given_away.is_subset(&closed) {
            return tree(&steps, &tables);
        }
        closed.extend(given_away);
    }
}

/// The people who reach a step; one who stops, or of whose next occupation nothing is known, goes to ''.
///
/// Before the first step everybody comes from ''.
fn at_step(careers: &[Career], step: usize) -> Step<'_> {
    let mut found = Step::new();
    for career in careers {
        let known = career.occupations.iter().take_while(|uid| !uid.is_empty());
        let known: Vec<&str> = known.map(String::as_str).collect();
        let from = match step {
            0 => Some(""),
            _ => known.get(step - 1).copied(),
        };
        let Some(from) = from else { continue };
        let to = known.get(step).copied().unwrap_or_default();
        let months = |one: &Vec<i32>| one.get(step).copied().unwrap_or_default();
        let of_link = found.entry((from, to)).or_default();
        of_link.extend(career.months.iter().map(months));
    }
    found
}

struct Table<'c> {
    uids: Vec<&'c str>,
    kept: Kept<(&'c str, &'c str)>,
}

impl Table<'_> {
    fn row(&self, uid: &str) -> bool {
        self.at(uid).is_some_and(|at| self.kept.rows.contains(&at))
    }

    fn column(&self, uid: &str) -> bool {
        self.at(uid)
            .is_some_and(|at| self.kept.columns.contains(&at))
    }

    fn at(&self, uid: &str) -> Option<usize> {
        self.uids.iter().position(|one| *one == uid)
    }
}

/// The table of each step, and the occupations whose total must not be known at the step before.
fn tables<'c>(
    steps: &[Step<'c>],
    closed: &BTreeSet<(usize, &'c str)>,
    threshold: Threshold,
) -> (Vec<Table<'c>>, BTreeSet<(usize, &'c str)>) {
    let mut tables: Vec<Table<'c>> = Vec::new();
    let mut given_away = BTreeSet::new();
    for (step, links) in steps.iter().enumerate() {
        let ends = links.keys().flat_map(|(from, to)| [*from, *to]);
        let uids: Vec<&str> = ends.collect::<BTreeSet<_>>().into_iter().collect();
        let is_open = |uid: &str| match tables.last() {
            Some(before) => before.column(uid),
            None => true,
        };
        let at = |uid: &str| uids.iter().position(|one| *one == uid).unwrap_or_default();
        let cells = links.iter().map(|((from, to), months)| Cell {
            row: at(from),
            // Those who stop do so each in a place of their own.
            column: if to.is_empty() {
                uids.len() + at(from)
            } else {
                at(to)
            },
            people: months.len(),
            silent: to.is_empty(),
            of: (*from, *to),
        });
        let totals = Totals {
            rows: true,
            columns: true,
        };
        let is_closed = |(from, to): &(&str, &str)| closed.contains(&(step, *to)) || !is_open(from);
        let mut kept = suppress_besides(is_closed, cells.collect(), totals, threshold);
        kept.columns.retain(|column| {
            uids.get(*column)
                .is_some_and(|uid| !closed.contains(&(step, *uid)))
        });
        for (from, _) in links.keys().filter(|_| step > 0) {
            let people: usize = links
                .iter()
                .filter(|((other, _), _)| other == from)
                .map(|(_, months)| months.len())
                .sum();
            let is_known = is_open(from) && threshold.shows(people);
            if is_known && !kept.rows.contains(&at(from)) {
                given_away.insert((step - 1, *from));
            }
        }
        tables.push(Table { uids, kept });
    }
    (tables, given_away)
}

fn tree(steps: &[Step<'_>], tables: &[Table<'_>]) -> Tree {
    let mut tree = Tree::default();
    let people_into = |step: usize, uid: &str| -> usize {
        let into = steps[step].iter().filter(|((_, to), _)| *to == uid);
        into.map(|(_, months)| months.len()).sum()
    };
    for (step, table) in tables.iter().enumerate() {
        tree.suppressed += table.kept.suppressed;
        let mut reached: BTreeSet<&str> = BTreeSet::new();
        let mut links = Vec::new();
        for cell in &table.kept.cells {
            let (from, to) = cell.of;
            reached.insert(to);
            if step > 0 {
                let mut months = steps[step][&(from, to)].clone();
                months.sort_unstable();
                let of_all = people_into(step - 1, from);
                links.push(Link {
                    step: step - 1,
                    from_uid: from.to_owned(),
                    to_uid: to.to_owned(),
                    people: cell.people,
                    share: number(cell.people) / number(of_all),
                    median_months: months[(months.len() - 1) / 2],
                });
            }
        }
        let next = tables.get(step + 1);
        // One may leave an occupation in numbers that one reaches by many small ways.
        let onward = next.into_iter().flat_map(|table| &table.kept.cells);
        reached.extend(onward.map(|cell| cell.of.0));
        let is_told = |uid: &str| table.column(uid) && next.is_none_or(|next| next.row(uid));
        let mut nodes: Vec<Node> = reached
            .into_iter()
            .map(|uid| Node {
                step,
                occupation_uid: uid.to_owned(),
                people: is_told(uid).then(|| people_into(step, uid)),
            })
            .collect();
        nodes.sort_by(|a, b| b.people.cmp(&a.people).then_with(|| a.cmp(b)));
        links.sort_by(|a, b| {
            let keys = |link: &Link| (link.from_uid.clone(), link.to_uid.clone());
            b.people.cmp(&a.people).then_with(|| keys(a).cmp(&keys(b)))
        });
        tree.nodes.extend(nodes);
        tree.links.extend(links);
    }
    let all: usize = steps[0].values().map(Vec::len).sum();
    tree.population = tables[0].row("").then_some(all);
    tree
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests;
