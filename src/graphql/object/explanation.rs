//! Why something is recommended: what counted, how much, and what is missing.

use async_graphql::{ComplexObject, Context, Description, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};

use super::{
    competency::CompetencyObject,
    gap::{self, MatchObject},
};
use crate::{
    domain::{
        candidates::score::{CandidateComponent, ScoredAgent},
        parameter::ALGORITHM_VERSION,
        recommend::{
            counterfactual::Counterfactual,
            explanation::Split,
            score::{Component, ScoredPost},
        },
    },
    graphql::{
        context::ContextExt as _, loader::CounterfactualOf, page::First, scalar::LocalizedText,
    },
};

/// What a score is made of.
#[derive(Description)]
pub struct Explanation {
    /// The list in which a counterfactual can be asked for.
    pub(super) list: Option<CounterfactualOf>,
    pub(super) components: Vec<ScoreComponent>,
    pub(super) split: Split,
    pub(super) words: Option<Vec<String>>,
    pub(super) summary: String,
    pub(super) data_as_of: DateTime<Utc>,
}

#[Object(use_type_description)]
impl Explanation {
    /// At most 60 words of French, strengths first.
    async fn summary(&self) -> &str {
        &self.summary
    }

    /// The parts of the score; their contributions add up to it, within 1e-9. Of a path: its moves, whose
    /// contributions add up to −ln of the score.
    async fn components(&self) -> &[ScoreComponent] {
        &self.components
    }

    /// The words that the career and the wishes of the agent share with the post, as the post spells them, those that count
    /// most first; null where a career is not compared with a post by words.
    async fn shared_words(&self) -> Option<&[String]> {
        self.words.as_deref()
    }

    /// The requirements that the agent meets in full; of a candidate those that are met among the five at most that
    /// those who recruit read of, the same for every candidate of the post and none that few people have.
    async fn matched(
        &self,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Option<Vec<MatchObject>>> {
        Ok(Some(gap::matched(&self.split, first.size()?)))
    }

    /// The requirements that the agent does not meet in full, the heaviest first; of a candidate among the same five.
    async fn missing(
        &self,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Option<Vec<MatchObject>>> {
        Ok(Some(gap::missing(&self.split, first.size()?)))
    }

    /// The one competency that would raise this post most in the same list; null for a path and
    /// for a candidate.
    async fn counterfactual(&self, ctx: &Context<'_>) -> Result<Option<CounterfactualObject>> {
        let Some(list) = self.list.clone() else {
            return Ok(None);
        };
        Ok(ctx.load(list).await?.map(CounterfactualObject::from))
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
        CompetencyObject::named(ctx, &self.competency_uid).await
    }
}

/// What a reader sees of a component.
pub(in crate::graphql) fn label(component: Component) -> LocalizedText {
    localized(component.label())
}

fn localized((fr, en): (&str, &str)) -> LocalizedText {
    LocalizedText {
        fr: fr.to_owned(),
        en: Some(en.to_owned()),
    }
}

/// A part of a score.
#[derive(SimpleObject)]
pub struct ScoreComponent {
    /// Its published name.
    pub(super) name: String,
    /// What a reader sees.
    pub(super) label: LocalizedText,
    /// Its value, in [0, 1]; null when unknown, which contributes nothing.
    pub(super) value: Option<f64>,
    /// Its published weight.
    pub(super) weight: f64,
    /// What it adds to the score; of a path, to −ln of the score.
    pub(super) contribution: f64,
}

impl ScoreComponent {
    /// The components of a recommendation.
    pub(super) fn of_post(post: &ScoredPost) -> Vec<Self> {
        let part = |component: Component| Self {
            name: component.name().to_owned(),
            label: label(component),
            value: post.value(component),
            weight: component.weight(),
            contribution: post.contribution(component),
        };
        Component::ALL.into_iter().map(part).collect()
    }

    /// The components of a candidate of a post.
    pub(super) fn of_candidate(candidate: &ScoredAgent) -> Vec<Self> {
        let part = |side: CandidateComponent| Self {
            name: side.name().to_owned(),
            label: localized(side.label()),
            value: candidate.value(side),
            weight: side.weight(),
            contribution: candidate.contribution(side),
        };
        CandidateComponent::ALL.into_iter().map(part).collect()
    }
}
