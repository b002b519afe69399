//! Lists: what words find and in which order, filters, facets, and pages that miss nothing.

use std::sync::Arc;

use async_graphql::Request;
use passerelle::{
    auth::{demo::read_token, principal::Principal},
    graph::store::GraphStore,
    graphql::Api,
};
use serde_json::{Value, json};

use crate::support::{
    directory::directory,
    engine::{imported, load, moment, small},
};

const EVERYTHING: &str = include_str!("graphql/everything.graphql");

async fn ask_as(store: &GraphStore, principal: Principal, query: &str) -> Value {
    let api = Api::new(Arc::new(store.clone()), Some("2026-03-02".parse().unwrap())).unwrap();
    let answer = api.execute(Request::new(query), principal).await;
    assert!(answer.errors.is_empty(), "{query}: {:?}", answer.errors);
    answer.data.into_json().unwrap()
}

async fn ask(store: &GraphStore, query: &str) -> Value {
    ask_as(store, Principal::demo_all(), query).await
}

/// The values of one field of the nodes of a list, in its order.
fn column(list: &Value, field: &str) -> Vec<String> {
    let edges = list["edges"].as_array().unwrap();
    let text = |edge: &Value| match &edge["node"][field] {
        Value::String(text) => text.clone(),
        other => other["fr"].as_str().unwrap().to_owned(),
    };
    edges.iter().map(text).collect()
}

#[tokio::test]
async fn every_list_of_the_graph_is_the_same_on_every_engine() {
    let mut answers = Vec::new();
    for engine in small().await {
        answers.push((engine.name, ask(&engine.store, EVERYTHING).await));
    }
    insta::assert_json_snapshot!("everything", answers[0].1);
    for (engine, answer) in &answers[1..] {
        assert_eq!(answer, &answers[0].1, "{engine}");
    }
}

#[tokio::test]
async fn words_find_names_and_aliases_whatever_their_accents_case_and_plural_best_match_first() {
    for engine in small().await {
        for (search, wanted) in [
            // A whole alias, in English.
            ("soc analyst", vec!["Analyste en détection d'incidents"]),
            (
                "RSSI",
                vec!["Responsable de la sécurité des systèmes d'information"],
            ),
            ("Ingénieures données", vec!["Ingénieur de la donnée"]),
            // The whole name, then names that begin so, then names with the word somewhere.
            (
                "ingenieur",
                vec!["Ingénieur de la donnée", "Ingénieur DevOps"],
            ),
            ("reseaux adm", vec!["Administrateur réseaux"]),
            ("dev", vec!["Développeur", "Ingénieur DevOps"]),
            ("DATA-02", vec!["Scientifique des données"]),
            ("rien de tel", vec![]),
            ("!?", vec![]),
        ] {
            let query = format!(
                "{{ occupations(search: \"{search}\") {{ totalCount edges {{ node {{ label {{ fr }} }} }} }} }}"
            );
            let list = &ask(&engine.store, &query).await["occupations"];
            assert_eq!(column(list, "label"), wanted, "{search} on {}", engine.name);
            assert_eq!(list["totalCount"], wanted.len());
        }
        let query = "{ occupations(search: \"administratuer\") { edges { node { label { fr } } } } \
                     posts(filter: { search: \"dévelopeur\" }) { edges { node { title } } } }";
        let found = ask(&engine.store, query).await;
        let forgiven = usize::from(engine.name == "neo4j");
        // Of names, one letter is forgiven by Neo4j's index only; of posts, by both.
        assert_eq!(column(&found["occupations"], "label").len(), forgiven);
        assert_eq!(column(&found["posts"], "title").len(), 1);
    }
}

#[tokio::test]
async fn what_people_type_is_never_an_operator() {
    for engine in small().await {
        for search in [
            "*",
            "sql*",
            "-sql",
            "+",
            "\\\\",
            "\\\"",
            "a:b",
            "label_fr:x",
            "(",
            "[1 TO 2]",
            "~",
            "AND",
            "sql AND NOT",
            "' OR 1=1 //",
            "`",
            "{}",
            "/.*/",
        ] {
            let query = format!(
                "{{ competencies(search: \"{search}\") {{ totalCount }} posts(filter: {{ search: \"{search}\" }}) \
                 {{ totalCount facets {{ families {{ count }} }} }} agents(filter: {{ search: \"{search}\" }}) {{ totalCount }} }}"
            );
            let found = ask(&engine.store, &query).await;
            let all = found["competencies"]["totalCount"] == 34;
            assert!(!all, "{search} found everything on {}", engine.name);
        }
    }
}

#[tokio::test]
async fn posts_are_those_open_on_the_day_in_the_order_asked_for() {
    for engine in small().await {
        let of = |arguments: &str| {
            format!("{{ posts{arguments} {{ totalCount edges {{ node {{ reference }} }} }} }}")
        };
        let references = async |arguments: &str| {
            let found = ask(&engine.store, &of(arguments)).await;
            column(&found["posts"], "reference")
        };
        // Opened on 02-25, 02-20 twice, 02-16, 02-15, 02-11, 02-10, 02-02, 02-01 twice, 01-12, 01-05.
        let newest = [
            "ANSSI-2026-002",
            "INSEE-2026-003",
            "MTE-2026-021",
            "DGFIP-2026-014",
            "SPM-2026-005",
            "DINUM-2026-004",
            "MTE-2026-022",
            "DINUM-2026-001",
            "DGA-2026-011",
            "MI-2026-009",
            "DGFIP-2026-015",
            "MI-2026-007",
        ];
        assert_eq!(references("").await, newest, "{}", engine.name);
        let closing = references("(orderBy: APPLY_BY_ASC, first: 4)").await;
        assert_eq!(
            closing,
            [
                "MI-2026-009",
                "DINUM-2026-004",
                "DGFIP-2026-015",
                "DGFIP-2026-014"
            ]
        );
        let titled = references("(orderBy: TITLE_ASC, first: 3)").await;
        assert_eq!(titled, ["MI-2026-009", "ANSSI-2026-002", "DGA-2026-011"]);
        // On 1 April, of those open today: apply_by has passed for some.
        let later = references("(filter: { openOn: \"2026-04-01\" })").await;
        assert_eq!(
            later,
            [
                "ANSSI-2026-002",
                "INSEE-2026-003",
                "MTE-2026-021",
                "SPM-2026-005",
                "MTE-2026-022",
                "DINUM-2026-001",
                "DGA-2026-011",
                "MI-2026-007",
            ]
        );
        // The occupation's names and the organisation's count as well as the title.
        assert_eq!(
            references("(filter: { search: \"rssi\" })").await,
            ["MI-2026-007"]
        );
        let in_sgami = references("(filter: { search: \"sgami reseau\" })").await;
        assert_eq!(in_sgami, ["MI-2026-009"]);
    }
}

#[tokio::test]
async fn facets_count_the_whole_list_and_their_keys_are_filters() {
    for engine in small().await {
        let query = "{ posts(first: 1) { totalCount facets { ministries { key label count } \
                     categories { key label count } families { key label count } \
                     places { key label count } } } }";
        let posts = &ask(&engine.store, query).await["posts"];
        let facets = &posts["facets"];
        let counts = |facet: &str| -> Vec<(String, i64)> {
            let list = facets[facet].as_array().unwrap().iter();
            list.map(|item| {
                let label = item["label"].as_str().unwrap().to_owned();
                (label, item["count"].as_i64().unwrap())
            })
            .collect()
        };
        assert_eq!(posts["totalCount"], 12);
        assert_eq!(
            counts("ministries")[..2],
            [
                ("Services du Premier ministre".to_owned(), 4),
                ("Ministère de l'Économie et des Finances".to_owned(), 3)
            ]
        );
        let categories = ["A".to_owned(), "A+".to_owned(), "B".to_owned()];
        let expected: Vec<_> = categories.into_iter().zip([11, 3, 3]).collect();
        assert_eq!(counts("categories"), expected, "{}", engine.name);
        assert_eq!(
            counts("places"),
            [("Île-de-France".to_owned(), 10), ("Bretagne".to_owned(), 2)]
        );
        let families: i64 = counts("families").iter().map(|(_, count)| count).sum();
        assert_eq!(families, 11, "one post has no occupation");
        for (facet, filter) in [("ministries", "ministries"), ("places", "places")] {
            for item in facets[facet].as_array().unwrap() {
                let query = format!(
                    "{{ posts(filter: {{ {filter}: [{}] }}) {{ totalCount }} }}",
                    item["key"]
                );
                let kept = ask(&engine.store, &query).await;
                assert_eq!(kept["posts"]["totalCount"], item["count"], "{item}");
            }
        }
        let nothing =
            "{ posts(filter: { search: \"?!\" }) { totalCount facets { families { count } } } }";
        let found = ask(&engine.store, nothing).await;
        assert_eq!(
            found["posts"],
            json!({ "totalCount": 0, "facets": { "families": [] } })
        );
    }
}

#[tokio::test]
async fn agents_are_those_one_may_see_and_too_few_are_not_counted() {
    for engine in small().await {
        let names = async |token: &str, filter: &str| {
            let query = format!(
                "{{ agents(first: 50, filter: {{ {filter} }}) {{ totalCount edges {{ node {{ uid }} }} }} }}"
            );
            let found = ask_as(&engine.store, read_token(token).unwrap(), &query).await;
            (
                column(&found["agents"], "uid"),
                found["agents"]["totalCount"].clone(),
            )
        };
        let (all, total) = names("demo.all", "").await;
        assert_eq!((all.len(), total), (20, json!(20)), "{}", engine.name);
        let own = names("demo.agent.agt-02", "").await;
        assert_eq!(own, (vec!["agt-02".to_owned()], Value::Null));
        assert!(
            names("demo.agent.agt-02", "search: \"kervadec\"")
                .await
                .0
                .is_empty()
        );
        let (found, total) = names("demo.all", "search: \"KERV\"").await;
        assert_eq!(
            (found.as_slice(), total),
            (&["agt-09".to_owned()][..], Value::Null)
        );
        assert_eq!(names("demo.all", "categories: [B, C]").await.0.len(), 3);
    }
}

#[tokio::test]
async fn pages_follow_one_another_whatever_is_added_before_them() {
    let more = directory(&[(
        "competencies.csv",
        "uid,scheme,code,label_fr\ncmp-aaa,FILIERE,AAA,Abaque\ncmp-zzz,FILIERE,ZZZ,Zonage\n",
    )]);
    for engine in imported().await {
        let store = &engine.store;
        let page = async |after: Option<&str>| {
            let after = after.map_or_else(String::new, |cursor| format!(", after: \"{cursor}\""));
            let query = format!(
                "{{ competencies(first: 10{after}) {{ pageInfo {{ hasNextPage endCursor }} \
                 edges {{ node {{ label {{ fr }} }} }} }} }}"
            );
            ask(store, &query).await["competencies"].take()
        };
        let mut seen = Vec::new();
        let mut after = None;
        loop {
            let list = page(after.as_deref()).await;
            seen.extend(column(&list, "label"));
            if seen.len() == 10 {
                load(store, more.path()).await;
            }
            if list["pageInfo"]["hasNextPage"] == false {
                break;
            }
            after = list["pageInfo"]["endCursor"].as_str().map(str::to_owned);
        }
        assert_eq!(
            seen.len(),
            35,
            "34, and the one that came after the first page"
        );
        let mut once = seen.clone();
        once.dedup();
        assert_eq!(once, seen);
        assert_eq!(seen.last().unwrap(), "Zonage");
        // A list that changes shape is sorted again, and the cursor of another list is refused.
        passerelle::refresh::refresh(store, moment("2026-03-02"))
            .await
            .unwrap();
        let api = Api::new(Arc::new(store.clone()), None).unwrap();
        let wrong = Request::new("{ posts(after: \"eA\") { totalCount } }");
        let answer = api.execute(wrong, Principal::demo_all()).await;
        let answer = serde_json::to_value(&answer).unwrap();
        assert_eq!(answer["errors"][0]["extensions"]["argument"], "after");
    }
}
