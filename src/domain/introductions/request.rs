//! Asking to meet a peer or a candidate.

use crate::domain::{
    candidates::{
        port::{CandidateGraph, CandidateQuestion},
        score::ScoredAgent,
    },
    error::Error,
    introductions::{
        answer::contact,
        port::{Asker, Asking, IntroductionGraph, Request},
    },
    model::port::EntityGraph,
    parameter::{CANDIDATES_ASKED_A_DAY, MESSAGE_CHARACTERS, PEERS_ASKED_A_DAY},
    profile::port::WriteContext,
    refusal::{Field, Obstacle, Reason, Share},
    statute::Statute,
    text::{Layout, maybe_written},
    vacancies::{port::VacancyGraph, publish::manage},
    viewer::Viewer,
};

/// Asks to meet somebody, and gives the key of the introduction.
///
/// The day's share is looked at before anybody is looked up: whoever has used it up reads the same of a person
/// who exists and of one who does not. A recruiter asks candidates of a post that is open, as
/// [`find_candidates`](crate::domain::candidates::find_candidates) lists them, and nobody else.
///
/// # Errors
/// [`Error::Invalid`] for oneself, a message or contact that is too long or has a
/// character that is not seen, or a recruiter who names no post;
/// [`Error::Unknown`] for somebody who does not exist or may not be asked, and for a post that the
/// viewer may not see; [`Error::Forbidden`] for a post of another tree; [`Error::NotNow`] when another
/// request stands against it, or the post is not open; [`Error::TooMany`] when the day's share is used up; what
/// the graph meets.
pub async fn request_introduction<G>(
    graph: &G,
    mut request: Request,
    viewer: &Viewer,
    statute: &Statute,
    write: &WriteContext,
) -> Result<String, Error>
where
    G: IntroductionGraph + EntityGraph + VacancyGraph + CandidateGraph + ?Sized,
{
    let message = request.message.take();
    request.message = maybe_written(Field::Message, message, Layout::Lines, MESSAGE_CHARACTERS)?;
    request.contact = contact(request.contact)?;
    let most = match request.from {
        Asker::Peer(_) => PEERS_ASKED_A_DAY,
        Asker::Organisation(_) => CANDIDATES_ASKED_A_DAY,
    };
    let too_many = || Error::TooMany(Share::Introductions(most));
    let asked = graph.asked_today(&request.from, write).await?;
    if asked.is_some_and(|asked| asked >= most) {
        return Err(too_many());
    }
    match (&request.from, &request.about) {
        (Asker::Peer(agent), _) if *agent == request.to => {
            return Err(Error::Invalid(Field::Addressee, Reason::MeetsOneself));
        }
        (Asker::Peer(_), Some(post)) => {
            let found = graph.posts(std::slice::from_ref(post), viewer).await?;
            if found.is_empty() {
                return Err(Error::Unknown(Field::AboutPost));
            }
        }
        (Asker::Peer(_), None) => {}
        (Asker::Organisation(_), Some(post)) => {
            manage(graph, post, viewer, Field::AboutPost).await?;
            // Who asks again under the same key reads what became of the first request.
            if asked.is_some() {
                require_candidate(graph, post, &request.to, viewer, statute).await?;
            }
        }
        (Asker::Organisation(_), None) => {
            return Err(Error::Invalid(Field::AboutPost, Reason::NoPost));
        }
    }
    let asked = graph.ask(&request, write).await?;
    let Some((uid, asking)) = asked else {
        return Err(Error::Unknown(Field::Addressee));
    };
    match asking {
        Asking::Asked => Ok(uid),
        Asking::Open => Err(Error::NotNow(Obstacle::IntroductionOpen)),
        Asking::Refused => Err(Error::NotNow(Obstacle::IntroductionDeclined)),
        Asking::TooMany => Err(too_many()),
    }
}

/// Makes sure that a post is open and that somebody is one of its candidates, whom statute does not block.
async fn require_candidate<G: CandidateGraph + ?Sized>(
    graph: &G,
    post: &str,
    agent: &String,
    viewer: &Viewer,
    statute: &Statute,
) -> Result<(), Error> {
    let pools = graph.candidate_pools(&[post.to_owned()], viewer).await?;
    if !pools.first().is_some_and(|pool| pool.is_open) {
        return Err(Error::NotNow(Obstacle::PostNotOpen));
    }
    let question = CandidateQuestion {
        post,
        viewer,
        near_matches: true,
        only: Some(std::slice::from_ref(agent)),
        limit: 1,
    };
    let found = graph.rank_agents(question).await?;
    let allowed = |agent: &ScoredAgent| !statute.blocks(&agent.situation.facts(viewer.today));
    if found.candidates.iter().any(allowed) {
        return Ok(());
    }
    Err(Error::Unknown(Field::Addressee))
}
