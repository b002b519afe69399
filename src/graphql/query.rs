//! The roots of the graph that a client can ask for.

use async_graphql::MergedObject;

mod list;
mod look_up;
mod reading;

use list::ListQuery;
use look_up::LookUpQuery;
use reading::ReadingQuery;

/// Everything that can be read.
#[derive(MergedObject, Default)]
pub struct Query(LookUpQuery, ListQuery, ReadingQuery);
