//! What those who recruit change in the vacancies of their organisations.

use async_graphql::{Context, Description, ID, InputObject, Object, Result, SimpleObject};

use super::request::{uid, write_context};
use crate::{
    auth::principal::Role,
    domain::{
        error::Error,
        model::Vacancy,
        vacancies::{change::change_vacancy, port::Publication, publish::publish_vacancy},
    },
    graphql::{
        context::ContextExt as _,
        error::{Refused, UserError},
        id::Kind,
        object::post::VacancyObject,
        scalar::Date,
        vocabulary::VacancyStateValue,
    },
};

/// Mutations of vacancies.
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
            let reader = ctx.readers().current().await?;
            let (graph, viewer) = (ctx.graph().as_ref(), ctx.viewer());
            let vacancy = publish_vacancy(graph, &reader, &publication, &viewer, &write).await?;
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
}

/// Makes sure that the one who asks recruits for an organisation.
pub(super) fn recruiting(ctx: &Context<'_>) -> Result<(), Error> {
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
    /// The payload of a change of a vacancy.
    pub(super) fn from_change(applied: Result<Option<Vacancy>, Refused>) -> Result<Self> {
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
