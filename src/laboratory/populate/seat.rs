//! Posts that somebody took in the last years, each through a vacancy of its own.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use chrono::{Days, Months, NaiveDate};
use serde::Deserialize;

use super::{
    GenerateError,
    knowledge::{Knowledge, rows},
    sheet::{MARK, Sheets},
};
use crate::laboratory::chance::Chance;

/// Days between two vacancies of a post, at least.
const APART: u64 = 60;
/// Days for which somebody may still be on a post after it was opened to the next one.
const LEAVING: u64 = 240;

#[derive(Deserialize)]
struct PostRow {
    uid: String,
    organisation_uid: String,
    occupation_uid: String,
    place_uid: String,
    categories: String,
    open_to_military: bool,
    open_to_contract: bool,
    functional: String,
}

/// A post, with the times at which it was vacant or held.
pub(super) struct Seat {
    pub(super) uid: String,
    pub(super) house: usize,
    pub(super) place: String,
    trade: usize,
    categories: String,
    military: bool,
    contract: bool,
    functional: bool,
    busy: Vec<(NaiveDate, NaiveDate)>,
}

/// Somebody who looks for a post, and for how long.
pub(super) struct Taker<'a> {
    pub(super) trade: usize,
    pub(super) status: &'a str,
    pub(super) category: &'a str,
    pub(super) start: NaiveDate,
    pub(super) end: Option<NaiveDate>,
}

struct Taken {
    seat: usize,
    opened: NaiveDate,
    filled: NaiveDate,
    start: NaiveDate,
}

/// All posts of the directory.
pub(super) struct Seats {
    pub(super) all: Vec<Seat>,
    filled: Vec<Taken>,
    day: NaiveDate,
}

impl Seats {
    pub(super) fn read(
        directory: &Path,
        knowledge: &Knowledge,
        sheets: &Sheets,
        day: NaiveDate,
    ) -> Result<Self, GenerateError> {
        let at = |cell: &str| cell.parse().ok();
        let mut busy: BTreeMap<String, Vec<(NaiveDate, NaiveDate)>> = BTreeMap::new();
        for row in sheets.rows("vacancies.csv") {
            let over = ["filled_on", "withdrawn_on"].map(|column| at(row[column]));
            let over = over[0].or(over[1]).unwrap_or(day);
            if let Some(opened) = at(row["opened_on"]) {
                let times = busy.entry(row["post_uid"].to_owned()).or_default();
                times.push((opened, over));
            }
        }
        for row in sheets.rows("assignments.csv") {
            if let (Some(start), false) = (at(row["start"]), row["post_uid"].is_empty()) {
                let times = busy.entry(row["post_uid"].to_owned()).or_default();
                times.push((start, at(row["end"]).unwrap_or(day)));
            }
        }
        let posts = rows::<PostRow>(directory, "posts.csv")?.into_iter();
        let all = posts.filter_map(|row| {
            let house = |house: &super::knowledge::House| house.uid == row.organisation_uid;
            let trade = |trade: &super::knowledge::Trade| trade.uid == row.occupation_uid;
            Some(Seat {
                house: knowledge.houses.iter().position(house)?,
                trade: knowledge.trades.iter().position(trade)?,
                busy: busy.remove(&row.uid).unwrap_or_default(),
                uid: row.uid,
                place: row.place_uid,
                categories: row.categories,
                military: row.open_to_military,
                contract: row.open_to_contract,
                functional: !matches!(row.functional.as_str(), "" | "NONE"),
            })
        });
        Ok(Self {
            all: all.collect(),
            filled: Vec::new(),
            day,
        })
    }

    /// A post that somebody can have taken, which is theirs from then on.
    pub(super) fn take(
        &mut self,
        taker: &Taker<'_>,
        knowledge: &Knowledge,
        chance: &mut Chance,
    ) -> Option<usize> {
        let filled = taker.start - Days::new(chance.between(10, 110).into());
        let opened = filled - Days::new(chance.long(24, 80.0).min(420).into());
        let family = &knowledge.trades[taker.trade].family;
        let fits: Vec<usize> = (0..self.all.len())
            .filter(|at| {
                let seat = &self.all[*at];
                seat.trade == taker.trade
                    && seat.fits(taker)
                    && knowledge.houses[seat.house].takes(family, taker.start)
                    && seat.is_free(opened, filled, taker.end)
            })
            .collect();
        if fits.is_empty() {
            return None;
        }
        let seat = *chance.one(&fits);
        let times = (opened, taker.end.unwrap_or(self.day));
        self.all[seat].busy.push(times);
        self.filled.push(Taken {
            seat,
            opened,
            filled,
            start: taker.start,
        });
        Some(seat)
    }

    /// Writes the vacancies through which the posts were taken.
    pub(super) fn write(mut self, sheets: &mut Sheets) {
        self.filled.sort_by_key(|row| (row.opened, row.seat));
        let mut seen = BTreeSet::new();
        for one in &self.filled {
            let opened = one.opened.to_string();
            let post = &self.all[one.seat].uid;
            if !seen.insert((post, one.opened)) {
                continue;
            }
            let apply_by = one.opened.checked_add_months(Months::new(2));
            let apply_by = apply_by.filter(|by| *by < one.filled);
            sheets.add(
                "vacancies.csv",
                &[
                    ("uid", &format!("vac{MARK}{:03}", seen.len())),
                    ("post_uid", post),
                    ("state", "FILLED"),
                    ("opened_on", &opened),
                    ("vacant_from", &one.start.to_string()),
                    ("apply_by", &super::sheet::cell(apply_by)),
                    ("filled_on", &one.filled.to_string()),
                ],
            );
        }
    }
}

impl Seat {
    fn fits(&self, taker: &Taker<'_>) -> bool {
        let category = self
            .categories
            .split('|')
            .any(|item| item == taker.category);
        category
            && !self.functional
            && (self.military || taker.status != "MILITARY")
            && (self.contract || taker.status != "CONTRACT")
    }

    fn is_free(&self, opened: NaiveDate, filled: NaiveDate, end: Option<NaiveDate>) -> bool {
        let apart = Days::new(APART);
        self.busy.iter().all(|(from, to)| {
            let before = *to + apart < opened;
            let after =
                filled + apart < *from && end.is_some_and(|end| end < *from + Days::new(LEAVING));
            before || after
        })
    }
}
