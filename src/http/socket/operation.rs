//! One operation of a socket: a query or mutation, answered once, or a subscription.

use std::time::{Duration, Instant};

use async_graphql::{Response, ServerError};
use axum::extract::ws::Message;
use tokio::time::sleep;

use super::{
    message::{complete, error, next},
    queue::Queue,
};
use crate::{
    auth::principal::Principal,
    graphql::{Watching, was_run},
    http::{
        App,
        answer::{Extensions, named},
        budget::{Exhausted, Payer},
        question::GraphqlRequest,
        request::as_request,
    },
};

/// The client of a socket.
#[derive(Clone)]
pub(super) struct Asker {
    pub(super) principal: Principal,
    /// Whose bucket pays.
    pub(super) payer: Payer,
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
    asker: Asker,
    id: String,
    question: GraphqlRequest,
    queue: Queue,
) -> Option<Message> {
    let again = question.clone();
    let done = as_request(&app, async {
        begin(&app, &asker, question).await.map_err(named)
    });
    match Box::pin(done).await {
        Ok(Done::Answered(answer, cost)) => {
            let message = next(&id, &answer, cost, app.api.limits().response_bytes);
            queue.put(message).then(|| complete(&id))
        }
        Ok(Done::Opened(watching, cost)) => {
            watch(&app, &asker, &id, again, &queue, watching, cost).await
        }
        Err(refused) => Some(error(&id, &refused.errors)),
    }
}

/// What became of an operation that was run.
enum Done {
    Answered(Response, Option<Extensions>),
    /// With what each event costs.
    Opened(Watching, u64),
}

/// Answers an operation or opens a subscription, once its client's bucket has paid; else says why not.
async fn begin(app: &App, asker: &Asker, question: GraphqlRequest) -> Result<Done, Response> {
    let Asker { principal, payer } = asker.clone();
    let exhausted = |budget: Exhausted| budget.answer();
    app.budget
        .has_some(payer, Instant::now())
        .map_err(exhausted)?;
    let wants_cost = question.wants_cost();
    let weighed = app.api.weigh(question.read()).map_err(|refused| {
        app.budget.pay_refused(payer, Instant::now());
        *refused
    })?;
    let cost = weighed.cost();
    let paid = app.budget.pay(payer, cost, Instant::now());
    let standing = paid.map_err(exhausted)?;
    if weighed.watches() {
        let watching = app.api.open(weighed, principal).await?;
        return Ok(Done::Opened(watching, cost));
    }
    let answer = named(app.api.answer(weighed, principal).await);
    if !was_run(&answer) {
        return Err(answer);
    }
    let extensions = wants_cost.then(|| Extensions::new(standing, app.api.limits().cost));
    Ok(Done::Answered(answer, extensions))
}

/// Tells the events of a subscription, each of which is a request of its own and waits until the client's
/// bucket can pay it.
async fn watch(
    app: &App,
    asker: &Asker,
    id: &str,
    question: GraphqlRequest,
    queue: &Queue,
    mut watching: Watching,
    cost: u64,
) -> Option<Message> {
    let _counted = Counted::one(metrics::gauge!("passerelle_subscriptions"));
    let limit = app.api.limits().response_bytes;
    loop {
        let event = watching.next().await;
        let standing = loop {
            match app.budget.pay(asker.payer, cost, Instant::now()) {
                Ok(standing) => break standing,
                Err(exhausted) => sleep(Duration::from_secs(exhausted.retry_after)).await,
            }
        };
        let wants_cost = question.wants_cost();
        let extensions = wants_cost.then(|| Extensions::new(standing, app.api.limits().cost));
        let answer = as_request(app, async {
            match app.api.weigh(question.clone().read()) {
                Ok(weighed) => {
                    app.api
                        .answer_event(weighed, asker.principal.clone(), event)
                        .await
                }
                Err(refused) => Some(*refused),
            }
            .map(named)
        });
        if let Some(answer) = answer.await
            && !queue.put(next(id, &answer, extensions, limit))
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
