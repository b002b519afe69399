//! Changing what becomes of a vacancy of a recruiter's tree.

use chrono::NaiveDate;

use crate::domain::{
    error::Error,
    model::port::EntityGraph,
    profile::port::WriteContext,
    refusal::{Field, Obstacle, Reason},
    vacancies::{
        port::{Changing, VacancyChange, VacancyGraph},
        publish::manage_vacancy,
    },
    viewer::Viewer,
    vocabulary::VacancyState,
};

/// Changes the state of a vacancy: an open one stays open, is filled or is withdrawn; a closed one is final.
///
/// Without a day, a vacancy is filled or withdrawn today, or on the day it opens if that is to come.
///
/// # Errors
/// [`Error::Unknown`] for a vacancy that the viewer may not see; [`Error::Forbidden`] for one of another
/// tree; [`Error::Invalid`] for a day before the vacancy opens or, of a closure, to come;
/// [`Error::NotNow`] for a vacancy that is closed or so already; what the graph meets.
pub async fn change_vacancy<G: VacancyGraph + EntityGraph + ?Sized>(
    graph: &G,
    vacancy: &str,
    state: VacancyState,
    on: Option<NaiveDate>,
    viewer: &Viewer,
    write: &WriteContext,
) -> Result<(), Error> {
    let vacancy = manage_vacancy(graph, vacancy, viewer).await?;
    let closes = matches!(state, VacancyState::Filled | VacancyState::Withdrawn);
    if closes && on.is_some_and(|day| day < vacancy.opened_on) {
        return Err(Error::Invalid(Field::ClosingDay, Reason::BeforeOpening));
    }
    if closes && on.is_some_and(|day| day > write.today) {
        return Err(Error::Invalid(Field::ClosingDay, Reason::Future));
    }
    let today = write.today.max(vacancy.opened_on);
    let change = VacancyChange {
        vacancy: vacancy.uid,
        post: vacancy.post_uid,
        state,
        on: on.or_else(|| closes.then_some(today)),
    };
    match graph.change_vacancy(&change, viewer, write).await? {
        None => Err(Error::Forbidden),
        Some(Changing::Changed) => Ok(()),
        Some(Changing::Closed) => Err(Error::NotNow(Obstacle::VacancyClosed)),
        Some(Changing::Same) => Err(Error::NotNow(Obstacle::VacancySame)),
    }
}
