use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The trail of somebody who took a key each year, beginning in 2000.
fn trail(agent: usize, keys: &str) -> Trail {
    let keys: Vec<String> = keys.chars().map(String::from).collect();
    let year = |at: usize| day(&format!("{}-01-01", 2000 + at));
    let moves = (0..keys.len() - 1).map(|place| SequenceStep {
        place,
        left: year(place),
        taken: year(place + 1),
    });
    Trail {
        agent,
        moves: moves.collect(),
        keys,
    }
}

/// People with a career of these keys, a year each.
pub fn trails(careers: &[(usize, &str)]) -> Vec<Trail> {
    let mut all = Vec::new();
    for (people, keys) in careers {
        for _ in 0..*people {
            all.push(trail(all.len(), keys));
        }
    }
    all
}

/// The flows of five people and more.
pub fn flows(trails: &[Trail]) -> BTreeSet<Pair> {
    let table = places(trails, 2).into_iter();
    let enough = table.filter(|(_, places)| {
        let agents = places.iter().map(|(trail, _)| trails[*trail].agent);
        agents.collect::<BTreeSet<_>>().len() >= 5
    });
    let pair = |(window, _): (Window, Places)| (window[0].clone(), window[1].clone());
    enough.map(pair).collect()
}

/// The sequences of three keys and more, and what they are made of.
fn usual(trails: &[Trail], finer: Option<&Disclosed>) -> (Vec<Sequence>, Disclosed) {
    let usual = Usual::find(trails, &flows(trails), finer, LONGEST, Threshold::INSIDE);
    (usual.sequences(), usual.disclosed())
}

fn disclosed(careers: &[(usize, &str)]) -> Vec<(String, usize, i32)> {
    let trails = trails(careers);
    let (found, _) = usual(&trails, None);
    let row = |found: Sequence| (found.keys.concat(), found.times, found.median_months);
    found.into_iter().map(row).collect()
}

#[test]
fn a_sequence_is_of_enough_people_and_lasts_from_the_first_move_to_the_last() {
    let seen = disclosed(&[(6, "abc"), (5, "ab"), (7, "xbc")]);
    assert_eq!(seen, [("abc".into(), 6, 24), ("xbc".into(), 7, 24)]);
}

#[test]
fn what_would_leave_few_people_of_a_shorter_one_is_suppressed() {
    // ab: of 8, 6 went on to c and 2 stopped: 8 - 6 would isolate the 2.
    assert_eq!(disclosed(&[(6, "abc"), (2, "ab")]), []);
    // Of bc, 3 came from elsewhere, or from nowhere.
    assert_eq!(disclosed(&[(6, "abc"), (3, "bc")]), []);
    // 2 went on to d: with those who went on to e they would be few, so e is suppressed too, as the rarer.
    let seen = disclosed(&[(9, "abd"), (6, "abe"), (2, "ab")]);
    assert_eq!(seen, [("abd".into(), 9, 24)]);
    // abcd needs abc and bcd.
    let seen = disclosed(&[(6, "abcd"), (5, "abc")]);
    let keys: Vec<_> = seen.iter().map(|(keys, ..)| keys.as_str()).collect();
    assert_eq!(keys, ["abc", "bcd", "abcd"]);
}

#[test]
fn a_group_less_its_sequences_is_nobody_or_enough_people() {
    let fine = trails(&[(6, "abc"), (2, "abd"), (5, "ab"), (5, "bd")]);
    let (_, finer) = usual(&fine, None);
    // c and d are of one family: ABC is of 8, less the 6 of abc.
    let coarse: Vec<Trail> = fine
        .iter()
        .map(|trail| {
            let keys = trail.keys.iter().map(|key| key.replace('d', "c"));
            let keys = keys.map(|key| key.to_uppercase()).collect();
            Trail {
                keys,
                ..trail.clone()
            }
        })
        .collect();
    assert_eq!(usual(&coarse, None).0.len(), 1);
    assert_eq!(usual(&coarse, Some(&finer)).0, []);
}

proptest! {
    #[test]
    fn every_part_less_what_is_disclosed_of_it_is_nobody_or_enough_people(
        careers in prop::collection::vec("[a-c]{1,5}", 20..80)
    ) {
        let trails: Vec<Trail> = careers
            .iter()
            .enumerate()
            .map(|(agent, keys)| trail(agent, keys))
            .collect();
        let pairs = flows(&trails);
        let (found, _) = usual(&trails, None);
        let mut all: BTreeSet<Vec<String>> = found.into_iter().map(|sequence| sequence.keys).collect();
        all.extend(pairs.iter().map(|(from, to)| vec![from.clone(), to.clone()]));
        for part in all.iter().filter(|part| part.len() < LONGEST) {
            for backwards in [false, true] {
                let mut left = BTreeSet::new();
                for trail in &trails {
                    for at in 0..trail.keys.len().saturating_sub(part.len() - 1) {
                        if trail.keys[at..at + part.len()] != **part {
                            continue;
                        }
                        let begin = at.checked_sub(usize::from(backwards));
                        let longer = begin.and_then(|begin| trail.keys.get(begin..=begin + part.len()));
                        if longer.is_none_or(|longer| !all.contains(longer)) {
                            left.insert(trail.agent);
                        }
                    }
                }
                prop_assert!(left.is_empty() || left.len() >= 5, "{part:?} {left:?}");
            }
        }
    }
}
