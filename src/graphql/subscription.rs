//! What can be watched, and how a document that watches is run.
//!
//! Such a document runs once when it is opened, to learn what it watches, and once for every event:
//! so each event has its own loaders, day, deadline and errors, as a request of its own would.

use std::sync::{Arc, Mutex};

use async_graphql::{Context, Description, Result, Subscription};
use futures::{Stream, stream};

mod signal;
mod watching;

use super::{
    context::ContextExt as _,
    error::{bad_input, one_field, refuse},
    object::{
        agent::AgentObject, endorsement::EndorsementOfferObject, introduction::IntroductionObject,
    },
};
use crate::{
    auth::policy::audience, domain::error::Error,
    graphql::object::recommend::PostRecommendationEdge,
};
pub(super) use signal::Signals;
pub use signal::WatchLimits;
pub use watching::{Event, Watching};

/// The least score that is sent, unless the client says another.
const LEAST_SCORE: f64 = 0.3;

/// What one subscription watches.
#[derive(Debug, Clone)]
pub(super) enum Topic {
    /// Posts that begin to fit an agent.
    Matches {
        /// The agent.
        agent: String,
        /// From which score on.
        least: f64,
    },
    /// Introductions of an agent that change.
    Introductions {
        /// The agent.
        agent: String,
    },
    /// Endorsements that an agent is offered.
    Offers {
        /// The agent.
        agent: String,
    },
}

/// Why a document that watches runs.
pub(super) enum Run {
    /// To learn what it watches.
    Opening(Mutex<Option<Topic>>),
    /// To answer one event.
    Telling(Mutex<Option<Event>>),
}

impl Run {
    /// What the document watches, once it has said so.
    pub(super) fn topic(&self) -> Option<Topic> {
        match self {
            Self::Opening(slot) => slot.lock().ok()?.take(),
            Self::Telling(_) => None,
        }
    }

    fn event(&self) -> Option<Event> {
        match self {
            Self::Opening(_) => None,
            Self::Telling(slot) => slot.lock().ok()?.take(),
        }
    }
}

/// Everything that can be watched: over WebSocket, in the protocol `graphql-transport-ws`.
#[derive(Default, Description)]
pub struct Subscription;

#[Subscription(use_type_description)]
impl Subscription {
    /// Open posts that begin to fit me: a post opens, or my profile changes. What fits when the
    /// subscription begins is not sent, nor anything without my consent to recommendations.
    async fn new_matches(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            default_with = "Some(LEAST_SCORE)",
            desc = "The least score, in [0, 1]."
        )]
        min_score: Option<f64>,
    ) -> Result<impl Stream<Item = PostRecommendationEdge> + use<>> {
        let least = min_score.unwrap_or(LEAST_SCORE);
        if !(0.0..=1.0).contains(&least) {
            let message = "minScore va de 0 à 1.".to_owned();
            return Err(bad_input("minScore", message));
        }
        open(ctx, "newMatches", |agent| Topic::Matches { agent, least }).await?;
        let event = match ctx.data_unchecked::<Arc<Run>>().event() {
            Some(Event::Match(edge)) => Some(*edge),
            _ => None,
        };
        Ok(stream::iter(event))
    }

    /// Introductions that I asked for or was asked for, when they are new or have another state.
    async fn introduction_changed(
        &self,
        ctx: &Context<'_>,
    ) -> Result<impl Stream<Item = IntroductionObject> + use<>> {
        let topic = |agent| Topic::Introductions { agent };
        open(ctx, "introductionChanged", topic).await?;
        let event = match ctx.data_unchecked::<Arc<Run>>().event() {
            // Hidden meanwhile is as if nothing had happened.
            Some(Event::Introduction(uid)) => IntroductionObject::find(ctx, uid).await?,
            _ => None,
        };
        Ok(stream::iter(event))
    }

    /// Endorsements that peers offer me: a new one, or one that waits and has another level now. What waits
    /// when the subscription begins is in `Agent.endorsementOffers`.
    async fn endorsement_offered(
        &self,
        ctx: &Context<'_>,
    ) -> Result<impl Stream<Item = EndorsementOfferObject> + use<>> {
        let topic = |agent| Topic::Offers { agent };
        open(ctx, "endorsementOffered", topic).await?;
        let offered = match ctx.data_unchecked::<Arc<Run>>().event() {
            // One that was answered meanwhile is not sent.
            Some(Event::Offer(handle)) => EndorsementOfferObject::find(ctx, &handle).await?,
            _ => None,
        };
        Ok(stream::iter(offered))
    }
}

/// Notes what a document that is opened watches, for those who may.
async fn open(ctx: &Context<'_>, field: &str, topic: impl FnOnce(String) -> Topic) -> Result<()> {
    let Run::Opening(slot) = ctx.data_unchecked::<Arc<Run>>().as_ref() else {
        return Ok(());
    };
    let allowed = audience("Subscription", field);
    if !allowed.is_some_and(|audience| audience.has(ctx.principal().role)) {
        return Err(refuse(&Error::Forbidden));
    }
    let agent = AgentObject::asking(ctx).await?;
    let agent = agent.ok_or_else(|| refuse(&Error::Forbidden))?;
    let mut slot = slot.lock().map_err(|_| one_field())?;
    if slot.is_some() {
        return Err(one_field());
    }
    *slot = Some(topic(agent.0.uid));
    Ok(())
}
