//! Every agent's list of `fixtures/small`, as the API gives it.

use std::{collections::BTreeMap, sync::Arc};

use async_graphql::{Request, Variables};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use passerelle::{
    auth::{
        card_id::{CardCipher, ShownCard},
        demo::read_token,
        principal::Principal,
    },
    domain::viewer::Viewer,
    graph::store::GraphStore,
    graphql::Api,
};
use serde_json::{Value, json};

const QUERY: &str = include_str!("answers.graphql");

/// The recommendations of an agent, as a connection.
pub async fn list(store: &GraphStore, agent: &str) -> Value {
    let api = Api::new(Arc::new(store.clone()), Some("2026-03-02".parse().unwrap())).unwrap();
    let variables = Variables::from_json(json!({ "uid": agent }));
    let request = Request::new(QUERY).variables(variables);
    let answer = api.execute(request, Principal::demo_all()).await;
    assert!(answer.errors.is_empty(), "{:?}", answer.errors);
    answer.data.into_json().unwrap()["agent"]["recommendedPosts"].take()
}

/// The edges of every agent's list, by agent.
pub async fn lists(store: &GraphStore) -> BTreeMap<String, Vec<Value>> {
    let mut found = BTreeMap::new();
    for i in 1..=20 {
        let agent = format!("agt-{i:02}");
        let edges = list(store, &agent).await["edges"]
            .as_array()
            .unwrap()
            .clone();
        found.insert(agent, edges);
    }
    found
}

/// The reference of the post of an edge.
pub fn reference(edge: &Value) -> &str {
    edge["node"]["reference"].as_str().unwrap()
}

/// The global id of a node.
pub fn id(kind: &str, uid: &str) -> String {
    URL_SAFE_NO_PAD.encode(format!("{kind}:{uid}"))
}

fn viewer(token: &str) -> Viewer {
    let day = "2026-03-02".parse().unwrap();
    read_token(token).unwrap().viewer(day)
}

/// The id of a person's card, in the lists of candidates of a recruiter or the peers of anybody else.
pub fn card(token: &str, uid: &str) -> String {
    if token.starts_with("demo.recruiter") {
        return candidate(token, uid);
    }
    CardCipher::demo().seal(&viewer(token), &ShownCard::Peer(uid.to_owned()))
}

/// The id of a candidate's card.
pub fn candidate(token: &str, uid: &str) -> String {
    CardCipher::demo().seal(&viewer(token), &ShownCard::Candidate(uid.to_owned()))
}

/// The key of the person of a card, whoever of `fixtures/small` or `fixtures/demo` was shown it.
pub fn person(id: &Value) -> String {
    let recruiters = [
        "anssi",
        "dga",
        "dga-data",
        "dgfip",
        "dinum",
        "dnum-mte",
        "ign",
        "insee",
        "maa",
        "mef",
        "mefsin",
        "minarm",
        "mint",
        "mte",
        "sgami-ouest",
        "spm",
    ];
    let recruiters = recruiters.map(|of| format!("demo.recruiter.org-{of}"));
    let small = (1..=20).map(|number| format!("demo.agent.agt-{number:02}"));
    let demo = (1..=200).map(|number| format!("demo.agent.agt-{number:03}"));
    let everybody = small
        .chain(demo)
        .chain(recruiters)
        .chain(["demo.all".to_owned()]);
    let id = id.as_str().unwrap();
    let opened = |token: String| CardCipher::demo().open(&viewer(&token), id);
    let shown = everybody.into_iter().find_map(opened);
    shown.unwrap().agent_uid().to_owned()
}

/// The input of a mutation, in which the id of an agent, as `to` or `agent`, becomes that of the card
/// that the sender would have of them.
pub fn with_cards(token: &str, mut input: Value) -> Value {
    for field in ["to", "agent"] {
        let given = input[field].as_str().map(|id| URL_SAFE_NO_PAD.decode(id));
        let Some(Ok(bytes)) = given else { continue };
        if let Ok(text) = String::from_utf8(bytes)
            && let Some(uid) = text.strip_prefix("Agent:")
        {
            input[field] = card(token, uid).into();
        }
    }
    input
}
