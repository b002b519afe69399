//! Of which period analysts read a table.

use chrono::NaiveDate;

use crate::domain::{
    analytics::{
        period::{Period, Years},
        port::AnalyticsGraph,
    },
    error::Error,
    refusal::{Field, Reason},
};

/// The period between two days, of those that the published version has.
///
/// # Errors
/// [`Error::Invalid`] for a period of which there is no table, with those that exist; those of the graph.
pub async fn choose_period<G>(
    graph: &G,
    since: Option<NaiveDate>,
    until: Option<NaiveDate>,
) -> Result<Period, Error>
where
    G: AnalyticsGraph + ?Sized,
{
    if since.is_none() && until.is_none() {
        return Ok(Period::Together);
    }
    let version = graph.statistics_as_of().await?;
    let version = version.ok_or_else(|| {
        let field = match since {
            Some(_) => Field::PeriodStart,
            None => Field::PeriodEnd,
        };
        Error::Invalid(field, Reason::NotPublished)
    })?;
    Years::over_on(version.date_naive()).period(since, until)
}
