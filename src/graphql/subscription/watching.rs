//! A subscription that is open: it waits for its next event.

use std::{
    collections::{HashSet, VecDeque},
    sync::{Arc, atomic::Ordering},
};

use super::{
    Topic,
    signal::{Signal, Signals},
};
use crate::{
    auth::principal::Principal,
    deadline,
    domain::{
        error::Error,
        port::Graph,
        recommend::port::PostFilter,
        statute::Statute,
        watch::{
            introductions::{KnownIntroductions, watch_introductions},
            matches::{Watch, known_matches, watch_matches},
            offers::{KnownOffers, watch_offers},
            port::Subject,
        },
    },
    graphql::object::recommend::PostRecommendationEdge,
};

/// Something that a subscription sends.
pub enum Event {
    /// A post begins to fit.
    Match(Box<PostRecommendationEdge>),
    /// An introduction has changed: its uid.
    Introduction(String),
    /// An endorsement is offered: its handle.
    Offer(String),
}

/// What has been sent, or was there before.
enum KnownEvents {
    Matches { least: f64, posts: HashSet<String> },
    Introductions(KnownIntroductions),
    Offers(KnownOffers),
}

/// A subscription that is open.
pub struct Watching {
    graph: Arc<dyn Graph>,
    statute: Arc<Statute>,
    principal: Principal,
    agent: String,
    known: KnownEvents,
    signals: Arc<Signals>,
    signal: Signal,
    waiting: VecDeque<Event>,
    again: bool,
    open: Option<Open>,
}

/// Counts among the subscriptions that are open.
struct Open(Arc<Signals>);

impl Open {
    fn one(signals: &Arc<Signals>) -> Self {
        signals.open.fetch_add(1, Ordering::Relaxed);
        Self(Arc::clone(signals))
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.0.open.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Watching {
    /// Opens a subscription: what is there now is known.
    pub(in crate::graphql) async fn open(
        graph: Arc<dyn Graph>,
        statute: Arc<Statute>,
        signals: Arc<Signals>,
        principal: Principal,
        topic: Topic,
    ) -> Result<Self, Error> {
        let (agent, others, known) = match topic {
            Topic::Matches { agent, least } => {
                let posts = HashSet::new();
                (
                    agent,
                    Some(Subject::Posts),
                    KnownEvents::Matches { least, posts },
                )
            }
            Topic::Introductions { agent } => {
                let known = KnownEvents::Introductions(KnownIntroductions::new());
                (agent, Some(Subject::Introductions), known)
            }
            // An offer is marked on the agent who receives it.
            Topic::Offers { agent } => (agent, None, KnownEvents::Offers(KnownOffers::new())),
        };
        // The signal is there before the first look, so nothing passes between the two.
        let mut subjects = vec![Subject::Agent(agent.clone())];
        subjects.extend(others);
        let signal = signals.watch(&subjects);
        let mut watching = Self {
            graph,
            statute,
            principal,
            agent,
            known,
            signals,
            signal,
            waiting: VecDeque::new(),
            again: false,
            open: None,
        };
        watching.begin().await?;
        watching.open = Some(Open::one(&watching.signals));
        Ok(watching)
    }

    async fn begin(&mut self) -> Result<(), Error> {
        let today = self.signals.today();
        match &mut self.known {
            KnownEvents::Matches { least, posts } => {
                let watch = Watch {
                    agent: &self.agent,
                    today,
                    statute: &self.statute,
                    least: *least,
                };
                *posts = known_matches(self.graph.as_ref(), &watch).await?;
            }
            KnownEvents::Introductions(known) => {
                let viewer = self.principal.viewer(today);
                watch_introductions(self.graph.as_ref(), &self.agent, &viewer, known).await?;
            }
            KnownEvents::Offers(known) => {
                let viewer = self.principal.viewer(today);
                watch_offers(self.graph.as_ref(), &self.agent, &viewer, known).await?;
            }
        }
        Ok(())
    }

    /// Waits for the next event; while the graph is unavailable it waits for it to come back.
    pub async fn next(&mut self) -> Event {
        loop {
            if let Some(event) = self.waiting.pop_front() {
                return event;
            }
            if !self.again {
                self.signal.changed().await;
            }
            let signals = Arc::clone(&self.signals);
            let looked = {
                // The semaphore is never closed.
                let _turn = signals.turns.acquire().await;
                deadline::within(signals.limits.deadline, self.look()).await
            };
            self.again = match looked {
                Ok(more) => more,
                Err(error) => {
                    tracing::warn!(exception.message = %error, "a subscription could not look");
                    tokio::time::sleep(signals.limits.period).await;
                    true
                }
            };
        }
    }

    /// Looks for what is new, and says whether there is more.
    async fn look(&mut self) -> Result<bool, Error> {
        let today = self.signals.today();
        match &mut self.known {
            KnownEvents::Matches { least, posts } => {
                let watch = Watch {
                    agent: &self.agent,
                    today,
                    statute: &self.statute,
                    least: *least,
                };
                let found = watch_matches(self.graph.as_ref(), &watch, posts).await?;
                let (agent, filter) = (&self.agent, PostFilter::default());
                let edges = found.items.into_iter().map(|post| {
                    let edge = PostRecommendationEdge::new(agent, &filter, found.data_as_of, post);
                    Event::Match(Box::new(edge))
                });
                self.waiting.extend(edges);
                Ok(found.more)
            }
            KnownEvents::Introductions(known) => {
                let viewer = self.principal.viewer(today);
                let graph = self.graph.as_ref();
                let changed = watch_introductions(graph, &self.agent, &viewer, known).await?;
                self.waiting
                    .extend(changed.into_iter().map(Event::Introduction));
                Ok(false)
            }
            KnownEvents::Offers(known) => {
                let viewer = self.principal.viewer(today);
                let graph = self.graph.as_ref();
                let offered = watch_offers(graph, &self.agent, &viewer, known).await?;
                self.waiting.extend(offered.into_iter().map(Event::Offer));
                Ok(false)
            }
        }
    }
}
