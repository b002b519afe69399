//! Requests to meet: of a peer, or of a candidate about a post.

use async_graphql::{
    ComplexObject, Context, Description, ID, Object, Result, SimpleObject, connection::PageInfo,
};
use chrono::{DateTime, Utc};

use super::{card::AgentCard, organisation::OrganisationObject, post::PostObject};
use crate::{
    auth::{card_id::ShownCard, principal::Role},
    domain::{
        introductions::port::Met,
        model::introduction::{Introduction, ListedIntroduction},
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

/// The introductions of an agent, a page at a time.
#[derive(SimpleObject)]
pub struct IntroductionConnection {
    /// The introductions, the newest first.
    edges: Vec<IntroductionEdge>,
    /// Where the page stands.
    page_info: PageInfo,
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
        let asked_for = |introduction: &ListedIntroduction| {
            state.is_none_or(|of| of == introduction.state.into())
        };
        let kept = all.unwrap_or_default().into_iter().filter(asked_for);
        let (page, page_info) = page::cut(kept.collect(), size, after, |introduction| {
            introduction.introduction_uid.as_str()
        })?;
        let edge = |(cursor, introduction): (String, ListedIntroduction)| IntroductionEdge {
            cursor,
            uid: introduction.introduction_uid,
        };
        Ok(Self {
            edges: page.into_iter().map(edge).collect(),
            page_info,
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
