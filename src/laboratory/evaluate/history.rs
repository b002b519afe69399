//! Careers of a directory, as moves from one occupation to another.

use std::{
    collections::{BTreeMap, HashMap},
    path::Path,
};

use chrono::NaiveDate;

use super::{
    EvaluateError,
    data::{Occupations, rows},
};
use crate::domain::calendar::parse_date;

/// Share of the moves that come after the default split.
const TESTED: f64 = 0.2;

/// Start, end, occupation and ministry of an assignment.
type HeldPost = (NaiveDate, Option<NaiveDate>, usize, String);

/// A move, with what came before it.
pub(super) struct PastMove {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) on: NaiveDate,
    /// Occupations held until then, with the years since each ended.
    pub(super) history: Vec<(usize, f64)>,
    /// Whether the ministry changes; none when one is unknown.
    pub(super) interministerial: Option<bool>,
    /// Whether it is the agent's last.
    pub(super) last: bool,
}

/// The day after which about a fifth of the moves come.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of a count"
)]
pub(super) fn usual(moves: &[PastMove]) -> Option<NaiveDate> {
    let mut days: Vec<NaiveDate> = moves.iter().map(|step| step.on).collect();
    days.sort_unstable();
    days.get((days.len() as f64 * (1.0 - TESTED)) as usize)
        .copied()
}

/// Every move of every agent until a day, by agent and then by day.
pub(super) fn read(
    directory: &Path,
    data: &Occupations,
    until: NaiveDate,
) -> Result<Vec<PastMove>, EvaluateError> {
    let parents: HashMap<String, String> =
        rows(directory, "organisations.csv", &["uid"], &["parent_uid"])
            .unwrap_or_default()
            .into_iter()
            .map(|mut row| {
                let parent = row.remove("parent_uid").unwrap_or_default();
                (row.remove("uid").unwrap_or_default(), parent)
            })
            .collect();
    let root = |uid: &str| {
        let mut at = uid.to_owned();
        // A tree is never this deep: a cycle ends here.
        for _ in 0..20 {
            match parents.get(&at) {
                Some(parent) if !parent.is_empty() => at.clone_from(parent),
                _ => break,
            }
        }
        at
    };
    let position: HashMap<&str, usize> = data
        .uids
        .iter()
        .enumerate()
        .map(|(i, uid)| (uid.as_str(), i))
        .collect();
    let columns = ["agent_uid", "start", "occupation_uid"];
    let mut careers: BTreeMap<String, Vec<HeldPost>> = BTreeMap::new();
    for row in rows(
        directory,
        "assignments.csv",
        &columns,
        &["end", "organisation_uid"],
    )? {
        let (Ok(start), Some(at)) = (
            parse_date(&row["start"]),
            position.get(row["occupation_uid"].as_str()),
        ) else {
            continue;
        };
        if start > until {
            continue;
        }
        let end = row.get("end").and_then(|end| parse_date(end).ok());
        let ministry = row
            .get("organisation_uid")
            .map(|uid| root(uid))
            .unwrap_or_default();
        careers
            .entry(row["agent_uid"].clone())
            .or_default()
            .push((start, end, *at, ministry));
    }
    let mut moves: Vec<PastMove> = Vec::new();
    for mut career in careers.into_values() {
        career.sort();
        let first = moves.len();
        for i in 1..career.len() {
            let ((_, _, from, left), (on, _, to, joined)) = (&career[i - 1], &career[i]);
            if from == to {
                continue;
            }
            let years = |end: Option<NaiveDate>| {
                let since = end
                    .filter(|end| end < on)
                    .map_or(0, |end| (*on - end).num_days());
                f64::from(i32::try_from(since).unwrap_or(i32::MAX)) / 365.25
            };
            let known = !left.is_empty() && !joined.is_empty();
            moves.push(PastMove {
                from: *from,
                to: *to,
                on: *on,
                history: career[..i]
                    .iter()
                    .map(|held| (held.2, years(held.1)))
                    .collect(),
                interministerial: known.then(|| left != joined),
                last: false,
            });
        }
        if let Some(last) = moves[first..].last_mut() {
            last.last = true;
        }
    }
    Ok(moves)
}
