//! An attacker who asks for everything that analysts may, and solves the system of all answers at once: flows,
//! sequences and trees, in every dimension, year and the years together, direction and depth.

use std::collections::{BTreeMap, BTreeSet};

use passerelle::{graph::store::GraphStore, refresh::refresh};
use serde_json::Value;

use super::{
    DIMENSIONS, K, answers, ask, between,
    career::{links, tree},
    choices, median,
    people::{Career, Move, YEARS, draw},
    sequence::sequences,
    transition::learnt,
    years,
};
use crate::support::{
    answers::id,
    engine::{empty, load, moment},
    span::Span,
};

/// What somebody went through, and who did, each time.
type Ways = BTreeMap<Vec<String>, Vec<usize>>;

/// What is known, and what should not be.
struct Attack {
    span: Span,
    shown: usize,
    targets: Vec<(String, Vec<usize>)>,
}

impl Attack {
    fn learn(&mut self, who: &[usize]) {
        self.shown += 1;
        self.span.learn(who);
    }

    /// No sum of some people and few is known; how many such sums there are.
    fn fails(self) -> usize {
        let few = self.targets.into_iter().filter(|(_, who)| {
            let people: BTreeSet<_> = who.iter().collect();
            (1..K).contains(&people.len())
        });
        let few: Vec<_> = few.collect();
        for (what, who) in &few {
            assert!(!self.span.knows(who), "{what}");
        }
        few.len()
    }
}

#[tokio::test]
async fn no_difference_of_all_answers_recovers_a_cell_of_few_people() {
    for seed in [11, 31] {
        let engine = empty().await.next().unwrap();
        let (directory, moves, careers) = draw(seed);
        load(&engine.store, directory.path()).await;
        refresh(&engine.store, moment("2026-03-02")).await.unwrap();
        let mut attack = Attack {
            span: Span::new(300),
            shown: 0,
            targets: Vec::new(),
        };
        let first_moves = flows(&engine.store, &moves, &mut attack).await;
        for dimension in DIMENSIONS {
            usual(&engine.store, &moves, dimension, &mut attack).await;
        }
        trees(&engine.store, &careers, &first_moves, &mut attack).await;
        let shown = attack.shown;
        let few = attack.fails();
        assert!(few > 1000 && shown > 300, "{few} {shown} of {seed}");
    }
}

/// The moves between two occupations that are disclosed of a year.
type Shown = BTreeMap<i32, BTreeMap<(String, String), i64>>;

/// Learns every flow; gives those between occupations in a year.
async fn flows(store: &GraphStore, moves: &[Move], attack: &mut Attack) -> Shown {
    let mut first_moves = Shown::new();
    let who = |dimension, ends: &(String, String), years: &[i32], digital: Option<bool>| {
        let is_in = |made: &&Move| {
            made.ends(dimension).as_ref() == Some(ends)
                && years.contains(&made.year)
                && digital.is_none_or(|digital| made.digital == digital)
        };
        let found = moves.iter().filter(is_in);
        found.map(|made| made.agent).collect::<Vec<_>>()
    };
    for ((i, digital, period), (table, _)) in answers(store).await {
        let dimension = DIMENSIONS[i];
        for (ends, (count, _)) in &table {
            let only = digital.then_some(true);
            attack.learn(&who(dimension, ends, &years(period), only));
            if let (0, false, Some(year)) = (i, digital, period) {
                let of_year = first_moves.entry(year).or_default();
                of_year.insert(ends.clone(), *count);
            }
        }
    }
    for who in learnt(store, moves).await {
        attack.learn(&who);
    }
    // The years before those of the tables are one.
    let older: Vec<i32> = (2000..*YEARS.start()).collect();
    let strata: Vec<Vec<i32>> = std::iter::once(older)
        .chain(YEARS.map(|year| vec![year]))
        .collect();
    let strata: Vec<&Vec<i32>> = strata.iter().collect();
    for dimension in DIMENSIONS {
        let all: BTreeSet<_> = moves
            .iter()
            .filter_map(|made| made.ends(dimension))
            .collect();
        for ends in all {
            for chosen in choices(&strata) {
                let years: Vec<i32> = chosen.into_iter().flatten().copied().collect();
                for kind in [Some(true), Some(false), None] {
                    let target = format!("{dimension} {ends:?} {years:?} {kind:?}");
                    let people = who(dimension, &ends, &years, kind);
                    attack.targets.push((target, people));
                }
            }
        }
    }
    first_moves
}

/// A move, with the keys left and taken.
type Taken<'a> = (Vec<String>, &'a Move);

/// Who went through a sequence, in how many months, and whether their career begins so, and ends so.
type Time = (usize, i32, bool, bool);

/// Learns the sequences of a dimension; those who begin so, and those who stop there, are cells too.
async fn usual(store: &GraphStore, moves: &[Move], dimension: &str, attack: &mut Attack) {
    let mut careers: BTreeMap<usize, Vec<Taken>> = BTreeMap::new();
    for made in moves.iter().filter(|made| YEARS.contains(&made.year)) {
        if let Some((from, to)) = made.ends(dimension) {
            careers
                .entry(made.agent)
                .or_default()
                .push((vec![from, to], made));
        }
    }
    for length in 2..=4 {
        let mut shown = sequences(store, dimension, length).await;
        let mut truth: BTreeMap<Vec<String>, Vec<Time>> = BTreeMap::new();
        for (agent, career) in &careers {
            let last = career.len().saturating_sub(length - 1);
            for (at, some) in career.windows(length - 1).enumerate() {
                let mut keys = some[0].0.clone();
                keys.extend(some[1..].iter().map(|(ends, _)| ends[1].clone()));
                let (first, end) = (some[0].1, some[some.len() - 1].1);
                let months = 12 * (end.year - first.year) + first.months;
                let found = truth.entry(keys).or_default();
                found.push((*agent, months, at == 0, at == last));
            }
        }
        for (keys, found) in truth {
            let of = |is_in: &dyn Fn(&Time) -> bool| {
                let some = found.iter().filter(|time| is_in(time));
                some.map(|(agent, ..)| *agent).collect::<Vec<_>>()
            };
            let who = of(&|_| true);
            if let Some(figures) = shown.remove(&keys) {
                let months = median(found.iter().map(|(_, months, ..)| *months).collect());
                let times = i64::try_from(found.len()).unwrap();
                assert_eq!(figures, (times, months), "{keys:?}");
                attack.learn(&who);
            }
            let target = |what: &str| format!("{dimension} {keys:?} {what}");
            attack.targets.push((target("begins"), of(&|time| time.2)));
            attack.targets.push((target("stops"), of(&|time| time.3)));
            attack.targets.push((target(""), who));
        }
        assert!(shown.is_empty(), "{shown:?}");
    }
}

/// The occupations of a career in the years, before the corps where it ends and, when it began in the years, after it;
/// and whether it began there.
fn way(career: &Career) -> (Vec<String>, bool) {
    let mut keys: Vec<String> = Vec::new();
    let mut begins = true;
    for (year, occupation) in &career.steps {
        let key = format!("occ-{occupation}");
        if keys.last() == Some(&key) {
            continue;
        }
        if !keys.is_empty() && year < YEARS.start() {
            begins = false;
            keys.clear();
        }
        keys.push(key);
    }
    if begins {
        keys.insert(0, format!("crp-{}", career.corps));
    }
    keys.push(format!("crp-{}", career.corps));
    (keys, begins)
}

/// Learns every tree; that of a year has the first moves, as flows do.
async fn trees(store: &GraphStore, careers: &[Career], first_moves: &Shown, attack: &mut Attack) {
    let mut ways = Ways::new();
    for career in careers {
        let (keys, begins) = way(career);
        for length in 1..=6.min(keys.len()) {
            for (at, window) in keys.windows(length).enumerate() {
                // Which end of a career a key is.
                let mut window = window.to_vec();
                if at == 0 && begins {
                    window[0].insert(0, '<');
                }
                if at + length == keys.len() {
                    window[length - 1].insert(0, '>');
                }
                ways.entry(window).or_default().push(career.agent);
            }
        }
    }
    for (keys, who) in &ways {
        attack.targets.push((format!("{keys:?}"), who.clone()));
    }
    let occupations = (0..6).map(|i| ("Occupation", format!("occ-{i}")));
    let corps = (0..3).map(|i| ("Corps", format!("crp-{i}")));
    for (kind, uid) in occupations.chain(corps) {
        for backwards in [false, true] {
            let root = match (kind, backwards) {
                ("Corps", false) => format!("<{uid}"),
                ("Corps", true) => format!(">{uid}"),
                _ => uid.clone(),
            };
            let from = format!("from: \"{}\", backwards: {backwards}", id(kind, &uid));
            let ask = async |arguments: String| {
                let query = tree(&format!("{from}, {arguments}"));
                let answer = ask(store, "demo.analyst", &query).await;
                assert!(answer["errors"].is_null(), "{answer}");
                answer["data"]["analytics"]["careerTree"].clone()
            };
            for depth in 1..=4 {
                let found = ask(format!("depth: {depth}")).await;
                read(&found, &ways, &root, backwards, attack);
            }
            if kind == "Corps" {
                continue;
            }
            for year in YEARS {
                let found = ask(format!("depth: 4{}", between(Some(year)))).await;
                let flows = first_moves.get(&year);
                for (from, to, count, _) in links(&found) {
                    let (from, to) = (from[2..].to_owned(), to[2..].to_owned());
                    let ends = if backwards { (to, from) } else { (from, to) };
                    let flow = flows.and_then(|flows| flows.get(&ends));
                    assert_eq!(flow, Some(&count), "{ends:?} {year}");
                }
            }
        }
    }
}

/// Learns of each link of a tree the ways that it counts: the rest of the tree are sums of links.
fn read(tree: &Value, ways: &Ways, root: &str, backwards: bool, attack: &mut Attack) {
    let path = |window: &[String]| {
        let mut path = window.to_vec();
        if backwards {
            path.reverse();
        }
        path
    };
    let times = |who: &Vec<usize>| i64::try_from(who.len()).unwrap();
    let is_corps = root.starts_with(['<', '>']);
    for (from, to, count, _) in links(tree) {
        let step: usize = from[..1].parse().unwrap();
        let length = step + 2 + usize::from(is_corps);
        let ends = [from[2..].to_owned(), to[2..].to_owned()];
        // The ways of enough people that go through the link.
        let through: Vec<&Vec<usize>> = ways
            .iter()
            .filter(|(window, who)| {
                let path = path(window);
                let people: BTreeSet<_> = who.iter().collect();
                people.len() >= K
                    && path.len() == length
                    && path[0] == root
                    && path.ends_with(&ends)
            })
            .map(|(_, who)| who)
            .collect();
        let counted: Vec<_> = choices(&through)
            .into_iter()
            .filter(|some| some.iter().map(|who| times(who)).sum::<i64>() == count)
            .collect();
        assert!(!counted.is_empty(), "{root} {from} {to} {count}");
        if let [only] = &counted[..] {
            attack.learn(&only.iter().copied().flatten().copied().collect::<Vec<_>>());
        }
    }
}
