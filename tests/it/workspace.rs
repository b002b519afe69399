//! The workspace of those who recruit: what they write is read back by who should, stays through imports, and is nobody
//! else's; who wants a post is seen as far as consents go.

use std::sync::Arc;

use async_graphql::{Request, Variables};
use passerelle::{
    auth::demo::read_token,
    graph::{check::check, store::GraphStore},
    graphql::Api,
    refresh::refresh,
};
use serde_json::{Value, json};

use crate::support::{
    answers::{id, list, reference},
    engine::{Engine, fixture, fresh, load, moment},
};

mod interested;
mod refused;

const CREATE: &str = include_str!("graphql/create_post.graphql");
const UPDATE: &str = include_str!("graphql/update_post.graphql");
const DAYS: &str = include_str!("graphql/update_vacancy.graphql");
const PUBLISH: &str = include_str!("graphql/publish_vacancy.graphql");
const DAY: &str = "2026-03-02";
const DGFIP: &str = "demo.recruiter.org-dgfip";
const DINUM: &str = "demo.recruiter.org-dinum";
/// Those who may write nothing here.
const OUTSIDERS: [&str; 5] = [
    "demo.agent.agt-01",
    "demo.adviser.agt-11",
    "demo.analyst.org-dgfip",
    "demo.recruiter",
    "demo.anonymous",
];

/// The whole answer.
async fn answer(store: &GraphStore, token: &str, query: &str, variables: Value) -> Value {
    let api = Api::new(Arc::new(store.clone()), Some(DAY.parse().unwrap())).unwrap();
    let request = Request::new(query).variables(Variables::from_json(variables));
    let answer = api.execute(request, read_token(token).unwrap()).await;
    serde_json::to_value(&answer).unwrap()
}

async fn ask(store: &GraphStore, token: &str, query: &str, variables: Value) -> Value {
    let answer = answer(store, token, query, variables).await;
    assert!(answer.get("errors").is_none(), "{answer}");
    answer["data"].clone()
}

async fn change(store: &GraphStore, token: &str, query: &str, input: Value) -> Value {
    let answer = ask(store, token, query, json!({ "input": input })).await;
    answer["result"].clone()
}

async fn done(store: &GraphStore, token: &str, query: &str, input: Value) -> Value {
    let result = change(store, token, query, input).await;
    assert_eq!(result["userErrors"], json!([]), "{result}");
    result
}

async fn refused(
    store: &GraphStore,
    token: &str,
    query: &str,
    input: Value,
    (code, field): (&str, Value),
) {
    let result = change(store, token, query, input.clone()).await;
    let error = &result["userErrors"][0];
    assert_eq!(error["code"], code, "{token} {input} {result}");
    assert_eq!(error["field"], field, "{token} {input} {result}");
}

/// What a viewer reads of a post.
async fn post(store: &GraphStore, token: &str, post: &Value, fields: &str) -> Value {
    let query = format!("query ($id: ID!) {{ node(id: $id) {{ ... on Post {{ {fields} }} }} }}");
    let mut data = ask(store, token, &query, json!({ "id": post })).await;
    data["node"].take()
}

/// The references of the posts that somebody recruits for, and how many there are.
async fn recruited(store: &GraphStore, token: &str, filter: Value) -> (Vec<String>, Value) {
    let query =
        "query ($filter: RecruiterPostFilter) { viewer { posts(filter: $filter, first: 50) {
        totalCount edges { node { reference viewerCanRecruit } } } } }";
    let data = ask(store, token, query, json!({ "filter": filter })).await;
    let posts = &data["viewer"]["posts"];
    let edges = posts["edges"].as_array().unwrap();
    assert!(
        edges
            .iter()
            .all(|edge| edge["node"]["viewerCanRecruit"] == true)
    );
    let references = edges.iter().map(|edge| reference(edge).to_owned());
    (references.collect(), posts["totalCount"].clone())
}

async fn sound(engine: &Engine) {
    for invariant in check(&engine.store).await.unwrap() {
        let (name, on) = (invariant.name, engine.name);
        assert_eq!(invariant.violations, 0, "{name} on {on}");
    }
}

/// The small fixture again, as a nightly import does it, and the refresh after it.
async fn again(store: &GraphStore) {
    load(store, &fixture("small")).await;
    refresh(store, moment(DAY)).await.unwrap();
}

fn draft() -> Value {
    json!({
        "organisation": id("Organisation", "org-dgfip"),
        "title": "Développeur Java – paiement en ligne",
        "occupation": id("Occupation", "occ-dev"),
        "place": id("Place", "plc-93"),
        "description": "Vous écrirez en Python.",
        "categories": ["A", "A", "B"],
        "openToContract": true,
        "management": false,
    })
}

#[tokio::test]
async fn a_created_post_is_a_draft_until_it_is_published_and_then_like_any_other() {
    let search =
        "{ posts(filter: { search: \"paiement ligne\" }) { edges { node { reference } } } }";
    for engine in fresh().await {
        let store = &engine.store;
        let made = done(store, DGFIP, CREATE, draft()).await["post"].clone();
        let name = made["reference"].as_str().unwrap().to_owned();
        assert!(name.starts_with("API-"), "{name}");
        assert_eq!(made["title"], "Développeur Java – paiement en ligne");
        assert_eq!(made["description"], "Vous écrirez en Python.");
        assert_eq!(made["organisation"]["acronym"], "DGFiP");
        assert_eq!(made["ministry"]["acronym"], "MEF");
        assert_eq!(made["place"]["name"], "Seine-Saint-Denis");
        assert_eq!(made["categories"], json!(["A", "B"]));
        let facts = ["openToContract", "openToMilitary", "management", "vacancy"];
        let facts = facts.map(|fact| &made[fact]);
        assert_eq!(json!(facts), json!([true, null, false, null]));
        assert_eq!(made["viewerCanRecruit"], true);
        // Who sees it: those who recruit for it or above it.
        let seen = "title viewerCanRecruit";
        for token in [DGFIP, "demo.recruiter.org-mefsin", "demo.all"] {
            let read = post(store, token, &made["id"], seen).await;
            assert_eq!(read["viewerCanRecruit"], true, "{token}");
        }
        for token in [DINUM, "demo.recruiter.org-insee"].iter().chain(&OUTSIDERS) {
            let read = post(store, token, &made["id"], seen).await;
            assert_eq!(read, Value::Null, "{token}");
        }
        let without = json!({ "withoutOpenVacancy": true });
        assert!(
            recruited(store, DGFIP, without.clone())
                .await
                .0
                .contains(&name)
        );
        again(store).await;
        sound(&engine).await;
        let kept = post(
            store,
            DGFIP,
            &made["id"],
            "title occupation { code } place { name }",
        )
        .await;
        assert_eq!(kept["title"], made["title"]);
        assert_eq!(kept["occupation"], made["occupation"]);
        assert_eq!(kept["place"], made["place"]);
        // Open, it is found by its words and recommended at once, and after a refresh.
        done(store, DGFIP, PUBLISH, json!({ "post": made["id"] })).await;
        for _ in 0..2 {
            let found = ask(store, "demo.anonymous", search, json!({})).await;
            assert_eq!(
                reference(&found["posts"]["edges"][0]),
                name,
                "{}",
                engine.name
            );
            let listed = list(store, "agt-15").await;
            let mut listed = listed["edges"].as_array().unwrap().iter();
            assert!(
                listed.any(|edge| reference(edge) == name),
                "{}",
                engine.name
            );
            let read = post(
                store,
                "demo.anonymous",
                &made["id"],
                "requires { edges { origin node { code } } } viewerCanRecruit",
            )
            .await;
            assert_eq!(read["viewerCanRecruit"], false);
            let asks =
                |edge: &Value| edge["origin"] == "EXTRACTED" && edge["node"]["code"] == "PYTHON";
            let requires = read["requires"]["edges"].as_array().unwrap();
            assert!(requires.iter().any(asks), "{read}");
            assert!(
                requires.iter().any(|edge| edge["origin"] == "INFERRED"),
                "{read}"
            );
            refresh(store, moment(DAY)).await.unwrap();
        }
        assert!(!recruited(store, DGFIP, without).await.0.contains(&name));
        sound(&engine).await;
    }
}

#[tokio::test]
async fn what_is_said_of_a_post_stays_whatever_a_file_says() {
    let fields = "title description occupation { code } place { name } categories openToContract openToMilitary management";
    let list = "{ node(id: \"POST\") { ... on Post { candidates(nearMatches: true) { edges { score explanation { summary matched(first: 20) { competency { code } } missing(first: 20) { competency { code } } } } } } } }";
    for engine in fresh().await {
        let store = &engine.store;
        let uid = json!(id("Post", "post-03"));
        let candidates = list.replace("POST", uid.as_str().unwrap());
        let before = post(store, DGFIP, &uid, fields).await;
        let ranked = ask(store, DGFIP, &candidates, json!({})).await;
        // What is absent stays, null clears.
        let input = json!({
            "post": uid, "title": "Développeur Python", "place": null, "management": true,
        });
        let result = done(store, DGFIP, UPDATE, input).await;
        let mut expected = before.clone();
        expected["title"] = "Développeur Python".into();
        expected["place"] = Value::Null;
        expected["management"] = true.into();
        let read = post(store, "demo.anonymous", &uid, fields).await;
        assert_eq!(read, expected, "{}", engine.name);
        // What its title requires is read at once, and counts for candidates of later vacancies only.
        let requires = result["post"]["requires"]["edges"].as_array().unwrap();
        let asks = |edge: &Value| edge["origin"] == "EXTRACTED" && edge["node"]["code"] == "PYTHON";
        assert!(requires.iter().any(asks), "{result}");
        assert_eq!(
            ask(store, DGFIP, &candidates, json!({})).await,
            ranked,
            "{}",
            engine.name
        );
        again(store).await;
        assert_eq!(
            post(store, DGFIP, &uid, fields).await,
            expected,
            "{}",
            engine.name
        );
        // A refresh weighs competencies again, but asks them for no more.
        let listed = ask(store, DGFIP, &candidates, json!({})).await.to_string();
        assert!(!listed.contains("PYTHON"), "{listed} on {}", engine.name);
        // An occupation that is taken back, and categories.
        let input = json!({ "post": uid, "occupation": null, "categories": null, "description": "Un texte.", "openToMilitary": null });
        done(store, DGFIP, UPDATE, input).await;
        expected["occupation"] = Value::Null;
        expected["categories"] = json!([]);
        expected["openToMilitary"] = Value::Null;
        expected["description"] = "Un texte.".into();
        again(store).await;
        assert_eq!(
            post(store, DGFIP, &uid, fields).await,
            expected,
            "{}",
            engine.name
        );
        sound(&engine).await;
    }
}

#[tokio::test]
async fn the_days_of_an_open_vacancy_change_and_stay() {
    let read = "vacancy { applyBy vacantFrom }";
    for engine in fresh().await {
        let store = &engine.store;
        let uid = json!(id("Post", "post-03"));
        let days =
            |field: &str, day: Value| json!({ "vacancy": id("Vacancy", "vac-04"), field: day });
        done(store, DGFIP, DAYS, days("applyBy", json!("2026-06-01"))).await;
        let result = done(store, DGFIP, DAYS, days("vacantFrom", Value::Null)).await;
        let seen = json!({ "applyBy": "2026-06-01", "vacantFrom": null });
        assert_eq!(result["vacancy"]["applyBy"], "2026-06-01");
        assert_eq!(
            post(store, "demo.anonymous", &uid, read).await["vacancy"],
            seen
        );
        again(store).await;
        assert_eq!(
            post(store, "demo.anonymous", &uid, read).await["vacancy"],
            seen,
            "{}",
            engine.name
        );
        // The post closes when it says so: its last day is today.
        done(store, DGFIP, DAYS, days("applyBy", json!(DAY))).await;
        let closes = ask(store, "demo.anonymous", "{ posts(filter: { openOn: \"2026-03-03\" }, first: 50) { edges { node { reference } } } }", json!({})).await;
        let open = closes["posts"]["edges"].as_array().unwrap();
        assert!(open.iter().all(|edge| reference(edge) != "DGFIP-2026-015"));
        done(store, DGFIP, DAYS, days("applyBy", Value::Null)).await;
        assert_eq!(
            post(store, DGFIP, &uid, read).await["vacancy"]["applyBy"],
            Value::Null
        );
        sound(&engine).await;
    }
}

#[tokio::test]
async fn the_posts_of_a_tree_are_listed_in_every_state() {
    for engine in fresh().await {
        let store = &engine.store;
        let all = |names: &[&str]| {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            let total = json!(names.len());
            (names, total)
        };
        let mine = recruited(store, DGFIP, json!({})).await;
        assert_eq!(
            mine,
            all(&["DGFIP-2026-014", "DGFIP-2026-015", "DGFIP-2025-090"])
        );
        let mefsin = recruited(store, "demo.recruiter.org-mefsin", json!({})).await;
        assert_eq!(mefsin.1, 5);
        for (filter, names) in [
            (
                json!({ "search": "DEVELOPPEURS java" }),
                &["DGFIP-2026-015"][..],
            ),
            (json!({ "search": "rien" }), &[]),
            (
                json!({ "states": ["FILLED", "WITHDRAWN"] }),
                &["DGFIP-2025-090"],
            ),
            (
                json!({ "states": ["VACANT"] }),
                &["DGFIP-2026-014", "DGFIP-2026-015"],
            ),
            (json!({ "withoutOpenVacancy": true }), &["DGFIP-2025-090"]),
            (
                json!({ "withoutOpenVacancy": false, "search": "fraude" }),
                &["DGFIP-2026-014"],
            ),
            (
                json!({ "occupations": [id("Occupation", "occ-acheteur")] }),
                &["DGFIP-2025-090"],
            ),
        ] {
            let found = recruited(store, DGFIP, filter.clone()).await;
            assert_eq!(found, all(names), "{filter} on {}", engine.name);
        }
        for token in OUTSIDERS {
            assert_eq!(
                recruited(store, token, json!({})).await,
                all(&[]),
                "{token}"
            );
        }
        // A page after another.
        let page = "query ($after: String) { viewer { posts(first: 2, after: $after) { pageInfo { endCursor hasNextPage }
            facets { categories { key } } edges { node { reference } } } } }";
        let first = ask(store, DGFIP, page, json!({})).await["viewer"]["posts"].clone();
        assert_eq!(first["pageInfo"]["hasNextPage"], true);
        assert_eq!(first["facets"], Value::Null);
        let next = ask(
            store,
            DGFIP,
            page,
            json!({ "after": first["pageInfo"]["endCursor"] }),
        )
        .await;
        assert_eq!(
            reference(&next["viewer"]["posts"]["edges"][0]),
            "DGFIP-2025-090"
        );
    }
}

#[tokio::test]
async fn an_occupation_chosen_here_asks_candidates_for_no_level() {
    let read = "requires(first: 50) { edges { level } } candidates(nearMatches: true) { totalCount edges { node { id } \
        explanation { matched(first: 20) { competency { code } need } missing(first: 20) { competency { code } need } } } }";
    for engine in fresh().await {
        let store = &engine.store;
        let made = done(store, DGFIP, CREATE, draft()).await["post"].clone();
        done(store, DGFIP, PUBLISH, json!({ "post": made["id"] })).await;
        // Who sees everything reads every requirement.
        let here = post(store, "demo.all", &made["id"], read).await;
        let levels = |read: &Value| -> Vec<bool> {
            let edges = read["requires"]["edges"].as_array().unwrap();
            edges.iter().map(|edge| edge["level"].is_i64()).collect()
        };
        assert!(
            levels(&here).contains(&true),
            "agents read what level is needed: {here}"
        );
        let needs = |read: &Value| -> Vec<Value> {
            let edges = read["candidates"]["edges"].as_array().unwrap().iter();
            let parts = edges.flat_map(|edge| {
                ["matched", "missing"].map(|part| edge["explanation"][part].clone())
            });
            let parts: Vec<_> = parts.collect();
            let parts = parts
                .iter()
                .flat_map(|part| part.as_array().unwrap().clone());
            parts.map(|part| part["need"].clone()).collect()
        };
        let asked = needs(&here);
        assert!(!asked.is_empty(), "{here}");
        assert!(
            asked.iter().all(Value::is_null),
            "{asked:?} on {}",
            engine.name
        );
    }
}
