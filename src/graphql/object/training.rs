//! Trainings and what they teach.

use async_graphql::{ComplexObject, Context, Description, ID, Object, Result, SimpleObject};

use super::competency::CompetencyObject;
use crate::{
    domain::model::relation::{Training, TrainingOutcome},
    graphql::{context::ContextExt as _, id::Kind, loader::OutcomesOf, page::First},
};

/// A training that somebody offers.
#[derive(Description)]
pub struct TrainingObject(pub Training);

#[Object(name = "Training", use_type_description)]
impl TrainingObject {
    /// Opaque global id.
    pub(in crate::graphql) async fn id(&self) -> ID {
        Kind::Training.id(&self.0.uid)
    }

    /// Its title, in French.
    async fn title(&self) -> &str {
        &self.0.title_fr
    }

    /// Who offers it.
    async fn provider(&self) -> &str {
        &self.0.provider
    }

    /// How many hours it takes, when known.
    async fn hours(&self) -> Option<i32> {
        self.0.hours
    }

    /// Where it is described.
    async fn url(&self) -> Option<&str> {
        self.0.url.as_deref()
    }

    /// What it teaches, the highest level first.
    async fn teaches(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Option<Vec<OutcomeObject>>> {
        let key = OutcomesOf(self.0.uid.clone());
        ctx.list(key, first.size()?, OutcomeObject::from)
            .await
            .map(Some)
    }
}

/// A competency that a training teaches.
#[derive(SimpleObject)]
#[graphql(name = "TrainingOutcome", complex)]
pub struct OutcomeObject {
    #[graphql(skip)]
    competency_uid: String,
    /// To which level, 1 to 4, when known.
    level: Option<i32>,
}

#[ComplexObject]
impl OutcomeObject {
    /// The competency.
    async fn competency(&self, ctx: &Context<'_>) -> Result<CompetencyObject> {
        CompetencyObject::named(ctx, &self.competency_uid).await
    }
}

impl From<TrainingOutcome> for OutcomeObject {
    fn from(outcome: TrainingOutcome) -> Self {
        Self {
            competency_uid: outcome.competency_uid,
            level: outcome.level,
        }
    }
}
