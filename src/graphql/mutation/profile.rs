//! What agents change in their own record.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use super::request::{occasion, uid};
use crate::{
    domain::{error::Error, port::change::ProfileChange, usecase::change_profile::change_profile},
    graphql::{
        context::ContextExt as _, error::UserError, id::Kind, object::agent::AgentObject,
        scalar::Date, vocabulary::PurposeValue,
    },
};

/// Mutations of an agent's own record.
#[derive(Default)]
pub struct ProfileMutation;

/// Mutations of an agent's own record.
#[Object]
impl ProfileMutation {
    /// Says that I have a competency, at a level.
    async fn declare_competency(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The competency and its level.")] input: DeclareCompetencyInput,
    ) -> Result<AgentPayload> {
        let change = uid(&input.competency, Kind::Competency, "competency").map(|competency| {
            ProfileChange::Declare {
                competency,
                level: input.level,
                last_used: input.last_used.map(|day| day.0),
            }
        });
        AgentPayload::of(ctx, "declareCompetency", change, input.idempotency_key).await
    }

    /// Takes back a competency that I declared.
    async fn withdraw_competency(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The competency.")] input: WithdrawCompetencyInput,
    ) -> Result<AgentPayload> {
        let change = uid(&input.competency, Kind::Competency, "competency")
            .map(|competency| ProfileChange::Withdraw { competency });
        AgentPayload::of(ctx, "withdrawCompetency", change, input.idempotency_key).await
    }

    /// Agrees that my data are used for a purpose, or withdraws; effective in the next answer.
    async fn set_consent(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The purpose, and whether I agree.")] input: SetConsentInput,
    ) -> Result<AgentPayload> {
        let change = Ok(ProfileChange::Consent {
            purpose: input.purpose.into(),
            given: input.given,
        });
        AgentPayload::of(ctx, "setConsent", change, input.idempotency_key).await
    }

    /// Hides me from those who work in some organisations or recruit for them, and from no other.
    async fn set_hidden_organisations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The whole list of organisations.")] input: SetHiddenOrganisationsInput,
    ) -> Result<AgentPayload> {
        let uids = input.organisations.iter();
        let change = uids
            .map(|id| uid(id, Kind::Organisation, "organisations"))
            .collect::<Result<Vec<_>, _>>()
            .map(|mut organisations| {
                organisations.sort();
                organisations.dedup();
                ProfileChange::HiddenFrom { organisations }
            });
        AgentPayload::of(ctx, "setHiddenOrganisations", change, input.idempotency_key).await
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
    async fn of(
        ctx: &Context<'_>,
        mutation: &str,
        change: Result<ProfileChange, Error>,
        key: Option<String>,
    ) -> Result<Self> {
        match Self::apply(ctx, mutation, change, key).await? {
            Ok(agent) => Ok(Self {
                agent,
                user_errors: Vec::new(),
            }),
            Err(error) => Ok(Self {
                agent: None,
                user_errors: vec![UserError::of(&error)?],
            }),
        }
    }

    async fn apply(
        ctx: &Context<'_>,
        mutation: &str,
        change: Result<ProfileChange, Error>,
        key: Option<String>,
    ) -> Result<Result<Option<AgentObject>, Error>> {
        let Some(AgentObject(agent)) = AgentObject::asking(ctx).await? else {
            return Ok(Err(Error::Forbidden));
        };
        let applied = async {
            let principal = format!("agent:{}", agent.uid);
            let occasion = occasion(ctx, &principal, mutation, key)?;
            change_profile(ctx.graph().as_ref(), &agent.uid, &change?, &occasion).await
        };
        match applied.await {
            Ok(()) => Ok(Ok(AgentObject::find(ctx, agent.uid).await?)),
            Err(error) => Ok(Err(error)),
        }
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
    /// The same key has one effect, however often it is sent.
    idempotency_key: Option<String>,
}

/// A competency that I take back.
#[derive(InputObject)]
pub struct WithdrawCompetencyInput {
    /// The competency.
    competency: ID,
    /// The same key has one effect, however often it is sent.
    idempotency_key: Option<String>,
}

/// What I agree to.
#[derive(InputObject)]
pub struct SetConsentInput {
    /// The purpose.
    purpose: PurposeValue,
    /// Whether I agree from now on.
    given: bool,
    /// The same key has one effect, however often it is sent.
    idempotency_key: Option<String>,
}

/// Whom I hide from.
#[derive(InputObject)]
pub struct SetHiddenOrganisationsInput {
    /// The organisations; an empty list hides me from nobody.
    organisations: Vec<ID>,
    /// The same key has one effect, however often it is sent.
    idempotency_key: Option<String>,
}
