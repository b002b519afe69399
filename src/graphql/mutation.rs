//! What can be changed: one input, one payload; an expected failure is a `userError`.

use async_graphql::MergedObject;

mod introduction;
mod profile;
mod request;
mod vacancy;

use introduction::IntroductionMutation;
use profile::ProfileMutation;
use vacancy::VacancyMutation;

/// Everything that can be changed.
#[derive(MergedObject, Default)]
pub struct Mutation(ProfileMutation, IntroductionMutation, VacancyMutation);
