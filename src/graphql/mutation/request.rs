//! What every mutation reads from its input in the same way.

use async_graphql::{Context, ID, Result as ApiResult};

use crate::{
    domain::{error::Error, port::change::Occasion},
    graphql::{
        context::ContextExt as _,
        id::{Kind, decode},
        object::agent::AgentObject,
    },
};

/// Characters of an idempotency key at most.
const LONGEST_KEY: usize = 100;

/// The uid in a global id of one kind.
pub(super) fn uid(id: &ID, kind: Kind, argument: &'static str) -> Result<String, Error> {
    match decode(id) {
        Some((found, uid)) if found == kind => Ok(uid),
        _ => Err(Error::InvalidInput {
            argument,
            message: format!("Identifiant attendu : {kind:?}."),
        }),
    }
}

/// The uids in global ids of one kind, each once, in their order.
pub(super) fn uids(ids: &[ID], kind: Kind, argument: &'static str) -> Result<Vec<String>, Error> {
    let mut found: Vec<String> = Vec::new();
    for id in ids {
        let uid = uid(id, kind, argument)?;
        if !found.contains(&uid) {
            found.push(uid);
        }
    }
    Ok(found)
}

/// The agent who acts; none for a principal with no agent record.
pub(super) async fn acting_agent(ctx: &Context<'_>) -> ApiResult<Option<String>> {
    let agent = AgentObject::asking(ctx).await?;
    Ok(agent.map(|AgentObject(agent)| agent.uid))
}

/// The moment of a change, with the client's key, which belongs to the principal and to the mutation.
///
/// The principal is `agent:UID` or `recruiter:UID`.
pub(super) fn occasion(
    ctx: &Context<'_>,
    principal: &str,
    mutation: &str,
    key: Option<String>,
) -> Result<Occasion, Error> {
    let named = |key: String| {
        if key.is_empty() || key.chars().count() > LONGEST_KEY {
            return Err(Error::InvalidInput {
                argument: "idempotencyKey",
                message: format!("idempotencyKey a de 1 à {LONGEST_KEY} caractères."),
            });
        }
        Ok(format!("{principal}:{mutation}:{key}"))
    };
    Ok(Occasion {
        now: ctx.now(),
        today: ctx.today(),
        key: key.map(named).transpose()?,
    })
}
