//! What to learn for a post or an occupation.

use async_graphql::{Context, Description, ID, Object, Result};

use super::{competency::CompetencyObject, gap::Aim, node::Node, training::TrainingObject};
use crate::{
    domain::learning::{
        plan::{LearningPlan, LearningStep},
        plan_learning,
    },
    graphql::{context::ContextExt as _, error::refuse},
};

/// The trainings that close the gap to a post or an occupation in the fewest hours: everything missing
/// that some training teaches to the level needed. Trainings of unknown length are taken last.
#[derive(Description)]
pub struct LearningPlanObject {
    target: Aim,
    plan: LearningPlan,
}

impl LearningPlanObject {
    /// Makes the plan; a target that does not exist, or is hidden, is `NOT_FOUND`.
    pub(in crate::graphql) async fn find(
        ctx: &Context<'_>,
        agent: &str,
        target: &ID,
    ) -> Result<Self> {
        let target = Aim::find(ctx, target).await?;
        let plan = plan_learning(ctx.graph().as_ref(), agent, &target.against())
            .await
            .map_err(|error| refuse(&error))?;
        Ok(Self { target, plan })
    }
}

#[Object(name = "LearningPlan", use_type_description)]
impl LearningPlanObject {
    /// The post or occupation.
    async fn target(&self, ctx: &Context<'_>) -> Result<Node> {
        self.target.node(ctx).await
    }

    /// The trainings to follow, what adds most first; none is redundant.
    async fn steps(&self) -> Vec<LearningStepObject> {
        let steps = self.plan.steps.iter().cloned();
        steps.map(LearningStepObject).collect()
    }

    /// How many hours they take together; null when those of one are unknown.
    async fn hours(&self) -> Option<i32> {
        self.plan.hours
    }

    /// The coverage today, in [0, 1]; null when nothing is required.
    async fn coverage_before(&self) -> Option<f64> {
        self.plan.coverage_before
    }

    /// The coverage once what the steps cover is held at the level needed, surely; in [0, 1].
    async fn coverage_after(&self) -> Option<f64> {
        self.plan.coverage_after
    }

    /// What is missing and no training teaches to the level needed, the heaviest first.
    async fn uncovered(&self, ctx: &Context<'_>) -> Result<Vec<CompetencyObject>> {
        ctx.nodes(self.plan.uncovered.iter().cloned()).await
    }
}

/// One training of a plan.
#[derive(Description)]
pub struct LearningStepObject(LearningStep);

#[Object(name = "LearningStep", use_type_description)]
impl LearningStepObject {
    /// The training to follow.
    async fn training(&self) -> TrainingObject {
        TrainingObject(self.0.training.clone())
    }

    /// The missing competencies that it alone adds to the steps before it, the heaviest first.
    async fn covers(&self, ctx: &Context<'_>) -> Result<Vec<CompetencyObject>> {
        ctx.nodes(self.0.covers.iter().cloned()).await
    }

    /// How many hours it takes, when known.
    async fn hours(&self) -> Option<i32> {
        self.0.training.hours
    }
}
