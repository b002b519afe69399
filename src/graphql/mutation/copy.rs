//! What those who recruit say of posts that are taken for one job.

use async_graphql::{Context, Description, ID, InputObject, Object, Result};

use super::{
    post::PostPayload,
    request::{uid, write_context},
    vacancy::recruiting,
};
use crate::{
    domain::{vacancies::copies::set_separate, viewer::Viewer},
    graphql::{context::ContextExt as _, id::Kind},
};

/// Mutations of copies.
#[derive(Default, Description)]
pub struct CopyMutation;

#[Object(use_type_description)]
impl CopyMutation {
    /// Says that a post of my organisations is a job of its own, whatever it has in common with others: it is no copy
    /// and has none.
    async fn separate_post(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The post.")] input: PostSeparationInput,
    ) -> Result<Option<PostPayload>> {
        say(ctx, input, true).await.map(Some)
    }

    /// Takes back that a post of my organisations is a job of its own: it is shown once with its copies.
    async fn merge_post(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The post.")] input: PostSeparationInput,
    ) -> Result<Option<PostPayload>> {
        say(ctx, input, false).await.map(Some)
    }
}

async fn say(ctx: &Context<'_>, input: PostSeparationInput, separate: bool) -> Result<PostPayload> {
    let said = async {
        recruiting(ctx)?;
        let write = write_context(ctx, input.idempotency_key)?;
        let post = uid(&input.post, Kind::Post, "post")?;
        let (graph, viewer) = (ctx.graph().as_ref(), ctx.viewer());
        let said = set_separate(graph, &post, separate, &viewer, &write);
        let viewer = Viewer {
            // Who recruits for a post sees it when it is closed too.
            organisation: Some(said.await?),
            ..viewer.clone()
        };
        let found = graph.posts(&[post], &viewer).await?;
        Ok(found.into_iter().next())
    };
    PostPayload::from_change(said.await)
}

/// A post that is a job of its own, or no longer.
#[derive(InputObject)]
pub struct PostSeparationInput {
    /// The post.
    post: ID,
    /// My key for this change, up to 100 characters: for a day, the same input under it has one effect, and
    /// another input is a `CONFLICT`.
    idempotency_key: Option<String>,
}
