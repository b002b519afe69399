//! Ending an introduction that was accepted.

use crate::domain::{
    error::Error,
    introductions::port::{Asker, Ending, IntroductionGraph},
    profile::port::WriteContext,
    refusal::{Field, Obstacle},
};

/// Ends an accepted introduction for either side: from then on nobody reads the contacts.
///
/// # Errors
/// [`Error::Unknown`] for an introduction that is not theirs; [`Error::NotNow`] for one that is not
/// accepted, or has ended; what the graph meets.
pub async fn end_introduction<G: IntroductionGraph + ?Sized>(
    graph: &G,
    introduction: &str,
    side: &Asker,
    write: &WriteContext,
) -> Result<(), Error> {
    match graph.end(introduction, side, write).await? {
        None => Err(Error::Unknown(Field::Introduction)),
        Some(Ending::Ended) => Ok(()),
        Some(Ending::EndedBefore) => Err(Error::NotNow(Obstacle::EndedBefore)),
        Some(Ending::NotAccepted) => Err(Error::NotNow(Obstacle::NotAccepted)),
    }
}
