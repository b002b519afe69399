//! The order and the scores that the public reads are made of moves of eleven people and more.

use std::{collections::BTreeMap, fmt::Write as _};

use passerelle::{graph::store::GraphStore, refresh::refresh};
use serde_json::{Value, json};

use super::{ANALYST, DAY, ask_with};
use crate::support::{
    answers::id,
    directory::directory,
    engine::{empty, load, moment},
};

/// Moves from a: so many people to b, twelve to c; a reference table knows a → b and a → d.
fn movers(to_b: usize) -> tempfile::TempDir {
    let mut agents = "uid,display_name,status\n".to_owned();
    let mut consents = "agent_uid,purpose,granted_at\n".to_owned();
    let mut held = "uid,agent_uid,start,organisation_uid,occupation_uid,digital\n".to_owned();
    for i in 0..to_b + 12 {
        let to = if i < to_b { "b" } else { "c" };
        writeln!(agents, "mov-{i:02},Personne Mobile {i},TENURED").unwrap();
        writeln!(consents, "mov-{i:02},STATISTICS,2025-01-01T00:00:00Z").unwrap();
        writeln!(held, "mov-{i:02}-a,mov-{i:02},2020-09-01,org-a,occ-a,true").unwrap();
        writeln!(
            held,
            "mov-{i:02}-b,mov-{i:02},2023-09-01,org-a,occ-{to},true"
        )
        .unwrap();
    }
    directory(&[
        ("agents.csv", &agents),
        ("consents.csv", &consents),
        ("assignments.csv", &held),
        (
            "organisations.csv",
            "uid,name,kind\norg-a,Ministère,MINISTRY\n",
        ),
        (
            "occupations.csv",
            "uid,scheme,code,label_fr,family,digital\nocc-a,FILIERE,A,Métier A,Famille,true\n\
             occ-b,FILIERE,B,Métier B,Famille,true\nocc-c,FILIERE,C,Métier C,Famille,true\n\
             occ-d,FILIERE,D,Métier D,Famille,true\n",
        ),
        (
            "occupation_relations.csv",
            "from_uid,to_uid,kind,rank\nocc-a,occ-d,REFERENCE_CLOSE,1\nocc-a,occ-b,REFERENCE_CLOSE,2\n",
        ),
    ])
}

/// The order of the transitions from a, and the score of each path, with all that is said of them.
async fn read(store: &GraphStore, token: &str) -> Value {
    let query = "query($a: ID!) { \
        node(id: $a) { ... on Occupation { next { to { code } evidence observedCount medianMonths } } } \
        mobilityPaths(from: $a) { paths { score steps { to { code } evidence observedCount } } } }";
    ask_with(
        store,
        token,
        query,
        json!({ "a": id("Occupation", "occ-a") }),
    )
    .await
}

#[tokio::test]
async fn moves_of_fewer_than_eleven_people_change_no_order_and_no_score_of_the_public() {
    let mut public: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    let mut inside: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for people in [0, 10] {
        for engine in empty().await {
            let store = &engine.store;
            load(store, movers(people).path()).await;
            refresh(store, moment(DAY)).await.unwrap();
            let name = engine.name;
            let answers = public.entry(name).or_default();
            answers.push(read(store, "demo.anonymous").await);
            inside
                .entry(name)
                .or_default()
                .push(read(store, ANALYST).await);
        }
    }
    let order = |answer: &Value| -> Vec<String> {
        let next = answer["node"]["next"].as_array().unwrap().iter();
        next.map(|way| way["to"]["code"].as_str().unwrap().to_owned())
            .collect()
    };
    for (name, public) in &public {
        let inside = &inside[name];
        assert_eq!(public[0], public[1], "{name}");
        assert_ne!(inside[0], inside[1], "{name}");
        // Twelve people made c the surest move; ten put b before what a table alone knows.
        assert_eq!(order(&public[1]), ["C", "D", "B"], "{name}");
        assert_eq!(order(&inside[1]), ["C", "B", "D"], "{name}");
    }
}
