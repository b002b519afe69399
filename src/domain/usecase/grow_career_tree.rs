//! Where careers lead from an occupation or a corps, or what led there.

use chrono::{Datelike as _, NaiveDate};

use crate::domain::{
    analytics::{
        career_tree::{Tree, join},
        small_count::Threshold,
    },
    error::Error,
    port::career::{CareerGraph, CareerQuestion},
};

/// Steps that a tree has at most.
pub const MOST_STEPS: i32 = 4;

/// Checks how deep a tree is to be.
///
/// # Errors
/// [`Error::InvalidInput`] outside 1 to 4.
pub fn depth(depth: i32) -> Result<u32, Error> {
    let checked = u32::try_from(depth).ok();
    let checked = checked.filter(|_| (1..=MOST_STEPS).contains(&depth));
    checked.ok_or_else(|| Error::InvalidInput {
        argument: "depth",
        message: format!("depth va de 1 à {MOST_STEPS}."),
    })
}

/// Joins the careers asked for, of enough people only; years that are not over are not counted.
///
/// # Errors
/// Those of the graph.
pub async fn grow_career_tree<G>(
    graph: &G,
    question: CareerQuestion,
    today: NaiveDate,
) -> Result<Tree, Error>
where
    G: CareerGraph + ?Sized,
{
    let over = NaiveDate::from_ymd_opt(today.year() - 1, 12, 31);
    let question = CareerQuestion {
        until: [question.until, over].into_iter().flatten().min(),
        ..question
    };
    let careers = graph.careers(&question).await?;
    let depth = usize::try_from(question.depth).unwrap_or_default();
    Ok(join(&careers, depth, Threshold::INSIDE))
}
