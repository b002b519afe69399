//! Stating what a post of a recruiter's tree requires.

use std::collections::HashSet;

use crate::domain::{
    error::Error,
    model::{LEVELS, port::EntityGraph},
    parameter::{REQUIREMENT_CHANGES_A_DAY, REQUIREMENT_CHANGES_IN_ALL_A_DAY},
    profile::port::WriteContext,
    vacancies::{
        port::{StatedRequirement, Stating, VacancyGraph},
        publish::manage,
    },
    viewer::Viewer,
};

/// Requirements of a post at most.
const MOST_REQUIREMENTS: usize = 50;

/// Replaces what a post states that it requires, and gives the post's organisation.
///
/// With nothing stated the post inherits from its occupation. The list counts for agents at once; for candidates
/// of vacancies that open 90 days later, where the post was open in as many before, and until then what it
/// replaces counts.
///
/// # Errors
/// [`Error::TooMany`] when the post or the organisation has changed enough today;
/// [`Error::InvalidInput`] for too many requirements, a level outside 1–4 or a competency named twice;
/// [`Error::Unknown`] for a competency that does not exist; those of [`manage`]; what the graph meets.
pub async fn set_requirements<G: VacancyGraph + EntityGraph + ?Sized>(
    graph: &G,
    post: &str,
    requirements: &[StatedRequirement],
    viewer: &Viewer,
    write: &WriteContext,
) -> Result<String, Error> {
    if requirements.len() > MOST_REQUIREMENTS {
        let message = format!("requirements va jusqu'à {MOST_REQUIREMENTS} exigences.");
        return Err(Error::invalid("requirements", message));
    }
    let level = |requirement: &StatedRequirement| {
        requirement
            .level
            .is_none_or(|level| LEVELS.contains(&level))
    };
    if !requirements.iter().all(level) {
        return Err(Error::invalid("requirements", "level va de 1 à 4."));
    }
    let uids = requirements
        .iter()
        .map(|requirement| requirement.competency_uid.clone());
    let uids: HashSet<_> = uids.collect();
    if uids.len() < requirements.len() {
        return Err(Error::invalid(
            "requirements",
            "Une compétence n'est exigée qu'une fois.".to_owned(),
        ));
    }
    let organisation = manage(graph, post, viewer, "post").await?;
    let uids: Vec<_> = uids.into_iter().collect();
    if graph.competencies(&uids).await?.len() < uids.len() {
        return Err(Error::Unknown {
            argument: "requirements",
        });
    }
    let set = graph.set_requirements(post, requirements, viewer, write);
    match set.await? {
        None => Err(Error::Forbidden),
        Some(Stating::Changed) => Ok(organisation),
        Some(Stating::TooMany) => Err(Error::TooMany {
            argument: "post",
            message: format!(
                "Les exigences d'un poste changent {REQUIREMENT_CHANGES_A_DAY} fois par jour au plus, et \
                 {REQUIREMENT_CHANGES_IN_ALL_A_DAY} fois pour tous les postes d'un organisme : réessayez demain."
            ),
        }),
    }
}
