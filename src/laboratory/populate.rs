//! `populate`: invented people among those of a directory, so that statistics have enough of them to show.
//!
//! Unlike `generate`, what is drawn is meant to be read: who may hold which occupation, what follows what, how it
//! is called in which house, all in `fixtures/population`. Nobody climbs more than one level at a time, nor before
//! the years that it takes. Rows that were added before are replaced: same files and seed, same bytes.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::{chance::Chance, generate::GenerateError};

mod career;
mod event;
mod knowledge;
mod person;
mod seat;
mod sheet;

use event::Advisers;
use knowledge::Knowledge;
use seat::Seats;
use sheet::Sheets;

/// Whom to add.
#[derive(Debug, Clone)]
pub struct Crowd {
    /// People, at most 999.
    pub agents: u32,
    /// Decides everything that is drawn.
    pub seed: u64,
    /// The directory that says what careers are like.
    pub population: PathBuf,
    /// The day on which careers are seen.
    pub day: NaiveDate,
}

/// Agents at most: their keys have three digits.
const MOST_AGENTS: u32 = 999;

/// Writes the people into a directory of the CSV format; how many rows each file has from them.
///
/// # Errors
/// See [`GenerateError`].
pub fn populate(
    directory: &Path,
    crowd: &Crowd,
) -> Result<Vec<(&'static str, usize)>, GenerateError> {
    if !(1..=MOST_AGENTS).contains(&crowd.agents) {
        return Err(GenerateError::Crowd);
    }
    let mut sheets = Sheets::read(directory)?;
    let knowledge = Knowledge::read(&crowd.population, directory)?;
    let mut seats = Seats::read(directory, &knowledge, &sheets, crowd.day)?;
    let advisers = Advisers::among(&sheets);
    let mut people = Vec::new();
    let mut chance = Chance::new(crowd.seed, 0);
    let mut titles = sheets.column("assignments.csv", "title");
    let mut names = sheets.column("agents.csv", "display_name");
    for number in 1..=crowd.agents {
        people.push(person::draw(
            number,
            &mut career::World {
                knowledge: &knowledge,
                seats: &mut seats,
                titles: &mut titles,
                day: crowd.day,
            },
            &mut names,
            &mut chance,
        ));
    }
    for person in &people {
        person.write(&mut sheets, &knowledge);
    }
    seats.write(&mut sheets);
    let mut chance = Chance::new(crowd.seed, 1);
    event::write(
        &mut sheets,
        &people,
        &knowledge,
        &advisers,
        crowd.day,
        &mut chance,
    );
    sheets.finish()
}
