//! Tables and figures for HR analysts, as the published version of the statistics keeps them.

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde::de::IgnoredAny;
use serde_json::{Value, json};

use crate::{
    domain::{
        analytics::{
            Dimension,
            career_tree::{Root, Trees},
            digital_step::DigitalStep,
            exposure::{ExposureGraph, Grouped},
            flow::FlowTable,
            indicator::{Indicator, IndicatorTable},
            outlook::OutlookRow,
            period::Period,
            port::{
                FlowGraph, IndicatorGraph, Scarcity, Unanswered, Unfit, UsualSequence, VainSearch,
            },
            retention::Retention,
            time_to_fill::FillingTime,
            unmet_demand::month_of,
        },
        error::Error,
    },
    graph::{
        catalog::{
            ANALYTICS_LIST_EXPOSED_AGENTS, ANALYTICS_LIST_EXPOSED_POSTS, Returning,
            SEARCH_RECORD_UNANSWERED,
        },
        published::{Table, published, version},
        repository::recommend::data_as_of,
        store::{GraphStore, Unit},
    },
};

#[async_trait]
impl IndicatorGraph for GraphStore {
    async fn statistics_as_of(&self) -> Result<Option<DateTime<Utc>>, Error> {
        let version = version(self).await?;
        Ok(version.map(|version| data_as_of(version.as_of, version.published_at)))
    }

    async fn indicator(&self, indicator: Indicator) -> Result<IndicatorTable, Error> {
        Ok(published(self, &Table::Indicator(indicator)).await?)
    }

    async fn filling_times(&self, dimension: Dimension) -> Result<Vec<FillingTime>, Error> {
        Ok(published(self, &Table::FillingTimes(dimension)).await?)
    }

    async fn digital_step(&self) -> Result<DigitalStep, Error> {
        Ok(published(self, &Table::DigitalStep).await?)
    }

    async fn scarcities(&self) -> Result<Vec<Scarcity>, Error> {
        Ok(published(self, &Table::Scarcities).await?)
    }

    async fn outlook(&self, months: i32) -> Result<Vec<OutlookRow>, Error> {
        Ok(published(self, &Table::Outlook(months)).await?)
    }

    async fn retention(&self) -> Result<Vec<Retention>, Error> {
        Ok(published(self, &Table::Retention).await?)
    }

    async fn unfit_posts(&self) -> Result<Vec<Unfit>, Error> {
        Ok(published(self, &Table::UnfitPosts).await?)
    }

    async fn unanswered(&self) -> Result<Vec<Unanswered>, Error> {
        Ok(published(self, &Table::Unanswered).await?)
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

#[async_trait]
impl FlowGraph for GraphStore {
    async fn flows(
        &self,
        dimension: Dimension,
        digital_only: bool,
        period: Period,
    ) -> Result<FlowTable, Error> {
        let table = Table::Flows {
            dimension,
            digital_only,
            period,
        };
        Ok(published(self, &table).await?)
    }

    async fn usual_sequences(
        &self,
        dimension: Dimension,
        steps: usize,
    ) -> Result<Vec<UsualSequence>, Error> {
        Ok(published(self, &Table::Sequences { dimension, steps }).await?)
    }

    async fn career_trees(&self, root: Root, backwards: bool) -> Result<Trees, Error> {
        Ok(published(self, &Table::CareerTrees { root, backwards }).await?)
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
