//! What agents change in their testimonies.

use async_graphql::{Context, Description, ID, InputObject, Object, Result};

use super::{
    post::FeedbackPayload,
    request::{acting_agent, uid, write_context},
};
use crate::{
    domain::{acts::testimony::withdraw_testimony, error::Error},
    graphql::{context::ContextExt as _, id::Kind},
};

/// Mutations of testimonies.
#[derive(Default, Description)]
pub struct TestimonyMutation;

#[Object(use_type_description)]
impl TestimonyMutation {
    /// Takes back what I said of a move: its text is deleted, and nobody sees it in the next answer.
    async fn withdraw_testimony(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The testimony.")] input: WithdrawTestimonyInput,
    ) -> Result<Option<FeedbackPayload>> {
        let agent = acting_agent(ctx).await?;
        let withdrawn = async {
            let agent = agent.ok_or(Error::Forbidden)?;
            let testimony = uid(&input.testimony, Kind::Testimony, "testimony")?;
            let write = write_context(ctx, input.idempotency_key)?;
            Ok(withdraw_testimony(ctx.graph().as_ref(), &agent, &testimony, &write).await?)
        };
        FeedbackPayload::from_change(withdrawn.await).map(Some)
    }
}

/// A testimony of mine that I take back.
#[derive(InputObject)]
pub struct WithdrawTestimonyInput {
    /// The testimony, as my own record lists it.
    testimony: ID,
    /// My key for this change, up to 100 characters: for a day, the same input under it has one effect, and
    /// another input is a `CONFLICT`.
    idempotency_key: Option<String>,
}
