//! A card discloses no key and nothing that singles a person out.

use std::{fs, sync::Arc};

use async_graphql::{Request, Variables};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use passerelle::{auth::demo::read_token, graph::store::GraphStore, graphql::Api};
use serde_json::{Value, json};

use crate::support::{
    answers::{id, person},
    command::{passerelle, text},
    engine::{fresh, small},
};

mod small_cells;

const REQUEST: &str = include_str!("../graphql/request_introduction.graphql");
const ENDORSE: &str = include_str!("../graphql/endorse_competency.graphql");
const NODE: &str = "query ($id: ID!) { node(id: $id) { __typename id ... on AgentCard { category displayName } } }";

pub async fn ask(store: &GraphStore, token: &str, query: &str, variables: Value) -> Value {
    let api = Api::new(Arc::new(store.clone()), Some("2026-03-02".parse().unwrap())).unwrap();
    let request = Request::new(query).variables(Variables::from_json(variables));
    let answer = api.execute(request, read_token(token).unwrap()).await;
    serde_json::to_value(&answer).unwrap()
}

/// The cards of the peers of an agent.
async fn peers(store: &GraphStore, token: &str) -> Vec<Value> {
    let query = "{ me { peers(first: 50) { edges { node { id category displayName } } } } }";
    let answer = ask(store, token, query, json!({})).await;
    let edges = answer["data"]["me"]["peers"]["edges"].as_array().unwrap();
    edges.iter().map(|edge| edge["node"].clone()).collect()
}

/// The cards of the candidates of a post, ready or not.
pub async fn candidates(store: &GraphStore, token: &str, post: &str, card: &str) -> Vec<Value> {
    let query = format!(
        "query ($id: ID!) {{ node(id: $id) {{ ... on Post {{ \
         candidates(first: 50, nearMatches: true) {{ edges {{ node {{ {card} }} }} }} }} }} }}"
    );
    let answer = ask(store, token, &query, json!({ "id": id("Post", post) })).await;
    let edges = answer["data"]["node"]["candidates"]["edges"].as_array();
    let edges = edges.unwrap().iter();
    edges.map(|edge| edge["node"].clone()).collect()
}

#[tokio::test]
async fn an_id_of_a_card_is_its_viewers_own_and_names_nobody() {
    let (agent, recruiter) = ("demo.agent.agt-01", "demo.recruiter.org-dinum");
    for engine in small().await {
        let store = &engine.store;
        let shown = [
            (agent, peers(store, agent).await),
            (
                recruiter,
                candidates(store, recruiter, "post-01", "id category displayName").await,
            ),
        ];
        for (token, cards) in &shown {
            assert!(cards.len() > 1, "{token} on {}", engine.name);
            for card in cards {
                let given = card["id"].as_str().unwrap();
                let bytes = URL_SAFE_NO_PAD.decode(given).unwrap();
                let text = String::from_utf8_lossy(&bytes);
                assert!(!text.contains("agt") && !text.contains("Agent"), "{card}");
                for other in [
                    agent,
                    recruiter,
                    "demo.agent.agt-02",
                    "demo.recruiter.org-spm",
                    "demo.all",
                    "demo.anonymous",
                ] {
                    let answer = ask(store, other, NODE, json!({ "id": given })).await;
                    let node = &answer["data"]["node"];
                    if other == *token {
                        assert_eq!(node["__typename"], "AgentCard", "{answer}");
                        assert_eq!(&node["id"], given);
                        assert_eq!(node["displayName"], card["displayName"]);
                        assert_eq!(node["category"], card["category"]);
                    } else {
                        assert_eq!(*node, Value::Null, "{other} {answer}");
                    }
                }
            }
        }
        // The same person has another id for each of the two.
        let [peers, candidates] = shown.map(|(_, cards)| cards);
        let both = peers.iter().find_map(|peer| {
            let same = candidates
                .iter()
                .find(|item| person(&item["id"]) == person(&peer["id"]))?;
            Some((peer["id"].clone(), same["id"].clone()))
        });
        let (as_peer, as_candidate) = both.unwrap();
        assert_ne!(as_peer, as_candidate);
    }
}

#[tokio::test]
async fn a_person_is_asked_by_an_id_that_a_list_gave_this_viewer() {
    let (agent, recruiter) = ("demo.agent.agt-01", "demo.recruiter.org-dinum");
    for engine in fresh().await {
        let store = &engine.store;
        let own = peers(store, agent).await;
        let theirs = peers(store, "demo.agent.agt-02").await;
        let seen = candidates(store, recruiter, "post-01", "id").await;
        let refused = async |token: &str, to: &Value| {
            let input = json!({ "to": to, "about": id("Post", "post-01"), "message": "Bonjour" });
            let answer = ask(store, token, REQUEST, json!({ "input": input })).await;
            answer["data"]["result"].clone()
        };
        let nonsense = refused(agent, &json!("nonsense")).await;
        assert_eq!(nonsense["userErrors"][0]["code"], "BAD_USER_INPUT");
        let key = json!(id("Agent", &person(&own[0]["id"])));
        for (token, to) in [
            (agent, &seen[0]["id"]),
            (agent, &theirs[0]["id"]),
            (agent, &key),
            (recruiter, &own[0]["id"]),
            (recruiter, &key),
        ] {
            assert_eq!(refused(token, to).await, nonsense, "{token} {to}");
        }
        let competency = id("Competency", "cmp-linux");
        let input = json!({ "agent": key, "competency": competency, "level": 3 });
        let answer = ask(store, agent, ENDORSE, json!({ "input": input })).await;
        assert_eq!(
            answer["data"]["result"]["userErrors"][0]["field"],
            json!(["input", "agent"])
        );
        // Their own cards they can use.
        let input = json!({ "to": own[0]["id"] });
        let answer = ask(store, agent, REQUEST, json!({ "input": input })).await;
        let made = &answer["data"]["result"]["introduction"];
        assert_eq!(made["state"], "ASKED", "{answer}");
        // So is the card of an introduction, by which it can be read again while it is shown.
        let asked = person(&made["to"]["id"]);
        assert_eq!(asked, person(&own[0]["id"]));
        for card in [&made["to"], &own[0]] {
            let answer = ask(store, agent, NODE, json!({ "id": card["id"] })).await;
            assert_eq!(answer["data"]["node"]["displayName"], own[0]["displayName"]);
        }
        let withdraw = "mutation { setConsent(input: { purpose: VISIBLE_TO_PEERS, given: false }) { userErrors { code } } }";
        ask(store, &format!("demo.agent.{asked}"), withdraw, json!({})).await;
        for card in [&made["to"], &own[0]] {
            let answer = ask(store, agent, NODE, json!({ "id": card["id"] })).await;
            assert_eq!(answer["data"]["node"], Value::Null, "{answer}");
        }
    }
}

#[test]
fn outside_demo_mode_nothing_is_served_without_a_key_of_cards() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("card.key");
    let serve = |key: Option<&str>| {
        let mut command = passerelle(&[
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--data",
            "fixtures/small",
        ]);
        match key {
            Some(key) => command.env("PASSERELLE_SERVER__CARD_KEY_FILE", key),
            None => command.env_remove("PASSERELLE_SERVER__CARD_KEY_FILE"),
        };
        let output = command.output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(3), "{said}");
        assert!(said.contains("server.card_key_file"), "{said}");
        said
    };
    assert!(serve(None).contains("openssl rand"));
    serve(Some(text(&file)));
    fs::write(&file, "not a key").unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(serve(Some(text(&file))).contains("others"));
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    }
    assert!(serve(Some(text(&file))).contains("32 or 64 bytes"));
}
