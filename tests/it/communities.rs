//! Communities: joined and left at once, suggested, and made of what people have in common.

use std::{collections::BTreeSet, fmt::Write as _};

use passerelle::{
    graph::{check::check, store::GraphStore},
    refresh::refresh,
};
use serde_json::{Value, json};

use crate::{
    peers::{answer, fresh, keys, peers},
    support::{
        answers::id,
        engine::{Engine, moment, publish},
    },
};

const JOIN: &str = "mutation($input: CommunityInput!) { result: joinCommunity(input: $input) { \
                    community { name memberCount } userErrors { code field message } } }";
const LEAVE: &str = "mutation($input: CommunityInput!) { result: leaveCommunity(input: $input) { \
                     community { name memberCount } userErrors { code field message } } }";
const CREATE: &str = "mutation($input: CreateCommunityInput!) { result: createCommunity(input: $input) { \
                      community { id name topic memberCount about(first: 50) { code } } \
                      userErrors { code field } } }";
const SUGGESTIONS: &str =
    "{ communitySuggestions { key label { fr } memberCount about(first: 50) { code } } }";

async fn change(store: &GraphStore, token: &str, query: &str, input: Value) -> Value {
    let said = answer(store, token, query, json!({ "input": input })).await;
    assert!(said.get("errors").is_none(), "{said}");
    said["data"]["result"].clone()
}

async fn sound(engine: &Engine) {
    for invariant in check(&engine.store).await.unwrap() {
        assert_eq!(
            invariant.violations, 0,
            "{} on {}",
            invariant.name, engine.name
        );
    }
}

/// The names in one list of communities of an agent.
async fn names(store: &GraphStore, agent: &str, list: &str) -> Vec<String> {
    let query = format!("{{ agent(uid: \"{agent}\") {{ list: {list} {{ name }} }} }}");
    let said = answer(store, "demo.all", &query, json!({})).await;
    let list = said["data"]["agent"]["list"].as_array().unwrap().clone();
    let name = |item: &Value| item["name"].as_str().unwrap().to_owned();
    list.iter().map(name).collect()
}

#[tokio::test]
async fn who_joins_and_leaves_is_there_and_gone_in_the_next_answer() {
    let com_02 = id("Community", "com-02");
    for engine in fresh(&[]).await {
        let store = &engine.store;
        let before = peers(store, "demo.all", "agt-01", "COMMUNITY").await;
        assert_eq!(keys(&before), ["agt-10", "agt-17"]);
        // Three members, then four and five; they are counted when statistics are next published.
        for agent in ["agt-02", "agt-12"] {
            let token = format!("demo.agent.{agent}");
            let result = change(store, &token, JOIN, json!({ "community": com_02 })).await;
            assert_eq!(result["userErrors"], json!([]), "{}", engine.name);
            assert_eq!(result["community"]["memberCount"], Value::Null);
            assert_eq!(
                names(store, agent, "communities").await,
                ["Réseau des données publiques"]
            );
        }
        let joined = peers(store, "demo.all", "agt-01", "COMMUNITY").await;
        assert_eq!(keys(&joined), ["agt-02", "agt-10", "agt-12", "agt-17"]);
        sound(&engine).await;
        for agent in ["agt-02", "agt-12"] {
            let token = format!("demo.agent.{agent}");
            let result = change(store, &token, LEAVE, json!({ "community": com_02 })).await;
            assert_eq!(result["userErrors"], json!([]), "{}", engine.name);
            assert!(names(store, agent, "communities").await.is_empty());
        }
        let after = peers(store, "demo.all", "agt-01", "COMMUNITY").await;
        assert_eq!(after, before);
        // A refresh has nothing to add to what the writes did.
        refresh(store, moment("2026-03-02")).await.unwrap();
        assert_eq!(
            peers(store, "demo.all", "agt-01", "COMMUNITY").await,
            before
        );
    }
}

#[tokio::test]
async fn what_changes_nothing_says_so_and_the_same_key_has_one_effect() {
    let (com_01, com_02) = (id("Community", "com-01"), id("Community", "com-02"));
    let long = "k".repeat(101);
    for engine in fresh(&[]).await {
        let store = &engine.store;
        let cases = [
            (
                JOIN,
                json!({ "community": com_02 }),
                "BAD_USER_INPUT",
                "community",
            ),
            (
                LEAVE,
                json!({ "community": com_01 }),
                "BAD_USER_INPUT",
                "community",
            ),
            (
                JOIN,
                json!({ "community": id("Community", "none") }),
                "NOT_FOUND",
                "community",
            ),
            (
                LEAVE,
                json!({ "community": id("Community", "none") }),
                "NOT_FOUND",
                "community",
            ),
            (
                JOIN,
                json!({ "community": id("Competency", "cmp-sql") }),
                "BAD_USER_INPUT",
                "community",
            ),
            (
                JOIN,
                json!({ "community": com_01, "idempotencyKey": long }),
                "BAD_USER_INPUT",
                "idempotencyKey",
            ),
        ];
        for (mutation, input, code, field) in cases {
            let result = change(store, "demo.agent.agt-01", mutation, input.clone()).await;
            assert_eq!(
                result["community"],
                Value::Null,
                "{input} on {}",
                engine.name
            );
            let error = &result["userErrors"][0];
            assert_eq!(error["code"], code, "{input}");
            assert_eq!(error["field"], json!(["input", field]), "{input}");
            assert!(!error["message"].as_str().unwrap().is_empty());
        }
        assert_eq!(
            names(store, "agt-01", "communities").await,
            ["Réseau des données publiques"]
        );
        let input = json!({ "community": com_01, "idempotencyKey": "k" });
        change(store, "demo.agent.agt-01", JOIN, input.clone()).await;
        change(
            store,
            "demo.agent.agt-01",
            LEAVE,
            json!({ "community": com_01 }),
        )
        .await;
        let again = change(store, "demo.agent.agt-01", JOIN, input).await;
        assert_eq!(again["userErrors"], json!([]));
        let left = names(store, "agt-01", "communities").await;
        assert_eq!(left, ["Réseau des données publiques"], "joined once only");
        for token in [
            "demo.anonymous",
            "demo.recruiter.org-dga",
            "demo.agent.nobody",
        ] {
            let result = change(store, token, JOIN, json!({ "community": com_01 })).await;
            assert_eq!(result["userErrors"][0]["code"], "FORBIDDEN", "{token}");
        }
        sound(&engine).await;
    }
}

#[tokio::test]
async fn communities_about_what_is_rare_are_suggested_to_those_who_are_not_in_them() {
    // Three communities about cmp-rust (idf 3.295837) and less and less else: cosines with what agt-18
    // can do then fall with the rest: alone 1, with cmp-sql (1.098612) 0.9487, with cmp-dev 0.7071.
    let rows = [(
        "communities.csv",
        "uid,name,topic,competency_uids\ncom-11,Seule,Rust,cmp-rust\ncom-12,Deux,Rust,cmp-rust|cmp-crypto\n\
         com-13,Ailleurs,UX,cmp-ux\n",
    )];
    let declare = "mutation($input: DeclareCompetencyInput!) { result: declareCompetency(input: $input) \
                   { userErrors { code } } }";
    for engine in fresh(&rows).await {
        let store = &engine.store;
        let list = "suggestedCommunities";
        assert!(names(store, "agt-18", list).await.is_empty());
        let input = json!({ "competency": id("Competency", "cmp-rust"), "level": 3 });
        change(store, "demo.agent.agt-18", declare, input).await;
        // √(3.2958² + 2.6027²) = 4.1996 is shorter than √(2 · 3.2958²) = 4.6610 of Blue Hats.
        let nearest = ["Seule", "Deux", "Blue Hats"];
        assert_eq!(
            names(store, "agt-18", list).await,
            nearest,
            "{}",
            engine.name
        );
        assert_eq!(
            names(store, "agt-18", "suggestedCommunities(first: 1)").await,
            ["Seule"]
        );
        let input = json!({ "community": id("Community", "com-11") });
        change(store, "demo.agent.agt-18", JOIN, input).await;
        assert_eq!(names(store, "agt-18", list).await, nearest[1..]);
        // agt-04 withdrew their consent to recommendations.
        let input = json!({ "competency": id("Competency", "cmp-rust"), "level": 3 });
        change(store, "demo.agent.agt-04", declare, input).await;
        assert!(names(store, "agt-04", list).await.is_empty());
        let wrong = "{ agent(uid: \"agt-18\") { suggestedCommunities(first: 51) { name } } }";
        let said = answer(store, "demo.all", wrong, json!({})).await;
        assert_eq!(said["errors"][0]["extensions"]["argument"], "first");
    }
}

/// People without a career who declare the same competencies, and agree to be counted or not.
fn people(first: usize, counted: usize, others: usize, competencies: &[&str]) -> [String; 3] {
    let mut rows = [String::new(), String::new(), String::new()];
    for i in first..first + counted + others {
        writeln!(rows[0], "agt-{i},Personne {i},TENURED").unwrap();
        for competency in competencies {
            writeln!(rows[1], "agt-{i},{competency}").unwrap();
        }
        if i < first + counted {
            writeln!(rows[2], "agt-{i},STATISTICS,2026-01-01T08:00:00Z").unwrap();
        }
    }
    rows
}

#[tokio::test]
async fn what_many_have_in_common_is_suggested_to_stewards_and_made_a_community() {
    // Six people with three competencies that no community is about; of another three, only four agreed
    // to be counted, and of the subject of Blue Hats (cmp-rust) there is a community already.
    let groups = [
        people(40, 6, 0, &["cmp-rgaa", "cmp-marches", "cmp-crypto"]),
        people(50, 4, 4, &["cmp-java", "cmp-projet", "cmp-geomatique"]),
        people(60, 7, 0, &["cmp-rust", "cmp-dev", "cmp-pilotage"]),
    ];
    let file = |head: &str, at: usize| {
        let rows: String = groups.iter().map(|group| group[at].as_str()).collect();
        format!("{head}\n{rows}")
    };
    let rows = [
        ("agents.csv", file("uid,display_name,status", 0)),
        (
            "agent_competencies.csv",
            file("agent_uid,competency_uid", 1),
        ),
        ("consents.csv", file("agent_uid,purpose,granted_at", 2)),
    ];
    let rows: Vec<_> = rows.iter().map(|(name, text)| (*name, &**text)).collect();
    for engine in fresh(&rows).await {
        let store = &engine.store;
        let said = answer(store, "demo.steward", SUGGESTIONS, json!({})).await;
        let found = said["data"]["communitySuggestions"].as_array().unwrap();
        assert_eq!(found.len(), 1, "{said} on {}", engine.name);
        let about = found[0]["about"].as_array().unwrap();
        let codes: BTreeSet<_> = about
            .iter()
            .map(|item| item["code"].as_str().unwrap())
            .collect();
        assert_eq!(codes, BTreeSet::from(["CRYPTO", "MARCHES", "RGAA"]));
        assert_eq!(found[0]["memberCount"], 6);
        let input =
            json!({ "suggestion": found[0]["key"], "name": " Trois sujets ", "topic": "Essai" });
        for token in ["demo.agent.agt-01", "demo.analyst", "demo.anonymous"] {
            let said = answer(store, token, SUGGESTIONS, json!({})).await;
            assert_eq!(
                said["errors"][0]["extensions"]["code"], "FORBIDDEN",
                "{token}"
            );
            let result = change(store, token, CREATE, input.clone()).await;
            assert_eq!(result["userErrors"][0]["code"], "FORBIDDEN", "{token}");
        }
        for (field, text) in [
            ("name", "   ".to_owned()),
            ("name", "n".repeat(101)),
            ("topic", String::new()),
        ] {
            let mut wrong = input.clone();
            wrong[field] = text.into();
            let result = change(store, "demo.steward", CREATE, wrong).await;
            let error = &result["userErrors"][0];
            assert_eq!(error["code"], "BAD_USER_INPUT");
            assert_eq!(error["field"], json!(["input", field]));
        }
        let mut keyed = input.clone();
        keyed["idempotencyKey"] = "k".into();
        let result = change(store, "demo.steward", CREATE, keyed.clone()).await;
        let made = &result["community"];
        assert_eq!(
            (made["name"].as_str(), made["topic"].as_str()),
            (Some("Trois sujets"), Some("Essai"))
        );
        assert_eq!(made["about"].as_array().unwrap().len(), 3);
        assert_eq!(made["memberCount"], Value::Null, "nobody was made a member");
        assert_eq!(change(store, "demo.steward", CREATE, keyed).await, result);
        let again = change(store, "demo.steward", CREATE, input).await;
        let error = &again["userErrors"][0];
        assert_eq!(error["code"], "NOT_FOUND");
        assert_eq!(error["field"], json!(["input", "suggestion"]));
        // Found by its name, and no longer suggested, after the next refresh either.
        let search = "{ communities(search: \"trois\") { edges { node { name } } } }";
        let said = answer(store, "demo.anonymous", search, json!({})).await;
        assert_eq!(
            said["data"]["communities"]["edges"][0]["node"]["name"],
            "Trois sujets"
        );
        for _ in 0..2 {
            let said = answer(store, "demo.steward", SUGGESTIONS, json!({})).await;
            assert_eq!(said["data"]["communitySuggestions"], json!([]));
            publish(store, "2026-03-02").await;
        }
        sound(&engine).await;
    }
}
