//! What becomes of vacancies with those who found them: saved, wanted, met, and who took the post.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    period::{Period, Years},
    published::PublishedTable,
    release::Release,
    small_count::Threshold,
};

/// Rows of a table at most, those of the last quarters.
const MOST_ROWS: usize = 400;

/// By what the funnel is read, with the quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum FunnelDimension {
    /// The ministry of the post.
    Ministry,
    /// Each category to which the post is open.
    Category,
}

impl FunnelDimension {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Ministry, Self::Category];
}

/// How far somebody came with a vacancy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Stage {
    /// Saved it.
    Saved,
    /// Said that they are interested.
    Interested,
    /// Accepted to meet who recruits for it.
    Met,
    /// Took the post, after one of these.
    Filled,
}

/// Vacancies published together.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedVacancies {
    /// In which they opened.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: i32,
    /// Their ministry.
    pub ministry_uid: Option<String>,
    /// What a reader sees of it.
    pub ministry_label: Option<String>,
    /// The categories to which they are open.
    pub categories: Vec<String>,
    /// How many.
    pub vacancies: usize,
}

/// An agent in statistics who came so far with a vacancy.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approach {
    /// How far.
    pub stage: Stage,
    /// In which the vacancy opened.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: i32,
    /// Its ministry.
    pub ministry_uid: Option<String>,
    /// The categories to which it is open.
    pub categories: Vec<String>,
    /// Who; no table has it.
    pub agent_uid: String,
}

/// What became of the vacancies of a quarter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FunnelRow {
    /// The year in which they were published.
    pub year: i32,
    /// The quarter, 1 to 4.
    pub quarter: i32,
    /// Of the dimension; none without one, or where it is unknown.
    pub key: Option<String>,
    /// What a reader sees of it.
    pub label: Option<String>,
    /// Vacancies published.
    pub vacancies: i32,
    /// Times that somebody saved one.
    pub saved: Option<i32>,
    /// Times that somebody was interested in one.
    pub interested: Option<i32>,
    /// Times that somebody met who recruits for one.
    pub met: Option<i32>,
    /// Posts taken by somebody who had done one of these.
    pub filled: Option<i32>,
}

/// Whose sum a row is: quarter, dimension, key.
type RowKey<'t> = (i32, i32, Option<FunnelDimension>, Option<&'t str>);
/// What approaches are kept apart by: quarter, ministry, categories.
type Place<'t> = (i32, i32, Option<&'t str>, &'t [String]);

fn quarter(month: i32) -> i32 {
    (month - 1).div_euclid(3) + 1
}

/// The rows in which a vacancy counts.
fn rows_of<'t>(place: &Place<'t>) -> Vec<RowKey<'t>> {
    let (year, quarter, ministry, categories) = *place;
    let mut rows = vec![(year, quarter, None, None)];
    rows.push((year, quarter, Some(FunnelDimension::Ministry), ministry));
    let by_category = Some(FunnelDimension::Category);
    if categories.is_empty() {
        rows.push((year, quarter, by_category, None));
    }
    let each = categories.iter();
    rows.extend(each.map(|category| (year, quarter, by_category, Some(category.as_str()))));
    rows
}

/// The three tables of the years: of all vacancies, by ministry and by category, suppressed together.
#[must_use]
pub fn tabulate(
    vacancies: &[PublishedVacancies],
    approaches: &[Approach],
    years: Years,
    threshold: Threshold,
) -> Vec<(Funnels, Vec<FunnelRow>)> {
    let mut rows: BTreeMap<RowKey<'_>, FunnelRow> = BTreeMap::new();
    for tally in vacancies.iter().filter(|tally| years.contains(tally.year)) {
        let ministry = tally.ministry_uid.as_deref();
        let place = (
            tally.year,
            quarter(tally.month),
            ministry,
            tally.categories.as_slice(),
        );
        for key in rows_of(&place) {
            let row = rows.entry(key).or_default();
            let label = match key.2 {
                Some(FunnelDimension::Ministry) => tally.ministry_label.as_deref(),
                _ => key.3,
            };
            (row.year, row.quarter) = (key.0, key.1);
            row.key = key.3.map(str::to_owned);
            row.label = label.or(key.3).map(str::to_owned);
            row.vacancies += i32::try_from(tally.vacancies).unwrap_or(i32::MAX);
        }
    }
    for stage in [Stage::Saved, Stage::Interested, Stage::Met, Stage::Filled] {
        for (key, times) in disclosed(approaches, stage, years, threshold) {
            let Some(row) = rows.get_mut(&key) else {
                continue;
            };
            let times = Some(i32::try_from(times).unwrap_or(i32::MAX));
            match stage {
                Stage::Saved => row.saved = times,
                Stage::Interested => row.interested = times,
                Stage::Met => row.met = times,
                Stage::Filled => row.filled = times,
            }
        }
    }
    let tables = std::iter::once(None).chain(FunnelDimension::ALL.map(Some));
    tables
        .map(|by| {
            let of_table = rows.iter().filter(|(key, _)| key.2 == by);
            let mut rows: Vec<_> = of_table.map(|(_, row)| row.clone()).collect();
            let first = rows.len().saturating_sub(MOST_ROWS);
            (Funnels(by), rows.split_off(first))
        })
        .collect()
}

/// How many times somebody came to a stage, of the rows of which it is disclosed: quarters first, then ministries and
/// categories, those of most times first.
fn disclosed<'t>(
    approaches: &'t [Approach],
    stage: Stage,
    years: Years,
    threshold: Threshold,
) -> Vec<(RowKey<'t>, usize)> {
    let mut people: BTreeMap<&str, usize> = BTreeMap::new();
    let mut cells: BTreeMap<Place<'t>, (BTreeSet<usize>, usize)> = BTreeMap::new();
    let of_stage = approaches
        .iter()
        .filter(|made| made.stage == stage && years.contains(made.year));
    for made in of_stage {
        let next = people.len();
        let person = *people.entry(&made.agent_uid).or_insert(next);
        let ministry = made.ministry_uid.as_deref();
        let place = (
            made.year,
            quarter(made.month),
            ministry,
            made.categories.as_slice(),
        );
        let cell = cells.entry(place).or_default();
        cell.0.insert(person);
        cell.1 += 1;
    }
    let mut sums: BTreeMap<RowKey<'t>, (Vec<usize>, usize)> = BTreeMap::new();
    for (at, (place, (_, times))) in cells.iter().enumerate() {
        for key in rows_of(place) {
            let sum = sums.entry(key).or_default();
            sum.0.push(at);
            sum.1 += times;
        }
    }
    let mut release = Release::new(
        cells.into_values().map(|(people, _)| people).collect(),
        threshold,
    );
    let mut sums: Vec<_> = sums.into_iter().collect();
    sums.sort_by_key(|(key, (_, times))| (key.2.is_some(), std::cmp::Reverse(*times)));
    let shown = sums.into_iter().filter_map(|(key, (sum, times))| {
        release
            .disclose(std::slice::from_ref(&sum))
            .then_some((key, times))
    });
    shown.collect()
}

/// The funnel of the years, by a dimension or of all vacancies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Funnels(pub Option<FunnelDimension>);

impl PublishedTable for Funnels {
    type Content = Vec<FunnelRow>;

    fn name(&self) -> String {
        let by = self.0.map_or("ALL", |by| match by {
            FunnelDimension::Ministry => "MINISTRY",
            FunnelDimension::Category => "CATEGORY",
        });
        format!("funnel:{by}")
    }
}

/// The rows of a period.
#[must_use]
pub fn within(rows: Vec<FunnelRow>, period: Period) -> Vec<FunnelRow> {
    let is_in = |row: &FunnelRow| match period {
        Period::Year(year) => row.year == year,
        Period::Together | Period::Ever => true,
    };
    rows.into_iter().filter(is_in).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(stage: Stage, month: i32, ministry: &str, person: usize) -> Approach {
        Approach {
            stage,
            year: 2025,
            month,
            ministry_uid: Some(ministry.to_owned()),
            categories: vec!["A".to_owned(), "B".to_owned()],
            agent_uid: format!("agt-{person}"),
        }
    }

    #[test]
    fn a_stage_is_disclosed_where_the_rest_of_its_quarter_isolates_nobody() {
        let vacancies: Vec<_> = [("a", 1), ("b", 3), ("a", 4)]
            .map(|(ministry, month)| PublishedVacancies {
                year: 2025,
                month,
                ministry_uid: Some(ministry.to_owned()),
                ministry_label: Some(ministry.to_uppercase()),
                categories: vec!["A".to_owned(), "B".to_owned()],
                vacancies: 2,
            })
            .into();
        // In the first quarter six people saved posts of a, three posts of b, one of them of both; five in the second.
        let mut approaches: Vec<_> = (1..=6).map(|i| made(Stage::Saved, 2, "a", i)).collect();
        approaches.extend((6..=8).map(|i| made(Stage::Saved, 3, "b", i)));
        approaches.extend((1..=5).map(|i| made(Stage::Saved, 5, "a", i)));
        // One person five times is one person.
        approaches.extend((1..=5).map(|_| made(Stage::Interested, 2, "a", 1)));
        let years = Years::over_on("2026-03-02".parse().unwrap());
        let tables = tabulate(&vacancies, &approaches, years, Threshold::INSIDE);
        let found = |at: usize| -> Vec<_> {
            let rows = tables[at].1.iter();
            rows.map(|row| (row.quarter, row.label.as_deref(), row.vacancies, row.saved))
                .collect()
        };
        assert_eq!(found(0), [(1, None, 4, Some(9)), (2, None, 2, Some(5))]);
        // Six of nine would leave three.
        let by_ministry = [
            (1, Some("A"), 2, None),
            (1, Some("B"), 2, None),
            (2, Some("A"), 2, Some(5)),
        ];
        assert_eq!(found(1), by_ministry);
        // A post for A and B counts in both.
        let by_category = [
            (1, Some("A"), 4, Some(9)),
            (1, Some("B"), 4, Some(9)),
            (2, Some("A"), 2, Some(5)),
            (2, Some("B"), 2, Some(5)),
        ];
        assert_eq!(found(2), by_category);
        let rows = tables.iter().flat_map(|(_, rows)| rows);
        assert!(rows.clone().all(|row| row.interested.is_none()));
        let year = |year| within(tables[0].1.clone(), Period::Year(year)).len();
        assert_eq!((year(2025), year(2024)), (2, 0));
    }
}
