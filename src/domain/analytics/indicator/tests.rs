use super::*;
use crate::domain::analytics::tally::{FurtherPost, Return, Satisfaction};

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
fn those_not_accompanied_are_weighed_as_those_who_are() {
    let row = |corps: &str, accompanied, further, people| FurtherPost {
        year: 2024,
        corps_uid: corps.to_owned(),
        months: 0,
        accompanied,
        further,
        people,
    };
    let rows = [
        row("a", true, true, 6),
        row("a", true, false, 4),
        row("b", true, true, 2),
        row("b", true, false, 4),
        row("a", false, true, 4),
        row("a", false, false, 4),
        row("b", false, true, 1),
        row("b", false, false, 3),
        // Nobody accompanied is of this corps.
        row("c", false, true, 9),
    ];
    let found = table(&rows).together;
    assert_eq!(found.value, Some(0.5));
    // (10 · 1/2 + 6 · 1/4) ÷ 16.
    assert!((found.companion.unwrap() - 0.406_25).abs() < 1e-12);
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
