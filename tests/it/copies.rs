//! A job that is advertised eight times is one entry with its copies, and those who recruit can part them.

use std::{fmt::Write as _, sync::Arc};

use async_graphql::{Request, Variables};
use passerelle::{
    auth::demo::read_token,
    graph::{check::check, store::GraphStore},
    graphql::Api,
    refresh::refresh,
};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
    promises::acting::exported,
    support::{
        answers::id,
        directory::directory,
        engine::{Engine, load, moment, small_and},
    },
};

const PUBLISH: &str = include_str!("graphql/publish_vacancy.graphql");
const CHANGE: &str = include_str!("graphql/change_vacancy.graphql");
const SEPARATE: &str = "mutation($input: PostSeparationInput!) { result: separatePost(input: $input) { \
    post { reference copies { reason } copyOf { reason } } userErrors { code field } } }";
const MERGE: &str = "mutation($input: PostSeparationInput!) { result: mergePost(input: $input) { \
    post { reference copyOf { reason post { reference } } } userErrors { code field } } }";
const LISTS: &str = "query($occupation: ID!, $filter: PostFilter) { \
    agent(uid: \"agt-01\") { recommendedPosts(first: 50, filter: { occupations: [$occupation], includeWeak: true }) { \
        edges { node { reference } } } } \
    posts(filter: $filter, first: 50) { totalCount edges { node { reference } } \
        facets { occupations { count } ministries { count } } } \
    occupation(scheme: \"FILIERE\", code: \"NEW-1\") { openPosts(first: 50) { reference } } \
    occupationFamilies { name openPostCount } }";
const COPIES: &str = "query($reference: String!) { post(reference: $reference) { \
    copies(first: 50) { reason post { reference } } copyOf { reason post { reference } } } }";

const DAY: &str = "2026-03-02";
const DINUM: &str = "demo.recruiter.org-dinum";
const TITLE: &str = "Ingénieur des données ouvertes";

/// Eight notices of one job, opened one day after the other, one of another job, and one of the first that is not open.
fn notices(with: &str) -> TempDir {
    let words = (0..70).map(|at| format!("mission{at}"));
    let text = words.collect::<Vec<_>>().join(" ");
    let mut posts = format!(
        "uid,reference,title,organisation_uid,occupation_uid,place_uid,categories,description{with}\n"
    );
    let mut vacancies = "uid,post_uid,state,opened_on,apply_by,source_url\n".to_owned();
    let mut requirements = "post_uid,competency_uid,level\nnew-9,cmp-rust,4\n".to_owned();
    let address = "https://exemple.fr/offres/1";
    let same = ("org-dinum", TITLE, "plc-75", "", "");
    let theirs = (
        "org-spm",
        "Ingénieur·e des données ouvertes (H/F)",
        "",
        text.as_str(),
        "",
    );
    for (at, (organisation, title, place, text, address)) in [
        ("org-dinum", TITLE, "plc-75", text.as_str(), address),
        same,
        same,
        theirs,
        theirs,
        (
            "org-spm",
            TITLE,
            "",
            "",
            "http://www.exemple.fr/offres/1/?utm_source=lettre",
        ),
        same,
        same,
        ("org-dinum", "Ouvrier jardinier", "plc-75", "", ""),
        same,
    ]
    .into_iter()
    .enumerate()
    {
        let at = at + 1;
        let filled = ",".repeat(with.len().min(1));
        writeln!(
            posts,
            "new-{at},NEW-{at},{title},{organisation},occ-new,{place},A,{text}{filled}"
        )
        .unwrap();
        writeln!(requirements, "new-{at},cmp-python,3").unwrap();
        if at < 10 {
            let last = if at == 1 { "2026-03-10" } else { "" };
            writeln!(
                vacancies,
                "opened-{at},new-{at},VACANT,2026-02-{at:02},{last},{address}"
            )
            .unwrap();
        }
    }
    directory(&[
        (
            "occupations.csv",
            "uid,scheme,code,label_fr,family,digital\nocc-new,FILIERE,NEW-1,Métier nouveau,Nouveautés,true\n",
        ),
        ("posts.csv", &posts),
        ("vacancies.csv", &vacancies),
        ("post_requirements.csv", &requirements),
    ])
}

async fn ask(store: &GraphStore, day: &str, token: &str, query: &str, variables: Value) -> Value {
    let api = Api::new(Arc::new(store.clone()), Some(day.parse().unwrap())).unwrap();
    let request = Request::new(query).variables(Variables::from_json(variables));
    let answer = api.execute(request, read_token(token).unwrap()).await;
    let answer = serde_json::to_value(&answer).unwrap();
    assert!(answer.get("errors").is_none(), "{answer}");
    answer["data"].clone()
}

async fn change(store: &GraphStore, token: &str, query: &str, input: Value) -> Value {
    let mut answer = ask(store, DAY, token, query, json!({ "input": input })).await;
    answer["result"].take()
}

/// The result of a mutation that must succeed.
async fn done(store: &GraphStore, query: &str, input: Value) -> Value {
    let result = change(store, DINUM, query, input).await;
    assert_eq!(result["userErrors"], json!([]), "{result}");
    result
}

fn post(uid: &str) -> Value {
    json!({ "post": id("Post", uid) })
}

fn references(list: &Value) -> Vec<String> {
    let items = list.as_array().unwrap().iter();
    let reference = |item: &Value| {
        let node = item.get("node").unwrap_or(item);
        node["reference"].as_str().unwrap().to_owned()
    };
    items.map(reference).collect()
}

/// The posts of the new occupation in every list of a day, of which the search, its counts and the recommendations are one.
async fn shown(store: &GraphStore, day: &str) -> Vec<String> {
    let occupation = id("Occupation", "occ-new");
    let variables = json!({ "occupation": occupation, "filter": { "occupations": [occupation] } });
    let lists = ask(store, day, "demo.all", LISTS, variables).await;
    let recommended = references(&lists["agent"]["recommendedPosts"]["edges"]);
    let mut sorted = recommended.clone();
    sorted.sort();
    let mut found = references(&lists["posts"]["edges"]);
    found.sort();
    assert_eq!(found, sorted, "{lists}");
    let mut listed = references(&lists["occupation"]["openPosts"]);
    listed.sort();
    assert_eq!(listed, sorted, "{lists}");
    let facets = &lists["posts"]["facets"];
    let families = lists["occupationFamilies"].as_array().unwrap();
    let family = families
        .iter()
        .find(|family| family["name"] == "Nouveautés");
    for count in [
        &lists["posts"]["totalCount"],
        &facets["occupations"][0]["count"],
        &family.unwrap()["openPostCount"],
    ] {
        assert_eq!(count, &json!(sorted.len()), "{lists}");
    }
    recommended
}

async fn copies(store: &GraphStore, reference: &str) -> (Vec<String>, Value) {
    let variables = json!({ "reference": reference });
    let mut answer = ask(store, DAY, "demo.agent.agt-01", COPIES, variables).await;
    let text =
        |copy: &Value| format!("{} {}", copy["post"]["reference"], copy["reason"]).replace('"', "");
    let list = answer["post"]["copies"].as_array().unwrap().iter();
    let list = list.map(text).collect();
    (list, answer["post"]["copyOf"].take())
}

async fn sound(engine: &Engine) {
    for invariant in check(&engine.store).await.unwrap() {
        assert_eq!(invariant.violations, 0, "{invariant:?} on {}", engine.name);
    }
}

#[tokio::test]
async fn eight_copies_are_one_entry_and_the_other_job_is_second() {
    for engine in small_and(notices("")).await {
        let store = &engine.store;
        assert_eq!(
            shown(store, DAY).await,
            ["NEW-1", "NEW-9"],
            "{}",
            engine.name
        );
        let (list, copy_of) = copies(store, "NEW-1").await;
        assert_eq!(
            list,
            [
                "NEW-2 SAME_POST",
                "NEW-3 SAME_POST",
                "NEW-4 TEXT",
                "NEW-5 TEXT",
                "NEW-6 SOURCE",
                "NEW-7 SAME_POST",
                "NEW-8 SAME_POST"
            ],
            "{}",
            engine.name
        );
        assert_eq!(copy_of, Value::Null);
        let (list, copy_of) = copies(store, "NEW-5").await;
        assert_eq!(list, [""; 0]);
        assert_eq!(
            copy_of,
            json!({ "reason": "TEXT", "post": { "reference": "NEW-1" } })
        );
        // Who types the reference of a copy finds it.
        let variables = json!({
            "occupation": id("Occupation", "occ-new"), "filter": { "search": "NEW-5" },
        });
        let found = ask(store, DAY, "demo.all", LISTS, variables).await;
        assert_eq!(references(&found["posts"]["edges"]), ["NEW-5"]);
        assert_eq!(found["posts"]["totalCount"], 1);
        // The day after the last one to apply, the next one is shown without another refresh.
        assert_eq!(shown(store, "2026-03-11").await, ["NEW-2", "NEW-9"]);
        sound(&engine).await;
    }
}

#[tokio::test]
async fn a_copy_that_is_published_stays_one_and_is_shown_when_those_before_it_are_closed() {
    for engine in small_and(notices("")).await {
        let store = &engine.store;
        done(store, PUBLISH, post("new-10")).await;
        assert_eq!(
            shown(store, DAY).await,
            ["NEW-1", "NEW-9"],
            "{}",
            engine.name
        );
        let (_, copy_of) = copies(store, "NEW-10").await;
        assert_eq!(copy_of["post"]["reference"], "NEW-1");
        for closed in [1, 2, 3, 7, 8] {
            let vacancy = id("Vacancy", &format!("opened-{closed}"));
            let input = json!({ "vacancy": vacancy, "state": "FILLED" });
            done(store, CHANGE, input).await;
            let next = match closed {
                1 => "NEW-2",
                2 => "NEW-3",
                3 => "NEW-7",
                7 => "NEW-8",
                // Those without a place were opened before, and come after.
                _ => "NEW-10",
            };
            assert_eq!(shown(store, DAY).await, [next, "NEW-9"], "{}", engine.name);
        }
        refresh(store, moment(DAY)).await.unwrap();
        assert_eq!(shown(store, DAY).await, ["NEW-10", "NEW-9"]);
        sound(&engine).await;
    }
}

#[tokio::test]
async fn a_post_that_is_a_job_of_its_own_stays_one_until_that_is_taken_back() {
    for engine in small_and(notices("")).await {
        let store = &engine.store;
        let all = async || {
            let mut shown = shown(store, DAY).await;
            shown.sort();
            shown
        };
        let result = done(store, SEPARATE, post("new-1")).await;
        let alone = json!({ "reference": "NEW-1", "copies": [], "copyOf": null });
        assert_eq!(result["post"], alone);
        let parted = ["NEW-1", "NEW-2", "NEW-9"];
        assert_eq!(all().await, parted, "{}", engine.name);
        refresh(store, moment(DAY)).await.unwrap();
        assert_eq!(all().await, parted);
        // A row that says nothing of it, or leaves it empty, takes nothing back.
        for with in ["", ",separate"] {
            load(store, notices(with).path()).await;
            refresh(store, moment(DAY)).await.unwrap();
            assert_eq!(all().await, parted);
        }
        let rows = exported(store, "posts.csv", "new-1,").await;
        assert!(rows[0].contains(",true"), "{rows:?}");
        sound(&engine).await;
        let result = done(store, MERGE, post("new-1")).await;
        assert_eq!(result["post"]["copyOf"], Value::Null);
        assert_eq!(all().await, ["NEW-1", "NEW-9"]);
        let header = exported(store, "posts.csv", "reference,").await;
        assert!(!header[0].contains("separate"), "{header:?}");
    }
}

#[tokio::test]
async fn only_who_recruits_for_a_post_says_that_it_is_a_job_of_its_own() {
    for engine in small_and(notices("")).await {
        let store = &engine.store;
        for (token, uid, code, field) in [
            ("demo.recruiter.org-dgfip", "new-2", "FORBIDDEN", json!([])),
            ("demo.agent.agt-01", "new-2", "FORBIDDEN", json!([])),
            (DINUM, "none", "NOT_FOUND", json!(["input", "post"])),
        ] {
            for mutation in [SEPARATE, MERGE] {
                let result = change(store, token, mutation, post(uid)).await;
                let expected = json!([{ "code": code, "field": field }]);
                assert_eq!(result["userErrors"], expected, "{token} {}", engine.name);
            }
        }
        assert_eq!(shown(store, DAY).await, ["NEW-1", "NEW-9"]);
        // An organisation above recruits for it too.
        let result = change(store, "demo.recruiter.org-spm", SEPARATE, post("new-2")).await;
        assert_eq!(result["userErrors"], json!([]));
        sound(&engine).await;
    }
}
