//! What an agent did with posts can be read back by them and by nobody else, and taken back for good.

use serde_json::{Value, json};

use super::acting::{ask, change, exported, import, import_file, sound};
use crate::support::{
    answers::id,
    directory::directory,
    engine::{Engine, empty, fixture, fresh, load},
};

const MINE: &str = "query($agent: String!, $kinds: [PostActionKind!], $first: Int, $after: String) { \
    agent(uid: $agent) { postActions(kinds: $kinds, first: $first, after: $after) { totalCount \
    pageInfo { hasNextPage endCursor } \
    edges { action { kind reason at } node { reference viewerAction { kind reason } } } } } }";

async fn act(engine: &Engine, mutation: &str, post: &str, reason: Option<&str>) {
    let mut input = json!({ "post": id("Post", post) });
    let mut kind = "PostActionInput";
    if let Some(reason) = reason {
        input["reason"] = reason.into();
        kind = "DismissPostInput";
    }
    let result = change(
        &engine.store,
        "demo.agent.agt-02",
        (mutation, kind, ""),
        input,
    )
    .await;
    assert_eq!(result["userErrors"], json!([]), "{mutation} {post}");
}

/// What a token reads of what an agent did: reference and kind of each; null where it may not.
async fn actions(engine: &Engine, token: &str, agent: &str, kinds: Option<&[&str]>) -> Value {
    let variables = json!({ "agent": agent, "kinds": kinds });
    let mut data = ask(&engine.store, token, MINE, variables).await;
    let mut listed = data["agent"]["postActions"].take();
    let Value::Array(edges) = listed["edges"].take() else {
        return Value::Null;
    };
    assert_eq!(listed["totalCount"], edges.len());
    let lines = edges.iter().map(|edge| {
        // Whoever acted reads on the post what the list says.
        let own = &edge["node"]["viewerAction"];
        if token == format!("demo.agent.{agent}") {
            assert_eq!(own["kind"], edge["action"]["kind"]);
            assert_eq!(own["reason"], edge["action"]["reason"]);
        } else {
            assert!(own.is_null(), "{own}");
        }
        json!([edge["node"]["reference"], edge["action"]["kind"]])
    });
    lines.collect()
}

#[tokio::test]
async fn what_was_done_is_read_back_by_its_author_and_by_nobody_else() {
    for engine in fresh().await {
        act(&engine, "savePost", "post-01", None).await;
        act(&engine, "savePost", "post-03", None).await;
        act(&engine, "expressInterest", "post-03", None).await;
        act(&engine, "dismissPost", "post-04", Some("Trop loin")).await;
        let own = "demo.agent.agt-02";
        let found = actions(&engine, own, "agt-02", None).await;
        let mut lines: Vec<_> = found
            .as_array()
            .unwrap()
            .iter()
            .map(Value::to_string)
            .collect();
        lines.sort();
        let wanted = [
            // The file says that they dismissed post-14 before.
            json!(["DGFIP-2026-015", "INTERESTED"]),
            json!(["DINUM-2026-001", "SAVED"]),
            json!(["INSEE-2026-003", "DISMISSED"]),
        ]
        .map(|line| line.to_string());
        assert_eq!(lines.len(), 4, "{} {lines:?}", engine.name);
        assert!(wanted.iter().all(|line| lines.contains(line)), "{lines:?}");
        assert_eq!(found[3][1], "DISMISSED", "the oldest is the last one");
        let kept = actions(&engine, own, "agt-02", Some(&["SAVED", "INTERESTED"])).await;
        assert_eq!(kept.as_array().unwrap().len(), 2, "{kept}");
        // A page goes on where the last one ended.
        let page = json!({ "agent": "agt-02", "first": 3 });
        let page = ask(&engine.store, own, MINE, page).await;
        let page = &page["agent"]["postActions"];
        assert_eq!(page["pageInfo"]["hasNextPage"], true);
        let rest = json!({ "agent": "agt-02", "after": page["pageInfo"]["endCursor"] });
        let rest = ask(&engine.store, own, MINE, rest).await;
        let rest = rest["agent"]["postActions"]["edges"].as_array().unwrap();
        assert_eq!(
            (rest.len(), &rest[0]["node"]["reference"]),
            (1, &found[3][0])
        );
        // Another agent reads nothing of it, on the posts neither; nor does somebody who recruits.
        let others = "{ post(reference: \"DINUM-2026-001\") { viewerAction { kind } } }";
        for token in [
            "demo.agent.agt-10",
            "demo.recruiter.org-dgfip",
            "demo.analyst",
        ] {
            let seen = ask(&engine.store, token, others, json!({})).await;
            assert!(seen["post"]["viewerAction"].is_null(), "{token}");
        }
        assert_eq!(
            actions(&engine, "demo.agent.agt-10", "agt-02", None).await,
            Value::Null
        );
        assert_eq!(actions(&engine, "demo.all", "agt-02", None).await, found);
    }
}

#[tokio::test]
async fn what_was_taken_back_stays_so_whatever_older_files_say() {
    let references = |found: &Value| -> Vec<String> {
        let lines = found.as_array().unwrap().iter();
        lines.map(|line| line[0].to_string()).collect()
    };
    for engine in fresh().await {
        let own = "demo.agent.agt-02";
        // What the file says, a dismissal, and what they say.
        act(&engine, "clearPostAction", "post-14", None).await;
        act(&engine, "savePost", "post-03", None).await;
        act(&engine, "expressInterest", "post-03", None).await;
        act(&engine, "clearPostAction", "post-03", None).await;
        assert_eq!(
            actions(&engine, own, "agt-02", None).await,
            json!([]),
            "{}",
            engine.name
        );
        import(&engine.store, &fixture("small")).await;
        assert_eq!(
            actions(&engine, own, "agt-02", None).await,
            json!([]),
            "{}",
            engine.name
        );
        // It is known of a graph that is made from its export, too.
        let rows = exported(&engine.store, "post_actions.csv", "agt-02").await;
        assert!(
            rows.iter().all(|row| row.contains(",CLEARED,")) && rows.len() == 2,
            "{rows:?}"
        );
        let copy = empty().await.next().unwrap();
        let (small, text) = (fixture("small"), rows.join("\n"));
        load(&copy.store, &small).await;
        let text = format!("agent_uid,post_uid,kind,at,reason\n{text}\n");
        import_file(&copy.store, "post_actions.csv", &text).await;
        import(&copy.store, &small).await;
        assert_eq!(
            actions(&copy, own, "agt-02", None).await,
            json!([]),
            "{}",
            copy.name
        );
        // A later row counts, and so does a later act.
        let later = "agent_uid,post_uid,kind,at\nagt-02,post-14,SAVED,2026-03-02T23:59:58Z\n";
        let directory = directory(&[("post_actions.csv", later)]);
        import(&engine.store, directory.path()).await;
        act(&engine, "savePost", "post-03", None).await;
        assert_eq!(
            references(&actions(&engine, own, "agt-02", None).await).len(),
            2
        );
        sound(&engine).await;
    }
}
