//! The GraphQL border: thin resolvers over use cases and loaders.

use std::{
    sync::{Arc, LazyLock, Mutex},
    time::Duration,
};

use async_graphql::{
    ErrorExtensions as _, Request, Response, SDLExportOptions, Schema, ServerError, Value,
    dataloader::DataLoader,
    parser::{parse_schema, types::OperationType},
};
use futures::{StreamExt as _, channel::mpsc};

use crate::{
    auth::{card_id::CardCipher, principal::Principal},
    clock::{Clock, now},
    domain::{error::Error, port::Graph, statute::Statute},
};

mod bytes;
mod context;
mod error;
mod guard;
mod id;
mod input;
mod level;
mod loader;
mod mutation;
mod null;
mod object;
mod page;
mod policy;
mod query;
mod reader;
mod scalar;
mod subscription;
mod text;
mod unanswered;
mod vocabulary;

use error::{is_too_large, name_code};
pub use guard::DocumentLimits;
use guard::{Judged, Shape, judge};
pub use id::global_id;
use input::Inputs;
use level::{Loads, with_loads};
use loader::GraphLoader;
use mutation::Mutation;
use query::Query;
use reader::Readers;
pub use subscription::{Event, WatchLimits, Watching};
use subscription::{Run, Signals, Subscription};
pub use unanswered::NothingWritten;

/// Faults that are named of a document that is not run.
const MOST_FAULTS: usize = 20;

type ApiSchema = Schema<Query, Mutation, Subscription>;

/// The schema without introspection, built once a process: what differs from one API to the next, the
/// graph first, comes with each request.
static SILENT: LazyLock<ApiSchema> = LazyLock::new(|| build(false).finish());

/// The same schema with introspection.
static SPEAKING: LazyLock<ApiSchema> = LazyLock::new(|| build(true).finish());

/// Why the API cannot be served: a defect of the build.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{0}")]
pub struct BuildError(String);

/// What is checked before a document runs.
type Checks = (Arc<Inputs>, Arc<Shape>);

/// The checks, read once a process in the schema.
static CHECKS: LazyLock<Result<Checks, BuildError>> = LazyLock::new(|| {
    let document = parse_schema(SILENT.sdl())
        .map_err(|error| BuildError(format!("the schema cannot be read: {error}")))?;
    let inputs = Inputs::from_document(document.clone());
    Ok((Arc::new(inputs), Arc::new(Shape::from_document(document))))
});

/// The rules that come with the service.
static STATUTE: LazyLock<Result<Arc<Statute>, BuildError>> = LazyLock::new(|| {
    let rules = Statute::compiled_in();
    let unread = |error| BuildError(format!("the rules of statute cannot be read: {error}"));
    rules.map(Arc::new).map_err(unread)
});

/// The API over one graph.
#[derive(Clone)]
pub struct Api {
    schema: ApiSchema,
    graph: Arc<dyn Graph>,
    clock: Clock,
    shape: Arc<Shape>,
    inputs: Arc<Inputs>,
    limits: DocumentLimits,
    introspection: bool,
    statute: Arc<Statute>,
    cards: CardCipher,
    signals: Arc<Signals>,
    readers: Arc<Readers>,
}

impl Api {
    /// The API over `graph`; the clock's day decides what is open.
    ///
    /// # Errors
    /// [`BuildError`] when the schema or the rules that come with the service cannot be read: without the one no
    /// document would be weighed, without the other every verdict would be UNKNOWN.
    pub fn new(graph: Arc<dyn Graph>, clock: impl Into<Clock>) -> Result<Self, BuildError> {
        let clock = clock.into();
        let (inputs, shape) = CHECKS.clone()?;
        let watch = WatchLimits::default();
        Ok(Self {
            schema: SILENT.clone(),
            signals: Arc::new(Signals::new(Arc::clone(&graph), clock, watch)),
            readers: Readers::new(Arc::clone(&graph)),
            graph,
            clock,
            inputs,
            shape,
            limits: DocumentLimits::default(),
            introspection: false,
            statute: STATUTE.clone()?,
            cards: CardCipher::demo(),
        })
    }

    /// Makes what texts are read with, so that nobody who asks first waits for it.
    pub fn warm(&self) {
        let readers = Arc::clone(&self.readers);
        tokio::spawn(async move {
            if let Err(error) = readers.current().await {
                tracing::warn!(%error, "texts cannot be read yet");
            }
        });
    }

    /// The same API, with other limits.
    #[must_use]
    pub fn with_limits(self, limits: DocumentLimits) -> Self {
        Self { limits, ..self }
    }

    /// The most that a document, its answer and a minute of a client may ask for.
    #[must_use]
    pub fn limits(&self) -> &DocumentLimits {
        &self.limits
    }

    /// The same API, with other rules of statute than those that come with the service.
    #[must_use]
    pub fn with_statute(self, statute: Arc<Statute>) -> Self {
        Self { statute, ..self }
    }

    /// The same API, which makes the ids of cards under another key than the public one of demo mode.
    #[must_use]
    pub fn with_cards(self, cards: CardCipher) -> Self {
        Self { cards, ..self }
    }

    /// The same API, which looks otherwise for what its subscriptions watch.
    #[must_use]
    pub fn with_watch(self, limits: WatchLimits) -> Self {
        let signals = Signals::new(Arc::clone(&self.graph), self.clock, limits);
        Self {
            signals: Arc::new(signals),
            ..self
        }
    }

    /// The same API, which shows its schema to those who ask, or does not.
    #[must_use]
    pub fn with_introspection(self, introspection: bool) -> Self {
        let schema: &ApiSchema = if introspection { &SPEAKING } else { &SILENT };
        Self {
            schema: schema.clone(),
            introspection,
            ..self
        }
    }

    /// What a request costs: at least the number of fields that its answer can have.
    ///
    /// # Errors
    /// A coded error when a limit is passed, a fragment spreads itself, no operation would run, or the
    /// document cannot be read.
    pub fn cost(&self, request: &mut Request) -> Result<u64, ServerError> {
        self.judge(request).map(|judged| judged.cost)
    }

    fn judge(&self, request: &mut Request) -> Result<Judged, ServerError> {
        let judged = judge(request, &self.shape, &self.limits, self.introspection);
        judged.map_err(|mut error| {
            name_code(&mut error);
            error
        })
    }

    /// Weighs a request.
    ///
    /// # Errors
    /// The answer to one that may not run.
    pub fn weigh(&self, mut request: Request) -> Result<Weighed, Box<Response>> {
        let wrong = match self.judge(&mut request) {
            Err(error) => vec![error],
            Ok(judged) => match self.inputs.refuse(&mut request) {
                wrong if wrong.is_empty() => return Ok(Weighed { request, judged }),
                wrong => wrong,
            },
        };
        Err(Box::new(Response::from_errors(wrong)))
    }

    /// How many subscriptions are open.
    #[must_use]
    pub fn watched(&self) -> usize {
        self.signals.open()
    }

    /// Whether the graph answers.
    ///
    /// # Errors
    /// What the graph meets.
    pub async fn ready(&self) -> Result<(), Error> {
        self.graph.ping().await
    }

    /// Answers one request for one principal.
    ///
    /// Every error of the answer carries a code in its extensions.
    pub async fn execute(&self, request: Request, principal: Principal) -> Response {
        match self.weigh(request) {
            Ok(weighed) => self.answer(weighed, principal).await,
            Err(refused) => *refused,
        }
    }

    /// The same for a request that was weighed; loaders live as long as the request, and no longer.
    pub async fn answer(&self, weighed: Weighed, principal: Principal) -> Response {
        if weighed.watches() {
            return Response::from_errors(vec![error::not_by_http()]);
        }
        let (request, loads) = self.furnish(weighed.request, principal);
        let response = with_loads(self.schema.execute(request), loads).await;
        coded(response)
    }

    /// Opens a subscription; nothing is sent about what is there already.
    ///
    /// # Errors
    /// The answer that says why it is refused.
    pub async fn open(&self, weighed: Weighed, principal: Principal) -> Result<Watching, Response> {
        let run = Arc::new(Run::Opening(Mutex::default()));
        let answer = self.run(weighed, principal.clone(), Arc::clone(&run)).await;
        if let Some(refused) = answer {
            return Err(refused);
        }
        let refused = |error: async_graphql::Error| {
            let mut refused = ServerError::new(error.message.clone(), None);
            refused.extensions = error.extend().extensions;
            Response::from_errors(vec![refused])
        };
        let Some(topic) = run.topic() else {
            return Err(refused(error::one_field()));
        };
        let (graph, statute) = (Arc::clone(&self.graph), Arc::clone(&self.statute));
        let signals = Arc::clone(&self.signals);
        Watching::open(graph, statute, signals, principal, topic)
            .await
            .map_err(|met| refused(error::refuse(&met)))
    }

    /// Runs a subscription's document for one event; none when the event is no longer for the principal.
    pub async fn answer_event(
        &self,
        weighed: Weighed,
        principal: Principal,
        event: Event,
    ) -> Option<Response> {
        let run = Arc::new(Run::Telling(Mutex::new(Some(event))));
        self.run(weighed, principal, run).await
    }

    /// The first answer of a document that watches.
    async fn run(&self, weighed: Weighed, principal: Principal, run: Arc<Run>) -> Option<Response> {
        let (request, loads) = self.furnish(weighed.request, principal);
        let mut answers = self.schema.execute_stream(request.data(run));
        with_loads(answers.next(), loads).await.map(coded)
    }

    /// The request with what its resolvers find in their context, and the loads that they cause.
    fn furnish(&self, request: Request, principal: Principal) -> (Request, Loads) {
        let now = now();
        let today = self.clock.day(now);
        let viewer = principal.viewer(today);
        let statute = Arc::clone(&self.statute);
        let loader = GraphLoader::new(Arc::clone(&self.graph), viewer, Arc::clone(&statute));
        let (batches, waiting) = mpsc::unbounded();
        let loader = DataLoader::new(loader, move |batch| batches.unbounded_send(batch))
            .delay(Duration::ZERO);
        let request = request
            .data(Arc::clone(&self.graph))
            .data(Arc::clone(&self.readers))
            .data(principal)
            .data(bytes::Most(self.limits.response_bytes))
            .data(context::Today {
                day: today,
                ends_at: self.clock.end_of(today),
            })
            .data(context::Now(now))
            .data(statute)
            .data(self.cards.clone())
            .data(loader);
        (request, waiting)
    }
}

/// A request that the guard let pass.
pub struct Weighed {
    request: Request,
    judged: Judged,
}

impl Weighed {
    /// What it costs.
    #[must_use]
    pub fn cost(&self) -> u64 {
        self.judged.cost
    }

    /// Whether it reads and changes nothing: only such a request may be asked by its address.
    #[must_use]
    pub fn reads(&self) -> bool {
        self.judged.does == OperationType::Query
    }

    /// Whether it watches something: it is then for [`Api::open`], else for [`Api::answer`].
    #[must_use]
    pub fn watches(&self) -> bool {
        self.judged.does == OperationType::Subscription
    }
}

/// The answer, in which every error has a code; of a document with many faults some are named.
fn coded(mut response: Response) -> Response {
    if !was_run(&response) {
        response.errors.truncate(MOST_FAULTS);
    }
    response.errors.iter_mut().for_each(name_code);
    response
}

/// Whether anything was run for an answer: what is refused before has errors and no data at all.
#[must_use]
pub fn was_run(answer: &Response) -> bool {
    let executed = |error: &ServerError| !error.path.is_empty() || is_too_large(error);
    answer.errors.is_empty() || answer.data != Value::Null || answer.errors.iter().any(executed)
}

/// The answer that stands for one that would be longer than `limit` bytes.
#[must_use]
pub fn too_large(limit: u64) -> Response {
    Response::from_errors(vec![error::too_large(limit)])
}

/// The schema in GraphQL's language, sorted, as `schema.graphql` keeps it.
#[must_use]
pub fn sdl() -> String {
    let sorted = SDLExportOptions::new()
        .sorted_fields()
        .sorted_arguments()
        .sorted_enum_items();
    build(true).finish().sdl_with_options(sorted)
}

/// The schema, which says its names to those who ask, or only to those who know them.
fn build(introspection: bool) -> async_graphql::SchemaBuilder<Query, Mutation, Subscription> {
    let schema = Schema::build(Query::default(), Mutation::default(), Subscription)
        .extension(bytes::Bytes)
        .extension(null::Nulls)
        .extension(policy::Policy { introspection });
    if introspection {
        schema
    } else {
        schema.disable_suggestions()
    }
}
