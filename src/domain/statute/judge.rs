//! The judge: the verdict of each route, the best of them, and when an agent could leave.
//!
//! A route is BLOCKED when one rule that speaks says so, else UNKNOWN when none opens it, else CONDITIONAL when
//! one says so, else FEASIBLE. Routes are compared FEASIBLE > CONDITIONAL > UNKNOWN >
//! BLOCKED; among equals the one that changes least wins ([`LegalRoute::BY_PREFERENCE`]).

use std::sync::Arc;

use chrono::NaiveDate;

use super::{Statute, fact::Facts, rule::Rule, situation::Situation};
use crate::domain::{
    analytics::quarter::Quarter,
    model::relation::CardAttribute,
    vocabulary::{LegalRoute, Verdict},
};

/// Whether statute allows a move, by which route, why and from when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feasibility {
    /// The verdict of the best route.
    pub verdict: Verdict,
    /// That route, when the move is feasible, under conditions or not.
    pub route: Option<LegalRoute>,
    /// The rules behind the verdict, the ones that decide first; none when UNKNOWN.
    pub reasons: Vec<Arc<Rule>>,
    /// The longest notice of these rules, in months.
    pub notice_months: Option<u32>,
    /// The first day on which the post could be taken; none when no rule speaks of days.
    pub earliest_start: Option<NaiveDate>,
}

impl Feasibility {
    /// No rule says anything.
    #[must_use]
    pub const fn unknown() -> Self {
        Self {
            verdict: Verdict::Unknown,
            route: None,
            reasons: Vec::new(),
            notice_months: None,
            earliest_start: None,
        }
    }

    /// The same as those who recruit read it: the day no finer than a quarter, and no route where the ministry is
    /// withheld, since each route says something of it.
    #[must_use]
    pub fn disclosed(self, withheld: &[CardAttribute], today: NaiveDate) -> Self {
        let route = self
            .route
            .filter(|_| !withheld.contains(&CardAttribute::Ministry));
        Self {
            route,
            earliest_start: self.earliest_start.map(|day| by_quarter(day, today)),
            ..self
        }
    }
}

/// From when an agent could take another post, whichever it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Availability {
    /// The latest of the days that are given; none when nothing gives one.
    pub earliest: Option<NaiveDate>,
    /// What gave a day.
    pub reasons: Vec<DayGiven>,
}

/// What gives a day from which somebody could take another post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayGiven {
    /// The post held last has ended: today.
    PostEnded,
    /// No post is known: today.
    NoPost,
    /// The person said so.
    Stated,
    /// A rule of statute.
    Rule(Arc<Rule>),
    /// Some rule of statute, to those who may not know which: it says something of corps, seniority or term.
    SomeRule,
}

impl Availability {
    /// The same as those who recruit read it: the day no finer than a quarter, and no rule by its words.
    #[must_use]
    pub fn disclosed(self, today: NaiveDate) -> Self {
        let mut reasons: Vec<_> = self
            .reasons
            .into_iter()
            .map(|given| match given {
                DayGiven::Rule(_) => DayGiven::SomeRule,
                other => other,
            })
            .collect();
        reasons.dedup();
        Self {
            earliest: self.earliest.map(|day| by_quarter(day, today)),
            reasons,
        }
    }
}

/// The first day of a quarter from which on a day to come has been; today stays.
///
/// The day itself is that on which somebody took their post, two years later.
fn by_quarter(day: NaiveDate, today: NaiveDate) -> NaiveDate {
    let Quarter(number) = Quarter::containing(day);
    let begins = |quarter: i32| Quarter(quarter).first_day();
    if day <= today || begins(number) == Some(day) {
        return day;
    }
    begins(number + 1).unwrap_or(day)
}

/// How good a verdict is for the person; higher is better.
#[must_use]
pub const fn worth(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Feasible => 3,
        Verdict::Conditional => 2,
        Verdict::Unknown => 1,
        Verdict::Blocked => 0,
    }
}

impl Statute {
    /// Judges a move, of which some facts may be unknown.
    #[must_use]
    pub fn judge(&self, facts: &Facts, today: NaiveDate) -> Feasibility {
        let speaking = self.speaking(facts);
        match best(&speaking) {
            Some((route, verdict @ (Verdict::Feasible | Verdict::Conditional))) => {
                allowed(&speaking, route, verdict, facts, today)
            }
            Some((_, Verdict::Blocked)) => blocked(&speaking),
            _ => Feasibility::unknown(),
        }
    }

    /// Whether every route is closed.
    #[must_use]
    pub fn blocks(&self, facts: &Facts) -> bool {
        let best = best(&self.speaking(facts));
        best.is_some_and(|(_, verdict)| verdict == Verdict::Blocked)
    }

    /// The rules whose condition holds.
    fn speaking(&self, facts: &Facts) -> Vec<&Arc<Rule>> {
        let rules = self.rules.iter();
        rules.filter(|rule| rule.speaks(facts)).collect()
    }

    /// Judges a move to an occupation, of which only the open posts are known: the best of theirs, or
    /// what the agent's facts alone say when `situations` has none with a post.
    #[must_use]
    pub fn judge_any(&self, situations: &[Situation], today: NaiveDate) -> Feasibility {
        let judged = situations
            .iter()
            .map(|situation| self.judge(&situation.facts(today), today));
        // The first of equals: the order of the posts decides.
        judged
            .reduce(|best, next| {
                if worth(next.verdict) > worth(best.verdict) {
                    next
                } else {
                    best
                }
            })
            .unwrap_or(Feasibility::unknown())
    }

    /// From when an agent could take another post: today for somebody who holds none, else unknown, and not before
    /// the day that they stated nor before the latest day of the rules that name facts of the agent only.
    #[must_use]
    pub fn availability(&self, situation: &Situation, today: NaiveDate) -> Availability {
        let free = match situation.agent_in_post {
            Some(true) => None,
            Some(false) => Some((today, DayGiven::PostEnded)),
            None => Some((today, DayGiven::NoPost)),
        };
        let stated = situation.agent_mobile_from;
        let stated = stated.map(|day| (day.max(today), DayGiven::Stated));
        let rules = self.dated(&situation.facts(today), today).into_iter();
        let rules = rules.map(|(day, rule)| (day, DayGiven::Rule(rule)));
        let given = free.into_iter().chain(stated).chain(rules);
        let (days, reasons): (Vec<_>, Vec<_>) = given.unzip();
        Availability {
            earliest: days.into_iter().max(),
            reasons,
        }
    }

    /// The rules that speak and give a day whatever the post, each with its day.
    fn dated(&self, facts: &Facts, today: NaiveDate) -> Vec<(NaiveDate, Arc<Rule>)> {
        let rules = self.rules.iter().filter_map(|rule| {
            let alone = rule.names().iter().all(|fact| fact.is_of_agent());
            let day = rule.first_day(facts, today)?;
            (alone && rule.speaks(facts)).then(|| (day, Arc::clone(rule)))
        });
        rules.collect()
    }
}

/// The route that closes least, the first of equals in [`LegalRoute::BY_PREFERENCE`].
fn best(speaking: &[&Arc<Rule>]) -> Option<(LegalRoute, Verdict)> {
    let routes = LegalRoute::BY_PREFERENCE.into_iter();
    let judged = routes.map(|route| (route, verdict_of(speaking, route)));
    judged.reduce(|best, next| {
        if worth(next.1) > worth(best.1) {
            next
        } else {
            best
        }
    })
}

fn verdict_of(speaking: &[&Arc<Rule>], route: LegalRoute) -> Verdict {
    let said = || speaking.iter().filter(|rule| rule.is_about(route));
    let opened = said().any(|rule| rule.verdict.is_some() && rule.opens);
    let verdicts = said().filter_map(|rule| rule.verdict);
    let worst = verdicts.min_by_key(|verdict| worth(*verdict));
    worst.filter(|_| opened).unwrap_or(Verdict::Unknown)
}

fn allowed(
    speaking: &[&Arc<Rule>],
    route: LegalRoute,
    verdict: Verdict,
    facts: &Facts,
    today: NaiveDate,
) -> Feasibility {
    let mut reasons: Vec<_> = speaking
        .iter()
        .filter(|rule| rule.is_about(route))
        .map(|rule| Arc::clone(rule))
        .collect();
    // Conditions, then what opens the route, then delays and information; the file's order within.
    reasons.sort_by_key(|rule| rule.verdict.map_or(u8::MAX, worth));
    let days = reasons
        .iter()
        .filter_map(|rule| rule.first_day(facts, today));
    Feasibility {
        verdict,
        route: Some(route),
        notice_months: reasons.iter().filter_map(|rule| rule.notice_months).max(),
        earliest_start: days.max(),
        reasons,
    }
}

/// The rules that close every route alone, or else all that close one.
fn blocked(speaking: &[&Arc<Rule>]) -> Feasibility {
    let closing: Vec<_> = speaking
        .iter()
        .filter(|rule| rule.verdict == Some(Verdict::Blocked))
        .collect();
    let alone = closing.iter().any(|rule| rule.routes.is_empty());
    let reasons = closing
        .into_iter()
        .filter(|rule| !alone || rule.routes.is_empty())
        .map(|rule| Arc::clone(rule))
        .collect();
    Feasibility {
        verdict: Verdict::Blocked,
        reasons,
        ..Feasibility::unknown()
    }
}

#[cfg(test)]
mod tests;
