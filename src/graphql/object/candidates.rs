//! Candidates of a post, with their reasons.

use async_graphql::{ComplexObject, Context, Result, SimpleObject};
use chrono::{DateTime, Utc};

use super::{
    card::AgentCard,
    explanation::{Explanation, ScoreComponent},
    feasibility::{Availability, Feasibility},
    ranked::CandidateConnection,
};
use crate::{
    domain::{
        candidates::{
            CandidatesQuery, FoundCandidate, find_candidates,
            readiness::{Gap, months_to_ready},
        },
        model::relation::CardAttribute,
        ranked::Slice,
        recommend::explanation::Requirement,
        statute::{fact::Facts, situation::Situation},
        vocabulary::MonthsUnknown,
    },
    graphql::{
        context::ContextExt as _,
        error::refuse,
        loader::{CandidateCardKey, CandidatePoolOf, OfferFor},
        page::RankedCursor,
        vocabulary::MonthsUnknownValue,
    },
};

impl CandidateConnection {
    pub(in crate::graphql) async fn find(
        ctx: &Context<'_>,
        post: &str,
        size: usize,
        after: Option<&str>,
        near_matches: bool,
    ) -> Result<Self> {
        let viewer = ctx.viewer();
        let list = format!("candidates {post}");
        let after = RankedCursor::open(ctx, &list, after)?;
        let question = CandidatesQuery {
            post,
            viewer: &viewer,
            statute: ctx.statute(),
            near_matches,
            slice: Slice {
                after: after.as_ref(),
                take: size,
            },
        };
        let found = find_candidates(ctx.graph().as_ref(), question)
            .await
            .map_err(|error| refuse(&error))?;
        let at = found.data_as_of;
        let edge = |agent: FoundCandidate| {
            let place = RankedCursor::new(&list, at, &agent.candidate);
            CandidateEdge::new(agent, place, at)
        };
        let page = found.with(|agents| agents.into_iter().map(edge).collect());
        Ok(Self::new(ctx, page))
    }
}

/// How many agents bring something to a post; null when they are too few to be disclosed to the viewer.
pub(super) async fn pool_size(ctx: &Context<'_>, post: &str) -> Result<Option<u32>> {
    let pool = ctx.load(CandidatePoolOf(post.to_owned())).await?;
    let agents = pool.map(|pool| pool.agents);
    Ok(agents.filter(|agents| *agents >= ctx.principal().threshold().people()))
}

/// One candidate.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct CandidateEdge {
    #[graphql(skip)]
    pub(super) place: RankedCursor,
    #[graphql(skip)]
    agent_uid: String,
    #[graphql(skip)]
    situation: Situation,
    #[graphql(skip)]
    to_learn: Vec<Requirement>,
    #[graphql(skip)]
    lacks_undisclosed: bool,
    /// How well the agent and the post suit each other, in [0, 1]; the list falls by it, then the near matches do.
    score: f64,
    /// Whether they are at the end of the list, not ready but could be: however sure what they bring is, it covers less
    /// than `reach_threshold` of `algorithm` or nothing of something essential, and they have not practised the
    /// occupation of the post for less than five years.
    is_near_match: bool,
    /// Why.
    explanation: Explanation,
}

impl CandidateEdge {
    fn new(found: FoundCandidate, place: RankedCursor, data_as_of: Option<DateTime<Utc>>) -> Self {
        Self {
            place,
            score: found.candidate.score(),
            is_near_match: found.candidate.is_near_match,
            explanation: Explanation {
                list: None,
                components: ScoreComponent::of_candidate(&found.candidate),
                words: None,
                split: found.split,
                summary: found.summary,
                data_as_of: data_as_of.unwrap_or_default(),
            },
            situation: found.candidate.situation,
            to_learn: found.to_learn,
            lacks_undisclosed: found.lacks_undisclosed,
            agent_uid: found.candidate.agent_uid,
        }
    }
}

impl CandidateEdge {
    /// What is known of the move, without what the card withholds, and that.
    async fn facts(&self, ctx: &Context<'_>) -> Result<(Facts, Vec<CardAttribute>)> {
        let card = ctx
            .load_named(CandidateCardKey(self.agent_uid.clone()))
            .await?;
        let situation = self.situation.clone().without(&card.withheld);
        Ok((situation.facts(ctx.today()), card.withheld))
    }

    /// In how many months they could be ready, or why that is not known.
    async fn readiness(&self, ctx: &Context<'_>) -> Result<Result<u32, MonthsUnknown>> {
        let missing = self.to_learn.iter();
        let keys = missing.map(|requirement| OfferFor(requirement.competency_uid.clone()));
        let offers = ctx.load_all(keys.collect()).await?;
        let gap = if self.lacks_undisclosed {
            Gap::Undisclosed
        } else {
            Gap::Of(&self.to_learn)
        };
        Ok(months_to_ready(gap, &offers))
    }
}

#[ComplexObject]
impl CandidateEdge {
    /// Where the edge stands in the list.
    async fn cursor(&self, ctx: &Context<'_>) -> String {
        self.place.seal(ctx)
    }

    /// What may be seen of the agent; the name is withheld until they accept an introduction.
    async fn node(&self, ctx: &Context<'_>) -> Result<AgentCard> {
        ctx.load_named(CandidateCardKey(self.agent_uid.clone()))
            .await
            .map(AgentCard::of_candidate)
    }

    /// Whether statute allows the move; never part of the score. What the card withholds is
    /// not looked at; the route is null where the ministry is withheld, and a day to come is the first of the quarter
    /// that begins on it or next.
    async fn feasibility(&self, ctx: &Context<'_>) -> Result<Feasibility> {
        let ((facts, withheld), today) = (self.facts(ctx).await?, ctx.today());
        let mut judged = ctx.statute().judge(&facts, today);
        if !ctx.viewer().all {
            judged = judged.disclosed(&withheld, today);
        }
        Ok(Feasibility::from(&judged))
    }

    /// From when they could take another post: today, or the first day of the quarter that begins then or next.
    /// What the card withholds is not looked at.
    async fn availability(&self, ctx: &Context<'_>) -> Result<Availability> {
        let card = ctx
            .load_named(CandidateCardKey(self.agent_uid.clone()))
            .await?;
        Availability::shown(ctx, &self.agent_uid, &card.withheld).await
    }

    /// Months of part-time training for the essential requirements that `explanation` says are missing:
    /// 0 when there is none, null when they are not known (`monthsUnknown` says why).
    async fn months_to_ready(&self, ctx: &Context<'_>) -> Result<Option<u32>> {
        self.readiness(ctx).await.map(Result::ok)
    }

    /// Why `monthsToReady` is not known; null when it is.
    async fn months_unknown(&self, ctx: &Context<'_>) -> Result<Option<MonthsUnknownValue>> {
        let known = self.readiness(ctx).await?;
        Ok(known.err().map(Into::into))
    }
}
