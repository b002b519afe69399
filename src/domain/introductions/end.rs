//! Ending an introduction that was accepted, and taking back one that waits.

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
    judged(graph.end(introduction, side, write).await?)
}

/// Takes back a request to meet that waits for an answer, for the side that asked.
///
/// It counts among those of its day still, so that asking and taking back reaches no more people.
///
/// # Errors
/// [`Error::Unknown`] for a request that is not theirs; [`Error::NotNow`] for one that has an answer, has expired or
/// has ended; what the graph meets.
pub async fn cancel_introduction<G: IntroductionGraph + ?Sized>(
    graph: &G,
    introduction: &str,
    side: &Asker,
    write: &WriteContext,
) -> Result<(), Error> {
    judged(graph.cancel(introduction, side, write).await?)
}

/// What became of an end, as a result.
fn judged(ending: Option<Ending>) -> Result<(), Error> {
    Err(Error::NotNow(match ending {
        None => return Err(Error::Unknown(Field::Introduction)),
        Some(Ending::Ended) => return Ok(()),
        Some(Ending::EndedBefore) => Obstacle::EndedBefore,
        Some(Ending::NotAccepted) => Obstacle::NotAccepted,
        Some(Ending::Answered) => Obstacle::NotWaiting,
        Some(Ending::Expired) => Obstacle::Expired,
    }))
}
