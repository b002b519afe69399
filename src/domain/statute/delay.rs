//! Rules that give a day to an agent whatever the post, in a form that a statement can apply: who can move
//! by a day is then decided where people are listed. It says what [`Statute::availability`] says.

use chrono::{Months, NaiveDate};
use serde::Serialize;

use super::{
    Statute,
    fact::Value,
    rule::{Rule, Test},
};

/// How many months a fact must be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Bound {
    /// The fact.
    fact: &'static str,
    /// Whole months, at least.
    at_least: Option<i64>,
    /// Fewer than these.
    below: Option<i64>,
    /// Whether it holds where the fact is not known.
    or_unknown: bool,
}

/// One such rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Delay {
    /// Of each of these lists, one must be known of the agent; each is a fact and a value, `agent.status=MILITARY`.
    needs: Vec<Vec<String>>,
    /// All of these must hold.
    bounds: Vec<Bound>,
    /// The day on which a notice given today ends.
    notice_ends: Option<NaiveDate>,
    /// The fact that is a day, after which months are counted.
    after: Option<&'static str>,
    /// How many months.
    months: u32,
}

impl Delay {
    /// None for a rule that looks at a post, or that gives no day.
    fn from_rule(rule: &Rule, today: NaiveDate) -> Option<Self> {
        let alone = rule.names().iter().all(|fact| fact.is_of_agent());
        let notice_ends = rule
            .notice_months
            .and_then(|months| today.checked_add_months(Months::new(months)));
        if !alone || (notice_ends.is_none() && rule.earliest.is_none()) {
            return None;
        }
        let mut delay = Self {
            needs: Vec::new(),
            bounds: Vec::new(),
            notice_ends,
            after: rule.earliest.map(|earliest| earliest.after.name()),
            months: rule.earliest.map_or(0, |earliest| earliest.months),
        };
        for condition in &rule.when {
            let fact = condition.fact.name();
            let (at_least, below, or_unknown) = match &condition.test {
                Test::In(values) => {
                    let words = values.iter().filter_map(word);
                    delay
                        .needs
                        .push(words.map(|word| format!("{fact}={word}")).collect());
                    continue;
                }
                Test::AtLeast(least) => (Some(*least), None, false),
                Test::Below(limit) => (None, Some(*limit), false),
                Test::NotBelow(limit) => (Some(*limit), None, true),
            };
            delay.bounds.push(Bound {
                fact,
                at_least,
                below,
                or_unknown,
            });
        }
        Some(delay)
    }
}

fn word(value: &Value) -> Option<String> {
    match value {
        Value::Word(word) => Some(word.clone()),
        Value::Flag(flag) => Some(flag.to_string()),
        Value::Months(months) => Some(months.to_string()),
        // No rule compares a day.
        Value::Day(_) => None,
    }
}

impl Statute {
    /// The rules that give a day to an agent whatever the post, on a day.
    #[must_use]
    pub fn delays(&self, today: NaiveDate) -> Vec<Delay> {
        let rules = self.rules.iter();
        rules
            .filter_map(|rule| Delay::from_rule(rule, today))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bound(
        fact: &'static str,
        at_least: Option<i64>,
        below: Option<i64>,
        or_unknown: bool,
    ) -> Bound {
        Bound {
            fact,
            at_least,
            below,
            or_unknown,
        }
    }

    #[test]
    fn rules_of_agents_alone_that_give_a_day_are_told() {
        let text = |when: &str, says: &str| {
            format!(
                "[[rule]]\nid = 'r'\nwhen = [{when}]\n{says}\nfr = 'F'\nen = 'E'\ntext = 'T'\n\
                 checked_on = 2026-11-25\n"
            )
        };
        let delays = |when: &str, says: &str| {
            let statute = Statute::parse(&text(when, says)).unwrap();
            statute.delays("2026-01-31".parse().unwrap())
        };
        let found = delays(
            "{ fact = 'agent.in_post', is = true }, { fact = 'agent.months_in_post', at_least = 6 }, \
             { fact = 'agent.months_in_post', below = 9 }, { fact = 'agent.months_to_term', not_below = 1 }",
            "notice_months = 1",
        );
        let wanted = Delay {
            needs: vec![vec!["agent.in_post=true".to_owned()]],
            bounds: vec![
                bound("agent.months_in_post", Some(6), None, false),
                bound("agent.months_in_post", None, Some(9), false),
                bound("agent.months_to_term", Some(1), None, true),
            ],
            notice_ends: Some("2026-02-28".parse().unwrap()),
            after: None,
            months: 0,
        };
        assert_eq!(found, [wanted]);
        let tenured = "{ fact = 'agent.status', is = 'TENURED' }";
        assert_eq!(delays(tenured, "note = true"), []);
        let with_post = format!("{tenured}, {{ fact = 'post.management', is = true }}");
        assert_eq!(delays(&with_post, "notice_months = 3"), []);
    }
}
