//! What an agent keeps of a text that they pasted ranks posts for them, and never ranks them for others.

use passerelle::{graph::store::GraphStore, refresh::refresh};
use serde_json::{Value, json};

use super::acting::{DAY, ask, change, exported, import_file, sound};
use crate::support::{
    answers::{card, id},
    engine::{demo, fresh, moment},
};

const KEEP: (&str, &str, &str) = ("keepProposals", "KeepProposalsInput", "agent { uid }");
const DROP: (&str, &str, &str) = ("dropProposals", "DropProposalsInput", "");
const DECLARE: (&str, &str, &str) = ("declareCompetency", "DeclareCompetencyInput", "");
const WITHDRAW: (&str, &str, &str) = ("withdrawCompetency", "WithdrawCompetencyInput", "");
const MINE: &str = "query ($agent: String!) { agent(uid: $agent) { \
    recommendedPosts(first: 20, filter: { includeWeak: true, includeBlocked: true }) { emptyReason edges { score \
    node { reference } explanation { summary matched(first: 20) { ...match } missing(first: 20) { ...match } } } } } } \
    fragment match on CompetencyMatch { status credit have origin source competency { code } }";

async fn done(store: &GraphStore, agent: &str, of: (&str, &str, &str), input: Value) {
    let token = format!("demo.agent.{agent}");
    let result = change(store, &token, of, input).await;
    assert_eq!(result["userErrors"], json!([]), "{} {result}", of.0);
}

fn competencies(uids: &[&str]) -> Value {
    let ids = uids.iter().map(|uid| id("Competency", uid));
    json!({ "competencies": ids.collect::<Vec<_>>() })
}

/// The codes of what an agent kept, as a token reads them; null where it may not read the agent.
async fn kept(store: &GraphStore, token: &str, agent: &str) -> Value {
    let query = format!(
        "{{ agent(uid: \"{agent}\") {{ proposals {{ recordedAt competency {{ code }} }} }} }}"
    );
    let mut data = ask(store, token, &query, json!({})).await;
    let mut agent = data["agent"].take();
    let Value::Array(list) = agent["proposals"].take() else {
        return Value::Null;
    };
    assert!(
        list.iter()
            .all(|kept| kept["recordedAt"].as_str().unwrap().starts_with(DAY))
    );
    let mut codes: Vec<_> = list
        .iter()
        .map(|kept| kept["competency"]["code"].as_str().unwrap().to_owned())
        .collect();
    codes.sort();
    json!(codes)
}

/// The posts that a token reads for an agent: of each the summary and what is said of one competency.
async fn matches(
    store: &GraphStore,
    token: &str,
    agent: &str,
    code: &str,
) -> Vec<(String, Value, f64)> {
    let data = ask(store, token, MINE, json!({ "agent": agent })).await;
    let edges = data["agent"]["recommendedPosts"]["edges"]
        .as_array()
        .unwrap();
    let found = edges.iter().filter_map(|edge| {
        let explanation = &edge["explanation"];
        let lists = ["matched", "missing"].map(|list| explanation[list].as_array().unwrap());
        let found = lists.into_iter().flatten();
        let mut found = found.filter(|found| found["competency"]["code"] == code);
        let summary = explanation["summary"].as_str().unwrap().to_owned();
        Some((
            summary,
            found.next()?.clone(),
            edge["score"].as_f64().unwrap(),
        ))
    });
    found.collect()
}

#[tokio::test]
async fn what_an_agent_keeps_ranks_posts_for_them_to_be_confirmed_and_says_where_it_comes_from() {
    let (me, adviser) = ("demo.agent.agt-01", "demo.adviser.agt-11");
    for engine in fresh().await {
        let store = &engine.store;
        let before = matches(store, me, "agt-01", "CRYPTO").await;
        assert!(
            before.iter().all(|found| found.1["status"] != "TO_CONFIRM"),
            "{before:?}"
        );
        done(store, "agt-01", KEEP, competencies(&["cmp-crypto"])).await;
        assert_eq!(kept(store, me, "agt-01").await, json!(["CRYPTO"]));
        assert_eq!(kept(store, adviser, "agt-01").await, json!(["CRYPTO"]));
        assert_eq!(
            kept(store, "demo.agent.agt-02", "agt-01").await,
            json!(null)
        );
        let after = matches(store, me, "agt-01", "CRYPTO").await;
        assert!(!after.is_empty(), "{}", engine.name);
        for (summary, found, score) in &after {
            assert_eq!(found["status"], "TO_CONFIRM", "{found} on {}", engine.name);
            assert_eq!(found["credit"], 0.6);
            assert_eq!(
                (&found["have"], &found["origin"], &found["source"]),
                (&Value::Null, &json!("EXTRACTED"), &json!("texte"))
            );
            assert!(
                summary.contains("d'après le texte que vous avez collé"),
                "{summary}"
            );
            assert!(before.iter().all(|(_, _, less)| less < score));
        }
        let read = matches(store, adviser, "agt-01", "CRYPTO").await;
        assert_eq!(read.len(), after.len());
        assert!(
            read.iter()
                .all(|found| found.0.contains("d'après le texte que la personne a collé"))
        );
        // The gap says the same, of a post and of an occupation.
        done(
            store,
            "agt-06",
            KEEP,
            competencies(&["cmp-java", "cmp-sql"]),
        )
        .await;
        let query = format!(
            "{{ me {{ competencyGap(target: \"{}\") {{ coverage missing(first: 20) {{ status competency {{ code }} }} }} \
             recommendedPosts(first: 3, filter: {{ includeWeak: true }}) {{ emptyReason edges {{ score }} }} }} }}",
            id("Occupation", "occ-dev")
        );
        let found = ask(store, "demo.agent.agt-06", &query, json!({})).await;
        let missing = found["me"]["competencyGap"]["missing"].as_array().unwrap();
        let java = missing
            .iter()
            .find(|found| found["competency"]["code"] == "JAVA");
        assert_eq!(java.unwrap()["status"], "TO_CONFIRM", "{found}");
        // Of agt-06 nothing else is known: there are posts now.
        assert_ne!(
            found["me"]["recommendedPosts"]["edges"],
            json!([]),
            "{found} on {}",
            engine.name
        );
        sound(&engine).await;
    }
}

/// Every list in which others could read of an agent, as they read it.
async fn read_by_others(store: &GraphStore, posts: &[Value], sought: &Value) -> Vec<String> {
    let mut read = Vec::new();
    let mut note = async |token: &str, query: &str, variables: Value| {
        let answer = ask(store, token, query, variables).await;
        read.push(answer.to_string());
    };
    let candidates = "query ($post: ID!) { node(id: $post) { ... on Post { candidatePoolSize \
        candidates(first: 50, nearMatches: true) { emptyReason edges { score isNearMatch monthsToReady \
        explanation { summary components { name value contribution } matched(first: 5) { credit competency { code } } } \
        node { id topCompetencies { code } } } } } } }";
    for post in posts {
        note("demo.all", candidates, json!({ "post": post })).await;
    }
    let found = "query ($filter: CandidateFilter) { searchCandidates(first: 50, filter: $filter) { edges { moveIntent \
        node { id topCompetencies { code } } } } }";
    let holders = "query ($filter: AgentFilter) { agents(first: 50, filter: $filter) { totalCount edges { node { uid \
        competencies { edges { node { code } } } } } } }";
    for competency in sought.as_array().unwrap() {
        let filter = json!({ "filter": { "competencies": [competency] } });
        note("demo.all", found, filter.clone()).await;
        note("demo.all", holders, filter).await;
    }
    let peers = "query ($by: PeerCriterion) { me { peers(first: 50, by: $by) { edges { similarity \
        node { id displayName topCompetencies { code } } \
        reason { summary sharedCompetencies { code } } } } } }";
    for agent in ["agt-002", "agt-003", "agt-004", "agt-006"] {
        for by in ["COMPETENCY", "TRAJECTORY", "COMMUNITY"] {
            note(&format!("demo.agent.{agent}"), peers, json!({ "by": by })).await;
        }
    }
    let communities = "{ communities(first: 50) { edges { node { name memberCount } } } \
        communitySuggestions(first: 20) { key } }";
    note("demo.steward", communities, json!({})).await;
    let figures = "{ analytics { tension(first: 50) { demand ratio supply competency { code } } \
        unmetDemand(first: 50) { label posts wouldBeMetBy { code } } } }";
    note("demo.analyst", figures, json!({})).await;
    read
}

#[tokio::test]
async fn every_list_that_others_can_read_is_the_same_before_and_after() {
    for engine in demo().await {
        let store = &engine.store;
        let lists = "{ posts(first: 12) { edges { node { id } } } competencies(first: 40) { edges { node { id } } } }";
        let data = ask(store, "demo.all", lists, json!({})).await;
        let ids = |list: &str| -> Vec<Value> {
            let edges = data[list]["edges"].as_array().unwrap().iter();
            edges.map(|edge| edge["node"]["id"].clone()).collect()
        };
        let (posts, kept) = (ids("posts"), ids("competencies"));
        let sought = json!(kept[..4]);
        let before = read_by_others(store, &posts, &sought).await;
        assert!(before.iter().any(|answer| answer.contains("\"score\":")));
        let mine = json!({ "agent": "agt-001" });
        let ranked = ask(store, "demo.agent.agt-001", MINE, mine.clone()).await;
        for agent in ["agt-001", "agt-002", "agt-003", "agt-005"] {
            done(store, agent, KEEP, json!({ "competencies": kept })).await;
        }
        assert_ne!(ask(store, "demo.agent.agt-001", MINE, mine).await, ranked);
        assert_eq!(read_by_others(store, &posts, &sought).await, before);
        refresh(store, moment(DAY)).await.unwrap();
        assert_eq!(
            read_by_others(store, &posts, &sought).await,
            before,
            "{}",
            engine.name
        );
        sound(&engine).await;
    }
}

#[tokio::test]
async fn a_peer_who_endorses_what_was_kept_learns_nothing_and_the_person_is_shown_no_offer() {
    for engine in fresh().await {
        let store = &engine.store;
        done(store, "agt-15", KEEP, competencies(&["cmp-rust"])).await;
        let token = "demo.agent.agt-01";
        let endorse = (
            "endorseCompetency",
            "EndorseCompetencyInput",
            "agent { uid }",
        );
        let input = json!({ "agent": card(token, "agt-15"), "competency": id("Competency", "cmp-rust"), "level": 3 });
        let result = change(store, token, endorse, input).await;
        assert_eq!(result["userErrors"], json!([]));
        let offers = "{ me { endorsementOffers { level } } }";
        let data = ask(store, "demo.agent.agt-15", offers, json!({})).await;
        assert_eq!(data["me"]["endorsementOffers"], json!([]));
        // Who wants it is shown the offer; accepted, it takes the place of the proposal.
        let want = (
            "setWantedCompetencies",
            "SetWantedCompetenciesInput",
            "agent { endorsementOffers { id } }",
        );
        let mine = "demo.agent.agt-15";
        let result = change(store, mine, want, competencies(&["cmp-rust"])).await;
        let offer = &result["agent"]["endorsementOffers"][0]["id"];
        let answer = ("answerEndorsement", "AnswerEndorsementInput", "");
        let input = json!({ "endorsement": offer, "accept": true });
        done(store, "agt-15", answer, input).await;
        assert_eq!(kept(store, mine, "agt-15").await, json!([]));
        sound(&engine).await;
    }
}

#[tokio::test]
async fn what_was_taken_back_or_declared_stays_so() {
    let me = "demo.agent.agt-01";
    for engine in fresh().await {
        let store = &engine.store;
        let mut both = competencies(&["cmp-rust", "cmp-linux", "cmp-python"]);
        both["idempotencyKey"] = "k".into();
        // They said that they know Python.
        done(store, "agt-01", KEEP, both.clone()).await;
        assert_eq!(kept(store, me, "agt-01").await, json!(["LINUX", "RUST"]));
        let rows = exported(store, "agent_proposals.csv", "").await.join("\n");
        assert!(rows.contains("agt-01,cmp-linux,0.6,2026-03-02T"), "{rows}");
        done(store, "agt-01", DROP, competencies(&["cmp-rust"])).await;
        done(store, "agt-01", KEEP, both).await;
        assert_eq!(kept(store, me, "agt-01").await, json!(["LINUX"]));
        assert_eq!(import_file(store, "agent_proposals.csv", &rows).await, "");
        assert_eq!(kept(store, me, "agt-01").await, json!(["LINUX"]));
        // A declaration takes its place, and a file does not bring it back when that is withdrawn.
        let linux = id("Competency", "cmp-linux");
        done(
            store,
            "agt-01",
            DECLARE,
            json!({ "competency": linux, "level": 2 }),
        )
        .await;
        assert_eq!(kept(store, me, "agt-01").await, json!([]));
        assert_eq!(import_file(store, "agent_proposals.csv", &rows).await, "");
        assert_eq!(kept(store, me, "agt-01").await, json!([]));
        sound(&engine).await;
        done(store, "agt-01", WITHDRAW, json!({ "competency": linux })).await;
        assert_eq!(import_file(store, "agent_proposals.csv", &rows).await, "");
        assert_eq!(kept(store, me, "agt-01").await, json!([]));
        // It can be kept again, and a row of what they know takes its place.
        done(store, "agt-01", KEEP, competencies(&["cmp-rust"])).await;
        assert_eq!(kept(store, me, "agt-01").await, json!(["RUST"]));
        let row =
            "agent_uid,competency_uid,level,recorded_at\nagt-01,cmp-rust,2,2026-02-20T08:00:00Z\n";
        assert_eq!(import_file(store, "agent_competencies.csv", row).await, "");
        assert_eq!(kept(store, me, "agt-01").await, json!([]));
        sound(&engine).await;
    }
}

#[tokio::test]
async fn too_many_and_unknown_competencies_are_refused() {
    for engine in fresh().await {
        let store = &engine.store;
        let many: Vec<_> = (0..51).map(|at| format!("cmp-{at}")).collect();
        let many: Vec<_> = many.iter().map(String::as_str).collect();
        for (uids, code) in [
            (&many[..], "BAD_USER_INPUT"),
            (&["cmp-nowhere"], "NOT_FOUND"),
        ] {
            for mutation in [KEEP, DROP] {
                let result = change(store, "demo.agent.agt-01", mutation, competencies(uids)).await;
                let error = &result["userErrors"][0];
                assert_eq!(error["code"], code, "{result}");
                assert_eq!(error["field"], json!(["input", "competencies"]));
            }
        }
    }
}
