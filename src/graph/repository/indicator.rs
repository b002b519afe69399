//! Figures for HR analysts, as the published version of the statistics keeps them.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::de::IgnoredAny;
use serde_json::json;

use super::mobility::data_as_of;
use crate::{
    domain::{
        analytics::{
            Dimension,
            digital_step::DigitalStep,
            indicator::{Indicator, IndicatorTable},
            outlook::OutlookRow,
            retention::Retention,
            time_to_fill::FillingTime,
        },
        error::Error,
        port::indicator::{IndicatorGraph, Scarcity, Unanswered, Unfit, VainSearch},
        usecase::find_unmet_demand::month_of,
    },
    graph::{
        catalog::SEARCH_EVENT_RECORD,
        refresh::{Table, published, version},
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
        let unit = Unit::of(SEARCH_EVENT_RECORD, ask);
        self.write::<IgnoredAny>(unit).await?;
        Ok(())
    }
}
