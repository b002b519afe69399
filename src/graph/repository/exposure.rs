//! Groups by which exposure is watched.

use async_trait::async_trait;
use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::{
    domain::{
        error::Error,
        port::{ExposureGraph, Grouped},
    },
    graph::{
        catalog::{EXPOSURE_LIST_AGENTS, EXPOSURE_LIST_POSTS, Read},
        store::GraphStore,
    },
};

/// Rows of a page.
const PAGE: usize = 500;

#[async_trait]
impl ExposureGraph for GraphStore {
    async fn exposed_agents(&self) -> Result<Vec<Grouped>, Error> {
        pages(self, EXPOSURE_LIST_AGENTS, json!({})).await
    }

    async fn exposed_posts(&self, today: NaiveDate) -> Result<Vec<Grouped>, Error> {
        pages(self, EXPOSURE_LIST_POSTS, json!({ "today": today })).await
    }
}

async fn pages(
    store: &GraphStore,
    statement: Read<Grouped>,
    mut ask: Value,
) -> Result<Vec<Grouped>, Error> {
    let mut found: Vec<Grouped> = Vec::new();
    ask["limit"] = PAGE.into();
    loop {
        ask["after"] = found.last().map_or("", |row| &row.uid).into();
        let page: Vec<Grouped> = store.read(statement, ask.clone()).await?;
        let last = page.len() < PAGE;
        found.extend(page);
        if last {
            return Ok(found);
        }
    }
}
