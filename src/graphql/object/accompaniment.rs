//! Accompaniments, and what agents thought of them and of posts.

use async_graphql::{ComplexObject, Context, Description, ID, Object, Result, SimpleObject};

use super::{agent::AgentObject, card::AgentCard, post::PostObject};
use crate::{
    auth::card_id::ShownCard,
    domain::model::relation::{Accompaniment, Feedback},
    graphql::{
        context::ContextExt as _,
        id::Kind,
        loader::{AccompanimentKey, PostKey},
        scalar::Date,
    },
};

/// A period in which an adviser accompanies an agent, seen by the two of them.
#[derive(Description)]
pub struct AccompanimentObject(pub Accompaniment);

#[Object(name = "Accompaniment", use_type_description)]
impl AccompanimentObject {
    /// Opaque global id.
    pub(in crate::graphql) async fn id(&self) -> ID {
        Kind::Accompaniment.id(&self.0.uid)
    }

    /// The adviser, as a peer; null where they did not agree to be shown to peers.
    async fn adviser(&self, ctx: &Context<'_>) -> Result<Option<AgentCard>> {
        AgentCard::find(ctx, ShownCard::Peer(self.0.adviser_uid.clone())).await
    }

    /// The first day.
    async fn started_on(&self) -> Date {
        Date(self.0.started_on)
    }

    /// The last day, once it has ended.
    async fn ended_on(&self) -> Option<Date> {
        self.0.ended_on.map(Date)
    }

    /// Who is accompanied; to an adviser, while the accompaniment goes on.
    async fn agent(&self, ctx: &Context<'_>) -> Result<Option<AgentObject>> {
        AgentObject::find(ctx, self.0.agent_uid.clone()).await
    }
}

/// How satisfied an agent said to be.
#[derive(SimpleObject)]
#[graphql(name = "Feedback", complex)]
pub struct FeedbackObject {
    /// From 1, not at all, to 5.
    score: i32,
    /// What they added.
    comment: Option<String>,
    /// On which day.
    on: Date,
    #[graphql(skip)]
    post_uid: Option<String>,
    #[graphql(skip)]
    accompaniment_uid: Option<String>,
}

impl From<Feedback> for FeedbackObject {
    fn from(said: Feedback) -> Self {
        Self {
            score: said.score,
            comment: said.comment,
            on: Date(said.on),
            post_uid: said.post_uid,
            accompaniment_uid: said.accompaniment_uid,
        }
    }
}

#[ComplexObject]
impl FeedbackObject {
    /// The post that it is about.
    async fn post(&self, ctx: &Context<'_>) -> Result<Option<PostObject>> {
        let Some(uid) = self.post_uid.clone() else {
            return Ok(None);
        };
        Ok(ctx.load(PostKey(uid)).await?.map(PostObject))
    }

    /// The accompaniment that it is about.
    async fn accompaniment(&self, ctx: &Context<'_>) -> Result<Option<AccompanimentObject>> {
        let Some(uid) = self.accompaniment_uid.clone() else {
            return Ok(None);
        };
        let found = ctx.load(AccompanimentKey(uid)).await?;
        Ok(found.map(AccompanimentObject))
    }
}
