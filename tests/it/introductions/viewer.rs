//! Whoever looks reads what waits for them, on which side they are, and what is left of the day.

use super::*;

const VIEWER: &str = "query($direction: IntroductionDirection, $state: IntroductionState) { viewer { \
    role agent { uid } recruitsFor { acronym } pendingIntroductions \
    introductions(direction: $direction, state: $state) { totalCount \
      edges { node { id direction state expiresAt viewerCanAnswer } } } \
    limits { action left resetsAt } } }";

const CANCEL: &str = "mutation ($input: CancelIntroductionInput!) { \
    result: cancelIntroduction(input: $input) { introduction { id state direction } \
    userErrors { code message field } } }";

async fn seen(store: &GraphStore, token: &str, given: Value) -> Value {
    let answer = ask_on(store, DAY, token, VIEWER, given).await;
    assert!(answer.get("errors").is_none(), "{answer}");
    answer["data"]["viewer"].clone()
}

fn left(viewer: &Value, action: &str) -> i64 {
    let limits = viewer["limits"].as_array().unwrap();
    let of = |limit: &&Value| limit["action"] == action;
    limits.iter().find(of).unwrap()["left"].as_i64().unwrap()
}

#[tokio::test]
async fn a_viewer_reads_their_role_and_what_waits() {
    for engine in fresh().await {
        let store = &engine.store;
        let asked = seen(store, "demo.agent.agt-02", json!({})).await;
        assert_eq!(
            (&asked["role"], &asked["agent"]["uid"]),
            (&json!("AGENT"), &json!("agt-02"))
        );
        assert_eq!(asked["recruitsFor"], json!([]));
        // int-02 waits for them; int-01 they asked for, and it was accepted.
        assert_eq!(asked["pendingIntroductions"], 1, "{}", engine.name);
        assert_eq!(asked["introductions"]["totalCount"], 2);
        let received = seen(
            store,
            "demo.agent.agt-02",
            json!({ "direction": "RECEIVED" }),
        )
        .await;
        assert_eq!(
            received["introductions"]["edges"],
            json!([{ "node": { "id": id("Introduction", "int-02"), "direction": "RECEIVED",
              "state": "ASKED", "expiresAt": "2026-03-30T00:00:00+00:00", "viewerCanAnswer": true } }])
        );
        let sent = seen(store, "demo.agent.agt-02", json!({ "direction": "SENT" })).await;
        let sent = &sent["introductions"]["edges"][0]["node"];
        assert_eq!(
            (&sent["direction"], &sent["viewerCanAnswer"]),
            (&json!("SENT"), &json!(false))
        );
        // Who recruits reads those of their organisation; agt-09 declined and agrees to be seen still.
        let recruiter = seen(store, "demo.recruiter.org-dinum", json!({})).await;
        assert_eq!(
            (&recruiter["role"], &recruiter["agent"]),
            (&json!("RECRUITER"), &Value::Null)
        );
        assert_eq!(recruiter["recruitsFor"], json!([{ "acronym": "DINUM" }]));
        assert_eq!(recruiter["introductions"]["totalCount"], 2, "{recruiter}");
        assert_eq!(recruiter["pendingIntroductions"], 1);
        let waiting = seen(
            store,
            "demo.recruiter.org-dinum",
            json!({ "state": "ASKED" }),
        )
        .await;
        let waiting = &waiting["introductions"]["edges"][0]["node"];
        assert_eq!(
            (&waiting["direction"], &waiting["viewerCanAnswer"]),
            (&json!("SENT"), &json!(false))
        );
        let other = seen(store, "demo.recruiter.org-dgfip", json!({})).await;
        assert_eq!(other["introductions"]["totalCount"], 0);
        for (token, role) in [("demo.anonymous", "ANONYMOUS"), ("demo.analyst", "ANALYST")] {
            let nobody = seen(store, token, json!({})).await;
            assert_eq!(nobody["role"], role);
            assert_eq!(
                (&nobody["agent"], &nobody["limits"]),
                (&Value::Null, &json!([])),
                "{token}"
            );
            assert_eq!(nobody["introductions"]["totalCount"], 0);
        }
    }
}

#[tokio::test]
async fn who_asked_takes_it_back_and_has_spent_their_share() {
    for engine in fresh().await {
        let store = &engine.store;
        let (asker, peer) = ("demo.agent.agt-01", "agt-15");
        let before = seen(store, asker, json!({})).await;
        assert_eq!(before["limits"][0]["resetsAt"], "2026-03-02T23:00:00+00:00");
        let request = json!({ "to": id("Agent", peer) });
        let made = done(store, asker, REQUEST, request.clone()).await;
        let after = seen(store, asker, json!({})).await;
        let action = "requestIntroduction";
        assert_eq!(
            left(&after, action),
            left(&before, action) - 1,
            "{}",
            engine.name
        );
        let taken = json!({ "introduction": made["id"] });
        // Neither the one asked nor a stranger takes it back.
        for (token, code) in [
            ("demo.agent.agt-15", "NOT_FOUND"),
            ("demo.agent.agt-10", "NOT_FOUND"),
        ] {
            let (found, field) = refusal(store, token, CANCEL, taken.clone()).await;
            assert_eq!(
                (found.as_str(), field),
                (code, json!(["input", "introduction"])),
                "{token}"
            );
        }
        let ended = done(store, asker, CANCEL, taken.clone()).await;
        assert_eq!(
            (&ended["state"], &ended["direction"]),
            (&json!("ENDED"), &json!("SENT"))
        );
        assert_eq!(refusal(store, asker, CANCEL, taken).await.0, "CONFLICT");
        // The one asked has nothing to answer; one may ask again, which counts.
        let waiting = seen(store, "demo.agent.agt-15", json!({ "state": "ASKED" })).await;
        assert_eq!(waiting["introductions"]["totalCount"], 0);
        done(store, asker, REQUEST, request).await;
        assert_eq!(
            left(&seen(store, asker, json!({})).await, action),
            left(&before, action) - 2
        );
        // What has an answer, or was answered by nobody in time, is not taken back.
        let accepted = json!({ "introduction": id("Introduction", "int-01") });
        assert_eq!(
            refusal(store, "demo.agent.agt-02", CANCEL, accepted)
                .await
                .0,
            "CONFLICT"
        );
        let expired = json!({ "introduction": id("Introduction", "int-05") });
        let (code, _) = refusal(store, "demo.agent.agt-17", CANCEL, expired).await;
        assert_eq!(code, "CONFLICT", "{}", engine.name);
        // An organisation takes its own back.
        let own = json!({ "introduction": id("Introduction", "int-03") });
        assert_eq!(
            refusal(store, "demo.recruiter.org-dgfip", CANCEL, own.clone())
                .await
                .0,
            "NOT_FOUND"
        );
        done(store, "demo.recruiter.org-dinum", CANCEL, own).await;
        let reports = check(store).await.unwrap();
        assert!(
            reports.iter().all(|invariant| invariant.violations == 0),
            "{reports:?}"
        );
    }
}
