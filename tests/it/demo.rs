//! `fixtures/demo` is what its README says, and its facts do not contradict each other.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::engine::fixture;

type Row = BTreeMap<String, String>;

fn rows(file: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(fixture("demo").join(file)).unwrap();
    reader.deserialize().map(|row| row.unwrap()).collect()
}

fn count(file: &str, of: impl Fn(&Row) -> bool) -> usize {
    rows(file).iter().filter(|row| of(row)).count()
}

#[test]
fn the_demo_is_as_large_as_it_says() {
    assert_eq!(count("agents.csv", |_| true), 120);
    assert_eq!(count("posts.csv", |_| true), 90);
    assert_eq!(count("trainings.csv", |_| true), 40);
    assert_eq!(count("communities.csv", |_| true), 10);
    assert_eq!(count("occupations.csv", |row| row["digital"] == "true"), 60);
    assert_eq!(
        count("competencies.csv", |row| row["scheme"] == "FILIERE"),
        160
    );
    let vacancies = rows("vacancies.csv");
    assert_eq!(vacancies.len(), 110);
    let states: BTreeSet<_> = vacancies.iter().map(|row| row["state"].as_str()).collect();
    assert_eq!(
        states.into_iter().collect::<Vec<_>>(),
        ["FILLED", "LIKELY_VACANT", "VACANT", "WITHDRAWN"]
    );
}

#[test]
fn competencies_are_aligned_where_a_label_or_an_alias_is_the_same() {
    let names: BTreeMap<String, BTreeSet<String>> = rows("competencies.csv")
        .into_iter()
        .map(|row| {
            let aliases = row["alt_labels"].split('|').map(str::to_lowercase);
            let names = aliases.chain([row["label_fr"].to_lowercase()]);
            let names = names.filter(|name| !name.is_empty()).collect();
            (row["uid"].clone(), names)
        })
        .collect();
    let aligned: Vec<Row> = rows("competency_relations.csv")
        .into_iter()
        .filter(|row| row["kind"] == "ALIGNED")
        .collect();
    assert_eq!(aligned.len(), 7);
    for row in &aligned {
        let (from, to) = (&names[&row["from_uid"]], &names[&row["to_uid"]]);
        assert!(!from.is_disjoint(to), "{row:?}");
    }
}

#[test]
fn whoever_asks_to_leave_works_there_and_contracts_have_no_grade() {
    let assignments = rows("assignments.csv");
    for request in rows("mobility_requests.csv") {
        let (agent, day) = (&request["agent_uid"], &request["asked_on"]);
        let there = assignments.iter().any(|held| {
            held["agent_uid"] == *agent
                && held["organisation_uid"] == request["from_organisation_uid"]
                && held["start"] <= *day
                && (held["end"].is_empty() || held["end"] >= *day)
        });
        assert!(there, "{request:?}");
    }
    let contracts: BTreeSet<String> = rows("agents.csv")
        .into_iter()
        .filter(|agent| agent["status"] == "CONTRACT")
        .inspect(|agent| assert!(agent["grade"].is_empty(), "{agent:?}"))
        .map(|agent| agent["uid"].clone())
        .collect();
    for change in rows("grade_changes.csv") {
        assert!(!contracts.contains(&change["agent_uid"]), "{change:?}");
    }
}
