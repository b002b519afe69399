use super::{
    plan::{Placed, series},
    *,
};

fn one(agent: usize, year: i32, digital: bool) -> Move {
    Move {
        agent,
        year,
        digital,
        months: 12,
    }
}

fn placed(moves: &[Move]) -> Vec<Placed> {
    moves.iter().map(|one| (*one, None)).collect()
}

/// Moves of different people, so many in each year from 2001 on.
fn years(people: &[usize]) -> Vec<Move> {
    let mut moves = Vec::new();
    for (year, people) in (2001..).zip(people) {
        for _ in 0..*people {
            moves.push(one(moves.len(), year, true));
        }
    }
    moves
}

#[test]
fn a_block_is_closed_by_the_fifth_person_and_the_rest_joins_the_last() {
    let cut = |people: &[usize]| series(&placed(&years(people)), Threshold::INSIDE);
    // 2 + 1 + 3 = 6 in 2001–2003; 5 in 2004; the 2 of 2006 join 2004.
    assert_eq!(
        cut(&[2, 1, 3, 5, 0, 2]),
        Some(vec![(2001, 2003), (2004, 2006)])
    );
    assert_eq!(cut(&[5, 5]), Some(vec![(2001, 2001), (2002, 2002)]));
    assert_eq!(cut(&[2, 2]), None);
    assert_eq!(cut(&[]), Some(vec![]));
}

#[test]
fn one_person_who_moves_often_is_one_person() {
    let often: Vec<Move> = (2001..2011).map(|year| one(0, year, true)).collect();
    assert_eq!(series(&placed(&often), Threshold::INSIDE), None);
}

fn pair(from: &str, to: &str) -> Pair {
    (from.to_owned(), to.to_owned())
}

/// Moves of so many different people in one year.
fn people(first: usize, count: usize, digital: bool) -> Vec<Move> {
    (first..first + count)
        .map(|agent| one(agent, 2001, digital))
        .collect()
}

fn moves(blocks: &[Block]) -> Vec<(Share, Option<usize>)> {
    let count = |block: &Block| (block.share, block.months.as_ref().map(Vec::len));
    blocks.iter().map(count).collect()
}

#[test]
fn few_other_moves_withhold_everything_but_the_digital_ones() {
    let all = [people(0, 6, true), people(6, 2, false)].concat();
    let cut = cut(&BTreeMap::from([(pair("a", "b"), all)]), Threshold::INSIDE);
    let blocks = &cut[&pair("a", "b")];
    assert_eq!(
        moves(blocks),
        [(Share::Digital, Some(6)), (Share::Other, None)]
    );
}

#[test]
fn few_digital_moves_are_shown_among_all_only() {
    let all = [people(0, 2, true), people(2, 6, false)].concat();
    let cut = cut(&BTreeMap::from([(pair("a", "b"), all)]), Threshold::INSIDE);
    let blocks = &cut[&pair("a", "b")];
    assert_eq!(
        moves(blocks),
        [(Share::All, Some(8)), (Share::Digital, None)]
    );
}

#[test]
fn a_family_less_its_occupations_tells_of_nobody() {
    // Family F → G holds a → b (9 people), c → d (6) and e → f (2). The family's 17 less 9 and 6 would tell
    // of two people, so c → d is withheld: 17 − 9 = 8.
    let pairs = BTreeMap::from([
        (pair("a", "b"), people(0, 9, true)),
        (pair("c", "d"), people(9, 6, true)),
        (pair("e", "f"), people(15, 2, true)),
    ]);
    let family = |_: &Pair| Some(pair("F", "G"));
    let (fine, coarse) = cut_in_groups(&pairs, family, Threshold::INSIDE);
    assert_eq!(moves(&fine[&pair("a", "b")]), [(Share::Digital, Some(9))]);
    assert_eq!(moves(&fine[&pair("c", "d")]), [(Share::Digital, None)]);
    assert_eq!(moves(&fine[&pair("e", "f")]), [(Share::Digital, None)]);
    assert_eq!(
        moves(&coarse[&pair("F", "G")]),
        [(Share::Digital, Some(17))]
    );
}

#[test]
fn a_family_is_cut_where_its_occupations_leave_nobody_alone() {
    // a → b: 2 + 3 people make one block of 2001–2002; c → d: 5 people in 2001. A block of the family in
    // 2001 alone (7 people), less c → d, would tell of two.
    let family = |_: &Pair| Some(pair("F", "G"));
    let pairs = BTreeMap::from([
        (pair("a", "b"), years(&[2, 3])),
        (
            pair("c", "d"),
            (10..15).map(|agent| one(agent, 2001, true)).collect(),
        ),
    ]);
    let (fine, coarse) = cut_in_groups(&pairs, family, Threshold::INSIDE);
    assert_eq!(fine[&pair("a", "b")].len(), 1);
    let of_family = &coarse[&pair("F", "G")];
    assert_eq!(
        (of_family[0].first_year, of_family[0].last_year),
        (2001, 2002)
    );
    assert_eq!(tell(of_family, 2001, 2001), Some(None));
    assert_eq!(tell(of_family, 2001, 2002).unwrap().unwrap().moves, 10);
}

#[test]
fn a_period_that_cuts_a_block_shows_nothing_of_it() {
    let block = Block {
        share: Share::Digital,
        first_year: 2001,
        last_year: 2003,
        months: Some(vec![10, 20, 30, 40, 50, 60]),
    };
    let blocks = [block];
    assert_eq!(tell(&blocks, 2004, 2010), None);
    assert_eq!(tell(&blocks, 2002, 2010), Some(None));
    let told = tell(&blocks, 2000, 2003).unwrap().unwrap();
    assert_eq!((told.moves, told.median_months), (6, 30));
}
