//! Supply, demand and what is to come of them.

use async_graphql::{ComplexObject, Context, Object, Result, SimpleObject};

use crate::{
    domain::{
        analytics::small_count::Threshold,
        usecase::{
            find_unmet_demand::find_unmet_demand, foresee_outlook::foresee_outlook,
            measure_retention::measure_retention,
        },
    },
    graphql::{
        context::ContextExt as _,
        error::refuse,
        loader::{CompetencyKey, OrganisationKey},
        object::{competency::CompetencyObject, organisation::OrganisationObject},
        page::First,
    },
};

/// Months of an outlook when none are given.
const USUAL_OUTLOOK: i32 = 12;

/// Supply and demand.
#[derive(Default)]
pub struct SupplyAnalytics;

/// Supply and demand.
#[Object]
impl SupplyAnalytics {
    /// Supply against demand, the scarcest competencies first.
    async fn tension(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
    ) -> Result<Option<Vec<TensionRow>>> {
        let k = Threshold::INSIDE;
        let size = first.size()?;
        let found = ctx.graph().scarcities().await;
        let found = found.map_err(|error| refuse(&error))?;
        let row = |one: crate::domain::port::indicator::Scarcity| TensionRow {
            competency_uid: one.competency_uid,
            demand: one.demand,
            supply: k.count(one.supply),
            ratio: k
                .count(one.supply)
                .map(|supply| f64::from(one.demand) / f64::from(supply)),
        };
        Ok(Some(found.into_iter().take(size).map(row).collect()))
    }

    /// Per ministry: requests to leave, how they were answered, and terms that are over. Ministries of which
    /// nothing may be told are left out.
    async fn retention(&self, ctx: &Context<'_>) -> Result<Option<Vec<RetentionRow>>> {
        let found = measure_retention(ctx.graph().as_ref()).await;
        let found = found.map_err(|error| refuse(&error))?;
        let row = |one: crate::domain::usecase::measure_retention::Retention| RetentionRow {
            ministry_uid: one.ministry_uid,
            requests: one.requests,
            refusals: one.refusals,
            median_answer_days: one.median_answer_days,
            overdue_terms: one.overdue_terms,
        };
        Ok(Some(found.into_iter().map(row).collect()))
    }

    /// Posts that will fall vacant and agents who become mobile, by ministry and family. Rows of which nothing
    /// may be told are left out.
    async fn outlook(
        &self,
        ctx: &Context<'_>,
        #[graphql(default_with = "Some(12)", desc = "Months ahead, 1 to 36.")] months: Option<i32>,
    ) -> Result<Option<Vec<OutlookRow>>> {
        let months = months.unwrap_or(USUAL_OUTLOOK);
        let found = foresee_outlook(ctx.graph().as_ref(), months).await;
        let found = found.map_err(|error| refuse(&error))?;
        let row = |one: crate::domain::usecase::foresee_outlook::OutlookRow| OutlookRow {
            ministry_uid: one.ministry_uid,
            family: one.family,
            posts_falling_vacant: one.posts,
            agents_becoming_mobile: one.agents,
        };
        Ok(Some(found.into_iter().map(row).collect()))
    }

    /// What is searched for in vain, and open posts that too few people fit; the greatest first.
    async fn unmet_demand(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
    ) -> Result<Option<Vec<UnmetDemandRow>>> {
        let found = find_unmet_demand(ctx.graph().as_ref(), first.size()?).await;
        let found = found.map_err(|error| refuse(&error))?;
        let row = |one: crate::domain::usecase::find_unmet_demand::UnmetDemand| UnmetDemandRow {
            label: one.label,
            searches: one.searches,
            posts: one.posts,
            competency_uid: one.competency_uid,
        };
        Ok(Some(found.into_iter().map(row).collect()))
    }
}

/// Open posts that require a competency against agents who have it.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct TensionRow {
    #[graphql(skip)]
    competency_uid: String,
    /// Open posts that require it.
    demand: i32,
    /// Agents who have it; null when they are too few.
    supply: Option<i32>,
    /// Open posts for each agent who has it; null when they are too few.
    ratio: Option<f64>,
}

#[ComplexObject]
impl TensionRow {
    /// The competency.
    async fn competency(&self, ctx: &Context<'_>) -> Result<CompetencyObject> {
        let key = CompetencyKey(self.competency_uid.clone());
        Ok(CompetencyObject(ctx.load_named(key).await?))
    }
}

/// How one ministry answers those who want to leave; null where too few people are concerned.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct RetentionRow {
    #[graphql(skip)]
    ministry_uid: String,
    /// Requests to leave it.
    requests: Option<i32>,
    /// Requests that were refused.
    refusals: Option<i32>,
    /// The median of the days until a request was accepted or refused.
    median_answer_days: Option<i32>,
    /// Agents whose term is over, or who passed the maximum time in post, and who stay.
    overdue_terms: Option<i32>,
}

#[ComplexObject]
impl RetentionRow {
    /// The ministry.
    async fn ministry(&self, ctx: &Context<'_>) -> Result<OrganisationObject> {
        ministry(ctx, &self.ministry_uid).await
    }
}

/// What comes in a ministry and a family; null where too few people are concerned.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct OutlookRow {
    #[graphql(skip)]
    ministry_uid: String,
    /// The family of occupations.
    family: String,
    /// Agents in post who leave it at the end of their term, or of the usual time in post.
    posts_falling_vacant: Option<i32>,
    /// Agents who can move from a day within the months, and do not refuse to.
    agents_becoming_mobile: Option<i32>,
}

#[ComplexObject]
impl OutlookRow {
    /// The ministry.
    async fn ministry(&self, ctx: &Context<'_>) -> Result<OrganisationObject> {
        ministry(ctx, &self.ministry_uid).await
    }
}

async fn ministry(ctx: &Context<'_>, uid: &str) -> Result<OrganisationObject> {
    let key = OrganisationKey(uid.to_owned());
    Ok(OrganisationObject(ctx.load_named(key).await?))
}

/// Something that is wanted and not there.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct UnmetDemandRow {
    /// The words searched for, folded, or the occupation of the posts, in French.
    label: String,
    /// Searches of the last twelve months that found nothing; null for posts.
    searches: Option<i32>,
    /// Open posts that fewer people fit than the threshold; null for searches.
    posts: Option<i32>,
    #[graphql(skip)]
    competency_uid: Option<String>,
}

#[ComplexObject]
impl UnmetDemandRow {
    /// The competency with which enough people would fit the posts; null when one is not enough.
    async fn would_be_met_by(&self, ctx: &Context<'_>) -> Result<Option<CompetencyObject>> {
        let Some(uid) = &self.competency_uid else {
            return Ok(None);
        };
        let found = ctx.load(CompetencyKey(uid.clone())).await?;
        Ok(found.map(CompetencyObject))
    }
}
