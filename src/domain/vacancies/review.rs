//! Confirming and dismissing what was read from the words of a post, or deduced from its occupation.

use std::collections::HashSet;

use crate::domain::{
    error::Error,
    model::port::EntityGraph,
    profile::port::WriteContext,
    refusal::{Field, Reason},
    vacancies::{
        port::{StatedRequirement, VacancyGraph},
        publish::manage,
        requirements::{MOST_REQUIREMENTS, changed},
    },
    viewer::Viewer,
    vocabulary::RequirementDismissal,
};

/// Confirms requirements of a post, which stay whatever is read from it later, and gives the post's organisation.
///
/// Candidates are ranked as before: level and importance stay. What is confirmed already, or stated, stays so.
///
/// # Errors
/// [`Error::Invalid`] for no competency, too many or one named twice; [`Error::Unknown`] for one that the post does
/// not require; those of [`manage`]; what the graph meets.
pub async fn confirm_requirements<G: VacancyGraph + EntityGraph + ?Sized>(
    graph: &G,
    post: &str,
    competencies: &[String],
    viewer: &Viewer,
    write: &WriteContext,
) -> Result<String, Error> {
    once_each(competencies)?;
    let organisation = manage(graph, post, viewer, Field::Post).await?;
    let required = graph.post_requirements(&[post.to_owned()]).await?;
    let is_asked = |uid: &String| required.iter().any(|found| found.competency_uid == *uid);
    if !competencies.iter().all(is_asked) {
        return Err(Error::Unknown(Field::ReviewedCompetencies));
    }
    let confirmed = graph.confirm_requirements(post, competencies, viewer, write);
    changed(confirmed.await?, organisation)
}

/// Dismisses requirements of a post, and gives the post's organisation.
///
/// No refresh and no file brings back what was read or deduced; what the post is not shown to require it does
/// without from now on too.
/// For candidates it is a change of what the post states, as in [`super::requirements::set_requirements`].
///
/// # Errors
/// Those of [`confirm_requirements`], but unknown is what is no competency; [`Error::TooMany`] when the post or the
/// organisation has changed enough today.
pub async fn dismiss_requirements<G: VacancyGraph + EntityGraph + ?Sized>(
    graph: &G,
    post: &str,
    competencies: &[String],
    reason: RequirementDismissal,
    viewer: &Viewer,
    write: &WriteContext,
) -> Result<String, Error> {
    once_each(competencies)?;
    let organisation = manage(graph, post, viewer, Field::Post).await?;
    if graph.competencies(competencies).await?.len() < competencies.len() {
        return Err(Error::Unknown(Field::ReviewedCompetencies));
    }
    let required = graph.post_requirements(&[post.to_owned()]).await?;
    let rest: Vec<StatedRequirement> = required
        .into_iter()
        .filter(|requirement| !competencies.contains(&requirement.competency_uid))
        .map(|requirement| StatedRequirement {
            competency_uid: requirement.competency_uid,
            level: requirement.level,
            importance: requirement.importance,
        })
        .collect();
    let dismissed = graph.dismiss_requirements(post, competencies, reason, &rest, viewer, write);
    changed(dismissed.await?, organisation)
}

/// Makes sure that a list names some competencies, each of them once.
fn once_each(competencies: &[String]) -> Result<(), Error> {
    let why = if competencies.is_empty() || competencies.len() > MOST_REQUIREMENTS {
        Reason::Elements {
            most: MOST_REQUIREMENTS,
        }
    } else if competencies.iter().collect::<HashSet<_>>().len() < competencies.len() {
        Reason::Repeated
    } else {
        return Ok(());
    };
    Err(Error::Invalid(Field::ReviewedCompetencies, why))
}
