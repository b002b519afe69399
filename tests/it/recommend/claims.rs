//! What a reason says of a person is recomputed from the files that the person's data came from.

use std::sync::Arc;

#[cfg(feature = "embedded")]
use passerelle::laboratory::generate::{Order, generate};
use passerelle::{graph::store::GraphStore, graphql::Api};

use self::audit::Audit;
#[cfg(feature = "embedded")]
use crate::support::engine::{add, empty};
use crate::support::engine::{demo, fixture};

mod audit;
mod career;
mod credit;
mod files;
mod judge;
mod offer;
mod sentence;
mod words;

const TODAY: &str = "2026-03-02";

fn api(store: &GraphStore) -> Api {
    Api::new(Arc::new(store.clone()), Some(TODAY.parse().unwrap())).unwrap()
}

#[tokio::test]
async fn every_claim_about_a_person_of_the_demo_is_in_their_files() {
    for engine in demo().await {
        let mut audit = Audit::new(&fixture("demo"));
        let agents = audit.agents.clone().into_iter();
        let readings = agents.flat_map(|agent| [(agent.clone(), true), (agent, false)]);
        audit
            .lists(&api(&engine.store), readings.collect(), 10)
            .await;
        audit.end(engine.name, 13);
    }
}

/// The posts of the demo as if nobody stated what they ask for: it is read in their words, or inherited.
#[cfg(feature = "embedded")]
#[tokio::test]
async fn every_claim_about_what_is_read_in_a_post_is_in_its_words() {
    let home = tempfile::tempdir().unwrap();
    for file in std::fs::read_dir(fixture("demo")).unwrap() {
        let file = file.unwrap();
        if file.file_name() != "post_requirements.csv" {
            std::fs::copy(file.path(), home.path().join(file.file_name())).unwrap();
        }
    }
    let store = empty().await.next().unwrap().store;
    add(&store, home.path()).await;
    let mut audit = Audit::new(home.path());
    let agents = audit.agents.clone().into_iter();
    let readings = agents.map(|agent| (agent, false)).collect();
    audit.lists(&api(&store), readings, 5).await;
    audit.end("embedded", 15);
}

/// People made by the generator, over the référentiels of the demo: half read their list, somebody else reads the others.
#[cfg(feature = "embedded")]
#[tokio::test]
async fn every_claim_about_two_thousand_invented_people_is_in_their_files() {
    let home = tempfile::tempdir().unwrap();
    let order = Order {
        agents: 2_000,
        posts: Some(40),
        seed: 24,
        reference: fixture("demo"),
        day: TODAY.parse().unwrap(),
    };
    generate(home.path(), &order).unwrap();
    let store = empty().await.next().unwrap().store;
    add(&store, home.path()).await;
    let mut audit = Audit::new(home.path());
    let agents = audit.agents.clone().into_iter().enumerate();
    let readings = agents.map(|(at, agent)| (agent, at % 2 == 0)).collect();
    audit.lists(&api(&store), readings, 3).await;
    audit.end("embedded", 15);
}
