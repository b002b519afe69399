//! What agents change in their own record.

use async_graphql::{Context, Description, ID, InputObject, Object, Result, SimpleObject};

use super::request::{acting_agent, uid, uids, write_context};
use crate::{
    domain::{
        error::Error,
        profile::{change_profile, port::ProfileChange},
    },
    graphql::{
        context::ContextExt as _,
        error::{Refused, UserError},
        id::Kind,
        object::agent::AgentObject,
        scalar::Date,
        vocabulary::PurposeValue,
    },
};

/// Mutations of an agent's own record.
#[derive(Default, Description)]
pub struct ProfileMutation;

#[Object(use_type_description)]
impl ProfileMutation {
    /// Says that I have a competency, at a level.
    async fn declare_competency(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The competency and its level.")] input: DeclareCompetencyInput,
    ) -> Result<Option<AgentPayload>> {
        let change = uid(&input.competency, Kind::Competency, "competency").map(|competency| {
            ProfileChange::Declare {
                competency,
                level: input.level,
                last_used: input.last_used.map(|day| day.0),
            }
        });
        AgentPayload::from_change(ctx, change, input.idempotency_key).await
    }

    /// Takes back a competency that I declared; what my career implies may be inferred again. One that my career
    /// implies only is rejected, as `rejectInferredCompetency` does.
    async fn withdraw_competency(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The competency.")] input: WithdrawCompetencyInput,
    ) -> Result<Option<AgentPayload>> {
        let change = uid(&input.competency, Kind::Competency, "competency")
            .map(|competency| ProfileChange::Withdraw { competency });
        AgentPayload::from_change(ctx, change, input.idempotency_key).await
    }

    /// Says that I do not have a competency, whatever my career implies: nothing infers it again until I declare
    /// it or take this back.
    async fn reject_inferred_competency(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The competency.")] input: WithdrawCompetencyInput,
    ) -> Result<Option<AgentPayload>> {
        let change = uid(&input.competency, Kind::Competency, "competency")
            .map(|competency| ProfileChange::Reject { competency });
        AgentPayload::from_change(ctx, change, input.idempotency_key).await
    }

    /// Takes back that I do not have a competency: my career may imply it again.
    async fn restore_inferred_competency(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The competency.")] input: WithdrawCompetencyInput,
    ) -> Result<Option<AgentPayload>> {
        let change = uid(&input.competency, Kind::Competency, "competency")
            .map(|competency| ProfileChange::Restore { competency });
        AgentPayload::from_change(ctx, change, input.idempotency_key).await
    }

    /// Agrees that my data are used for a purpose, or withdraws; effective in the next answer.
    async fn set_consent(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The purpose, and whether I agree.")] input: SetConsentInput,
    ) -> Result<Option<AgentPayload>> {
        let change = Ok(ProfileChange::Consent {
            purpose: input.purpose.into(),
            given: input.given,
        });
        AgentPayload::from_change(ctx, change, input.idempotency_key).await
    }

    /// Hides me from one organisation more: from those who work in it or below it, or recruit for it, below it
    /// or above it. While I hide from an organisation I cannot ask people of its ministry to meet.
    async fn hide_from_organisation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The organisation.")] input: HiddenOrganisationInput,
    ) -> Result<Option<AgentPayload>> {
        let change = uid(&input.organisation, Kind::Organisation, "organisation")
            .map(|organisation| ProfileChange::Hide { organisation });
        AgentPayload::from_change(ctx, change, input.idempotency_key).await
    }

    /// Hides me from one organisation no longer.
    async fn show_to_organisation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The organisation.")] input: HiddenOrganisationInput,
    ) -> Result<Option<AgentPayload>> {
        let change = uid(&input.organisation, Kind::Organisation, "organisation")
            .map(|organisation| ProfileChange::Show { organisation });
        AgentPayload::from_change(ctx, change, input.idempotency_key).await
    }

    /// Hides me from those who work in some organisations or recruit for them, and from no other.
    #[graphql(
        deprecation = "Since 2026-11-30: it replaces the whole list; hideFromOrganisation and showToOrganisation change one."
    )]
    async fn set_hidden_organisations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The whole list of organisations.")] input: SetHiddenOrganisationsInput,
    ) -> Result<Option<AgentPayload>> {
        let change = uids(&input.organisations, Kind::Organisation, "organisations")
            .map(|organisations| ProfileChange::HiddenFrom { organisations });
        AgentPayload::from_change(ctx, change, input.idempotency_key).await
    }
}

/// What becomes of a change to an agent's record.
#[derive(SimpleObject)]
pub struct AgentPayload {
    /// The agent as they are now; null when nothing was changed.
    agent: Option<AgentObject>,
    /// Why nothing was changed.
    user_errors: Vec<UserError>,
}

impl AgentPayload {
    /// Changes the record of the agent who acts.
    pub(super) async fn from_change(
        ctx: &Context<'_>,
        change: Result<ProfileChange, Refused>,
        key: Option<String>,
    ) -> Result<Option<Self>> {
        let agent = acting_agent(ctx).await?;
        let applied = async {
            let agent = agent.ok_or(Error::Forbidden)?;
            let write = write_context(ctx, key)?;
            change_profile(ctx.graph().as_ref(), &agent, change?, &write).await?;
            Ok(agent)
        };
        Self::answered(ctx, applied.await).await
    }

    /// The agent whose record was changed, as they are now, or why it was not.
    pub(super) async fn answered(
        ctx: &Context<'_>,
        changed: Result<String, Refused>,
    ) -> Result<Option<Self>> {
        Ok(Some(match changed {
            Ok(agent) => Self {
                agent: AgentObject::find(ctx, agent).await?,
                user_errors: Vec::new(),
            },
            Err(refused) => Self {
                agent: None,
                user_errors: vec![UserError::from_refused(refused)?],
            },
        }))
    }
}

/// A competency that I have.
#[derive(InputObject)]
pub struct DeclareCompetencyInput {
    /// The competency.
    competency: ID,
    /// 1 (basic) to 4 (expert).
    level: i32,
    /// The last day on which I used it.
    last_used: Option<Date>,
    /// My key for this change, up to 100 characters: for a day, the same input under it has one effect, and
    /// another input is a `CONFLICT`.
    idempotency_key: Option<String>,
}

/// A competency that I take back.
#[derive(InputObject)]
pub struct WithdrawCompetencyInput {
    /// The competency.
    competency: ID,
    /// My key for this change, up to 100 characters: for a day, the same input under it has one effect, and
    /// another input is a `CONFLICT`.
    idempotency_key: Option<String>,
}

/// What I agree to.
#[derive(InputObject)]
pub struct SetConsentInput {
    /// The purpose.
    purpose: PurposeValue,
    /// Whether I agree from now on.
    given: bool,
    /// My key for this change, up to 100 characters: for a day, the same input under it has one effect, and
    /// another input is a `CONFLICT`.
    idempotency_key: Option<String>,
}

/// An organisation that I hide from, or no longer.
#[derive(InputObject)]
pub struct HiddenOrganisationInput {
    /// The organisation.
    organisation: ID,
    /// The same key has one effect, however often it is sent.
    idempotency_key: Option<String>,
}

/// Whom I hide from.
#[derive(InputObject)]
pub struct SetHiddenOrganisationsInput {
    /// The organisations; an empty list hides me from nobody.
    organisations: Vec<ID>,
    /// My key for this change, up to 100 characters: for a day, the same input under it has one effect, and
    /// another input is a `CONFLICT`.
    idempotency_key: Option<String>,
}
