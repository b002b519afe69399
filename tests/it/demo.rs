//! `fixtures/demo` is what its README says, and its facts do not contradict each other.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use chrono::NaiveDate;
use serde_json::Value;

use crate::support::engine::fixture;

mod career;
mod statistics;

type Row = BTreeMap<String, String>;

/// The day of the data.
const TODAY: &str = "2026-03-02";

fn rows(file: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(fixture("demo").join(file)).unwrap();
    reader.deserialize().map(|row| row.unwrap()).collect()
}

fn count(file: &str, of: impl Fn(&Row) -> bool) -> usize {
    rows(file).iter().filter(|row| of(row)).count()
}

#[test]
fn the_demo_is_as_large_as_it_says() {
    assert_eq!(count("agents.csv", |_| true), 440);
    assert_eq!(count("posts.csv", |_| true), 90);
    assert_eq!(count("trainings.csv", |_| true), 90);
    assert_eq!(count("communities.csv", |_| true), 10);
    assert_eq!(count("occupations.csv", |row| row["digital"] == "true"), 60);
    assert_eq!(
        count("competencies.csv", |row| row["scheme"] == "FILIERE"),
        160
    );
    let vacancies = rows("vacancies.csv");
    assert_eq!(vacancies.len(), 146);
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

/// Careers by agent, in order.
fn careers() -> BTreeMap<String, Vec<Row>> {
    let mut held: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for row in rows("assignments.csv") {
        held.entry(row["agent_uid"].clone()).or_default().push(row);
    }
    for career in held.values_mut() {
        career.sort_by(|a, b| a["start"].cmp(&b["start"]));
    }
    held
}

fn by_uid(file: &str) -> BTreeMap<String, Row> {
    let keyed = rows(file).into_iter();
    keyed.map(|row| (row["uid"].clone(), row)).collect()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn is_open_on(held: &Row, on: &str) -> bool {
    *held["start"] <= *on && (held["end"].is_empty() || *held["end"] >= *on)
}

fn days(held: &Row) -> i64 {
    let end = match held["end"].as_str() {
        "" => TODAY,
        end => end,
    };
    (day(end) - day(&held["start"])).num_days()
}

#[test]
fn every_competency_of_the_referential_serves() {
    let relations = rows("competency_relations.csv");
    let groups: BTreeSet<&str> = relations
        .iter()
        .filter(|row| row["kind"] == "BROADER")
        .map(|row| row["to_uid"].as_str())
        .collect();
    let mut used = BTreeSet::new();
    for file in [
        "agent_competencies.csv",
        "occupation_needs.csv",
        "post_requirements.csv",
    ] {
        used.extend(
            rows(file)
                .into_iter()
                .map(|row| row["competency_uid"].clone()),
        );
    }
    for row in rows("competencies.csv") {
        let group = groups.contains(row["uid"].as_str());
        let ours = row["scheme"] == "FILIERE";
        assert!(!ours || group || used.contains(&row["uid"]), "{row:?}");
    }
    let declared = rows("agent_competencies.csv");
    let mut by_agent: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &declared {
        *by_agent.entry(row["agent_uid"].as_str()).or_default() += 1;
    }
    // Nearly nobody fills in everything: some say nothing at all.
    assert!((90..=110).contains(&by_agent.len()), "{}", by_agent.len());
    assert!(by_agent.values().all(|of| *of <= 8), "{by_agent:?}");
    let origins: BTreeSet<&str> = declared.iter().map(|row| row["origin"].as_str()).collect();
    assert_eq!(
        origins.into_iter().collect::<Vec<_>>(),
        ["ASSESSED", "DECLARED", "ENDORSED"]
    );
    let endorsed: BTreeSet<(String, String)> = rows("endorsements.csv")
        .into_iter()
        .map(|row| (row["agent_uid"].clone(), row["competency_uid"].clone()))
        .collect();
    for row in declared.iter().filter(|row| row["origin"] == "ENDORSED") {
        let key = (row["agent_uid"].clone(), row["competency_uid"].clone());
        assert!(endorsed.contains(&key), "{row:?}");
    }
}

#[test]
fn what_people_say_is_about_what_they_did() {
    let held = careers();
    let testimonies = rows("testimonies.csv");
    assert!(testimonies.len() >= 10, "{}", testimonies.len());
    for row in &testimonies {
        let moved = held[&row["agent_uid"]].windows(2).any(|pair| {
            pair[0]["occupation_uid"] == row["from_occupation_uid"]
                && pair[1]["occupation_uid"] == row["to_occupation_uid"]
                && pair[1]["start"] < row["on"]
        });
        assert!(moved, "{row:?}");
    }
    let followed = by_uid("accompaniments.csv");
    for row in followed.values() {
        let adviser = &held[&row["adviser_uid"]];
        let there = adviser.iter().any(|held| {
            held["occupation_uid"] == "occ-conseiller-mobilite"
                && is_open_on(held, &row["started_on"])
        });
        assert!(there, "{row:?}");
    }
    let vacancies = rows("vacancies.csv");
    let said = rows("feedback.csv");
    let mut quarters = BTreeSet::new();
    for row in &said {
        if row["kind"] == "SATISFACTION" {
            let of = &followed[&row["accompaniment_uid"]];
            assert_eq!(of["agent_uid"], row["agent_uid"], "{row:?}");
            assert!(
                of["started_on"] < row["on"] && of["ended_on"] <= row["on"],
                "{row:?}"
            );
            let month: u32 = row["on"][5..7].parse().unwrap();
            quarters.insert((row["on"][..4].to_owned(), month.div_ceil(3)));
        } else {
            assert!(!row["reason"].is_empty(), "{row:?}");
            let seen = vacancies.iter().any(|vacancy| {
                vacancy["post_uid"] == row["post_uid"] && vacancy["opened_on"] <= row["on"]
            });
            assert!(seen, "{row:?}");
        }
    }
    assert!(said.len() >= 25, "{}", said.len());
    assert!(quarters.len() >= 7, "{quarters:?}");
}

#[test]
fn whoever_may_leave_leaves() {
    let held = careers();
    let requests = rows("mobility_requests.csv");
    let answers: BTreeSet<&str> = requests.iter().map(|row| row["answer"].as_str()).collect();
    assert_eq!(
        answers.into_iter().collect::<Vec<_>>(),
        ["", "ACCEPTED", "REFUSED", "WITHDRAWN"]
    );
    for row in requests {
        assert!(row["answered_on"].is_empty() || row["answered_on"] > row["asked_on"]);
        assert!(
            row["answer"] != "REFUSED" || !row["reason"].is_empty(),
            "{row:?}"
        );
        let recent = (day(TODAY) - day(&row["asked_on"])).num_days() < 180;
        if row["answer"] == "ACCEPTED" && !recent {
            let left = held[&row["agent_uid"]].iter().any(|next| {
                let months = (day(&next["start"]) - day(&row["asked_on"])).num_days() / 30;
                (0..=8).contains(&months)
            });
            assert!(left, "{row:?}");
        }
    }
}

#[test]
fn vacancies_are_filled_sooner_or_later() {
    let rows = rows("vacancies.csv");
    let mut waited = Vec::new();
    for row in &rows {
        if row["state"] == "FILLED" {
            let days = (day(&row["filled_on"]) - day(&row["opened_on"])).num_days();
            assert!(days > 0 && *row["filled_on"] <= *TODAY, "{row:?}");
            waited.push(days);
        } else {
            assert!(row["filled_on"].is_empty(), "{row:?}");
        }
        let withdrawn = row["state"] == "WITHDRAWN";
        assert_eq!(withdrawn, !row["withdrawn_on"].is_empty(), "{row:?}");
    }
    waited.sort_unstable();
    let (first, last) = (waited[0], waited[waited.len() - 1]);
    assert!(first < 60 && last > 270, "{waited:?}");
    // Whoever took a post that was vacant started within four months of being chosen.
    let held = careers();
    let linked = held
        .values()
        .flatten()
        .filter(|held| !held["post_uid"].is_empty());
    for link in linked {
        let chosen = rows.iter().any(|row| {
            row["post_uid"] == link["post_uid"] && !row["filled_on"].is_empty() && {
                let days = (day(&link["start"]) - day(&row["filled_on"])).num_days();
                (0..=120).contains(&days)
            }
        });
        assert!(chosen, "{link:?}");
    }
}

#[test]
fn the_peers_of_the_personas_agree_to_be_seen() {
    let seen: BTreeSet<String> = rows("consents.csv")
        .into_iter()
        .filter(|row| row["purpose"] == "VISIBLE_TO_PEERS" && row["withdrawn_at"].is_empty())
        .map(|row| row["agent_uid"].clone())
        .collect();
    let text = fs::read_to_string(fixture("demo").join("personas.json")).unwrap();
    let personas: Vec<Value> = serde_json::from_str(&text).unwrap();
    for persona in personas {
        let peers = persona["peers"].as_array().unwrap();
        assert_eq!(peers.len(), 2);
        for peer in peers {
            assert!(seen.contains(peer["uid"].as_str().unwrap()), "{peer}");
            assert_ne!(peer["uid"], persona["agent"]);
        }
    }
}
