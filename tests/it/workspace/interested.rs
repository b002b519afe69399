//! Who wants a post is seen by those who recruit for it as far as consents go.

use super::*;
use crate::support::answers::person;

const WANT: &str = include_str!("../graphql/express_interest.graphql");

/// Who wants post-01, as its recruiters read it.
async fn interested(store: &GraphStore, token: &str) -> Value {
    let fields = "interestedCount interested { emptyReason edges { interestedSince viewerCanAsk introduction { state } \
        node { id displayName } } }";
    post(store, token, &json!(id("Post", "post-01")), fields).await
}

#[tokio::test]
async fn who_wants_a_post_is_seen_by_its_recruiters_as_far_as_consents_go() {
    let consent = "mutation ($input: SetConsentInput!) { result: setConsent(input: $input) { userErrors { code } } }";
    let clear = "mutation ($input: PostActionInput!) { result: clearPostAction(input: $input) { userErrors { code } } }";
    let hide = "mutation ($input: HiddenOrganisationInput!) { result: hideFromOrganisation(input: $input) { userErrors { code } } }";
    for engine in fresh().await {
        let store = &engine.store;
        let wants = |agent: &str| format!("demo.agent.{agent}");
        let input = json!({ "post": id("Post", "post-01") });
        let people = |read: &Value| -> Vec<String> {
            let edges = read["interested"]["edges"].as_array().unwrap();
            let mut people: Vec<_> = edges
                .iter()
                .map(|edge| person(&edge["node"]["id"]))
                .collect();
            people.sort();
            people
        };
        // agt-17 said so in a file, before those who recruit could read it.
        assert!(
            people(&interested(store, DINUM).await).is_empty(),
            "{}",
            engine.name
        );
        for agent in ["agt-17", "agt-01", "agt-15"] {
            done(store, &wants(agent), WANT, input.clone()).await;
        }
        // agt-15 did not agree to be shown to recruiters.
        let read = interested(store, DINUM).await;
        assert_eq!(people(&read), ["agt-01", "agt-17"], "{read}");
        assert_eq!(
            read["interestedCount"],
            Value::Null,
            "too few to be counted"
        );
        for edge in read["interested"]["edges"].as_array().unwrap() {
            assert_eq!(edge["node"]["displayName"], Value::Null);
            assert!(edge["interestedSince"].is_string());
            // int-03 waits for agt-17.
            let (asked, can) = match person(&edge["node"]["id"]).as_str() {
                "agt-17" => (json!({ "state": "ASKED" }), false),
                _ => (Value::Null, true),
            };
            assert_eq!(
                (&edge["introduction"], &edge["viewerCanAsk"]),
                (&asked, &json!(can))
            );
        }
        // Candidates say it too: agt-09 refused, and does not want it.
        let candidates = "candidates(nearMatches: true) { edges { interestedSince viewerCanAsk introduction { state } node { id } } }";
        let listed = post(store, DINUM, &json!(id("Post", "post-01")), candidates).await;
        for edge in listed["candidates"]["edges"].as_array().unwrap() {
            if person(&edge["node"]["id"]) == "agt-09" {
                let known = json!([
                    edge["interestedSince"],
                    edge["viewerCanAsk"],
                    edge["introduction"]["state"]
                ]);
                assert_eq!(known, json!([null, false, "REFUSED"]));
            }
        }
        // Nobody else reads it.
        let elsewhere = interested(store, DGFIP).await;
        assert!(people(&elsewhere).is_empty(), "{elsewhere}");
        for token in ["demo.agent.agt-17", "demo.adviser.agt-11", "demo.anonymous"] {
            for field in ["interestedCount", "interested { totalCount }"] {
                let query = format!("{{ post(reference: \"DINUM-2026-001\") {{ {field} }} }}");
                let refused = answer(store, token, &query, json!({})).await;
                assert_eq!(
                    refused["errors"][0]["extensions"]["code"], "FORBIDDEN",
                    "{token} {refused}"
                );
            }
        }
        // Hidden, or taken back: gone.
        let from = json!({ "organisation": id("Organisation", "org-dinum") });
        done(store, &wants("agt-01"), hide, from).await;
        assert_eq!(
            people(&interested(store, DINUM).await),
            ["agt-17"],
            "{}",
            engine.name
        );
        done(store, &wants("agt-17"), clear, input.clone()).await;
        assert!(people(&interested(store, DINUM).await).is_empty());
        // Five who agreed are counted, and a sixth who did not is not.
        for agent in ["agt-02", "agt-09", "agt-10", "agt-12", "agt-17"] {
            let agrees = json!({ "purpose": "VISIBLE_TO_RECRUITERS", "given": true });
            done(store, &wants(agent), consent, agrees).await;
            done(store, &wants(agent), WANT, input.clone()).await;
        }
        assert_eq!(
            interested(store, DINUM).await["interestedCount"],
            5,
            "{}",
            engine.name
        );
        again(store).await;
        assert_eq!(
            interested(store, DINUM).await["interestedCount"],
            5,
            "{}",
            engine.name
        );
        sound(&engine).await;
    }
}
