//! Reads a file of rules. Every word is checked: a rule that means nothing must not start a service.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Deserialize;

use super::{
    fact::{Fact, FactKind, Value},
    rule::{Condition, Earliest, Rule, Test},
};
use crate::domain::{
    calendar::parse_date,
    vocabulary::{LegalRoute, Verdict},
};

/// Why a file of rules cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RuleError {
    /// The file is not TOML, or has something else than rules.
    #[error("the rules cannot be read: {0}")]
    Unreadable(#[from] toml::de::Error),
    /// A rule says something that cannot be used.
    #[error("rule {rule}: {problem}")]
    Wrong {
        /// The rule's name, or its place in the file.
        rule: String,
        /// What, with the name of the fact where there is one.
        problem: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rule: Vec<BTreeMap<String, toml::Value>>,
}

/// A rule as it is written, taken apart key by key.
struct Draft(BTreeMap<String, toml::Value>);

/// What cannot be used, without the rule's name.
type Checked<T> = Result<T, String>;

/// The rules of a file, in its order.
pub(super) fn read(text: &str) -> Result<Vec<Rule>, RuleError> {
    let file: File = toml::from_str(text)?;
    let mut names = BTreeSet::new();
    let mut rules = Vec::new();
    for (i, entries) in file.rule.into_iter().enumerate() {
        let place = format!("number {}", i + 1);
        let id = entries.get("id").and_then(toml::Value::as_str);
        let name = id.map_or(place, str::to_owned);
        let rule = Draft(entries).rule().and_then(|rule| {
            if names.insert(rule.id.clone()) {
                Ok(rule)
            } else {
                Err("two rules have this id".to_owned())
            }
        });
        rules.push(rule.map_err(|problem| RuleError::Wrong {
            rule: name,
            problem,
        })?);
    }
    Ok(rules)
}

impl Draft {
    fn rule(mut self) -> Checked<Rule> {
        let rule = Rule {
            id: self.text("id")?,
            routes: self.routes()?,
            when: self.conditions()?,
            verdict: self.verdict()?,
            opens: self.flag("opens")?.unwrap_or(true),
            notice_months: self
                .take("notice_months")
                .as_ref()
                .map(months)
                .transpose()?,
            earliest: self.earliest()?,
            fr: self.text("fr")?,
            en: self.text("en")?,
            text: self.text("text")?,
            source: self.optional_text("source")?,
            checked_on: self.day("checked_on")?,
        };
        let note = self.flag("note")?.unwrap_or(false);
        if !rule.opens && rule.verdict != Some(Verdict::Conditional) {
            return Err("opens is for CONDITIONAL".to_owned());
        }
        if let Some(key) = self.0.keys().next() {
            return Err(format!("unknown key {key}"));
        }
        let says =
            rule.verdict.is_some() || rule.notice_months.is_some() || rule.earliest.is_some();
        match (says, note) {
            (false, false) => Err("no verdict, notice_months, earliest or note".to_owned()),
            (true, true) => Err("a note says nothing else".to_owned()),
            _ => Ok(rule),
        }
    }

    fn take(&mut self, key: &str) -> Option<toml::Value> {
        self.0.remove(key)
    }

    fn text(&mut self, key: &str) -> Checked<String> {
        match self.take(key) {
            Some(toml::Value::String(text)) if !text.trim().is_empty() => Ok(text),
            _ => Err(format!("{key} is missing")),
        }
    }

    /// A text that may be absent, but never empty.
    fn optional_text(&mut self, key: &str) -> Checked<Option<String>> {
        if self.0.contains_key(key) {
            self.text(key).map(Some)
        } else {
            Ok(None)
        }
    }

    fn flag(&mut self, key: &str) -> Checked<Option<bool>> {
        match self.take(key) {
            None => Ok(None),
            Some(toml::Value::Boolean(flag)) => Ok(Some(flag)),
            Some(_) => Err(format!("{key} is true, false or absent")),
        }
    }

    fn day(&mut self, key: &str) -> Checked<Option<NaiveDate>> {
        let Some(given) = self.take(key) else {
            return Ok(None);
        };
        let text = match &given {
            toml::Value::Datetime(day) => day.to_string(),
            other => other.as_str().unwrap_or_default().to_owned(),
        };
        parse_date(&text)
            .map(Some)
            .map_err(|_| format!("{key} is not a date"))
    }

    fn routes(&mut self) -> Checked<Vec<LegalRoute>> {
        let given = self.take("routes").map(list).transpose()?;
        let route = |item: toml::Value| {
            let word = item.as_str().unwrap_or_default();
            let known = LegalRoute::BY_PREFERENCE.into_iter();
            known
                .clone()
                .find(|route| route.word() == word)
                .ok_or_else(|| format!("unknown route {item}"))
        };
        given.unwrap_or_default().into_iter().map(route).collect()
    }

    fn verdict(&mut self) -> Checked<Option<Verdict>> {
        let Some(given) = self.take("verdict") else {
            return Ok(None);
        };
        match given.as_str() {
            Some("FEASIBLE") => Ok(Some(Verdict::Feasible)),
            Some("CONDITIONAL") => Ok(Some(Verdict::Conditional)),
            Some("BLOCKED") => Ok(Some(Verdict::Blocked)),
            _ => Err(format!("unknown verdict {given}")),
        }
    }

    fn earliest(&mut self) -> Checked<Option<Earliest>> {
        let Some(given) = self.take("earliest") else {
            return Ok(None);
        };
        let mut given = table(given, "earliest")?;
        let after = fact(given.remove("after"))?;
        if after.kind() != FactKind::Day {
            return Err(format!("earliest: {} is not a day", after.name()));
        }
        let months = given.remove("months").as_ref().map(months).transpose()?;
        no_more(&given, "earliest")?;
        Ok(Some(Earliest {
            after,
            months: months.unwrap_or_default(),
        }))
    }

    fn conditions(&mut self) -> Checked<Vec<Condition>> {
        let given = self.take("when").map(list).transpose()?;
        let given = given.unwrap_or_default();
        if given.is_empty() {
            return Err("when has no condition".to_owned());
        }
        given.into_iter().map(condition).collect()
    }
}

/// `{ fact = "…", is = … }`, with one operator: is, in, `at_least`, below, `not_below`.
fn condition(given: toml::Value) -> Checked<Condition> {
    let mut given = table(given, "when")?;
    let fact = fact(given.remove("fact"))?;
    let mut entries = given.into_iter();
    let (Some((operator, operand)), None) = (entries.next(), entries.next()) else {
        return Err(format!("{}: one operator is wanted", fact.name()));
    };
    let number = |operand: &toml::Value| match (fact.kind(), operand.as_integer()) {
        (FactKind::Months, Some(months)) => Ok(months),
        _ => Err(format!("{}: {operator} wants months", fact.name())),
    };
    let test = match operator.as_str() {
        "is" => Test::In(vec![value(fact, &operand)?]),
        "in" => {
            let some: Checked<Vec<_>> = list(operand)?
                .into_iter()
                .map(|item| value(fact, &item))
                .collect();
            Test::In(some?)
        }
        "at_least" => Test::AtLeast(number(&operand)?),
        "below" => Test::Below(number(&operand)?),
        "not_below" => Test::NotBelow(number(&operand)?),
        other => return Err(format!("{}: unknown operator {other}", fact.name())),
    };
    Ok(Condition { fact, test })
}

fn fact(given: Option<toml::Value>) -> Checked<Fact> {
    let given = given.ok_or_else(|| "a fact is missing".to_owned())?;
    let named = given.as_str().and_then(Fact::named);
    named.ok_or_else(|| format!("unknown fact {given}"))
}

/// A value that the fact can have.
fn value(fact: Fact, given: &toml::Value) -> Checked<Value> {
    let wrong = || format!("{} is never {given}", fact.name());
    match (fact.kind(), given) {
        (FactKind::Word(words), toml::Value::String(word)) => {
            if words.is_empty() || words.contains(&word.as_str()) {
                Ok(Value::Word(word.clone()))
            } else {
                Err(wrong())
            }
        }
        (FactKind::Flag, toml::Value::Boolean(flag)) => Ok(Value::Flag(*flag)),
        (FactKind::Months, toml::Value::Integer(months)) => Ok(Value::Months(*months)),
        _ => Err(wrong()),
    }
}

fn months(given: &toml::Value) -> Checked<u32> {
    let months = given.as_integer().and_then(|months| months.try_into().ok());
    months.ok_or_else(|| format!("{given} is no number of months"))
}

fn list(given: toml::Value) -> Checked<Vec<toml::Value>> {
    match given {
        toml::Value::Array(values) => Ok(values),
        other => Err(format!("{other} is not a list")),
    }
}

fn table(given: toml::Value, key: &str) -> Checked<BTreeMap<String, toml::Value>> {
    match given {
        toml::Value::Table(entries) => Ok(entries.into_iter().collect()),
        other => Err(format!("{key}: {other} is not a table")),
    }
}

fn no_more(entries: &BTreeMap<String, toml::Value>, key: &str) -> Checked<()> {
    match entries.keys().next() {
        Some(unknown) => Err(format!("{key}: unknown key {unknown}")),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"
[[rule]]
id = "one"
routes = ["CONTRACT"]
when = [{ fact = "agent.status", is = "CONTRACT" }, { fact = "agent.months_in_post", below = 6 }]
verdict = "FEASIBLE"
fr = "Oui."
en = "Yes."
text = "Un texte"
checked_on = 2026-11-25
"#;

    #[test]
    fn a_good_rule_is_read_whole() {
        let rules = read(GOOD).unwrap();
        assert_eq!(rules.len(), 1);
        assert_eq!(rules[0].routes, [LegalRoute::Contract]);
        assert_eq!(rules[0].when[1].test, Test::Below(6));
        assert_eq!(rules[0].checked_on, "2026-11-25".parse().ok());
        assert_eq!(rules[0].source, None);
    }

    #[test]
    fn a_rule_that_nobody_checked_has_no_date_and_a_source_is_kept() {
        let unchecked = GOOD.replace("checked_on = 2026-11-25", "source = \"Un guide\"");
        let rules = read(&unchecked).unwrap();
        assert_eq!(rules[0].checked_on, None);
        assert_eq!(rules[0].source.as_deref(), Some("Un guide"));
    }

    #[test]
    fn what_cannot_be_used_is_named_with_its_rule() {
        for (was, becomes, words) in [
            (
                "agent.status",
                "agent.age",
                &["one", "unknown fact", "agent.age"][..],
            ),
            (
                "below = 6",
                "above = 6",
                &["agent.months_in_post", "unknown operator above"],
            ),
            (
                "below = 6",
                "below = \"6\"",
                &["agent.months_in_post", "below wants months"],
            ),
            ("below = 6", "below = 6, at_least = 1", &["one operator"]),
            (
                "[\"CONTRACT\"]",
                "[\"LOAN\"]",
                &["one", "unknown route", "LOAN"],
            ),
            (
                "is = \"CONTRACT\"",
                "is = \"RETIRED\"",
                &["agent.status is never", "RETIRED"],
            ),
            ("\"FEASIBLE\"", "\"MAYBE\"", &["unknown verdict", "MAYBE"]),
            (
                "verdict = \"FEASIBLE\"",
                "verdict = \"FEASIBLE\"\nopens = false",
                &["one", "opens is for CONDITIONAL"],
            ),
            (
                "verdict = \"FEASIBLE\"",
                "verdict = \"FEASIBLE\"\nopens = 1",
                &["opens is true, false or absent"],
            ),
            ("verdict = \"FEASIBLE\"\n", "", &["no verdict"]),
            (
                "verdict = \"FEASIBLE\"",
                "verdict = \"FEASIBLE\"\nnote = true",
                &["note"],
            ),
            ("text = \"Un texte\"\n", "", &["one", "text is missing"]),
            ("fr = \"Oui.\"", "fr = \" \"", &["one", "fr is missing"]),
            (
                "checked_on = 2026-11-25",
                "source = \" \"",
                &["one", "source is missing"],
            ),
            ("2026-11-25", "\"hier\"", &["checked_on is not a date"]),
            ("id = \"one\"\n", "", &["number 1", "id is missing"]),
            (
                "en = \"Yes",
                "author = \"x\"\nen = \"Yes",
                &["one", "unknown key author"],
            ),
            (
                "verdict",
                "earliest = { after = \"agent.status\" }\nverdict",
                &["agent.status is not a day"],
            ),
            (
                "verdict",
                "notice_months = -1\nverdict",
                &["-1 is no number of months"],
            ),
            ("[[rule]]", "[[rules]]", &["rules"]),
        ] {
            let text = GOOD.replacen(was, becomes, 1);
            assert_ne!(text, GOOD, "{was}");
            let said = read(&text).unwrap_err().to_string();
            for word in words {
                assert!(said.contains(word), "{word:?} is not in {said}");
            }
        }
        let twice = format!("{GOOD}{GOOD}");
        assert!(read(&twice).unwrap_err().to_string().contains("two rules"));
    }
}
