//! Usual sequences, against careers followed one by one.

use std::{collections::BTreeMap, fmt::Write as _};

use passerelle::{graph::store::GraphStore, refresh::refresh};
use serde_json::Value;

use super::ask;
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
    let number = |row: &Value, name: &str| row[name].as_i64().unwrap();
    let counts: Vec<i64> = found.iter().map(|row| number(row, "count")).collect();
    assert!(counts.is_sorted_by(|a, b| a >= b), "{counts:?}");
    assert!(counts.len() < 50, "all of them are seen");
    let keys = |row: &Value| {
        let steps = row["steps"].as_array().unwrap().iter();
        steps
            .map(|step| step["key"].as_str().unwrap().to_owned())
            .collect()
    };
    found
        .iter()
        .map(|row| {
            (
                keys(row),
                (number(row, "count"), number(row, "medianMonths")),
            )
        })
        .collect()
}

/// Six people go from a to b and on to c, five stay at b, seven come to b and c from x.
fn careers() -> tempfile::TempDir {
    let mut agents = "uid,display_name,status\n".to_owned();
    let mut consents = "agent_uid,purpose,granted_at\n".to_owned();
    let mut assignments = "uid,agent_uid,start,title,organisation_uid,occupation_uid\n".to_owned();
    for i in 0..18 {
        writeln!(agents, "agt-{i},Personne {i},TENURED").unwrap();
        writeln!(consents, "agt-{i},STATISTICS,2025-01-01T00:00:00Z").unwrap();
        let steps: &[(&str, &str)] = match i {
            // The second year at a is a step in place, on another post.
            0..6 => &[("2018", "a"), ("2019", "a"), ("2021", "b"), ("2024", "c")],
            6..11 => &[("2019", "a"), ("2022", "b")],
            _ => &[("2020", "x"), ("2021", "b"), ("2023", "c")],
        };
        for (year, occupation) in steps {
            writeln!(
                assignments,
                "asg-{i}-{year},agt-{i},{year}-01-01,Poste de {year},org-1,occ-{occupation}"
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
            .map(|letter| format!("occ-{letter}"))
            .collect::<Vec<_>>()
    };
    for engine in empty().await {
        load(&engine.store, careers().path()).await;
        refresh(&engine.store, moment("2026-03-02")).await.unwrap();
        // ab: 6 after 24 months and 5 after 36; bc: 6 after 36 and 7 after 24; xb: 7 after 12.
        let pairs = [("ab", (11, 24)), ("bc", (13, 24)), ("xb", (7, 12))];
        let expected: Sequences = pairs
            .into_iter()
            .map(|(steps, figures)| (keys(steps), figures))
            .collect();
        assert_eq!(sequences(&engine.store, "OCCUPATION", 2).await, expected);
        // From the start of the last assignment as a, in 2019, to that as c, in 2024; from 2020 to 2023.
        let longer = [("abc", (6, 60)), ("xbc", (7, 36))];
        let expected: Sequences = longer
            .into_iter()
            .map(|(steps, figures)| (keys(steps), figures))
            .collect();
        assert_eq!(sequences(&engine.store, "OCCUPATION", 3).await, expected);
        assert!(sequences(&engine.store, "OCCUPATION", 4).await.is_empty());
        assert!(sequences(&engine.store, "MINISTRY", 2).await.is_empty());
    }
}

#[tokio::test]
async fn a_sequence_has_two_to_four_steps() {
    let engine = small().await.next().unwrap();
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
