//! Endorsements that wait for the person's answer.

use async_graphql::{ComplexObject, Context, ID, Result, SimpleObject};

use super::{agent::AgentObject, card::AgentCard, competency::CompetencyObject};
use crate::{
    auth::card_id::ShownCard,
    domain::acts::port::EndorsementOffer,
    graphql::{context::ContextExt as _, id::Kind, loader::EndorsementOffersOf, scalar::Date},
};

/// A level of one of my competencies that a peer offers to confirm; nothing of it counts until I accept.
#[derive(SimpleObject)]
#[graphql(name = "EndorsementOffer", complex)]
pub struct EndorsementOfferObject {
    /// What names it in `answerEndorsement`.
    id: ID,
    #[graphql(skip)]
    by_agent_uid: String,
    #[graphql(skip)]
    competency_uid: String,
    /// 1 (basic) to 4 (expert).
    level: i32,
    /// The day of the offer.
    offered_on: Date,
}

impl From<EndorsementOffer> for EndorsementOfferObject {
    fn from(offer: EndorsementOffer) -> Self {
        Self {
            id: Kind::EndorsementOffer.id(&offer.handle),
            by_agent_uid: offer.by_agent_uid,
            competency_uid: offer.competency_uid,
            level: offer.level,
            offered_on: Date(offer.offered_on),
        }
    }
}

impl EndorsementOfferObject {
    /// The offer to the agent who asks that has a handle; none when it waits no more or is not for them.
    pub(in crate::graphql) async fn find(ctx: &Context<'_>, handle: &str) -> Result<Option<Self>> {
        let Some(agent) = AgentObject::asking(ctx).await? else {
            return Ok(None);
        };
        let waiting = ctx.load(EndorsementOffersOf(agent.0.uid.clone())).await?;
        let mut waiting = waiting.unwrap_or_default().into_iter();
        Ok(waiting.find(|offer| offer.handle == handle).map(Into::into))
    }
}

#[ComplexObject]
impl EndorsementOfferObject {
    /// The peer who offers; null where I may no longer see them.
    async fn from(&self, ctx: &Context<'_>) -> Result<Option<AgentCard>> {
        AgentCard::find(ctx, ShownCard::Peer(self.by_agent_uid.clone())).await
    }

    /// The competency.
    async fn competency(&self, ctx: &Context<'_>) -> Result<CompetencyObject> {
        CompetencyObject::named(ctx, &self.competency_uid).await
    }
}
