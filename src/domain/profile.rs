//! What agents change in their own record.

pub mod port;

use crate::domain::{
    error::Error,
    model::{
        LEVELS,
        port::{EntityGraph, RelationGraph},
    },
    profile::port::{
        ChangeGraph, MOST_HIDDEN_ORGANISATIONS, MOST_PROPOSALS, Patch, ProfileChange, WriteContext,
    },
    refusal::{Field, Reason, within},
    text::{Layout, written},
    viewer::Viewer,
};

/// Competencies wanted, and targets of one kind wished for, at most.
const MOST_WISHES: usize = 20;
/// Months within which a wish may be.
const HORIZONS: std::ops::RangeInclusive<usize> = 1..=120;
/// Characters of a grade at most.
const LONGEST_GRADE: usize = 100;

/// Changes the record of an agent, after a look at what the change names.
///
/// # Errors
/// [`Error::Invalid`] for what is outside its bounds, or a wish towards nothing;
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
                let most = MOST_HIDDEN_ORGANISATIONS;
                return Err(too_many(Field::HiddenOrganisations, most));
            }
            let found = graph.organisations(organisations).await?;
            all_found(Field::HiddenOrganisations, organisations, found.len())?;
        }
        ProfileChange::Hide { organisation } => {
            one_organisation(graph, organisation).await?;
            let itself = Viewer::of_agent(agent, write.today);
            let agents = [agent.to_owned()];
            let hidden = graph.hidden_organisations(&agents, &itself).await?;
            let known = hidden.iter().any(|hidden| hidden.uid == *organisation);
            if !known && hidden.len() >= MOST_HIDDEN_ORGANISATIONS {
                let most = MOST_HIDDEN_ORGANISATIONS;
                return Err(too_many(Field::HiddenOrganisation, most));
            }
        }
        ProfileChange::Show { organisation } => one_organisation(graph, organisation).await?,
        ProfileChange::Declare {
            competency,
            level,
            last_used,
        } => {
            within(Field::Level, *level, LEVELS)?;
            if last_used.is_some_and(|day| day > write.today) {
                return Err(Error::Invalid(Field::LastUse, Reason::Future));
            }
            know(graph, competency).await?;
        }
        ProfileChange::Withdraw { competency }
        | ProfileChange::Reject { competency }
        | ProfileChange::Restore { competency } => know(graph, competency).await?,
        ProfileChange::Keep { competencies } => {
            know_proposals(graph, competencies).await?;
            let kept = graph.agent_proposals(&[agent.to_owned()]).await?;
            let is_new = |uid: &&String| kept.iter().all(|known| known.competency_uid != **uid);
            if kept.len() + competencies.iter().filter(is_new).count() > MOST_PROPOSALS {
                return Err(too_many(Field::Proposals, MOST_PROPOSALS));
            }
        }
        ProfileChange::Drop { competencies } => know_proposals(graph, competencies).await?,
        ProfileChange::Profile {
            grade, mobile_from, ..
        } => {
            if let Patch::Set(Some(grade)) = grade {
                *grade = written(Field::Grade, grade, Layout::Line, LONGEST_GRADE)?;
            }
            if let Patch::Set(Some(day)) = mobile_from
                && *day < write.today
            {
                return Err(Error::Invalid(Field::MobilityDay, Reason::Past));
            }
        }
        ProfileChange::Wanted { competencies } => {
            let wanted = few(Field::WantedCompetencies, competencies)?;
            let found = graph.competencies(wanted).await?;
            all_found(Field::WantedCompetencies, wanted, found.len())?;
        }
        ProfileChange::Aspirations {
            occupations,
            organisations,
            places,
            horizon_months,
        } => {
            if occupations.is_empty() && organisations.is_empty() && places.is_empty() {
                return Err(Error::Invalid(Field::WishedOccupations, Reason::NoTarget));
            }
            if let Some(months) = *horizon_months {
                within(Field::WishHorizon, months, HORIZONS)?;
            }
            let wished = few(Field::WishedOccupations, occupations)?;
            let found = graph.occupations(wished).await?;
            all_found(Field::WishedOccupations, wished, found.len())?;
            let wished = few(Field::WishedOrganisations, organisations)?;
            let found = graph.organisations(wished).await?;
            all_found(Field::WishedOrganisations, wished, found.len())?;
            let wished = few(Field::WishedPlaces, places)?;
            let found = graph.places(wished).await?;
            all_found(Field::WishedPlaces, wished, found.len())?;
        }
    }
    graph.change_profile(agent, &change, write).await
}

async fn one_organisation<G: EntityGraph + ?Sized>(graph: &G, uid: &String) -> Result<(), Error> {
    let found = graph.organisations(std::slice::from_ref(uid)).await?;
    all_found(
        Field::HiddenOrganisation,
        std::slice::from_ref(uid),
        found.len(),
    )
}

async fn know<G: EntityGraph + ?Sized>(graph: &G, competency: &String) -> Result<(), Error> {
    let found = graph.competencies(std::slice::from_ref(competency)).await?;
    all_found(
        Field::Competency,
        std::slice::from_ref(competency),
        found.len(),
    )
}

async fn know_proposals<G: EntityGraph + ?Sized>(graph: &G, uids: &[String]) -> Result<(), Error> {
    if uids.len() > MOST_PROPOSALS {
        return Err(too_many(Field::Proposals, MOST_PROPOSALS));
    }
    let found = graph.competencies(uids).await?;
    all_found(Field::Proposals, uids, found.len())
}

const fn too_many(field: Field, most: usize) -> Error {
    Error::Invalid(field, Reason::Elements { most })
}

/// A list that is not too long.
fn few(field: Field, uids: &[String]) -> Result<&[String], Error> {
    if uids.len() > MOST_WISHES {
        return Err(too_many(field, MOST_WISHES));
    }
    Ok(uids)
}

fn all_found(field: Field, uids: &[String], found: usize) -> Result<(), Error> {
    if found < uids.len() {
        return Err(Error::Unknown(field));
    }
    Ok(())
}
