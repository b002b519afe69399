//! Known moves between occupations.

use async_graphql::{ComplexObject, Context, Result, SimpleObject};

use super::occupation::OccupationObject;
use crate::{
    domain::model::relation::{Direction, OccupationTransition},
    graphql::{
        context::ContextExt as _, loader::TransitionsOf, vocabulary::TransitionEvidenceValue,
    },
};

/// A known move from an occupation to another.
#[derive(SimpleObject)]
#[graphql(name = "OccupationTransition", complex)]
pub struct TransitionObject {
    #[graphql(skip)]
    from_uid: String,
    #[graphql(skip)]
    to_uid: String,
    /// What it is known from.
    evidence: Vec<TransitionEvidenceValue>,
    /// How many times people made it, in years that are over; null when too few did for it to be disclosed.
    observed_count: Option<i32>,
    /// The median time in the first occupation before the move, when enough people made it for it to be disclosed.
    median_months: Option<i32>,
    /// The weighted share of what the second needs that the first needs too, in [0, 1].
    shared_share: Option<f64>,
}

#[ComplexObject]
impl TransitionObject {
    /// The occupation that one leaves.
    async fn from(&self, ctx: &Context<'_>) -> Result<OccupationObject> {
        OccupationObject::named(ctx, &self.from_uid).await
    }

    /// The occupation that one takes.
    async fn to(&self, ctx: &Context<'_>) -> Result<OccupationObject> {
        OccupationObject::named(ctx, &self.to_uid).await
    }
}

impl TransitionObject {
    /// The transitions on one side of an occupation.
    pub(super) async fn list(
        ctx: &Context<'_>,
        occupation: &str,
        direction: Direction,
        size: usize,
    ) -> Result<Vec<Self>> {
        let all = ctx.load(TransitionsOf(occupation.to_owned())).await?;
        let there = all.unwrap_or_default().into_iter();
        let there = there.filter(|transition| transition.direction == direction);
        Ok(there.take(size).map(Self::new).collect())
    }

    /// The transitions into an occupation that were observed, the most frequent first.
    pub(super) async fn origins(
        ctx: &Context<'_>,
        occupation: &str,
        size: usize,
    ) -> Result<Vec<Self>> {
        let all = ctx.load(TransitionsOf(occupation.to_owned())).await?;
        let came = |transition: &OccupationTransition| transition.direction == Direction::Previous;
        let all = all.unwrap_or_default().into_iter();
        let mut origins: Vec<_> = all
            .filter(|transition| came(transition) && transition.observed.is_some())
            .collect();
        // Those that are as frequent stay in the order of how usual they are.
        origins.sort_by_key(|transition| std::cmp::Reverse(transition.observed));
        Ok(origins.into_iter().take(size).map(Self::new).collect())
    }

    fn new(transition: OccupationTransition) -> Self {
        Self {
            from_uid: transition.from_uid,
            to_uid: transition.to_uid,
            evidence: transition.evidence.into_iter().map(Into::into).collect(),
            observed_count: transition.observed,
            median_months: transition.median_months,
            shared_share: transition.shared_share,
        }
    }
}
