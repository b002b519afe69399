//! Usual sequences, against careers followed one by one.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use passerelle::graph::{refresh::refresh, store::GraphStore};
use serde_json::Value;

use super::{Ends, K, answers, ask, drawn, median, people::Move, span::Span};
use crate::support::{
    directory::directory,
    engine::{empty, load, moment, small},
};

/// Keys of a sequence, with how many times and the median of its months.
pub type Sequences = BTreeMap<Vec<String>, (i64, i64)>;

pub async fn sequences(store: &GraphStore, dimension: &str, length: usize) -> Sequences {
    let query = format!(
        "{{ analytics {{ usualSequences(dimension: {dimension}, length: {length}, first: 50) {{
            steps {{ key label }} count medianMonths }} }} }}"
    );
    let answer = ask(store, "demo.analyst", &query).await;
    assert!(answer["errors"].is_null(), "{answer}");
    let found = answer["data"]["analytics"]["usualSequences"].clone();
    let found = found.as_array().unwrap();
    let number = |one: &Value, name: &str| one[name].as_i64().unwrap();
    let counts: Vec<i64> = found.iter().map(|one| number(one, "count")).collect();
    assert!(counts.is_sorted_by(|a, b| a >= b), "{counts:?}");
    assert!(counts.len() < 50, "all of them are seen");
    let keys = |one: &Value| {
        let steps = one["steps"].as_array().unwrap().iter();
        steps
            .map(|step| step["key"].as_str().unwrap().to_owned())
            .collect()
    };
    found
        .iter()
        .map(|one| {
            (
                keys(one),
                (number(one, "count"), number(one, "medianMonths")),
            )
        })
        .collect()
}

/// Six people go from a to b and on to c, five stay at b, seven come to b and c from x.
fn careers() -> tempfile::TempDir {
    let mut agents = "uid,display_name,status\n".to_owned();
    let mut consents = "agent_uid,purpose,granted_at\n".to_owned();
    let mut assignments = "uid,agent_uid,start,organisation_uid,occupation_uid\n".to_owned();
    for i in 0..18 {
        writeln!(agents, "agt-{i},Personne {i},TENURED").unwrap();
        writeln!(consents, "agt-{i},STATISTICS,2025-01-01T00:00:00Z").unwrap();
        let steps: &[(&str, &str)] = match i {
            // The second year at a is a step in place.
            0..6 => &[("2009", "a"), ("2010", "a"), ("2012", "b"), ("2015", "c")],
            6..11 => &[("2010", "a"), ("2013", "b")],
            _ => &[("2011", "x"), ("2012", "b"), ("2014", "c")],
        };
        for (year, occupation) in steps {
            writeln!(
                assignments,
                "asg-{i}-{year},agt-{i},{year}-01-01,org-1,occ-{occupation}"
            )
            .unwrap();
        }
    }
    directory(&[
        ("agents.csv", &agents),
        ("consents.csv", &consents),
        ("assignments.csv", &assignments),
        (
            "organisations.csv",
            "uid,name,kind\norg-1,Ministère,MINISTRY\n",
        ),
        (
            "occupations.csv",
            "uid,scheme,code,label_fr,digital\nocc-a,FILIERE,A,Métier a,true\nocc-b,FILIERE,B,Métier b,true\n\
             occ-c,FILIERE,C,Métier c,true\nocc-x,FILIERE,X,Métier x,true\n",
        ),
    ])
}

#[tokio::test]
async fn sequences_worked_out_by_hand() {
    let keys = |text: &str| {
        text.chars()
            .map(|one| format!("occ-{one}"))
            .collect::<Vec<_>>()
    };
    for engine in empty().await {
        load(&engine.store, careers().path()).await;
        refresh(&engine.store, moment("2026-03-02")).await.unwrap();
        // ab: 6 after 24 months and 5 after 36; bc: 6 after 36 and 7 after 24; xb: 7 after 12.
        let pairs = [("ab", (11, 24)), ("bc", (13, 24)), ("xb", (7, 12))];
        let expected: Sequences = pairs
            .into_iter()
            .map(|(one, told)| (keys(one), told))
            .collect();
        assert_eq!(sequences(&engine.store, "OCCUPATION", 2).await, expected);
        // From the start of the last assignment as a, in 2010, to that as c, in 2015; from 2011 to 2014.
        let longer = [("abc", (6, 60)), ("xbc", (7, 36))];
        let expected: Sequences = longer
            .into_iter()
            .map(|(one, told)| (keys(one), told))
            .collect();
        assert_eq!(sequences(&engine.store, "OCCUPATION", 3).await, expected);
        assert!(sequences(&engine.store, "OCCUPATION", 4).await.is_empty());
        assert!(sequences(&engine.store, "MINISTRY", 2).await.is_empty());
    }
}

/// The windows of an agent's moves in a dimension, with the months from the first start to the last.
fn windows(moves: &[&Move], dimension: &str, length: usize) -> Vec<(Vec<String>, i32, usize)> {
    let ends = moves
        .iter()
        .filter_map(|one| Some((one.ends(dimension)?, *one)));
    let ends: Vec<(Ends, &Move)> = ends.collect();
    let window = |(at, some): (usize, &[(Ends, &Move)])| {
        let keys = some.iter().map(|(ends, _)| ends.1.clone());
        let keys = std::iter::once(some[0].0.0.clone()).chain(keys).collect();
        let (first, last) = (some[0].1, some[some.len() - 1].1);
        (keys, 12 * (last.year - first.year) + first.months, at)
    };
    ends.windows(length - 1).enumerate().map(window).collect()
}

#[tokio::test]
async fn no_difference_of_sequences_and_flows_recovers_a_cell_of_few_people() {
    let engine = empty().await.remove(0);
    let moves = drawn(&engine, 11).await;
    let flows = answers(&engine.store).await;
    let mut careers: BTreeMap<usize, Vec<&Move>> = BTreeMap::new();
    for one in &moves {
        careers.entry(one.agent).or_default().push(one);
    }
    let mut span = Span::new(300);
    let mut targets: Vec<(String, Vec<usize>)> = Vec::new();
    let mut shown_longer = 0;
    for (i, dimension) in ["OCCUPATION", "OCCUPATION_FAMILY"].into_iter().enumerate() {
        for ((of, digital, since, until), (table, _)) in &flows {
            for ends in table.keys().filter(|_| *of == i) {
                let is_in = |one: &&Move| {
                    one.ends(dimension).as_ref() == Some(ends)
                        && (*since..=*until).contains(&one.year)
                        && (one.digital || !digital)
                };
                let who: Vec<_> = moves.iter().filter(is_in).map(|one| one.agent).collect();
                span.learn(&who);
            }
        }
        for length in 2..=4 {
            let shown = sequences(&engine.store, dimension, length).await;
            let mut truth: BTreeMap<Vec<String>, Vec<(usize, i32, usize)>> = BTreeMap::new();
            for (agent, career) in &careers {
                for (keys, months, at) in windows(career, dimension, length) {
                    truth.entry(keys).or_default().push((*agent, months, at));
                }
            }
            for (keys, found) in &truth {
                let who: Vec<usize> = found.iter().map(|one| one.0).collect();
                if let Some(told) = shown.get(keys) {
                    let months = median(found.iter().map(|one| one.1).collect());
                    let times = i64::try_from(found.len()).unwrap();
                    assert_eq!(*told, (times, months), "{keys:?}");
                    shown_longer += usize::from(length > 2);
                    span.learn(&who);
                }
                // Those who begin so, and those who stop there, are cells too.
                let last = |agent: &usize| {
                    windows(&careers[agent], dimension, length)
                        .len()
                        .checked_sub(1)
                };
                let first = found.iter().filter(|one| one.2 == 0).map(|one| one.0);
                let stop = found.iter().filter(|one| last(&one.0) == Some(one.2));
                targets.push((format!("{keys:?} first"), first.collect()));
                targets.push((format!("{keys:?} last"), stop.map(|one| one.0).collect()));
                targets.push((format!("{keys:?}"), who));
            }
            let unknown: Vec<_> = shown
                .keys()
                .filter(|keys| !truth.contains_key(*keys))
                .collect();
            assert!(unknown.is_empty(), "{unknown:?}");
        }
    }
    let mut few = 0;
    for (what, who) in targets {
        let people: BTreeSet<_> = who.iter().collect();
        if (1..K).contains(&people.len()) {
            few += 1;
            assert!(!span.knows(&who), "{what}");
        }
    }
    assert!(few > 100 && shown_longer > 3, "{few} {shown_longer}");
}

#[tokio::test]
async fn a_sequence_has_two_to_four_steps() {
    let engine = small().await.remove(0);
    for (argument, given) in [
        ("length", "length: 1"),
        ("length", "length: 5"),
        ("first", "first: 51"),
    ] {
        let query = format!("{{ analytics {{ usualSequences({given}) {{ count }} }} }}");
        let error = &ask(&engine.store, "demo.analyst", &query).await["errors"][0]["extensions"];
        assert_eq!(
            (&error["code"], &error["argument"]),
            (&"BAD_USER_INPUT".into(), &argument.into())
        );
    }
    let query = "{ analytics { usualSequences { count } } }";
    let answer = ask(&engine.store, "demo.agent.agt-01", query).await;
    assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN");
}
