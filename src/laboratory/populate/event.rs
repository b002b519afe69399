//! What happens on the way: requests to leave, and accompaniments with what people said of them.

use chrono::{Datelike as _, Days, NaiveDate};

use super::{
    career::Step,
    knowledge::Knowledge,
    person::Person,
    sheet::{MARK, Sheets, cell},
};
use crate::laboratory::chance::{Chance, months_after};

/// One person in so many is accompanied.
const ACCOMPANIED: usize = 2;
/// Calendar years over which accompaniments and requests are spread: those that are over.
const YEARS: i32 = 5;
/// The occupation of who accompanies.
const ADVISER: &str = "occ-conseiller-mobilite";

/// Who can accompany, and since when.
pub(super) struct Advisers(Vec<(String, NaiveDate)>);

impl Advisers {
    /// The people of the directory who hold the post to this day.
    pub(super) fn among(sheets: &Sheets) -> Self {
        let rows = sheets.rows("assignments.csv").into_iter();
        let rows = rows.filter(|row| row["occupation_uid"] == ADVISER && row["end"].is_empty());
        let found = rows.filter_map(|row| {
            let since = row["start"].parse().ok()?;
            Some((row["agent_uid"].to_owned(), since))
        });
        Self(found.collect())
    }

    fn on(&self, day: NaiveDate) -> Vec<&str> {
        let there = self.0.iter().filter(|(_, since)| *since <= day);
        there.map(|(uid, _)| uid.as_str()).collect()
    }
}

/// Writes what happened to each.
pub(super) fn write(
    sheets: &mut Sheets,
    people: &[Person],
    knowledge: &Knowledge,
    advisers: &Advisers,
    day: NaiveDate,
    chance: &mut Chance,
) {
    let mut requests = 0;
    for person in people {
        for request in requests_of(person, knowledge, day, chance) {
            requests += 1;
            sheets.add(
                "mobility_requests.csv",
                &[
                    ("uid", &format!("req{MARK}{requests:03}")),
                    ("agent_uid", &person.uid),
                    (
                        "from_organisation_uid",
                        &knowledge.houses[request.house].uid,
                    ),
                    ("asked_on", &request.asked.to_string()),
                    ("answered_on", &cell(request.answered)),
                    ("answer", request.answer),
                    ("reason", request.reason),
                ],
            );
        }
    }
    let mut number = 0;
    for (at, person) in people
        .iter()
        .enumerate()
        .filter(|(at, _)| at % ACCOMPANIED == 0)
    {
        let sought = (at / ACCOMPANIED).is_multiple_of(2);
        let Some(started) = accompanied_on(person, knowledge, sought, day, chance) else {
            continue;
        };
        let there = advisers.on(started);
        if there.is_empty() {
            continue;
        }
        number += 1;
        let uid = format!("acc{MARK}{number:03}");
        let ended = started + Days::new(chance.between(110, 220).into());
        sheets.add(
            "accompaniments.csv",
            &[
                ("uid", &uid),
                ("agent_uid", &person.uid),
                ("adviser_uid", *chance.one::<&str>(&there)),
                ("started_on", &started.to_string()),
                ("ended_on", &cell(Some(ended).filter(|ended| *ended <= day))),
            ],
        );
        let said = ended + Days::new(chance.between(4, 40).into());
        if said <= day && chance.is(85) {
            let score = chance.word(&["5", "5", "5", "4", "4", "4", "4", "3", "3", "2"]);
            sheets.add(
                "feedback.csv",
                &[
                    ("agent_uid", &person.uid),
                    ("accompaniment_uid", &uid),
                    ("kind", "SATISFACTION"),
                    ("score", score),
                    ("on", &said.to_string()),
                ],
            );
        }
    }
}

struct Request<'a> {
    house: usize,
    asked: NaiveDate,
    answered: Option<NaiveDate>,
    answer: &'static str,
    reason: &'a str,
}

/// Requests to leave a ministry: of those who left one, and of some who were refused.
fn requests_of<'a>(
    person: &Person,
    knowledge: &'a Knowledge,
    day: NaiveDate,
    chance: &mut Chance,
) -> Vec<Request<'a>> {
    let ministry = |step: &Step| knowledge.houses[step.house].ministry;
    let recent = |on: NaiveDate| on.year() >= day.year() - YEARS;
    let mut found = Vec::new();
    for pair in person.career.windows(2) {
        let [left, taken] = pair else { continue };
        let asked = taken.start - Days::new(chance.between(100, 230).into());
        let there = left.start < asked && left.end.is_some_and(|end| end >= asked);
        if ministry(left) != ministry(taken) && recent(asked) && there && chance.is(55) {
            found.push(Request {
                house: left.house,
                asked,
                answered: Some(asked + Days::new(chance.between(15, 80).into())),
                answer: "ACCEPTED",
                reason: "",
            });
        }
    }
    let refusals = knowledge.words("REFUSAL");
    for step in &person.career {
        let asked = months_after(step.start, chance.between(16, 28));
        let asked = asked + Days::new(chance.between(0, 27).into());
        let answered = asked + Days::new(chance.between(20, 75).into());
        let still = step.end.unwrap_or(day) > months_after(answered, 4);
        if recent(asked) && still && !refusals.is_empty() && chance.is(18) {
            found.push(Request {
                house: step.house,
                asked,
                answered: Some(answered),
                answer: "REFUSED",
                reason: chance.one::<&str>(&refusals),
            });
        }
    }
    found.sort_by_key(|request| request.asked);
    found
}

/// A day of the last years on which somebody of the digital jobs was accompanied: before a move to another, or since
/// the last one.
fn accompanied_on(
    person: &Person,
    knowledge: &Knowledge,
    sought: bool,
    day: NaiveDate,
    chance: &mut Chance,
) -> Option<NaiveDate> {
    let digital = |step: &&Step| knowledge.trades[step.trade].digital;
    let first = person.career.iter().find(digital)?.start;
    let last = person.career.iter().rfind(digital)?.start;
    let begin = NaiveDate::from_ymd_opt(day.year() - YEARS, 1, 1)?;
    let days = if sought {
        let moved = person.career.iter().skip(1).filter(digital);
        let before = moved.map(|step| step.start - Days::new(chance.between(60, 200).into()));
        let before: Vec<NaiveDate> = before.collect();
        before
            .into_iter()
            .filter(|on| *on > first && *on >= begin)
            .collect()
    } else {
        let from = begin.max(last + Days::new(30));
        let span = u32::try_from((day - from).num_days() - 120).unwrap_or_default();
        vec![chance.after(from, span)]
    };
    (!days.is_empty())
        .then(|| *chance.one(&days))
        .filter(|on| *on < day)
}
