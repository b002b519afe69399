//! Requests to meet: of a peer, or of a candidate about a post.

use async_graphql::{
    ComplexObject, Context, Description, Enum, ID, Object, Result, SimpleObject,
    connection::PageInfo,
};
use chrono::{DateTime, Utc};

use super::{card::AgentCard, organisation::OrganisationObject, post::PostObject};
use crate::{
    auth::{card_id::ShownCard, principal::Role},
    domain::{
        introductions::{expires_at, port::Met},
        model::introduction::{Introduction, ListedIntroduction},
        vocabulary::IntroductionState,
    },
    graphql::{
        context::ContextExt as _,
        id::Kind,
        loader::{
            CandidateCardKey, IntroductionCardKey, IntroductionKey, IntroductionsOf, PostKey,
        },
        page,
        vocabulary::IntroductionStateValue,
    },
};

/// A request to meet, seen by the two people alone, or by the recruiters of the organisation that asked.
#[derive(Description)]
pub struct IntroductionObject(pub Introduction);

#[Object(name = "Introduction", use_type_description)]
impl IntroductionObject {
    /// Opaque global id.
    pub(in crate::graphql) async fn id(&self) -> ID {
        Kind::Introduction.id(&self.0.uid)
    }

    /// What has become of it.
    async fn state(&self) -> IntroductionStateValue {
        self.0.state.into()
    }

    /// The person who asks; null when an organisation does, or where they are no longer shown.
    async fn from(&self, ctx: &Context<'_>) -> Result<Option<AgentCard>> {
        let Some(uid) = &self.0.from_uid else {
            return Ok(None);
        };
        AgentCard::find(ctx, ShownCard::Met(self.met(uid))).await
    }

    /// The organisation that asks; null when a person does.
    #[graphql(name = "fromOrganisation")]
    async fn organisation(&self, ctx: &Context<'_>) -> Result<Option<OrganisationObject>> {
        OrganisationObject::maybe(ctx, self.0.organisation_uid.as_deref()).await
    }

    /// The person who is asked; a recruiter reads their name once they have accepted.
    async fn to(&self, ctx: &Context<'_>) -> Result<AgentCard> {
        // Recruiters see the one whom they asked as any other candidate.
        if ctx.principal().role == Role::Recruiter {
            let key = CandidateCardKey(self.0.to_uid.clone());
            return ctx.load_named(key).await.map(AgentCard::of_candidate);
        }
        let met = self.met(&self.0.to_uid);
        let card = ctx.load_named(IntroductionCardKey(met.clone())).await?;
        Ok(AgentCard::of_met(card, met))
    }

    /// The post that it is about; null when there is none or the viewer may not see it.
    async fn about(&self, ctx: &Context<'_>) -> Result<Option<PostObject>> {
        let Some(uid) = self.0.about_uid.clone() else {
            return Ok(None);
        };
        Ok(ctx.load(PostKey(uid)).await?.map(PostObject))
    }

    /// Whether the viewer, or the organisation that they recruit for, asked or was asked; null for others.
    async fn direction(&self, ctx: &Context<'_>) -> Option<IntroductionDirection> {
        let viewer = ctx.viewer();
        let is = |side: Option<&String>, viewer: &Option<String>| {
            side.is_some() && side == viewer.as_ref()
        };
        if is(Some(&self.0.to_uid), &viewer.agent) {
            return Some(IntroductionDirection::Received);
        }
        let sent = is(self.0.from_uid.as_ref(), &viewer.agent)
            || is(self.0.organisation_uid.as_ref(), &viewer.organisation);
        sent.then_some(IntroductionDirection::Sent)
    }

    /// When it expires, or would have, without an answer.
    async fn expires_at(&self) -> DateTime<Utc> {
        expires_at(self.0.asked_at)
    }

    /// Whether it waits for an answer of the viewer.
    async fn viewer_can_answer(&self, ctx: &Context<'_>) -> bool {
        self.0.state == IntroductionState::Asked
            && ctx.viewer().agent.as_ref() == Some(&self.0.to_uid)
    }

    /// What the one who asks wrote.
    async fn message(&self) -> Option<&str> {
        self.0.message.as_deref()
    }

    /// When it was asked.
    async fn asked_at(&self) -> DateTime<Utc> {
        self.0.asked_at
    }

    /// When it was answered.
    async fn answered_at(&self) -> Option<DateTime<Utc>> {
        self.0.answered_at
    }

    /// How to reach the one asked, as long as it is accepted.
    async fn contact(&self) -> Option<&str> {
        self.0.contact.as_deref()
    }

    /// How to reach the one who asked, as long as it is accepted; null when an organisation gave none.
    async fn asker_contact(&self) -> Option<&str> {
        self.0.asker_contact.as_deref()
    }
}

impl IntroductionObject {
    /// The introduction with a uid; none when there is none or it is not for the viewer.
    pub(in crate::graphql) async fn find(ctx: &Context<'_>, uid: String) -> Result<Option<Self>> {
        Ok(ctx.load(IntroductionKey(uid)).await?.map(Self))
    }

    fn met(&self, agent: &str) -> Met {
        Met {
            introduction_uid: self.0.uid.clone(),
            agent_uid: agent.to_owned(),
        }
    }
}

/// On which side of an introduction the viewer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum IntroductionDirection {
    /// They are asked.
    Received,
    /// They asked, or their organisation did.
    Sent,
}

/// Which introductions a list holds.
pub(in crate::graphql) struct Kept {
    /// Of this state.
    pub state: Option<IntroductionStateValue>,
    /// Of this side.
    pub direction: Option<IntroductionDirection>,
}

impl Kept {
    /// Whether an introduction is one of them.
    pub(in crate::graphql) fn has(&self, introduction: &ListedIntroduction) -> bool {
        let side = if introduction.sent {
            IntroductionDirection::Sent
        } else {
            IntroductionDirection::Received
        };
        self.state
            .is_none_or(|state| state == introduction.state.into())
            && self.direction.is_none_or(|direction| direction == side)
    }
}

/// Introductions of an agent or of an organisation, a page at a time.
#[derive(SimpleObject)]
pub struct IntroductionConnection {
    /// The introductions, the newest first.
    edges: Vec<IntroductionEdge>,
    /// Where the page stands.
    page_info: PageInfo,
    /// How many there are in all.
    total_count: usize,
}

impl IntroductionConnection {
    /// The page of an agent's introductions, of one state or of all.
    pub(super) async fn find(
        ctx: &Context<'_>,
        agent: &str,
        state: Option<IntroductionStateValue>,
        size: usize,
        after: Option<&str>,
    ) -> Result<Self> {
        let all = ctx.load(IntroductionsOf(agent.to_owned())).await?;
        let kept = Kept {
            state,
            direction: None,
        };
        Self::cut(all.unwrap_or_default(), &kept, size, after)
    }

    /// A page of those that are kept.
    pub(in crate::graphql) fn cut(
        all: Vec<ListedIntroduction>,
        kept: &Kept,
        size: usize,
        after: Option<&str>,
    ) -> Result<Self> {
        let kept: Vec<_> = all.into_iter().filter(|found| kept.has(found)).collect();
        let total_count = kept.len();
        let (page, page_info) = page::cut(kept, size, after, |introduction| {
            introduction.introduction_uid.as_str()
        })?;
        let edge = |(cursor, introduction): (String, ListedIntroduction)| IntroductionEdge {
            cursor,
            uid: introduction.introduction_uid,
        };
        Ok(Self {
            edges: page.into_iter().map(edge).collect(),
            page_info,
            total_count,
        })
    }
}

/// An introduction of a list.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct IntroductionEdge {
    /// Where the edge stands in the list.
    cursor: String,
    #[graphql(skip)]
    uid: String,
}

#[ComplexObject]
impl IntroductionEdge {
    /// The introduction.
    async fn node(&self, ctx: &Context<'_>) -> Result<IntroductionObject> {
        let key = IntroductionKey(self.uid.clone());
        ctx.load_named(key).await.map(IntroductionObject)
    }
}
