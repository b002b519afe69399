//! Recommended posts, with their reasons.

use async_graphql::{ComplexObject, Context, Result, SimpleObject};
use chrono::{DateTime, Utc};

use super::{
    action::PostActionObject,
    agent::AgentObject,
    explanation::{Explanation, ScoreComponent},
    feasibility::Feasibility,
    filter::RecommendationFilter,
    post::PostObject,
    ranked::PostRecommendationConnection,
};
use crate::{
    domain::{
        ranked::{Ranked, Slice},
        recommend::{RecommendQuery, Recommendation, port::PostFilter, recommend_posts},
    },
    graphql::{
        context::ContextExt as _,
        error::refuse,
        loader::{CounterfactualOf, MatchOf, PostKey},
        page::RankedCursor,
        vocabulary::{FitBandValue, MoveKindValue},
    },
};

/// The list of an agent with a filter, in its cursors.
fn list(agent: &str, filter: &PostFilter) -> String {
    format!("posts {agent} {filter:?}")
}

impl PostRecommendationConnection {
    pub(in crate::graphql) async fn find(
        ctx: &Context<'_>,
        agent: &str,
        size: usize,
        after: Option<&str>,
        filter: Option<RecommendationFilter>,
    ) -> Result<Self> {
        let filter = filter.unwrap_or_default().read()?;
        let after = RankedCursor::open(ctx, &list(agent, &filter), after)?;
        let question = RecommendQuery {
            agent,
            voice: ctx.voice(agent),
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
        let page = found.with(|posts| posts.into_iter().map(edge).collect());
        Ok(Self::new(ctx, page))
    }
}

/// One recommended post.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct PostRecommendationEdge {
    #[graphql(skip)]
    pub(super) place: RankedCursor,
    #[graphql(skip)]
    post_uid: String,
    /// How well the post fits, in [0, 1]. The list falls by it; for who looks for a move and asks for no kind, inside each
    /// ten posts.
    score: f64,
    /// How close that is, by `band_very_close` and `band_close` of `algorithm`.
    band: FitBandValue,
    /// Ex æquo: another post of the list has the same score, and nothing but the key decides between them.
    tied: bool,
    /// How the post's occupation stands to those that the person held; null where one of the two is unknown.
    kind: Option<MoveKindValue>,
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
            place: RankedCursor::new(&list(agent, filter), data_as_of, &recommendation.post),
            score: recommendation.post.score(),
            band: recommendation.post.band().into(),
            tied: recommendation.post.tied,
            kind: recommendation.post.kind.map(Into::into),
            post_uid: recommendation.post.post_uid.clone(),
            explanation: explanation(agent, filter, data_as_of, recommendation),
        }
    }
}

/// Why a recommendation stands where it does, in the list that a filter leaves.
fn explanation(
    agent: &str,
    filter: &PostFilter,
    data_as_of: Option<DateTime<Utc>>,
    recommendation: Recommendation,
) -> Explanation {
    Explanation {
        list: Some(CounterfactualOf {
            agent: agent.to_owned(),
            filter: filter.clone(),
            post: recommendation.post.post_uid.clone(),
        }),
        components: ScoreComponent::of_post(&recommendation.post),
        summary: recommendation.summary,
        split: recommendation.split,
        words: Some(recommendation.words),
        data_as_of: data_as_of.unwrap_or_default(),
    }
}

/// How a post fits the agent who asks.
#[derive(SimpleObject)]
pub struct PostMatch {
    /// How well, in [0, 1], as in their recommendations; null where their career shares nothing with it.
    score: Option<f64>,
    /// How close that is, by `band_very_close` and `band_close` of `algorithm`; null without a score.
    band: Option<FitBandValue>,
    /// How the post's occupation stands to those that they held; null without a score, and where one is unknown.
    kind: Option<MoveKindValue>,
    /// The share of what it requires that they bring, in [0, 1]; null where it requires nothing.
    coverage: Option<f64>,
    /// Whether statute allows it; never part of the score.
    feasibility: Feasibility,
    /// Why the score is what it is; null without one.
    explanation: Option<Explanation>,
}

impl PostMatch {
    /// How a post fits the agent who asks; none for who is no agent or did not agree to recommendations, and for a
    /// post that is not open.
    pub(super) async fn find(ctx: &Context<'_>, post: &str) -> Result<Option<Self>> {
        let Some(AgentObject(agent)) = AgentObject::asking(ctx).await? else {
            return Ok(None);
        };
        let key = MatchOf {
            agent: agent.uid.clone(),
            post: post.to_owned(),
        };
        let Some(matched) = ctx.load(key).await? else {
            return Ok(None);
        };
        let all = PostFilter::everything();
        let ranked = matched.recommendation;
        let post = ranked.as_ref().map(|ranked| &ranked.post);
        Ok(Some(Self {
            score: post.map(Ranked::score),
            band: post.map(|post| post.band().into()),
            kind: post.and_then(|post| post.kind).map(Into::into),
            coverage: matched.coverage,
            feasibility: Feasibility::from(&matched.feasibility),
            explanation: ranked
                .map(|ranked| explanation(&agent.uid, &all, matched.data_as_of, ranked)),
        }))
    }
}

#[ComplexObject]
impl PostRecommendationEdge {
    /// Where the edge stands in the list.
    async fn cursor(&self, ctx: &Context<'_>) -> String {
        self.place.seal(ctx)
    }

    /// What the viewer did with the post; null for others than agents.
    async fn action(&self, ctx: &Context<'_>) -> Result<Option<PostActionObject>> {
        PostActionObject::of_viewer(ctx, &self.post_uid).await
    }

    /// The post.
    async fn node(&self, ctx: &Context<'_>) -> Result<PostObject> {
        ctx.load_named(PostKey(self.post_uid.clone()))
            .await
            .map(PostObject)
    }
}
