//! The posts that those who recruit write themselves.

use async_graphql::{Context, Description, ID, InputObject, MaybeUndefined, Object, Result};

use super::{
    post::PostPayload,
    request::{patch, uid, write_context},
    requirement::changed,
    vacancy::{VacancyPayload, recruiting},
};
use crate::{
    domain::{
        profile::port::Patch,
        vacancies::{
            days::update_vacancy,
            post::{NewPost, PostChange, PostText, create_post, update_post},
        },
        vocabulary::Category,
    },
    graphql::{
        context::ContextExt as _, error::Refused, id::Kind, scalar::Date, vocabulary::CategoryValue,
    },
};

/// Mutations of posts by those who recruit.
#[derive(Default, Description)]
pub struct WorkspaceMutation;

#[Object(use_type_description)]
impl WorkspaceMutation {
    /// Creates a post of my organisations, with a reference of its own. Only those who recruit for it see it until
    /// `publishVacancy` opens it. It counts as a change of requirements among those of all posts of an organisation
    /// (`requirement_changes_in_all_a_day`). Files leave alone what is said here.
    async fn create_post(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The post.")] input: CreatePostInput,
    ) -> Result<Option<PostPayload>> {
        let created = async {
            recruiting(ctx)?;
            let write = write_context(ctx, input.idempotency_key)?;
            let organisation = uid(&input.organisation, Kind::Organisation, "organisation")?;
            let named = |id: Option<ID>, kind, argument| {
                let read = id.map(|id| uid(&id, kind, argument)).transpose();
                read.map(Patch::Set)
            };
            let post = NewPost {
                organisation: organisation.clone(),
                says: PostText {
                    title: Patch::Set(Some(input.title)),
                    occupation: named(input.occupation, Kind::Occupation, "occupation")?,
                    place: named(input.place, Kind::Place, "place")?,
                    description: Patch::Set(input.description),
                    categories: Patch::Set(Some(categories(input.categories))),
                    open_to_contract: Patch::Set(input.open_to_contract),
                    open_to_military: Patch::Set(input.open_to_military),
                    management: Patch::Set(input.management),
                },
            };
            let (graph, viewer) = (ctx.graph().as_ref(), ctx.viewer());
            let post = create_post(graph, post, &viewer, &write).await?;
            changed(ctx, post, organisation).await
        };
        PostPayload::from_change(created.await).map(Some)
    }

    /// Changes what a post of my organisations says of itself. A field that is absent stays; null takes back what it
    /// said, but for the title. Agents read it at once. Of a post that is open, or was lately, what its title,
    /// occupation and description require counts for candidates as after `setPostRequirements`, and as one of
    /// its changes of a day. Files leave alone what was said here, also of a post that they brought.
    async fn update_post(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The post, and what changes.")] input: UpdatePostInput,
    ) -> Result<Option<PostPayload>> {
        let updated = async {
            recruiting(ctx)?;
            let write = write_context(ctx, input.idempotency_key)?;
            let post = uid(&input.post, Kind::Post, "post")?;
            let change = PostChange {
                post: post.clone(),
                says: PostText {
                    title: patch(input.title),
                    occupation: named(input.occupation, Kind::Occupation, "occupation")?,
                    place: named(input.place, Kind::Place, "place")?,
                    description: patch(input.description),
                    categories: patch(input.categories.map_value(categories)),
                    open_to_contract: patch(input.open_to_contract),
                    open_to_military: patch(input.open_to_military),
                    management: patch(input.management),
                },
            };
            let reader = ctx.readers().current().await?;
            let (graph, viewer) = (ctx.graph().as_ref(), ctx.viewer());
            let organisation = update_post(graph, &reader, change, &viewer, &write).await?;
            changed(ctx, post, organisation).await
        };
        PostPayload::from_change(updated.await).map(Some)
    }

    /// Changes until when one can apply for an open post of my organisations, and from when nobody holds it. A field
    /// that is absent stays; null says that no such day is known. Files leave alone what was said here.
    async fn update_vacancy(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The vacancy, and its days.")] input: UpdateVacancyInput,
    ) -> Result<Option<VacancyPayload>> {
        let updated = async {
            recruiting(ctx)?;
            let write = write_context(ctx, input.idempotency_key)?;
            let vacancy = uid(&input.vacancy, Kind::Vacancy, "vacancy")?;
            let day = |field: MaybeUndefined<Date>| patch(field.map_value(|day| day.0));
            let (apply_by, vacant_from) = (day(input.apply_by), day(input.vacant_from));
            let (graph, viewer) = (ctx.graph().as_ref(), ctx.viewer());
            update_vacancy(graph, &vacancy, apply_by, vacant_from, &viewer, &write).await?;
            Ok(graph.managed_vacancy(&vacancy, &viewer).await?)
        };
        VacancyPayload::from_change(updated.await).map(Some)
    }
}

/// The key in a global id that may be absent or null.
fn named(
    field: MaybeUndefined<ID>,
    kind: Kind,
    argument: &'static str,
) -> Result<Patch<String>, Refused> {
    Ok(match field {
        MaybeUndefined::Undefined => Patch::Unchanged,
        MaybeUndefined::Null => Patch::Set(None),
        MaybeUndefined::Value(id) => Patch::Set(Some(uid(&id, kind, argument)?)),
    })
}

fn categories(given: Vec<CategoryValue>) -> Vec<Category> {
    given.into_iter().map(Into::into).collect()
}

/// A post to create.
#[derive(InputObject)]
pub struct CreatePostInput {
    /// Where it sits: the organisation that I recruit for, or one below it.
    organisation: ID,
    /// Its title, in French: 3 to 200 characters on one line.
    title: String,
    /// Its reference job.
    occupation: Option<ID>,
    /// Where one works.
    place: Option<ID>,
    /// What it is about, in French: up to 20,000 characters. What it requires is read from it.
    description: Option<String>,
    /// The statutory categories it is open to.
    categories: Vec<CategoryValue>,
    /// Whether contract agents may apply, when known.
    open_to_contract: Option<bool>,
    /// Whether military agents may apply, when known.
    open_to_military: Option<bool>,
    /// Whether it manages people, when known.
    management: Option<bool>,
    /// My key for this change, up to 100 characters: for a day, the same input under it has one effect, and
    /// another input is a `CONFLICT`.
    idempotency_key: Option<String>,
}

/// What a post says of itself from now on: what is absent stays.
#[derive(InputObject)]
pub struct UpdatePostInput {
    /// The post.
    post: ID,
    /// Its title, in French: 3 to 200 characters on one line; never null.
    title: MaybeUndefined<String>,
    /// Its reference job; null: none is known.
    occupation: MaybeUndefined<ID>,
    /// Where one works; null: it is not known.
    place: MaybeUndefined<ID>,
    /// What it is about, in French: up to 20,000 characters; null: nothing is said.
    description: MaybeUndefined<String>,
    /// The statutory categories it is open to; null: none is known.
    categories: MaybeUndefined<Vec<CategoryValue>>,
    /// Whether contract agents may apply; null: it is not known.
    open_to_contract: MaybeUndefined<bool>,
    /// Whether military agents may apply; null: it is not known.
    open_to_military: MaybeUndefined<bool>,
    /// Whether it manages people; null: it is not known.
    management: MaybeUndefined<bool>,
    /// My key for this change, up to 100 characters: for a day, the same input under it has one effect, and
    /// another input is a `CONFLICT`.
    idempotency_key: Option<String>,
}

/// The days of a vacancy from now on: what is absent stays.
#[derive(InputObject)]
pub struct UpdateVacancyInput {
    /// The vacancy, which is open or will be.
    vacancy: ID,
    /// The last day on which one can apply, not before today nor before it opens; null: there is none.
    apply_by: MaybeUndefined<Date>,
    /// The day from which nobody holds the post; null: it is not known.
    vacant_from: MaybeUndefined<Date>,
    /// My key for this change, up to 100 characters: for a day, the same input under it has one effect, and
    /// another input is a `CONFLICT`.
    idempotency_key: Option<String>,
}
