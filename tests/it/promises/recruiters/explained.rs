//! What an explanation says of a candidate: nothing rare, and no more than a card.

use std::collections::{BTreeMap, HashMap};

use super::*;

/// Posts of the demo, with those who recruit for them.
const POSTS: [(&str, &str); 6] = [
    ("demo.recruiter.org-maa", "post-017"),
    ("demo.recruiter.org-dinum", "post-001"),
    ("demo.recruiter.org-dinum", "post-004"),
    ("demo.recruiter.org-mef", "post-002"),
    ("demo.recruiter.org-mef", "post-007"),
    ("demo.recruiter.org-mef", "post-043"),
];

const LIST: &str = "query ($post: ID!) { node(id: $post) { ... on Post { \
    requires(first: 50) { edges { node { code label { fr } } } } \
    candidates(first: 30, nearMatches: true) { edges { score monthsToReady node { id withheld } \
    feasibility { route earliestStart } availability { earliest } \
    explanation { summary components { name contribution } \
    matched(first: 25) { competency { code } contribution } \
    missing(first: 25) { competency { code } contribution } } } } } } }";

/// How many people who agreed to be shown to recruiters have each competency.
const HOLDERS: Statement = Statement {
    name: "tests/holders",
    text: include_str!("holders.cypher"),
    embedded: None,
};

#[derive(Deserialize)]
struct Holders {
    code: String,
    people: u32,
}

fn candidates(lists: &[Value]) -> Vec<Value> {
    let edges = |list: &Value| list["candidates"]["edges"].as_array().unwrap().clone();
    lists.iter().flat_map(edges).collect()
}

fn codes(edge: &Value, part: &str) -> BTreeSet<String> {
    let found = edge["explanation"][part].as_array().unwrap().iter();
    found
        .map(|item| item["competency"]["code"].as_str().unwrap().to_owned())
        .collect()
}

/// The whole list of a post.
async fn lists(store: &GraphStore, token: &str, post: &str) -> Vec<Value> {
    let given = json!({ "post": id("Post", post) });
    vec![ask(store, token, LIST, given).await["node"].take()]
}

#[tokio::test]
async fn an_explanation_names_five_competencies_at_most_and_none_that_few_have() {
    for engine in demo().await {
        let store = &engine.store;
        let held: Vec<Holders> = store.read(HOLDERS, json!({})).await.unwrap();
        let held: HashMap<_, _> = held
            .into_iter()
            .map(|item| (item.code, item.people))
            .collect();
        let (mut rare, mut met) = (0, 0);
        for (token, post) in POSTS {
            let lists = lists(store, token, post).await;
            let asked = lists[0]["requires"]["edges"].as_array().unwrap();
            let mut disclosed: Option<BTreeSet<String>> = None;
            for edge in candidates(&lists) {
                let (matched, missing) = (codes(&edge, "matched"), codes(&edge, "missing"));
                let both: BTreeSet<_> = matched.union(&missing).cloned().collect();
                assert!(matched.is_disjoint(&missing) && both.len() <= 5, "{edge}");
                met += matched.len();
                for code in &both {
                    assert!(held[code] >= 5, "{code} of {post} on {}", engine.name);
                }
                let summary = edge["explanation"]["summary"].as_str().unwrap();
                for item in asked {
                    let code = item["node"]["code"].as_str().unwrap();
                    let label = item["node"]["label"]["fr"].as_str().unwrap();
                    if !both.contains(code) {
                        assert!(!summary.contains(label), "{label}: {summary}");
                        assert!(!summary.contains("Aucune compétence demandée"), "{summary}");
                        rare += 1;
                    }
                }
                // The same of everybody: what is neither met nor missing says nothing.
                assert_eq!(disclosed.get_or_insert(both.clone()), &both, "{edge}");
            }
        }
        assert!(rare > 0 && met > 0, "{rare} {met}");
    }
}

#[tokio::test]
async fn the_score_counts_every_requirement_and_what_is_disclosed_adds_its_part() {
    for engine in demo().await {
        let store = &engine.store;
        let mut less = 0;
        for (token, post) in POSTS {
            let whole = candidates(&lists(store, "demo.all", post).await);
            let read = candidates(&lists(store, token, post).await);
            // Who hides from some organisation is missing for its recruiters; nobody does from these.
            assert_eq!(whole.len(), read.len(), "{post}");
            for (whole, edge) in whole.iter().zip(&read) {
                assert_eq!(whole["score"], edge["score"], "{post}");
                let parts: BTreeMap<_, _> = contributions(whole);
                let shown = contributions(edge);
                assert!(shown.len() <= parts.len());
                less += parts.len() - shown.len();
                for (code, part) in shown {
                    assert!((parts[&code] - part).abs() < 1e-9, "{code}: {edge}");
                }
            }
        }
        assert!(less > 0, "{}", engine.name);
    }
}

fn contributions(edge: &Value) -> BTreeMap<String, f64> {
    let parts = ["matched", "missing"].into_iter();
    let parts = parts.flat_map(|part| edge["explanation"][part].as_array().unwrap());
    let one = |item: &Value| {
        let code = item["competency"]["code"].as_str().unwrap().to_owned();
        (code, item["contribution"].as_f64().unwrap())
    };
    parts.map(one).collect()
}

/// The first day of the quarter that begins on a day to come or next, written by hand.
fn quarter(day: &str) -> &str {
    assert!(("2026-03-02".."2028-04-01").contains(&day), "{day}");
    let begins = [
        "2026-04-01",
        "2026-07-01",
        "2026-10-01",
        "2027-01-01",
        "2027-04-01",
        "2027-07-01",
        "2027-10-01",
        "2028-01-01",
        "2028-04-01",
    ];
    if day == DAY {
        return day;
    }
    begins.into_iter().find(|begins| *begins >= day).unwrap()
}

#[tokio::test]
async fn a_day_is_read_by_quarter_and_a_route_says_nothing_of_a_withheld_ministry() {
    for engine in demo().await {
        let store = &engine.store;
        let (mut coarser, mut silent, mut open) = (0, 0, 0);
        for (token, post) in POSTS {
            let whole = candidates(&lists(store, "demo.all", post).await);
            let read = candidates(&lists(store, token, post).await);
            for (whole, edge) in whole.iter().zip(&read) {
                let (exact, shown) = (
                    &whole["availability"]["earliest"],
                    &edge["availability"]["earliest"],
                );
                if let (Some(exact), Some(shown)) = (exact.as_str(), shown.as_str()) {
                    assert_eq!(quarter(exact), shown, "{edge}");
                    coarser += usize::from(exact != shown);
                }
                if let Some(start) = edge["feasibility"]["earliestStart"].as_str() {
                    assert_eq!(quarter(start), start, "{edge}");
                }
                let withheld = edge["node"]["withheld"].as_array().unwrap();
                let route = &edge["feasibility"]["route"];
                if withheld.contains(&json!("MINISTRY")) {
                    assert!(route.is_null(), "{edge}");
                    silent += 1;
                } else {
                    open += usize::from(route.is_string());
                }
            }
        }
        assert!(coarser > 5 && silent > 5, "{coarser} {silent} {open}");
    }
}
