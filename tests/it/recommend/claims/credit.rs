//! How sure it is that somebody has a competency, from the files, by the formulas of `docs/recommendation.md`.

use chrono::NaiveDate;

use super::{
    files::Row,
    judge::{Asked, Case},
};

/// Years in which a confidence halves.
const HALF_LIFE: f64 = 5.0;

impl Case<'_> {
    /// What the person said of a competency.
    pub fn said(&self, competency: &str) -> Option<&Row> {
        self.files.said.get(self.agent)?.get(competency)
    }

    /// A competency that the person said they have, or that an occupation needs which they held: its level, and how sure
    /// it is.
    pub fn known(&self, competency: &str) -> Option<(Option<i64>, f64)> {
        if let Some(said) = self.said(competency) {
            let confidence: f64 = said.number("confidence").unwrap_or(1.0);
            // The first year without use takes nothing away.
            let unused = self.years_since(said.number("last_used")) - 1.0;
            return Some((said.number("level"), confidence * kept(unused)));
        }
        let career = self.files.career(self.agent).into_iter();
        let supposed = career.filter_map(|held| {
            let need: &Row = self.files.needs.get(&held.occupation)?.get(competency)?;
            let sure = match need["importance"].as_str() {
                "DESIRABLE" => 0.4,
                _ => 0.7,
            };
            Some((
                need.number("level"),
                sure * kept(self.years_since(held.end)),
            ))
        });
        supposed.max_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)))
    }

    /// The largest of similarity × confidence × level over what the person knows.
    pub fn credit(&self, asked: &Asked) -> f64 {
        let near = self.files.near.get(&asked.uid).into_iter().flatten();
        let credits = near.filter_map(|(uid, similarity)| {
            let (level, sure) = self.known(uid)?;
            let lacking = level
                .zip(asked.need)
                .map_or(0, |(have, need)| (need - have).max(0));
            let lacking = f64::from(i32::try_from(lacking).unwrap());
            Some(similarity * sure * (-0.7 * lacking).exp())
        });
        credits.fold(0.0, f64::max)
    }

    /// Zero for a day to come, and for one that is not known.
    fn years_since(&self, day: Option<NaiveDate>) -> f64 {
        let days = day.map_or(0, |day| (self.files.today - day).num_days().max(0));
        f64::from(i32::try_from(days).unwrap()) / 365.25
    }
}

/// What is left of a confidence after some years.
fn kept(years: f64) -> f64 {
    0.5_f64.powf(years.max(0.0) / HALF_LIFE)
}
