//! What a recommendation says of a person is recomputed from the files that the person's data came from.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use async_graphql::{Request, Variables};
use passerelle::{auth::principal::Principal, graphql::Api};
use serde_json::{Value, json};

use crate::support::{
    answers::id,
    engine::{demo, fixture},
};

const QUERY: &str = "query($agent: ID!) { agent(uid: $agent) { recommendedPosts(first: 8, filter: {includeBlocked: true}) { \
    edges { node { reference } explanation { summary matched(first: 20) { ...match } missing(first: 20) { ...match } } } } } } \
    fragment match on CompetencyMatch { status have need credit competency { id label { fr } } via { id } }";

type Rows = Vec<BTreeMap<String, String>>;

fn rows(name: &str) -> Rows {
    let mut reader = csv::Reader::from_path(fixture("demo").join(name)).unwrap();
    let header = reader.headers().unwrap().clone();
    let row = |record: Result<csv::StringRecord, csv::Error>| {
        let cells = record.unwrap();
        let pairs = header.iter().zip(cells.iter());
        pairs
            .map(|(name, cell)| (name.to_owned(), cell.to_owned()))
            .collect()
    };
    reader.records().map(row).collect()
}

/// What the files say of the people of `fixtures/demo`, competencies by the id of the API.
struct Files {
    /// By agent and competency that they said they have, the level.
    said: BTreeMap<(String, String), Option<i64>>,
    /// Agent and competency that an occupation needs which they held.
    supposed: BTreeSet<(String, String)>,
}

impl Files {
    fn read() -> Self {
        let competency = |row: &BTreeMap<String, String>| id("Competency", &row["competency_uid"]);
        let said = rows("agent_competencies.csv").into_iter().map(|row| {
            let key = (row["agent_uid"].clone(), competency(&row));
            (key, row["level"].parse().ok())
        });
        let needs = rows("occupation_needs.csv");
        let supposed = rows("assignments.csv").into_iter().flat_map(|held| {
            let needed = needs
                .iter()
                .filter(|need| need["occupation_uid"] == held["occupation_uid"]);
            let agent = &held["agent_uid"];
            needed
                .map(|need| (agent.clone(), competency(need)))
                .collect::<Vec<_>>()
        });
        Self {
            said: said.collect(),
            supposed: supposed.collect(),
        }
    }

    /// What can be said of an agent and a requirement, from the files alone.
    fn status(&self, agent: &str, found: &Value) -> &'static str {
        let competency = found["competency"]["id"].as_str().unwrap().to_owned();
        let key = (agent.to_owned(), competency);
        match self.said.get(&key) {
            Some(level) => {
                let enough = match (level, found["need"].as_i64()) {
                    (Some(have), Some(need)) => *have >= need,
                    _ => true,
                };
                if enough { "HELD" } else { "TO_LEARN" }
            }
            None if self.supposed.contains(&key) => "TO_CONFIRM",
            None if found["credit"].as_f64().unwrap() >= 0.3 => "NEAR",
            None => "TO_LEARN",
        }
    }
}

/// The competencies that a summary calls strengths; long labels are cut.
fn strengths(summary: &str) -> Vec<&str> {
    let Some((_, rest)) = summary.split_once("Vos atouts : ") else {
        return Vec::new();
    };
    let end = rest.find(". ").or_else(|| rest.find("… "));
    let list = &rest[..end.unwrap_or(rest.len())];
    let named = list.split(" ; ").map(|name| {
        let name = name.split(" (« ").next().unwrap_or(name);
        name.trim_end_matches(['.', '…'])
    });
    named.collect()
}

#[tokio::test]
async fn every_claim_about_a_person_of_the_demo_is_in_their_files() {
    let files = Files::read();
    let mut read = 0;
    for engine in demo().await {
        let store = Arc::new(engine.store.clone());
        let api = Api::new(store, Some("2026-03-02".parse().unwrap())).unwrap();
        for row in rows("agents.csv") {
            let agent = &row["uid"];
            let variables = Variables::from_json(json!({ "agent": agent }));
            let request = Request::new(QUERY).variables(variables);
            let answer = api.execute(request, Principal::demo_all()).await;
            assert!(answer.errors.is_empty(), "{:?}", answer.errors);
            let data = answer.data.into_json().unwrap();
            let edges = data["agent"]["recommendedPosts"]["edges"].as_array();
            for edge in edges.unwrap() {
                let why = &edge["explanation"];
                let place = format!("{agent} {}", edge["node"]["reference"]);
                let lists = ["matched", "missing"].map(|list| why[list].as_array().unwrap());
                let mut held = Vec::new();
                for found in lists.into_iter().flatten() {
                    assert_eq!(
                        found["status"],
                        files.status(agent, found),
                        "{place}: {found}"
                    );
                    let competency = found["competency"]["id"].as_str().unwrap().to_owned();
                    let own = files.said.get(&(agent.clone(), competency));
                    if let Some(level) = own {
                        assert_eq!(found["have"].as_i64(), *level, "{place}: {found}");
                    }
                    if found["status"] == "HELD" {
                        held.push(found["competency"]["label"]["fr"].as_str().unwrap());
                    }
                    read += 1;
                }
                let summary = why["summary"].as_str().unwrap();
                for strength in strengths(summary) {
                    let known = held.iter().any(|label| label.starts_with(strength));
                    assert!(known, "{place}: {strength} of {summary}");
                }
                assert!(summary.split_whitespace().count() <= 60, "{summary}");
            }
        }
    }
    assert!(read > 1000, "{read} claims were read");
}
