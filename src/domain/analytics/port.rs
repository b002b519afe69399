//! What analytics ask of a graph: tables of the published version of the statistics, of people and never a person.

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use crate::domain::{analytics::unmet_demand::VainSearch, error::Error};

/// The published version of the statistics, of agents who agreed to be counted.
#[async_trait]
pub trait AnalyticsGraph: Send + Sync {
    /// When the version was counted, on the day for which it was; none before the first version.
    async fn statistics_as_of(&self) -> Result<Option<DateTime<Utc>>, Error>;
    /// The content of a table of the version, as JSON; none where the version has none.
    async fn published_table(&self, name: &str) -> Result<Option<String>, Error>;
    /// Counts a search in a list that found nothing, once more.
    async fn record_unanswered(&self, search: &VainSearch<'_>) -> Result<(), Error>;
}
