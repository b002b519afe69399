//! Asking to meet a peer or a candidate.

use crate::domain::{
    error::Error,
    mobility::parameter::{CANDIDATES_ASKED_A_DAY, MESSAGE_CHARACTERS, PEERS_ASKED_A_DAY},
    port::{
        EntityGraph,
        change::Occasion,
        introduction::{Asker, Asking, IntroductionGraph, Request},
        vacancy::VacancyGraph,
        viewer::Viewer,
    },
    usecase::{answer_introduction::contact, publish_vacancy::manage},
};

/// Asks to meet somebody, and gives the key of the introduction.
///
/// # Errors
/// [`Error::InvalidInput`] for oneself, a message or contact that is too long, or a recruiter who names no post;
/// [`Error::Unknown`] for somebody who does not exist or may not be asked, and for a post that the
/// viewer may not see; [`Error::Forbidden`] for a post of another tree; [`Error::NotNow`] when another
/// request stands against it; [`Error::TooMany`] when the day's share is used up; what the graph meets.
pub async fn request_introduction<G>(
    graph: &G,
    mut request: Request,
    viewer: &Viewer,
    occasion: &Occasion,
) -> Result<String, Error>
where
    G: IntroductionGraph + EntityGraph + VacancyGraph + ?Sized,
{
    request.message = request
        .message
        .map(|message| message.trim().to_owned())
        .filter(|message| !message.is_empty());
    if let Some(message) = &request.message
        && message.chars().count() > MESSAGE_CHARACTERS
    {
        let message = format!("message a {MESSAGE_CHARACTERS} caractères au plus.");
        return Err(invalid("message", &message));
    }
    request.contact = contact(request.contact)?;
    match (&request.from, &request.about) {
        (Asker::Peer(agent), _) if *agent == request.to => {
            return Err(invalid("to", "On ne se met pas en relation avec soi-même."));
        }
        (Asker::Peer(_), Some(post)) => {
            let found = graph.posts(std::slice::from_ref(post), viewer).await?;
            if found.is_empty() {
                return Err(Error::Unknown { argument: "about" });
            }
        }
        (Asker::Peer(_), None) => {}
        (Asker::Organisation(_), Some(post)) => {
            manage(graph, post, viewer, "about").await?;
        }
        (Asker::Organisation(_), None) => {
            let message = "Un recruteur dit de quel poste il s'agit.";
            return Err(invalid("about", message));
        }
    }
    let asked = graph.ask(&request, occasion).await?;
    let Some((uid, asking)) = asked else {
        return Err(Error::Unknown { argument: "to" });
    };
    let not_now = |message: &str| Error::NotNow {
        argument: "to",
        message: message.to_owned(),
    };
    match asking {
        Asking::Asked => Ok(uid),
        Asking::Hiding => Err(not_now(
            "Vous vous cachez de l'organisme de cette personne : retirez-le d'abord de votre liste.",
        )),
        Asking::Open => Err(not_now(
            "Une demande attend déjà une réponse entre vous deux.",
        )),
        Asking::Refused => Err(not_now("Cette personne a déjà décliné votre demande.")),
        Asking::TooMany => {
            let most = match request.from {
                Asker::Peer(_) => PEERS_ASKED_A_DAY,
                Asker::Organisation(_) => CANDIDATES_ASKED_A_DAY,
            };
            Err(Error::TooMany {
                argument: "to",
                message: format!("{most} demandes par jour au plus : réessayez demain."),
            })
        }
    }
}

fn invalid(argument: &'static str, message: &str) -> Error {
    Error::InvalidInput {
        argument,
        message: message.to_owned(),
    }
}
