//! `generate`: invented careers, posts and wishes over real référentiels, as a directory of the CSV format.
//!
//! Skewed like reality: few common occupations and competencies and many rare ones, large and small
//! ministries, a tenure of about three years. Moves come from habits drawn for each occupation
//! (`generate/propensity.rs`), not from the formulas that rank, so that `evaluate careers` can be held against
//! the best that any ranking could do. Same seed, same bytes.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;

use super::{
    chance::{self, Chance},
    evaluate::{EvaluateError, career, report::Measured},
};

mod life;
mod person;
mod post;
mod propensity;
mod reference;
mod row;
mod sheet;

use propensity::Propensity;
use reference::Reference;
use sheet::Sheets;

/// Posts for a hundred agents, when no number is given.
const POSTS_PER_HUNDRED: u32 = 12;

/// What to make.
#[derive(Debug, Clone)]
pub struct Order {
    /// Agents, at least one.
    pub agents: u32,
    /// Posts; absent: twelve for a hundred agents.
    pub posts: Option<u32>,
    /// Decides everything that is drawn.
    pub seed: u64,
    /// The directory whose référentiels are used and copied.
    pub reference: PathBuf,
    /// The day on which careers are seen.
    pub day: NaiveDate,
}

/// What was made.
#[derive(Debug)]
pub struct Generated {
    /// Rows of each file that was written.
    pub written: Vec<(&'static str, usize)>,
    /// What a ranking that knew how careers were drawn would reach in `evaluate careers`.
    pub oracle: Vec<Measured>,
}

/// Why nothing was made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum GenerateError {
    /// Nobody was asked for.
    #[error("--agents goes from 1 to {MOST_AGENTS}")]
    Agents,
    /// Nobody, or too many, were to be added.
    #[error("--agents goes from 1 to 999")]
    Crowd,
    /// The directory holds something already.
    #[error("{0}: the directory is not empty")]
    NotEmpty(PathBuf),
    /// A référentiel lacks what careers are made of.
    #[error("{0}: no usable row")]
    Missing(PathBuf),
    /// A file of the référentiel cannot be read.
    #[error("{0}: unreadable file")]
    Unreadable(PathBuf, #[source] csv::Error),
    /// A file cannot be written.
    #[error("{0}: cannot be written")]
    Unwritable(PathBuf, #[source] io::Error),
    /// What was written cannot be measured.
    #[error(transparent)]
    Unmeasured(#[from] EvaluateError),
}

/// Agents at most: ten times those of the State.
const MOST_AGENTS: u32 = 500_000;

/// Writes a directory, which must be empty or absent.
///
/// # Errors
/// See [`GenerateError`].
pub fn generate(directory: &Path, order: &Order) -> Result<Generated, GenerateError> {
    if !(1..=MOST_AGENTS).contains(&order.agents) {
        return Err(GenerateError::Agents);
    }
    let reference = Reference::read(&order.reference)?;
    let unwritable = |error| GenerateError::Unwritable(directory.to_owned(), error);
    fs::create_dir_all(directory).map_err(unwritable)?;
    if fs::read_dir(directory)
        .map_err(unwritable)?
        .next()
        .is_some()
    {
        return Err(GenerateError::NotEmpty(directory.to_owned()));
    }
    let mut sheets = Sheets::new(directory);
    reference::copy(&order.reference, directory)?;
    let day = format!("{}\n", order.day);
    fs::write(directory.join("as_of"), day).map_err(unwritable)?;

    let propensity = Propensity::draw(&reference, &mut Chance::new(order.seed, 0));
    let posts = order
        .posts
        .unwrap_or_else(|| (order.agents * POSTS_PER_HUNDRED / 100).max(1));
    let mut seats = post::write(
        &mut sheets,
        &reference,
        &propensity,
        &post::Order {
            count: posts,
            day: order.day,
        },
        &mut Chance::new(order.seed, 1),
    )?;
    let mut chance = Chance::new(order.seed, 2);
    for number in 1..=order.agents {
        let person = person::draw(
            number,
            &reference,
            &propensity,
            &mut seats,
            order,
            &mut chance,
        );
        person.write(&mut sheets, &reference)?;
        let world = life::World {
            reference: &reference,
            propensity: &propensity,
            seats: &seats,
            order,
        };
        life::write(&mut sheets, &person, number, &world, &mut chance)?;
    }
    let written = sheets.finish()?;
    let oracle = career::measure_truth(directory, order.day, &|from, history| {
        propensity.next(from, history)
    })?;
    Ok(Generated { written, oracle })
}
