//! An invented person: name, corps, grades, career, and what they agreed to.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use super::{
    career::{self, Holder, Step, World, gendered, pick},
    knowledge::{Group, Knowledge},
    sheet::{MARK, Sheets, cell},
};
use crate::laboratory::chance::{Chance, instant, months_after};

/// One who was drawn.
pub(super) struct Person {
    pub(super) uid: String,
    number: u32,
    name: String,
    group: usize,
    woman: bool,
    /// Days on which a grade was reached, after the first one.
    promotions: Vec<NaiveDate>,
    intent: &'static str,
    mobile_from: Option<NaiveDate>,
    consents: Vec<(&'static str, NaiveDate)>,
    pub(super) career: Vec<Step>,
}

/// Draws somebody whose name nobody has.
pub(super) fn draw(
    number: u32,
    world: &mut World<'_>,
    names: &mut BTreeSet<String>,
    chance: &mut Chance,
) -> Person {
    let knowledge = world.knowledge;
    let groups: Vec<(usize, f64)> = knowledge
        .groups
        .iter()
        .map(|group| group.weight)
        .enumerate()
        .collect();
    let track = knowledge.track(number);
    let drawn = pick(&groups, chance);
    let at = track.map_or(drawn, |track| track.group);
    let track = track.map_or(&[][..], |track| &track.trades);
    let group = &knowledge.groups[at];
    let woman = chance.is(46);
    let name = name(woman, knowledge, names, chance);
    let holder = Holder {
        group,
        track,
        woman,
    };
    let career = career::draw(&holder, world, chance);
    let mut promotions = Vec::new();
    let mut on = career[0].start;
    for _ in 1..group.grades.len() {
        on = months_after(on, chance.between(66, 130));
        if on > world.day {
            break;
        }
        promotions.push(on);
    }
    let intent = chance.word(&["ACTIVE", "WATCHING", "WATCHING", "NO"]);
    let mobile = intent != "NO" && chance.is(75);
    Person {
        uid: format!("agt{MARK}{number:03}"),
        number,
        name,
        group: at,
        woman,
        promotions,
        intent,
        mobile_from: mobile.then(|| chance.after(world.day + Days::new(20), 600)),
        consents: consents(world.day, track.is_empty(), chance),
        career,
    }
}

fn name(
    woman: bool,
    knowledge: &Knowledge,
    names: &mut BTreeSet<String>,
    chance: &mut Chance,
) -> String {
    let first = knowledge.words(if woman { "FEMININE" } else { "MASCULINE" });
    let last = knowledge.words("LAST");
    loop {
        let name = format!("{} {}", chance.one(&first), chance.one(&last));
        if names.insert(name.clone()) {
            return name;
        }
    }
}

/// Nearly all agree to be counted, few to be shown: nobody of those who go the ways of many, or they would be the
/// peers of everybody.
fn consents(
    day: NaiveDate,
    may_be_shown: bool,
    chance: &mut Chance,
) -> Vec<(&'static str, NaiveDate)> {
    let purposes = [
        ("RECOMMENDATIONS", 12),
        ("STATISTICS", 96),
        ("VISIBLE_TO_PEERS", 2),
        ("VISIBLE_TO_RECRUITERS", 3),
    ];
    let mut given = Vec::new();
    for (purpose, percent) in purposes {
        let on = chance.before(day, 400);
        let agreed = chance.is(percent);
        if agreed && (may_be_shown || !purpose.starts_with("VISIBLE")) {
            given.push((purpose, on));
        }
    }
    given
}

impl Person {
    fn grade(&self, group: &Group, on: NaiveDate) -> String {
        let reached = self.promotions.iter().filter(|day| **day <= on).count();
        let grade = group.grades.get(reached);
        grade.map_or_else(String::new, |grade| gendered(grade, self.woman))
    }

    /// Writes the person and the career.
    pub(super) fn write(&self, sheets: &mut Sheets, knowledge: &Knowledge) {
        let group = &knowledge.groups[self.group];
        let uid = self.uid.as_str();
        let present = self.grade(group, NaiveDate::MAX);
        sheets.add(
            "agents.csv",
            &[
                ("uid", uid),
                ("display_name", &self.name),
                ("status", &group.status),
                ("category", &group.category),
                ("corps_uid", &group.corps),
                ("grade", &present),
                ("move_intent", self.intent),
                ("mobile_from", &cell(self.mobile_from)),
            ],
        );
        for (at, step) in self.career.iter().enumerate() {
            let trade = &knowledge.trades[step.trade];
            sheets.add(
                "assignments.csv",
                &[
                    ("uid", &format!("asg{MARK}{:03}-{}", self.number, at + 1)),
                    ("agent_uid", uid),
                    ("start", &step.start.to_string()),
                    ("end", &cell(step.end)),
                    ("term_end", &cell(step.term_end)),
                    ("title", &step.title),
                    ("grade", &self.grade(group, step.start)),
                    ("organisation_uid", &knowledge.houses[step.house].uid),
                    ("occupation_uid", &trade.uid),
                    ("post_uid", &step.post),
                    ("place_uid", &step.place),
                    ("route", step.route),
                    ("digital", &trade.digital.to_string()),
                    ("management", &step.management.to_string()),
                ],
            );
        }
        for on in &self.promotions {
            let grade = self.grade(group, *on);
            sheets.add(
                "grade_changes.csv",
                &[
                    ("agent_uid", uid),
                    ("on", &on.to_string()),
                    ("grade", &grade),
                    ("category", &group.category),
                ],
            );
        }
        for (purpose, on) in &self.consents {
            sheets.add(
                "consents.csv",
                &[
                    ("agent_uid", uid),
                    ("purpose", purpose),
                    ("granted_at", &instant(*on)),
                ],
            );
        }
    }
}
