//! Paths: none is missed, none is disclosed that few people took, and each adds up.

use std::{collections::BTreeMap, fmt::Write as _, sync::Arc};

use async_graphql::Request;
use passerelle::{
    auth::{demo::read_token, principal::Principal},
    graph::{catalog::Statement, store::GraphStore},
    graphql::Api,
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::support::{
    answers::id,
    directory::directory,
    engine::{add, empty, imported, small},
    template::Content,
};

/// The transitions of the graph, as a search of all paths wants them.
const TRANSITIONS: Statement = Statement {
    name: "tests/transitions",
    text: include_str!("support/transitions.cypher"),
    embedded: None,
};

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Edge {
    from_uid: String,
    to_uid: String,
    cost: f64,
}

async fn ask_as(store: &GraphStore, principal: Principal, query: &str) -> Value {
    let api = Api::new(Arc::new(store.clone()), Some("2026-03-02".parse().unwrap())).unwrap();
    let answer = api.execute(Request::new(query), principal).await;
    serde_json::to_value(&answer).unwrap()
}

async fn ask(store: &GraphStore, query: &str) -> Value {
    ask_as(store, Principal::demo_all(), query).await
}

/// Every way of the same bounds, by search without a graph: the stops and what they cost.
fn search(edges: &BTreeMap<&str, Vec<&Edge>>, from: &str, hops: usize) -> Vec<(f64, Vec<String>)> {
    let mut found = Vec::new();
    let mut open = vec![(0.0, vec![from.to_owned()])];
    while let Some((cost, stops)) = open.pop() {
        if stops.len() > hops {
            continue;
        }
        for edge in edges
            .get(stops.last().unwrap().as_str())
            .into_iter()
            .flatten()
        {
            if stops.contains(&edge.to_uid) {
                continue;
            }
            let mut longer = stops.clone();
            longer.push(edge.to_uid.clone());
            found.push((cost + edge.cost, longer.clone()));
            open.push((cost + edge.cost, longer));
        }
    }
    found.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(&b.1)));
    found
}

/// A graph of some occupations and mobilities between them, drawn from a seed.
fn drawn(seed: u64) -> tempfile::TempDir {
    let mut state = seed;
    let mut below = |end: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % end
    };
    let count = 6 + below(8);
    let mut occupations = "uid,scheme,code,label_fr,digital\n".to_owned();
    let mut needs = "occupation_uid,competency_uid,level,importance\n".to_owned();
    let mut relations = "from_uid,to_uid,kind,rank\n".to_owned();
    let competencies: String =
        (0..6).fold("uid,scheme,code,label_fr\n".to_owned(), |mut text, i| {
            writeln!(text, "c{i},FILIERE,C{i},Compétence {i}").unwrap();
            text
        });
    for i in 0..count {
        writeln!(occupations, "o{i:02},FILIERE,O{i},Métier {i},true").unwrap();
        for c in 0..6 {
            if below(3) == 0 {
                writeln!(needs, "o{i:02},c{c},{},ESSENTIAL", 1 + below(4)).unwrap();
            }
        }
        for j in 0..count {
            if i != j && below(3) == 0 {
                let kind =
                    ["REFERENCE_CLOSE", "REFERENCE_EVOLUTION"][usize::try_from(below(2)).unwrap()];
                writeln!(relations, "o{i:02},o{j:02},{kind},{}", 1 + below(5)).unwrap();
            }
        }
    }
    directory(&[
        ("occupations.csv", &occupations),
        ("competencies.csv", &competencies),
        ("occupation_needs.csv", &needs),
        ("occupation_relations.csv", &relations),
    ])
}

#[tokio::test]
async fn no_path_is_missed_that_a_search_of_all_finds() {
    for engine in empty().await {
        let graphs = if engine.name == "neo4j" { 3 } else { 12 };
        let mut engine = engine;
        let mut paths = 0;
        for seed in 0..graphs {
            engine.restore(Content::Migrated).await;
            let store = &engine.store;
            add(store, drawn(seed).path()).await;
            let edges: Vec<Edge> = store.read(TRANSITIONS, json!({})).await.unwrap();
            let mut by_start: BTreeMap<&str, Vec<&Edge>> = BTreeMap::new();
            for edge in &edges {
                by_start.entry(&edge.from_uid).or_default().push(edge);
            }
            assert!(by_start.values().all(|steps| steps.len() <= 12));
            for hops in 1..=4 {
                let all = search(&by_start, "o00", hops);
                let query = format!(
                    "{{ mobilityPaths(from: \"{}\", maxHops: {hops}, first: 50) {{ emptyReason paths {{ score \
                     explanation {{ components {{ contribution }} }} steps {{ from {{ code }} to {{ code }} }} }} }} }}",
                    id("Occupation", "o00")
                );
                let answer = ask(store, &query).await;
                let found = answer["data"]["mobilityPaths"]["paths"].as_array().unwrap();
                assert_eq!(
                    found.len(),
                    all.len().min(50),
                    "{seed} {hops} on {}",
                    engine.name
                );
                paths += found.len();
                for (path, (cost, stops)) in found.iter().zip(&all) {
                    let kept = path["score"].as_f64().unwrap();
                    assert!((kept - (-cost).exp()).abs() < 1e-9, "{path} {cost}");
                    let parts = path["explanation"]["components"].as_array().unwrap();
                    let sum: f64 = parts
                        .iter()
                        .map(|part| part["contribution"].as_f64().unwrap())
                        .sum();
                    assert!((sum + kept.ln()).abs() < 1e-9, "{path}");
                    assert_eq!(path["steps"].as_array().unwrap().len() + 1, stops.len());
                }
            }
        }
        assert!(paths > 100, "{paths}");
    }
}

#[tokio::test]
async fn a_move_is_walked_and_disclosed_when_five_people_made_it_and_not_when_four_did() {
    let careers = |people: usize| {
        let mut agents = "uid,display_name,status\n".to_owned();
        let mut assignments =
            "uid,agent_uid,start,end,organisation_uid,occupation_uid\n".to_owned();
        let mut consents = "agent_uid,purpose,granted_at\n".to_owned();
        for i in 0..people {
            writeln!(agents, "mv-{i},Personne Inventée {i},TENURED").unwrap();
            writeln!(
                assignments,
                "mv-{i}-1,mv-{i},2018-01-01,2020-06-30,org-dinum,occ-acheteur"
            )
            .unwrap();
            writeln!(
                assignments,
                "mv-{i}-2,mv-{i},2020-07-01,,org-dinum,occ-designer"
            )
            .unwrap();
            writeln!(consents, "mv-{i},STATISTICS,2025-01-01T00:00:00Z").unwrap();
        }
        directory(&[
            ("agents.csv", &agents),
            ("assignments.csv", &assignments),
            ("consents.csv", &consents),
        ])
    };
    let query = format!(
        "{{ mobilityPaths(from: \"{}\", to: \"{}\") {{ emptyReason paths {{ totalMedianMonths steps {{ evidence \
         observedCount medianMonths openPostCount openPosts {{ reference }} }} }} }} }}",
        id("Occupation", "occ-acheteur"),
        id("Occupation", "occ-designer")
    );
    for mut engine in imported().await {
        for people in [4, 5] {
            engine.restore(Content::Imported("small")).await;
            let store = &engine.store;
            add(store, careers(people).path()).await;
            let answer = ask(store, &query).await;
            let list = &answer["data"]["mobilityPaths"];
            if people < 5 {
                assert_eq!(
                    list,
                    &json!({ "emptyReason": "NO_TRANSITION", "paths": [] })
                );
            } else {
                // From 1 January 2018 to 1 July 2020: thirty months.
                let step = &list["paths"][0]["steps"][0];
                assert_eq!(
                    step,
                    &json!({
                        "evidence": ["OBSERVED"], "observedCount": 5, "medianMonths": 30,
                        "openPostCount": 1, "openPosts": [{ "reference": "DINUM-2026-004" }],
                    }),
                    "{}",
                    engine.name
                );
                assert_eq!(list["paths"][0]["totalMedianMonths"], 30);
            }
        }
    }
}

#[tokio::test]
async fn the_paths_of_the_fixtures_are_those_worked_out() {
    let query = include_str!("graphql/paths.graphql");
    let mut answers = Vec::new();
    for engine in small().await {
        let answer = ask(&engine.store, query).await;
        assert!(answer.get("errors").is_none(), "{answer}");
        answers.push((engine.name, answer["data"].clone()));
    }
    insta::assert_json_snapshot!("paths", answers[0].1);
    for (engine, answer) in &answers[1..] {
        assert_eq!(answer, &answers[0].1, "{engine}");
    }
}

#[tokio::test]
async fn a_path_that_cannot_be_asked_for_or_does_not_exist_says_why() {
    for engine in small().await {
        let store = &engine.store;
        let occupation = id("Occupation", "occ-dev");
        for (arguments, code, argument) in [
            (
                format!("from: \"{occupation}\", maxHops: 0"),
                "BAD_USER_INPUT",
                "maxHops",
            ),
            (
                format!("from: \"{occupation}\", maxHops: 5"),
                "BAD_USER_INPUT",
                "maxHops",
            ),
            (
                format!("from: \"{occupation}\", first: 0"),
                "BAD_USER_INPUT",
                "first",
            ),
            (
                format!("from: \"{}\"", id("Post", "post-01")),
                "BAD_USER_INPUT",
                "from",
            ),
            (
                format!("from: \"{occupation}\", to: \"{}\"", id("Agent", "agt-01")),
                "BAD_USER_INPUT",
                "to",
            ),
            (
                format!("from: \"{}\"", id("Occupation", "none")),
                "NOT_FOUND",
                "from",
            ),
            (
                format!("from: \"{occupation}\", to: \"{}\"", id("Post", "none")),
                "NOT_FOUND",
                "to",
            ),
        ] {
            let query = format!("{{ mobilityPaths({arguments}) {{ emptyReason }} }}");
            let answer = ask(store, &query).await;
            let found = &answer["errors"][0]["extensions"];
            assert_eq!(
                (&found["code"], &found["argument"]),
                (&json!(code), &json!(argument)),
                "{query}"
            );
        }
        for (agent, reason) in [
            ("agt-03", json!("CONSENT_MISSING")),
            ("agt-05", json!("NO_ASSIGNMENT")),
            ("agt-11", json!("NO_TRANSITION")),
            ("agt-01", Value::Null),
        ] {
            let query =
                format!("{{ agent(uid: \"{agent}\") {{ mobilityPaths {{ emptyReason }} }} }}");
            let answer = ask(store, &query).await;
            let found = &answer["data"]["agent"]["mobilityPaths"]["emptyReason"];
            assert_eq!(found, &reason, "{agent} on {}", engine.name);
        }
        let other = format!(
            "{{ mobilityPaths(from: \"{}\") {{ emptyReason }} }}",
            id("Agent", "agt-01")
        );
        let stranger = read_token("demo.agent.agt-02").unwrap();
        let hidden = ask_as(store, stranger, &other).await;
        assert_eq!(hidden["errors"][0]["extensions"]["code"], "NOT_FOUND");
    }
}
