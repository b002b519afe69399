//! An attacker who asks for everything that analysts may, and solves the system of all answers at once: flows,
//! sequences and trees, in every dimension, period, direction and depth.

use std::collections::{BTreeMap, BTreeSet};

use passerelle::graph::{refresh::refresh, store::GraphStore};
use serde_json::Value;

use super::{
    DIMENSIONS, K, answers, ask,
    career::{links, tree},
    median,
    people::{Career, Move, draw},
    sequence::sequences,
    windows,
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
        assert!(few > 1000 && shown > 500, "{few} {shown} of {seed}");
    }
}

/// The moves between two occupations that a period shows.
type Shown = BTreeMap<(i32, i32), BTreeMap<(String, String), i64>>;

/// Learns every flow; gives those between occupations.
async fn flows(store: &GraphStore, moves: &[Move], attack: &mut Attack) -> Shown {
    let mut first_moves = Shown::new();
    let who = |dimension, ends: &(String, String), since, until, digital: Option<bool>| {
        let is_in = |one: &&Move| {
            one.ends(dimension).as_ref() == Some(ends)
                && (since..=until).contains(&one.year)
                && digital.is_none_or(|digital| one.digital == digital)
        };
        let found = moves.iter().filter(is_in);
        found.map(|one| one.agent).collect::<Vec<_>>()
    };
    for ((i, digital, since, until), (table, _)) in answers(store).await {
        let dimension = DIMENSIONS[i];
        for (ends, (count, _)) in &table {
            let only = digital.then_some(true);
            attack.learn(&who(dimension, ends, since, until, only));
            if i == 0 && !digital {
                let of_period = first_moves.entry((since, until)).or_default();
                of_period.insert(ends.clone(), *count);
            }
        }
        let all: BTreeSet<_> = moves.iter().filter_map(|one| one.ends(dimension)).collect();
        for ends in all {
            for kind in [Some(digital), (!digital).then_some(false), None] {
                let target = format!("{dimension} {ends:?} {since} {until} {kind:?}");
                let people = who(dimension, &ends, since, until, kind);
                attack.targets.push((target, people));
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
    for one in moves {
        if let Some((from, to)) = one.ends(dimension) {
            careers
                .entry(one.agent)
                .or_default()
                .push((vec![from, to], one));
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
                let some = found.iter().filter(|one| is_in(one));
                some.map(|one| one.0).collect::<Vec<_>>()
            };
            let who = of(&|_| true);
            if let Some(told) = shown.remove(&keys) {
                let months = median(found.iter().map(|one| one.1).collect());
                let times = i64::try_from(found.len()).unwrap();
                assert_eq!(told, (times, months), "{keys:?}");
                attack.learn(&who);
            }
            let target = |what: &str| format!("{dimension} {keys:?} {what}");
            attack.targets.push((target("begins"), of(&|one| one.2)));
            attack.targets.push((target("stops"), of(&|one| one.3)));
            attack.targets.push((target(""), who));
        }
        assert!(shown.is_empty(), "{shown:?}");
    }
}

/// The occupations of a career, between the corps where it begins and the one where it ends.
fn way(career: &Career) -> Vec<String> {
    let mut keys = vec![format!("crp-{}", career.corps)];
    keys.extend(career.steps.iter().map(|(_, one)| format!("occ-{one}")));
    keys.dedup();
    keys.push(format!("crp-{}", career.corps));
    keys
}

/// Learns every tree; a period shows the first moves, as flows do, or everything.
async fn trees(store: &GraphStore, careers: &[Career], first_moves: &Shown, attack: &mut Attack) {
    let mut ways = Ways::new();
    for career in careers {
        let keys = way(career);
        for length in 1..=6.min(keys.len()) {
            for (at, window) in keys.windows(length).enumerate() {
                // Which end of a career a key is.
                let mut window = window.to_vec();
                if at == 0 {
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
            let whole = links(&ask("depth: 4".to_owned()).await);
            for (since, until) in windows() {
                let period = format!("since: \"{since}-01-01\", until: \"{until}-12-31\"");
                let found = ask(format!("depth: 4, {period}")).await;
                let found = links(&found);
                let flows = first_moves.get(&(since, until));
                let is_flow = |(from, to, count, _): &(String, String, i64, i64)| {
                    let (from, to) = (from[2..].to_owned(), to[2..].to_owned());
                    let ends = if backwards { (to, from) } else { (from, to) };
                    flows.and_then(|flows| flows.get(&ends)) == Some(count)
                };
                assert!(found == whole || found.iter().all(is_flow), "{found:?}");
            }
        }
    }
}

/// Learns of each link of a tree the ways that it tells: the rest of the tree are sums of links.
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
        let told = (1..1_usize << through.len()).map(|some| {
            let chosen = (0..through.len()).filter(move |i| some >> i & 1 == 1);
            chosen.map(|i| through[i]).collect::<Vec<_>>()
        });
        let told: Vec<_> = told
            .filter(|some| some.iter().map(|who| times(who)).sum::<i64>() == count)
            .collect();
        assert!(!told.is_empty(), "{root} {from} {to} {count}");
        if let [only] = &told[..] {
            attack.learn(&only.iter().copied().flatten().copied().collect::<Vec<_>>());
        }
    }
}
