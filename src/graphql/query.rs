//! The roots of the graph that a client can ask for.

use async_graphql::MergedObject;

mod list;
mod look_up;

use list::ListQuery;
use look_up::LookUpQuery;

/// Everything that can be read.
#[derive(MergedObject, Default)]
pub struct Query(LookUpQuery, ListQuery);
