//! Posts that will fall vacant and agents who will be mobile, by ministry and family.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    release::Release,
    small_count::Threshold,
    tally::{Foreseen, ForeseenMoves},
};
use crate::domain::{
    analytics::published::PublishedTable,
    error::Error,
    refusal::{Field, Reason},
};

/// Months ahead of which there are tables.
pub const HORIZONS: [i32; 3] = [12, 24, 36];
/// Rows at most, those of most posts.
const MOST_ROWS: usize = 100;

/// What comes in a ministry and a family.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutlookRow {
    /// The ministry.
    pub ministry_uid: String,
    /// The family of occupations.
    pub family: String,
    /// Posts that fall vacant.
    pub posts: Option<i32>,
    /// Agents who become mobile.
    pub agents: Option<i32>,
}

/// Checks of how many months a table is asked for.
///
/// # Errors
/// [`Error::Invalid`] for months that are none of [`HORIZONS`].
pub fn horizon(months: i32) -> Result<i32, Error> {
    if HORIZONS.contains(&months) {
        return Ok(months);
    }
    Err(Error::Invalid(
        Field::OutlookMonths,
        Reason::NoOutlook(HORIZONS),
    ))
}

/// The rows of each horizon. The counts of one ministry, family and kind are suppressed together.
#[must_use]
pub fn tabulate(moves: &[ForeseenMoves]) -> Vec<(i32, Vec<OutlookRow>)> {
    let mut cells: BTreeMap<(&str, &str), [[usize; HORIZONS.len()]; 2]> = BTreeMap::new();
    for tally in moves {
        let kinds = cells
            .entry((&tally.ministry_uid, &tally.family))
            .or_default();
        let kind = &mut kinds[usize::from(tally.kind == Foreseen::Agent)];
        let within = HORIZONS.iter().position(|end| tally.months < *end);
        if let Some(band) = within {
            kind[band] += tally.people;
        }
    }
    let disclosed = cells
        .into_iter()
        .map(|(key, kinds)| (key, kinds.map(disclose)));
    let disclosed: Vec<_> = disclosed.collect();
    let rows = |at: usize| {
        let rows = disclosed
            .iter()
            .map(|((ministry, family), [posts, agents])| OutlookRow {
                ministry_uid: (*ministry).to_owned(),
                family: (*family).to_owned(),
                posts: posts[at],
                agents: agents[at],
            });
        let rows = rows.filter(|row| row.posts.is_some() || row.agents.is_some());
        let mut rows: Vec<_> = rows.collect();
        rows.sort_by_key(|row| std::cmp::Reverse((row.posts, row.agents)));
        rows.truncate(MOST_ROWS);
        rows
    };
    let horizons = HORIZONS.into_iter().enumerate();
    horizons.map(|(at, months)| (months, rows(at))).collect()
}

/// How many people there are within each horizon, by how many are in each band between two; the nearest horizon is
/// offered first.
fn disclose(bands: [usize; HORIZONS.len()]) -> [Option<i32>; HORIZONS.len()] {
    let k = Threshold::INSIDE;
    let mut release = Release::counted(&bands, k);
    let mut counts = [None; HORIZONS.len()];
    for (at, count) in counts.iter_mut().enumerate() {
        if release.disclose(&[(0..=at).collect()]) {
            *count = k.count(bands[..=at].iter().sum());
        }
    }
    counts
}

/// Moves to come within so many months after the day of the version.
#[derive(Debug, Clone, Copy)]
pub struct Outlook(pub i32);

impl PublishedTable for Outlook {
    type Content = Vec<OutlookRow>;

    fn name(&self) -> String {
        format!("outlook:{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_disclosed_where_no_other_horizon_isolates_somebody() {
        let moves = |kind, family: &str, months, people| ForeseenMoves {
            kind,
            ministry_uid: "org-a".to_owned(),
            family: family.to_owned(),
            months,
            people,
        };
        let moves = [
            moves(Foreseen::Post, "a", 2, 5),
            moves(Foreseen::Post, "a", 11, 1),
            moves(Foreseen::Post, "a", 12, 3),
            moves(Foreseen::Post, "a", 35, 4),
            moves(Foreseen::Agent, "a", 3, 4),
            moves(Foreseen::Agent, "b", 3, 4),
        ];
        let found = tabulate(&moves);
        let posts = |at: usize| -> Vec<_> {
            let rows = found[at].1.iter();
            rows.map(|row| (row.family.as_str(), row.posts, row.agents))
                .collect()
        };
        // Six within a year; three more within two would be alone; seven more within three are enough.
        assert_eq!(posts(0), [("a", Some(6), None)]);
        assert!(posts(1).is_empty());
        assert_eq!(posts(2), [("a", Some(13), None)]);
        assert!(horizon(24).is_ok() && horizon(11).is_err());
    }
}
