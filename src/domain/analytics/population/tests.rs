use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::domain::analytics::small_count::Threshold;

const K: Threshold = Threshold::INSIDE;

/// An agent by corps (with its category and status), occupation (with its family), ministry, region.
fn agents(
    corps: &str,
    occupation: &str,
    ministry: Option<&str>,
    region: &str,
    people: usize,
) -> PopulationTally {
    let text = |word: &str| Some(word.to_owned());
    PopulationTally {
        corps_uid: text(corps),
        corps_label: text(&corps.to_uppercase()),
        category: text(&corps[..1]),
        status: text("TENURED"),
        occupation_uid: text(occupation),
        family: text(&occupation[..1]),
        ministry_uid: ministry.map(str::to_owned),
        region_uid: text(region),
        people,
        ..PopulationTally::default()
    }
}

fn tables(
    people: &[PopulationTally],
    posts: &[OpenPostTally],
) -> BTreeMap<Populations, PopulationTable> {
    tabulate(Stock { people, posts }, K).into_iter().collect()
}

/// Each cell of a table by its keys, `?` where one is unknown.
fn cells(table: &PopulationTable) -> Vec<(String, i32)> {
    let key = |key: &PopulationKey| key.key.clone().unwrap_or_else(|| "?".to_owned());
    let cells = table.cells.iter().map(|cell| {
        let and = cell
            .and
            .as_ref()
            .map_or(String::new(), |and| format!(" {}", key(and)));
        (format!("{}{and}", key(&cell.by)), cell.count)
    });
    cells.collect()
}

fn row(keys: &str, count: i32) -> (String, i32) {
    (keys.to_owned(), count)
}

fn of(
    tables: &BTreeMap<Populations, PopulationTable>,
    by: PopulationDimension,
    and: Option<PopulationDimension>,
) -> &PopulationTable {
    &tables[&Populations { by, and }]
}

#[test]
fn a_cell_is_suppressed_with_another_that_would_give_it_away() {
    let people = [
        agents("a1", "x1", Some("m1"), "r", 20),
        agents("a1", "x1", Some("m2"), "r", 3),
        agents("a2", "x1", Some("m1"), "r", 12),
        agents("a2", "x1", Some("m2"), "r", 9),
        agents("b1", "x1", Some("m2"), "r", 8),
        agents("b1", "x1", None, "r", 7),
    ];
    let found = tables(&people, &[]);
    let corps = of(&found, Corps, None);
    assert_eq!((corps.total, corps.suppressed), (Some(59), 0));
    assert_eq!(cells(corps), [row("a1", 23), row("a2", 21), row("b1", 15)]);
    assert_eq!(corps.cells[0].by.label.as_deref(), Some("A1"));
    // Who has no ministry is a row.
    let ministry = of(&found, Ministry, None);
    assert_eq!(cells(ministry), [row("m1", 32), row("m2", 20), row("?", 7)]);
    // The three of a1 in m2 would be 23 less 20; 20 is offered first, and refused; 12 would give it, and so would 9
    // as 44 less 12 and 8.
    let both = of(&found, Corps, Some(Ministry));
    assert_eq!(cells(both), [row("b1 m2", 8), row("b1 ?", 7)]);
    assert_eq!(both.suppressed, 4);
    // Its category is a sum of the same: 12 and 32, and nothing is given away.
    let category = of(&found, Ministry, Some(Category));
    assert_eq!(
        cells(category),
        [
            row("m1 a", 32),
            row("m2 a", 12),
            row("m2 b", 8),
            row("? b", 7)
        ]
    );
}

#[test]
fn what_follows_from_something_finer_is_suppressed_with_it() {
    // Category b is b1 and b2: with b2 of three in m1, b and b1 there would give it.
    let people = [
        agents("b1", "x1", Some("m1"), "r", 9),
        agents("b2", "x1", Some("m1"), "r", 3),
        agents("b2", "x1", Some("m2"), "r", 8),
        agents("b1", "x1", Some("m2"), "r", 8),
        agents("a1", "x1", Some("m1"), "r", 30),
        agents("a1", "x1", Some("m2"), "r", 30),
    ];
    let found = tables(&people, &[]);
    let category = cells(of(&found, Ministry, Some(Category)));
    assert!(category.contains(&row("m1 b", 12)), "{category:?}");
    let corps = cells(of(&found, Corps, Some(Ministry)));
    assert!(!corps.contains(&row("b1 m1", 9)), "{corps:?}");
}

#[test]
fn rates_are_of_the_stock_and_of_one_dimension() {
    let with = |moved, crossed, people| PopulationTally {
        moved,
        crossed,
        ..agents("a1", "x1", Some("m1"), "r1", people)
    };
    let people = [
        with(false, false, 30),
        with(true, false, 5),
        with(true, true, 15),
        // Four of m2 moved.
        PopulationTally {
            moved: true,
            ..agents("a1", "x2", Some("m2"), "r1", 4)
        },
        agents("a1", "x2", Some("m2"), "r1", 46),
    ];
    let post = |occupation: &str, categories: &[&str], posts| OpenPostTally {
        occupation_uid: Some(occupation.to_owned()),
        family: Some("x".to_owned()),
        ministry_uid: Some("m1".to_owned()),
        categories: categories.iter().map(|word| (*word).to_owned()).collect(),
        region_uid: None,
        posts,
    };
    let found = tables(
        &people,
        &[post("x1", &["a", "b"], 10), post("x2", &["b"], 40)],
    );
    let rates = |by, key: &str| {
        let cells = &of(&found, by, None).cells;
        let cell = cells
            .iter()
            .find(|cell| cell.by.key.as_deref() == Some(key))
            .unwrap();
        (
            cell.mobility_rate,
            cell.cross_ministry_share,
            cell.vacancy_rate,
        )
    };
    // Ten posts for fifty agents; 24 of 100 moved, and twenty of them in m1: the four others would be left.
    assert_eq!(rates(Occupation, "x1"), (None, None, Some(10.0 / 60.0)));
    assert_eq!(
        rates(Family, "x"),
        (Some(0.24), Some(15.0 / 24.0), Some(50.0 / 150.0))
    );
    assert_eq!(rates(Ministry, "m2"), (None, None, Some(0.0)));
    // One of the categories of the first ten posts; corps are none of posts, and no post has a region.
    assert_eq!(rates(Category, "a").2, Some(10.0 / 110.0));
    assert_eq!(rates(Corps, "a1"), (Some(0.24), Some(15.0 / 24.0), None));
    assert_eq!(rates(Region, "r1").2, Some(0.0));
    let pair = of(&found, Occupation, Some(Ministry));
    let pair = &pair.cells[0];
    assert_eq!(
        (pair.mobility_rate, pair.vacancy_rate),
        (None, Some(10.0 / 60.0))
    );
}

#[test]
fn a_table_is_found_in_either_order_or_named() {
    let find = |by, and| Populations::find(by, and);
    let table = Populations {
        by: Corps,
        and: Some(Ministry),
    };
    assert_eq!(find(Corps, Some(Ministry)).unwrap(), (table, false));
    assert_eq!(find(Ministry, Some(Corps)).unwrap(), (table, true));
    assert!(find(Family, None).is_ok());
    for (by, and) in [
        (Corps, Corps),
        (Corps, Occupation),
        (Family, Occupation),
        (Corps, Status),
    ] {
        let refused = find(by, Some(and));
        assert!(matches!(
            refused,
            Err(Error::Invalid(Field::SecondDimension, Reason::NoPair))
        ));
    }
}

/// What an attacker works out of sums of unknown numbers, in a prime field.
struct Attacker {
    width: usize,
    rows: Vec<(usize, Vec<u64>)>,
}

const P: u64 = 2_147_483_629;

impl Attacker {
    fn rest(&self, is_in: &dyn Fn(usize) -> bool) -> Vec<u64> {
        let mut left: Vec<u64> = (0..self.width).map(|i| u64::from(is_in(i))).collect();
        for (pivot, row) in &self.rows {
            let factor = left[*pivot];
            if factor != 0 {
                for (value, known) in left.iter_mut().zip(row) {
                    *value = (*value + (P - factor) * known) % P;
                }
            }
        }
        left
    }

    fn learn(&mut self, is_in: &dyn Fn(usize) -> bool) {
        let mut left = self.rest(is_in);
        let Some(pivot) = left.iter().position(|value| *value != 0) else {
            return;
        };
        let (mut inverse, mut base, mut exponent) = (1, left[pivot], P - 2);
        while exponent > 0 {
            if exponent & 1 == 1 {
                inverse = inverse * base % P;
            }
            base = base * base % P;
            exponent >>= 1;
        }
        for value in &mut left {
            *value = *value * inverse % P;
        }
        self.rows.push((pivot, left));
    }

    fn knows(&self, is_in: &dyn Fn(usize) -> bool) -> bool {
        self.rest(is_in).iter().all(|value| *value == 0)
    }
}

const CORPS: [&str; 3] = ["a1", "a2", "b1"];
const JOBS: [&str; 3] = ["x1", "x2", "y1"];
const MINISTRIES: [Option<&str>; 3] = [Some("m1"), Some("m2"), None];

/// Everybody who could be there: corps, job, ministry, and whether they moved.
fn everybody(counts: &[usize]) -> Vec<PopulationTally> {
    let mut counts = counts.iter();
    let mut found = Vec::new();
    for corps in CORPS {
        for job in JOBS {
            for ministry in MINISTRIES {
                for moved in [false, true] {
                    found.push(PopulationTally {
                        moved,
                        ..agents(corps, job, ministry, "r", *counts.next().unwrap())
                    });
                }
            }
        }
    }
    found
}

/// Who is in a sum.
type Sum<'s> = Box<dyn Fn(usize) -> bool + 's>;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// All tables and all rates at once: no cell, no row and no union of cells of two dimensions that holds a few people follows
    /// from them, neither for who thinks anybody possible anywhere, nor of two dimensions for who knows who is not there.
    #[test]
    fn no_combination_of_all_tables_is_of_few_people(
        counts in prop::collection::vec(prop_oneof![2 => Just(0_usize), 2 => 0..4_usize, 1 => 4..30_usize], 54)
    ) {
        let people = everybody(&counts);
        let found = tables(&people, &[]);
        let mut open = Attacker { width: people.len(), rows: Vec::new() };
        // What was published, as who is in it.
        let mut sums: Vec<(Vec<PopulationDimension>, Sum<'_>)> = Vec::new();
        for (table, content) in &found {
            if content.total.is_some() {
                sums.push((Vec::new(), Box::new(|_| true)));
            }
            for cell in &content.cells {
                let people = &people;
                let is_in = move |i: usize| {
                    let mut keys = std::iter::once(&cell.by).chain(&cell.and);
                    table.dimensions().all(|dimension| {
                        keys.next().unwrap().key.as_deref() == people[i].key(dimension)
                    })
                };
                let counted = (0..people.len()).filter(|i| is_in(*i));
                let counted: usize = counted.map(|i| people[i].people).sum();
                prop_assert_eq!(usize::try_from(cell.count).unwrap(), counted);
                prop_assert!(K.shows(counted));
                if cell.mobility_rate.is_some() {
                    // Who moves is another dimension of the attack.
                    sums.push((vec![table.by, Status], Box::new(move |i| is_in(i) && people[i].moved)));
                }
                sums.push((table.dimensions().collect(), Box::new(is_in)));
            }
        }
        for (_, sum) in &sums {
            open.learn(sum);
        }
        let few = |is_in: &dyn Fn(usize) -> bool| {
            let within: usize = (0..people.len()).filter(|i| is_in(*i)).map(|i| people[i].people).sum();
            (1..5).contains(&within)
        };
        for (a, b) in [(Corps, Ministry), (Occupation, Ministry), (Corps, Occupation)] {
            let pairs: Vec<_> = people.iter().map(|tally| (tally.key(a), tally.key(b))).collect();
            let mut all = pairs.clone();
            all.sort_unstable();
            all.dedup();
            prop_assert_eq!(all.len(), 9);
            // Who knows which pairs of these two are nobody's: cells are the pairs with somebody in them.
            let count = |pair: &(Option<&str>, Option<&str>)| -> usize {
                let own = pairs.iter().zip(&people).filter(|(own, _)| *own == pair);
                own.map(|(_, tally)| tally.people).sum()
            };
            let held: Vec<_> = all.iter().filter(|pair| count(pair) > 0).copied().collect();
            let mut knowing = Attacker { width: held.len(), rows: Vec::new() };
            for (dimensions, sum) in &sums {
                let block = |dimension: &PopulationDimension| match dimension {
                    Corps | Category => Corps,
                    Occupation | Family => Occupation,
                    other => *other,
                };
                if dimensions.iter().all(|dimension| [a, b].contains(&block(dimension))) {
                    let is_in = |at: usize| {
                        let i = pairs.iter().position(|pair| *pair == held[at]).unwrap();
                        sum(i)
                    };
                    knowing.learn(&is_in);
                }
            }
            for some in 1..1_usize << 9 {
                let is_chosen = |pair: &(Option<&str>, Option<&str>)| {
                    all.iter().position(|known| known == pair).is_some_and(|at| some >> at & 1 == 1)
                };
                let is_in = |i: usize| is_chosen(&pairs[i]);
                if few(&is_in) {
                    prop_assert!(!open.knows(&is_in), "{:?} {:?} {some:b}", a, b);
                    prop_assert!(!knowing.knows(&|at| is_chosen(&held[at])), "{:?} {:?} {some:b} known", a, b);
                }
            }
            for axis in [a, b] {
                for moved in [false, true] {
                    for tally in &people {
                        let is_in = |i: usize| people[i].moved == moved && people[i].key(axis) == tally.key(axis);
                        prop_assert!(!few(&is_in) || !open.knows(&is_in), "{axis:?} {moved}");
                    }
                }
            }
        }
    }
}

#[test]
fn where_corps_and_occupations_make_too_many_cells_the_other_tables_stay() {
    let letters = ["a", "b", "c", "d", "e"];
    let mut people = Vec::new();
    for (at, corps) in (0..25).map(|at| (at, format!("{}-corps-{at}", letters[at % 5]))) {
        for (with, occupation) in
            (0..25).map(|with| (with, format!("{}-job-{with}", letters[with % 5])))
        {
            let ministry = letters[(at + with) % 5];
            people.push(agents(&corps, &occupation, Some(ministry), "r", 6));
        }
    }
    let found = tables(&people, &[]);
    for (table, content) in &found {
        let fine = table
            .dimensions()
            .any(|dimension| matches!(dimension, Corps | Occupation));
        assert_eq!(content.cells.is_empty(), fine, "{table:?} {content:?}");
        assert_eq!(content.total, Some(25 * 25 * 6), "{table:?}");
        assert!(!fine || content.suppressed >= 25, "{table:?}");
    }
    assert_eq!(of(&found, Family, Some(Ministry)).cells.len(), 25);
}
