//! One operation of a socket: a query or mutation, answered once, or a subscription.

use std::sync::Arc;

use async_graphql::{Response, ServerError};
use axum::extract::ws::Message;
use tokio::sync::{Notify, mpsc};

use super::message::{complete, error, next};
use crate::{
    auth::principal::Principal,
    graphql::{Watching, was_run},
    http::{App, graphql::named, question::Question, request::as_request},
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
    let again = question.clone();
    let done = Box::pin(as_request(&app, async {
        let weighed = app.api.weigh(question.read()).map_err(named)?;
        if weighed.watches() {
            let opened = app.api.open(weighed, principal.clone()).await;
            return opened.map(Done::Opened).map_err(named);
        }
        let answer = named(app.api.answer(weighed, principal.clone()).await);
        if was_run(&answer) {
            Ok(Done::Answered(answer))
        } else {
            Err(answer)
        }
    }));
    match done.await {
        Ok(Done::Answered(answer)) => queue.put(next(&id, &answer)).then(|| complete(&id)),
        Ok(Done::Opened(watching)) => watch(&app, principal, &id, again, &queue, watching).await,
        Err(refused) => Some(error(&id, &refused.errors)),
    }
}

/// What became of an operation that was run.
enum Done {
    Answered(Response),
    Opened(Watching),
}

/// Tells the events of a subscription, each of which is a request of its own.
async fn watch(
    app: &App,
    principal: Principal,
    id: &str,
    question: Question,
    queue: &Queue,
    mut watching: Watching,
) -> Option<Message> {
    let _counted = Counted::one(metrics::gauge!("passerelle_subscriptions"));
    loop {
        let event = watching.next().await;
        let told = as_request(app, async {
            match app.api.weigh(question.clone().read()) {
                Ok(weighed) => app.api.tell(weighed, principal.clone(), event).await,
                Err(refused) => Some(refused),
            }
            .map(named)
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
