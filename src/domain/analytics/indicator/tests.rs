use super::*;
use crate::domain::analytics::tally::{Return, Satisfaction};

fn years() -> Years {
    Years::over_on("2026-03-02".parse().unwrap())
}

fn table<T: Tally>(tallies: &[T]) -> IndicatorTable {
    tabulate(tallies, years(), Threshold::INSIDE)
}

/// How many people the figure of each year is of.
fn populations(table: &IndicatorTable) -> Vec<Option<i32>> {
    let figures = table.years.iter();
    figures.map(|(_, figure)| figure.population).collect()
}

#[test]
fn a_year_is_disclosed_where_the_others_isolate_nobody() {
    let score = |year, score, people| Satisfaction {
        year,
        score,
        people,
    };
    // Five, one and six people; ten of an older year are in no table.
    let tallies = [
        score(2021, 4, 5),
        score(2023, 1, 1),
        score(2025, 5, 6),
        score(2020, 1, 10),
    ];
    let found = table(&tallies);
    // (4·5 + 1 + 5·6) ÷ 12 = 51 ÷ 12.
    assert_eq!(found.together.value, Some(4.25));
    assert_eq!(found.together.population, Some(12));
    // With the six of 2025, the five of 2021 would isolate the one of 2023.
    assert_eq!(populations(&found), [None, None, None, None, Some(6)]);
    assert_eq!(found.figure(Period::Year(2025)).value, Some(5.0));
    assert_eq!(found.years[0].0, 2021);
    assert_eq!(table(&tallies[1..2]).together, Figure::default());
}

#[test]
fn a_share_is_disclosed_where_neither_those_it_counts_nor_the_others_are_few() {
    let row = |year, months, people| Return {
        year,
        months,
        people,
    };
    let rows = [
        row(2023, None, 9),
        row(2023, Some(3), 6),
        row(2024, None, 8),
        row(2024, Some(9), 1),
        row(2025, None, 7),
        row(2025, Some(4), 6),
    ];
    let found = table(&rows);
    // 13 of 37 came back; one alone of those who left in 2024, whom 2023 and 2025 together would isolate.
    let all = found.together;
    assert_eq!((all.value, all.population), (Some(13.0 / 37.0), Some(37)));
    assert_eq!(all.companion, Some(4.0));
    assert_eq!(populations(&found), [None, None, None, None, Some(13)]);
}
