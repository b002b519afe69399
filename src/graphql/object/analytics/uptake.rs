//! What people make of what they are shown.

use async_graphql::{ComplexObject, Context, Description, Object, Result, SimpleObject};

use crate::{
    domain::analytics::{
        choose_period::choose_period,
        funnel::{self, FunnelDimension, Funnels, within},
        population::PopulationDimension,
        published::read_table,
        uptake::{Acceptance, Acceptances, DismissalReasons, UnwantedVacancies, VacanciesUnwanted},
    },
    graphql::{
        context::ContextExt as _,
        error::refuse,
        object::organisation::OrganisationObject,
        page::First,
        scalar::Date,
        text::population_label,
        vocabulary::{AskedByValue, FunnelDimensionValue},
    },
};

/// What people make of what they are shown.
#[derive(Default, Description)]
pub struct UptakeAnalytics;

#[Object(use_type_description)]
impl UptakeAnalytics {
    /// What became of the vacancies published in each quarter of one of the last five calendar years that are over, or of
    /// the five together, with agents who agreed to be counted: of all vacancies, by ministry, or by each category to which
    /// a post is open. To whom a vacancy was shown is not kept, and is no figure here.
    async fn funnel(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "The 1 January of one of the years; with neither day the five years together."
        )]
        since: Option<Date>,
        #[graphql(desc = "The 31 December of the same year.")] until: Option<Date>,
        #[graphql(desc = "By what vacancies are counted, with the quarter; null for all of them.")]
        by: Option<FunnelDimensionValue>,
    ) -> Result<Option<Vec<FunnelRow>>> {
        let graph = ctx.graph().as_ref();
        let period = choose_period(graph, since.map(|day| day.0), until.map(|day| day.0)).await;
        let period = period.map_err(|error| refuse(&error))?;
        let by = by.map(FunnelDimension::from);
        let rows = read_table(graph, &Funnels(by)).await;
        let rows = rows.map_err(|error| refuse(&error))?;
        let rows = within(rows, period).into_iter();
        Ok(Some(rows.map(|row| FunnelRow::new(by, row)).collect()))
    }

    /// Why agents take posts out of their recommendations, in words that enough different people wrote, the most frequent first.
    async fn dismissal_reasons(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
    ) -> Result<Option<Vec<DismissalReasonRow>>> {
        let size = first.size()?;
        let rows = read_table(ctx.graph().as_ref(), &DismissalReasons).await;
        let rows = rows.map_err(|error| refuse(&error))?.into_iter();
        let rows = rows.take(size).map(|row| DismissalReasonRow {
            reason: row.reason,
            people: row.people,
            posts: row.posts,
        });
        Ok(Some(rows.collect()))
    }

    /// Per ministry: vacancies open for more than 30 days, and those in which nobody who agreed to be counted is
    /// interested. The ministries of most vacancies first.
    async fn unwanted_vacancies(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
    ) -> Result<Option<Vec<UnwantedVacanciesRow>>> {
        let size = first.size()?;
        let rows = read_table(ctx.graph().as_ref(), &VacanciesUnwanted).await;
        let rows = rows.map_err(|error| refuse(&error))?.into_iter();
        Ok(Some(
            rows.take(size).map(UnwantedVacanciesRow::from).collect(),
        ))
    }

    /// How often agents who are asked to meet say yes, by who asked.
    async fn acceptance(&self, ctx: &Context<'_>) -> Result<Option<Vec<AcceptanceRow>>> {
        let rows = read_table(ctx.graph().as_ref(), &Acceptances).await;
        let rows = rows.map_err(|error| refuse(&error))?.into_iter();
        Ok(Some(rows.map(AcceptanceRow::from).collect()))
    }
}

/// What became of the vacancies published in a quarter; null where too few people are concerned.
#[derive(SimpleObject)]
pub struct FunnelRow {
    /// The year in which they were published.
    year: i32,
    /// The quarter of that year, 1 to 4.
    quarter: i32,
    /// A key that stays the same from one answer to another; null without a dimension, and where it is unknown.
    key: Option<String>,
    /// What a reader sees of it, in French; null without a dimension.
    label: Option<String>,
    /// Vacancies published.
    vacancies: i32,
    /// Times that somebody saved one, and keeps it.
    saved: Option<i32>,
    /// Times that somebody said that they are interested in one.
    interested: Option<i32>,
    /// Times that somebody accepted to meet about one.
    met: Option<i32>,
    /// Those filled by somebody who had saved it, been interested or met about it.
    filled: Option<i32>,
}

impl FunnelRow {
    fn new(by: Option<FunnelDimension>, row: funnel::FunnelRow) -> Self {
        let label = by.map(|by| {
            let dimension = match by {
                FunnelDimension::Ministry => PopulationDimension::Ministry,
                FunnelDimension::Category => PopulationDimension::Category,
            };
            population_label(dimension, row.label.as_deref()).to_owned()
        });
        Self {
            year: row.year,
            quarter: row.quarter,
            key: row.key,
            label,
            vacancies: row.vacancies,
            saved: row.saved,
            interested: row.interested,
            met: row.met,
            filled: row.filled,
        }
    }
}

/// Why posts are dismissed.
#[derive(SimpleObject)]
pub struct DismissalReasonRow {
    /// The words, folded: small letters without accents.
    reason: String,
    /// Different people who wrote them.
    people: i32,
    /// Posts that they dismissed so.
    posts: i32,
}

/// Vacancies of a ministry that have been open for more than 30 days.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct UnwantedVacanciesRow {
    #[graphql(skip)]
    ministry_uid: String,
    /// How many there are.
    vacancies: i32,
    /// Those that nobody saved or said to be interested in since they opened; null where those who did so with others
    /// are too few.
    unwanted: Option<i32>,
}

impl From<UnwantedVacancies> for UnwantedVacanciesRow {
    fn from(found: UnwantedVacancies) -> Self {
        Self {
            ministry_uid: found.ministry_uid,
            vacancies: found.vacancies,
            unwanted: found.unwanted,
        }
    }
}

#[ComplexObject]
impl UnwantedVacanciesRow {
    /// The ministry.
    async fn ministry(&self, ctx: &Context<'_>) -> Result<OrganisationObject> {
        super::supply::ministry(ctx, &self.ministry_uid).await
    }
}

/// How often agents who are asked to meet say yes; null where too few people are concerned.
#[derive(SimpleObject)]
pub struct AcceptanceRow {
    /// Who asked them.
    asked_by: AskedByValue,
    /// Requests that were answered by yes or no.
    answered: Option<i32>,
    /// Those accepted; null where too few accepted or refused.
    accepted: Option<i32>,
    /// Those accepted, as a share of those answered.
    share: Option<f64>,
}

impl From<Acceptance> for AcceptanceRow {
    fn from(found: Acceptance) -> Self {
        let shares = found.accepted.zip(found.answered);
        Self {
            asked_by: found.asked_by.into(),
            answered: found.answered,
            accepted: found.accepted,
            share: shares.map(|(yes, all)| f64::from(yes) / f64::from(all)),
        }
    }
}
