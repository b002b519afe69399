//! Moves as people meet them, and what no combination of situations may ever give.

use super::*;
use crate::domain::vocabulary::{AgentStatus, Category, FunctionalPost};

/// A line of `moves.txt`: the agent, the post, the move; verdict, route, rules that must be among the reasons.
fn lines() -> impl Iterator<Item = Vec<&'static str>> {
    let lines = include_str!("moves.txt").lines();
    lines
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split(" | ").collect())
}

#[test]
fn moves_are_judged_as_an_expert_would() {
    let statute = statute();
    for line in lines() {
        let [written, verdict, route, rules] = line[..] else {
            panic!("{line:?}");
        };
        let found = statute.judge(&facts(written), today());
        let route_found = found.route.map_or("-", LegalRoute::word);
        let said = format!("{:?}", found.verdict).to_uppercase();
        assert_eq!((said.as_str(), route_found), (verdict, route), "{written}");
        for rule in rules.split_whitespace() {
            let named = found.reasons.iter().any(|reason| reason.id == rule);
            assert!(named, "{written}: no {rule} in {:?}", ids(&found));
        }
    }
}

fn ids(found: &Feasibility) -> Vec<&str> {
    found.reasons.iter().map(|rule| rule.id.as_str()).collect()
}

/// Something or nothing, then nothing.
fn maybe<T: Copy>(some: &[T]) -> Vec<Option<T>> {
    some.iter().copied().map(Some).chain([None]).collect()
}

/// Every combination of what decides.
fn every() -> Vec<Situation> {
    let mut all = vec![Situation {
        agent_in_post: Some(true),
        ..Situation::default()
    }];
    let mut with = |change: &dyn Fn(&Situation) -> Vec<Situation>| {
        all = all.iter().flat_map(change).collect();
    };
    with(&|s| {
        let status = AgentStatus::ALL.iter();
        let with = |status: &AgentStatus| Situation {
            agent_status: Some(*status),
            ..s.clone()
        };
        status.map(with).collect()
    });
    with(&|s| {
        let with = |category| Situation {
            agent_category: category,
            ..s.clone()
        };
        maybe(Category::ALL).into_iter().map(with).collect()
    });
    with(&|s| {
        let categories = [
            vec![],
            vec![Category::APlus],
            vec![Category::APlus, Category::A],
            vec![Category::A],
            vec![Category::B, Category::C],
        ];
        let with = |post_categories| Situation {
            post_categories,
            ..s.clone()
        };
        categories.into_iter().map(with).collect()
    });
    with(&|s| {
        let with = |functional| Situation {
            post_functional: functional,
            ..s.clone()
        };
        maybe(FunctionalPost::ALL).into_iter().map(with).collect()
    });
    with(&|s| {
        let positions = maybe(&[
            LegalRoute::SameEmployer,
            LegalRoute::Secondment,
            LegalRoute::Contract,
            LegalRoute::MilitaryAssignment,
        ]);
        let with = |position| Situation {
            agent_position: position,
            ..s.clone()
        };
        positions.into_iter().map(with).collect()
    });
    with(&|s| {
        // The employer of the post: the agent's own, another ministry, a public establishment, another operator.
        let places = [
            ("m", Some(false), Some(false)),
            ("n", Some(false), Some(false)),
            ("m", Some(true), Some(true)),
            ("n", Some(true), Some(false)),
            ("n", None, None),
        ];
        let with = |(ministry, operator, establishment): (&str, _, _)| Situation {
            agent_ministry: Some("m".to_owned()),
            agent_operator: Some(false),
            post_ministry: Some(ministry.to_owned()),
            post_operator: operator,
            post_establishment: establishment,
            same_family: Some(true),
            ..s.clone()
        };
        places.into_iter().map(with).collect()
    });
    with(&|s| {
        let with = |open| Situation {
            post_open_to_military: open,
            post_open_to_contract: open,
            ..s.clone()
        };
        maybe(&[true, false]).into_iter().map(with).collect()
    });
    all
}

#[test]
fn no_combination_gives_what_the_law_refuses() {
    let statute = statute();
    let (mut feasible, mut conditional, mut blocked) = (0, 0, 0);
    for situation in every() {
        let found = statute.judge(&situation.facts(today()), today());
        let case = || format!("{situation:?}: {:?}", ids(&found));
        let open = matches!(found.verdict, Verdict::Feasible | Verdict::Conditional);
        let said = |rule: &str| found.reasons.iter().any(|reason| reason.id == rule);
        match found.verdict {
            Verdict::Feasible => feasible += 1,
            Verdict::Conditional => conditional += 1,
            Verdict::Blocked => blocked += 1,
            Verdict::Unknown => {}
        }
        // A functional post is held by secondment on the post, or under a contract: nobody is transferred to it.
        let functional = situation.post_functional;
        if functional.is_some_and(|kind| kind != FunctionalPost::None) {
            let routes = [LegalRoute::Secondment, LegalRoute::Contract];
            let known = found.route.is_none_or(|route| routes.contains(&route));
            let other = functional == Some(FunctionalPost::Other);
            assert!(known, "{}", case());
            assert!(other || found.verdict != Verdict::Feasible, "{}", case());
        }
        // A post of level A+ that does not say what it is is not one to which a transfer is enough.
        let unsaid =
            functional.is_none() && situation.post_categories.first() != Some(&Category::A);
        let unsaid = unsaid && situation.post_categories.first() != Some(&Category::B);
        assert!(!(unsaid && said("transfer")), "{}", case());
        // Nobody with a rank goes below it, and no civil servant above it.
        let below = matches!(
            situation.agent_category,
            Some(Category::APlus | Category::A)
        ) && situation.post_categories.first() == Some(&Category::B);
        let ranked = situation.agent_status != Some(AgentStatus::Contract);
        assert!(!(below && ranked && open), "{}", case());
        let civil = matches!(
            situation.agent_status,
            Some(AgentStatus::Tenured | AgentStatus::Trainee)
        );
        let above = situation.agent_category == Some(Category::B)
            && matches!(
                situation.post_categories.first(),
                Some(Category::A | Category::APlus)
            );
        assert!(!(above && civil && open), "{}", case());
        // Each status has its own routes.
        let routes: &[LegalRoute] = match situation.agent_status {
            Some(AgentStatus::Contract) => &[LegalRoute::Contract, LegalRoute::MadeAvailable],
            Some(AgentStatus::Military) => {
                &[LegalRoute::MilitaryAssignment, LegalRoute::Secondment]
            }
            Some(AgentStatus::Trainee) => &[LegalRoute::SameEmployer],
            _ => &[
                LegalRoute::SameEmployer,
                LegalRoute::NormalPosition,
                LegalRoute::Secondment,
                LegalRoute::MadeAvailable,
            ],
        };
        let known = found.route.is_none_or(|route| routes.contains(&route));
        assert!(known, "{}", case());
        // Normal position is for services of the State and public establishments, not for other operators.
        let elsewhere =
            situation.post_operator != Some(false) && situation.post_establishment != Some(true);
        let normal = found.route == Some(LegalRoute::NormalPosition);
        assert!(!(elsewhere && normal), "{}", case());
    }
    // The matrix reaches every answer.
    assert!(
        feasible > 300 && conditional > 3000 && blocked > 3000,
        "{feasible} {conditional} {blocked}"
    );
}
