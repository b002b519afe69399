//! Who is looking, and what waits for them.

use async_graphql::{Context, Description, Enum, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};

use super::{
    agent::AgentObject,
    connection::PostConnection,
    introduction::{IntroductionConnection, IntroductionDirection, Kept},
    organisation::OrganisationObject,
    recruited::RecruiterPostFilter,
};
use crate::{
    auth::principal::Role,
    domain::{
        error::Error,
        introductions::port::Asker,
        model::introduction::ListedIntroduction,
        parameter::{
            CANDIDATE_SEARCHES_A_DAY, CANDIDATES_ASKED_A_DAY, ENDORSEMENTS_OFFERED_A_DAY,
            PEERS_ASKED_A_DAY,
        },
        profile::port::WriteContext,
    },
    graphql::{
        context::ContextExt as _,
        error::refuse,
        loader::{IntroductionsAskedBy, IntroductionsOf},
        page::First,
        vocabulary::IntroductionStateValue,
    },
};

/// As what somebody asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(name = "Role", remote = "crate::auth::principal::Role")]
pub enum RoleValue {
    /// Accompanies agents.
    Adviser,
    /// A person with a record of their own.
    Agent,
    /// Reads statistics, never a person.
    Analyst,
    /// Nobody in particular.
    Anonymous,
    /// Does everything; in demo mode only.
    DemoAll,
    /// Protects the data: audit, export, erasure.
    Officer,
    /// Runs the service.
    Operator,
    /// Recruits for an organisation.
    Recruiter,
    /// Keeps the référentiels.
    Steward,
}

/// Who is looking: their role, their record, and what waits for them.
#[derive(Description)]
pub struct ViewerObject;

#[Object(name = "Viewer", use_type_description)]
impl ViewerObject {
    /// As what they ask.
    async fn role(&self, ctx: &Context<'_>) -> RoleValue {
        ctx.principal().role.into()
    }

    /// Their own record; null for those who have none, or do not act for it.
    async fn agent(&self, ctx: &Context<'_>) -> Result<Option<AgentObject>> {
        AgentObject::asking(ctx).await
    }

    /// The organisations that they recruit for, each with all below it; none for others than those who recruit.
    async fn recruits_for(&self, ctx: &Context<'_>) -> Result<Vec<OrganisationObject>> {
        let organisation = ctx.viewer().organisation;
        ctx.nodes(organisation.into_iter()).await
    }

    /// How many requests to meet wait: for an answer of theirs, or, for those who recruit, for an answer to
    /// their organisation.
    async fn pending_introductions(&self, ctx: &Context<'_>) -> Result<usize> {
        let direction = match ctx.principal().role {
            Role::Recruiter => IntroductionDirection::Sent,
            _ => IntroductionDirection::Received,
        };
        let kept = Kept {
            state: Some(IntroductionStateValue::Asked),
            direction: Some(direction),
        };
        let all = all_introductions(ctx).await?;
        Ok(all.iter().filter(|found| kept.has(found)).count())
    }

    /// The requests to meet that they sent or received, or that their organisation sent, the newest first.
    async fn introductions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only those of this side.")] direction: Option<IntroductionDirection>,
        #[graphql(desc = "Only those in this state.")] state: Option<IntroductionStateValue>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Option<IntroductionConnection>> {
        let all = all_introductions(ctx).await?;
        let kept = Kept { state, direction };
        IntroductionConnection::cut(all, &kept, first.size()?, after.as_deref()).map(Some)
    }

    /// The posts that they recruit for, open or not, those opened last first and those never opened at the end; none for
    /// others than those who recruit.
    async fn posts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which posts are kept.")] filter: Option<RecruiterPostFilter>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Option<PostConnection>> {
        let filter = filter.unwrap_or_default();
        PostConnection::of_recruiter(ctx, filter, first, after.as_deref())
            .await
            .map(Some)
    }

    /// What is left of each daily limit.
    async fn limits(&self, ctx: &Context<'_>) -> Result<Vec<ActionAllowance>> {
        let found = allowances(ctx).await?;
        let left = |(action, most, used): (_, u32, u32)| ActionAllowance {
            action,
            left: most.saturating_sub(used),
            resets_at: ctx.ends_at(),
        };
        Ok(found.into_iter().map(left).collect())
    }
}

/// What is left of a daily limit.
#[derive(SimpleObject)]
pub struct ActionAllowance {
    /// The field of the API that it limits.
    action: &'static str,
    /// How many times it can be asked today.
    left: u32,
    /// When the day is over.
    resets_at: DateTime<Utc>,
}

/// All introductions of the viewer or of the organisation that they recruit for.
async fn all_introductions(ctx: &Context<'_>) -> Result<Vec<ListedIntroduction>> {
    let found = match ctx.viewer().organisation {
        Some(organisation) => ctx.load(IntroductionsAskedBy(organisation)).await?,
        None => match AgentObject::asking(ctx).await? {
            Some(AgentObject(agent)) => ctx.load(IntroductionsOf(agent.uid)).await?,
            None => None,
        },
    };
    Ok(found.unwrap_or_default())
}

/// The daily limits of the viewer: what each limits, how much there is, and how much is used.
async fn allowances(ctx: &Context<'_>) -> Result<Vec<(&'static str, u32, u32)>> {
    let (graph, today) = (ctx.graph(), ctx.today());
    let day = WriteContext {
        now: ctx.own_instant(),
        today,
        key: None,
    };
    let read = |found: Result<u32, Error>| found.map_err(|error| refuse(&error));
    let used = |found: Result<Option<u32>, Error>| read(found.map(Option::unwrap_or_default));
    if let Some(organisation) = ctx.viewer().organisation {
        let searches = read(graph.searches_today(&organisation, today).await)?;
        let from = Asker::Organisation(organisation);
        let asked = used(graph.asked_today(&from, &day).await)?;
        return Ok(vec![
            ("requestIntroduction", CANDIDATES_ASKED_A_DAY, asked),
            ("searchCandidates", CANDIDATE_SEARCHES_A_DAY, searches),
        ]);
    }
    let Some(AgentObject(agent)) = AgentObject::asking(ctx).await? else {
        return Ok(Vec::new());
    };
    let offered = used(graph.offered_today(&agent.uid, &day).await)?;
    let asked = used(graph.asked_today(&Asker::Peer(agent.uid), &day).await)?;
    Ok(vec![
        ("endorseCompetency", ENDORSEMENTS_OFFERED_A_DAY, offered),
        ("requestIntroduction", PEERS_ASKED_A_DAY, asked),
    ])
}
