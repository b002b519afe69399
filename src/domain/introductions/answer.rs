//! Answering a request to meet.

use crate::domain::{
    error::Error,
    introductions::port::{Answer, Answering, IntroductionGraph},
    parameter::CONTACT_CHARACTERS,
    profile::port::WriteContext,
    text::{Layout, maybe_written},
};

/// Answers a request to meet; a contact is kept only with an agreement.
///
/// # Errors
/// [`Error::InvalidInput`] for a contact that is too long, has a character that is not seen, or is lacking where the
/// record has no e-mail; [`Error::Unknown`] for an introduction that
/// the agent was not asked for; [`Error::NotNow`] for one that is answered or expired; what the graph meets.
pub async fn answer_introduction<G: IntroductionGraph + ?Sized>(
    graph: &G,
    mut answer: Answer,
    write: &WriteContext,
) -> Result<(), Error> {
    answer.contact = contact(answer.contact.filter(|_| answer.accept))?;
    let not_now = |message: &str| Error::NotNow {
        argument: "introduction",
        message: message.to_owned(),
    };
    match graph.answer(&answer, write).await? {
        None => Err(Error::Unknown {
            argument: "introduction",
        }),
        Some(Answering::Answered) => Ok(()),
        Some(Answering::AnsweredBefore) => Err(not_now("Vous avez déjà répondu à cette demande.")),
        Some(Answering::Ended) => Err(not_now("Cette mise en relation a pris fin.")),
        Some(Answering::NoContact) => Err(Error::InvalidInput {
            argument: "contact",
            message: "Indiquez comment vous joindre : votre dossier ne contient pas d'adresse."
                .to_owned(),
        }),
        Some(Answering::Expired) => Err(not_now("Cette demande a expiré sans réponse.")),
    }
}

/// A contact without the space around it; none when it is empty.
///
/// # Errors
/// [`Error::InvalidInput`] for one that is too long or has a character that is not seen.
pub(super) fn contact(given: Option<String>) -> Result<Option<String>, Error> {
    maybe_written("contact", given, Layout::Line, CONTACT_CHARACTERS)
}
