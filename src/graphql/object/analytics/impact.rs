//! The four indicators, and how long posts wait for somebody.

use async_graphql::{Context, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};

use crate::{
    domain::{
        analytics::{indicator::Told, quarter::Period},
        usecase::{
            measure_indicator::{Indicator, measure_indicator},
            measure_time_to_fill::{FillingTime, measure_time_to_fill},
        },
    },
    graphql::{
        context::ContextExt as _,
        error::refuse,
        scalar::{Date, LocalizedText},
        vocabulary::FlowDimensionValue,
    },
};

/// Whether people are helped.
#[derive(Default)]
pub struct ImpactAnalytics;

/// Whether people are helped.
#[Object]
impl ImpactAnalytics {
    /// The four indicators over a period, with how each evolved by quarter.
    async fn impact(
        &self,
        #[graphql(
            desc = "The first day, that of a quarter: whole quarters only, so that differences of answers isolate \
                    nobody. From the beginning when none is given."
        )]
        since: Option<Date>,
        #[graphql(desc = "The last day, that of a quarter. To the present when none is given.")]
        until: Option<Date>,
    ) -> Result<Option<ImpactIndicators>> {
        let period = Period::read(since.map(|day| day.0), until.map(|day| day.0));
        Ok(Some(ImpactIndicators(
            period.map_err(|error| refuse(&error))?,
        )))
    }

    /// How long vacancies waited to be filled, by occupation, family, ministry, or corps of who took the post.
    /// What too few filled vacancies would tell is null; rows of which nothing may be told are left out.
    async fn time_to_fill(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "By what vacancies are counted.")] dimension: FlowDimensionValue,
    ) -> Result<Option<Vec<TimeToFillRow>>> {
        let graph = ctx.graph().as_ref();
        let times = measure_time_to_fill(graph, dimension.into()).await;
        let times = times.map_err(|error| refuse(&error))?;
        Ok(Some(times.into_iter().map(Into::into).collect()))
    }
}

/// The four indicators over one period.
pub struct ImpactIndicators(Period);

/// The four indicators over one period.
#[Object]
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
    async fn measure(&self, ctx: &Context<'_>, of: Indicator) -> Result<IndicatorObject> {
        let told = measure_indicator(ctx.graph().as_ref(), of, self.0).await;
        let told = told.map_err(|error| refuse(&error))?;
        Ok(IndicatorObject { of, told })
    }
}

/// An indicator, with its definition.
pub struct IndicatorObject {
    of: Indicator,
    told: Told,
}

/// An indicator over a period. It is withheld when it is of too few people, or when another period would then
/// isolate some of them.
#[Object(name = "Indicator")]
impl IndicatorObject {
    /// The figure; null when it is withheld.
    async fn value(&self) -> Option<f64> {
        self.told.whole.value
    }

    /// The unit of the figure: score, days, or share in [0, 1].
    async fn unit(&self) -> &str {
        self.of.unit()
    }

    /// How many agents, or filled vacancies, it is of; null when it is withheld.
    async fn population(&self) -> Option<i32> {
        self.told.whole.population
    }

    /// What it is, and of whom.
    async fn definition(&self) -> LocalizedText {
        let (fr, en) = self.of.definition();
        LocalizedText {
            fr: fr.to_owned(),
            en: Some(en.to_owned()),
        }
    }

    /// Whether the figure is withheld; so it is where there is nobody.
    async fn suppressed(&self) -> bool {
        self.told.whole.value.is_none()
    }

    /// The figure to be read beside it, which the definition names; null when it is withheld.
    async fn companion(&self) -> Option<f64> {
        self.told.whole.beside
    }

    /// The unit of the figure beside it.
    async fn companion_unit(&self) -> Option<&str> {
        self.of.unit_beside()
    }

    /// When the published version of the statistics was counted, on the day for which it was.
    async fn data_as_of(&self, ctx: &Context<'_>) -> Result<DateTime<Utc>> {
        let data_as_of = ctx.graph().statistics_as_of().await;
        Ok(data_as_of
            .map_err(|error| refuse(&error))?
            .unwrap_or_default())
    }

    /// The figure of each quarter of the period, from the first that may be shown to the last.
    async fn series(&self) -> Vec<IndicatorPoint> {
        let points = self.told.series.iter();
        points
            .map(|(quarter, figure)| IndicatorPoint {
                quarter: quarter.to_string(),
                value: figure.value,
                population: figure.population,
            })
            .collect()
    }
}

/// An indicator in one quarter.
#[derive(SimpleObject)]
pub struct IndicatorPoint {
    /// The quarter, such as 2026-Q1.
    quarter: String,
    /// The figure; null when it is withheld, or of nobody.
    value: Option<f64>,
    /// How many agents, or filled vacancies, it is of; null when it is withheld, or of nobody.
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
