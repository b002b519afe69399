//! The one look at the graph that all subscriptions of the process share.
//!
//! Replicas share nothing but the graph, so changes are seen there: every write leaves a mark in its own
//! transaction. One small statement a period reads it, whatever the number of subscriptions; only when
//! it differs are the marks of the agents watched read, and those woken who are concerned.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use chrono::NaiveDate;
use tokio::{
    sync::{Semaphore, watch},
    time::sleep,
};

use crate::{
    clock::Clock,
    deadline,
    domain::{
        error::Error,
        port::Graph,
        watch::port::{GraphMark, Subject},
    },
};

/// How subscriptions look at the graph.
#[derive(Debug, Clone, Copy)]
pub struct WatchLimits {
    /// The time between two looks.
    pub period: Duration,
    /// Within what time a look has its answer.
    pub deadline: Duration,
    /// Subscriptions that are worked out at once at most.
    pub at_once: usize,
}

impl Default for WatchLimits {
    fn default() -> Self {
        Self {
            period: Duration::from_secs(2),
            deadline: Duration::from_secs(5),
            at_once: 8,
        }
    }
}

/// The day and the marks of one look.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Look {
    day: Option<NaiveDate>,
    graph: GraphMark,
    marks: HashMap<String, String>,
}

/// What one subscription sees of a look: it looks for itself when this has changed.
type Sight = (Option<NaiveDate>, Option<i64>, Vec<Option<String>>);

impl Look {
    fn sight(&self, keys: &[String]) -> Sight {
        let marks = keys.iter().map(|key| self.marks.get(key).cloned());
        (self.day, self.graph.refreshed, marks.collect())
    }
}

#[derive(Default)]
struct Watched {
    /// How many subscriptions watch each subject.
    keys: HashMap<String, usize>,
    /// Whether somebody looks; nobody does when nothing is watched.
    looking: bool,
}

/// Who watches what, and the last look.
pub(in crate::graphql) struct Signals {
    graph: Arc<dyn Graph>,
    clock: Clock,
    pub(super) limits: WatchLimits,
    pub(super) turns: Semaphore,
    watched: Mutex<Watched>,
    last: watch::Sender<Arc<Look>>,
    /// Subscriptions that are open.
    pub(super) open: AtomicUsize,
}

impl Signals {
    pub(in crate::graphql) fn new(
        graph: Arc<dyn Graph>,
        clock: Clock,
        limits: WatchLimits,
    ) -> Self {
        Self {
            graph,
            clock,
            limits,
            turns: Semaphore::new(limits.at_once.max(1)),
            watched: Mutex::default(),
            last: watch::Sender::default(),
            open: AtomicUsize::new(0),
        }
    }

    /// The day that decides what is open.
    pub(super) fn today(&self) -> NaiveDate {
        self.clock.today()
    }

    /// How many subscriptions are open.
    pub(in crate::graphql) fn open(&self) -> usize {
        self.open.load(Ordering::Relaxed)
    }

    fn watched(&self) -> MutexGuard<'_, Watched> {
        self.watched.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A signal for each change of some subjects; the first that watches anything starts the looks.
    pub(super) fn watch(self: &Arc<Self>, subjects: &[Subject]) -> Signal {
        let keys: Vec<_> = subjects.iter().map(Subject::key).collect();
        let mut watched = self.watched();
        let asleep = !std::mem::replace(&mut watched.looking, true);
        for key in &keys {
            *watched.keys.entry(key.clone()).or_default() += 1;
        }
        drop(watched);
        if asleep {
            tokio::spawn(Arc::clone(self).look_on());
        }
        Signal {
            receiver: self.last.subscribe(),
            signals: Arc::clone(self),
            keys,
            seen: None,
        }
    }

    /// Looks once a period, until nobody watches.
    async fn look_on(self: Arc<Self>) {
        let mut away = false;
        loop {
            sleep(self.limits.period).await;
            let keys = {
                let mut watched = self.watched();
                watched.looking = !watched.keys.is_empty();
                watched.keys.keys().cloned().collect::<Vec<_>>()
            };
            if keys.is_empty() {
                return;
            }
            let looked = deadline::within(self.limits.deadline, self.look(&keys)).await;
            if let Err(error) = &looked
                && !away
            {
                tracing::warn!(exception.message = %error, "subscriptions wait for the graph");
            }
            away = looked.is_err();
        }
    }

    async fn look(&self, keys: &[String]) -> Result<(), Error> {
        let (day, graph) = (Some(self.today()), self.graph.graph_mark().await?);
        let last = self.last.borrow().clone();
        if last.day == day && last.graph == graph {
            return Ok(());
        }
        let marks = self.graph.subject_marks(keys).await?;
        let _ = self.last.send_replace(Arc::new(Look { day, graph, marks }));
        Ok(())
    }
}

/// Tells one subscription when it must look for itself.
pub(super) struct Signal {
    receiver: watch::Receiver<Arc<Look>>,
    signals: Arc<Signals>,
    keys: Vec<String>,
    seen: Option<Sight>,
}

impl Signal {
    /// Waits until something may have changed since the last time; at first, since it was made.
    pub(super) async fn changed(&mut self) {
        loop {
            if self.receiver.changed().await.is_err() {
                // The sender lives in what this holds.
                std::future::pending::<()>().await;
            }
            let sight = self.receiver.borrow_and_update().sight(&self.keys);
            if self.seen.as_ref() != Some(&sight) {
                self.seen = Some(sight);
                return;
            }
        }
    }
}

impl Drop for Signal {
    fn drop(&mut self) {
        let mut watched = self.signals.watched();
        for key in &self.keys {
            if let Some(count) = watched.keys.get_mut(key) {
                *count -= 1;
                if *count == 0 {
                    watched.keys.remove(key);
                }
            }
        }
    }
}
