//! What can be changed: one input, one payload; an expected failure is a `userError`.

use async_graphql::MergedObject;

mod post;
mod profile;
mod request;
mod wish;

use post::PostMutation;
use profile::ProfileMutation;
use wish::WishMutation;

/// Everything that can be changed.
#[derive(MergedObject, Default)]
pub struct Mutation(ProfileMutation, WishMutation, PostMutation);
