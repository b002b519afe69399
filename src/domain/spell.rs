//! Spells: the time that an agent spent on one post, whatever acts it is recorded by.
//!
//! Leaving, returning and taking one more post are decided on spells. `docs/indicators.md` has the definition, with a
//! drawing; `refresh` writes on each assignment when its spell began and whether it stands for a spell that counts.

use std::cmp::Reverse;

use chrono::{Days, NaiveDate};

/// Days that may lie between two assignments on one post that touch: a weekend and a public holiday.
const DAYS_BETWEEN: u64 = 3;

/// An assignment, as far as spells look at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldAssignment {
    /// Its key.
    pub uid: String,
    /// Its first day.
    pub start: NaiveDate,
    /// Its last day; none while it goes on.
    pub end: Option<NaiveDate>,
    /// The post, where it is known.
    pub post_uid: Option<String>,
    /// Where: the last successor of the organisation.
    pub organisation_uid: Option<String>,
    /// As what: the last successor of the occupation.
    pub occupation_uid: Option<String>,
    /// What it is called, where it is known.
    pub title: Option<String>,
}

/// What an assignment is among the spells of its agent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InSpell {
    /// The key of the assignment.
    pub uid: String,
    /// The first day of its spell.
    pub since: NaiveDate,
    /// Whether it stands for a spell that counts: the assignment of the spell that ends last, of a spell that does not
    /// lie within another. Its end is that of the spell.
    pub main: bool,
}

struct Spell<'h> {
    since: NaiveDate,
    until: NaiveDate,
    held: Vec<&'h HeldAssignment>,
}

impl HeldAssignment {
    /// The last day; the end of time while it goes on.
    fn until(&self) -> NaiveDate {
        self.end.unwrap_or(NaiveDate::MAX)
    }

    /// The one of a spell that ends last stands for it.
    fn rank(&self) -> (NaiveDate, NaiveDate, &str) {
        (self.until(), self.start, self.uid.as_str())
    }

    /// Whether two are on one post: where both name it, the same; else the same organisation, occupation and title, if
    /// both have one.
    fn is_on_post_of(&self, other: &Self) -> bool {
        if let (Some(a), Some(b)) = (&self.post_uid, &other.post_uid) {
            return a == b;
        }
        let title = |held: &Self| held.title.as_ref().map(|text| text.trim().to_lowercase());
        self.organisation_uid == other.organisation_uid
            && self.occupation_uid == other.occupation_uid
            && match (title(self), title(other)) {
                (Some(a), Some(b)) => a == b,
                _ => self.occupation_uid.is_some(),
            }
    }
}

impl Spell<'_> {
    fn goes_on_with(&self, next: &HeldAssignment) -> bool {
        let last = self.until.checked_add_days(Days::new(DAYS_BETWEEN + 1));
        last.is_none_or(|last| next.start <= last)
            && self.held.iter().any(|held| held.is_on_post_of(next))
    }
}

/// The spells of one agent: what each assignment is among them, by their first days.
///
/// Assignments on one post that overlap or touch are one spell. One that lies within another is a side mission, or the
/// same work under two titles: the agent has not left what goes on as long, and it does not count. Of two that begin
/// and end together the one with the lower key counts. So those that count begin, and end, one after the other.
#[must_use]
pub fn spells(held: &[HeldAssignment]) -> Vec<InSpell> {
    let mut held: Vec<&HeldAssignment> = held.iter().collect();
    held.sort_by_key(|held| (held.start, Reverse(held.until()), held.uid.as_str()));
    let mut spells: Vec<Spell> = Vec::new();
    for next in held {
        let found = spells
            .iter_mut()
            .rev()
            .find(|spell| spell.goes_on_with(next));
        if let Some(spell) = found {
            spell.until = spell.until.max(next.until());
            spell.held.push(next);
        } else {
            spells.push(Spell {
                since: next.start,
                until: next.until(),
                held: vec![next],
            });
        }
    }
    spells.sort_by_key(|spell| (spell.since, Reverse(spell.until)));
    let mut ended = NaiveDate::MIN;
    let mut found = Vec::new();
    for spell in &spells {
        let counts = spell.until > ended;
        ended = ended.max(spell.until);
        let stands = spell.held.iter().max_by_key(|held| held.rank());
        let stands = stands.map(|held| &held.uid);
        found.extend(spell.held.iter().map(|held| InSpell {
            uid: held.uid.clone(),
            since: spell.since,
            main: counts && stands == Some(&held.uid),
        }));
    }
    found
}

#[cfg(test)]
mod tests;
