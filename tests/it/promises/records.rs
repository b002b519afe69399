//! What agents said of accompaniments, consents and competencies is read back by them and by nobody else, and what
//! they do not have is not said of them again.

use serde_json::{Value, json};

use super::acting::{ask, change, exported, import_file, sound};
use crate::support::{
    answers::id,
    engine::{Engine, add, fixture, fresh},
};

const RECORD: &str = "query($agent: String!) { agent(uid: $agent) { \
    feedback { score comment on post { reference } accompaniment { id startedOn } } \
    consentHistory(first: 10) { purpose given at } \
    accompaniments { id startedOn endedOn adviser { displayName } agent { uid } } \
    rejectedCompetencies { code } } }";

#[tokio::test]
async fn a_record_is_read_back_by_its_owner_and_by_nobody_else() {
    for engine in fresh().await {
        let store = &engine.store;
        let own = "demo.agent.agt-15";
        let said = json!({ "score": 2, "comment": "Trop court", "post": id("Post", "post-01") });
        let result = change(store, own, ("giveFeedback", "GiveFeedbackInput", ""), said).await;
        assert_eq!(result["userErrors"], json!([]));
        let given = json!({ "purpose": "VISIBLE_TO_PEERS", "given": false });
        change(store, own, ("setConsent", "SetConsentInput", ""), given).await;
        let mine = ask(store, own, RECORD, json!({ "agent": "agt-15" })).await;
        let mine = &mine["agent"];
        let accompaniment = id("Accompaniment", "acc-02");
        assert_eq!(
            mine["feedback"],
            json!([
                { "score": 2, "comment": "Trop court", "on": "2026-03-02",
                  "post": { "reference": "DINUM-2026-001" }, "accompaniment": null },
                { "score": 5, "comment": null, "on": "2022-10-01", "post": null,
                  "accompaniment": { "id": accompaniment, "startedOn": "2022-02-01" } },
            ]),
            "{}",
            engine.name
        );
        let last = &mine["consentHistory"][0];
        assert_eq!(
            (&last["purpose"], &last["given"]),
            (&json!("VISIBLE_TO_PEERS"), &json!(false))
        );
        let acts = mine["consentHistory"].as_array().unwrap();
        assert!(
            acts.len() > 1 && acts.is_sorted_by_key(|act| std::cmp::Reverse(act["at"].to_string()))
        );
        assert_eq!(mine["accompaniments"][0]["endedOn"], "2022-09-01");
        assert_eq!(mine["accompaniments"][0]["agent"]["uid"], "agt-15");
        // The adviser reads the accompaniment that goes on, and neither what is said of it nor the acts of consent.
        let theirs = ask(
            store,
            "demo.adviser.agt-11",
            RECORD,
            json!({ "agent": "agt-01" }),
        )
        .await;
        let theirs = &theirs["agent"];
        assert_eq!(
            theirs["accompaniments"][0]["id"],
            id("Accompaniment", "acc-01")
        );
        for hidden in ["feedback", "consentHistory", "rejectedCompetencies"] {
            assert_eq!(theirs[hidden], Value::Null, "{hidden} {}", engine.name);
        }
        let node = "query($id: ID!) { node(id: $id) { ... on Accompaniment { startedOn } } }";
        for (token, seen) in [
            (own, true),
            ("demo.adviser.agt-11", true),
            ("demo.agent.agt-02", false),
        ] {
            let found = ask(store, token, node, json!({ "id": accompaniment })).await;
            assert_eq!(found["node"].is_object(), seen, "{token} {}", engine.name);
        }
    }
}

/// What an agent is inferred to have, and what they say not to have, by code.
async fn inferred(engine: &Engine, agent: &str) -> (Vec<String>, Vec<String>) {
    let query = "{ me { competencies(first: 50) { edges { origin node { code } } } \
        rejectedCompetencies { code } } }";
    let token = format!("demo.agent.{agent}");
    let data = ask(&engine.store, &token, query, json!({})).await;
    let code = |node: &Value| node["code"].as_str().unwrap().to_owned();
    let edges = data["me"]["competencies"]["edges"].as_array().unwrap();
    let inferred = edges.iter().filter(|edge| edge["origin"] == "INFERRED");
    let rejected = data["me"]["rejectedCompetencies"].as_array().unwrap();
    (
        inferred.map(|edge| code(&edge["node"])).collect(),
        rejected.iter().map(code).collect(),
    )
}

async fn act(engine: &Engine, mutation: &str, kind: &str, input: Value) {
    let own = "demo.agent.agt-02";
    let result = change(&engine.store, own, (mutation, kind, ""), input).await;
    assert_eq!(
        result["userErrors"],
        json!([]),
        "{mutation} {}",
        engine.name
    );
}

#[tokio::test]
async fn what_one_does_not_have_is_not_inferred_again() {
    let find = "query($code: String!) { competency(scheme: \"FILIERE\", code: $code) { id } }";
    for engine in fresh().await {
        let store = &engine.store;
        let (before, none) = inferred(&engine, "agt-02").await;
        assert!(before.len() > 1 && none.is_empty(), "{before:?}");
        let one = before[0].clone();
        let found = ask(store, "demo.agent.agt-02", find, json!({ "code": one })).await;
        let competency = json!({ "competency": found["competency"]["id"] });
        let named = "WithdrawCompetencyInput";
        // The career implies it, and so it is rejected by either name.
        for mutation in ["rejectInferredCompetency", "withdrawCompetency"] {
            act(&engine, mutation, named, competency.clone()).await;
            let (after, rejected) = inferred(&engine, "agt-02").await;
            assert_eq!(rejected, [one.as_str()], "{mutation} {}", engine.name);
            assert!(!after.contains(&one) && after.len() + 1 == before.len());
            // Neither the files nor a refresh says it again.
            add(store, &fixture("small")).await;
            assert_eq!(
                inferred(&engine, "agt-02").await,
                (after, rejected),
                "{mutation}"
            );
            act(
                &engine,
                "restoreInferredCompetency",
                named,
                competency.clone(),
            )
            .await;
            assert_eq!(inferred(&engine, "agt-02").await, (before.clone(), vec![]));
        }
        // Whoever declares it has it; whoever rejects what they declared does not.
        act(
            &engine,
            "rejectInferredCompetency",
            named,
            competency.clone(),
        )
        .await;
        let mut declared = competency.clone();
        declared["level"] = 2.into();
        act(
            &engine,
            "declareCompetency",
            "DeclareCompetencyInput",
            declared,
        )
        .await;
        assert_eq!(inferred(&engine, "agt-02").await.1, Vec::<String>::new());
        act(&engine, "rejectInferredCompetency", named, competency).await;
        assert_eq!(inferred(&engine, "agt-02").await.1, [one]);
        sound(&engine).await;
    }
}

#[tokio::test]
async fn a_rejection_goes_with_the_files() {
    for from in fresh().await {
        let (before, _) = inferred(&from, "agt-02").await;
        let header = "agent_uid,competency_uid,level,origin,recorded_at";
        let uid = {
            let query = "{ me { competencies(first: 50) { edges { origin node { id } } } } }";
            let data = ask(&from.store, "demo.agent.agt-02", query, json!({})).await;
            let edges = data["me"]["competencies"]["edges"]
                .as_array()
                .unwrap()
                .clone();
            let edge = edges.into_iter().find(|edge| edge["origin"] == "INFERRED");
            edge.unwrap()["node"]["id"].clone()
        };
        act(
            &from,
            "rejectInferredCompetency",
            "WithdrawCompetencyInput",
            json!({ "competency": uid }),
        )
        .await;
        let lines = exported(&from.store, "agent_competencies.csv", "REJECTED").await;
        assert_eq!(lines.len(), 1, "{lines:?}");
        // What was rejected is rejected where the files are read, and an older declaration does not undo it.
        let out = tempfile::tempdir().unwrap();
        passerelle::export::export_csv(&from.store, out.path())
            .await
            .unwrap();
        let to = from.emptied().await;
        add(&to.store, out.path()).await;
        let (after, rejected) = inferred(&to, "agt-02").await;
        assert_eq!(
            (after.len() + 1, rejected.len()),
            (before.len(), 1),
            "{}",
            to.name
        );
        let key = lines[0].split(',').nth(1).unwrap();
        let older = format!("{header}\nagt-02,{key},3,DECLARED,2020-01-01T00:00:00Z\n");
        import_file(&to.store, "agent_competencies.csv", &older).await;
        assert_eq!(inferred(&to, "agt-02").await.1, rejected, "{}", to.name);
        let newer = format!("{header}\nagt-02,{key},3,DECLARED,2026-03-02T23:30:00Z\n");
        import_file(&to.store, "agent_competencies.csv", &newer).await;
        assert_eq!(
            inferred(&to, "agt-02").await.1,
            Vec::<String>::new(),
            "{}",
            to.name
        );
        sound(&to).await;
    }
}
