//! What every mutation reads from its input in the same way.

use async_graphql::{Context, ID, MaybeUndefined, Result as ApiResult};
use serde_json::{Map, Value};

use crate::{
    auth::card_id::ShownCard,
    domain::{
        error::Error,
        profile::port::{IdempotencyKey, Patch, WriteContext},
    },
    graphql::{
        context::ContextExt as _,
        error::Refused,
        id::{Kind, decode},
        object::agent::AgentObject,
        text::expected,
    },
};

/// Characters of an idempotency key at most.
const LONGEST_KEY: usize = 100;

/// The uid in a global id of one kind.
pub(super) fn uid(id: &ID, kind: Kind, argument: &'static str) -> Result<String, Refused> {
    match decode(id) {
        Some((found, uid)) if found == kind => Ok(uid),
        _ => Err(Refused::Unreadable {
            argument,
            message: expected(&[kind]),
        }),
    }
}

/// The uids in global ids of one kind, each once, in their order.
pub(super) fn uids(ids: &[ID], kind: Kind, argument: &'static str) -> Result<Vec<String>, Refused> {
    let mut found: Vec<String> = Vec::new();
    for id in ids {
        let uid = uid(id, kind, argument)?;
        if !found.contains(&uid) {
            found.push(uid);
        }
    }
    Ok(found)
}

/// The uid of a person whom a card showed to this viewer: a peer's card to an agent, a candidate's to a
/// recruiter, or the card of somebody in an introduction.
///
/// The id of another viewer's card, of a card of the other kind and of the person are all refused as a text
/// that is no id.
pub(super) fn person(
    ctx: &Context<'_>,
    id: &ID,
    argument: &'static str,
) -> Result<String, Refused> {
    let viewer = ctx.viewer();
    let recruits = viewer.organisation.is_some();
    match ctx.cards().open(&viewer, id) {
        Some(ShownCard::Candidate(uid)) if recruits => Ok(uid),
        Some(ShownCard::Peer(uid)) if !recruits => Ok(uid),
        Some(ShownCard::Met(met)) => Ok(met.agent_uid),
        _ => Err(Refused::Unreadable {
            argument,
            message: "Une carte de personne est attendue ici.".to_owned(),
        }),
    }
}

/// The agent who acts; none for a principal with no agent record.
pub(super) async fn acting_agent(ctx: &Context<'_>) -> ApiResult<Option<String>> {
    let agent = AgentObject::asking(ctx).await?;
    Ok(agent.map(|AgentObject(agent)| agent.uid))
}

/// When a write happens, and its idempotency key, scoped to the user and the mutation.
///
/// The key belongs to the user and to the mutation that is being run; with it goes a digest of the
/// mutation's arguments as the client sent them, variables filled in, the key itself left out.
pub(super) fn write_context(
    ctx: &Context<'_>,
    key: Option<String>,
) -> Result<WriteContext, Refused> {
    let key = key.map(|key| {
        let length = key.chars().count();
        if !(1..=LONGEST_KEY).contains(&length) || !key.chars().all(is_printable) {
            return Err(Refused::Unreadable {
                argument: "idempotencyKey",
                message: format!(
                    "idempotencyKey a de 1 à {LONGEST_KEY} caractères, tous imprimables."
                ),
            });
        }
        let user = &ctx.principal().user;
        let mutation = ctx.field().name();
        Ok(IdempotencyKey::new(user, mutation, &key, &arguments(ctx)?))
    });
    Ok(WriteContext {
        now: ctx.own_instant(),
        today: ctx.today(),
        key: key.transpose()?,
    })
}

/// What becomes of a field: null takes it back.
pub(super) fn patch<T>(field: MaybeUndefined<T>) -> Patch<T> {
    match field {
        MaybeUndefined::Undefined => Patch::Unchanged,
        MaybeUndefined::Null => Patch::Set(None),
        MaybeUndefined::Value(value) => Patch::Set(Some(value)),
    }
}

/// Letters, digits and the signs of a keyboard: nothing that cannot be seen in a log or a support ticket.
fn is_printable(character: char) -> bool {
    character.is_alphanumeric() || character.is_ascii_graphic() || character == ' '
}

/// The arguments of the mutation, but for its idempotency key, written the same way for equal values.
fn arguments(ctx: &Context<'_>) -> Result<String, Error> {
    let arguments = ctx.field().arguments();
    let arguments = arguments.map_err(|error| Error::Internal(error.message.into()))?;
    let mut values = Map::new();
    for (name, value) in arguments {
        let value = value.into_json();
        let mut value = value.map_err(|error| Error::Internal(error.into()))?;
        if let Some(input) = value.as_object_mut() {
            input.remove("idempotencyKey");
        }
        values.insert(name.to_string(), value);
    }
    values.sort_keys();
    for value in values.values_mut() {
        value.sort_all_objects();
    }
    Ok(Value::Object(values).to_string())
}
