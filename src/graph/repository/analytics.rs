//! The published version of the statistics, and the groups by which exposure is watched.

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde::de::IgnoredAny;
use serde_json::{Value, json};

use crate::{
    domain::{
        analytics::{
            exposure::{ExposureGraph, Grouped},
            port::AnalyticsGraph,
            publication::Version,
            unmet_demand::{VainSearch, month_of},
        },
        error::Error,
    },
    graph::{
        catalog::{
            ANALYTICS_LIST_EXPOSED_AGENTS, ANALYTICS_LIST_EXPOSED_POSTS,
            ANALYTICS_READ_PUBLISHED_TABLE, ANALYTICS_READ_VERSION, Returning,
            SEARCH_RECORD_UNANSWERED,
        },
        error::GraphError,
        repository::recommend::data_as_of,
        store::{GraphStore, Unit},
    },
};

/// The version that readers see; none before the first one.
pub(crate) async fn version(store: &GraphStore) -> Result<Option<Version>, GraphError> {
    let rows = store.read(ANALYTICS_READ_VERSION, json!({})).await?;
    Ok(rows.into_iter().next())
}

/// The content of a table of that version, as JSON; none where it has none.
pub(crate) async fn published(
    store: &GraphStore,
    name: &str,
) -> Result<Option<String>, GraphError> {
    let ask = json!({ "name": name });
    let found = store.read(ANALYTICS_READ_PUBLISHED_TABLE, ask).await?;
    Ok(found.into_iter().next().map(|row| row.content))
}

#[async_trait]
impl AnalyticsGraph for GraphStore {
    async fn statistics_as_of(&self) -> Result<Option<DateTime<Utc>>, Error> {
        let version = version(self).await?;
        Ok(version.map(|version| data_as_of(version.as_of, version.published_at)))
    }

    async fn published_table(&self, name: &str) -> Result<Option<String>, Error> {
        Ok(published(self, name).await?)
    }

    async fn record_unanswered(&self, search: &VainSearch<'_>) -> Result<(), Error> {
        let VainSearch {
            list,
            words,
            today,
            epoch,
            bucket,
        } = *search;
        let month = month_of(today);
        let ask = json!({
            "uid": format!("{month}:{epoch}:{list}:{words}"),
            "words": words,
            "list": list,
            "month": month,
            "epoch": epoch,
            "bucket": bucket,
        });
        let unit = Unit::new(SEARCH_RECORD_UNANSWERED, ask);
        self.write::<IgnoredAny>(unit).await?;
        Ok(())
    }
}

/// Rows of a page.
const PAGE: usize = 500;

#[async_trait]
impl ExposureGraph for GraphStore {
    async fn exposed_agents(&self) -> Result<Vec<Grouped>, Error> {
        pages(self, ANALYTICS_LIST_EXPOSED_AGENTS, json!({})).await
    }

    async fn exposed_posts(&self, today: NaiveDate) -> Result<Vec<Grouped>, Error> {
        pages(
            self,
            ANALYTICS_LIST_EXPOSED_POSTS,
            json!({ "today": today }),
        )
        .await
    }
}

async fn pages(
    store: &GraphStore,
    statement: Returning<Grouped>,
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
