//! How long vacancies wait for the right person, by occupation, family, ministry or corps.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    period::Years,
    small_count::{Cell, Threshold, Totals, suppress},
    survival::{censored_median, number, weighted_median, whole},
    tally::Filling,
};
use crate::domain::analytics::{Dimension, published::PublishedTable};

/// Keys that are published at most, those with most fillings.
const MOST_ROWS: usize = 50;

/// How long the vacancies of one key waited.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FillingTime {
    /// The key.
    pub key: String,
    /// What a reader sees of it.
    pub label: String,
    /// Vacancies of the years that were filled.
    pub filled: Option<i32>,
    /// Vacancies open on the day.
    pub open: Option<i32>,
    /// The median of the days of those filled.
    pub median_days: Option<i32>,
    /// Their mean.
    pub mean_days: Option<f64>,
    /// The first day by which half are filled, those that wait still included.
    pub censored_median_days: Option<i32>,
}

/// The times of each key of a dimension, of the vacancies opened in the years together; `open` is of the day.
///
/// Keys are cells of a table whose total is published, and those of occupations of one whose totals by family are.
#[must_use]
pub fn tabulate(fillings: Vec<Filling>, years: Years) -> Vec<FillingTime> {
    let k = Threshold::INSIDE;
    let mut keys: BTreeMap<(Option<String>, Option<String>), Vec<Filling>> = BTreeMap::new();
    for filling in fillings {
        let key = (filling.family.clone(), filling.key.clone());
        keys.entry(key).or_default().push(filling);
    }
    let mut families: Vec<_> = keys.keys().map(|(family, _)| family.clone()).collect();
    families.dedup();
    let filled = |rows: &[Filling]| -> usize {
        let filled = rows
            .iter()
            .filter(|row| row.filled && years.contains(row.year));
        filled.map(|row| row.vacancies).sum()
    };
    let some_are_few = keys.values().any(|rows| k.hides(filled(rows)));
    let mut cells = Vec::new();
    for (column, ((family, key), rows)) in keys.iter().enumerate() {
        cells.push(Cell {
            row: families.binary_search(family).unwrap_or_default(),
            column,
            people: filled(rows),
            // What has no key is no row; others hide behind it only where some must.
            silent: key.is_none() && some_are_few,
            item: column,
        });
    }
    let totals = Totals {
        rows: true,
        columns: false,
    };
    let kept = suppress(cells, totals, k).cells;
    let mut times = Vec::new();
    for (column, ((_, key), mut rows)) in keys.into_iter().enumerate() {
        let Some(key) = key else { continue };
        let label = rows.iter().find_map(|row| row.label.clone());
        let open = rows.iter().filter(|row| row.open);
        let open = k.count(open.map(|row| row.vacancies).sum());
        let cell = kept.iter().find(|cell| cell.item == column);
        let filled = cell.and_then(|cell| k.count(cell.people));
        if filled.is_none() && open.is_none() {
            continue;
        }
        rows.retain(|row| years.contains(row.year));
        let days: Vec<_> = rows
            .iter()
            .filter(|row| row.filled)
            .map(|row| (row.days, number(row.vacancies)))
            .collect();
        let sum: f64 = days
            .iter()
            .map(|(days, weight)| f64::from(*days) * weight)
            .sum();
        let weight: f64 = days.iter().map(|(_, weight)| weight).sum();
        let spans: Vec<_> = rows.iter().map(Filling::span).collect();
        times.push(FillingTime {
            label: label.unwrap_or_else(|| key.clone()),
            key,
            filled,
            open,
            median_days: filled.and(weighted_median(&days)).map(whole),
            mean_days: filled.map(|_| sum / weight),
            censored_median_days: filled.and(censored_median(&spans)),
        });
    }
    times.sort_by(|a, b| b.filled.cmp(&a.filled).then_with(|| a.key.cmp(&b.key)));
    times.truncate(MOST_ROWS);
    times
}

/// How long vacancies waited, by a dimension.
#[derive(Debug, Clone, Copy)]
pub struct FillingTimes(pub Dimension);

impl PublishedTable for FillingTimes {
    type Content = Vec<FillingTime>;

    fn name(&self) -> String {
        format!("filling_times:{:?}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filling(key: Option<&str>, days: i32, filled: bool, vacancies: usize) -> Filling {
        Filling {
            year: 2024,
            month: 1,
            key: key.map(str::to_owned),
            label: key.map(str::to_uppercase),
            family: None,
            filled,
            open: !filled,
            days,
            vacancies,
        }
    }

    #[test]
    fn a_key_with_a_few_fillings_is_suppressed_and_so_is_another_that_would_give_it_away() {
        let rows = |b| {
            let years = Years::over_on("2026-03-02".parse().unwrap());
            let old = Filling {
                year: 2020,
                ..filling(Some("a"), 99, true, 50)
            };
            let rows = vec![
                old,
                filling(Some("a"), 10, true, 4),
                filling(Some("a"), 30, true, 2),
                filling(Some("a"), 20, false, 6),
                filling(Some("b"), 40, true, b),
                filling(Some("c"), 40, true, 9),
                filling(None, 40, true, 7),
            ];
            tabulate(rows, years)
        };
        let found = rows(5);
        let keys: Vec<_> = found.iter().map(|row| row.key.as_str()).collect();
        assert_eq!(keys, ["c", "a", "b"]);
        let a = &found[1];
        assert_eq!(
            (a.label.as_str(), a.filled, a.open),
            ("A", Some(6), Some(6))
        );
        assert_eq!(a.median_days, Some(10));
        // (4·10 + 2·30) ÷ 6; of twelve 8/12 wait after 10 days, and of two left none after 30.
        assert!((a.mean_days.unwrap() - 100.0 / 6.0).abs() < 1e-12);
        assert_eq!(a.censored_median_days, Some(30));
        // Without a key are 7, which the total counts: 7 + 2 are enough to hide in.
        let found = rows(2);
        let keys: Vec<_> = found.iter().map(|row| row.key.as_str()).collect();
        assert_eq!(keys, ["c", "a"]);
        let years = Years::over_on("2026-03-02".parse().unwrap());
        assert!(tabulate(vec![filling(Some("a"), 3, true, 4)], years).is_empty());
    }
}
