//! What agents change in their own record.

use crate::domain::{
    error::Error,
    port::{
        EntityGraph,
        change::{ChangeGraph, Occasion, ProfileChange},
    },
};

/// Levels of a competency.
const LEVELS: std::ops::RangeInclusive<i32> = 1..=4;
/// Organisations that an agent hides from at most.
const MOST_HIDDEN: usize = 50;

/// Changes the record of an agent, after a look at what the change names.
///
/// # Errors
/// [`Error::InvalidInput`] for a level outside 1–4, a day to come or too many organisations;
/// [`Error::Unknown`] for a competency or an organisation that does not exist; what the graph meets.
pub async fn change_profile<G: ChangeGraph + EntityGraph + ?Sized>(
    graph: &G,
    agent: &str,
    change: &ProfileChange,
    occasion: &Occasion,
) -> Result<(), Error> {
    match change {
        ProfileChange::Consent { .. } => {}
        ProfileChange::HiddenFrom { organisations } => {
            if organisations.len() > MOST_HIDDEN {
                let message = format!("organisations va jusqu'à {MOST_HIDDEN} organismes.");
                return Err(invalid("organisations", message));
            }
            if graph.organisations(organisations).await?.len() < organisations.len() {
                return Err(Error::Unknown {
                    argument: "organisations",
                });
            }
        }
        ProfileChange::Declare {
            competency,
            level,
            last_used,
        } => {
            if !LEVELS.contains(level) {
                return Err(invalid("level", "level va de 1 à 4.".to_owned()));
            }
            if last_used.is_some_and(|day| day > occasion.today) {
                let message = "lastUsed ne peut pas être dans l'avenir.";
                return Err(invalid("lastUsed", message.to_owned()));
            }
            know(graph, competency).await?;
        }
        ProfileChange::Withdraw { competency } => know(graph, competency).await?,
    }
    graph.change_profile(agent, change, occasion).await
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

fn invalid(argument: &'static str, message: String) -> Error {
    Error::InvalidInput { argument, message }
}
