//! Paths of several moves, and what is known of each.

use async_graphql::{ComplexObject, Context, ID, Result, SimpleObject};
use chrono::{DateTime, Utc};

use super::{
    card::AgentCard,
    competency::CompetencyObject,
    explanation::{Explanation, ScoreComponent},
    feasibility::Feasibility,
    gap::{self, MatchObject},
    node::Node,
    occupation::OccupationObject,
    post::PostObject,
    training::TrainingObject,
};
use crate::{
    domain::{
        paths::{
            FoundPath,
            cost::{Path, PathStep},
            find_paths,
            port::{Move, Start, Testimony as Given, WayQuestion},
            steps::StepKey,
        },
        recommend::explanation::Split,
        statute::{judge, port as statute},
    },
    graphql::{
        context::ContextExt as _,
        error::{bad_input, refuse, unknown},
        id::{self, Kind},
        loader::{
            MoveNeedsOf, OpenPostsAs, OpenPostsCounted, StepFeasibilityOf, TestimoniesOf,
            TrainingsOf,
        },
        page::First,
        scalar::{Date, LocalizedText},
        vocabulary::{EmptyReasonValue, TransitionEvidenceValue},
    },
};

/// Moves of a path at most.
const MOST_HOPS: i32 = 4;
/// Moves of a path at most when nobody says.
pub(in crate::graphql) const MOST_USUAL_HOPS: i32 = 3;

/// Paths, the most plausible first.
#[derive(SimpleObject)]
pub struct MobilityPathList {
    /// The paths.
    paths: Vec<MobilityPath>,
    /// Why there is none, when there is none.
    empty_reason: Option<EmptyReasonValue>,
}

impl MobilityPathList {
    /// Finds paths from somewhere to an occupation or post, or to the best next places.
    pub(in crate::graphql) async fn find(
        ctx: &Context<'_>,
        start: &Start,
        to: Option<&ID>,
        max_hops: i32,
        limit: usize,
    ) -> Result<Self> {
        if !(1..=MOST_HOPS).contains(&max_hops) {
            return Err(bad_input(
                "maxHops",
                format!("maxHops va de 1 à {MOST_HOPS}."),
            ));
        }
        let to = match to {
            Some(id) => Some(end(ctx, id).await?),
            None => None,
        };
        let question = WayQuestion {
            start,
            // A post without an occupation is nowhere: no way ends there.
            to: to.as_ref().map(|to| to.as_deref().unwrap_or_default()),
            max_hops,
            limit,
            threshold: ctx.principal().threshold(),
        };
        let agent = match start {
            Start::Agent(uid) => Some(uid),
            Start::Occupation(_) => None,
        };
        let voice = agent.map(|agent| ctx.voice(agent));
        let found = find_paths(ctx.graph().as_ref(), question, voice, ctx.today()).await;
        let found = found.map_err(|error| refuse(&error))?;
        let as_of = found.data_as_of.unwrap_or_default();
        let path = |found| MobilityPath::new(found, agent, as_of);
        Ok(Self {
            paths: found.items.into_iter().map(path).collect(),
            empty_reason: found.empty_reason.map(Into::into),
        })
    }

    /// Where a path from an occupation or an agent starts; who cannot be seen does not exist.
    pub(in crate::graphql) async fn start(ctx: &Context<'_>, from: &ID) -> Result<Start> {
        let (kind, uid) = id::expect(from, "from", &[Kind::Occupation, Kind::Agent])?;
        let found = Node::find(ctx, kind, uid.clone()).await?;
        found.ok_or_else(|| unknown("from"))?;
        Ok(match kind {
            Kind::Agent => Start::Agent(uid),
            _ => Start::Occupation(uid),
        })
    }
}

/// The occupation at the end of a path to an occupation or a post; none when the post has none.
async fn end(ctx: &Context<'_>, to: &ID) -> Result<Option<String>> {
    let (kind, uid) = id::expect(to, "to", &[Kind::Occupation, Kind::Post])?;
    let found = Node::find(ctx, kind, uid).await?;
    match found {
        Some(Node::Occupation(occupation)) => Ok(Some(occupation.0.uid)),
        Some(Node::Post(post)) => Ok(post.0.occupation_uid),
        _ => Err(unknown("to")),
    }
}

/// Moves one after the other, none twice through one occupation.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct MobilityPath {
    /// The moves, one to four.
    steps: Vec<MobilityStep>,
    /// How plausible it is, in (0, 1]: the product of what each move keeps.
    score: f64,
    /// Why.
    explanation: Explanation,
    /// The sum of the median times before each move; null when one is unknown.
    total_median_months: Option<i32>,
}

#[ComplexObject]
impl MobilityPath {
    /// What is missing today for its end, the heaviest first.
    async fn missing(
        &self,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Option<Vec<MatchObject>>> {
        Ok(Some(gap::missing(&self.explanation.split, first.size()?)))
    }
}

impl MobilityPath {
    fn new(found: FoundPath, agent: Option<&String>, data_as_of: DateTime<Utc>) -> Self {
        let FoundPath { path, gap, summary } = found;
        let (score, months, components) = (path.score(), path.months(), components(&path));
        let steps = path.steps.into_iter().enumerate();
        let steps = steps.map(|(i, step)| MobilityStep::new(step, agent.cloned(), i == 0));
        Self {
            score,
            total_median_months: months,
            explanation: Explanation {
                list: None,
                components,
                words: None,
                split: gap,
                summary,
                data_as_of,
            },
            steps: steps.collect(),
        }
    }
}

/// The moves of a path as parts of −ln of its score.
fn components(path: &Path) -> Vec<ScoreComponent> {
    let part = |(i, step): (usize, &PathStep)| ScoreComponent {
        name: format!("step{}", i + 1),
        label: LocalizedText {
            fr: format!("Vers {}", step.to_label_fr),
            en: None,
        },
        value: Some((-step.cost).exp()),
        weight: 1.0,
        contribution: step.cost,
    };
    path.steps.iter().enumerate().map(part).collect()
}

/// A move of a path.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct MobilityStep {
    #[graphql(skip)]
    pair: Move,
    /// What it is known from.
    evidence: Vec<TransitionEvidenceValue>,
    /// How many times people made it, in years that are over; null when too few did for it to be disclosed.
    observed_count: Option<i32>,
    /// The median time in the first occupation before it, when enough people made it for it to be disclosed.
    median_months: Option<i32>,
    /// Who goes the way, when it starts at an agent.
    #[graphql(skip)]
    agent: Option<String>,
    /// Whether it is the first of its path.
    #[graphql(skip)]
    first: bool,
}

#[ComplexObject]
impl MobilityStep {
    /// The occupation that one leaves.
    async fn from(&self, ctx: &Context<'_>) -> Result<OccupationObject> {
        OccupationObject::named(ctx, &self.pair.from_uid).await
    }

    /// The occupation that one takes.
    async fn to(&self, ctx: &Context<'_>) -> Result<OccupationObject> {
        OccupationObject::named(ctx, &self.pair.to_uid).await
    }

    /// Whether statute allows it; unknown for a path that does not start at an agent.
    async fn feasibility(&self, ctx: &Context<'_>) -> Result<Feasibility> {
        let Some(agent) = self.agent.clone() else {
            return Ok(Feasibility::from(&judge::Feasibility::unknown()));
        };
        let step = StepKey {
            step: statute::OccupationStep {
                agent_uid: agent,
                occupation_uid: self.pair.to_uid.clone(),
            },
            first: self.first,
        };
        let judged = ctx.load(StepFeasibilityOf(step)).await?;
        let unknown = judge::Feasibility::unknown;
        Ok(Feasibility::from(&judged.unwrap_or_else(unknown)))
    }

    /// What both need, at a level that is enough for the second.
    async fn shared(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Option<Vec<CompetencyObject>>> {
        let gap = self.gap(ctx).await?;
        let uids = gap.matched.iter().take(first.size()?);
        let uids = uids.map(|found| found.requirement.competency_uid.clone());
        ctx.nodes(uids).await.map(Some)
    }

    /// What the second needs and the first does not bring in full, the heaviest first.
    async fn missing(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Option<Vec<MatchObject>>> {
        Ok(Some(gap::missing(&self.gap(ctx).await?, first.size()?)))
    }

    /// The trainings that teach what the second needs and the first does not.
    async fn trainings(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<5>,
    ) -> Result<Option<Vec<TrainingObject>>> {
        let key = TrainingsOf(self.pair.clone());
        ctx.related(key, first.size()?).await.map(Some)
    }

    /// What people who made this move say of it, the latest first: of authors who agree to be visible to
    /// peers and do not hide from where I work.
    async fn testimonies(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<3>,
    ) -> Result<Option<Vec<Testimony>>> {
        let key = TestimoniesOf(self.pair.clone());
        ctx.list(key, first.size()?, Testimony::new).await.map(Some)
    }

    /// How many posts of the second are open.
    async fn open_post_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let key = OpenPostsCounted(self.pair.to_uid.clone());
        Ok(ctx.load(key).await?.unwrap_or_default())
    }

    /// The posts of the second that are open, the newest first.
    async fn open_posts(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<3>,
    ) -> Result<Option<Vec<PostObject>>> {
        let key = OpenPostsAs(self.pair.to_uid.clone());
        ctx.related(key, first.size()?).await.map(Some)
    }
}

impl MobilityStep {
    fn new(step: PathStep, agent: Option<String>, first: bool) -> Self {
        Self {
            agent,
            first,
            pair: Move {
                from_uid: step.from_uid,
                to_uid: step.to_uid,
            },
            evidence: step.evidence.into_iter().map(Into::into).collect(),
            observed_count: step.observed,
            median_months: step.median_months,
        }
    }

    async fn gap(&self, ctx: &Context<'_>) -> Result<Split> {
        let found = ctx.load(MoveNeedsOf(self.pair.clone())).await?;
        Ok(found.unwrap_or_default())
    }
}

/// What somebody says of a move that they made.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct Testimony {
    /// Opaque global id, by which its author withdraws it; null for everybody else.
    id: Option<ID>,
    /// In their words.
    text: LocalizedText,
    /// The day on which they gave it.
    on: Date,
    #[graphql(skip)]
    author_uid: String,
}

#[ComplexObject]
impl Testimony {
    /// Who gave it; null for the author of a testimony that peers do not see.
    async fn author(&self, ctx: &Context<'_>) -> Result<Option<AgentCard>> {
        AgentCard::maybe(ctx, Some(&self.author_uid)).await
    }
}

impl Testimony {
    pub(super) fn new(given: Given) -> Self {
        Self {
            id: given.uid.map(|uid| Kind::Testimony.id(&uid)),
            text: LocalizedText {
                fr: given.text_fr,
                en: None,
            },
            on: Date(given.on),
            author_uid: given.author_uid,
        }
    }
}
