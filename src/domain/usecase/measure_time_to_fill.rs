//! How long posts wait for the right person, by occupation, family, ministry or corps.

use std::collections::BTreeMap;

use crate::domain::{
    analytics::{
        Dimension,
        small_count::{Cell, Threshold, Totals, suppress},
        survival::{censored_median, median, number, whole},
    },
    error::Error,
    port::indicator::{Filling, IndicatorGraph},
};

/// Keys that are told of at most, those with most fillings.
const MOST_ROWS: usize = 50;

/// How long the vacancies of one key waited.
#[derive(Debug, Clone, PartialEq)]
pub struct FillingTime {
    /// The key.
    pub key: String,
    /// What a reader sees of it.
    pub label: String,
    /// Vacancies filled.
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

/// Measures the times of each key of a dimension.
///
/// Keys are cells of a table whose total is known, and those of occupations of one whose totals by family are.
///
/// # Errors
/// Those of the graph.
pub async fn measure_time_to_fill<G>(
    graph: &G,
    dimension: Dimension,
) -> Result<Vec<FillingTime>, Error>
where
    G: IndicatorGraph + ?Sized,
{
    Ok(tabulate(graph.fillings(Some(dimension)).await?))
}

fn tabulate(fillings: Vec<Filling>) -> Vec<FillingTime> {
    let k = Threshold::INSIDE;
    let mut keys: BTreeMap<(Option<String>, Option<String>), Vec<Filling>> = BTreeMap::new();
    for filling in fillings {
        let key = (filling.family.clone(), filling.key.clone());
        keys.entry(key).or_default().push(filling);
    }
    let mut families: Vec<_> = keys.keys().map(|(family, _)| family.clone()).collect();
    families.dedup();
    let filled = |of: &[Filling]| -> usize {
        let filled = of.iter().filter(|one| one.filled);
        filled.map(|one| one.vacancies).sum()
    };
    let some_are_few = keys.values().any(|of| k.hides(filled(of)));
    let mut cells = Vec::new();
    for (column, ((family, key), of)) in keys.iter().enumerate() {
        cells.push(Cell {
            row: families.binary_search(family).unwrap_or_default(),
            column,
            people: filled(of),
            // What has no key is no row; others hide behind it only where some must.
            silent: key.is_none() && some_are_few,
            of: column,
        });
    }
    let totals = Totals {
        rows: true,
        columns: false,
    };
    let kept = suppress(cells, totals, k).cells;
    let mut shown = Vec::new();
    for (column, ((_, key), of)) in keys.into_iter().enumerate() {
        let Some(key) = key else { continue };
        let label = of.iter().find_map(|one| one.label.clone());
        let open = of.iter().filter(|one| one.open);
        let open = k.count(open.map(|one| one.vacancies).sum());
        let cell = kept.iter().find(|cell| cell.of == column);
        let filled = cell.and_then(|cell| k.count(cell.people));
        if filled.is_none() && open.is_none() {
            continue;
        }
        let days: Vec<_> = of
            .iter()
            .filter(|one| one.filled)
            .map(|one| (one.days, number(one.vacancies)))
            .collect();
        let sum: f64 = days
            .iter()
            .map(|(days, weight)| f64::from(*days) * weight)
            .sum();
        let weight: f64 = days.iter().map(|(_, weight)| weight).sum();
        let spans: Vec<_> = of.iter().map(Filling::span).collect();
        shown.push(FillingTime {
            label: label.unwrap_or_else(|| key.clone()),
            key,
            filled,
            open,
            median_days: filled.and(median(&days)).map(whole),
            mean_days: filled.map(|_| sum / weight),
            censored_median_days: filled.and(censored_median(&spans)),
        });
    }
    shown.sort_by(|a, b| b.filled.cmp(&a.filled).then_with(|| a.key.cmp(&b.key)));
    shown.truncate(MOST_ROWS);
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filling(key: Option<&str>, days: i32, filled: bool, vacancies: usize) -> Filling {
        Filling {
            quarter: None,
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
    fn a_key_with_a_few_fillings_is_withheld_and_so_is_another_that_would_give_it_away() {
        let rows = |b| {
            tabulate(vec![
                filling(Some("a"), 10, true, 4),
                filling(Some("a"), 30, true, 2),
                filling(Some("a"), 20, false, 6),
                filling(Some("b"), 40, true, b),
                filling(Some("c"), 40, true, 9),
                filling(None, 40, true, 7),
            ])
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
        assert!(tabulate(vec![filling(Some("a"), 3, true, 4)]).is_empty());
    }
}
