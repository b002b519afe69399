//! Offering to confirm a competency of a peer, and answering such an offer.

use crate::domain::{
    acts::port::{ActGraph, Endorsement, OfferAnswering, Offering},
    error::Error,
    model::{LEVELS, port::EntityGraph},
    parameter::ENDORSEMENTS_OFFERED_A_DAY,
    profile::port::WriteContext,
    refusal::{Field, Obstacle, Reason, Share, within},
};

/// Offers to confirm a competency of somebody whom the agent may see as a peer, or met.
///
/// The day's share is looked at before anybody is looked up. Whether the person has the competency, or refused it
/// lately, changes nothing in the answer: it would disclose what their profile holds.
///
/// # Errors
/// [`Error::TooMany`] when the day's share is used up; [`Error::Invalid`] for oneself or a level outside 1–4; [`Error::Unknown`] for a competency that does
/// not exist, and for a peer who does not or who is hidden; what the graph meets.
pub async fn endorse_competency<G>(
    graph: &G,
    by: &str,
    given: &Endorsement,
    write: &WriteContext,
) -> Result<(), Error>
where
    G: ActGraph + EntityGraph + ?Sized,
{
    if given.agent == by {
        return Err(Error::Invalid(Field::Endorsed, Reason::EndorsesOneself));
    }
    within(Field::Level, given.level, LEVELS)?;
    let too_many = || Error::TooMany(Share::Endorsements(ENDORSEMENTS_OFFERED_A_DAY));
    let offered = graph.offered_today(by, write).await?;
    if offered.is_some_and(|offered| offered >= ENDORSEMENTS_OFFERED_A_DAY) {
        return Err(too_many());
    }
    let found = graph
        .competencies(std::slice::from_ref(&given.competency))
        .await?;
    if found.is_empty() {
        return Err(Error::Unknown(Field::Competency));
    }
    if !graph.may_endorse(by, &given.agent).await? {
        return Err(Error::Unknown(Field::Endorsed));
    }
    match graph.offer_endorsement(by, given, write).await? {
        None => Err(Error::Unknown(Field::Endorsed)),
        Some(Offering::TooMany) => Err(too_many()),
        Some(Offering::Offered) => Ok(()),
    }
}

/// Accepts or refuses an endorsement that the agent was offered: only an acceptance changes their record.
///
/// # Errors
/// [`Error::Unknown`] for an offer that the agent is not shown; [`Error::NotNow`] for one that is answered; what
/// the graph meets.
pub async fn answer_endorsement<G: ActGraph + ?Sized>(
    graph: &G,
    agent: &str,
    handle: &str,
    accept: bool,
    write: &WriteContext,
) -> Result<(), Error> {
    let answer = graph.answer_endorsement(agent, handle, accept, write);
    match answer.await? {
        None => Err(Error::Unknown(Field::Endorsement)),
        Some(OfferAnswering::Answered) => Ok(()),
        Some(OfferAnswering::AnsweredBefore) => Err(Error::NotNow(Obstacle::EndorsementAnswered)),
    }
}
