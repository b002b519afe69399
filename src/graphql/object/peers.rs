//! Similar people, with what is shared.

use async_graphql::{ComplexObject, Context, Result, SimpleObject};

use super::{
    card::AgentCard, community::CommunityObject, competency::CompetencyObject,
    occupation::OccupationObject, ranked::PeerConnection,
};
use crate::{
    domain::{
        peers::{FoundPeer, PeersQuery, find_peers, score::PeerCriterion},
        ranked::Slice,
    },
    graphql::{
        context::ContextExt as _,
        error::refuse,
        loader::CardKey,
        page::{First, RankedCursor},
        vocabulary::PeerCriterionValue,
    },
};

impl PeerConnection {
    pub(in crate::graphql) async fn find(
        ctx: &Context<'_>,
        agent: &str,
        by: PeerCriterionValue,
        size: usize,
        after: Option<&str>,
    ) -> Result<Self> {
        let viewer = ctx.viewer();
        let by = PeerCriterion::from(by);
        let list = format!("peers {agent} {by:?}");
        let after = RankedCursor::open(ctx, &list, after)?;
        let question = PeersQuery {
            agent,
            viewer: viewer.agent.as_deref(),
            by,
            slice: Slice {
                after: after.as_ref(),
                take: size,
            },
        };
        let found = find_peers(ctx.graph().as_ref(), question)
            .await
            .map_err(|error| refuse(&error))?;
        let at = found.data_as_of;
        let edge = |found: FoundPeer| PeerEdge {
            place: RankedCursor::new(&list, at, &found.peer),
            similarity: found.peer.similarity,
            uid: found.peer.uid,
            reason: PeerReason {
                summary: found.summary,
                competencies: found.competencies,
                steps: found.steps,
                communities: found.communities,
                other_ministry: found.peer.other_ministry,
            },
        };
        let page = found.with(|peers| peers.into_iter().map(edge).collect());
        Ok(Self::new(ctx, page))
    }
}

/// A similar person.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct PeerEdge {
    #[graphql(skip)]
    pub(super) place: RankedCursor,
    #[graphql(skip)]
    uid: String,
    /// Their similarity, in (0, 1]; the list falls by it, and among equals another ministry comes first.
    similarity: f64,
    /// Why.
    reason: PeerReason,
}

#[ComplexObject]
impl PeerEdge {
    /// Where the edge stands in the list.
    async fn cursor(&self, ctx: &Context<'_>) -> String {
        self.place.seal(ctx)
    }

    /// The person, as they agreed to be shown.
    async fn node(&self, ctx: &Context<'_>) -> Result<AgentCard> {
        let card = ctx.load_named(CardKey(self.uid.clone())).await?;
        Ok(AgentCard::of_peer(card))
    }
}

/// What is shared with a peer, whatever the criterion.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct PeerReason {
    /// French, at most 60 words.
    summary: String,
    #[graphql(skip)]
    competencies: Vec<String>,
    #[graphql(skip)]
    steps: Vec<String>,
    #[graphql(skip)]
    communities: Vec<String>,
    /// Whether they work in another ministry; false when one of the two is unknown.
    other_ministry: bool,
}

#[ComplexObject]
impl PeerReason {
    /// The competencies that both have, the rarest first.
    async fn shared_competencies(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Option<Vec<CompetencyObject>>> {
        let uids = self.competencies.iter().take(first.size()?);
        ctx.nodes(uids.cloned()).await.map(Some)
    }

    /// The occupations that both went through, in the same order.
    async fn shared_steps(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Option<Vec<OccupationObject>>> {
        let uids = self.steps.iter().take(first.size()?);
        ctx.nodes(uids.cloned()).await.map(Some)
    }

    /// The communities that both are in, by name.
    async fn shared_communities(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Option<Vec<CommunityObject>>> {
        let uids = self.communities.iter().take(first.size()?);
        ctx.nodes(uids.cloned()).await.map(Some)
    }
}
