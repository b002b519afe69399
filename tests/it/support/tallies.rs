//! What statements count behind the indicators, before anything is suppressed.

use passerelle::{
    domain::analytics::{
        Dimension,
        population::PopulationTally,
        tally::{Filling, ForeseenMoves, FurtherPost, Return, Satisfaction},
    },
    graph::{
        catalog::{
            ANALYTICS_FORESEE_MOVES, ANALYTICS_TALLY_FILLINGS, ANALYTICS_TALLY_FURTHER_POSTS,
            ANALYTICS_TALLY_POPULATION, ANALYTICS_TALLY_RETURNS, ANALYTICS_TALLY_SATISFACTION,
            REFRESH_LIST_AGENTS, Returning,
        },
        store::GraphStore,
    },
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

const DAY: &str = "2026-03-02";

/// The rows of a statement that counts on a day.
pub async fn rows<T: DeserializeOwned + Send + 'static>(
    store: &GraphStore,
    statement: Returning<T>,
) -> Vec<T> {
    let ask = json!({ "today": DAY });
    store.read(statement, ask).await.unwrap()
}

pub async fn satisfactions(store: &GraphStore) -> Vec<Satisfaction> {
    rows(store, ANALYTICS_TALLY_SATISFACTION).await
}

pub async fn further_posts(store: &GraphStore) -> Vec<FurtherPost> {
    rows(store, ANALYTICS_TALLY_FURTHER_POSTS).await
}

pub async fn returns(store: &GraphStore) -> Vec<Return> {
    rows(store, ANALYTICS_TALLY_RETURNS).await
}

pub async fn fillings(store: &GraphStore, dimension: Option<Dimension>) -> Vec<Filling> {
    let dimension = dimension.map_or(json!("NONE"), |dimension| json!(dimension));
    let ask = json!({ "today": DAY, "dimension": dimension });
    store.read(ANALYTICS_TALLY_FILLINGS, ask).await.unwrap()
}

pub async fn outlook(store: &GraphStore) -> Vec<ForeseenMoves> {
    let ask = json!({ "today": DAY, "tenure": 48, "months": 36 });
    store.read(ANALYTICS_FORESEE_MOVES, ask).await.unwrap()
}

/// The stock, with who moved between two days.
pub async fn stock(store: &GraphStore, first: &str, last: &str) -> Vec<PopulationTally> {
    let all = json!({ "after": "", "limit": 10_000 });
    let agents = store.read(REFRESH_LIST_AGENTS.statement(), all);
    let agents: Vec<Value> = agents.await.unwrap();
    let uids: Vec<_> = agents.iter().map(|row| &row["uid"]).collect();
    let ask = json!({ "uids": uids, "today": DAY, "first": first, "last": last });
    store.read(ANALYTICS_TALLY_POPULATION, ask).await.unwrap()
}
