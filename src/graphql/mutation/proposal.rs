//! What agents keep of the competencies that were read from a text that they pasted.

use async_graphql::{Context, Description, ID, InputObject, Object, Result};

use super::{profile::AgentPayload, request::uids};
use crate::{domain::profile::port::ProfileChange, graphql::id::Kind};

/// Mutations of the proposals that an agent keeps.
#[derive(Default, Description)]
pub struct ProposalMutation;

#[Object(use_type_description)]
impl ProposalMutation {
    /// Keeps competencies that `extractCompetencies` proposed to me: they rank posts for me, to be confirmed, and never
    /// rank me for others. What I have said to have, or somebody confirmed, is left out. I keep 50 at most.
    async fn keep_proposals(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The competencies.")] input: KeepProposalsInput,
    ) -> Result<Option<AgentPayload>> {
        let change = uids(&input.competencies, Kind::Competency, "competencies")
            .map(|competencies| ProfileChange::Keep { competencies });
        AgentPayload::from_change(ctx, change, input.idempotency_key).await
    }

    /// Takes back competencies that I kept from a text.
    async fn drop_proposals(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The competencies.")] input: DropProposalsInput,
    ) -> Result<Option<AgentPayload>> {
        let change = uids(&input.competencies, Kind::Competency, "competencies")
            .map(|competencies| ProfileChange::Drop { competencies });
        AgentPayload::from_change(ctx, change, input.idempotency_key).await
    }
}

/// What I keep of a text that I pasted.
#[derive(InputObject)]
pub struct KeepProposalsInput {
    /// The competencies, 50 at most.
    competencies: Vec<ID>,
    /// My key for this change, up to 100 characters: for a day, the same input under it has one effect, and
    /// another input is a `CONFLICT`.
    idempotency_key: Option<String>,
}

/// What I keep no longer.
#[derive(InputObject)]
pub struct DropProposalsInput {
    /// The competencies, 50 at most.
    competencies: Vec<ID>,
    /// My key for this change, up to 100 characters: for a day, the same input under it has one effect, and
    /// another input is a `CONFLICT`.
    idempotency_key: Option<String>,
}
