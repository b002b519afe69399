//! Taking a testimony back.

use crate::domain::{
    acts::port::ActGraph, error::Error, profile::port::WriteContext, refusal::Field,
};

/// Withdraws a testimony for its author.
///
/// # Errors
/// [`Error::Unknown`] for a testimony that is not theirs, does not exist or is withdrawn already, which look
/// the same; what the graph meets.
pub async fn withdraw_testimony<G: ActGraph + ?Sized>(
    graph: &G,
    agent: &str,
    testimony: &str,
    write: &WriteContext,
) -> Result<(), Error> {
    if graph.withdraw_testimony(agent, testimony, write).await? {
        return Ok(());
    }
    Err(Error::Unknown(Field::Testimony))
}
