use super::*;

const YEARS: i32 = 2021;

fn years() -> Years {
    Years::over_on("2026-03-02".parse().unwrap())
}

fn pair(from: &str, to: &str) -> Pair {
    (from.to_owned(), to.to_owned())
}

/// Moves of so many different people in a year.
fn moves(first: usize, people: usize, year: i32, digital: bool) -> Vec<CountedMove> {
    let made = |agent| CountedMove {
        agent,
        year,
        digital,
        months: 12,
    };
    (first..first + people).map(made).collect()
}

/// The disclosed number of moves of each pair, in the order of periods; none where it is suppressed.
fn disclosed(
    entries: &[FlowEntry],
    from: &str,
    digital_only: bool,
) -> Vec<(Period, Option<usize>)> {
    let mut found: Vec<_> = entries
        .iter()
        .filter(|entry| entry.pair.0 == from && entry.digital_only == digital_only)
        .map(|entry| (entry.period, entry.flow.map(|flow| flow.moves)))
        .collect();
    found.sort_by_key(|(period, _)| *period);
    found
}

fn alone(moves: Vec<CountedMove>) -> Vec<FlowEntry> {
    let pairs = BTreeMap::from([(pair("a", "b"), moves)]);
    suppress(&pairs, |_| None, false, years(), Threshold::INSIDE).0
}

#[test]
fn a_year_is_disclosed_where_the_others_are_nobody_or_enough_people() {
    let all = |people: &[usize]| {
        let mut all = Vec::new();
        for (year, people) in (YEARS..).zip(people) {
            all.extend(moves(all.len(), *people, year, true));
        }
        disclosed(&alone(all), "a", true)
    };
    let year = |year, moves| (Period::Year(year), moves);
    // 2021 with the three of 2022 left over would give those away.
    assert_eq!(
        all(&[6, 3, 0, 8]),
        [
            (Period::Together, Some(17)),
            year(2021, None),
            year(2022, None),
            year(2024, Some(8)),
        ]
    );
    assert_eq!(
        all(&[2, 2]),
        [(Period::Together, None), year(2021, None), year(2022, None),]
    );
}

#[test]
fn moves_of_other_years_are_of_no_table() {
    let old = moves(0, 9, 2020, true);
    assert!(alone([old, moves(9, 9, 2026, true)].concat()).is_empty());
}

#[test]
fn moves_of_all_years_are_known_where_the_older_ones_are_nobody_or_enough_people() {
    let ever = |old: usize| {
        let all = [moves(0, old, 2017, true), moves(50, 6, 2023, true)].concat();
        let pairs = BTreeMap::from([(pair("a", "b"), all)]);
        let (found, _) = suppress(&pairs, |_| None, true, years(), Threshold::INSIDE);
        let found = disclosed(&found, "a", false);
        (found[0].1, found[found.len() - 1])
    };
    assert_eq!(ever(5), (Some(6), (Period::Ever, Some(11))));
    assert_eq!(ever(4), (Some(6), (Period::Ever, None)));
}

#[test]
fn few_other_moves_suppress_the_digital_ones() {
    let found = alone([moves(0, 6, 2023, true), moves(6, 2, 2023, false)].concat());
    let both = |moves| vec![(Period::Together, moves), (Period::Year(2023), moves)];
    assert_eq!(disclosed(&found, "a", false), both(Some(8)));
    assert_eq!(disclosed(&found, "a", true), both(None));
}

#[test]
fn one_person_who_moves_often_is_one_person() {
    let often = (2021..2026).flat_map(|year| moves(7, 1, year, true));
    let found = alone(often.collect());
    assert!(found.iter().all(|entry| entry.flow.is_none()));
}

#[test]
fn a_family_less_its_occupations_is_of_nobody_or_enough_people() {
    // F → G holds a → b (9 people), c → d (6) and e → f (2): 17 less 9 and 6 would be two people.
    let pairs = BTreeMap::from([
        (pair("a", "b"), moves(0, 9, 2023, true)),
        (pair("c", "d"), moves(9, 6, 2023, true)),
        (pair("e", "f"), moves(15, 2, 2023, true)),
    ]);
    let group = |_: &Pair| Some(pair("F", "G"));
    let (fine, coarse) = suppress(&pairs, group, false, years(), Threshold::INSIDE);
    let together = |entries, from| disclosed(entries, from, true)[0].1;
    assert_eq!(together(&coarse, "F"), Some(17));
    assert_eq!(together(&fine, "a"), Some(9));
    assert_eq!(together(&fine, "c"), None);
    assert_eq!(together(&fine, "e"), None);
}

#[test]
fn flows_are_related_by_what_is_disclosed() {
    let pairs = BTreeMap::from([
        (pair("a", "b"), moves(0, 9, 2023, true)),
        (pair("a", "c"), moves(9, 6, 2023, true)),
        (pair("d", "c"), moves(15, 5, 2023, true)),
        (pair("d", "b"), moves(20, 2, 2023, true)),
    ]);
    let (entries, _) = suppress(&pairs, |_| None, false, years(), Threshold::INSIDE);
    let tables = tables(&entries, years(), str::to_uppercase);
    let (_, table) = &tables[0];
    assert_eq!((table.cells.len(), table.suppressed), (3, 1));
    let first = &table.cells[0];
    assert_eq!((first.from.label.as_str(), first.count), ("A", 9));
    // 9 · 20 ÷ (15 · 9).
    assert!((first.relatedness - 180.0 / 135.0).abs() < 1e-12);
    assert_eq!(tables.len(), 12);
    assert_eq!(tables[11].0, (Period::Year(2025), true));
}
