//! What agents change in their own record.

pub mod port;

use crate::domain::{
    error::Error,
    model::{
        LEVELS,
        port::{EntityGraph, RelationGraph},
    },
    profile::port::{ChangeGraph, MOST_HIDDEN_ORGANISATIONS, Patch, ProfileChange, WriteContext},
    text::{Layout, written},
    viewer::Viewer,
};

/// Competencies wanted, and targets of one kind wished for, at most.
const MOST_WISHES: usize = 20;
/// Months within which a wish may be.
const HORIZONS: std::ops::RangeInclusive<i32> = 1..=120;
/// Characters of a grade at most.
const LONGEST_GRADE: usize = 100;

/// Changes the record of an agent, after a look at what the change names.
///
/// # Errors
/// [`Error::InvalidInput`] for what is outside its bounds, or a wish towards nothing;
/// [`Error::Unknown`] for what does not exist; what the graph meets.
pub async fn change_profile<G: ChangeGraph + EntityGraph + RelationGraph + ?Sized>(
    graph: &G,
    agent: &str,
    mut change: ProfileChange,
    write: &WriteContext,
) -> Result<(), Error> {
    match &mut change {
        ProfileChange::Consent { .. } | ProfileChange::ForgetAspirations => {}
        ProfileChange::HiddenFrom { organisations } => {
            if organisations.len() > MOST_HIDDEN_ORGANISATIONS {
                let message =
                    format!("organisations va jusqu'à {MOST_HIDDEN_ORGANISATIONS} organismes.");
                return Err(Error::invalid("organisations", message));
            }
            if graph.organisations(organisations).await?.len() < organisations.len() {
                return Err(Error::Unknown {
                    argument: "organisations",
                });
            }
        }
        ProfileChange::Hide { organisation } => {
            one_organisation(graph, organisation).await?;
            let itself = Viewer::of_agent(agent, write.today);
            let agents = [agent.to_owned()];
            let hidden = graph.hidden_organisations(&agents, &itself).await?;
            let known = hidden.iter().any(|hidden| hidden.uid == *organisation);
            if !known && hidden.len() >= MOST_HIDDEN_ORGANISATIONS {
                let message =
                    format!("On se masque de {MOST_HIDDEN_ORGANISATIONS} organismes au plus.");
                return Err(Error::invalid("organisation", message));
            }
        }
        ProfileChange::Show { organisation } => one_organisation(graph, organisation).await?,
        ProfileChange::Declare {
            competency,
            level,
            last_used,
        } => {
            if !LEVELS.contains(level) {
                return Err(Error::invalid("level", "level va de 1 à 4."));
            }
            if last_used.is_some_and(|day| day > write.today) {
                let message = "lastUsed ne peut pas être dans l'avenir.";
                return Err(Error::invalid("lastUsed", message));
            }
            know(graph, competency).await?;
        }
        ProfileChange::Withdraw { competency } => know(graph, competency).await?,
        ProfileChange::Profile {
            grade, mobile_from, ..
        } => {
            if let Patch::Set(Some(grade)) = grade {
                *grade = written("grade", grade, Layout::Line, LONGEST_GRADE)?;
            }
            if let Patch::Set(Some(day)) = mobile_from
                && *day < write.today
            {
                let message = "mobileFrom ne peut pas être dans le passé.";
                return Err(Error::invalid("mobileFrom", message));
            }
        }
        ProfileChange::Wanted { competencies } => {
            let found = graph
                .competencies(few("competencies", competencies)?)
                .await?;
            all_found("competencies", competencies, found.len())?;
        }
        ProfileChange::Aspirations {
            occupations,
            organisations,
            places,
            horizon_months,
        } => {
            if occupations.is_empty() && organisations.is_empty() && places.is_empty() {
                let message = "Indiquez au moins un métier, un organisme ou un lieu.";
                return Err(Error::invalid("occupations", message));
            }
            if horizon_months.is_some_and(|months| !HORIZONS.contains(&months)) {
                return Err(Error::invalid(
                    "horizonMonths",
                    "horizonMonths va de 1 à 120.".to_owned(),
                ));
            }
            let found = graph.occupations(few("occupations", occupations)?).await?;
            all_found("occupations", occupations, found.len())?;
            let found = graph
                .organisations(few("organisations", organisations)?)
                .await?;
            all_found("organisations", organisations, found.len())?;
            let found = graph.places(few("places", places)?).await?;
            all_found("places", places, found.len())?;
        }
    }
    graph.change_profile(agent, &change, write).await
}

async fn one_organisation<G: EntityGraph + ?Sized>(graph: &G, uid: &String) -> Result<(), Error> {
    let found = graph.organisations(std::slice::from_ref(uid)).await?;
    all_found("organisation", std::slice::from_ref(uid), found.len())
}

async fn know<G: EntityGraph + ?Sized>(graph: &G, competency: &str) -> Result<(), Error> {
    let found = graph.competencies(&[competency.to_owned()]).await?;
    if found.is_empty() {
        return Err(Error::Unknown {
            argument: "competency",
        });
    }
    Ok(())
}

/// A list that is not too long.
fn few<'u>(argument: &'static str, uids: &'u [String]) -> Result<&'u [String], Error> {
    if uids.len() > MOST_WISHES {
        let message = format!("{argument} va jusqu'à {MOST_WISHES} éléments.");
        return Err(Error::invalid(argument, message));
    }
    Ok(uids)
}

fn all_found(argument: &'static str, uids: &[String], found: usize) -> Result<(), Error> {
    if found < uids.len() {
        return Err(Error::Unknown { argument });
    }
    Ok(())
}
