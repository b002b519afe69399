//! Answering a request to meet.

use crate::domain::{
    error::Error,
    introductions::port::{Answer, Answering, IntroductionGraph},
    parameter::CONTACT_CHARACTERS,
    profile::port::WriteContext,
    refusal::{Field, Obstacle, Reason},
    text::{Layout, maybe_written},
};

/// Answers a request to meet; a contact is kept only with an agreement.
///
/// # Errors
/// [`Error::Invalid`] for a contact that is too long, has a character that is not seen, or is lacking where the
/// record has no e-mail; [`Error::Unknown`] for an introduction that
/// the agent was not asked for; [`Error::NotNow`] for one that is answered or expired; what the graph meets.
pub async fn answer_introduction<G: IntroductionGraph + ?Sized>(
    graph: &G,
    mut answer: Answer,
    write: &WriteContext,
) -> Result<(), Error> {
    answer.contact = contact(answer.contact.filter(|_| answer.accept))?;
    match graph.answer(&answer, write).await? {
        None => Err(Error::Unknown(Field::Introduction)),
        Some(Answering::Answered) => Ok(()),
        Some(Answering::AnsweredBefore) => Err(Error::NotNow(Obstacle::IntroductionAnswered)),
        Some(Answering::Ended) => Err(Error::NotNow(Obstacle::Ended)),
        Some(Answering::NoContact) => Err(Error::Invalid(Field::Contact, Reason::NoContact)),
        Some(Answering::Expired) => Err(Error::NotNow(Obstacle::Expired)),
    }
}

/// A contact without the space around it; none when it is empty.
///
/// # Errors
/// [`Error::Invalid`] for one that is too long or has a character that is not seen.
pub(super) fn contact(given: Option<String>) -> Result<Option<String>, Error> {
    maybe_written(Field::Contact, given, Layout::Line, CONTACT_CHARACTERS)
}
