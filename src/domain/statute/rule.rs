//! One rule: when it speaks, and what it says.

use std::collections::BTreeSet;

use chrono::{Months, NaiveDate};

use super::fact::{Fact, Facts, Value};
use crate::domain::vocabulary::{LegalRoute, Verdict};

/// How a fact is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// It is this, or one of these.
    In(Vec<Value>),
    /// At least so many months.
    AtLeast(i64),
    /// Fewer months than this.
    Below(i64),
    /// Not known to be fewer months than this: what is unknown holds too.
    NotBelow(i64),
}

/// A fact and how it must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The fact.
    pub fact: Fact,
    /// How it is looked at.
    pub test: Test,
}

impl Condition {
    /// Whether the fact is known and as it must be.
    #[must_use]
    pub fn holds(&self, facts: &Facts) -> bool {
        match (facts.get(self.fact), &self.test) {
            (Some(value), Test::In(wanted)) => wanted.contains(value),
            (Some(Value::Months(months)), Test::AtLeast(least)) => months >= least,
            (Some(Value::Months(months)), Test::Below(limit)) => months < limit,
            (None, Test::NotBelow(_)) => true,
            (Some(Value::Months(months)), Test::NotBelow(limit)) => months >= limit,
            _ => false,
        }
    }
}

/// A day before which the post cannot be taken: so many months after a day that is a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Earliest {
    /// The day from which months are counted.
    pub after: Fact,
    /// How many months.
    pub months: u32,
}

/// A rule of statute, with its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its name.
    pub id: String,
    /// The routes of which it speaks; all when empty.
    pub routes: Vec<LegalRoute>,
    /// All must hold.
    pub when: Vec<Condition>,
    /// What it says of the route; none when it only gives a delay or a piece of information.
    pub verdict: Option<Verdict>,
    /// Whether it opens its routes; a condition that does not only adds itself where another rule opens one.
    pub opens: bool,
    /// The notice to give, in months.
    pub notice_months: Option<u32>,
    /// A day before which the post cannot be taken.
    pub earliest: Option<Earliest>,
    /// What the person reads, in French.
    pub fr: String,
    /// The same in English.
    pub en: String,
    /// The legal text.
    pub text: String,
    /// Where the text that it was compared with can be read.
    pub source: Option<String>,
    /// The day on which somebody last compared the rule with the text; none when nobody did.
    pub checked_on: Option<NaiveDate>,
}

impl Rule {
    /// Whether every condition holds; an unknown fact makes the rule silent, but for [`Test::NotBelow`].
    #[must_use]
    pub fn speaks(&self, facts: &Facts) -> bool {
        self.when.iter().all(|condition| condition.holds(facts))
    }

    /// Whether it speaks of a route.
    #[must_use]
    pub fn is_about(&self, route: LegalRoute) -> bool {
        self.routes.is_empty() || self.routes.contains(&route)
    }

    /// What a reader is shown: a rule that only gives a delay or a piece of information stands in
    /// nobody's way.
    #[must_use]
    pub fn shown_verdict(&self) -> Verdict {
        self.verdict.unwrap_or(Verdict::Feasible)
    }

    /// Every fact that it names, in its conditions and in its effects.
    #[must_use]
    pub fn names(&self) -> BTreeSet<Fact> {
        let conditions = self.when.iter().map(|condition| condition.fact);
        conditions
            .chain(self.earliest.map(|earliest| earliest.after))
            .collect()
    }

    /// The first day that the rule leaves; none when it says nothing of days.
    pub(super) fn first_day(&self, facts: &Facts, today: NaiveDate) -> Option<NaiveDate> {
        let notice = self
            .notice_months
            .and_then(|months| today.checked_add_months(Months::new(months)));
        let earliest = self
            .earliest
            .and_then(|earliest| match facts.get(earliest.after) {
                Some(Value::Day(day)) => day.checked_add_months(Months::new(earliest.months)),
                _ => None,
            });
        let dated = notice.max(earliest)?;
        Some(dated.max(today))
    }
}
