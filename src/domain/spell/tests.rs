//! What is one spell, and which spells count.

use chrono::NaiveDate;

use super::{HeldAssignment, InSpell, spells};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// An assignment on a post, `end` empty while it goes on.
fn held(uid: &str, post: &str, start: &str, end: &str) -> HeldAssignment {
    HeldAssignment {
        uid: uid.to_owned(),
        start: day(start),
        end: (!end.is_empty()).then(|| day(end)),
        post_uid: Some(post.to_owned()),
        organisation_uid: Some("org".to_owned()),
        occupation_uid: Some("occ".to_owned()),
        title: Some("Développeuse".to_owned()),
    }
}

/// The same, of which the post is not known.
fn without_post(uid: &str, title: Option<&str>, start: &str, end: &str) -> HeldAssignment {
    HeldAssignment {
        post_uid: None,
        title: title.map(str::to_owned),
        ..held(uid, "", start, end)
    }
}

/// Each spell that counts, as the key of the assignment that stands for it and its first day.
fn counted(all: &[HeldAssignment]) -> Vec<(String, String)> {
    let main = spells(all).into_iter().filter(|found| found.main);
    main.map(|found| (found.uid, found.since.to_string()))
        .collect()
}

fn pairs(wanted: &[(&str, &str)]) -> Vec<(String, String)> {
    let own = |(uid, since): &(&str, &str)| ((*uid).to_owned(), (*since).to_owned());
    wanted.iter().map(own).collect()
}

#[test]
fn renewals_of_one_post_are_one_spell() {
    let all = [
        held("c", "p", "2022-01-01", ""),
        held("a", "p", "2016-01-01", "2018-12-31"),
        held("b", "p", "2019-01-01", "2021-12-31"),
    ];
    assert_eq!(counted(&all), pairs(&[("c", "2016-01-01")]));
    let since: Vec<_> = spells(&all).iter().map(|found| found.since).collect();
    assert_eq!(since, [day("2016-01-01"); 3]);
}

#[test]
fn a_weekend_lies_between_renewals_and_a_month_does_not() {
    // Friday 28 February 2020; Tuesday 3 March, Wednesday 4 March.
    let first = held("a", "p", "2018-01-01", "2020-02-28");
    let touching = [first.clone(), held("b", "p", "2020-03-03", "")];
    assert_eq!(counted(&touching), pairs(&[("b", "2018-01-01")]));
    let apart = [first, held("b", "p", "2020-03-04", "")];
    let two = [("a", "2018-01-01"), ("b", "2020-03-04")];
    assert_eq!(counted(&apart), pairs(&two));
}

#[test]
fn a_side_mission_in_a_kept_post_does_not_count() {
    let all = [
        held("a", "p", "2015-01-01", ""),
        held("b", "q", "2018-01-01", "2018-06-30"),
    ];
    assert_eq!(counted(&all), pairs(&[("a", "2015-01-01")]));
    let side = InSpell {
        uid: "b".to_owned(),
        since: day("2018-01-01"),
        main: false,
    };
    assert_eq!(spells(&all)[1], side);
    // Not even where the post that is kept was renewed meanwhile.
    let renewed = [
        held("a", "p", "2015-01-01", "2018-03-31"),
        held("b", "q", "2018-01-01", "2018-06-30"),
        held("c", "p", "2018-04-01", ""),
    ];
    assert_eq!(counted(&renewed), pairs(&[("c", "2015-01-01")]));
}

#[test]
fn who_hands_over_for_a_month_moved() {
    let all = [
        held("a", "p", "2015-01-01", "2018-01-31"),
        held("b", "q", "2018-01-01", ""),
    ];
    let two = [("a", "2015-01-01"), ("b", "2018-01-01")];
    assert_eq!(counted(&all), pairs(&two));
}

#[test]
fn two_posts_held_together_count_once() {
    let all = [
        held("b", "q", "2015-01-01", ""),
        held("a", "p", "2015-01-01", ""),
    ];
    assert_eq!(counted(&all), pairs(&[("a", "2015-01-01")]));
}

#[test]
fn who_comes_back_to_a_post_begins_a_spell() {
    let all = [
        held("a", "p", "2015-01-01", "2017-12-31"),
        held("b", "q", "2018-01-01", "2019-12-31"),
        held("c", "p", "2020-01-01", ""),
    ];
    let three = [
        ("a", "2015-01-01"),
        ("b", "2018-01-01"),
        ("c", "2020-01-01"),
    ];
    assert_eq!(counted(&all), pairs(&three));
}

#[test]
fn without_a_post_organisation_occupation_and_title_say_which_it_is() {
    let first = without_post("a", Some("Développeuse"), "2015-01-01", "2017-12-31");
    let one = |title| [first.clone(), without_post("b", title, "2018-01-01", "")];
    for title in [Some(" développeuse "), None] {
        assert_eq!(
            counted(&one(title)),
            pairs(&[("b", "2015-01-01")]),
            "{title:?}"
        );
    }
    assert_eq!(counted(&one(Some("Cheffe de projet"))).len(), 2);
    let mut elsewhere = one(None);
    elsewhere[1].organisation_uid = Some("other".to_owned());
    assert_eq!(counted(&elsewhere).len(), 2);
}

/// Numbers that look random, the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

/// The spells that count, by post, first and last day: what figures are made of.
fn figure(all: &[HeldAssignment]) -> Vec<(Option<String>, NaiveDate, Option<NaiveDate>)> {
    let main = spells(all).into_iter().filter(|found| found.main);
    main.map(|found| {
        let stands = all.iter().find(|held| held.uid == found.uid).unwrap();
        (stands.post_uid.clone(), found.since, stands.end)
    })
    .collect()
}

#[test]
fn splitting_an_assignment_and_adding_a_side_mission_change_nothing() {
    let mut dice = Dice(7);
    for round in 0..2_000 {
        let mut at = day("2000-01-01");
        let mut all = Vec::new();
        for number in 0..=dice.below(5) {
            let start = at + chrono::Days::new(dice.below(200));
            let end = start + chrono::Days::new(30 + dice.below(1_500));
            // Now and then two overlap.
            at = end - chrono::Days::new(dice.below(60));
            let post = format!("p{}", dice.below(3));
            let mut next = held(&format!("{number}"), &post, "2000-01-01", "");
            (next.start, next.end) = (start, Some(end));
            all.push(next);
        }
        if dice.below(2) == 0 {
            all.last_mut().unwrap().end = None;
        }
        let wanted = figure(&all);

        let place = usize::try_from(dice.below(u64::try_from(all.len()).unwrap())).unwrap();
        let kept = all[place].clone();
        let mut split = all.clone();
        let cut = kept.start + chrono::Days::new(1 + dice.below(20));
        split[place].end = Some(cut);
        let mut rest = kept.clone();
        (rest.uid, rest.start) = ("rest".to_owned(), cut.succ_opt().unwrap());
        split.push(rest);
        assert_eq!(figure(&split), wanted, "round {round}: {all:#?}");

        let mut side = held("side", "q", "2000-01-01", "");
        side.start = kept.start + chrono::Days::new(1 + dice.below(10));
        side.end = Some(side.start + chrono::Days::new(dice.below(10)));
        all.push(side);
        assert_eq!(figure(&all), wanted, "round {round}: {all:#?}");
    }
}
