//! A career: what follows what, where, for how long and how it is called.

use std::{cmp::Ordering, collections::BTreeSet};

use chrono::{Datelike as _, Days, NaiveDate};

use super::{
    knowledge::{Group, House, Knowledge},
    seat::{Seats, Taker},
};
use crate::laboratory::chance::{Chance, months_after};

/// Months after the first post before which nobody holds a level, from the first one on.
const MONTHS_BEFORE: [u32; 7] = [0, 0, 0, 40, 96, 160, 220];
/// What category A+ has in advance of the others.
const ADVANCE: u32 = 84;
/// To which power weights of moves are taken.
const USUAL: f64 = 1.4;
/// Weight of an occupation that was held before.
const AGAIN: f64 = 0.15;
/// Months, at least and at most, of all assignments of a track but the last.
const TRACK_TENURE: (u32, u32) = (26, 33);
/// Months for which posts are taken through a vacancy.
const RECENT: u32 = 62;

/// What careers are drawn in.
pub(super) struct World<'a> {
    pub(super) knowledge: &'a Knowledge,
    pub(super) seats: &'a mut Seats,
    /// Titles that somebody has.
    pub(super) titles: &'a mut BTreeSet<String>,
    pub(super) day: NaiveDate,
}

/// One assignment.
pub(super) struct Step {
    pub(super) start: NaiveDate,
    pub(super) end: Option<NaiveDate>,
    pub(super) term_end: Option<NaiveDate>,
    pub(super) trade: usize,
    pub(super) house: usize,
    pub(super) place: String,
    pub(super) post: String,
    pub(super) title: String,
    pub(super) route: &'static str,
    pub(super) management: bool,
}

/// Who has the career.
pub(super) struct Holder<'a> {
    pub(super) group: &'a Group,
    /// The occupations held first; empty: drawn.
    pub(super) track: &'a [usize],
    pub(super) woman: bool,
}

/// Draws a career of two assignments at least.
pub(super) fn draw(who: &Holder<'_>, world: &mut World<'_>, chance: &mut Chance) -> Vec<Step> {
    let knowledge = world.knowledge;
    let group = who.group;
    let track = who.track;
    let ago = ago(track.len(), chance);
    let first = first_of_month(months_before(world.day, ago));
    let mut start = first;
    let drawn = pick(&group.entries, chance);
    let mut trade = track.first().copied().unwrap_or(drawn);
    let mut house = first_house(group, trade, start, knowledge, chance);
    let mut steps: Vec<Step> = Vec::new();
    loop {
        let tenure = tenure(steps.len(), track.len(), chance);
        let planned = months_after(start, tenure);
        let end = (planned <= world.day).then(|| planned - Days::new(1));
        let taker = Taker {
            trade,
            status: &group.status,
            category: &group.category,
            start,
            end,
        };
        let recent = months_after(start, RECENT) > world.day;
        let seat = if recent && chance.is(80) {
            world.seats.take(&taker, knowledge, chance)
        } else {
            None
        };
        let seat = seat.map(|at| &world.seats.all[at]);
        house = seat.map_or(house, |seat| seat.house);
        let at = &knowledge.houses[house];
        let place = seat.map_or_else(
            || format!("plc-{}", chance.one(&at.departments)),
            |seat| seat.place.clone(),
        );
        let route = route(group, steps.last(), at, knowledge, chance);
        steps.push(Step {
            start,
            end,
            term_end: term_end(route, start, end, world.day, chance),
            trade,
            house,
            place,
            post: seat.map(|seat| seat.uid.clone()).unwrap_or_default(),
            title: title(who, trade, at, knowledge, world.titles, chance),
            route,
            management: chance.is(knowledge.trades[trade].management),
        });
        let on_track = steps.len() < track.len();
        let left = steps.len() > 1 && !on_track && chance.is(3);
        if end.is_none() || left {
            return steps;
        }
        start = planned;
        if !on_track && chance.is(5) {
            start = months_after(start, chance.between(4, 13));
        }
        if start >= world.day {
            return steps;
        }
        trade = match track.get(steps.len()) {
            Some(next) => *next,
            None => next_trade(group, &steps, first, start, knowledge, chance),
        };
        house = next_house(group, house, trade, start, knowledge, chance);
    }
}

/// Months since the first post; the moves of a track, or the last two of them, are of the last five years.
fn ago(track: usize, chance: &mut Chance) -> u32 {
    match track {
        0 => chance.between(74, 150),
        1 | 2 => chance.between(44, 60),
        more => {
            let earlier = u32::try_from(more - 3).unwrap_or_default();
            chance.between(70, 86) + earlier * TRACK_TENURE.1
        }
    }
}

/// Months of an assignment, after so many others; whoever comes to the end of a track stays.
fn tenure(before: usize, track: usize, chance: &mut Chance) -> u32 {
    let (least, most) = TRACK_TENURE;
    match (before + 1).cmp(&track) {
        Ordering::Less => chance.between(least, most),
        Ordering::Equal => chance.between(40, 60),
        Ordering::Greater => chance.between(11, 29) + chance.between(11, 31),
    }
}

fn first_of_month(day: NaiveDate) -> NaiveDate {
    day - Days::new(u64::from(day.day0()))
}

fn months_before(day: NaiveDate, months: u32) -> NaiveDate {
    day - chrono::Months::new(months)
}

/// One of several, by weight.
pub(super) fn pick(all: &[(usize, f64)], chance: &mut Chance) -> usize {
    let weights: Vec<f64> = all.iter().map(|item| item.1).collect();
    all[chance.weighted(&weights)].0
}

/// The same occupation, or one that follows it and for which the years are there.
fn next_trade(
    group: &Group,
    steps: &[Step],
    first: NaiveDate,
    start: NaiveDate,
    knowledge: &Knowledge,
    chance: &mut Chance,
) -> usize {
    let present = steps.last().map_or(0, |step| step.trade);
    let advance = if group.category == "A_PLUS" {
        ADVANCE
    } else {
        0
    };
    let ready = |level: u8| {
        let months = MONTHS_BEFORE[usize::from(level).min(MONTHS_BEFORE.len() - 1)];
        months_after(first, months.saturating_sub(advance)) <= start
    };
    let known = &knowledge.trades;
    let held = |at: usize| steps.iter().any(|step| step.trade == at);
    // Who left the digital jobs for a post comes back more often than others turn around.
    let away = !known[present].digital && steps.iter().any(|step| known[step.trade].digital);
    let next = known[present].next.iter().filter(|(to, _)| {
        let to = &known[*to];
        group.holds(to) && (ready(to.level) || to.level <= known[present].level)
    });
    let next = next.map(|(to, weight)| {
        let weight = match (held(*to), away && known[*to].digital) {
            (_, true) => weight * 3.0,
            (true, false) => weight * AGAIN,
            (false, false) => *weight,
        };
        (*to, weight)
    });
    let next: Vec<(usize, f64)> = next.collect();
    if next.is_empty() || chance.is(if away { 15 } else { 27 }) {
        return present;
    }
    // What is usual is done more often still.
    let next: Vec<(usize, f64)> = next
        .into_iter()
        .map(|(to, weight)| (to, weight.powf(USUAL)))
        .collect();
    pick(&next, chance)
}

fn first_house(
    group: &Group,
    trade: usize,
    start: NaiveDate,
    knowledge: &Knowledge,
    chance: &mut Chance,
) -> usize {
    let ministry = if group.ministries.is_empty() {
        pick(&pulls(knowledge, None), chance)
    } else {
        pick(&group.ministries, chance)
    };
    within(ministry, trade, start, knowledge, chance)
}

/// Ministries by how many come there, one excepted.
fn pulls(knowledge: &Knowledge, but: Option<usize>) -> Vec<(usize, f64)> {
    let all = knowledge.houses.iter().enumerate();
    all.filter(|(at, house)| house.ministry == *at && but != Some(*at))
        .map(|(at, house)| (at, house.pull))
        .collect()
}

fn next_house(
    group: &Group,
    house: usize,
    trade: usize,
    start: NaiveDate,
    knowledge: &Knowledge,
    chance: &mut Chance,
) -> usize {
    let at = &knowledge.houses[house];
    let stay = match group.status.as_str() {
        "MILITARY" => 70,
        _ => 34,
    };
    if !chance.is(stay) {
        let ministry = pick(&pulls(knowledge, Some(at.ministry)), chance);
        return within(ministry, trade, start, knowledge, chance);
    }
    if at.takes(&knowledge.trades[trade].family, start) && chance.is(50) {
        return house;
    }
    within(at.ministry, trade, start, knowledge, chance)
}

/// An organisation of a ministry that employs people of an occupation; the ministry itself is one.
fn within(
    ministry: usize,
    trade: usize,
    start: NaiveDate,
    knowledge: &Knowledge,
    chance: &mut Chance,
) -> usize {
    let family = &knowledge.trades[trade].family;
    let all = knowledge.houses.iter().enumerate();
    let all = all.filter(|(_, house)| house.ministry == ministry && house.takes(family, start));
    let all: Vec<(usize, f64)> = all.map(|(at, house)| (at, house.weight)).collect();
    pick(&all, chance)
}

fn route(
    group: &Group,
    before: Option<&Step>,
    house: &House,
    knowledge: &Knowledge,
    chance: &mut Chance,
) -> &'static str {
    let same = |step: &Step, house: &House| knowledge.houses[step.house].ministry == house.ministry;
    match group.status.as_str() {
        "CONTRACT" => "CONTRACT",
        "MILITARY" if knowledge.houses[house.ministry].uid == "org-minarm" => "MILITARY_ASSIGNMENT",
        "MILITARY" => "SECONDMENT",
        _ if house.separate => chance.word(&["SECONDMENT", "SECONDMENT", "NORMAL_POSITION"]),
        _ if before.is_some_and(|step| same(step, house)) => "SAME_EMPLOYER",
        _ => "NORMAL_POSITION",
    }
}

/// The planned end of an assignment that has one.
fn term_end(
    route: &str,
    start: NaiveDate,
    end: Option<NaiveDate>,
    day: NaiveDate,
    chance: &mut Chance,
) -> Option<NaiveDate> {
    match (route, end) {
        ("NORMAL_POSITION" | "SAME_EMPLOYER", _) => None,
        (_, Some(end)) => Some(end),
        // A contract without a term is permanent.
        ("CONTRACT", None) if chance.is(35) => None,
        (_, None) => {
            let mut term = months_after(start, 36) - Days::new(1);
            while term <= day {
                term = months_after(term, 12);
            }
            Some(term)
        }
    }
}

/// A role and its object: « Administratrice des serveurs » « du casier judiciaire ».
fn title(
    who: &Holder<'_>,
    trade: usize,
    house: &House,
    knowledge: &Knowledge,
    titles: &mut BTreeSet<String>,
    chance: &mut Chance,
) -> String {
    let roles = &knowledge.trades[trade].roles;
    let said = |house: &House| -> Vec<String> {
        let all = house.objects.iter().flat_map(|object| {
            let roles = roles.iter();
            roles.map(move |role| format!("{} {object}", gendered(role, who.woman)))
        });
        all.collect()
    };
    // What the house itself works on comes before what its ministry does.
    let all = [house, &knowledge.houses[house.ministry]].map(said);
    let unused = all.iter().map(|of_house| {
        let unused = of_house.iter().filter(|title| !titles.contains(*title));
        unused.collect::<Vec<_>>()
    });
    let chosen = match unused.into_iter().find(|of_house| !of_house.is_empty()) {
        Some(unused) => (*chance.one(&unused)).clone(),
        None => chance.one(&all[0]).clone(),
    };
    titles.insert(chosen.clone());
    chosen
}

/// `Direct{rice/eur}` for a woman or a man.
pub(super) fn gendered(text: &str, woman: bool) -> String {
    let mut said = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (forms, left) = after.split_once('}').unwrap_or((after, ""));
        let (feminine, masculine) = forms.split_once('/').unwrap_or((forms, forms));
        said.push_str(before);
        said.push_str(if woman { feminine } else { masculine });
        rest = left;
    }
    said.push_str(rest);
    said
}
