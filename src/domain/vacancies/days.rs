//! Changing the days of a vacancy of a recruiter's tree.

use chrono::NaiveDate;

use super::{
    port::{Changing, VacancyGraph},
    publish::manage_vacancy,
    workspace::WorkspaceGraph,
};
use crate::domain::{
    error::Error,
    model::port::EntityGraph,
    profile::port::{Patch, WriteContext},
    refusal::{Field, Obstacle, Reason},
    viewer::Viewer,
};

/// The days of a vacancy that change.
#[derive(Debug, Clone)]
pub struct VacancyDays {
    /// The vacancy.
    pub vacancy: String,
    /// The post that it opens.
    pub post: String,
    /// The last day on which one can apply.
    pub apply_by: Patch<NaiveDate>,
    /// The day from which nobody holds the post.
    pub vacant_from: Patch<NaiveDate>,
}

/// Changes until when one can apply for an open post, and from when nobody holds it.
///
/// # Errors
/// [`Error::Unknown`] for a vacancy that the viewer may not see; [`Error::Forbidden`] for one of another tree;
/// [`Error::Invalid`] for a last day that has passed or comes before the vacancy opens; [`Error::NotNow`] for a vacancy
/// that is over; what the graph meets.
pub async fn update_vacancy<G: WorkspaceGraph + VacancyGraph + EntityGraph + ?Sized>(
    graph: &G,
    vacancy: &str,
    apply_by: Patch<NaiveDate>,
    vacant_from: Patch<NaiveDate>,
    viewer: &Viewer,
    write: &WriteContext,
) -> Result<(), Error> {
    let vacancy = manage_vacancy(graph, vacancy, viewer).await?;
    if let Patch::Set(Some(day)) = apply_by {
        if day < write.today {
            return Err(Error::Invalid(Field::LastApplicationDay, Reason::Past));
        }
        if day < vacancy.opened_on {
            let reason = Reason::BeforeOpening;
            return Err(Error::Invalid(Field::LastApplicationDay, reason));
        }
    }
    let days = VacancyDays {
        vacancy: vacancy.uid,
        post: vacancy.post_uid,
        apply_by,
        vacant_from,
    };
    match graph.update_vacancy(&days, viewer, write).await? {
        None => Err(Error::Forbidden),
        Some(Changing::Changed) => Ok(()),
        Some(Changing::Closed | Changing::Same) => Err(Error::NotNow(Obstacle::VacancyClosed)),
    }
}
