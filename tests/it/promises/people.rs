//! Those who recruit look for people without a post: by what a card shows, and never by what it withholds.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use async_graphql::{Request, Variables};
use passerelle::{
    auth::demo::read_token,
    graph::{catalog::Statement, store::GraphStore},
    graphql::{Api, NothingWritten},
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::support::{
    answers::{card, id, person},
    engine::{demo, fresh},
};

const ALL: &str = "demo.all";
const DINUM: &str = "demo.recruiter.org-dinum";
const REQUEST: &str = include_str!("../graphql/request_introduction.graphql");
const DECLARE: &str = include_str!("../graphql/declare_competency.graphql");
const SEARCH: &str = "query ($filter: CandidateFilter, $first: Int = 50, $after: String) { \
    searchCandidates(filter: $filter, first: $first, after: $after) { emptyReason pageInfo { hasNextPage endCursor } \
    edges { moveIntent availability { earliest reasons { fr } } node { id displayName category withheld \
    occupation { id } place { id parent { id } } agent { uid } } } } }";

/// All that a recruiter reads of why somebody could move from a day on.
const SAID_TO_RECRUITERS: [&str; 4] = [
    "Le dernier poste connu est terminé.",
    "Aucun poste n'est connu.",
    "Date donnée par la personne.",
    "Préavis ou terme à respecter.",
];

/// How many people who agreed to be shown to recruiters have each competency.
const HOLDERS: Statement = Statement {
    name: "tests/holders",
    text: include_str!("recruiters/holders.cypher"),
    embedded: None,
};

#[derive(Deserialize)]
struct Holders {
    code: String,
    people: u32,
}

async fn ask_with(store: &GraphStore, token: &str, request: Request) -> Value {
    let api = Api::new(Arc::new(store.clone()), Some("2026-03-02".parse().unwrap())).unwrap();
    let answer = api.execute(request, read_token(token).unwrap()).await;
    serde_json::to_value(&answer).unwrap()
}

async fn ask(store: &GraphStore, token: &str, query: &str, variables: Value) -> Value {
    let request = Request::new(query).variables(Variables::from_json(variables));
    ask_with(store, token, request).await
}

/// Who is found, by uid.
async fn found(store: &GraphStore, token: &str, filter: Value) -> BTreeMap<String, Value> {
    let mut all = BTreeMap::new();
    let mut after = Value::Null;
    loop {
        let given = json!({ "filter": filter, "after": after });
        let answer = ask(store, token, SEARCH, given).await;
        let list = &answer["data"]["searchCandidates"];
        for edge in list["edges"]
            .as_array()
            .unwrap_or_else(|| panic!("{answer}"))
        {
            // No rule of statute by its words, which would say what the card withholds.
            let reasons = edge["availability"]["reasons"].as_array().unwrap();
            let plain = reasons.iter().all(|reason| {
                let said = reason["fr"].as_str().unwrap();
                SAID_TO_RECRUITERS.contains(&said)
            });
            assert!(plain || token == ALL, "{edge}");
            all.insert(person(&edge["node"]["id"]), edge.clone());
        }
        if list["pageInfo"]["hasNextPage"] == false {
            return all;
        }
        after = list["pageInfo"]["endCursor"].clone();
    }
}

fn uids(found: &BTreeMap<String, Value>) -> BTreeSet<&str> {
    found.keys().map(String::as_str).collect()
}

#[tokio::test]
async fn a_search_finds_by_what_cards_show_and_by_nothing_that_they_withhold() {
    for engine in demo().await {
        let store = &engine.store;
        let everybody = found(store, DINUM, json!(null)).await;
        let whole = found(store, ALL, json!(null)).await;
        assert!(everybody.len() > 20 && everybody.len() <= whole.len());
        assert!(
            everybody
                .values()
                .all(|edge| edge["node"]["displayName"].is_null())
        );
        let shown = |name: &str| -> BTreeMap<String, BTreeSet<&str>> {
            let mut by: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
            for (uid, edge) in &everybody {
                if let Some(id) = edge["node"][name]["id"].as_str() {
                    by.entry(id.to_owned()).or_default().insert(uid.as_str());
                }
            }
            by
        };
        let (occupations, hidden): (BTreeSet<_>, BTreeSet<_>) = whole
            .values()
            .filter_map(|edge| edge["node"]["occupation"]["id"].as_str())
            .partition(|id| shown("occupation").contains_key(*id));
        assert!(!occupations.is_empty() && !hidden.is_empty());
        for id in &occupations {
            let found = found(store, DINUM, json!({ "occupations": [id] })).await;
            assert_eq!(uids(&found), shown("occupation")[*id], "{}", engine.name);
        }
        // What no card shows finds nobody, of all of them together too.
        let found = found(store, DINUM, json!({ "occupations": hidden })).await;
        assert!(found.is_empty(), "{found:?} on {}", engine.name);
        let places: BTreeSet<_> = whole
            .values()
            .filter_map(|edge| edge["node"]["place"]["id"].as_str())
            .collect();
        let found = self::found(store, DINUM, json!({ "places": places })).await;
        let showing: BTreeSet<_> = shown("place").into_values().flatten().collect();
        assert_eq!(uids(&found), showing, "{}", engine.name);
        assert!(showing.len() < everybody.len());
        for category in ["A_PLUS", "A", "B", "C"] {
            let found = self::found(store, DINUM, json!({ "categories": [category] })).await;
            let of = everybody
                .iter()
                .filter(|(_, edge)| edge["node"]["category"] == category);
            assert_eq!(uids(&found), of.map(|(uid, _)| uid.as_str()).collect());
        }
        for day in ["2026-03-02", "2026-07-01", "2027-01-01"] {
            let found = self::found(store, DINUM, json!({ "availableBefore": day })).await;
            let free = everybody.iter().filter(|(_, edge)| {
                let earliest = edge["availability"]["earliest"].as_str();
                earliest.is_some_and(|earliest| earliest <= day)
            });
            assert_eq!(
                uids(&found),
                free.map(|(uid, _)| uid.as_str()).collect(),
                "{day}"
            );
        }
    }
}

#[tokio::test]
async fn competencies_are_three_at_most_none_that_few_have_and_no_level() {
    for engine in demo().await {
        let store = &engine.store;
        let held: Vec<Holders> = store.read(HOLDERS, json!({})).await.unwrap();
        let rare = held
            .iter()
            .find(|held| (1..5).contains(&held.people))
            .unwrap();
        let usual = held.iter().max_by_key(|held| held.people).unwrap();
        let competency = async |code: &str| -> Value {
            let query = format!("{{ competency(scheme: \"FILIERE\", code: \"{code}\") {{ id }} }}");
            ask(store, ALL, &query, json!({})).await["data"]["competency"]["id"].take()
        };
        let (rare, usual) = (competency(&rare.code).await, competency(&usual.code).await);
        let with = |ids: &[&Value]| json!({ "competencies": ids });
        assert!(found(store, DINUM, with(&[&rare])).await.is_empty());
        let bring = found(store, DINUM, with(&[&usual])).await;
        assert!(!bring.is_empty(), "{}", engine.name);
        // Next to a rare one it finds nobody either: a search for both says no more than one for the rare one.
        assert!(found(store, DINUM, with(&[&usual, &rare])).await.is_empty());
        let four = ["a", "b", "c", "d"].map(|uid| id("Competency", uid));
        let answer = ask(
            store,
            DINUM,
            SEARCH,
            json!({ "filter": { "competencies": four } }),
        )
        .await;
        let error = &answer["errors"][0]["extensions"];
        assert_eq!(error["code"], "BAD_USER_INPUT", "{answer}");
        assert_eq!(error["argument"], "filter.competencies", "{answer}");
        // Whoever is found is found at each level.
        let (uid, _) = bring.first_key_value().unwrap();
        for level in 1..=4 {
            let input = json!({ "competency": usual, "level": level, "lastUsed": "2026-03-01" });
            ask(
                store,
                &format!("demo.agent.{uid}"),
                DECLARE,
                json!({ "input": input }),
            )
            .await;
            let found = found(store, DINUM, with(&[&usual])).await;
            assert_eq!(found, bring, "{level} on {}", engine.name);
        }
    }
}

#[tokio::test]
async fn hiding_and_withdrawing_hold_in_a_search() {
    for engine in fresh().await {
        let store = &engine.store;
        let all = found(store, ALL, json!(null)).await;
        assert_eq!(
            uids(&all),
            BTreeSet::from(["agt-01", "agt-09", "agt-13", "agt-17"])
        );
        assert!(uids(&found(store, DINUM, json!(null)).await).contains("agt-17"));
        let hide = "mutation ($of: ID!) { hideFromOrganisation(input: { organisation: $of }) { userErrors { code } } }";
        let of = json!({ "of": id("Organisation", "org-dinum") });
        ask(store, "demo.agent.agt-17", hide, of).await;
        // From its recruiters, and from those of the organisation above it, who recruit for it too.
        for token in [DINUM, "demo.recruiter.org-spm"] {
            let found = found(store, token, json!(null)).await;
            assert!(
                !uids(&found).contains("agt-17"),
                "{token} on {}",
                engine.name
            );
        }
        assert!(
            uids(&found(store, "demo.recruiter.org-mint", json!(null)).await).contains("agt-17")
        );
        let withdraw = "mutation { setConsent(input: { purpose: VISIBLE_TO_RECRUITERS, given: false }) { \
                        userErrors { code } } }";
        ask(store, "demo.agent.agt-13", withdraw, json!({})).await;
        for token in [ALL, DINUM, "demo.recruiter.org-mint"] {
            let found = found(store, token, json!(null)).await;
            assert!(
                !uids(&found).contains("agt-13"),
                "{token} on {}",
                engine.name
            );
        }
        for token in [
            "demo.agent.agt-01",
            "demo.analyst",
            "demo.anonymous",
            "demo.recruiter",
        ] {
            let answer = ask(store, token, SEARCH, json!({})).await;
            let list = &answer["data"]["searchCandidates"];
            let none = list.is_null() || list["edges"] == json!([]);
            assert!(none, "{token} {answer}");
        }
    }
}

#[tokio::test]
async fn an_organisation_makes_thirty_searches_a_day_each_counted_once() {
    let of = |day: u32| json!({ "availableBefore": format!("2027-01-{day:02}") });
    for engine in fresh().await {
        let store = &engine.store;
        let search = async |token: &str, filter: Value| {
            let given = json!({ "filter": filter, "first": 1 });
            ask(store, token, SEARCH, given).await
        };
        // By its address a request writes nothing, and is not answered.
        let request = Request::new(SEARCH).data(NothingWritten);
        let answer = ask_with(store, DINUM, request).await;
        assert_eq!(
            answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT",
            "{answer}"
        );
        for day in 1..=30 {
            let answer = search(DINUM, of(day)).await;
            assert!(
                answer["errors"].is_null(),
                "{day} {answer} on {}",
                engine.name
            );
        }
        for token in [DINUM, "demo.recruiter.org-dinum~second"] {
            let refused = search(token, of(31)).await;
            assert_eq!(
                refused["errors"][0]["extensions"]["code"], "RATE_LIMITED",
                "{refused}"
            );
            // What was asked for before can be read on, page by page.
            let again = search(token, of(7)).await;
            assert!(again["errors"].is_null(), "{again}");
        }
        for token in ["demo.recruiter.org-spm", ALL] {
            let other = search(token, of(31)).await;
            assert!(other["errors"].is_null(), "{other}");
        }
    }
}

#[tokio::test]
async fn whoever_is_found_is_asked_about_an_open_post_of_which_they_are_a_candidate() {
    for engine in fresh().await {
        let store = &engine.store;
        let everybody = found(store, DINUM, json!(null)).await;
        let to = |uid: &str| {
            let given = &everybody[uid]["node"]["id"];
            assert_eq!(
                *given,
                card(DINUM, uid),
                "the card of the lists of candidates"
            );
            given.clone()
        };
        let request = async |input: Value| {
            let answer = ask(store, DINUM, REQUEST, json!({ "input": input })).await;
            answer["data"]["result"].clone()
        };
        for (uid, post, code, field) in [
            ("agt-13", None, "BAD_USER_INPUT", "about"),
            // Brings nothing to it.
            ("agt-09", Some("post-09"), "NOT_FOUND", "to"),
        ] {
            let about = post.map(|post| id("Post", post));
            let refused = request(json!({ "to": to(uid), "about": about })).await;
            assert_eq!(refused["userErrors"][0]["code"], code, "{refused}");
            assert_eq!(refused["userErrors"][0]["field"][1], field, "{refused}");
        }
        let asked = request(json!({ "to": to("agt-13"), "about": id("Post", "post-09") })).await;
        assert_eq!(asked["introduction"]["state"], "ASKED", "{asked}");
    }
}
