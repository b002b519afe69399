//! What is within an agent's reach.

use async_graphql::{ComplexObject, Context, Description, Object, Result, SimpleObject};
use tokio::sync::OnceCell;

use super::{competency::CompetencyObject, training::TrainingObject};
use crate::{
    domain::reach::{
        closed_posts,
        port::{Reach, ReachGain, ReachQuestion},
    },
    graphql::{context::ContextExt as _, error::refuse, loader::TrainingsFor, page::First},
};

/// What is within an agent's reach: the coverage is at least `reach_threshold` of `algorithm`, and statute
/// does not close the post. Nothing without consent to recommendations.
#[derive(Description)]
pub struct ReachObject {
    agent_uid: String,
    /// Uids of the posts that statute closes to the agent.
    blocked: Vec<String>,
    /// What is counted, once, while the gains are looked for.
    counted: OnceCell<Reach>,
}

impl ReachObject {
    /// Looks for what is out of reach whatever the agent can do.
    pub(in crate::graphql) async fn find(ctx: &Context<'_>, agent: &str) -> Result<Self> {
        let graph = ctx.graph().as_ref();
        let blocked = closed_posts(graph, ctx.statute(), agent, ctx.today())
            .await
            .map_err(|error| refuse(&error))?;
        Ok(Self {
            agent_uid: agent.to_owned(),
            blocked,
            counted: OnceCell::new(),
        })
    }

    fn question(&self, ctx: &Context<'_>) -> ReachQuestion<'_> {
        ReachQuestion {
            agent: &self.agent_uid,
            today: ctx.today(),
            blocked: &self.blocked,
        }
    }

    async fn counted(&self, ctx: &Context<'_>) -> Result<Reach> {
        let count = || ctx.graph().reach(self.question(ctx));
        let counted = self.counted.get_or_try_init(count).await;
        counted.copied().map_err(|error| refuse(&error))
    }
}

#[Object(name = "Reach", use_type_description)]
impl ReachObject {
    /// Posts within reach that are open today, without the one held.
    async fn open_posts(&self, ctx: &Context<'_>) -> Result<i32> {
        Ok(self.counted(ctx).await?.open_posts)
    }

    /// Posts open today that require nothing, without the one held: whether they are within reach is not known.
    async fn unknown_posts(&self, ctx: &Context<'_>) -> Result<i32> {
        Ok(self.counted(ctx).await?.unknown_posts)
    }

    /// Digital occupations within reach; that of the present assignment is one of them, whatever is known.
    async fn occupations(&self, ctx: &Context<'_>) -> Result<i32> {
        Ok(self.counted(ctx).await?.occupations)
    }

    /// The competencies that would open most if one of them were held at level 4, used today and sure:
    /// those that some training teaches first, by most posts, then most occupations. One that is held already may come,
    /// to be deepened. Groups of competencies are not named, and of two that are one and the same only one.
    async fn next_best(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<5>,
    ) -> Result<Option<Vec<ReachGainObject>>> {
        let gains = ctx.graph().reach_gains(self.question(ctx), first.size()?);
        let gains = gains.await.map_err(|error| refuse(&error))?;
        Ok(Some(gains.into_iter().map(ReachGainObject::from).collect()))
    }
}

/// What one more competency would open.
#[derive(SimpleObject)]
#[graphql(name = "ReachGain", complex)]
pub struct ReachGainObject {
    #[graphql(skip)]
    competency_uid: String,
    /// Open posts that would come within reach.
    open_posts_gained: i32,
    /// Digital occupations that would come within reach.
    occupations_gained: i32,
    /// Whether some training teaches it, to whatever level: `trainings` is empty otherwise.
    is_taught: bool,
}

#[ComplexObject]
impl ReachGainObject {
    /// The competency, at level 4.
    async fn competency(&self, ctx: &Context<'_>) -> Result<CompetencyObject> {
        CompetencyObject::named(ctx, &self.competency_uid).await
    }

    /// Where it is taught, what leads furthest first.
    async fn trainings(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<3>,
    ) -> Result<Option<Vec<TrainingObject>>> {
        let key = TrainingsFor(self.competency_uid.clone());
        ctx.related(key, first.size()?).await.map(Some)
    }
}

impl From<ReachGain> for ReachGainObject {
    fn from(gain: ReachGain) -> Self {
        Self {
            competency_uid: gain.competency_uid,
            open_posts_gained: gain.open_posts,
            occupations_gained: gain.occupations,
            is_taught: gain.taught,
        }
    }
}
