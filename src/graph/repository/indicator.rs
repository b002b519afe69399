//! Counts behind the indicators of HR analysts, as the published version of the statistics keeps them.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::json;

use super::mobility::data_as_of;
use crate::{
    domain::{
        analytics::Dimension,
        error::Error,
        port::indicator::{
            CareerTally, Filling, FurtherPost, IndicatorGraph, Outlook, Overdue, RequestTally,
            Return, Satisfaction, Scarcity, Unanswered, Unfit, VainSearch,
        },
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

    async fn satisfactions(&self) -> Result<Vec<Satisfaction>, Error> {
        rows(self, Table::Satisfactions).await
    }

    async fn fillings(&self, dimension: Option<Dimension>) -> Result<Vec<Filling>, Error> {
        rows(self, Table::Fillings(dimension)).await
    }

    async fn further_posts(&self) -> Result<Vec<FurtherPost>, Error> {
        rows(self, Table::FurtherPosts).await
    }

    async fn returns(&self) -> Result<Vec<Return>, Error> {
        rows(self, Table::Returns).await
    }

    async fn careers(&self) -> Result<Vec<CareerTally>, Error> {
        rows(self, Table::Careers).await
    }

    async fn scarcities(&self) -> Result<Vec<Scarcity>, Error> {
        rows(self, Table::Scarcities).await
    }

    async fn outlook(&self) -> Result<Vec<Outlook>, Error> {
        rows(self, Table::Outlook).await
    }

    async fn requests(&self) -> Result<Vec<RequestTally>, Error> {
        rows(self, Table::Requests).await
    }

    async fn overdue(&self) -> Result<Vec<Overdue>, Error> {
        rows(self, Table::Overdue).await
    }

    async fn unfit_posts(&self) -> Result<Vec<Unfit>, Error> {
        rows(self, Table::UnfitPosts).await
    }

    async fn unanswered(&self) -> Result<Vec<Unanswered>, Error> {
        rows(self, Table::Unanswered).await
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

async fn rows<Row: DeserializeOwned>(store: &GraphStore, table: Table) -> Result<Vec<Row>, Error> {
    Ok(published(store, table).await?)
}
