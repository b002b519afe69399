//! Recommended posts, with their reasons.

use async_graphql::{ComplexObject, Context, Result, SimpleObject};
use chrono::{DateTime, Utc};

use super::{
    explanation::{Explanation, ScoreComponent},
    feasibility::Feasibility,
    filter::RecommendationFilter,
    post::PostObject,
    ranked::PostRecommendationConnection,
};
use crate::{
    domain::{
        ranked::Slice,
        recommend::{RecommendQuery, Recommendation, port::PostFilter, recommend_posts},
    },
    graphql::{
        context::ContextExt as _,
        error::refuse,
        loader::{CounterfactualOf, PostKey},
        page,
    },
};

/// The list in its cursors.
const LIST: &str = "posts";

impl PostRecommendationConnection {
    pub(in crate::graphql) async fn find(
        ctx: &Context<'_>,
        agent: &str,
        size: usize,
        after: Option<&str>,
        filter: Option<RecommendationFilter>,
    ) -> Result<Self> {
        let after = page::ranked_place(LIST, after, |key| Some(key.to_owned()))?;
        let filter = filter.unwrap_or_default().read()?;
        let question = RecommendQuery {
            agent,
            today: ctx.today(),
            statute: ctx.statute(),
            filter: &filter,
            slice: Slice {
                after: after.as_ref(),
                take: size,
            },
        };
        let found = recommend_posts(ctx.graph().as_ref(), question)
            .await
            .map_err(|error| refuse(&error))?;
        let at = found.data_as_of;
        let edge = |post| PostRecommendationEdge::new(agent, &filter, at, post);
        Ok(found
            .with(|posts| posts.into_iter().map(edge).collect())
            .into())
    }
}

/// One recommended post.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct PostRecommendationEdge {
    /// Where the edge stands in the list.
    pub(super) cursor: String,
    #[graphql(skip)]
    post_uid: String,
    /// How well the post fits, in [0, 1]; the list falls by it.
    score: f64,
    /// Why.
    explanation: Explanation,
    /// Whether statute allows it; never part of the score.
    feasibility: Feasibility,
}

impl PostRecommendationEdge {
    /// A recommendation of the list that an agent has with a filter.
    pub(in crate::graphql) fn new(
        agent: &str,
        filter: &PostFilter,
        data_as_of: Option<DateTime<Utc>>,
        recommendation: Recommendation,
    ) -> Self {
        Self {
            feasibility: Feasibility::from(&recommendation.feasibility),
            cursor: page::ranked_cursor(
                LIST,
                data_as_of,
                &recommendation.post,
                &recommendation.post.post_uid,
            ),
            score: recommendation.post.score(),
            post_uid: recommendation.post.post_uid.clone(),
            explanation: Explanation {
                list: Some(CounterfactualOf {
                    agent: agent.to_owned(),
                    filter: filter.clone(),
                    post: recommendation.post.post_uid.clone(),
                }),
                components: ScoreComponent::of_post(&recommendation.post),
                summary: recommendation.summary,
                split: recommendation.split,
                data_as_of: data_as_of.unwrap_or_default(),
            },
        }
    }
}

#[ComplexObject]
impl PostRecommendationEdge {
    /// The post.
    async fn node(&self, ctx: &Context<'_>) -> Result<PostObject> {
        ctx.load_named(PostKey(self.post_uid.clone()))
            .await
            .map(PostObject)
    }
}
