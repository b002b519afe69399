//! Where people really go next in the invented world: the truth that rankings are held against.
//!
//! Each occupation has a few habitual next ones, drawn once, mostly of its family or with a competency in
//! common; besides habit there are the family and sheer size, and some people go back to what they did
//! before. No competency is compared and no count is smoothed: none of it is a formula that ranks.

use std::collections::BTreeSet;

use super::{chance::Chance, reference::Reference};

/// Shares of habit, of the family and of size in the next occupation.
const HABIT: f64 = 0.72;
const FAMILY: f64 = 0.18;
const SIZE: f64 = 0.10;
/// Share of the moves that lead back, where there is something to go back to.
const BACK: f64 = 0.08;
/// How much more often a digital occupation is held.
const DIGITAL: f64 = 4.0;

/// The truth about moves between occupations, by position.
pub(super) struct Propensity {
    /// How often each occupation is held.
    pub(super) size: Vec<f64>,
    /// How large each organisation is.
    pub(super) organisations: Vec<f64>,
    /// How many work at each place.
    pub(super) places: Vec<f64>,
    /// How common each competency is.
    pub(super) competencies: Vec<f64>,
    next: Vec<Vec<f64>>,
}

impl Propensity {
    pub(super) fn draw(reference: &Reference, chance: &mut Chance) -> Self {
        let all = &reference.occupations;
        let mut size = chance.zipf(all.len());
        for (weight, one) in size.iter_mut().zip(all) {
            *weight *= if one.digital { DIGITAL } else { 1.0 };
        }
        let next = (0..all.len())
            .map(|from| row(from, reference, &size, chance))
            .collect();
        Self {
            organisations: chance.zipf(reference.organisations.len()),
            places: chance.zipf(reference.places.len()),
            competencies: chance.zipf(reference.competencies.len()),
            size,
            next,
        }
    }

    /// The probability of each next occupation, after those held before and the present one.
    pub(super) fn next(&self, from: usize, history: &[usize]) -> Vec<f64> {
        let before: BTreeSet<usize> = history.iter().copied().filter(|at| *at != from).collect();
        let back = if before.is_empty() { 0.0 } else { BACK };
        let mut found: Vec<f64> = self.next[from].iter().map(|p| p * (1.0 - back)).collect();
        #[expect(clippy::cast_precision_loss, reason = "a career is short")]
        let share = back / before.len().max(1) as f64;
        for at in before {
            found[at] += share;
        }
        found
    }
}

/// Where one goes from an occupation, as probabilities; zero for staying.
fn row(from: usize, reference: &Reference, size: &[f64], chance: &mut Chance) -> Vec<f64> {
    let all = &reference.occupations;
    let needs: BTreeSet<&str> = all[from]
        .needs
        .iter()
        .map(|n| n.competency_uid.as_str())
        .collect();
    let others = |keep: &dyn Fn(usize) -> bool| -> Vec<usize> {
        (0..all.len())
            .filter(|to| *to != from && keep(*to))
            .collect()
    };
    let family = others(&|to| !all[from].family.is_empty() && all[to].family == all[from].family);
    let akin = others(&|to| {
        let needs_too =
            |need: &super::reference::Need| needs.contains(need.competency_uid.as_str());
        all[to].needs.iter().any(needs_too)
    });
    let any = others(&|_| true);
    let mut found = vec![0.0; all.len()];
    if any.is_empty() {
        return found;
    }
    let mut habits: Vec<usize> = Vec::new();
    for _ in 0..chance.between(3, 8) {
        let drawn = chance.between(1, 100);
        let pool = match drawn {
            1..=50 if !family.is_empty() => &family,
            51..=85 if !akin.is_empty() => &akin,
            _ => &any,
        };
        let to = *chance.one(pool);
        if !habits.contains(&to) {
            habits.push(to);
        }
    }
    let strength = |rank: usize| 1.0 / f64::from(u32::try_from(rank + 1).unwrap_or(u32::MAX));
    let total: f64 = (0..habits.len()).map(strength).sum();
    for (rank, to) in habits.iter().enumerate() {
        found[*to] += HABIT * strength(rank) / total;
    }
    let pool = if family.is_empty() { &any } else { &family };
    spread(&mut found, pool, size, FAMILY);
    spread(&mut found, &any, size, SIZE);
    found
}

/// Shares a part among some occupations by their size.
fn spread(found: &mut [f64], among: &[usize], size: &[f64], part: f64) {
    let total: f64 = among.iter().map(|to| size[*to]).sum();
    for to in among {
        found[*to] += part * size[*to] / total;
    }
}
