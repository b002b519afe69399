use super::*;
use crate::domain::port::indicator::{FurtherPost, Return, Satisfaction};

fn score(quarter: i32, score: i32, people: usize) -> Satisfaction {
    Satisfaction {
        quarter,
        score,
        people,
    }
}

fn period(since: i32, until: i32) -> Period {
    Period {
        since: Some(Quarter(since)),
        until: Some(Quarter(until)),
    }
}

#[test]
fn a_period_is_told_where_no_other_answer_isolates_somebody() {
    // 5, 1 and 6 people in three quarters: the end between the second and the third would leave 1.
    let tallies = [score(8101, 4, 5), score(8102, 1, 1), score(8103, 5, 6)];
    let told = |since, until| tell(&tallies, period(since, until), Threshold::INSIDE);
    let all = tell(&tallies, Period::default(), Threshold::INSIDE);
    // (4·5 + 1 + 5·6) ÷ 12 = 51 ÷ 12.
    assert_eq!(all.whole.value, Some(4.25));
    assert_eq!(all.whole.population, Some(12));
    assert_eq!(told(8101, 8101).whole.value, Some(4.0));
    assert_eq!(told(8101, 8102).whole, Figure::default());
    assert_eq!(told(8103, 8103).whole, Figure::default());
    // (1 + 30) ÷ 7: what the whole less the first quarter gives.
    assert_eq!(told(8102, 8103).whole.population, Some(7));
    let quarters: Vec<_> = all.series.iter().map(|(quarter, _)| quarter.0).collect();
    assert_eq!(quarters, [8101], "withheld ends are not even named");
    assert_eq!(
        tell(&tallies[1..2], Period::default(), Threshold::INSIDE),
        Told::default()
    );
}

#[test]
fn those_not_accompanied_are_weighed_as_those_who_are() {
    let row = |corps: &str, accompanied, further, people| FurtherPost {
        quarter: 8100,
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
    let told = tell(&rows, Period::default(), Threshold::INSIDE);
    assert_eq!(told.whole.value, Some(0.5));
    // (10 · 1/2 + 6 · 1/4) ÷ 16.
    assert!((told.whole.beside.unwrap() - 0.406_25).abs() < 1e-12);
}

#[test]
fn a_share_is_told_where_neither_those_it_counts_nor_the_others_are_few() {
    let row = |quarter, months, people| Return {
        quarter,
        months,
        people,
    };
    let rows = [
        row(8100, None, 9),
        row(8100, Some(3), 6),
        row(8101, None, 8),
        row(8101, Some(9), 1),
        row(8102, None, 7),
        row(8102, Some(4), 6),
    ];
    let told = |since, until| tell(&rows, period(since, until), Threshold::INSIDE).whole;
    // 13 of 37 came back; one alone of those who left in the second quarter.
    let all = told(8100, 8102);
    assert_eq!((all.value, all.population), (Some(13.0 / 37.0), Some(37)));
    assert_eq!(all.beside, Some(4.0));
    assert_eq!(told(8101, 8101), Figure::default());
    // The first end admitted leaves six before it; the next would leave one between them.
    assert_eq!(told(8100, 8100).population, Some(15));
    assert_eq!(told(8102, 8102), Figure::default());
}
