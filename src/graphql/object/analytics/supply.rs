//! Supply, demand and what is to come of them.

use async_graphql::{ComplexObject, Context, Description, Object, Result, SimpleObject};

use crate::{
    domain::analytics::{
        outlook::{self, Outlook, horizon},
        published::read_table,
        retention::{Retention, Retentions},
        scarcity::{Scarcities, Scarcity},
        unmet_demand::{UnmetDemand, find_unmet_demand},
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
#[derive(Default, Description)]
pub struct SupplyAnalytics;

#[Object(use_type_description)]
impl SupplyAnalytics {
    /// Supply against demand, the scarcest competencies first.
    async fn tension(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
    ) -> Result<Option<Vec<TensionRow>>> {
        let size = first.size()?;
        let found = read_table(ctx.graph().as_ref(), &Scarcities).await;
        let found = found.map_err(|error| refuse(&error))?;
        let rows = found.into_iter().take(size).map(TensionRow::from);
        Ok(Some(rows.collect()))
    }

    /// Per ministry: requests to leave, how they were answered, and terms that are over. Ministries of which
    /// nothing is disclosed are left out.
    async fn retention(&self, ctx: &Context<'_>) -> Result<Option<Vec<RetentionRow>>> {
        let found = read_table(ctx.graph().as_ref(), &Retentions).await;
        let found = found.map_err(|error| refuse(&error))?;
        Ok(Some(found.into_iter().map(RetentionRow::from).collect()))
    }

    /// Posts that will fall vacant and agents who become mobile, by ministry and family. Rows of which nothing
    /// is disclosed are left out.
    async fn outlook(
        &self,
        ctx: &Context<'_>,
        #[graphql(default_with = "Some(12)", desc = "Months ahead: 12, 24 or 36.")] months: Option<
            i32,
        >,
    ) -> Result<Option<Vec<OutlookRow>>> {
        let months = horizon(months.unwrap_or(USUAL_OUTLOOK)).map_err(|error| refuse(&error))?;
        let found = read_table(ctx.graph().as_ref(), &Outlook(months)).await;
        let found = found.map_err(|error| refuse(&error))?;
        Ok(Some(found.into_iter().map(OutlookRow::from).collect()))
    }

    /// What is searched for in vain, and open posts that too few people fit; the greatest first.
    async fn unmet_demand(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
    ) -> Result<Option<Vec<UnmetDemandRow>>> {
        let found = find_unmet_demand(ctx.graph().as_ref(), first.size()?).await;
        let found = found.map_err(|error| refuse(&error))?;
        Ok(Some(found.into_iter().map(UnmetDemandRow::from).collect()))
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

impl From<Scarcity> for TensionRow {
    fn from(found: Scarcity) -> Self {
        let ratio = |supply| f64::from(found.demand) / f64::from(supply);
        Self {
            competency_uid: found.competency_uid,
            demand: found.demand,
            supply: found.supply,
            ratio: found.supply.map(ratio),
        }
    }
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

impl From<Retention> for RetentionRow {
    fn from(found: Retention) -> Self {
        Self {
            ministry_uid: found.ministry_uid,
            requests: found.requests,
            refusals: found.refusals,
            median_answer_days: found.median_answer_days,
            overdue_terms: found.overdue_terms,
        }
    }
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

impl From<outlook::OutlookRow> for OutlookRow {
    fn from(found: outlook::OutlookRow) -> Self {
        Self {
            ministry_uid: found.ministry_uid,
            family: found.family,
            posts_falling_vacant: found.posts,
            agents_becoming_mobile: found.agents,
        }
    }
}

#[ComplexObject]
impl OutlookRow {
    /// The ministry.
    async fn ministry(&self, ctx: &Context<'_>) -> Result<OrganisationObject> {
        ministry(ctx, &self.ministry_uid).await
    }
}

pub(super) async fn ministry(ctx: &Context<'_>, uid: &str) -> Result<OrganisationObject> {
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

impl From<UnmetDemand> for UnmetDemandRow {
    fn from(found: UnmetDemand) -> Self {
        Self {
            label: found.label,
            searches: found.searches,
            posts: found.posts,
            competency_uid: found.competency_uid,
        }
    }
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
