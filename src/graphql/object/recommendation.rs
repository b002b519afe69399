//! Recommended posts, with their reasons.

use async_graphql::{ComplexObject, Context, Object, Result, SimpleObject, connection::PageInfo};
use chrono::{DateTime, Utc};

use super::{
    competency::CompetencyObject,
    feasibility::Feasibility,
    filter::RecommendationFilter,
    gap::{self, MatchObject},
    post::PostObject,
};
use crate::{
    domain::{
        error::Error,
        mobility::{parameter::ALGORITHM_VERSION, score::Component},
        usecase::{
            find_counterfactuals::Counterfactual,
            recommend_posts::{Question, Recommendation, recommend_posts},
        },
    },
    graphql::{
        context::ContextExt as _,
        error::refuse,
        loader::{CompetencyKey, CounterfactualOf, PostKey},
        page::{self, First},
        scalar::LocalizedText,
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
            .map(|recommendation| PostRecommendationEdge {
                feasibility: Feasibility::from(&recommendation.feasibility),
                cursor: page::ranked_cursor(state, recommendation.rank),
                score: recommendation.candidate.score(),
                post_uid: recommendation.candidate.post_uid.clone(),
                explanation: Explanation {
                    list: CounterfactualOf {
                        agent: agent.to_owned(),
                        filter: filter.clone(),
                        post: recommendation.candidate.post_uid.clone(),
                    },
                    recommendation,
                    data_as_of: state.map(|state| state.data_as_of).unwrap_or_default(),
                },
            })
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

#[ComplexObject]
impl PostRecommendationEdge {
    /// The post.
    async fn node(&self, ctx: &Context<'_>) -> Result<PostObject> {
        let found = ctx.load(PostKey(self.post_uid.clone())).await?;
        found
            .map(PostObject)
            .ok_or_else(|| refuse(&Error::NotFound))
    }
}

/// What a score is made of.
pub struct Explanation {
    list: CounterfactualOf,
    recommendation: Recommendation,
    data_as_of: DateTime<Utc>,
}

/// What a score is made of.
#[Object]
impl Explanation {
    /// At most 60 words of French, strengths first.
    async fn summary(&self) -> &str {
        &self.recommendation.summary
    }

    /// The parts of the score; their contributions add up to it, within 1e-9.
    async fn components(&self) -> Vec<ScoreComponent> {
        let candidate = &self.recommendation.candidate;
        Component::ALL
            .into_iter()
            .map(|component| ScoreComponent {
                name: component.name(),
                label: label(component),
                value: candidate.value(component),
                weight: component.weight(),
                contribution: candidate.contribution(component),
            })
            .collect()
    }

    /// The requirements that the agent meets in full.
    async fn matched(
        &self,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Vec<MatchObject>> {
        Ok(gap::matched(&self.recommendation.split, first.size()?))
    }

    /// The requirements that the agent does not meet in full, the heaviest first.
    async fn missing(
        &self,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Vec<MatchObject>> {
        Ok(gap::missing(&self.recommendation.split, first.size()?))
    }

    /// The one competency that would raise this post most in the same list.
    async fn counterfactual(&self, ctx: &Context<'_>) -> Result<Option<CounterfactualObject>> {
        let found = ctx.load(self.list.clone()).await?;
        Ok(found.map(CounterfactualObject::from))
    }

    /// The version of the formulas and numbers in force.
    async fn algorithm_version(&self) -> &str {
        ALGORITHM_VERSION
    }

    /// When what is derived was last computed, on the day for which it holds.
    async fn data_as_of(&self) -> DateTime<Utc> {
        self.data_as_of
    }
}

/// What one more competency would change.
#[derive(SimpleObject)]
#[graphql(name = "Counterfactual", complex)]
pub struct CounterfactualObject {
    #[graphql(skip)]
    competency_uid: String,
    /// The level that it takes, 1 to 4.
    level: i32,
    /// The score that the post would have.
    new_score: f64,
    /// The post's place in the list, from 1.
    rank_before: usize,
    /// The place that it would have in the list ranked again.
    rank_after: usize,
}

impl From<Counterfactual> for CounterfactualObject {
    fn from(found: Counterfactual) -> Self {
        Self {
            competency_uid: found.competency_uid,
            level: found.level,
            new_score: found.new_score,
            rank_before: found.rank_before,
            rank_after: found.rank_after,
        }
    }
}

#[ComplexObject]
impl CounterfactualObject {
    /// The competency to acquire, or to raise to the level.
    async fn competency(&self, ctx: &Context<'_>) -> Result<CompetencyObject> {
        let found = ctx.load(CompetencyKey(self.competency_uid.clone())).await?;
        found
            .map(CompetencyObject)
            .ok_or_else(|| refuse(&Error::NotFound))
    }
}

/// What a reader sees of a component.
pub(in crate::graphql) fn label(component: Component) -> LocalizedText {
    let (fr, en) = component.label();
    LocalizedText {
        fr: fr.to_owned(),
        en: Some(en.to_owned()),
    }
}

/// A part of a score.
#[derive(SimpleObject)]
pub struct ScoreComponent {
    /// Its published name.
    name: &'static str,
    /// What a reader sees.
    label: LocalizedText,
    /// Its value, in [0, 1]; null when unknown, which contributes nothing.
    value: Option<f64>,
    /// Its published weight.
    weight: f64,
    /// What it adds to the score.
    contribution: f64,
}
