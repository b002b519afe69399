//! Statistics change by a published version only, disclose enough people for who asks, and searches name nobody.

use std::{collections::BTreeMap, fmt::Write as _, sync::Arc};

use async_graphql::{Request, Variables};
use passerelle::{
    auth::demo::read_token,
    domain::analytics::publication::Reason,
    graph::{catalog::ANALYTICS_LIST_UNANSWERED, store::GraphStore},
    graphql::{Api, NothingWritten},
    refresh::{Publication, refresh},
};
use serde_json::{Value, json};

mod killed;
mod public;
mod searches;

use crate::support::{
    answers::id,
    directory::directory,
    engine::{Engine, empty, invent, load, moment},
};

const DAY: &str = "2026-03-02";
const ANALYST: &str = "demo.analyst";
const INDICATOR: &str =
    "value population companion suppressed dataAsOf series { year value population }";

fn api(store: &GraphStore) -> Api {
    Api::new(Arc::new(store.clone()), Some(DAY.parse().unwrap())).unwrap()
}

async fn answer(api: &Api, token: &str, query: &str, variables: Value) -> Value {
    let request = Request::new(query).variables(Variables::from_json(variables));
    let answer = api.execute(request, read_token(token).unwrap()).await;
    assert!(
        answer.errors.is_empty(),
        "{token} {query} {:?}",
        answer.errors
    );
    answer.data.into_json().unwrap()
}

async fn ask_with(store: &GraphStore, token: &str, query: &str, variables: Value) -> Value {
    answer(&api(store), token, query, variables).await
}

async fn ask(store: &GraphStore, token: &str, query: &str) -> Value {
    ask_with(store, token, query, json!({})).await
}

/// Every field that statistics of people are behind, as the role that may ask for it.
async fn everything(store: &GraphStore) -> Vec<Value> {
    let mut asked: Vec<(&str, String)> = Vec::new();
    for name in [
        "satisfaction",
        "timeToFill",
        "furtherDigitalPosts",
        "returnToDigital",
    ] {
        for period in ["", "(since: \"2024-01-01\", until: \"2024-12-31\")"] {
            let field = format!("impact{period} {{ {name} {{ {INDICATOR} }} }}");
            asked.push((ANALYST, field));
        }
    }
    for dimension in ["OCCUPATION", "OCCUPATION_FAMILY", "MINISTRY", "CORPS"] {
        for digital in [true, false] {
            asked.push((
                ANALYST,
                format!(
                    "flows(dimension: {dimension}, digitalOnly: {digital}) {{ suppressedCells dataAsOf \
                     cells {{ from {{ key }} to {{ key }} count medianMonths relatedness }} }}"
                ),
            ));
        }
        for length in 2..=4 {
            asked.push((
                ANALYST,
                format!(
                    "usualSequences(dimension: {dimension}, length: {length}, first: 50) \
                     {{ steps {{ key }} count medianMonths }}"
                ),
            ));
        }
        asked.push((
            ANALYST,
            format!(
                "timeToFill(dimension: {dimension}) {{ key filled open medianDays meanDays censoredMedianDays }}"
            ),
        ));
    }
    for field in [
        "digitalStep { withStep { population promotedShare managementShare medianMonthsToPromotion } \
         withoutStep { population promotedShare managementShare medianMonthsToPromotion } }",
        "tension(first: 50) { competency { id } demand supply ratio }",
        "retention { ministry { id } requests refusals medianAnswerDays overdueTerms }",
        "outlook(months: 12) { ministry { id } family postsFallingVacant agentsBecomingMobile }",
        "outlook(months: 36) { ministry { id } family postsFallingVacant agentsBecomingMobile }",
        "unmetDemand(first: 50) { label searches posts wouldBeMetBy { id } }",
    ] {
        asked.push((ANALYST, field.to_owned()));
    }
    let api = api(store);
    let mut found = Vec::new();
    for (token, field) in asked {
        let query = format!("{{ analytics {{ {field} }} }}");
        found.push(answer(&api, token, &query, json!({})).await);
    }
    let suggestions = "{ communitySuggestions(first: 50) { key memberCount } }";
    found.push(answer(&api, "demo.steward", suggestions, json!({})).await);
    for token in ["demo.anonymous", ANALYST] {
        let communities = "{ communities(first: 50) { edges { node { id memberCount } } } }";
        found.push(answer(&api, token, communities, json!({})).await);
        let occupations = "{ occupations(first: 12) { edges { node { id } } } }";
        let known = answer(&api, token, occupations, json!({})).await;
        for edge in known["occupations"]["edges"].as_array().unwrap() {
            let of = "observedCount medianMonths evidence sharedShare";
            let query = format!(
                "query($id: ID!) {{ node(id: $id) {{ ... on Occupation {{ next(first: 50) {{ to {{ id }} {of} }} \
                 previous(first: 50) {{ from {{ id }} {of} }} }} }} \
                 mobilityPaths(from: $id, maxHops: 2) {{ paths {{ score totalMedianMonths \
                 steps {{ to {{ id }} observedCount medianMonths evidence }} }} }} }}"
            );
            found.push(answer(&api, token, &query, json!({ "id": edge["node"]["id"] })).await);
            if token == ANALYST {
                let tree = "query($id: ID!) { analytics { careerTree(from: $id, depth: 4) { population \
                            suppressedLinks dataAsOf links { from to count share medianMonths } } } }";
                found.push(answer(&api, token, tree, json!({ "id": edge["node"]["id"] })).await);
            }
        }
    }
    found
}

/// An input of the API: JSON whose keys have no quotes.
fn input(fields: &[(&str, Value)]) -> String {
    let fields = fields.iter().map(|(name, value)| match value {
        Value::String(text) if text.chars().all(|c| c.is_ascii_uppercase()) => {
            format!("{name}: {text}")
        }
        _ => format!("{name}: {value}"),
    });
    format!("{{ {} }}", fields.collect::<Vec<_>>().join(", "))
}

/// Changes something as an agent.
async fn does(store: &GraphStore, agent: &str, mutation: &str, fields: &[(&str, Value)]) {
    let token = format!("demo.agent.{agent}");
    let query = format!(
        "mutation {{ it: {mutation}(input: {}) {{ userErrors {{ code message }} }} }}",
        input(fields)
    );
    let said = ask(store, &token, &query).await;
    assert_eq!(said["it"]["userErrors"], json!([]), "{agent} {mutation}");
}

async fn withdraw(store: &GraphStore, agent: &str) {
    let fields = [("purpose", json!("STATISTICS")), ("given", json!(false))];
    does(store, agent, "setConsent", &fields).await;
}

async fn published(store: &GraphStore, day: &str) -> Publication {
    refresh(store, moment(day)).await.unwrap().statistics
}

/// Agents who agreed to be counted and held some occupation, by key.
async fn counted(store: &GraphStore) -> Vec<String> {
    let mut found = Vec::new();
    let mut after = Value::Null;
    while found.len() < 8 {
        let query = "query($after: String) { agents(first: 20, after: $after) { pageInfo { endCursor } \
                     edges { node { uid consents { purpose given } currentAssignment { id } } } } }";
        let page = ask_with(store, "demo.all", query, json!({ "after": after })).await;
        after = page["agents"]["pageInfo"]["endCursor"].clone();
        for edge in page["agents"]["edges"].as_array().unwrap() {
            let node = &edge["node"];
            let consents = node["consents"].as_array().unwrap();
            let agreed = |item: &Value| item["purpose"] == "STATISTICS" && item["given"] == true;
            if consents.iter().any(agreed) && !node["currentAssignment"].is_null() {
                found.push(node["uid"].as_str().unwrap().to_owned());
            }
        }
    }
    found
}

#[tokio::test]
async fn what_fewer_than_five_people_change_is_in_no_answer_and_the_fifth_publishes_it() {
    for Engine { name, store, .. } in empty().await {
        invent(&store, 300, 4, DAY).await;
        let people = counted(&store).await;
        let before = everything(&store).await;
        let text = serde_json::to_string(&before).unwrap();
        assert!(
            text.contains("\"supply\":") && text.contains("OBSERVED"),
            "{name}"
        );

        // Consent withdrawn: nothing changes before a refresh, nor by one.
        withdraw(&store, &people[0]).await;
        assert!(everything(&store).await == before, "{name}: withdrawn");
        let kept = published(&store, DAY).await;
        assert_eq!(
            (kept.published, kept.reason),
            (false, Reason::TooFewChanged),
            "{name}"
        );
        assert!(
            everything(&store).await == before,
            "{name}: withdrawn, refreshed"
        );

        // A competency declared by another, by the API.
        let competency = ask(
            &store,
            "demo.all",
            "{ competencies(first: 1) { edges { node { id } } } }",
        )
        .await;
        let competency = competency["competencies"]["edges"][0]["node"]["id"].clone();
        let fields = [("competency", competency), ("level", json!(4))];
        does(&store, &people[1], "declareCompetency", &fields).await;
        assert!(!published(&store, DAY).await.published, "{name}");
        assert!(
            everything(&store).await == before,
            "{name}: declared, refreshed"
        );

        // A move of a third and an answer of a fourth, by files.
        let files = directory(&[
            (
                "assignments.csv",
                &format!(
                    "uid,agent_uid,start,organisation_uid,occupation_uid,digital\n\
                     asg-moved,{},2015-01-01,org-ac-lille,occ-acheteur-num,true\n",
                    people[2]
                ),
            ),
            (
                "accompaniments.csv",
                &format!(
                    "uid,agent_uid,adviser_uid,started_on,ended_on\nfol-moved,{},{},2024-01-05,\n",
                    people[3], people[4]
                ),
            ),
            (
                "feedback.csv",
                &format!(
                    "agent_uid,post_uid,accompaniment_uid,kind,score,reason,on\n\
                     {},,fol-moved,SATISFACTION,1,,2025-02-01\n",
                    people[3]
                ),
            ),
        ]);
        load(&store, files.path()).await;
        assert!(!published(&store, DAY).await.published, "{name}");
        assert!(
            everything(&store).await == before,
            "{name}: four changed, refreshed"
        );

        // The same person a second time is no fifth.
        withdraw(&store, &people[1]).await;
        assert!(!published(&store, DAY).await.published, "{name}");

        withdraw(&store, &people[5]).await;
        let fifth = published(&store, DAY).await;
        assert_eq!(
            (fifth.reason, fifth.version),
            (Reason::PeopleChanged, 2),
            "{name}"
        );
        assert!(everything(&store).await != before, "{name}: five changed");
        // Then nobody is new.
        assert!(!published(&store, DAY).await.published, "{name}");
    }
}

#[tokio::test]
async fn at_the_end_of_a_quarter_one_change_is_published() {
    for Engine { name, store, .. } in empty().await {
        invent(&store, 300, 4, DAY).await;
        let people = counted(&store).await;
        let tension =
            "{ analytics { tension(first: 50) { supply } impact { satisfaction { dataAsOf } } } }";
        let before = ask(&store, ANALYST, tension).await;
        withdraw(&store, &people[0]).await;
        let kept = published(&store, "2026-03-31").await;
        assert_eq!((kept.published, kept.version), (false, 1), "{name}");
        // The day of the data is that of the version, though what else is derived is of the last refresh.
        assert_eq!(ask(&store, ANALYST, tension).await, before, "{name}");
        let algorithm = ask(&store, ANALYST, "{ algorithm { dataAsOf } }").await;
        assert!(
            algorithm["algorithm"]["dataAsOf"]
                .as_str()
                .unwrap()
                .starts_with("2026-03-31")
        );
        let next = published(&store, "2026-04-01").await;
        assert_eq!(
            (next.reason, next.version),
            (Reason::QuarterOver, 2),
            "{name}"
        );
        let after = ask(&store, ANALYST, tension).await;
        let as_of = &after["analytics"]["impact"]["satisfaction"]["dataAsOf"];
        assert!(
            as_of.as_str().unwrap().starts_with("2026-04-01"),
            "{name} {as_of}"
        );
    }
}

/// People with an assignment in each of two occupations, who agreed to be counted, members of a community or not.
fn movers(people: usize, members: usize, others: usize) -> tempfile::TempDir {
    let mut agents = "uid,display_name,status\n".to_owned();
    let mut consents = "agent_uid,purpose,granted_at\n".to_owned();
    let mut held = "uid,agent_uid,start,organisation_uid,occupation_uid,digital\n".to_owned();
    let mut member = "community_uid,agent_uid,since\n".to_owned();
    for i in 0..people + others {
        writeln!(agents, "mov-{i:02},Personne Mobile {i},TENURED").unwrap();
        if i < people {
            writeln!(consents, "mov-{i:02},STATISTICS,2025-01-01T00:00:00Z").unwrap();
        }
        writeln!(held, "mov-{i:02}-a,mov-{i:02},2020-09-01,org-a,occ-a,true").unwrap();
        writeln!(held, "mov-{i:02}-b,mov-{i:02},2023-09-01,org-a,occ-b,true").unwrap();
        if i < members || i >= people {
            writeln!(member, "com-a,mov-{i:02},2024-01-01").unwrap();
        }
    }
    directory(&[
        ("agents.csv", &agents),
        ("consents.csv", &consents),
        ("assignments.csv", &held),
        ("community_members.csv", &member),
        (
            "communities.csv",
            "uid,name,topic,competency_uids\ncom-a,Communauté,Sujet,\n",
        ),
        (
            "organisations.csv",
            "uid,name,kind\norg-a,Ministère,MINISTRY\n",
        ),
        (
            "occupations.csv",
            "uid,scheme,code,label_fr,family,digital\nocc-a,FILIERE,A,Métier A,Famille,true\n\
             occ-b,FILIERE,B,Métier B,Famille,true\nocc-c,FILIERE,C,Métier C,Famille,true\n",
        ),
        (
            "occupation_relations.csv",
            "from_uid,to_uid,kind,rank\nocc-b,occ-c,REFERENCE_CLOSE,1\n",
        ),
    ])
}

/// What is disclosed of the move from the first occupation to the second, three times, and how many members there are.
async fn disclosed(store: &GraphStore, token: &str) -> Value {
    let query = "query($a: ID!, $b: ID!, $com: ID!) { \
        a: node(id: $a) { ... on Occupation { next { observedCount medianMonths evidence } } } \
        b: node(id: $b) { ... on Occupation { previous { observedCount medianMonths evidence } } } \
        mobilityPaths(from: $a) { paths { totalMedianMonths steps { observedCount medianMonths evidence } } } \
        com: node(id: $com) { ... on Community { memberCount } } }";
    let ids = json!({
        "a": id("Occupation", "occ-a"),
        "b": id("Occupation", "occ-b"),
        "com": id("Community", "com-a"),
    });
    ask_with(store, token, query, ids).await
}

#[tokio::test]
async fn the_threshold_of_the_public_is_eleven_people_and_that_of_hr_five() {
    let few = json!({ "observedCount": 10, "medianMonths": 36, "evidence": ["OBSERVED"] });
    let many = json!({ "observedCount": 11, "medianMonths": 36, "evidence": ["OBSERVED"] });
    for (people, inside, outside) in [
        (10, json!([few]), json!([])),
        (11, json!([many]), json!([many])),
    ] {
        for engine in empty().await {
            let store = &engine.store;
            load(store, movers(people, people, 3).path()).await;
            refresh(store, moment(DAY)).await.unwrap();
            for (token, moves, members) in [
                ("demo.agent.mov-00", &inside, json!(people)),
                (ANALYST, &inside, json!(people)),
                (
                    "demo.anonymous",
                    &outside,
                    if people < 11 {
                        Value::Null
                    } else {
                        json!(people)
                    },
                ),
            ] {
                let said = disclosed(store, token).await;
                let label = format!("{} {people} {token} {said}", engine.name);
                assert_eq!(&said["a"]["next"], moves, "{label}");
                assert_eq!(&said["b"]["previous"], moves, "{label}");
                // The three who did not agree are members too, and are not counted.
                assert_eq!(said["com"]["memberCount"], members, "{label}");
                let paths = said["mobilityPaths"]["paths"].as_array().unwrap();
                assert_eq!(paths.is_empty(), moves == &json!([]), "{label}");
            }
        }
    }
}

#[tokio::test]
async fn members_are_counted_by_a_version_and_not_when_one_joins_or_leaves() {
    for engine in empty().await {
        let store = &engine.store;
        load(store, movers(12, 7, 0).path()).await;
        refresh(store, moment(DAY)).await.unwrap();
        let count = async || disclosed(store, ANALYST).await["com"]["memberCount"].clone();
        assert_eq!(count().await, 7, "{}", engine.name);
        let community = [("community", json!(id("Community", "com-a")))];
        for (agent, mutation) in [
            ("mov-07", "joinCommunity"),
            ("mov-00", "leaveCommunity"),
            ("mov-08", "joinCommunity"),
            ("mov-09", "joinCommunity"),
        ] {
            does(store, agent, mutation, &community).await;
            assert_eq!(count().await, 7, "{} {agent}", engine.name);
            assert!(
                !published(store, DAY).await.published,
                "{} {agent}",
                engine.name
            );
            assert_eq!(count().await, 7, "{} {agent}", engine.name);
        }
        does(store, "mov-10", "joinCommunity", &community).await;
        assert_eq!(count().await, 7, "{}", engine.name);
        assert!(published(store, DAY).await.published, "{}", engine.name);
        assert_eq!(count().await, 10, "{}", engine.name);
    }
}
