//! The GraphQL border: thin resolvers over use cases and loaders.

use std::sync::Arc;

use async_graphql::{
    EmptyMutation, EmptySubscription, Request, Response, SDLExportOptions, Schema,
    dataloader::DataLoader,
};
use chrono::NaiveDate;

use crate::{auth::principal::Principal, domain::port::Graph};

mod context;
mod error;
mod id;
mod loader;
mod object;
mod page;
mod query;
mod scalar;
mod vocabulary;

use error::name_code;
use loader::GraphLoader;
use query::Query;

/// The API over one graph, for one day.
#[derive(Clone)]
pub struct Api {
    schema: Schema<Query, EmptyMutation, EmptySubscription>,
    graph: Arc<dyn Graph>,
    today: NaiveDate,
}

impl Api {
    /// The API over `graph`, where `today` decides what is open.
    #[must_use]
    pub fn new(graph: Arc<dyn Graph>, today: NaiveDate) -> Self {
        let schema = build()
            .data(Arc::clone(&graph))
            .data(context::Today(today))
            .finish();
        Self {
            schema,
            graph,
            today,
        }
    }

    /// Answers one request for one principal; loaders live as long as the request, and no longer.
    ///
    /// Every error of the answer carries a code in its extensions.
    pub async fn execute(&self, request: Request, principal: Principal) -> Response {
        let loader = GraphLoader::new(Arc::clone(&self.graph), self.today);
        let request = request
            .data(principal)
            .data(DataLoader::new(loader, tokio::spawn));
        let mut response = self.schema.execute(request).await;
        response.errors.iter_mut().for_each(name_code);
        response
    }
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

fn build() -> async_graphql::SchemaBuilder<Query, EmptyMutation, EmptySubscription> {
    Schema::build(Query, EmptyMutation, EmptySubscription)
        .limit_depth(16)
        .limit_complexity(20_000)
}
