//! The sequences of steps that careers share most often.

use crate::domain::{
    analytics::{Dimension, sequence::LONGEST},
    error::Error,
    port::flow::{FlowGraph, UsualSequence},
};

/// Checks how many steps a sequence is to have.
///
/// # Errors
/// [`Error::InvalidInput`] outside 2 to 4.
pub fn steps(length: i32) -> Result<u32, Error> {
    let checked = usize::try_from(length).ok();
    let checked = checked.filter(|length| (2..=LONGEST).contains(length));
    let checked = checked.and_then(|length| u32::try_from(length).ok());
    checked.ok_or_else(|| Error::InvalidInput {
        argument: "length",
        message: format!("length va de 2 à {LONGEST}."),
    })
}

/// Lists the sequences of so many steps that may be told, the most frequent first, `first` of them at most.
///
/// # Errors
/// Those of the graph.
pub async fn list_sequences<G>(
    graph: &G,
    dimension: Dimension,
    steps: u32,
    first: usize,
) -> Result<Vec<UsualSequence>, Error>
where
    G: FlowGraph + ?Sized,
{
    let limit = u32::try_from(first).unwrap_or(u32::MAX);
    graph.usual_sequences(dimension, steps, limit).await
}
