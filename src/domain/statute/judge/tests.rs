//! Every rule, every route, and the property that a verdict changes only through rules.

use std::{collections::BTreeSet, sync::LazyLock};

use proptest::prelude::*;

use super::*;
use crate::domain::statute::{
    fact::{Fact, FactKind, Value},
    rule::{Condition, Test},
};
use crate::domain::vocabulary::AgentStatus;

fn today() -> NaiveDate {
    day("2026-03-02")
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn statute() -> Statute {
    static RULES: LazyLock<Statute> = LazyLock::new(|| Statute::compiled_in().unwrap());
    RULES.clone()
}

/// Facts written as `agent.status=TENURED agent.in_post=true`.
fn facts(written: &str) -> Facts {
    let mut facts = Facts::default();
    for pair in written.split_whitespace() {
        let (name, value) = pair.split_once('=').unwrap();
        let fact = Fact::named(name).unwrap_or_else(|| panic!("{name}"));
        let value = match fact.kind() {
            FactKind::Word(_) => Value::Word(value.to_owned()),
            FactKind::Flag => Value::Flag(value.parse().unwrap()),
            FactKind::Months => Value::Months(value.parse().unwrap()),
            FactKind::Day => Value::Day(day(value)),
        };
        facts.set(fact, Some(value));
    }
    facts
}

const MOVE: &str = "post.employer=SERVICE post.functional=UNSAID move.same_ministry=false move.same_employer=false move.category=SAME";

/// A line of `cases.txt`: rule, facts with which it speaks, a change that silences it, what it says.
fn cases() -> Vec<[&'static str; 4]> {
    let lines = include_str!("cases.txt").lines();
    let lines = lines.filter(|line| !line.starts_with('#'));
    let parts = |line: &'static str| line.split(" | ").collect::<Vec<_>>();
    lines.map(|line| parts(line).try_into().unwrap()).collect()
}

/// What a rule says, in words.
fn said(rule: &Rule, facts: &Facts) -> String {
    let mut words = Vec::new();
    words.extend(
        rule.verdict
            .map(|verdict| format!("{verdict:?}").to_uppercase()),
    );
    words.extend(rule.notice_months.map(|months| format!("notice {months}")));
    let day = rule.first_day(facts, today());
    words.extend(day.map(|day| format!("not before {day}")));
    if words.is_empty() {
        "note".to_owned()
    } else {
        words.join(" ")
    }
}

#[test]
fn every_rule_speaks_when_it_should_and_says_what_it_should() {
    let statute = statute();
    let tested: Vec<_> = cases().iter().map(|case| case[0]).collect();
    let known: Vec<_> = statute
        .rules()
        .iter()
        .map(|rule| rule.id.as_str())
        .collect();
    let set = |names: &[&str]| {
        names
            .iter()
            .map(|name| (*name).to_owned())
            .collect::<BTreeSet<_>>()
    };
    assert_eq!(set(&tested), set(&known), "a case for each rule");
    for [id, written, other, says] in cases() {
        let rule = statute.rules().iter().find(|rule| rule.id == id).unwrap();
        let given = facts(written);
        assert!(rule.speaks(&given), "{id} is silent");
        assert_eq!(said(rule, &given), says, "{id}");
        assert!(
            !rule.speaks(&facts(&format!("{written} {other}"))),
            "{id} speaks with {other}"
        );
        let known = |condition: &&Condition| !matches!(condition.test, Test::NotBelow(_));
        for condition in rule.when.iter().filter(known) {
            let mut unknown = given.clone();
            unknown.set(condition.fact, None);
            assert!(
                !rule.speaks(&unknown),
                "{id} does not know {:?}",
                condition.fact
            );
        }
        assert!(rule.fr.ends_with('.') && rule.en.ends_with('.'), "{id}");
        // What was compared says with what.
        assert_eq!(rule.checked_on.is_some(), rule.source.is_some(), "{id}");
        assert!(
            rule.checked_on.is_none_or(|on| on <= day("2026-12-01")),
            "{id}"
        );
    }
}

#[test]
fn the_documentation_has_every_rule_with_its_text() {
    let page = include_str!("../../../../docs/statute.md");
    for rule in statute().rules() {
        let row = page
            .lines()
            .find(|line| line.starts_with(&format!("| `{}` |", rule.id)));
        let row = row.unwrap_or_else(|| panic!("{} is not in docs/statute.md", rule.id));
        assert!(row.contains(&rule.text), "{row}");
        let compared = match (rule.checked_on, &rule.source) {
            (Some(on), Some(source)) => format!("| {on}, [texte]({source}) |"),
            _ => "| à vérifier |".to_owned(),
        };
        assert!(row.ends_with(&compared), "{row}");
    }
}

#[test]
fn every_route_is_found_where_it_should_be() {
    let statute = statute();
    for (written, verdict, route, first, notice, earliest) in [
        (
            "agent.status=TENURED agent.position=SAME_EMPLOYER agent.in_post=true agent.months_in_post=30 post.employer=SERVICE post.functional=UNSAID move.same_ministry=true move.same_employer=true move.category=SAME move.same_family=true",
            Verdict::Feasible,
            Some(LegalRoute::SameEmployer),
            "transfer",
            None,
            None,
        ),
        (
            &format!(
                "agent.status=TENURED agent.position=SAME_EMPLOYER agent.in_post=true agent.months_in_post=30 move.same_family=true {MOVE}"
            ),
            Verdict::Feasible,
            Some(LegalRoute::NormalPosition),
            "normal-position-same-duties",
            Some(3),
            Some("2026-06-02"),
        ),
        (
            "agent.status=TENURED agent.in_post=true post.employer=OPERATOR post.functional=UNSAID move.same_ministry=false move.same_employer=false move.category=SAME move.same_family=true",
            Verdict::Conditional,
            Some(LegalRoute::Secondment),
            "secondment",
            Some(3),
            Some("2026-06-02"),
        ),
        (
            "agent.status=MILITARY agent.military_corps=true agent.term_ahead=true agent.term_end=2026-08-01 post.open_to_military=true post.functional=UNSAID move.same_ministry=false",
            Verdict::Conditional,
            Some(LegalRoute::MilitaryAssignment),
            "military-assignment-elsewhere",
            None,
            Some("2026-08-01"),
        ),
        (
            "agent.status=CONTRACT agent.months_in_position=30 post.open_to_contract=true post.functional=UNSAID",
            Verdict::Feasible,
            Some(LegalRoute::Contract),
            "contract-open",
            Some(2),
            Some("2026-05-02"),
        ),
        (
            &format!(
                "agent.status=TENURED agent.position=SECONDMENT agent.in_post=true agent.months_in_post=30 agent.term_ahead=true agent.term_end=2027-01-31 move.same_family=true {MOVE}"
            ),
            Verdict::Conditional,
            Some(LegalRoute::NormalPosition),
            "normal-position-after-secondment",
            Some(3),
            Some("2026-06-02"),
        ),
        (
            "agent.status=TENURED move.category=ABOVE",
            Verdict::Blocked,
            None,
            "category-above",
            None,
            None,
        ),
        (
            "agent.status=CONTRACT post.open_to_contract=false post.functional=UNSAID",
            Verdict::Blocked,
            None,
            "contract-closed",
            None,
            None,
        ),
    ] {
        let found = statute.judge(&facts(written), today());
        assert_eq!((found.verdict, found.route), (verdict, route), "{written}");
        assert_eq!(found.reasons[0].id, first, "{written}");
        assert_eq!(found.notice_months, notice, "{written}");
        assert_eq!(found.earliest_start, earliest.map(day), "{written}");
    }
    // Made available comes last among equals: it is chosen where secondment alone is closed.
    let only = Statute::parse(
        "[[rule]]\nid = 'a'\nroutes = ['MADE_AVAILABLE']\nverdict = 'CONDITIONAL'\nfr = 'a'\nen = 'a'\ntext = 'a'\n\
         checked_on = 2026-11-25\nwhen = [{ fact = 'agent.status', is = 'TENURED' }]\n",
    );
    let found = only.unwrap().judge(&facts("agent.status=TENURED"), today());
    assert_eq!(found.route, Some(LegalRoute::MadeAvailable));
}

#[test]
fn nothing_known_is_unknown_and_says_nothing() {
    let found = statute().judge(&Facts::default(), today());
    assert_eq!(found, Feasibility::unknown());
    assert_eq!(statute().dated(&Facts::default(), today()), []);
}

#[test]
fn an_agent_is_available_on_the_latest_day_that_binds() {
    for (written, earliest, ids) in [
        (
            "agent.status=TENURED agent.in_post=true agent.months_in_post=40",
            Some("2026-06-02"),
            &["notice"][..],
        ),
        (
            "agent.status=TENURED agent.in_post=true agent.months_in_post=6 agent.in_post_since=2025-09-01",
            Some("2026-06-02"),
            &["notice"],
        ),
        (
            "agent.status=TENURED agent.in_post=true agent.months_in_post=40 agent.position=SECONDMENT agent.term_ahead=true agent.term_end=2026-04-01",
            Some("2026-06-02"),
            &["notice"],
        ),
        (
            "agent.status=MILITARY agent.term_ahead=true agent.term_end=2026-08-01",
            Some("2026-08-01"),
            &["military-term"],
        ),
        (
            "agent.status=CONTRACT agent.in_post=false",
            Some("2026-03-02"),
            &["contract-ended"],
        ),
        (
            "agent.status=CONTRACT agent.in_post=true agent.months_in_position=30",
            Some("2026-05-02"),
            &["contract-notice-long"],
        ),
        (
            "agent.status=CONTRACT agent.in_post=true agent.months_in_position=30 agent.months_to_term=1 agent.term_end=2026-04-15",
            Some("2026-04-15"),
            &["contract-term-within-two-months"],
        ),
        ("agent.status=TENURED", None, &[]),
    ] {
        let found = statute().dated(&facts(written), today());
        let latest = found.iter().map(|(day, _)| *day).max();
        assert_eq!(latest, earliest.map(day), "{written}");
        let named: Vec<_> = found.iter().map(|(_, rule)| rule.id.as_str()).collect();
        assert_eq!(named, ids, "{written}");
    }
}

#[test]
fn the_order_of_a_ministry_makes_a_day_of_a_minimum_time() {
    let text = "[[rule]]\nid = 'order'\nverdict = 'CONDITIONAL'\nfr = 'a'\nen = 'a'\ntext = 'a'\n\
        earliest = { after = 'agent.in_post_since', months = 36 }\n\
        when = [{ fact = 'agent.ministry', is = 'org-mte' }, { fact = 'agent.months_in_post', below = 36 }]\n";
    let statute = Statute::parse(text).unwrap();
    let held = "agent.in_post_since=2025-09-01 agent.months_in_post=6";
    for (ministry, earliest) in [("org-mte", Some("2028-09-01")), ("org-mi", None)] {
        let facts = facts(&format!("agent.ministry={ministry} {held}"));
        let found = statute.dated(&facts, today());
        let days: Vec<_> = found.into_iter().map(|(day, _)| day).collect();
        assert_eq!(days, Vec::from_iter(earliest.map(day)), "{ministry}");
    }
}

#[test]
fn whoever_holds_no_post_is_free_today_and_nobody_before_the_day_they_stated() {
    let stated = Some("2026-09-01");
    for (in_post, mobile_from, status, earliest, reasons) in [
        (Some(false), None, None, Some("2026-03-02"), "PostEnded"),
        (None, None, None, Some("2026-03-02"), "NoPost"),
        (Some(false), stated, None, stated, "PostEnded Stated"),
        (Some(true), None, None, None, ""),
        (Some(true), stated, None, stated, "Stated"),
        // A day that has passed is today; a notice that ends later than the day stated binds.
        (
            Some(true),
            Some("2025-01-01"),
            None,
            Some("2026-03-02"),
            "Stated",
        ),
        (
            Some(true),
            Some("2026-04-01"),
            Some(AgentStatus::Tenured),
            Some("2026-06-02"),
            "Stated Rule",
        ),
        (
            Some(true),
            stated,
            Some(AgentStatus::Tenured),
            stated,
            "Stated Rule",
        ),
    ] {
        let situation = Situation {
            agent_in_post: in_post,
            agent_since: in_post.filter(|held| *held).map(|_| day("2020-01-01")),
            agent_mobile_from: mobile_from.map(day),
            agent_status: status,
            ..Situation::default()
        };
        let found = statute().availability(&situation, today());
        assert_eq!(found.earliest, earliest.map(day), "{situation:?}");
        let given = found.reasons.iter().map(|reason| match reason {
            DayGiven::PostEnded => "PostEnded",
            DayGiven::NoPost => "NoPost",
            DayGiven::Stated => "Stated",
            DayGiven::Rule(_) | DayGiven::SomeRule => "Rule",
        });
        assert_eq!(
            given.collect::<Vec<_>>().join(" "),
            reasons,
            "{situation:?}"
        );
    }
}

#[test]
fn the_best_of_several_posts_counts_and_without_any_nothing_is_known() {
    let statute = statute();
    let to = |open| Situation {
        agent_status: Some(crate::domain::vocabulary::AgentStatus::Contract),
        post_categories: vec![crate::domain::vocabulary::Category::A],
        post_open_to_contract: open,
        ..Situation::default()
    };
    let some = [to(Some(false)), to(None), to(Some(true))];
    assert_eq!(statute.judge_any(&some, today()).verdict, Verdict::Feasible);
    assert_eq!(
        statute.judge_any(&some[..2], today()).verdict,
        Verdict::Unknown
    );
    assert_eq!(
        statute.judge_any(&some[..1], today()).verdict,
        Verdict::Blocked
    );
    assert_eq!(statute.judge_any(&[], today()), Feasibility::unknown());
}

/// Any value that a fact can have, or unknown.
fn any(fact: Fact) -> BoxedStrategy<Option<Value>> {
    let known = match fact.kind() {
        FactKind::Word([]) => Just(Value::Word("x".to_owned())).boxed(),
        FactKind::Word(words) => prop::sample::select(words)
            .prop_map(|word| Value::Word(word.to_owned()))
            .boxed(),
        FactKind::Flag => any_flag(),
        FactKind::Months => (0i64..80).prop_map(Value::Months).boxed(),
        FactKind::Day => (0i64..2000)
            .prop_map(|days| Value::Day(day("2022-01-01") + chrono::Days::new(days.unsigned_abs())))
            .boxed(),
    };
    prop::option::weighted(0.8, known).boxed()
}

fn any_flag() -> BoxedStrategy<Value> {
    proptest::bool::ANY.prop_map(Value::Flag).boxed()
}

fn any_facts() -> impl Strategy<Value = Facts> {
    let all: Vec<_> = Fact::ALL.iter().map(|fact| any(*fact)).collect();
    all.prop_map(|values| {
        let mut facts = Facts::default();
        for (fact, value) in Fact::ALL.iter().zip(values) {
            facts.set(*fact, value);
        }
        facts
    })
}

fn one_change() -> impl Strategy<Value = (Fact, Option<Value>)> {
    prop::sample::select(Fact::ALL).prop_flat_map(|fact| (Just(fact), any(fact)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn one_fact_changes_the_verdict_only_through_rules_that_name_it(
        before in any_facts(), (fact, value) in one_change(),
    ) {
        let statute = statute();
        let mut after = before.clone();
        after.set(fact, value);
        let without = Statute {
            rules: statute.rules().iter().filter(|rule| !rule.names().contains(&fact)).cloned().collect(),
        };
        // Rules that do not name it say the same, whatever it is.
        prop_assert_eq!(without.judge(&before, today()), without.judge(&after, today()));
        // So where the answer changes, a rule that names it began or ceased to speak, or gives another day.
        if statute.judge(&before, today()) != statute.judge(&after, today()) {
            let changed = statute.rules().iter().any(|rule| {
                rule.names().contains(&fact)
                    && (rule.speaks(&before), rule.first_day(&before, today()))
                        != (rule.speaks(&after), rule.first_day(&after, today()))
            });
            prop_assert!(changed, "{:?}", fact);
        }
    }

    #[test]
    fn every_reason_speaks_and_an_open_route_has_no_closing_rule(facts in any_facts()) {
        let found = statute().judge(&facts, today());
        prop_assert!(found.reasons.iter().all(|rule| rule.speaks(&facts)));
        prop_assert_eq!(found.verdict == Verdict::Unknown, found.reasons.is_empty());
        if let Some(route) = found.route {
            prop_assert!(found.reasons.iter().all(|rule| rule.is_about(route)));
            prop_assert!(found.reasons.iter().all(|rule| rule.verdict != Some(Verdict::Blocked)));
        }
        prop_assert!(found.earliest_start.is_none_or(|day| day >= today()));
    }
}

mod moves;
