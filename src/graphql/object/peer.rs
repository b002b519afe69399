//! People who are alike, with what is shared.

use async_graphql::{ComplexObject, Context, Result, SimpleObject, connection::PageInfo};

use super::{
    card::AgentCard, community::CommunityObject, competency::CompetencyObject,
    occupation::OccupationObject,
};
use crate::{
    domain::usecase::find_peers::{FoundPeer, Question, find_peers},
    graphql::{
        context::ContextExt as _,
        error::refuse,
        loader::{CardKey, CommunityKey, CompetencyKey, OccupationKey},
        page::{self, First},
        vocabulary::{EmptyReasonValue, PeerCriterionValue},
    },
};

/// The people most alike to an agent, who agreed to be shown to peers.
#[derive(SimpleObject)]
pub struct PeerConnection {
    /// The people.
    edges: Vec<PeerEdge>,
    /// Where the page stands.
    page_info: PageInfo,
    /// Why the whole list is empty, when it is.
    empty_reason: Option<EmptyReasonValue>,
}

impl PeerConnection {
    pub(in crate::graphql) async fn find(
        ctx: &Context<'_>,
        agent: &str,
        by: PeerCriterionValue,
        size: usize,
        after: Option<&str>,
    ) -> Result<Self> {
        let (slice, expected) = page::ranked_slice(size, after)?;
        let viewer = ctx.viewer().agent;
        let question = Question {
            agent,
            viewer: viewer.as_deref(),
            by: by.into(),
            slice,
            expected,
        };
        let found = find_peers(ctx.graph().as_ref(), question)
            .await
            .map_err(|error| refuse(&error))?;
        let edge = |peer: FoundPeer| PeerEdge {
            cursor: page::ranked_cursor(found.state, peer.rank),
            uid: peer.peer.uid,
            similarity: peer.peer.similarity,
            reason: PeerReason {
                summary: peer.summary,
                competencies: peer.competencies,
                steps: peer.steps,
                communities: peer.communities,
                other_ministry: peer.peer.other_ministry,
            },
        };
        let edges: Vec<_> = found.items.into_iter().map(edge).collect();
        let cursors = edges.iter().map(|edge| &edge.cursor);
        Ok(Self {
            page_info: page::info(cursors, found.more, slice.skip > 0),
            edges,
            empty_reason: found.empty_reason.map(Into::into),
        })
    }
}

/// Somebody who is alike.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct PeerEdge {
    /// Where the edge stands in the list.
    cursor: String,
    #[graphql(skip)]
    uid: String,
    /// How alike they are, in (0, 1]; the list falls by it, and among equals another ministry comes first.
    similarity: f64,
    /// Why.
    reason: PeerReason,
}

#[ComplexObject]
impl PeerEdge {
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
        let uids = self.competencies.iter().take(first.size()?).cloned();
        let found = ctx.load_all(uids.map(CompetencyKey).collect()).await?;
        Ok(Some(found.into_iter().map(CompetencyObject).collect()))
    }

    /// The occupations that both went through, in the same order.
    async fn shared_steps(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Option<Vec<OccupationObject>>> {
        let uids = self.steps.iter().take(first.size()?).cloned();
        let found = ctx.load_all(uids.map(OccupationKey).collect()).await?;
        Ok(Some(found.into_iter().map(OccupationObject).collect()))
    }

    /// The communities that both are in, by name.
    async fn shared_communities(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Option<Vec<CommunityObject>>> {
        let uids = self.communities.iter().take(first.size()?).cloned();
        let found = ctx.load_all(uids.map(CommunityKey).collect()).await?;
        Ok(Some(found.into_iter().map(CommunityObject).collect()))
    }
}
