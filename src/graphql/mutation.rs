//! What can be changed: one input, one payload; an expected failure is a `userError`.

use async_graphql::MergedObject;

mod community;
mod profile;
mod request;

use community::CommunityMutation;
use profile::ProfileMutation;

/// Everything that can be changed.
#[derive(MergedObject, Default)]
pub struct Mutation(ProfileMutation, CommunityMutation);
