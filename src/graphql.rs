//! The GraphQL border: thin resolvers over use cases and loaders.

use std::{pin::pin, sync::Arc, time::Duration};

use async_graphql::{
    EmptySubscription, Request, Response, SDLExportOptions, Schema, ServerError,
    dataloader::DataLoader,
    parser::{parse_schema, types::OperationType},
};
use chrono::{DateTime, NaiveDate, Utc};
use futures::{
    StreamExt as _,
    channel::mpsc,
    future::{Either, select},
};

use crate::{
    auth::principal::Principal,
    domain::{error::Error, port::Graph, statute::Statute},
};

mod context;
mod error;
mod guard;
mod id;
mod loader;
mod mutation;
mod null;
mod object;
mod page;
mod policy;
mod query;
mod scalar;
mod unanswered;
mod vocabulary;

use error::name_code;
pub use guard::DocumentLimits;
use guard::{Shape, judge, look};
pub use id::global_id;
use loader::GraphLoader;
use mutation::Mutation;
use query::Query;

/// The API over one graph.
#[derive(Clone)]
pub struct Api {
    schema: Schema<Query, Mutation, EmptySubscription>,
    graph: Arc<dyn Graph>,
    as_of: Option<NaiveDate>,
    shape: Arc<Shape>,
    limits: DocumentLimits,
    introspection: bool,
    statute: Arc<Statute>,
}

impl Api {
    /// The API over `graph`; `as_of` decides what is open, or else the day of each request.
    #[must_use]
    pub fn new(graph: Arc<dyn Graph>, as_of: Option<NaiveDate>) -> Self {
        let schema = build().data(Arc::clone(&graph)).finish();
        let document = parse_schema(schema.sdl());
        Self {
            schema,
            graph,
            as_of,
            shape: Arc::new(document.map(Shape::of).unwrap_or_default()),
            limits: DocumentLimits::default(),
            introspection: false,
            // A test holds that they can be read; without rules every verdict would be UNKNOWN.
            statute: Arc::new(Statute::compiled_in().unwrap_or_default()),
        }
    }

    /// The same API, with other limits.
    #[must_use]
    pub fn with_limits(self, limits: DocumentLimits) -> Self {
        Self { limits, ..self }
    }

    /// The same API, with other rules of statute than those that come with the service.
    #[must_use]
    pub fn with_statute(self, statute: Arc<Statute>) -> Self {
        Self { statute, ..self }
    }

    /// The same API, which shows its schema to those who ask, or does not.
    #[must_use]
    pub fn with_introspection(self, introspection: bool) -> Self {
        Self {
            introspection,
            ..self
        }
    }

    /// What a request costs: at least the number of fields that its answer can have.
    ///
    /// # Errors
    /// A coded error when a limit is passed, a fragment spreads itself, or the document cannot be read.
    pub fn cost(&self, request: &mut Request) -> Result<u64, ServerError> {
        let judged = judge(request, &self.shape, &self.limits, self.introspection);
        judged.map_err(|mut error| {
            name_code(&mut error);
            error
        })
    }

    /// Whether a document may be asked by its address: it holds nothing but queries, or is refused anyway.
    pub fn only_reads(&self, request: &mut Request) -> bool {
        if look(&request.query, &self.limits).is_err() {
            return true;
        }
        request.parsed_query().map_or(true, |document| {
            let mut operations = document.operations.iter();
            operations.all(|(_, operation)| operation.node.ty == OperationType::Query)
        })
    }

    /// Whether the graph answers.
    ///
    /// # Errors
    /// What the graph meets.
    pub async fn ready(&self) -> Result<(), Error> {
        self.graph.ping().await
    }

    /// Answers one request for one principal; loaders live as long as the request, and no longer.
    ///
    /// Every error of the answer carries a code in its extensions.
    pub async fn execute(&self, mut request: Request, principal: Principal) -> Response {
        if let Err(error) = self.cost(&mut request) {
            return Response::from_errors(vec![error]);
        }
        let now = now();
        let today = self.as_of.unwrap_or_else(|| now.date_naive());
        let viewer = principal.viewer(today);
        let statute = Arc::clone(&self.statute);
        let loader = GraphLoader::new(Arc::clone(&self.graph), viewer, Arc::clone(&statute));
        // Batches run beside the execution, in one task: by the time one is looked at, a whole
        // level of the answer has asked. On another thread a batch could leave too early.
        let (batches, waiting) = mpsc::unbounded();
        let loader = DataLoader::new(loader, move |batch| batches.unbounded_send(batch))
            .delay(Duration::ZERO);
        let request = request
            .data(principal)
            .data(context::Today(today))
            .data(context::Now(now))
            .data(statute)
            .data(loader);
        let execution = pin!(self.schema.execute(request));
        let loads = waiting.for_each_concurrent(None, |batch| batch);
        let mut response = match select(execution, loads).await {
            Either::Left((response, _)) => response,
            // The queue is open as long as the execution, which holds its other end.
            Either::Right(((), execution)) => execution.await,
        };
        response.errors.iter_mut().for_each(name_code);
        response
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the border is where the clock is read"
)]
fn now() -> DateTime<Utc> {
    Utc::now()
}

/// The schema in GraphQL's language, sorted, as `schema.graphql` keeps it.
#[must_use]
pub fn sdl() -> String {
    let sorted = SDLExportOptions::new()
        .sorted_fields()
        .sorted_arguments()
        .sorted_enum_items();
    build().finish().sdl_with_options(sorted)
}

fn build() -> async_graphql::SchemaBuilder<Query, Mutation, EmptySubscription> {
    Schema::build(Query::default(), Mutation::default(), EmptySubscription)
        .extension(null::Nulls)
        .extension(policy::Policy)
}
