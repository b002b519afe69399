//! What somebody did, from the rows of `assignments.csv`.

use std::collections::BTreeSet;

use chrono::{Datelike as _, Days, Months, NaiveDate};

use super::files::{Files, Row};

/// A row of `assignments.csv`.
pub struct Assignment {
    uid: String,
    start: NaiveDate,
    /// The last day.
    pub end: Option<NaiveDate>,
    pub title: String,
    pub organisation: String,
    pub occupation: String,
}

impl Assignment {
    pub fn read(row: &Row) -> Self {
        Self {
            uid: row["uid"].clone(),
            start: row["start"].parse().unwrap(),
            end: row["end"].parse().ok(),
            title: row["title"].clone(),
            organisation: row["organisation_uid"].clone(),
            occupation: row["occupation_uid"].clone(),
        }
    }

    fn is_current(&self, today: NaiveDate) -> bool {
        self.start <= today && self.end.is_none_or(|end| end >= today)
    }
}

/// How a post's occupation stands to a career, by its name in the API.
pub type Kind = Option<&'static str>;

impl Files {
    /// What somebody has begun by today.
    pub fn career(&self, agent: &str) -> Vec<&Assignment> {
        let career = self.careers.get(agent).into_iter().flatten();
        career.filter(|held| held.start <= self.today).collect()
    }

    /// The present assignment, or the last one, and whether it is the present one.
    pub fn today_of(&self, agent: &str) -> Option<(&Assignment, bool)> {
        let career = self.career(agent).into_iter();
        let last = career.max_by(|a, b| {
            let key = |held: &Assignment| (held.is_current(self.today), held.start);
            key(a).cmp(&key(b)).then_with(|| b.uid.cmp(&a.uid))
        })?;
        Some((last, last.is_current(self.today)))
    }

    /// An occupation and those that are aligned with it.
    fn same_occupations<'f>(&'f self, occupation: &'f str) -> BTreeSet<&'f str> {
        let aligned = self.aligned.get(occupation).into_iter().flatten();
        aligned.map(String::as_str).chain([occupation]).collect()
    }

    /// That of today, one held before, or another; none where one of the two is not known.
    pub fn kind(&self, agent: &str, occupation: &str) -> Kind {
        let known = |held: &&Assignment| !held.occupation.is_empty();
        let career: Vec<_> = self.career(agent).into_iter().filter(known).collect();
        if career.is_empty() || occupation.is_empty() {
            return None;
        }
        let same = self.same_occupations(occupation);
        let (today, _) = self.today_of(agent)?;
        if same.contains(today.occupation.as_str()) {
            return Some("SAME_OCCUPATION");
        }
        let before = career
            .iter()
            .any(|held| same.contains(held.occupation.as_str()));
        Some(if before { "RETURN" } else { "NEXT_STEP" })
    }

    /// For how long an occupation was held, as French says it, and the year in which that ended.
    pub fn held(&self, agent: &str, occupation: &str) -> (Option<String>, Option<String>) {
        let same = self.same_occupations(occupation);
        let mut career = self.career(agent);
        career.retain(|held| same.contains(held.occupation.as_str()));
        let months = months(&career, self.today);
        let long = match (months / 12, months) {
            (0, 0) => return (None, None),
            (0, months) => format!("{months} mois"),
            (1, _) => "un an".to_owned(),
            (years, _) => format!("{years} ans"),
        };
        let ends: Option<Vec<_>> = career.iter().map(|held| held.end).collect();
        let last = ends.and_then(|ends| ends.into_iter().max());
        (Some(long), last.map(|end| end.year().to_string()))
    }
}

/// Whole months of some assignments, days of several at once counted once; thirty days that are left make one more.
fn months(career: &[&Assignment], today: NaiveDate) -> u64 {
    let mut days = BTreeSet::new();
    for held in career {
        // Today is not over.
        let last = held.end.unwrap_or(today).min(today - Days::new(1));
        days.extend(held.start.iter_days().take_while(|day| *day <= last));
    }
    let (mut months, mut left) = (0, 0);
    while let Some(first) = days.pop_first() {
        let mut after = first + Days::new(1);
        while days.remove(&after) {
            after = after + Days::new(1);
        }
        let mut whole = 0;
        while first + Months::new(whole + 1) <= after {
            whole += 1;
        }
        months += u64::from(whole);
        left += (after - (first + Months::new(whole)))
            .num_days()
            .unsigned_abs();
    }
    months + left / 30
}
