//! `agents(filter: { availableBefore })` keeps those whose availability, as they are shown it, is by that day.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use async_graphql::{Request, Variables};
use passerelle::{
    auth::principal::{Principal, Role},
    domain::statute::Statute,
    graph::store::GraphStore,
    graphql::Api,
};
use serde_json::{Value, json};

use crate::support::{
    engine::{demo, fresh, small},
    sent::statements_sent,
};

const PAGE: &str = "query($by: Date, $after: String, $days: Boolean!) { \
    agents(first: 50, after: $after, filter: { availableBefore: $by }) { totalCount \
    pageInfo { hasNextPage endCursor } \
    edges { node { uid availability @include(if: $days) { earliest } } } } }";

/// A rule on each fact of an agent, so that each is read as the judge reads it.
const ODD: &str = "
[[rule]]
id = 'seconded'
when = [{ fact = 'agent.position', in = ['SECONDMENT', 'SAME_EMPLOYER'] }, { fact = 'agent.category', is = 'A' }]
earliest = { after = 'agent.in_post_since', months = 131 }
[[rule]]
id = 'corps'
when = [{ fact = 'agent.corps', in = ['ISIC', 'IPEF', 'IA'] }]
notice_months = 5
[[rule]]
id = 'military-corps'
when = [{ fact = 'agent.military_corps', is = false }, { fact = 'agent.months_in_post', at_least = 48 }]
notice_months = 2
earliest = { after = 'agent.term_end', months = 1 }
[[rule]]
id = 'out-of-post'
when = [{ fact = 'agent.in_post', is = false }]
notice_months = 0
[[rule]]
id = 'term'
when = [{ fact = 'agent.term_ahead', is = true }]
earliest = { after = 'agent.term_end' }
[[rule]]
id = 'exact-months'
when = [{ fact = 'agent.months_in_post', in = [41, 74, 53] }]
notice_months = 7
[[rule]]
id = 'ministry'
when = [{ fact = 'agent.ministry', is = 'org-mefsin' }, { fact = 'agent.status', in = ['TENURED', 'CONTRACT'] }]
notice_months = 1
[[rule]]
id = 'position'
when = [{ fact = 'agent.months_in_position', at_least = 50 }, { fact = 'agent.months_to_term', not_below = 14 }]
notice_months = 9
[[rule]]
id = 'near-term'
when = [{ fact = 'agent.months_to_term', below = 6 }, { fact = 'agent.months_to_term', at_least = 4 }]
notice_months = 8
[[rule]]
id = 'scale'
when = [{ fact = 'agent.reaches_heb', is = true }, { fact = 'agent.grade', in = ['Administratrice', 'Ingénieur général'] }]
notice_months = 11
[[rule]]
id = 'of-a-post'
when = [{ fact = 'agent.status', is = 'TENURED' }, { fact = 'post.management', is = true }]
notice_months = 60
";

fn odd() -> Statute {
    let rest = "fr = 'Test.'\nen = 'Test.'\ntext = 'Aucun'\nchecked_on = 2026-11-25\n";
    let text = ODD.replace("[[rule]]", &format!("{rest}[[rule]]"));
    let text = format!("{}{rest}", text.replacen(rest, "", 1));
    Statute::parse(&text).unwrap()
}

fn api(store: &GraphStore, today: &str, statute: Statute) -> Api {
    Api::new(Arc::new(store.clone()), Some(today.parse().unwrap()))
        .unwrap()
        .with_statute(Arc::new(statute))
}

/// Agents and their earliest day, read page after page, and how many the first page says there are.
async fn list(api: &Api, by: Option<&str>) -> (BTreeMap<String, Value>, Value) {
    let mut found = BTreeMap::new();
    let mut after = Value::Null;
    loop {
        let variables = json!({ "by": by, "after": after, "days": by.is_none() });
        let variables = Variables::from_json(variables);
        let request = Request::new(PAGE).variables(variables);
        let before = statements_sent();
        let answer = api.execute(request, Principal::demo_all()).await;
        assert!(answer.errors.is_empty(), "{:?}", answer.errors);
        // The page and its count, who is on it, and what decides their days: however long it is.
        let sent = statements_sent() - before;
        assert!(sent <= 4, "{sent}");
        let mut answer = answer.data.into_json().unwrap()["agents"].take();
        for edge in answer["edges"].as_array().unwrap() {
            let node = &edge["node"];
            let uid = node["uid"].as_str().unwrap().to_owned();
            let earliest = node["availability"]["earliest"].clone();
            assert!(found.insert(uid, earliest).is_none());
        }
        if answer["pageInfo"]["hasNextPage"] == false {
            return (found, answer["totalCount"].take());
        }
        after = answer["pageInfo"]["endCursor"].take();
    }
}

/// The agents kept by some of the days on which somebody becomes free, and by the days before them.
async fn holds(store: &GraphStore, today: &str, statute: impl Fn() -> Statute) {
    let api = api(store, today, statute());
    let (all, _) = list(&api, None).await;
    let days = all.values().filter_map(Value::as_str);
    let mut days: BTreeSet<String> = days.map(str::to_owned).collect();
    assert!(days.len() > 1, "{days:?}");
    let some = days.len().div_ceil(4);
    days = days.into_iter().step_by(some).collect();
    for day in days.clone() {
        let day: chrono::NaiveDate = day.parse().unwrap();
        days.insert(day.pred_opt().unwrap().to_string());
    }
    days.extend(["2000-01-01".to_owned(), "2099-12-31".to_owned()]);
    for by in days {
        let wanted: Vec<_> = all
            .iter()
            .filter(|(_, earliest)| earliest.as_str().is_some_and(|day| *day <= *by))
            .map(|(uid, _)| uid)
            .collect();
        let (found, total) = list(&api, Some(&by)).await;
        assert_eq!(found.keys().collect::<Vec<_>>(), wanted, "{today} by {by}");
        let counted = (wanted.len() >= 5).then_some(wanted.len());
        assert_eq!(total, json!(counted), "{by}");
    }
}

#[tokio::test]
async fn those_who_can_move_by_a_day_are_those_whose_availability_says_so() {
    for engine in demo().await {
        let usual = || Statute::compiled_in().unwrap();
        for today in ["2026-03-02", "2028-02-29"] {
            holds(&engine.store, today, usual).await;
        }
        holds(&engine.store, "2026-03-02", odd).await;
    }
}

/// By hand, on 2026-03-02: the military term of agt-01 ends on 2026-08-31, that of agt-14 on 2026-07-31 and they say
/// from 2026-08-01; agt-12 says from 2026-07-01, agt-17 from 2026-09-01;
/// a tenured agent gives three months' notice, to 2026-06-02 (agt-02, 03, 07, 08, 09, 11, 12, 15, 16,
/// 18 and 20: all in their post for two years, and the secondment of agt-09 has no known term); agt-04,
/// agt-10 and agt-17 have had a contract for more than two years: two months, to 2026-05-02; agt-13
/// since 2024-05-17, 21 months: one month, to 2026-04-02. agt-05, agt-06 and agt-19 have no post: they are free.
#[tokio::test]
async fn days_worked_out_by_hand() {
    for engine in small().await {
        let api = api(&engine.store, "2026-03-02", Statute::compiled_in().unwrap());
        for (by, wanted) in [
            ("2026-03-01", vec![]),
            ("2026-03-02", vec!["agt-05", "agt-06", "agt-19"]),
            ("2026-04-01", vec!["agt-05", "agt-06", "agt-19"]),
            ("2026-04-02", vec!["agt-05", "agt-06", "agt-13", "agt-19"]),
        ] {
            let (found, total) = list(&api, Some(by)).await;
            assert_eq!(found.keys().collect::<Vec<_>>(), wanted, "{by}");
            assert_eq!(total, Value::Null, "too few are not counted");
        }
        for (by, count) in [
            ("2026-05-02", 6),
            ("2026-06-01", 6),
            ("2026-06-02", 16),
            ("2026-07-01", 17),
            ("2026-07-31", 17),
            ("2026-08-01", 18),
            ("2026-08-31", 19),
            ("2026-09-01", 20),
        ] {
            let (found, total) = list(&api, Some(by)).await;
            assert_eq!((found.len(), total), (count, json!(count)), "{by}");
            assert_eq!(found.contains_key("agt-14"), count >= 18);
            assert_eq!(found.contains_key("agt-01"), count >= 19);
        }
    }
}

/// Those who hold no post come first, by name, then the others by name; a day that somebody states moves theirs.
#[tokio::test]
async fn those_who_are_free_come_first_and_a_day_that_is_stated_moves_the_others() {
    const FIRST: &str = "query($by: Date) { agents(first: 50, filter: { availableBefore: $by }) { \
        edges { node { uid availability { earliest reasons { fr } } } } } }";
    for engine in fresh().await {
        let api = api(&engine.store, "2026-03-02", Statute::compiled_in().unwrap());
        let order = async |by: &str| {
            let variables = Variables::from_json(json!({ "by": by }));
            let request = Request::new(FIRST).variables(variables);
            let answer = api.execute(request, Principal::demo_all()).await;
            assert!(answer.errors.is_empty(), "{:?}", answer.errors);
            answer.data.into_json().unwrap()["agents"]["edges"].take()
        };
        let uids = |edges: &Value| -> Vec<String> {
            let nodes = edges.as_array().unwrap().iter();
            nodes
                .map(|edge| edge["node"]["uid"].as_str().unwrap().to_owned())
                .collect()
        };
        let found = uids(&order("2026-06-02").await);
        let free: BTreeSet<_> = found[..3].iter().map(String::as_str).collect();
        assert_eq!(
            free,
            ["agt-05", "agt-06", "agt-19"].into(),
            "{}",
            engine.name
        );
        assert_eq!(found.len(), 16, "{}", engine.name);
        // A tenured agent whose notice would end on 2026-06-02, and somebody who is free.
        for (agent, day) in [("agt-02", "2026-09-01"), ("agt-19", "2026-03-15")] {
            let said = "mutation($day: Date) { updateProfile(input: { mobileFrom: $day }) { agent { uid } userErrors { code } } }";
            let request = Request::new(said).variables(Variables::from_json(json!({ "day": day })));
            let person = Principal {
                role: Role::Agent,
                uid: Some(agent.to_owned()),
                user: agent.to_owned(),
            };
            let answer = api.execute(request, person).await;
            assert!(answer.errors.is_empty(), "{:?}", answer.errors);
        }
        let found = order("2026-06-02").await;
        let names = uids(&found);
        assert!(!names.contains(&"agt-02".to_owned()), "{}", engine.name);
        let free: BTreeSet<_> = names[..2].iter().map(String::as_str).collect();
        assert_eq!(free, ["agt-05", "agt-06"].into(), "{}", engine.name);
        let edges = found.as_array().unwrap().iter();
        let mut stated = edges.filter(|edge| edge["node"]["uid"] == "agt-19");
        let stated = &stated.next().unwrap()["node"]["availability"];
        assert_eq!(stated["earliest"], "2026-03-15", "{}", engine.name);
        assert_eq!(stated["reasons"][1]["fr"], "Date donnée par la personne.");
    }
}
