//! What people change about communities.

use async_graphql::{Context, Description, ID, InputObject, Object, Result, SimpleObject};

use super::request::{acting_agent, uid, write_context};
use crate::{
    auth::policy::Audience,
    domain::{
        communities::{
            membership::{change_membership, create_community},
            port::Membership,
        },
        error::Error,
    },
    graphql::{
        context::ContextExt as _,
        error::{Refused, UserError},
        id::Kind,
        loader::CommunityKey,
        object::community::CommunityObject,
    },
};

/// Mutations of communities.
#[derive(Default, Description)]
pub struct CommunityMutation;

#[Object(use_type_description)]
impl CommunityMutation {
    /// Makes me a member of a community.
    async fn join_community(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The community.")] input: CommunityInput,
    ) -> Result<Option<CommunityPayload>> {
        let joined = change(ctx, Membership::Join, input);
        CommunityPayload::from_change(ctx, joined.await).await
    }

    /// Takes me out of a community.
    async fn leave_community(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The community.")] input: CommunityInput,
    ) -> Result<Option<CommunityPayload>> {
        let left = change(ctx, Membership::Leave, input);
        CommunityPayload::from_change(ctx, left.await).await
    }

    /// Makes a community of one that was suggested; for stewards.
    async fn create_community(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The suggestion, and how the community is called.")]
        input: CreateCommunityInput,
    ) -> Result<Option<CommunityPayload>> {
        CommunityPayload::from_change(ctx, create(ctx, input).await).await
    }
}

/// Begins or ends the membership of the agent who asks, and gives the key of the community.
async fn change(
    ctx: &Context<'_>,
    membership: Membership,
    input: CommunityInput,
) -> Result<Result<String, Refused>> {
    let Some(agent) = acting_agent(ctx).await? else {
        return Ok(Err(Error::Forbidden.into()));
    };
    let changed = async {
        let community = uid(&input.community, Kind::Community, "community")?;
        let write = write_context(ctx, input.idempotency_key)?;
        let graph = ctx.graph().as_ref();
        let viewer = ctx.viewer();
        change_membership(graph, &agent, &community, membership, &write, &viewer).await?;
        Ok(community)
    };
    Ok(changed.await)
}

/// Makes a community, and gives its key.
async fn create(ctx: &Context<'_>, input: CreateCommunityInput) -> Result<Result<String, Refused>> {
    if !Audience::Steward.has(ctx.principal().role) {
        return Ok(Err(Error::Forbidden.into()));
    }
    let CreateCommunityInput {
        suggestion,
        name,
        topic,
        idempotency_key,
    } = input;
    let created = async {
        let write = write_context(ctx, idempotency_key)?;
        let graph = ctx.graph().as_ref();
        Ok(create_community(graph, &suggestion, &name, &topic, &write).await?)
    };
    Ok(created.await)
}

/// What becomes of a change to a community.
#[derive(SimpleObject)]
pub struct CommunityPayload {
    /// The community as it is now; null when nothing was changed.
    community: Option<CommunityObject>,
    /// Why nothing was changed.
    user_errors: Vec<UserError>,
}

impl CommunityPayload {
    async fn from_change(
        ctx: &Context<'_>,
        changed: Result<Result<String, Refused>>,
    ) -> Result<Option<Self>> {
        Ok(Some(match changed? {
            Ok(uid) => Self {
                community: ctx.load(CommunityKey(uid)).await?.map(CommunityObject),
                user_errors: Vec::new(),
            },
            Err(refused) => Self {
                community: None,
                user_errors: vec![UserError::from_refused(refused)?],
            },
        }))
    }
}

/// A community that I join or leave.
#[derive(InputObject)]
pub struct CommunityInput {
    /// The community.
    community: ID,
    /// My key for this change, up to 100 characters: for a day, the same input under it has one effect, and
    /// another input is a `CONFLICT`.
    idempotency_key: Option<String>,
}

/// A community that is made of a suggestion.
#[derive(InputObject)]
pub struct CreateCommunityInput {
    /// The key of the suggestion.
    suggestion: String,
    /// The name of the community, 1 to 100 characters.
    name: String,
    /// Its subject in French, 1 to 100 characters.
    topic: String,
    /// My key for this change, up to 100 characters: for a day, the same input under it has one effect, and
    /// another input is a `CONFLICT`.
    idempotency_key: Option<String>,
}
