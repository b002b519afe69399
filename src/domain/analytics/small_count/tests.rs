use proptest::prelude::*;

use super::*;

fn cell(row: usize, column: usize, people: usize) -> Cell<(usize, usize)> {
    Cell {
        row,
        column,
        people,
        silent: false,
        item: (row, column),
    }
}

fn places<T>(kept: &Kept<T>) -> Vec<(usize, usize)> {
    kept.cells
        .iter()
        .map(|cell| (cell.row, cell.column))
        .collect()
}

const BOTH: Totals = Totals {
    rows: true,
    columns: true,
};

#[test]
fn a_threshold_is_three_at_least() {
    assert_eq!([0, 1, 2].map(Threshold::new), [None; 3]);
    assert_eq!(Threshold::new(3).map(Threshold::people), Some(3));
    assert_eq!(Threshold::INSIDE.people(), 5);
    assert_eq!(Threshold::PUBLIC.people(), 11);
}

#[test]
fn a_count_of_nobody_looks_like_a_count_of_few() {
    let five = Threshold::INSIDE;
    assert_eq!(
        [0, 1, 4, 5].map(|n| five.count(n)),
        [None, None, None, Some(5)]
    );
    assert_eq!(
        [0, 1, 4, 5].map(|n| five.hides(n)),
        [false, true, true, false]
    );
    assert_eq!(five.disclose(4, "why"), None);
    assert_eq!(five.disclose(5, "why"), Some("why"));
}

#[test]
fn the_smallest_of_a_row_goes_with_the_one_that_its_total_would_give_away() {
    // 2 is suppressed; with the total of 20, 2 would be 20 − 7 − 11, so 7 goes too.
    let row = vec![cell(0, 0, 2), cell(0, 1, 7), cell(0, 2, 11)];
    let rows = Totals {
        rows: true,
        columns: false,
    };
    let kept = suppress(row.clone(), rows, Threshold::INSIDE);
    assert_eq!((places(&kept), kept.suppressed), (vec![(0, 2)], 2));
    assert!(kept.rows.contains(&0));
    // Without a total, nothing is given away.
    let kept = suppress(row, Totals::default(), Threshold::INSIDE);
    assert_eq!((places(&kept), kept.suppressed), (vec![(0, 1), (0, 2)], 1));
}

#[test]
fn two_small_cells_that_are_few_together_take_a_third_with_them() {
    // 1 + 2 = 3 are fewer than five: the total would isolate three people.
    let row = vec![cell(0, 0, 1), cell(0, 1, 2), cell(0, 2, 6), cell(0, 3, 9)];
    let rows = Totals {
        rows: true,
        columns: false,
    };
    let kept = suppress(row, rows, Threshold::INSIDE);
    assert_eq!((places(&kept), kept.suppressed), (vec![(0, 3)], 3));
}

#[test]
fn a_total_goes_where_no_cell_is_left_to_go() {
    // The one cell of its column is suppressed with the row's; the column's total would be its count.
    let cells = vec![cell(0, 0, 2), cell(0, 1, 8)];
    let kept = suppress(cells, BOTH, Threshold::INSIDE);
    assert_eq!((places(&kept), kept.suppressed), (vec![], 2));
    assert_eq!((kept.rows.len(), kept.columns.len()), (1, 0));
}

#[test]
fn a_silent_cell_is_never_shown_and_protects_or_is_protected() {
    let silent = Cell {
        silent: true,
        ..cell(0, 9, 3)
    };
    let rows = Totals {
        rows: true,
        columns: false,
    };
    let kept = suppress(
        vec![cell(0, 0, 6), cell(0, 1, 8), silent],
        rows,
        Threshold::INSIDE,
    );
    assert_eq!((places(&kept), kept.suppressed), (vec![(0, 1)], 1));
    let many = Cell {
        silent: true,
        ..cell(0, 9, 30)
    };
    let kept = suppress(vec![cell(0, 0, 6), many], rows, Threshold::INSIDE);
    assert_eq!((places(&kept), kept.suppressed), (vec![(0, 0)], 0));
}

/// Which unknown cells the disclosed totals, less the disclosed cells, determine: the unit vector of each is in the row space of the equations, found by elimination in a prime field.
fn determined(
    unknown: &[(usize, usize)],
    rows: &BTreeSet<usize>,
    columns: &BTreeSet<usize>,
) -> Vec<usize> {
    const P: i64 = 1_000_003;
    let power = |base: i64, mut exponent: i64| {
        let (mut base, mut result) = (base, 1);
        while exponent > 0 {
            if exponent & 1 == 1 {
                result = result * base % P;
            }
            base = base * base % P;
            exponent >>= 1;
        }
        result
    };
    let of_rows = rows.iter().map(|row| {
        let is_in = |(r, _): &(usize, usize)| i64::from(r == row);
        unknown.iter().map(is_in).collect::<Vec<_>>()
    });
    let of_columns = columns.iter().map(|column| {
        let is_in = |(_, c): &(usize, usize)| i64::from(c == column);
        unknown.iter().map(is_in).collect::<Vec<_>>()
    });
    let mut equations: Vec<Vec<i64>> = of_rows.chain(of_columns).collect();
    let mut done = 0;
    for i in 0..unknown.len() {
        let Some(pivot) = (done..equations.len()).find(|e| equations[*e][i] != 0) else {
            continue;
        };
        equations.swap(done, pivot);
        let inverse = power(equations[done][i], P - 2);
        for value in &mut equations[done] {
            *value = *value * inverse % P;
        }
        let head = equations[done].clone();
        for (e, equation) in equations.iter_mut().enumerate() {
            let factor = equation[i];
            if e != done && factor != 0 {
                for (value, of_head) in equation.iter_mut().zip(&head) {
                    *value = (*value + (P - factor) * of_head) % P;
                }
            }
        }
        done += 1;
    }
    // In reduced form a determined unknown has an equation of its own.
    let alone = equations[..done].iter().filter_map(|equation| {
        let mut terms = (0..equation.len()).filter(|i| equation[*i] != 0);
        let first = terms.next()?;
        terms.next().is_none().then_some(first)
    });
    alone.collect()
}

#[test]
fn elimination_finds_what_is_determined() {
    let all = |n: usize| (0..n).collect::<BTreeSet<_>>();
    assert_eq!(determined(&[(0, 0)], &all(1), &all(0)), [0]);
    assert!(determined(&[(0, 0), (0, 1)], &all(1), &all(0)).is_empty());
    let second = BTreeSet::from([1]);
    assert_eq!(determined(&[(0, 0), (0, 1)], &all(1), &second).len(), 2);
    let square = [(0, 0), (0, 1), (1, 0), (1, 1)];
    assert!(determined(&square, &all(2), &all(2)).is_empty());
    assert_eq!(determined(&square[..3], &all(2), &all(2)).len(), 3);
}

type Pair = Cell<(usize, usize)>;

/// The people of some of the cells.
fn count_of(cells: &[&Pair], is_in: impl Fn(&&&Pair) -> bool) -> usize {
    cells.iter().filter(is_in).map(|cell| cell.people).sum()
}

proptest! {
    #[test]
    fn nothing_small_is_shown_and_nothing_suppressed_is_determined(
        people in proptest::collection::vec(prop_oneof![3 => 0usize..6, 2 => 0usize..30], 1..30),
        silent in proptest::collection::vec(proptest::bool::weighted(0.1), 30),
        further in proptest::collection::btree_set((0usize..6, 0usize..6), 0..3),
        width in 1usize..6,
        rows: bool,
        columns: bool,
        least in 3u32..12,
    ) {
        let threshold = Threshold::new(least).unwrap();
        let cells: Vec<_> = people
            .iter()
            .enumerate()
            .map(|(i, people)| Cell { silent: silent[i], ..cell(i / width, i % width, *people) })
            .collect();
        let somebody = cells.iter().filter(|cell| cell.people > 0 && !cell.silent).count();
        let totals = Totals { rows, columns };
        let is_besides = |place: &(usize, usize)| further.contains(place);
        let known = KnownCells {
            rows: &|_| totals.rows,
            columns: &|_| totals.columns,
            further: &is_besides,
        };
        let kept = suppress_of(&known, cells.clone(), threshold);
        prop_assert_eq!(kept.cells.len() + kept.suppressed, somebody);
        let shown = places(&kept);
        for cell in &kept.cells {
            prop_assert!(cell.people >= threshold.people() as usize && !cell.silent && !further.contains(&(cell.row, cell.column)));
        }
        let suppressed: Vec<_> = cells
            .iter()
            .filter(|cell| cell.people > 0 && !shown.contains(&(cell.row, cell.column)))
            .collect();
        let unknown: Vec<_> = suppressed.iter().map(|cell| (cell.row, cell.column)).collect();
        for i in determined(&unknown, &kept.rows, &kept.columns) {
            let is_open = suppressed[i].silent && threshold.shows(suppressed[i].people);
            prop_assert!(is_open, "{:?}", suppressed[i]);
        }
        let all: Vec<_> = cells.iter().collect();
        for row in &kept.rows {
            prop_assert!(rows && threshold.shows(count_of(&all, |cell| cell.row == *row)));
            prop_assert!(!threshold.hides(count_of(&suppressed, |cell| cell.row == *row)));
        }
        for column in &kept.columns {
            prop_assert!(columns && threshold.shows(count_of(&all, |cell| cell.column == *column)));
            prop_assert!(!threshold.hides(count_of(&suppressed, |cell| cell.column == *column)));
        }
        if kept.suppressed == 0 && further.is_empty() && silent.iter().all(|cell| !cell) {
            prop_assert_eq!(kept.cells.len(), somebody);
        }
    }
}
