//! The four indicators, and how long posts wait for somebody.

use async_graphql::{Context, Description, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};

use crate::{
    domain::analytics::{
        choose_period::choose_period,
        indicator::{Figure, Indicator},
        period::Period,
        published::read_table,
        time_to_fill::{FillingTime, FillingTimes},
    },
    graphql::{
        context::ContextExt as _,
        error::refuse,
        scalar::{Date, LocalizedText},
        vocabulary::FlowDimensionValue,
    },
};

/// Whether people are helped.
#[derive(Default, Description)]
pub struct ImpactAnalytics;

#[Object(use_type_description)]
impl ImpactAnalytics {
    /// The four indicators, of one of the last five calendar years that are over or of the five together, with how each
    /// evolved by year.
    async fn impact(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "The 1 January of one of the years; with neither day the five years together."
        )]
        since: Option<Date>,
        #[graphql(desc = "The 31 December of the same year.")] until: Option<Date>,
    ) -> Result<Option<ImpactIndicators>> {
        let graph = ctx.graph().as_ref();
        let period = choose_period(graph, since.map(|day| day.0), until.map(|day| day.0)).await;
        Ok(Some(ImpactIndicators(
            period.map_err(|error| refuse(&error))?,
        )))
    }

    /// How long vacancies opened in the last five calendar years that are over waited to be filled, by occupation, family,
    /// ministry, or corps of who took the post. What is of too few filled vacancies is null; rows of which nothing is
    /// disclosed are left out.
    async fn time_to_fill(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "By what vacancies are counted.")] dimension: FlowDimensionValue,
    ) -> Result<Option<Vec<TimeToFillRow>>> {
        let times = read_table(ctx.graph().as_ref(), &FillingTimes(dimension.into())).await;
        let times = times.map_err(|error| refuse(&error))?;
        Ok(Some(times.into_iter().map(Into::into).collect()))
    }
}

/// The four indicators over one period.
#[derive(Description)]
pub struct ImpactIndicators(Period);

#[Object(use_type_description)]
impl ImpactIndicators {
    /// How accompanied agents judge their accompaniment.
    async fn satisfaction(&self, ctx: &Context<'_>) -> Result<Option<IndicatorObject>> {
        self.measure(ctx, Indicator::Satisfaction).await.map(Some)
    }

    /// How long it takes to find the right person for a post.
    async fn time_to_fill(&self, ctx: &Context<'_>) -> Result<Option<IndicatorObject>> {
        self.measure(ctx, Indicator::TimeToFill).await.map(Some)
    }

    /// Who takes one more digital post after an accompaniment.
    async fn further_digital_posts(&self, ctx: &Context<'_>) -> Result<Option<IndicatorObject>> {
        self.measure(ctx, Indicator::FurtherDigitalPosts)
            .await
            .map(Some)
    }

    /// Who comes back to digital posts after a post elsewhere or outside the State.
    async fn return_to_digital(&self, ctx: &Context<'_>) -> Result<Option<IndicatorObject>> {
        self.measure(ctx, Indicator::ReturnToDigital)
            .await
            .map(Some)
    }
}

impl ImpactIndicators {
    async fn measure(&self, ctx: &Context<'_>, indicator: Indicator) -> Result<IndicatorObject> {
        let table = read_table(ctx.graph().as_ref(), &indicator).await;
        let mut table = table.map_err(|error| refuse(&error))?;
        if let Period::Year(within) = self.0 {
            table.quarters.retain(|(year, ..)| *year == within);
        }
        Ok(IndicatorObject {
            quarters: std::mem::take(&mut table.quarters),
            indicator,
            figure: table.figure(self.0),
            years: match self.0 {
                Period::Year(year) => vec![(year, table.figure(self.0))],
                Period::Together | Period::Ever => table.years,
            },
        })
    }
}

/// An indicator of a period. It is suppressed when it is of too few people, or when other periods would then
/// isolate some of them.
#[derive(Description)]
pub struct IndicatorObject {
    indicator: Indicator,
    figure: Figure,
    years: Vec<(i32, Figure)>,
    quarters: Vec<(i32, i32, Figure)>,
}

#[Object(name = "Indicator", use_type_description)]
impl IndicatorObject {
    /// The figure; null when it is suppressed.
    async fn value(&self) -> Option<f64> {
        self.figure.value
    }

    /// The unit of the figure: score, days, or share in [0, 1].
    async fn unit(&self) -> &str {
        self.indicator.unit()
    }

    /// How many agents, or filled vacancies, it is of; null when it is suppressed.
    async fn population(&self) -> Option<i32> {
        self.figure.population
    }

    /// What it is, and of whom.
    async fn definition(&self) -> LocalizedText {
        let (fr, en) = self.indicator.definition();
        LocalizedText {
            fr: fr.to_owned(),
            en: Some(en.to_owned()),
        }
    }

    /// Whether the figure is suppressed; so it is where there is nobody.
    async fn suppressed(&self) -> bool {
        self.figure.value.is_none()
    }

    /// The figure to be read with it, which the definition names; null when it is suppressed.
    async fn companion(&self) -> Option<f64> {
        self.figure.companion
    }

    /// The unit of its companion.
    async fn companion_unit(&self) -> Option<&str> {
        self.indicator.companion_unit()
    }

    /// When the published version of the statistics was counted, on the day for which it was.
    async fn data_as_of(&self, ctx: &Context<'_>) -> Result<DateTime<Utc>> {
        let data_as_of = ctx.graph().statistics_as_of().await;
        Ok(data_as_of
            .map_err(|error| refuse(&error))?
            .unwrap_or_default())
    }

    /// The figure of each quarter of the period in which vacancies opened; null for an indicator that is not counted by
    /// quarter. Of a recent quarter its companion is the one to read.
    async fn quarters(&self) -> Option<Vec<IndicatorQuarter>> {
        if self.indicator != Indicator::TimeToFill {
            return None;
        }
        let quarters = self.quarters.iter();
        let quarters = quarters.map(|(year, quarter, figure)| IndicatorQuarter {
            year: *year,
            quarter: *quarter,
            value: figure.value,
            companion: figure.companion,
            population: figure.population,
        });
        Some(quarters.collect())
    }

    /// The figure of each year of the period.
    async fn series(&self) -> Vec<IndicatorPoint> {
        let points = self.years.iter();
        points
            .map(|(year, figure)| IndicatorPoint {
                year: *year,
                value: figure.value,
                companion: figure.companion,
                population: figure.population,
            })
            .collect()
    }
}

/// An indicator in one quarter.
#[derive(SimpleObject)]
pub struct IndicatorQuarter {
    /// The calendar year.
    year: i32,
    /// Its quarter, 1 to 4.
    quarter: i32,
    /// The figure; null when it is suppressed, or of nobody.
    value: Option<f64>,
    /// The figure to be read with it; null when it is suppressed, or there is none.
    companion: Option<f64>,
    /// How many filled vacancies it is of; null when it is suppressed, or of none.
    population: Option<i32>,
}

/// An indicator in one year.
#[derive(SimpleObject)]
pub struct IndicatorPoint {
    /// The calendar year.
    year: i32,
    /// The figure; null when it is suppressed, or of nobody.
    value: Option<f64>,
    /// The figure to be read with it; null when it is suppressed, or there is none.
    companion: Option<f64>,
    /// How many agents, or filled vacancies, it is of; null when it is suppressed, or of nobody.
    population: Option<i32>,
}

/// How long the vacancies of one key waited.
#[derive(SimpleObject)]
pub struct TimeToFillRow {
    /// A key that stays the same from one answer to another.
    key: String,
    /// What a reader sees, in French.
    label: String,
    /// Vacancies that were filled.
    filled: Option<i32>,
    /// Vacancies open on the day of the data.
    open: Option<i32>,
    /// The median of the days from opening to filling, of those filled.
    median_days: Option<i32>,
    /// The mean of the same days.
    mean_days: Option<f64>,
    /// The first day by which half are filled, those still vacant included (Kaplan–Meier); null when half are
    /// not filled yet.
    censored_median_days: Option<i32>,
}

impl From<FillingTime> for TimeToFillRow {
    fn from(time: FillingTime) -> Self {
        Self {
            key: time.key,
            label: time.label,
            filled: time.filled,
            open: time.open,
            median_days: time.median_days,
            mean_days: time.mean_days,
            censored_median_days: time.censored_median_days,
        }
    }
}
