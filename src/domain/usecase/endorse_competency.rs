//! A competency of a peer, confirmed.

use crate::domain::{
    entity::LEVELS,
    error::Error,
    port::{
        EntityGraph,
        act::{ActGraph, Endorsement},
        change::Occasion,
    },
};

/// Confirms a competency of somebody whom the agent may see as a peer, or met.
///
/// # Errors
/// [`Error::InvalidInput`] for oneself or a level outside 1–4; [`Error::Unknown`] for a competency that does
/// not exist, and for a peer who does not or who is hidden; what the graph meets.
pub async fn endorse_competency<G>(
    graph: &G,
    by: &str,
    given: &Endorsement,
    occasion: &Occasion,
) -> Result<(), Error>
where
    G: ActGraph + EntityGraph + ?Sized,
{
    if given.agent == by {
        return Err(Error::InvalidInput {
            argument: "agent",
            message: "On ne se recommande pas soi-même.".to_owned(),
        });
    }
    if !LEVELS.contains(&given.level) {
        return Err(Error::InvalidInput {
            argument: "level",
            message: "level va de 1 à 4.".to_owned(),
        });
    }
    let found = graph
        .competencies(std::slice::from_ref(&given.competency))
        .await?;
    if found.is_empty() {
        return Err(Error::Unknown {
            argument: "competency",
        });
    }
    if !graph.may_endorse(by, &given.agent).await? {
        return Err(Error::Unknown { argument: "agent" });
    }
    graph.endorse(by, given, occasion).await
}
