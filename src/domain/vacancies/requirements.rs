//! Stating what a post of a recruiter's tree requires.

use std::collections::HashSet;

use crate::domain::{
    error::Error,
    model::{LEVELS, port::EntityGraph},
    parameter::{REQUIREMENT_CHANGES_A_DAY, REQUIREMENT_CHANGES_IN_ALL_A_DAY},
    profile::port::WriteContext,
    refusal::{Field, Reason, Share, within},
    vacancies::{
        port::{StatedRequirement, Stating, VacancyGraph},
        publish::manage,
    },
    viewer::Viewer,
};

/// Requirements of a post at most.
pub(super) const MOST_REQUIREMENTS: usize = 50;

/// Replaces what a post states that it requires, and gives the post's organisation.
///
/// With nothing stated the post inherits from its occupation. The list counts for agents at once; for candidates
/// of vacancies that open 90 days later, where the post was open in as many before, and until then what it
/// replaces counts.
///
/// # Errors
/// [`Error::TooMany`] when the post or the organisation has changed enough today;
/// [`Error::Invalid`] for too many requirements, a level outside 1–4 or a competency named twice;
/// [`Error::Unknown`] for a competency that does not exist; those of [`manage`]; what the graph meets.
pub async fn set_requirements<G: VacancyGraph + EntityGraph + ?Sized>(
    graph: &G,
    post: &str,
    requirements: &[StatedRequirement],
    viewer: &Viewer,
    write: &WriteContext,
) -> Result<String, Error> {
    if requirements.len() > MOST_REQUIREMENTS {
        let most = MOST_REQUIREMENTS;
        return Err(Error::Invalid(
            Field::Requirements,
            Reason::Elements { most },
        ));
    }
    for level in requirements.iter().filter_map(|stated| stated.level) {
        within(Field::RequiredLevel, level, LEVELS)?;
    }
    let uids = requirements
        .iter()
        .map(|requirement| requirement.competency_uid.clone());
    let uids: HashSet<_> = uids.collect();
    if uids.len() < requirements.len() {
        return Err(Error::Invalid(Field::Requirements, Reason::Repeated));
    }
    let organisation = manage(graph, post, viewer, Field::Post).await?;
    let uids: Vec<_> = uids.into_iter().collect();
    if graph.competencies(&uids).await?.len() < uids.len() {
        return Err(Error::Unknown(Field::Requirements));
    }
    let set = graph.set_requirements(post, requirements, viewer, write);
    changed(set.await?, organisation)
}

/// The organisation of a post whose requirements were changed; why not, where they were not.
pub(super) fn changed(outcome: Option<Stating>, organisation: String) -> Result<String, Error> {
    match outcome {
        None => Err(Error::Forbidden),
        Some(Stating::Changed) => Ok(organisation),
        Some(Stating::TooMany) => Err(Error::TooMany(Share::RequirementChanges {
            of_a_post: REQUIREMENT_CHANGES_A_DAY,
            in_all: REQUIREMENT_CHANGES_IN_ALL_A_DAY,
        })),
    }
}
