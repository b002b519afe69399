//! Competencies had and lacking, for a recommendation or a target.

use async_graphql::{ComplexObject, Context, Description, ID, Object, Result, SimpleObject};

use super::{competency::CompetencyObject, node::Node, training::TrainingObject, vocabulary};
use crate::{
    domain::{
        gap::{Gap, Target, measure_gap},
        learning::plan::useful_trainings,
        recommend::explanation::{CompetencyMatch, Split},
    },
    graphql::{
        context::ContextExt as _,
        error::{refuse, unknown},
        id::{self, Kind},
        loader::OfferFor,
        page::First,
        scalar::{Date, LocalizedText},
        vocabulary::{CompetencyOriginValue, ImportanceValue, MatchStatusValue},
    },
};

/// What an agent has and lacks for a post or an occupation.
#[derive(Description)]
pub struct CompetencyGap {
    target: Aim,
    gap: Gap,
}

impl CompetencyGap {
    /// Measures the gap; a target that does not exist, or is hidden, is `NOT_FOUND`.
    pub(in crate::graphql) async fn find(
        ctx: &Context<'_>,
        agent: &str,
        target: &ID,
    ) -> Result<Self> {
        let target = Aim::find(ctx, target).await?;
        let gap = measure_gap(ctx.graph().as_ref(), agent, &target.against())
            .await
            .map_err(|error| refuse(&error))?;
        Ok(Self { target, gap })
    }
}

/// The post or occupation that an agent looks at.
pub(in crate::graphql) struct Aim {
    kind: Kind,
    uid: String,
}

impl Aim {
    /// Reads the argument `target`; what does not exist, or is hidden, is `NOT_FOUND`.
    pub(in crate::graphql) async fn find(ctx: &Context<'_>, target: &ID) -> Result<Self> {
        let (kind, uid) = id::expect(target, "target", &[Kind::Post, Kind::Occupation])?;
        let aim = Self { kind, uid };
        aim.node(ctx).await?;
        Ok(aim)
    }

    /// What the requirements are taken from.
    pub(in crate::graphql) fn against(&self) -> Target {
        match self.kind {
            Kind::Post => Target::Post(self.uid.clone()),
            _ => Target::Occupation(self.uid.clone()),
        }
    }

    /// The post or occupation itself.
    pub(in crate::graphql) async fn node(&self, ctx: &Context<'_>) -> Result<Node> {
        let found = Node::find(ctx, self.kind, self.uid.clone()).await?;
        found.ok_or_else(|| unknown("target"))
    }
}

#[Object(use_type_description)]
impl CompetencyGap {
    /// The post or occupation.
    async fn target(&self, ctx: &Context<'_>) -> Result<Node> {
        self.target.node(ctx).await
    }

    /// The weighted share of what is required that the agent brings, in [0, 1]; null when nothing is required.
    async fn coverage(&self) -> Option<f64> {
        self.gap.coverage
    }

    /// What is brought in full.
    async fn matched(
        &self,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
    ) -> Result<Option<Vec<MatchObject>>> {
        Ok(Some(matched(&self.gap.split, first.size()?)))
    }

    /// What is lacking in part or whole, the heaviest first.
    async fn missing(
        &self,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
    ) -> Result<Option<Vec<MatchObject>>> {
        Ok(Some(missing(&self.gap.split, first.size()?)))
    }

    /// The trainings that teach something missing to the level needed: those that cover most of the
    /// missing weight first, then the shortest.
    async fn trainings(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Option<Vec<TrainingObject>>> {
        let size = first.size()?;
        let missing = self.gap.split.missing.iter();
        let missing: Vec<_> = missing.map(|missing| missing.requirement.clone()).collect();
        let keys = missing
            .iter()
            .map(|missing| OfferFor(missing.competency_uid.clone()));
        let offers = ctx.load_all(keys.collect()).await?;
        let trainings = useful_trainings(&missing, &offers).into_iter().take(size);
        Ok(Some(trainings.map(TrainingObject).collect()))
    }
}

pub(in crate::graphql) fn matched(split: &Split, size: usize) -> Vec<MatchObject> {
    split
        .matched
        .iter()
        .take(size)
        .cloned()
        .map(MatchObject::from)
        .collect()
}

pub(in crate::graphql) fn missing(split: &Split, size: usize) -> Vec<MatchObject> {
    split
        .missing
        .iter()
        .take(size)
        .cloned()
        .map(MatchObject::from)
        .collect()
}

/// A required competency and what the agent brings to it.
#[derive(SimpleObject)]
#[graphql(name = "CompetencyMatch", complex)]
pub struct MatchObject {
    #[graphql(skip)]
    competency_uid: String,
    #[graphql(skip)]
    via_uid: Option<String>,
    /// What the agent can be said to bring; null of a candidate, of whom only what is met may be read.
    status: Option<MatchStatusValue>,
    /// The agent's own level in it, 1 to 4; null without the competency or where the level is unknown.
    have: Option<i32>,
    /// The level required, 1 to 4, when known.
    need: Option<i32>,
    /// How much it weighs.
    importance: ImportanceValue,
    /// The words of the post that ask for it, where it was read from its title or description.
    quote: Option<String>,
    /// What the agent brings, in [0, 1].
    credit: f64,
    /// What it adds to the score or the coverage.
    contribution: f64,
    /// How what gives the credit is known.
    origin: Option<CompetencyOriginValue>,
    /// How sure it is, in [0, 1].
    confidence: Option<f64>,
    /// Who or what says so.
    source: Option<String>,
    /// When it was recorded.
    recorded_on: Option<Date>,
}

#[ComplexObject]
impl MatchObject {
    /// What is required.
    async fn competency(&self, ctx: &Context<'_>) -> Result<CompetencyObject> {
        CompetencyObject::named(ctx, &self.competency_uid).await
    }

    /// What the agent's own level is called.
    async fn have_label(&self) -> Option<LocalizedText> {
        self.have.and_then(vocabulary::level)
    }

    /// What the level required is called.
    async fn need_label(&self) -> Option<LocalizedText> {
        self.need.and_then(vocabulary::level)
    }

    /// The neighbouring competency of the agent that gives the credit, when it is another one.
    async fn via(&self, ctx: &Context<'_>) -> Result<Option<CompetencyObject>> {
        match &self.via_uid {
            Some(uid) => CompetencyObject::named(ctx, uid).await.map(Some),
            None => Ok(None),
        }
    }
}

impl From<CompetencyMatch> for MatchObject {
    fn from(found: CompetencyMatch) -> Self {
        let via_uid = found.via_uid().map(str::to_owned);
        let recorded_on = found.recorded_on().map(Date);
        let requirement = found.requirement;
        Self {
            competency_uid: requirement.competency_uid,
            via_uid,
            status: found.status.map(Into::into),
            have: requirement.have,
            need: requirement.need,
            importance: requirement.importance.into(),
            quote: requirement.quote,
            credit: requirement.credit,
            contribution: found.contribution,
            origin: requirement.origin.map(Into::into),
            confidence: requirement.confidence,
            source: requirement.source,
            recorded_on,
        }
    }
}
