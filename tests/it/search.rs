//! The search for posts: what a sentence finds and in which order, filters, counts next to them, what was left out.

use std::{collections::BTreeSet, sync::Arc};

use async_graphql::{Request, Variables};
use passerelle::{auth::demo::read_token, graph::store::GraphStore, graphql::Api};
use serde_json::{Value, json};

use crate::support::{answers::id, engine::small};

const LIST: &str = "query ($filter: PostFilter, $order: PostOrder, $first: Int, $after: String) { \
    posts(filter: $filter, orderBy: $order, first: $first, after: $after) { totalCount ignored suggestions \
    pageInfo { hasNextPage endCursor } edges { node { reference } } } }";

async fn answer(store: &GraphStore, token: &str, query: &str, variables: Value) -> Value {
    let api = Api::new(Arc::new(store.clone()), Some("2026-03-02".parse().unwrap())).unwrap();
    let request = Request::new(query).variables(Variables::from_json(variables));
    let answer = api.execute(request, read_token(token).unwrap()).await;
    serde_json::to_value(&answer).unwrap()
}

/// A list of posts, as an agent reads it.
async fn list(store: &GraphStore, variables: Value) -> Value {
    let mut answer = answer(store, "demo.agent.agt-01", LIST, variables.clone()).await;
    assert!(answer["errors"].is_null(), "{variables}: {answer}");
    answer["data"]["posts"].take()
}

async fn found(store: &GraphStore, search: &str) -> Value {
    list(store, json!({ "filter": { "search": search } })).await
}

fn references(list: &Value) -> Vec<&str> {
    let edges = list["edges"].as_array().unwrap().iter();
    edges
        .map(|edge| edge["node"]["reference"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn a_sentence_finds_what_it_is_about_and_says_what_it_left_out() {
    for engine in small().await {
        for (search, wanted, ignored) in [
            ("développeur Java", vec!["DGFIP-2026-015"], vec![]),
            (
                "développeuse en Java (H/F)",
                vec!["DGFIP-2026-015"],
                vec!["en", "H", "F"],
            ),
            (
                "Ingénieures de la donnée à Paris",
                vec!["DINUM-2026-001", "DGA-2026-011"],
                vec!["de", "la", "à"],
            ),
            // The occupation's alias in English, a word that nothing has.
            (
                "poste de SOC analyst senior",
                vec!["ANSSI-2026-002"],
                vec!["poste", "de", "senior"],
            ),
            // Typed apart, joined by a sign, one letter wrong.
            ("dev ops statistique", vec!["INSEE-2026-003"], vec![]),
            ("Dev-Ops statistiques", vec!["INSEE-2026-003"], vec![]),
            ("dévelopeur jaav", vec!["DGFIP-2026-015"], vec![]),
            // The place of a post, and one around it.
            ("Rennes", vec!["MI-2026-007", "MI-2026-009"], vec![]),
            ("réseau bretagne", vec!["MI-2026-009"], vec![]),
            // A reference, in a sentence too.
            ("dinum-2026-001", vec!["DINUM-2026-001"], vec![]),
            (
                "réf. DINUM-2026-001, Rennes",
                vec!["DINUM-2026-001"],
                vec![],
            ),
            // A place keeps the posts there, and is left out where none of them holds the rest.
            (
                "données Bretagne",
                vec!["DGA-2026-011", "DINUM-2026-001", "DGFIP-2026-014"],
                vec!["Bretagne"],
            ),
            (
                "données Paris",
                vec!["DGA-2026-011", "DINUM-2026-001"],
                vec![],
            ),
            // No term can be so long, nor of other letters.
            ("مطور", vec![], vec!["مطور"]),
            ("C++", vec![], vec!["C++"]),
            (".NET", vec![], vec![".NET"]),
            ("開発者", vec![], vec!["開発者"]),
            ("!?", vec![], vec![]),
            ("de la", vec![], vec!["de", "la"]),
        ] {
            let list = found(&engine.store, search).await;
            let mut read = references(&list);
            let mut wanted = wanted;
            if search == "Rennes" {
                read.sort_unstable();
                wanted.sort_unstable();
            }
            assert_eq!(read, wanted, "{search} on {}", engine.name);
            assert_eq!(
                list["ignored"],
                json!(ignored),
                "{search} on {}",
                engine.name
            );
            assert_eq!(list["totalCount"], wanted.len());
            assert_eq!(list["suggestions"], json!([]), "{search}");
        }
    }
}

#[tokio::test]
async fn what_a_post_requires_is_searched_after_what_it_is() {
    for engine in small().await {
        let python = found(&engine.store, "python").await;
        let all = references(&python);
        // It says so itself; the others inherit it from their occupation.
        assert_eq!(all[0], "DINUM-2026-001", "{}", engine.name);
        assert!(all.contains(&"DGFIP-2026-014"), "{all:?}");
        // The title is worth more than a description.
        let platform = found(&engine.store, "données plateforme").await;
        assert_eq!(
            references(&platform)[0],
            "DINUM-2026-001",
            "{}",
            engine.name
        );
        let security = found(&engine.store, "cybersécurité").await;
        let all: BTreeSet<_> = references(&security).into_iter().collect();
        assert!(
            all.contains("MI-2026-007") && all.contains("ANSSI-2026-002"),
            "{all:?}"
        );
    }
}

#[tokio::test]
async fn what_finds_nothing_suggests_what_does() {
    for engine in small().await {
        let list = found(&engine.store, "pytohm").await;
        assert_eq!(list["totalCount"], 0, "{list}");
        assert_eq!(list["ignored"], json!(["pytohm"]));
        let suggestions = list["suggestions"].as_array().unwrap();
        assert!(!suggestions.is_empty(), "{}", engine.name);
        for suggestion in suggestions {
            let other = found(&engine.store, suggestion.as_str().unwrap()).await;
            assert_ne!(other["totalCount"], 0, "{suggestion}");
        }
        for far in ["zzzzzz", "stxtxstxc", "開発者"] {
            let far = found(&engine.store, far).await;
            assert_eq!(
                (&far["totalCount"], &far["suggestions"]),
                (&json!(0), &json!([]))
            );
        }
    }
}

#[tokio::test]
async fn what_is_searched_for_has_a_length_and_a_word_too() {
    let names = "query ($search: String) { competencies(search: $search) { totalCount } }";
    for engine in small().await {
        let long = "a".repeat(501);
        for (query, variables, field) in [
            (
                LIST,
                json!({ "filter": { "search": long } }),
                "filter.search",
            ),
            (names, json!({ "search": long }), "search"),
        ] {
            let refused = answer(&engine.store, "demo.anonymous", query, variables).await;
            let error = &refused["errors"][0];
            assert_eq!(error["extensions"]["code"], "BAD_USER_INPUT", "{refused}");
            assert_eq!(error["extensions"]["argument"], field);
            assert_eq!(
                error["message"],
                "La recherche doit compter de 1 à 500 caractères."
            );
        }
        let word = "d".repeat(300);
        let list = found(&engine.store, &format!("java {word}")).await;
        assert_eq!(references(&list), ["DGFIP-2026-015"]);
        assert_eq!(list["ignored"], json!([word]));
    }
}

#[tokio::test]
async fn a_cursor_is_of_its_words_its_filter_and_its_order() {
    for engine in small().await {
        let store = &engine.store;
        let page = |variables: Value| {
            let mut variables = variables;
            variables["first"] = 1.into();
            variables
        };
        let of_words = page(json!({ "filter": { "search": "données" } }));
        let first = list(store, of_words.clone()).await;
        let cursor = &first["pageInfo"]["endCursor"];
        for (mut other, is_same) in [
            (of_words.clone(), true),
            (page(json!({ "filter": { "search": "java" } })), false),
            (page(json!({})), false),
            (
                page(json!({ "filter": { "search": "données" }, "order": "TITLE_ASC" })),
                false,
            ),
            (
                page(json!({ "filter": { "search": "données", "openToMilitary": true } })),
                false,
            ),
        ] {
            other["after"] = cursor.clone();
            let read = answer(store, "demo.agent.agt-01", LIST, other.clone()).await;
            assert_eq!(read["errors"].is_null(), is_same, "{other}: {read}");
            if !is_same {
                assert_eq!(read["errors"][0]["extensions"]["argument"], "after");
            }
        }
    }
}

#[tokio::test]
async fn a_word_that_only_posts_of_another_day_have_is_left_out() {
    for engine in small().await {
        let on = async |today: &str| {
            let api =
                Api::new(Arc::new(engine.store.clone()), Some(today.parse().unwrap())).unwrap();
            let variables = json!({ "filter": { "search": "java statistique" } });
            let request = Request::new(LIST).variables(Variables::from_json(variables));
            let answer = api
                .execute(request, read_token("demo.anonymous").unwrap())
                .await;
            serde_json::to_value(&answer).unwrap()["data"]["posts"].take()
        };
        // Nothing is open before the first vacancy: no word finds a post, and both are left out.
        let list = on("2020-01-01").await;
        assert_eq!(list["totalCount"], 0, "{list}");
        assert_eq!(
            list["ignored"],
            json!(["java", "statistique"]),
            "{}",
            engine.name
        );
    }
}

#[tokio::test]
async fn words_order_a_list_unless_another_order_is_named() {
    for engine in small().await {
        let store = &engine.store;
        let search = json!({ "search": "données" });
        let relevant = list(store, json!({ "filter": search })).await;
        let named = list(store, json!({ "filter": search, "order": "RELEVANCE" })).await;
        assert_eq!(relevant["edges"], named["edges"], "{}", engine.name);
        let newest = list(
            store,
            json!({ "filter": search, "order": "OPENED_ON_DESC" }),
        )
        .await;
        let titled = list(store, json!({ "filter": search, "order": "TITLE_ASC" })).await;
        assert_ne!(newest["edges"], relevant["edges"]);
        let set = |list: &Value| -> BTreeSet<String> {
            references(list).into_iter().map(str::to_owned).collect()
        };
        assert_eq!(set(&newest), set(&relevant));
        assert_eq!(set(&titled), set(&relevant));
        // Without words the best match is the newest.
        let all = list(store, json!({ "order": "RELEVANCE" })).await;
        assert_eq!(all["edges"], list(store, json!({})).await["edges"]);
        let vacant = list(store, json!({ "order": "VACANT_FROM_ASC", "first": 4 })).await;
        assert_eq!(
            references(&vacant),
            [
                "MI-2026-007",
                "DGFIP-2026-015",
                "DINUM-2026-004",
                "MI-2026-009"
            ]
        );
        // A page goes on where the last one ended.
        let (mut after, mut seen) = (Value::Null, Vec::new());
        loop {
            let page = list(
                store,
                json!({ "filter": search, "first": 1, "after": after }),
            )
            .await;
            seen.extend(references(&page).into_iter().map(str::to_owned));
            if page["pageInfo"]["hasNextPage"] == false {
                break;
            }
            after = page["pageInfo"]["endCursor"].clone();
        }
        assert_eq!(seen, references(&relevant), "{}", engine.name);
    }
}

#[tokio::test]
async fn a_filter_keeps_what_it_says_and_what_is_unknown_is_left_out() {
    for engine in small().await {
        let donnees = id("Competency", "cmp-donnees");
        for (filter, wanted) in [
            (json!({ "openToMilitary": true }), 7),
            (json!({ "openToMilitary": false }), 3),
            (json!({ "openToContract": false }), 2),
            (json!({ "management": true }), 2),
            (json!({ "openedSince": "2026-02-16" }), 4),
            (json!({ "applyBefore": "2026-03-15" }), 2),
            (json!({ "applyBefore": "2026-03-14" }), 1),
            (json!({ "opensBefore": "2026-03-01" }), 4),
            (json!({ "savedOnly": true }), 1),
            (json!({ "savedOnly": false }), 12),
            (json!({ "families": ["Sécurité"] }), 2),
            (json!({ "families": ["Sécurité"], "management": true }), 1),
            (json!({ "competencies": [donnees], "search": "rennes" }), 0),
        ] {
            let list = list(&engine.store, json!({ "filter": filter })).await;
            assert_eq!(list["totalCount"], wanted, "{filter} on {}", engine.name);
        }
        for token in ["demo.anonymous", "demo.recruiter.org-dinum"] {
            let filter = json!({ "filter": { "savedOnly": true } });
            let refused = answer(&engine.store, token, LIST, filter).await;
            let error = &refused["errors"][0]["extensions"];
            assert_eq!(error["code"], "BAD_USER_INPUT", "{refused}");
            assert_eq!(error["argument"], "filter.savedOnly");
        }
    }
}

#[tokio::test]
async fn a_filter_by_something_broader_keeps_what_is_below() {
    for engine in small().await {
        let total = async |competencies: &[&str]| {
            let ids: Vec<_> = competencies
                .iter()
                .map(|uid| id("Competency", uid))
                .collect();
            let filter = json!({ "filter": { "competencies": ids } });
            list(&engine.store, filter).await["totalCount"]
                .as_i64()
                .unwrap()
        };
        let below = ["cmp-dataviz", "cmp-etl", "cmp-ml", "cmp-sql", "cmp-stat"];
        let wanted = total(&below).await;
        assert!(wanted > 0);
        assert_eq!(total(&["cmp-donnees"]).await, wanted, "{}", engine.name);
        // The same competency in another référentiel.
        assert_eq!(total(&["rome-sql"]).await, total(&["cmp-sql"]).await);
    }
}

const FACETS: &str = "query ($filter: PostFilter) { posts(filter: $filter, first: 1) { totalCount facets { \
    ministries { ...F } categories { ...F } families { ...F } places { ...F } departments { ...F } \
    occupations { ...F } competencies { ...F } } } } \
    fragment F on Facet { key label count selected }";

#[tokio::test]
async fn counts_of_a_kind_do_not_depend_on_what_is_chosen_of_it() {
    for engine in small().await {
        let store = &engine.store;
        let facets = async |filter: Value| {
            let variables = json!({ "filter": filter });
            let answer = answer(store, "demo.anonymous", FACETS, variables).await;
            assert!(answer["errors"].is_null(), "{answer}");
            answer["data"]["posts"].clone()
        };
        let all = facets(json!({})).await["facets"].take();
        let counts = |facets: &Value, kind: &str| -> Vec<(Value, Value)> {
            let list = facets[kind].as_array().unwrap().iter();
            list.map(|item| (item["key"].clone(), item["count"].clone()))
                .collect()
        };
        for (kind, filter) in [
            ("ministries", "ministries"),
            ("categories", "categories"),
            ("families", "families"),
            ("places", "places"),
            ("departments", "places"),
            ("occupations", "occupations"),
            ("competencies", "competencies"),
        ] {
            let first = &all[kind][0];
            assert_eq!(first["selected"], false, "{kind}: {all}");
            let chosen = facets(json!({ filter: [first["key"]] })).await;
            assert_eq!(
                chosen["totalCount"], first["count"],
                "{kind} on {}",
                engine.name
            );
            let same = counts(&chosen["facets"], kind);
            assert_eq!(same, counts(&all, kind), "{kind} on {}", engine.name);
            let marked = chosen["facets"][kind].as_array().unwrap().iter();
            let marked: Vec<_> = marked.filter(|item| item["selected"] == true).collect();
            assert_eq!(marked.len(), 1, "{kind}");
            assert_eq!(marked[0]["key"], first["key"]);
        }
        // What is chosen of one kind narrows the others.
        let in_rennes = facets(json!({ "places": [id("Place", "plc-bre")] })).await;
        assert_eq!(
            in_rennes["facets"]["ministries"].as_array().unwrap().len(),
            1
        );
        assert_eq!(in_rennes["facets"]["places"].as_array().unwrap().len(), 2);
        // Words narrow all of them.
        let words = facets(json!({ "search": "rennes" })).await;
        assert_eq!(counts(&words["facets"], "places").len(), 1);
    }
}

#[tokio::test]
async fn families_have_their_occupations_and_open_posts() {
    let query = "{ occupationFamilies { name openPostCount occupations(first: 2) { label { fr } family } } }";
    for engine in small().await {
        let answer = answer(&engine.store, "demo.anonymous", query, json!({})).await;
        let families = answer["data"]["occupationFamilies"].as_array().unwrap();
        let posts: i64 = families
            .iter()
            .map(|family| family["openPostCount"].as_i64().unwrap())
            .sum();
        assert_eq!(posts, 11, "one post has no occupation");
        for family in families {
            let occupations = family["occupations"].as_array().unwrap();
            assert!((1..=2).contains(&occupations.len()), "{family}");
            assert_eq!(occupations[0]["family"], family["name"]);
        }
    }
}

#[tokio::test]
async fn a_training_is_found_by_what_it_teaches() {
    let query =
        "query ($search: String) { trainings(search: $search) { edges { node { title } } } }";
    for engine in small().await {
        for (search, title) in [
            (
                "statistique",
                "Apprentissage automatique pour l'administration",
            ),
            ("cloud", "Conteneurs et orchestration"),
        ] {
            let variables = json!({ "search": search });
            let answer = answer(&engine.store, "demo.anonymous", query, variables).await;
            let wanted = json!([{ "node": { "title": title } }]);
            assert_eq!(
                answer["data"]["trainings"]["edges"], wanted,
                "{search} on {}",
                engine.name
            );
        }
    }
}
