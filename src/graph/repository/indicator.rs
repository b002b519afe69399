//! Counts behind the indicators of HR analysts.

use async_trait::async_trait;
use chrono::NaiveDate;
use serde::de::IgnoredAny;
use serde_json::json;

use crate::{
    domain::{
        analytics::Dimension,
        error::Error,
        port::indicator::{
            CareerTally, Filling, FurtherPost, IndicatorGraph, Outlook, Overdue, RequestTally,
            Return, Satisfaction, Scarcity, Unanswered, Unfit,
        },
    },
    graph::{
        catalog::{
            INDICATOR_FORESEE_MOVES, INDICATOR_LIST_UNFIT_POSTS, INDICATOR_TALLY_CAREERS,
            INDICATOR_TALLY_FILLINGS, INDICATOR_TALLY_FURTHER_POSTS, INDICATOR_TALLY_OVERDUE_TERMS,
            INDICATOR_TALLY_REQUESTS, INDICATOR_TALLY_RETURNS, INDICATOR_TALLY_SATISFACTION,
            INDICATOR_WEIGH_COMPETENCIES, SEARCH_EVENT_LIST_UNANSWERED, SEARCH_EVENT_RECORD,
        },
        store::{GraphStore, Unit},
    },
};

#[async_trait]
impl IndicatorGraph for GraphStore {
    async fn satisfactions(&self, today: NaiveDate) -> Result<Vec<Satisfaction>, Error> {
        let ask = json!({ "today": today });
        Ok(self.read(INDICATOR_TALLY_SATISFACTION, ask).await?)
    }

    async fn fillings(
        &self,
        today: NaiveDate,
        dimension: Option<Dimension>,
    ) -> Result<Vec<Filling>, Error> {
        let dimension = dimension.map_or(json!("NONE"), |one| json!(one));
        let ask = json!({ "today": today, "dimension": dimension });
        Ok(self.read(INDICATOR_TALLY_FILLINGS, ask).await?)
    }

    async fn further_posts(&self, today: NaiveDate) -> Result<Vec<FurtherPost>, Error> {
        let ask = json!({ "today": today });
        Ok(self.read(INDICATOR_TALLY_FURTHER_POSTS, ask).await?)
    }

    async fn returns(&self, today: NaiveDate) -> Result<Vec<Return>, Error> {
        let ask = json!({ "today": today });
        Ok(self.read(INDICATOR_TALLY_RETURNS, ask).await?)
    }

    async fn careers(&self, today: NaiveDate) -> Result<Vec<CareerTally>, Error> {
        let ask = json!({ "today": today });
        Ok(self.read(INDICATOR_TALLY_CAREERS, ask).await?)
    }

    async fn scarcities(
        &self,
        today: NaiveDate,
        threshold: u32,
        limit: usize,
    ) -> Result<Vec<Scarcity>, Error> {
        let ask = json!({ "today": today, "threshold": threshold, "limit": limit });
        Ok(self.read(INDICATOR_WEIGH_COMPETENCIES, ask).await?)
    }

    async fn outlook(
        &self,
        today: NaiveDate,
        tenure: i32,
        months: i32,
    ) -> Result<Vec<Outlook>, Error> {
        let ask = json!({ "today": today, "tenure": tenure, "months": months });
        Ok(self.read(INDICATOR_FORESEE_MOVES, ask).await?)
    }

    async fn requests(&self, today: NaiveDate) -> Result<Vec<RequestTally>, Error> {
        let ask = json!({ "today": today });
        Ok(self.read(INDICATOR_TALLY_REQUESTS, ask).await?)
    }

    async fn overdue(&self, today: NaiveDate, maximum: i32) -> Result<Vec<Overdue>, Error> {
        let ask = json!({ "today": today, "maximum": maximum });
        Ok(self.read(INDICATOR_TALLY_OVERDUE_TERMS, ask).await?)
    }

    async fn unfit_posts(
        &self,
        today: NaiveDate,
        threshold: u32,
        limit: usize,
    ) -> Result<Vec<Unfit>, Error> {
        let ask = json!({ "today": today, "threshold": threshold, "limit": limit });
        Ok(self.read(INDICATOR_LIST_UNFIT_POSTS, ask).await?)
    }

    async fn unanswered(
        &self,
        since: NaiveDate,
        threshold: u32,
        days: u32,
        limit: usize,
    ) -> Result<Vec<Unanswered>, Error> {
        let ask = json!({ "since": since, "threshold": threshold, "days": days, "limit": limit });
        Ok(self.read(SEARCH_EVENT_LIST_UNANSWERED, ask).await?)
    }

    async fn record_unanswered(
        &self,
        list: &str,
        words: &str,
        today: NaiveDate,
    ) -> Result<(), Error> {
        let uid = format!("{today}:{list}:{words}");
        let ask = json!({ "uid": uid, "words": words, "list": list, "day": today });
        let unit = Unit::of(SEARCH_EVENT_RECORD, ask);
        self.write::<IgnoredAny>(unit).await?;
        Ok(())
    }
}
