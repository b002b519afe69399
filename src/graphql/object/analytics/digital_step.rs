//! What became of careers with a digital step.

use async_graphql::{ComplexObject, Context, Description, Object, Result, SimpleObject};

use crate::{
    domain::analytics::{
        digital_step::{CorpsShares, CorpsStep, DigitalSteps, DigitalStepsByCorps, Outcome},
        matching::MatchShare,
        published::read_table,
    },
    graphql::{
        context::ContextExt as _, error::refuse, loader::CorpsKey,
        object::organisation::CorpsObject, scalar::LocalizedText,
    },
};

/// What became of careers.
#[derive(Default, Description)]
pub struct DigitalStepAnalytics;

#[Object(use_type_description)]
impl DigitalStepAnalytics {
    /// Careers with a digital step against careers without, of the same corps and band of entry.
    async fn digital_step(&self, ctx: &Context<'_>) -> Result<Option<DigitalStepOutcome>> {
        let compared = read_table(ctx.graph().as_ref(), &DigitalSteps).await;
        let compared = compared.map_err(|error| refuse(&error))?;
        Ok(Some(DigitalStepOutcome {
            with_step: compared.with.into(),
            without_step: compared.without.into(),
            note: LocalizedText {
                fr: "Carrières d'agents du même corps, entrés dans la même période de cinq ans ; celles sans étape \
                     numérique sont pondérées comme celles avec. Une association, jamais une cause : qui choisit le \
                     numérique diffère peut-être des autres, et l'ordre de l'étape et de la promotion n'est pas \
                     regardé. Intervalles à 95 % (Wilson)."
                    .to_owned(),
                en: Some(
                    "Careers of agents of the same corps who entered in the same five years; those without a digital \
                     step weigh as those with one. An association, never a cause: who chooses digital posts may \
                     differ from others, and which came first, step or promotion, is not looked at. Intervals at \
                     95% (Wilson)."
                        .to_owned(),
                ),
            },
        }))
    }
}

/// Careers with a digital step against careers without: an association, never a cause.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct DigitalStepOutcome {
    /// Careers with a digital assignment.
    with_step: CareerOutcome,
    /// Careers without one, weighted by stratum as those with one.
    without_step: CareerOutcome,
    /// How the two are compared, and what that does not show.
    note: LocalizedText,
}

#[ComplexObject]
impl DigitalStepOutcome {
    /// The same shares by corps, of those of which something is disclosed.
    async fn by_corps(&self, ctx: &Context<'_>) -> Result<Option<Vec<DigitalStepByCorps>>> {
        let rows = read_table(ctx.graph().as_ref(), &DigitalStepsByCorps).await;
        let rows = rows.map_err(|error| refuse(&error))?.into_iter();
        Ok(Some(rows.map(DigitalStepByCorps::from).collect()))
    }
}

/// Careers of one corps with a digital step against those without.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct DigitalStepByCorps {
    #[graphql(skip)]
    corps_uid: String,
    /// Careers with a digital assignment.
    with_step: CorpsOutcome,
    /// Careers without one, weighted by band of entry as those with one.
    without_step: CorpsOutcome,
}

impl From<CorpsStep> for DigitalStepByCorps {
    fn from(found: CorpsStep) -> Self {
        Self {
            corps_uid: found.corps_uid,
            with_step: found.with.into(),
            without_step: found.without.into(),
        }
    }
}

#[ComplexObject]
impl DigitalStepByCorps {
    /// The corps.
    async fn corps(&self, ctx: &Context<'_>) -> Result<CorpsObject> {
        let key = CorpsKey(self.corps_uid.clone());
        Ok(CorpsObject(ctx.load_named(key).await?))
    }
}

/// What became of careers of a corps; null where they are those of too few people.
#[derive(SimpleObject)]
pub struct CorpsOutcome {
    /// The share of those promoted since they entered.
    promoted_share: Option<f64>,
    /// The share of those who managed people.
    management_share: Option<f64>,
}

impl From<CorpsShares> for CorpsOutcome {
    fn from(found: CorpsShares) -> Self {
        Self {
            promoted_share: found.promoted,
            management_share: found.management,
        }
    }
}

/// What became of some careers; null where they are those of too few people.
#[derive(SimpleObject)]
pub struct CareerOutcome {
    /// How many agents.
    population: Option<i32>,
    /// The share of those promoted since they entered.
    promoted_share: Option<f64>,
    /// Where that share is 95 times in 100.
    promoted_share_interval: Option<ShareInterval>,
    /// The share of those who managed people.
    management_share: Option<f64>,
    /// Where that share is 95 times in 100.
    management_share_interval: Option<ShareInterval>,
    /// The median of the months from entry to the first promotion, of those promoted.
    median_months_to_promotion: Option<i32>,
}

/// Where a share is 95 times in 100.
#[derive(SimpleObject)]
pub struct ShareInterval {
    /// Its lower end.
    low: f64,
    /// Its upper end.
    high: f64,
}

impl From<Outcome> for CareerOutcome {
    fn from(outcome: Outcome) -> Self {
        let interval = |share: MatchShare| ShareInterval {
            low: share.low,
            high: share.high,
        };
        Self {
            population: outcome.population,
            promoted_share: outcome.promoted.map(|share| share.value),
            promoted_share_interval: outcome.promoted.map(interval),
            management_share: outcome.management.map(|share| share.value),
            management_share_interval: outcome.management.map(interval),
            median_months_to_promotion: outcome.median_months,
        }
    }
}
