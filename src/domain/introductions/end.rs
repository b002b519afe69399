//! Ending an introduction that was accepted.

use crate::domain::{
    error::Error,
    introductions::port::{Asker, Ending, IntroductionGraph},
    profile::port::WriteContext,
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
    let not_now = |message: &str| Error::NotNow {
        argument: "introduction",
        message: message.to_owned(),
    };
    match graph.end(introduction, side, write).await? {
        None => Err(Error::Unknown {
            argument: "introduction",
        }),
        Some(Ending::Ended) => Ok(()),
        Some(Ending::EndedBefore) => Err(not_now("Cette mise en relation a déjà pris fin.")),
        Some(Ending::NotAccepted) => Err(not_now(
            "Seule une mise en relation acceptée peut prendre fin.",
        )),
    }
}
