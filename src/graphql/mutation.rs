//! What can be changed: one input, one payload; an expected failure is a `userError`.

use async_graphql::MergedObject;

mod community;
mod copy;
mod introduction;
mod post;
mod profile;
mod proposal;
mod request;
mod requirement;
mod testimony;
mod vacancy;
mod wish;
mod workspace;

use community::CommunityMutation;
use copy::CopyMutation;
use introduction::IntroductionMutation;
use post::PostMutation;
use profile::ProfileMutation;
use proposal::ProposalMutation;
use requirement::RequirementMutation;
use testimony::TestimonyMutation;
use vacancy::VacancyMutation;
use wish::WishMutation;
use workspace::WorkspaceMutation;

/// Everything that can be changed.
#[derive(MergedObject, Default)]
pub struct Mutation(
    ProfileMutation,
    ProposalMutation,
    WishMutation,
    PostMutation,
    CommunityMutation,
    IntroductionMutation,
    VacancyMutation,
    RequirementMutation,
    CopyMutation,
    TestimonyMutation,
    WorkspaceMutation,
);
