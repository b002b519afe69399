use proptest::prelude::*;

use super::*;

fn release(cells: &[usize]) -> Release {
    Release::counted(cells, Threshold::INSIDE)
}

#[test]
fn a_sum_is_disclosed_where_no_difference_is_of_few_people() {
    let mut table = release(&[9, 6, 2]);
    let mut offer = |sum: &[usize]| table.disclose(&[sum.to_vec()]);
    assert!(!offer(&[2]), "two people");
    assert!(offer(&[0, 1, 2]) && offer(&[0]));
    assert!(!offer(&[1]), "17 less 9 and 6 would be of two");
    assert!(offer(&[1, 2]), "known already");
    assert!(!offer(&[0, 1]));
}

#[test]
fn small_cells_hide_behind_each_other_by_row_and_by_column() {
    // Three years, digital moves and others: others are three a year, nine in all.
    let digital = [8, 8, 8];
    let cells: Vec<usize> = digital.iter().flat_map(|people| [*people, 3]).collect();
    let mut table = release(&cells);
    let mut offer = |sum: &[usize]| table.disclose(&[sum.to_vec()]);
    assert!(offer(&[0, 1, 2, 3, 4, 5]), "everything");
    assert!(offer(&[0, 2, 4]), "digital moves: others are nine");
    assert!(offer(&[0, 1]) && offer(&[2, 3]), "two years");
    assert!(!offer(&[0]), "a year less its digital moves is of three");
    assert!(offer(&[4, 5]));
}

#[test]
fn sums_are_disclosed_together_or_not_at_all() {
    let mut table = release(&[5, 5, 3]);
    assert!(!table.disclose(&[vec![0], vec![2]]));
    assert!(table.disclose(&[vec![0, 1, 2]]));
    assert!(
        !table.disclose(&[vec![0], vec![1]]),
        "both would leave three"
    );
    assert!(table.disclose(&[vec![0]]));
}

#[test]
fn one_person_in_many_cells_is_one_person() {
    let person = |people: &[usize]| people.iter().copied().collect::<BTreeSet<_>>();
    let cells = vec![person(&[1, 2]), person(&[1, 2, 3]), person(&[3, 4])];
    let mut table = Release::new(cells, Threshold::INSIDE);
    assert!(!table.disclose(&[vec![0, 1, 2]]), "four people");
}

proptest! {
    /// Every sum of few people, against the whole span of what is disclosed.
    #[test]
    fn no_combination_of_disclosed_sums_is_of_few_people(
        cells in prop::collection::vec(0..9_usize, 1..9),
        sums in prop::collection::vec(prop::collection::btree_set(0..8_usize, 1..8), 1..12)
    ) {
        let mut table = release(&cells);
        let mut span: Vec<(usize, Combination)> = Vec::new();
        let mut rest = |sum: &[usize], learn: bool| {
            let held = sum.iter().filter(|cell| cells[**cell] > 0);
            let mut left: Combination = held.map(|cell| (*cell, 1)).collect();
            for (pivot, known) in &span {
                subtract(&mut left, known, *pivot);
            }
            let pivot = left.keys().next().copied();
            if let (true, Some(pivot)) = (learn, pivot) {
                normalise(&mut left, pivot);
                span.push((pivot, left));
            }
            pivot.is_some()
        };
        for sum in sums {
            let sum: Vec<usize> = sum.into_iter().filter(|cell| *cell < cells.len()).collect();
            if table.disclose(std::slice::from_ref(&sum)) {
                rest(&sum, true);
            }
        }
        for some in 1..1_usize << cells.len() {
            let group: Vec<usize> = (0..cells.len()).filter(|i| some >> i & 1 == 1).collect();
            let people: usize = group.iter().map(|cell| cells[*cell]).sum();
            if (1..5).contains(&people) {
                prop_assert!(rest(&group, false), "{group:?} of {cells:?}");
            }
        }
    }
}
