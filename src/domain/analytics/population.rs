//! How many agents there are, by one thing that is known of them or by two: the stock that rates are of.

use serde::{Deserialize, Serialize};

use super::{published::PublishedTable, survival::number};
use crate::domain::{
    error::Error,
    refusal::{Field, Reason},
};

mod suppression;
#[cfg(test)]
mod tests;

pub use suppression::{Stock, tabulate};

/// Cells of a table at most, those of most people.
pub const MOST_CELLS: usize = 500;

/// By what agents are counted: what is known of them on the day.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PopulationDimension {
    /// The statutory body that they belong to.
    Corps,
    /// The reference job of their assignment.
    Occupation,
    /// The family of that job.
    Family,
    /// The ministry that they work for.
    Ministry,
    /// Their statutory category.
    Category,
    /// The region of their assignment.
    Region,
    /// Their status.
    Status,
}

use PopulationDimension::{Category, Corps, Family, Ministry, Occupation, Region, Status};

impl PopulationDimension {
    /// All of them, in the order of the contract.
    pub const ALL: [Self; 7] = [
        Corps, Occupation, Family, Ministry, Category, Region, Status,
    ];

    /// The pairs of which there are tables, each in one order.
    ///
    /// An occupation has its family and a corps its category and its status; occupations by corps have more cells than
    /// there are people to fill them.
    pub const PAIRS: [(Self, Self); 17] = [
        (Corps, Family),
        (Corps, Ministry),
        (Corps, Region),
        (Occupation, Ministry),
        (Occupation, Category),
        (Occupation, Region),
        (Occupation, Status),
        (Family, Ministry),
        (Family, Category),
        (Family, Region),
        (Family, Status),
        (Ministry, Category),
        (Ministry, Region),
        (Ministry, Status),
        (Category, Region),
        (Category, Status),
        (Region, Status),
    ];

    /// Its word, as the contract has it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Corps => "CORPS",
            Occupation => "OCCUPATION",
            Family => "FAMILY",
            Ministry => "MINISTRY",
            Category => "CATEGORY",
            Region => "REGION",
            Status => "STATUS",
        }
    }
}

/// A table of the catalogue: one dimension, or two in the order of [`PopulationDimension::PAIRS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Populations {
    /// The rows.
    pub by: PopulationDimension,
    /// The columns.
    pub and: Option<PopulationDimension>,
}

impl Populations {
    /// Every table.
    pub fn all() -> impl Iterator<Item = Self> {
        let alone = PopulationDimension::ALL.map(|by| Self { by, and: None });
        let pairs = PopulationDimension::PAIRS.map(|(by, and)| Self { by, and: Some(and) });
        alone.into_iter().chain(pairs)
    }

    /// The table of one dimension or two, and whether its rows are those of the second.
    ///
    /// # Errors
    /// [`Error::Invalid`] where the catalogue has none.
    pub fn find(
        by: PopulationDimension,
        and: Option<PopulationDimension>,
    ) -> Result<(Self, bool), Error> {
        let is_in = |pair| PopulationDimension::PAIRS.contains(&pair);
        match and {
            None => Ok((Self { by, and }, false)),
            Some(other) if is_in((by, other)) => Ok((Self { by, and }, false)),
            Some(other) if is_in((other, by)) => {
                let table = Self {
                    by: other,
                    and: Some(by),
                };
                Ok((table, true))
            }
            Some(_) => Err(Error::Invalid(Field::SecondDimension, Reason::NoPair)),
        }
    }

    fn dimensions(self) -> impl Iterator<Item = PopulationDimension> {
        std::iter::once(self.by).chain(self.and)
    }
}

impl PublishedTable for Populations {
    type Content = PopulationTable;

    fn name(&self) -> String {
        let and = self.and.map_or("", PopulationDimension::word);
        format!("population:{}:{and}", self.by.word())
    }
}

/// Agents in statistics of whom the same is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PopulationTally {
    /// Their corps; none where it is unknown, as of everything below.
    pub corps_uid: Option<String>,
    /// What a reader sees of it.
    pub corps_label: Option<String>,
    /// The occupation of their assignment.
    pub occupation_uid: Option<String>,
    /// What a reader sees of it.
    pub occupation_label: Option<String>,
    /// Its family.
    pub family: Option<String>,
    /// The ministry of their assignment.
    pub ministry_uid: Option<String>,
    /// What a reader sees of it.
    pub ministry_label: Option<String>,
    /// Their category.
    pub category: Option<String>,
    /// The region of their assignment.
    pub region_uid: Option<String>,
    /// What a reader sees of it.
    pub region_label: Option<String>,
    /// Their status.
    pub status: Option<String>,
    /// Whether they took another post in the last calendar year that is over.
    pub moved: bool,
    /// Whether that took one of them from one ministry to another.
    pub crossed: bool,
    /// Different agents.
    pub people: usize,
}

impl PopulationTally {
    /// The same people, of whom neither corps nor occupation is known.
    fn coarse(&self) -> Self {
        Self {
            corps_uid: None,
            corps_label: None,
            occupation_uid: None,
            occupation_label: None,
            ..self.clone()
        }
    }

    /// Its value of a dimension.
    #[must_use]
    pub fn key(&self, dimension: PopulationDimension) -> Option<&str> {
        let key = match dimension {
            Corps => &self.corps_uid,
            Occupation => &self.occupation_uid,
            Family => &self.family,
            Ministry => &self.ministry_uid,
            Category => &self.category,
            Region => &self.region_uid,
            Status => &self.status,
        };
        key.as_deref()
    }

    fn label(&self, dimension: PopulationDimension) -> Option<&str> {
        let label = match dimension {
            Corps => &self.corps_label,
            Occupation => &self.occupation_label,
            Ministry => &self.ministry_label,
            Region => &self.region_label,
            Family | Category | Status => return self.key(dimension),
        };
        label.as_deref().or_else(|| self.key(dimension))
    }
}

/// Open posts of which the same is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenPostTally {
    /// Their occupation; none where it is unknown, as of everything below.
    pub occupation_uid: Option<String>,
    /// Its family.
    pub family: Option<String>,
    /// Their ministry.
    pub ministry_uid: Option<String>,
    /// The categories to which they are open.
    pub categories: Vec<String>,
    /// Their region.
    pub region_uid: Option<String>,
    /// How many.
    pub posts: usize,
}

impl OpenPostTally {
    /// Whether they are of a value of a dimension; none where posts have no such dimension.
    fn is_of(&self, dimension: PopulationDimension, key: &str) -> Option<bool> {
        let own = match dimension {
            Occupation => &self.occupation_uid,
            Family => &self.family,
            Ministry => &self.ministry_uid,
            Region => &self.region_uid,
            Category => return Some(self.categories.iter().any(|category| category == key)),
            Corps | Status => return None,
        };
        Some(own.as_deref() == Some(key))
    }
}

/// A value of a dimension.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PopulationKey {
    /// It; none where it is unknown.
    pub key: Option<String>,
    /// What a reader sees of it; none where it is unknown.
    pub label: Option<String>,
}

/// Agents of one value, or of two.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PopulationCell {
    /// Of the first dimension.
    pub by: PopulationKey,
    /// Of the second one.
    pub and: Option<PopulationKey>,
    /// How many.
    pub count: i32,
    /// The share of those who took another post in the last calendar year that is over.
    pub mobility_rate: Option<f64>,
    /// The share of these who went from one ministry to another.
    pub cross_ministry_share: Option<f64>,
    /// Open posts against open posts and agents.
    pub vacancy_rate: Option<f64>,
}

/// The stock by one dimension or two.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PopulationTable {
    /// All agents.
    pub total: Option<i32>,
    /// The cells that are disclosed, the largest first.
    pub cells: Vec<PopulationCell>,
    /// How many cells have somebody in them and are not.
    pub suppressed: usize,
}

/// Open posts of a cell against them and those who hold one; none where a dimension is none of posts, or is unknown.
fn vacancy_rate(
    posts: &[OpenPostTally],
    cell: &[(PopulationDimension, Option<&str>)],
    people: usize,
) -> Option<f64> {
    let mut open = 0;
    for tally in posts {
        let mut is_in = true;
        for (dimension, key) in cell {
            is_in &= tally.is_of(*dimension, (*key)?)?;
        }
        open += if is_in { tally.posts } else { 0 };
    }
    let is_of_posts = |(dimension, key): &(PopulationDimension, Option<&str>)| {
        key.is_some() && !matches!(dimension, Corps | Status)
    };
    cell.iter()
        .all(is_of_posts)
        .then(|| number(open) / number(open + people))
}
