//! Posts, what they require, and when they were open.

use chrono::{Days, NaiveDate};

use super::{
    GenerateError,
    chance::Chance,
    propensity::Propensity,
    reference::Reference,
    row::{PostDevelopsRow, PostRequirementRow, PostRow, VacancyRow},
    sheet::Sheets,
};

/// Posts of a hundred that are open on the day.
const OPEN: u32 = 45;
/// Days between two episodes of the same post, on average above half a year.
const YEARS_BETWEEN: f64 = 700.0;

/// How many posts, and the day on which they are seen.
pub(super) struct Order {
    pub(super) count: u32,
    pub(super) day: NaiveDate,
}

/// The seats that careers are held on.
pub(super) struct Seats {
    pub(super) all: Vec<Seat>,
    by_occupation: Vec<Vec<usize>>,
}

/// One post as a seat.
pub(super) struct Seat {
    pub(super) uid: String,
    pub(super) title: String,
    pub(super) organisation: usize,
    pub(super) place: Option<usize>,
    pub(super) management: bool,
    held: Vec<(NaiveDate, Option<NaiveDate>)>,
}

impl Seats {
    /// A seat of an occupation that is free for a time, which is then held.
    pub(super) fn take(
        &mut self,
        occupation: usize,
        start: NaiveDate,
        end: Option<NaiveDate>,
        chance: &mut Chance,
    ) -> Option<usize> {
        let among = &self.by_occupation[occupation];
        if among.is_empty() {
            return None;
        }
        let at = *chance.one(among);
        let apart = |(from, to): &(NaiveDate, Option<NaiveDate>)| {
            to.is_some_and(|to| to < start) || end.is_some_and(|end| end < *from)
        };
        let seat = &mut self.all[at];
        if !seat.held.iter().all(apart) {
            return None;
        }
        seat.held.push((start, end));
        Some(at)
    }
}

/// Writes the posts, and gives them as seats.
pub(super) fn write(
    sheets: &mut Sheets,
    reference: &Reference,
    propensity: &Propensity,
    order: &Order,
    chance: &mut Chance,
) -> Result<Seats, GenerateError> {
    let mut seats = Seats {
        all: Vec::new(),
        by_occupation: vec![Vec::new(); reference.occupations.len()],
    };
    let mut episode = 0;
    for number in 1..=order.count {
        let at = chance.weighted(&propensity.size);
        let occupation = &reference.occupations[at];
        let organisation = chance.weighted(&propensity.organisations);
        let house = &reference.organisations[organisation];
        let place = (!reference.places.is_empty()).then(|| chance.weighted(&propensity.places));
        let seat = Seat {
            uid: format!("gen-post-{number:06}"),
            title: format!("{} – {}", occupation.label, house.shown),
            organisation,
            place,
            management: chance.is(15),
            held: Vec::new(),
        };
        let drawn = chance.between(1, 100);
        sheets.add(&PostRow {
            uid: &seat.uid,
            reference: &format!("GEN-{number:06}"),
            title: &seat.title,
            organisation_uid: &house.uid,
            occupation_uid: &occupation.uid,
            place_uid: place.map(|at| reference.places[at].as_str()),
            categories: match drawn {
                1..=15 => "A_PLUS",
                16..=25 => "A_PLUS|A",
                26..=80 => "A",
                81..=92 => "B",
                _ => "A|B",
            },
            open_to_military: chance.is(60),
            open_to_contract: chance.is(55),
            management: seat.management,
        })?;
        require(sheets, &seat.uid, at, reference, propensity, chance)?;
        open(sheets, &seat.uid, order.day, &mut episode, chance)?;
        seats.by_occupation[at].push(seats.all.len());
        seats.all.push(seat);
    }
    Ok(seats)
}

/// What a post requires: a part of what its occupation needs, and now and then something of its own.
fn require(
    sheets: &mut Sheets,
    post: &str,
    occupation: usize,
    reference: &Reference,
    propensity: &Propensity,
    chance: &mut Chance,
) -> Result<(), GenerateError> {
    // One post in ten says nothing, as in reality.
    if chance.is(10) {
        return Ok(());
    }
    let needs = &reference.occupations[occupation].needs;
    let count = usize::try_from(chance.between(3, 8)).unwrap_or(3);
    let mut stated: Vec<&str> = Vec::new();
    for need in chance.some(needs, count) {
        let above = chance.between(0, 3) == 0;
        sheets.add(&PostRequirementRow {
            post_uid: post,
            competency_uid: &need.competency_uid,
            level: need.level.map(|level| (level + u32::from(above)).min(4)),
            importance: if need.essential {
                "ESSENTIAL"
            } else {
                "DESIRABLE"
            },
            origin: "DECLARED",
        })?;
        stated.push(&need.competency_uid);
    }
    if !reference.competencies.is_empty() && chance.is(30) {
        let own = &reference.competencies[chance.weighted(&propensity.competencies)];
        if !stated.contains(&own.as_str()) {
            sheets.add(&PostRequirementRow {
                post_uid: post,
                competency_uid: own,
                level: Some(chance.between(1, 3)),
                importance: "DESIRABLE",
                origin: "DECLARED",
            })?;
        }
        if chance.is(50) {
            let taught = &reference.competencies[chance.weighted(&propensity.competencies)];
            sheets.add(&PostDevelopsRow {
                post_uid: post,
                competency_uid: taught,
            })?;
        }
    }
    Ok(())
}

/// The episodes of a post in the last five years; the last one may be going on.
fn open(
    sheets: &mut Sheets,
    post: &str,
    day: NaiveDate,
    episode: &mut u32,
    chance: &mut Chance,
) -> Result<(), GenerateError> {
    let mut add = |sheets: &mut Sheets, row: VacancyRow<'_>| {
        *episode += 1;
        let uid = format!("gen-vac-{episode:06}");
        sheets.add(&VacancyRow { uid: &uid, ..row })
    };
    let blank = |opened_on| VacancyRow {
        uid: "",
        post_uid: post,
        state: "VACANT",
        opened_on,
        vacant_from: None,
        apply_by: None,
        filled_on: None,
        withdrawn_on: None,
    };
    let mut from = day - Days::new(1826) + Days::new(chance.long(0, 300.0).into());
    loop {
        let ended = from + Days::new(chance.long(20, 90.0).into());
        if ended + Days::new(180) >= day {
            break;
        }
        let filled = chance.is(80);
        let row = VacancyRow {
            state: if filled { "FILLED" } else { "WITHDRAWN" },
            vacant_from: Some(chance.after(from, 120)),
            apply_by: Some(from + Days::new(45)),
            filled_on: filled.then_some(ended),
            withdrawn_on: (!filled).then_some(ended),
            ..blank(from)
        };
        add(sheets, row)?;
        from = ended + Days::new(chance.long(180, YEARS_BETWEEN).into());
    }
    if chance.is(OPEN) {
        let opened = chance.before(day, 90);
        let row = VacancyRow {
            state: if chance.is(80) {
                "VACANT"
            } else {
                "LIKELY_VACANT"
            },
            vacant_from: Some(chance.after(day, 180)),
            apply_by: chance.is(85).then(|| chance.after(day, 60)),
            ..blank(opened)
        };
        add(sheets, row)?;
    }
    Ok(())
}
