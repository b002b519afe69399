//! An agent and their career.

use chrono::{Days, NaiveDate};

use super::{
    GenerateError, Order,
    chance::{Chance, months_after},
    post::Seats,
    propensity::Propensity,
    reference::Reference,
    row::{AgentRow, AssignmentRow, GradeChangeRow},
    sheet::Sheets,
};

/// Syllables of invented names; none of them is taken from a list of people.
const FIRST: &[&str] = &[
    "Al", "Bré", "Cor", "Dau", "Élo", "Fan", "Gué", "Hél", "Ism", "Lor", "Mar", "Nol",
];
const MIDDLE: &[&str] = &["a", "é", "i", "o", "ian", "iel", "or", "eau"];
const LAST: &[&str] = &[
    "bec", "dran", "guel", "lin", "mont", "nard", "quin", "rel", "sac", "tour", "vel", "zan",
];

/// A person, with a career whose last assignment may be going on.
pub(super) struct Person {
    pub(super) uid: String,
    display_name: String,
    status: &'static str,
    category: String,
    corps: Option<usize>,
    pub(super) intent: &'static str,
    mobile_from: Option<NaiveDate>,
    promotions: Vec<(NaiveDate, String)>,
    /// In the order of time.
    pub(super) career: Vec<LifeStep>,
}

/// One assignment.
pub(super) struct LifeStep {
    pub(super) start: NaiveDate,
    pub(super) end: Option<NaiveDate>,
    term_end: Option<NaiveDate>,
    pub(super) occupation: usize,
    pub(super) organisation: usize,
    place: Option<usize>,
    seat: Option<usize>,
    title: String,
    management: bool,
    route: &'static str,
}

/// Draws a person and their career until the day.
pub(super) fn draw(
    number: u32,
    reference: &Reference,
    propensity: &Propensity,
    seats: &mut Seats,
    order: &Order,
    chance: &mut Chance,
) -> Person {
    let status = match chance.between(1, 100) {
        1..=45 => "MILITARY",
        46..=83 => "TENURED",
        84..=97 => "CONTRACT",
        _ => "TRAINEE",
    };
    let of_status: Vec<usize> = (0..reference.corps.len())
        .filter(|at| reference.corps[*at].military == (status == "MILITARY"))
        .collect();
    let corps = (status != "CONTRACT" && !of_status.is_empty()).then(|| *chance.one(&of_status));
    let category = corps.map_or_else(
        || chance.word(&["A", "A", "A", "B"]).to_owned(),
        |at| reference.corps[at].category.clone(),
    );
    let first_day = order.day - Days::new(chance.long(60, 3600.0).min(12_000).into());
    let career = career(
        status, first_day, reference, propensity, seats, order, chance,
    );
    let mut promotions = Vec::new();
    let mut on = first_day;
    for grade in 2..=4 {
        on = on + Days::new(chance.long(1400, 1200.0).into());
        if on > order.day {
            break;
        }
        promotions.push((on, grade_name(grade)));
    }
    let intent = chance.word(&["NO", "WATCHING", "WATCHING", "ACTIVE"]);
    Person {
        uid: format!("gen-agt-{number:06}"),
        display_name: format!(
            "{}{} {}{}{}",
            chance.word(FIRST),
            chance.word(&["a", "ine", "o", "us", "ie"]),
            chance.word(FIRST),
            chance.word(MIDDLE),
            chance.word(LAST)
        ),
        status,
        category,
        corps,
        intent,
        mobile_from: (intent == "ACTIVE" && chance.is(50)).then(|| chance.after(order.day, 365)),
        promotions,
        career,
    }
}

fn grade_name(grade: u32) -> String {
    format!("Grade {grade}")
}

/// A career: about three years an assignment, one move in three within the same occupation.
fn career(
    status: &'static str,
    first_day: NaiveDate,
    reference: &Reference,
    propensity: &Propensity,
    seats: &mut Seats,
    order: &Order,
    chance: &mut Chance,
) -> Vec<LifeStep> {
    let mut steps: Vec<LifeStep> = Vec::new();
    let mut held: Vec<usize> = Vec::new();
    let mut start = first_day;
    let mut occupation = chance.weighted(&propensity.size);
    let mut organisation = chance.weighted(&propensity.organisations);
    loop {
        let planned = months_after(start, chance.long(10, 28.0));
        let end = (planned <= order.day).then(|| planned - Days::new(1));
        let seat = if chance.is(50) {
            seats.take(occupation, start, end, chance)
        } else {
            None
        };
        let on = seat.map(|at| &seats.all[at]);
        organisation = on.map_or(organisation, |seat| seat.organisation);
        let place = on.map_or_else(
            || (!reference.places.is_empty()).then(|| chance.weighted(&propensity.places)),
            |seat| seat.place,
        );
        let route = route(status, steps.last(), organisation, reference, chance);
        let binds = matches!(
            route,
            "SECONDMENT" | "MADE_AVAILABLE" | "MILITARY_ASSIGNMENT"
        );
        steps.push(LifeStep {
            start,
            end,
            term_end: (binds || route == "CONTRACT")
                .then(|| months_after(start, 36))
                .filter(|term| end.is_none_or(|end| *term >= end)),
            occupation,
            organisation,
            place,
            seat,
            title: on.map_or_else(
                || reference.occupations[occupation].label.clone(),
                |seat| seat.title.clone(),
            ),
            management: on.map_or_else(
                || chance.is(u32::try_from(held.len() * 5).unwrap_or(50).min(50)),
                |seat| seat.management,
            ),
            route,
        });
        let Some(end) = end else { return steps };
        // Few leave for good; some are away for a while.
        if chance.is(1) {
            return steps;
        }
        start = end + Days::new(1);
        if chance.is(6) {
            start = start + Days::new(chance.long(90, 300.0).into());
        }
        if start >= order.day {
            return steps;
        }
        held.push(occupation);
        if !chance.is(35) {
            let next = propensity.next(occupation, &held);
            if next.iter().any(|p| *p > 0.0) {
                occupation = chance.weighted(&next);
            }
        }
        if !chance.is(40) {
            organisation = chance.weighted(&propensity.organisations);
        }
    }
}

/// How somebody came to an assignment.
fn route(
    status: &str,
    before: Option<&LifeStep>,
    organisation: usize,
    reference: &Reference,
    chance: &mut Chance,
) -> &'static str {
    let ministry = |at: usize| reference.organisations[at].ministry;
    match status {
        "MILITARY" => "MILITARY_ASSIGNMENT",
        "CONTRACT" => "CONTRACT",
        _ => match before {
            Some(step) if ministry(step.organisation) != ministry(organisation) => chance.word(&[
                "NORMAL_POSITION",
                "NORMAL_POSITION",
                "SECONDMENT",
                "SECONDMENT",
                "MADE_AVAILABLE",
            ]),
            _ => "SAME_EMPLOYER",
        },
    }
}

impl Person {
    /// The assignment that is going on.
    pub(super) fn present(&self) -> Option<&LifeStep> {
        self.career.last().filter(|step| step.end.is_none())
    }

    /// Writes the person, the career and its grades.
    pub(super) fn write(
        &self,
        sheets: &mut Sheets,
        reference: &Reference,
    ) -> Result<(), GenerateError> {
        let grade_on = |day: NaiveDate| {
            let passed = self.promotions.iter().rev().find(|(on, _)| *on <= day);
            passed.map_or_else(|| grade_name(1), |(_, grade)| grade.clone())
        };
        sheets.add(&AgentRow {
            uid: &self.uid,
            display_name: &self.display_name,
            status: self.status,
            category: &self.category,
            corps_uid: self.corps.map(|at| reference.corps[at].uid.as_str()),
            grade: &grade_on(NaiveDate::MAX),
            move_intent: self.intent,
            mobile_from: self.mobile_from,
        })?;
        for (at, step) in self.career.iter().enumerate() {
            let occupation = &reference.occupations[step.occupation];
            sheets.add(&AssignmentRow {
                uid: &format!("{}-{:02}", self.uid.replace("agt", "asg"), at + 1),
                agent_uid: &self.uid,
                start: step.start,
                end: step.end,
                term_end: step.term_end,
                title: &step.title,
                grade: &grade_on(step.start),
                organisation_uid: &reference.organisations[step.organisation].uid,
                occupation_uid: &occupation.uid,
                post_uid: step
                    .seat
                    .map(|at| format!("gen-post-{:06}", at + 1))
                    .as_deref(),
                place_uid: step.place.map(|at| reference.places[at].as_str()),
                route: step.route,
                digital: occupation.digital,
                management: step.management,
            })?;
        }
        for (on, grade) in &self.promotions {
            sheets.add(&GradeChangeRow {
                agent_uid: &self.uid,
                on: *on,
                grade,
                category: &self.category,
            })?;
        }
        Ok(())
    }
}
