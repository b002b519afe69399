//! How any open post fits the agent who asks, in one answer for a whole list.

use serde_json::{Value, json};

use crate::{
    promises::acting::ask,
    support::{
        answers::id,
        engine::{Engine, fresh, small},
        sent::statements_sent,
    },
};

const LIST: &str = "query($first: Int) { posts(first: $first) { edges { node { reference \
    viewerMatch { score band kind coverage feasibility { verdict } \
      explanation { summary components { name value contribution } } } } } } }";

/// The open posts with how they fit who asks, by reference.
async fn matches(engine: &Engine, token: &str) -> Vec<(String, Value)> {
    let found = ask(&engine.store, token, LIST, json!({ "first": 50 })).await;
    let edges = found["posts"]["edges"].as_array().unwrap();
    let line = |edge: &Value| {
        let reference = edge["node"]["reference"].as_str().unwrap().to_owned();
        (reference, edge["node"]["viewerMatch"].clone())
    };
    edges.iter().map(line).collect()
}

#[tokio::test]
async fn a_match_is_what_the_recommendations_say_and_blocked_posts_have_one_too() {
    let listed = "{ me { recommendedPosts(first: 50, filter: { includeBlocked: true, includeWeak: true }) { \
        totalCount edges { score band kind feasibility { verdict } node { reference viewerMatch { score } } \
          explanation { summary components { name value contribution } } } } } }";
    for engine in small().await {
        let token = "demo.agent.agt-01";
        let all = ask(&engine.store, token, listed, json!({})).await;
        let list = &all["me"]["recommendedPosts"];
        let edges = list["edges"].as_array().unwrap();
        assert_eq!(list["totalCount"], edges.len());
        let found = matches(&engine, token).await;
        assert!(found.len() > edges.len(), "{} {}", found.len(), edges.len());
        for edge in edges {
            let reference = edge["node"]["reference"].as_str().unwrap();
            let (_, matched) = found.iter().find(|(post, _)| post == reference).unwrap();
            for field in ["score", "band", "kind", "feasibility", "explanation"] {
                assert_eq!(
                    matched[field], edge[field],
                    "{reference} {field} {}",
                    engine.name
                );
            }
            assert_eq!(edge["node"]["viewerMatch"]["score"], edge["score"]);
        }
        // A post that shares nothing with the career is judged by statute all the same.
        let listed = |post: &str| edges.iter().any(|edge| edge["node"]["reference"] == post);
        let others: Vec<_> = found.iter().filter(|(post, _)| !listed(post)).collect();
        assert!(!others.is_empty());
        for (post, matched) in others {
            assert!(
                matched["feasibility"]["verdict"].is_string(),
                "{post} {matched} {}",
                engine.name
            );
            assert_eq!(
                (&matched["score"], &matched["explanation"]),
                (&Value::Null, &Value::Null),
                "{post}"
            );
        }
    }
}

#[tokio::test]
async fn a_match_is_for_agents_who_agreed_and_for_nobody_else() {
    for engine in small().await {
        // agt-04 withdrew from recommendations.
        for token in [
            "demo.anonymous",
            "demo.recruiter.org-dinum",
            "demo.analyst",
            "demo.agent.agt-04",
        ] {
            let found = matches(&engine, token).await;
            assert!(!found.is_empty());
            assert!(
                found.iter().all(|(_, matched)| matched.is_null()),
                "{token} {}",
                engine.name
            );
        }
    }
}

#[tokio::test]
async fn a_page_costs_no_more_statements_than_a_few_posts() {
    for engine in small().await {
        let mut sent = Vec::new();
        for first in [3, 50] {
            let before = statements_sent();
            ask(
                &engine.store,
                "demo.agent.agt-01",
                LIST,
                json!({ "first": first }),
            )
            .await;
            sent.push(statements_sent() - before);
        }
        // What is not recommended asks for two statements more, whatever their number.
        assert!(
            sent[0] > 0 && sent[1] <= sent[0] + 2,
            "{sent:?} {}",
            engine.name
        );
    }
}

#[tokio::test]
async fn an_act_and_what_is_new_are_read_in_the_list() {
    let query = "query($filter: RecommendationFilter) { me { recommendedPosts(first: 50, filter: $filter) { \
        edges { action { kind } node { reference vacancy { openedOn } } } } } }";
    for engine in fresh().await {
        let (store, token) = (&engine.store, "demo.agent.agt-01");
        let save =
            "mutation($post: ID!) { savePost(input: { post: $post }) { userErrors { code } } }";
        ask(store, token, save, json!({ "post": id("Post", "post-01") })).await;
        let all = ask(
            store,
            token,
            query,
            json!({ "filter": { "includeWeak": true } }),
        )
        .await;
        let all = all["me"]["recommendedPosts"]["edges"]
            .as_array()
            .unwrap()
            .clone();
        for edge in &all {
            // The files say that they saved the second one before.
            let saved = ["DINUM-2026-001", "DGFIP-2026-014"].map(Value::from);
            let saved = saved.contains(&edge["node"]["reference"]);
            let kind = if saved {
                json!({ "kind": "SAVED" })
            } else {
                Value::Null
            };
            assert_eq!(edge["action"], kind, "{edge} {}", engine.name);
        }
        let day = |edge: &Value| {
            edge["node"]["vacancy"]["openedOn"]
                .as_str()
                .unwrap()
                .to_owned()
        };
        let mut days: Vec<_> = all.iter().map(day).collect();
        days.sort();
        let since = days[days.len() / 2].clone();
        let filter = json!({ "includeWeak": true, "openedSince": since });
        let new = ask(store, token, query, json!({ "filter": filter })).await;
        let new = new["me"]["recommendedPosts"]["edges"].as_array().unwrap();
        assert_eq!(
            new.len(),
            days.iter().filter(|day| **day >= since).count(),
            "{}",
            engine.name
        );
        assert!(new.iter().all(|edge| day(edge) >= since) && new.len() < all.len());
    }
}
