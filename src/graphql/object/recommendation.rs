//! Recommended posts, with their reasons.

use async_graphql::{ComplexObject, Context, Result, SimpleObject, connection::PageInfo};

use super::{
    explanation::{Explanation, ScoreComponent},
    feasibility::Feasibility,
    filter::RecommendationFilter,
    post::PostObject,
};
use crate::{
    domain::{
        port::PostFilter,
        usecase::recommend_posts::{ListState, Question, Recommendation, recommend_posts},
    },
    graphql::{
        context::ContextExt as _,
        error::refuse,
        loader::{CounterfactualOf, PostKey},
        page,
        vocabulary::EmptyReasonValue,
    },
};

/// The open posts that fit an agent, best first.
#[derive(SimpleObject)]
pub struct PostRecommendationConnection {
    /// The recommendations.
    edges: Vec<PostRecommendationEdge>,
    /// Where the page stands.
    page_info: PageInfo,
    /// Why the whole list is empty, when it is.
    empty_reason: Option<EmptyReasonValue>,
}

impl PostRecommendationConnection {
    pub(in crate::graphql) async fn find(
        ctx: &Context<'_>,
        agent: &str,
        size: usize,
        after: Option<&str>,
        filter: Option<RecommendationFilter>,
    ) -> Result<Self> {
        let (slice, expected) = page::ranked_slice(size, after)?;
        let filter = filter.unwrap_or_default().read()?;
        let question = Question {
            agent,
            today: ctx.today(),
            statute: ctx.statute(),
            filter: &filter,
            slice,
            expected,
        };
        let found = recommend_posts(ctx.graph().as_ref(), question)
            .await
            .map_err(|error| refuse(&error))?;
        let state = found.state;
        let edges: Vec<_> = found
            .items
            .into_iter()
            .map(|one| PostRecommendationEdge::of(agent, &filter, state, one))
            .collect();
        let page_info = page::info(
            edges.iter().map(|edge| &edge.cursor),
            found.more,
            slice.skip > 0,
        );
        Ok(Self {
            edges,
            page_info,
            empty_reason: found.empty_reason.map(Into::into),
        })
    }
}

/// One recommended post.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct PostRecommendationEdge {
    /// Where the edge stands in the list.
    cursor: String,
    #[graphql(skip)]
    post_uid: String,
    /// How well the post fits, in [0, 1]; the list falls by it.
    score: f64,
    /// Why.
    explanation: Explanation,
    /// Whether statute allows it, beside the score and never part of it.
    feasibility: Feasibility,
}

impl PostRecommendationEdge {
    /// A recommendation of the list that an agent has with a filter.
    pub(in crate::graphql) fn of(
        agent: &str,
        filter: &PostFilter,
        state: Option<ListState>,
        recommendation: Recommendation,
    ) -> Self {
        Self {
            feasibility: Feasibility::from(&recommendation.feasibility),
            cursor: page::ranked_cursor(state, recommendation.rank),
            score: recommendation.candidate.score(),
            post_uid: recommendation.candidate.post_uid.clone(),
            explanation: Explanation {
                list: Some(CounterfactualOf {
                    agent: agent.to_owned(),
                    filter: filter.clone(),
                    post: recommendation.candidate.post_uid.clone(),
                }),
                components: ScoreComponent::of(&recommendation.candidate),
                summary: recommendation.summary,
                split: recommendation.split,
                data_as_of: state.map(|state| state.data_as_of).unwrap_or_default(),
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
