//! One operation of a socket: a query or mutation, answered once, or a subscription.

use std::sync::Arc;

use async_graphql::ServerError;
use axum::extract::ws::Message;
use tokio::sync::{Notify, mpsc};

use super::message::{complete, error, next};
use crate::{
    auth::principal::Principal,
    http::{
        App,
        graphql::{named, was_run},
        question::Question,
        request::as_request,
    },
};

/// Where messages wait for the client.
#[derive(Clone)]
pub(super) struct Queue {
    pub(super) messages: mpsc::Sender<Message>,
    /// Told when there is no room: the client does not read.
    pub(super) full: Arc<Notify>,
}

impl Queue {
    /// Puts a message in; says whether there was room.
    pub(super) fn put(&self, message: Message) -> bool {
        let room = self.messages.try_send(message).is_ok();
        if !room {
            self.full.notify_one();
        }
        room
    }
}

/// A count that goes down when this is dropped.
pub(super) struct Counted(metrics::Gauge);

impl Counted {
    pub(super) fn one(gauge: metrics::Gauge) -> Self {
        gauge.increment(1.0);
        Self(gauge)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.decrement(1.0);
    }
}

/// Runs an operation, and gives its last message; none when the client does not read.
pub(super) async fn run(
    app: App,
    principal: Principal,
    id: String,
    question: Question,
    queue: Queue,
) -> Option<Message> {
    let watches = app.api.watches(&mut question.clone().read());
    if watches {
        return watch(&app, principal, &id, question, &queue).await;
    }
    let answer = as_request(&app, async {
        named(app.api.execute(question.read(), principal).await)
    });
    let answer = Box::pin(answer).await;
    if !was_run(&answer) {
        return Some(error(&id, &answer.errors));
    }
    queue.put(next(&id, &answer)).then(|| complete(&id))
}

/// Tells the events of a subscription, each of which is a request of its own.
async fn watch(
    app: &App,
    principal: Principal,
    id: &str,
    question: Question,
    queue: &Queue,
) -> Option<Message> {
    let opened = as_request(app, async {
        let opened = app.api.open(question.clone().read(), principal.clone());
        opened.await.map_err(named)
    });
    let mut watching = match opened.await {
        Ok(watching) => watching,
        Err(refused) => return Some(error(id, &refused.errors)),
    };
    let _counted = Counted::one(metrics::gauge!("passerelle_subscriptions"));
    loop {
        let event = watching.next().await;
        let told = as_request(app, async {
            let told = app
                .api
                .tell(question.clone().read(), principal.clone(), event);
            told.await.map(named)
        });
        if let Some(told) = told.await
            && !queue.put(next(id, &told))
        {
            return None;
        }
    }
}

/// An operation that was not run.
pub(super) fn refused(id: &str, code: &str, message: &str) -> Message {
    let mut refusal = ServerError::new(message, None);
    let extensions = refusal.extensions.get_or_insert_default();
    extensions.set("code", code);
    extensions.set("requestId", uuid::Uuid::new_v4().to_string());
    error(id, &[refusal])
}
