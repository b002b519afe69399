//! What those who recruit say that the posts of their organisations require.

use async_graphql::{Context, Description, ID, InputObject, Object, Result};

use super::{
    post::PostPayload,
    request::{uid, write_context},
    vacancy::recruiting,
};
use crate::{
    domain::{
        model::Post,
        vacancies::{
            port::StatedRequirement,
            requirements::set_requirements,
            review::{confirm_requirements, dismiss_requirements},
        },
        viewer::Viewer,
    },
    graphql::{
        context::ContextExt as _,
        error::Refused,
        id::Kind,
        vocabulary::{ImportanceValue, RequirementDismissalValue},
    },
};

/// Mutations of what posts require.
#[derive(Default, Description)]
pub struct RequirementMutation;

#[Object(use_type_description)]
impl RequirementMutation {
    /// Replaces what a post of my organisations requires; an empty list leaves what its occupation needs. Agents
    /// read it at once. For candidates what changes counts from `countsFrom` of each requirement on: for vacancies that open
    /// `requirement_wait_days` later, where the post was open on one of as many days before; until then what was
    /// stated before counts, and another change waits again. A third level of one competency within an organisation's tree
    /// waits as long again. A list that only confirms the others dismisses at once, once in
    /// `requirement_wait_days`. At most `requirement_changes_a_day` times a day.
    async fn set_post_requirements(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The post, and the whole list.")] input: SetPostRequirementsInput,
    ) -> Result<Option<PostPayload>> {
        let set = async {
            recruiting(ctx)?;
            let write = write_context(ctx, input.idempotency_key)?;
            let post = uid(&input.post, Kind::Post, "post")?;
            let stated = |requirement: PostRequirementInput| {
                Ok(StatedRequirement {
                    competency_uid: uid(&requirement.competency, Kind::Competency, "requirements")?,
                    level: requirement.level,
                    importance: requirement.importance.into(),
                })
            };
            let stated = input.requirements.into_iter().map(stated);
            let stated = stated.collect::<Result<Vec<_>, Refused>>()?;
            let (graph, viewer) = (ctx.graph().as_ref(), ctx.viewer());
            let organisation = set_requirements(graph, &post, &stated, &viewer, &write).await?;
            changed(ctx, post, organisation).await
        };
        PostPayload::from_change(set.await).map(Some)
    }

    /// Confirms requirements that were read from the words of a post of my organisations, or deduced from its
    /// occupation: they stay whatever is read later. Candidates are ranked as before.
    async fn confirm_post_requirements(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The post, and what it does require.")]
        input: ConfirmPostRequirementsInput,
    ) -> Result<Option<PostPayload>> {
        let confirmed = async {
            recruiting(ctx)?;
            let write = write_context(ctx, input.idempotency_key)?;
            let post = uid(&input.post, Kind::Post, "post")?;
            let named = competencies(&input.competencies)?;
            let (graph, viewer) = (ctx.graph().as_ref(), ctx.viewer());
            let confirmed = confirm_requirements(graph, &post, &named, &viewer, &write);
            let organisation = confirmed.await?;
            changed(ctx, post, organisation).await
        };
        PostPayload::from_change(confirmed.await).map(Some)
    }

    /// Dismisses requirements of a post of my organisations: no refresh and no file brings back what was read or deduced.
    /// For candidates it counts as a change made by `setPostRequirements`.
    async fn dismiss_post_requirements(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The post, what it does not require, and why.")]
        input: DismissPostRequirementsInput,
    ) -> Result<Option<PostPayload>> {
        let dismissed = async {
            recruiting(ctx)?;
            let write = write_context(ctx, input.idempotency_key)?;
            let post = uid(&input.post, Kind::Post, "post")?;
            let named = competencies(&input.competencies)?;
            let (graph, viewer, reason) = (ctx.graph().as_ref(), ctx.viewer(), input.reason.into());
            let dismissed = dismiss_requirements(graph, &post, &named, reason, &viewer, &write);
            let organisation = dismissed.await?;
            changed(ctx, post, organisation).await
        };
        PostPayload::from_change(dismissed.await).map(Some)
    }
}

fn competencies(ids: &[ID]) -> Result<Vec<String>, Refused> {
    let named = ids.iter();
    named
        .map(|id| uid(id, Kind::Competency, "competencies"))
        .collect()
}

/// A post as it is after a change by those who recruit for it, who see it when it is closed too.
pub(super) async fn changed(
    ctx: &Context<'_>,
    post: String,
    organisation: String,
) -> Result<Option<Post>, Refused> {
    let viewer = Viewer {
        organisation: Some(organisation),
        ..ctx.viewer()
    };
    let found = ctx.graph().posts(&[post], &viewer).await?;
    Ok(found.into_iter().next())
}

/// What a post requires from now on.
#[derive(InputObject)]
pub struct SetPostRequirementsInput {
    /// The post.
    post: ID,
    /// The whole list, 50 at most; an empty one leaves what the post's occupation needs.
    requirements: Vec<PostRequirementInput>,
    /// My key for this change, up to 100 characters: for a day, the same input under it has one effect, and
    /// another input is a `CONFLICT`.
    idempotency_key: Option<String>,
}

/// A competency that a post requires.
#[derive(InputObject)]
pub struct PostRequirementInput {
    /// The competency.
    competency: ID,
    /// The level, 1 (basic) to 4 (expert); any when absent.
    level: Option<i32>,
    /// How much it weighs.
    importance: ImportanceValue,
}

/// What a post does require.
#[derive(InputObject)]
pub struct ConfirmPostRequirementsInput {
    /// The post.
    post: ID,
    /// Competencies that it requires, 50 at most.
    competencies: Vec<ID>,
    /// My key for this change, up to 100 characters: for a day, the same input under it has one effect, and
    /// another input is a `CONFLICT`.
    idempotency_key: Option<String>,
}

/// What a post does not require.
#[derive(InputObject)]
pub struct DismissPostRequirementsInput {
    /// The post.
    post: ID,
    /// Competencies that it does without, 50 at most.
    competencies: Vec<ID>,
    /// Why it does not.
    reason: RequirementDismissalValue,
    /// My key for this change, up to 100 characters: for a day, the same input under it has one effect, and
    /// another input is a `CONFLICT`.
    idempotency_key: Option<String>,
}
