//! The personas of `fixtures/demo` are led to the posts and peers that a reader would expect.

use std::fs;

use passerelle::refresh::refresh;
use serde_json::Value;

use crate::{
    peers::{keys, peers},
    support::{
        answers::{list, reference},
        engine::{empty, fixture, load, moment},
    },
};

/// How many of the first posts or peers a reader looks at.
const FIRST: usize = 5;

#[tokio::test]
async fn the_expected_posts_are_among_the_first_five() {
    let demo = fixture("demo");
    let text = fs::read_to_string(demo.join("personas.json")).unwrap();
    let personas: Vec<Value> = serde_json::from_str(&text).unwrap();
    assert_eq!(personas.len(), 10);
    let mut posts = csv::Reader::from_path(demo.join("posts.csv")).unwrap();
    let posts: Vec<_> = posts.records().map(|row| row.unwrap()).collect();
    for engine in empty().await {
        load(&engine.store, &demo).await;
        refresh(&engine.store, moment("2026-03-02")).await.unwrap();
        for persona in &personas {
            let agent = persona["agent"].as_str().unwrap();
            let edges = list(&engine.store, agent).await["edges"]
                .as_array()
                .unwrap()
                .clone();
            for expected in persona["posts"].as_array().unwrap() {
                let row = posts.iter().find(|row| row[0] == expected["uid"]).unwrap();
                // One is sixth: it is in none of the ministries that its reader wishes for.
                let within = expected["within"].as_u64();
                let within = within.map_or(FIRST, |within| usize::try_from(within).unwrap());
                let first: Vec<&str> = edges.iter().take(within).map(reference).collect();
                assert!(
                    first.contains(&&row[1]),
                    "{agent} on {}: {expected}, not in {first:?}",
                    engine.name
                );
            }
        }
    }
}

#[tokio::test]
async fn the_expected_peers_are_among_the_first_five_by_what_they_did_or_can_do() {
    let demo = fixture("demo");
    let text = fs::read_to_string(demo.join("personas.json")).unwrap();
    let personas: Vec<Value> = serde_json::from_str(&text).unwrap();
    for engine in empty().await {
        load(&engine.store, &demo).await;
        refresh(&engine.store, moment("2026-03-02")).await.unwrap();
        for persona in &personas {
            let agent = persona["agent"].as_str().unwrap();
            let token = format!("demo.agent.{agent}");
            let mut first = Vec::new();
            for by in ["TRAJECTORY", "COMPETENCY"] {
                let found = peers(&engine.store, &token, agent, by).await;
                first.extend(keys(&found).into_iter().take(FIRST));
            }
            assert!(!first.contains(&agent.to_owned()));
            for expected in persona["peers"].as_array().unwrap() {
                assert!(
                    first.contains(&expected["uid"].as_str().unwrap().to_owned()),
                    "{agent} on {}: {expected}, not in {first:?}",
                    engine.name
                );
            }
        }
    }
}
