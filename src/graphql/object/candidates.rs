//! Candidates of a post, with their reasons.

use async_graphql::{ComplexObject, Context, Result, SimpleObject};
use chrono::{DateTime, Utc};

use super::{
    card::AgentCard,
    explanation::{Explanation, ScoreComponent},
    feasibility::{Availability, Feasibility},
    introduction::IntroductionObject,
    ranked::CandidateConnection,
};
use crate::{
    domain::{
        candidates::{
            CandidatesQuery, FoundCandidate, find_candidates,
            readiness::{Gap, months_to_ready},
        },
        model::{introduction::ListedIntroduction, relation::CardAttribute},
        ranked::Slice,
        recommend::explanation::Requirement,
        statute::{fact::Facts, situation::Situation},
        vocabulary::{IntroductionState, MonthsUnknown},
    },
    graphql::{
        context::ContextExt as _,
        error::refuse,
        loader::{
            AskedOf, CandidateCardKey, CandidatePoolOf, InterestedIn, IntroductionKey, OfferFor,
        },
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
        let list = format!("candidates {post}");
        let listed = ListedFor {
            post,
            near_matches,
            only: None,
        };
        Self::page(ctx, &list, listed, size, after).await
    }

    /// Those of the candidates of a post who want it.
    pub(super) async fn find_interested(
        ctx: &Context<'_>,
        post: &str,
        size: usize,
        after: Option<&str>,
    ) -> Result<Self> {
        let interested = ctx.load(InterestedIn(post.to_owned())).await?;
        let agents = interested.unwrap_or_default().into_iter();
        let agents: Vec<_> = agents.map(|interest| interest.agent_uid).collect();
        let list = format!("interested {post}");
        let listed = ListedFor {
            post,
            near_matches: true,
            only: Some(&agents),
        };
        Self::page(ctx, &list, listed, size, after).await
    }

    async fn page(
        ctx: &Context<'_>,
        list: &str,
        listed: ListedFor<'_>,
        size: usize,
        after: Option<&str>,
    ) -> Result<Self> {
        let viewer = ctx.viewer();
        let after = RankedCursor::open(ctx, list, after)?;
        let question = CandidatesQuery {
            post: listed.post,
            viewer: &viewer,
            statute: ctx.statute(),
            near_matches: listed.near_matches,
            only: listed.only,
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
            let place = RankedCursor::new(list, at, &agent.candidate);
            CandidateEdge::new(listed.post, agent, place, at)
        };
        let page = found.with(|agents| agents.into_iter().map(edge).collect());
        Ok(Self::new(ctx, page))
    }
}

/// Whom a list of candidates keeps, and of which post.
#[derive(Clone, Copy)]
struct ListedFor<'l> {
    post: &'l str,
    near_matches: bool,
    only: Option<&'l [String]>,
}

/// How many agents want a post; null when they are too few to be disclosed to the viewer.
pub(super) async fn interested_count(ctx: &Context<'_>, post: &str) -> Result<Option<u32>> {
    let interested = ctx.load(InterestedIn(post.to_owned())).await?;
    let agents = u32::try_from(interested.unwrap_or_default().len()).ok();
    Ok(agents.filter(|agents| *agents >= ctx.principal().threshold().people()))
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
    post_uid: String,
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
    fn new(
        post: &str,
        found: FoundCandidate,
        place: RankedCursor,
        data_as_of: Option<DateTime<Utc>>,
    ) -> Self {
        Self {
            place,
            post_uid: post.to_owned(),
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

    /// What the viewer's organisation asked of them, the latest first.
    async fn asked(&self, ctx: &Context<'_>) -> Result<Vec<ListedIntroduction>> {
        let asked = ctx.load(AskedOf(self.agent_uid.clone())).await?;
        Ok(asked.unwrap_or_default())
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

    /// When they said by `expressInterest` that they want the post; null when they did not.
    async fn interested_since(&self, ctx: &Context<'_>) -> Result<Option<DateTime<Utc>>> {
        let interested = ctx.load(InterestedIn(self.post_uid.clone())).await?;
        let mut interested = interested.unwrap_or_default().into_iter();
        let own = interested.find(|interest| interest.agent_uid == self.agent_uid);
        Ok(own.map(|interest| interest.at))
    }

    /// The latest request to meet that the organisation of the viewer sent them, whatever post it is about; null when
    /// there is none.
    async fn introduction(&self, ctx: &Context<'_>) -> Result<Option<IntroductionObject>> {
        let Some(latest) = self.asked(ctx).await?.into_iter().next() else {
            return Ok(None);
        };
        let found = ctx.load(IntroductionKey(latest.introduction_uid)).await?;
        Ok(found.map(IntroductionObject))
    }

    /// Whether the organisation of the viewer can ask them to meet: none of its requests waits or was refused. What is left
    /// of the day's share is in `Viewer.limits`.
    async fn viewer_can_ask(&self, ctx: &Context<'_>) -> Result<bool> {
        if ctx.viewer().organisation.is_none() {
            return Ok(false);
        }
        let stands = |asked: &ListedIntroduction| {
            matches!(
                asked.state,
                IntroductionState::Asked | IntroductionState::Refused
            )
        };
        Ok(!self.asked(ctx).await?.iter().any(stands))
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
