//! What those who recruit change in the posts of their organisations.

use async_graphql::{Context, Description, ID, InputObject, Object, Result, SimpleObject};

use super::{
    post::PostPayload,
    request::{uid, write_context},
};
use crate::{
    auth::principal::Role,
    domain::{
        error::Error,
        model::Vacancy,
        vacancies::{
            change::change_vacancy,
            port::{Publication, StatedRequirement},
            publish::publish_vacancy,
            requirements::set_requirements,
        },
        viewer::Viewer,
    },
    graphql::{
        context::ContextExt as _,
        error::{Refused, UserError},
        id::Kind,
        object::post::VacancyObject,
        scalar::Date,
        vocabulary::{ImportanceValue, VacancyStateValue},
    },
};

/// Mutations of posts and vacancies.
#[derive(Default, Description)]
pub struct VacancyMutation;

#[Object(use_type_description)]
impl VacancyMutation {
    /// Opens a post of my organisations from today.
    async fn publish_vacancy(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The post, and its dates.")] input: PublishVacancyInput,
    ) -> Result<Option<VacancyPayload>> {
        let published = async {
            recruiting(ctx)?;
            let write = write_context(ctx, input.idempotency_key)?;
            let publication = Publication {
                post: uid(&input.post, Kind::Post, "post")?,
                vacant_from: input.vacant_from.map(|day| day.0),
                apply_by: input.apply_by.map(|day| day.0),
            };
            let (graph, viewer) = (ctx.graph().as_ref(), ctx.viewer());
            let vacancy = publish_vacancy(graph, &publication, &viewer, &write).await?;
            Ok(graph.managed_vacancy(&vacancy, &viewer).await?)
        };
        VacancyPayload::from_change(published.await).map(Some)
    }

    /// Changes what becomes of a vacancy of my organisations; one that is filled or withdrawn is closed.
    async fn change_vacancy(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The vacancy, and what becomes of it.")] input: ChangeVacancyInput,
    ) -> Result<Option<VacancyPayload>> {
        let changed = async {
            recruiting(ctx)?;
            let write = write_context(ctx, input.idempotency_key)?;
            let vacancy = uid(&input.vacancy, Kind::Vacancy, "vacancy")?;
            let (graph, viewer) = (ctx.graph().as_ref(), ctx.viewer());
            let (state, on) = (input.state.into(), input.on.map(|day| day.0));
            change_vacancy(graph, &vacancy, state, on, &viewer, &write).await?;
            Ok(graph.managed_vacancy(&vacancy, &viewer).await?)
        };
        VacancyPayload::from_change(changed.await).map(Some)
    }

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
            let set = set_requirements(graph, &post, &stated, &viewer, &write);
            let viewer = Viewer {
                // Who recruits for a post sees it when it is closed too.
                organisation: Some(set.await?),
                ..viewer.clone()
            };
            let found = graph.posts(&[post], &viewer).await?;
            Ok(found.into_iter().next())
        };
        PostPayload::from_change(set.await).map(Some)
    }
}

/// Makes sure that the one who asks recruits for an organisation.
fn recruiting(ctx: &Context<'_>) -> Result<(), Error> {
    let principal = ctx.principal();
    match (principal.role, &principal.uid) {
        (Role::Recruiter, Some(_)) | (Role::DemoAll, _) => Ok(()),
        _ => Err(Error::Forbidden),
    }
}

/// What becomes of a vacancy.
#[derive(SimpleObject)]
pub struct VacancyPayload {
    /// The vacancy as it is now; null when nothing was changed.
    vacancy: Option<VacancyObject>,
    /// Why nothing was changed.
    user_errors: Vec<UserError>,
}

impl VacancyPayload {
    fn from_change(applied: Result<Option<Vacancy>, Refused>) -> Result<Self> {
        Ok(match applied {
            Ok(vacancy) => Self {
                vacancy: vacancy.map(VacancyObject),
                user_errors: Vec::new(),
            },
            Err(refused) => Self {
                vacancy: None,
                user_errors: vec![UserError::from_refused(refused)?],
            },
        })
    }
}

/// A post to open.
#[derive(InputObject)]
pub struct PublishVacancyInput {
    /// The post.
    post: ID,
    /// The day from which nobody holds it.
    vacant_from: Option<Date>,
    /// The last day on which one can apply; not before today.
    apply_by: Option<Date>,
    /// My key for this change, up to 100 characters: for a day, the same input under it has one effect, and
    /// another input is a `CONFLICT`.
    idempotency_key: Option<String>,
}

/// What becomes of a vacancy.
#[derive(InputObject)]
pub struct ChangeVacancyInput {
    /// The vacancy.
    vacancy: ID,
    /// Its new state.
    state: VacancyStateValue,
    /// The day on which it was filled or withdrawn, today when absent; for a vacancy that stays open, the
    /// day from which nobody holds the post.
    on: Option<Date>,
    /// My key for this change, up to 100 characters: for a day, the same input under it has one effect, and
    /// another input is a `CONFLICT`.
    idempotency_key: Option<String>,
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
