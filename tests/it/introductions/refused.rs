//! What cannot be asked or answered.

use super::*;
use crate::support::sent::statements_sent;

#[tokio::test]
async fn what_cannot_be_done_is_an_answer_that_names_the_field() {
    let agent = |uid: &str| id("Agent", uid);
    let post = |uid: &str| id("Post", uid);
    let (me, recruiter) = ("demo.agent.agt-01", "demo.recruiter.org-dinum");
    let long = "é".repeat(1001);
    let requests = [
        (me, json!({ "to": agent("agt-01") }), "BAD_USER_INPUT", "to"),
        (me, json!({ "to": post("post-01") }), "BAD_USER_INPUT", "to"),
        (me, json!({ "to": "?" }), "BAD_USER_INPUT", "to"),
        (
            me,
            json!({ "to": agent("agt-15"), "about": agent("agt-15") }),
            "BAD_USER_INPUT",
            "about",
        ),
        (
            me,
            json!({ "to": agent("agt-15"), "about": post("none") }),
            "NOT_FOUND",
            "about",
        ),
        (
            me,
            json!({ "to": agent("agt-15"), "about": post("post-10") }),
            "NOT_FOUND",
            "about",
        ),
        (
            me,
            json!({ "to": agent("agt-15"), "message": long }),
            "BAD_USER_INPUT",
            "message",
        ),
        (
            me,
            json!({ "to": agent("agt-15"), "idempotencyKey": "" }),
            "BAD_USER_INPUT",
            "idempotencyKey",
        ),
        // int-03 waits, int-04 was refused.
        (
            recruiter,
            json!({ "to": agent("agt-17"), "about": post("post-01") }),
            "CONFLICT",
            "to",
        ),
        (
            recruiter,
            json!({ "to": agent("agt-09"), "about": post("post-01") }),
            "CONFLICT",
            "to",
        ),
        (
            recruiter,
            json!({ "to": agent("agt-01") }),
            "BAD_USER_INPUT",
            "about",
        ),
        (
            recruiter,
            json!({ "to": agent("agt-01"), "about": post("post-10") }),
            "NOT_FOUND",
            "about",
        ),
    ];
    for engine in fresh().await {
        let store = &engine.store;
        for (token, input, code, field) in &requests {
            let refused = refusal(store, token, REQUEST, input.clone()).await;
            assert_eq!(
                refused,
                ((*code).to_owned(), json!(["input", field])),
                "{input}"
            );
        }
        // An open post of another tree is seen, but not theirs.
        let input = json!({ "to": agent("agt-01"), "about": post("post-04") });
        let refused = refusal(store, recruiter, REQUEST, input).await;
        assert_eq!(refused, ("FORBIDDEN".to_owned(), json!([])));
        for token in [
            "demo.anonymous",
            "demo.analyst",
            "demo.recruiter",
            "demo.agent.nobody",
        ] {
            let input = json!({ "to": agent("agt-15") });
            let refused = refusal(store, token, REQUEST, input).await;
            assert_eq!(refused, ("FORBIDDEN".to_owned(), json!([])), "{token}");
            let input = json!({ "introduction": id("Introduction", "int-02"), "accept": true });
            let refused = refusal(store, token, ANSWER, input).await;
            assert_eq!(refused, ("FORBIDDEN".to_owned(), json!([])), "{token}");
        }
        assert!(own(store, "agt-01", Value::Null).await.is_empty());
        sound(&engine).await;
    }
}

#[tokio::test]
async fn who_may_not_be_asked_looks_like_nobody() {
    let hide = "mutation ($input: SetHiddenOrganisationsInput!) {
        result: setHiddenOrganisations(input: $input) { userErrors { code } } }";
    for engine in fresh().await {
        let store = &engine.store;
        // agt-01 works in org-dga-data, below org-dga.
        let input = json!({ "organisations": [id("Organisation", "org-dga")] });
        change(store, "demo.agent.agt-15", hide, input).await;
        // Never agreed; agreed to recruiters alone; hides.
        for (hidden, token, about) in [
            ("agt-03", "demo.agent.agt-01", Value::Null),
            ("agt-13", "demo.agent.agt-01", Value::Null),
            ("agt-15", "demo.agent.agt-01", Value::Null),
            // Agreed to peers alone, and withdrew; hides from org-dga, which is above the post.
            (
                "agt-10",
                "demo.recruiter.org-insee",
                json!(id("Post", "post-04")),
            ),
            (
                "agt-01",
                "demo.recruiter.org-minarm",
                json!(id("Post", "post-11")),
            ),
            (
                "agt-01",
                "demo.recruiter.org-dga-data",
                json!(id("Post", "post-11")),
            ),
        ] {
            let before = statements_sent();
            let input = |uid: &str| json!({ "to": id("Agent", uid), "about": about });
            let answer = change(store, token, REQUEST, input(hidden)).await;
            assert_eq!(
                answer["userErrors"][0]["code"], "NOT_FOUND",
                "{hidden} {token}"
            );
            let statements = statements_sent() - before;
            let absent = change(store, token, REQUEST, input("agt-none")).await;
            assert_eq!(answer, absent, "{hidden} {token}");
            assert_eq!(statements_sent() - before, 2 * statements, "as many");
            assert!(statements > 0);
        }
        let other = "demo.agent.agt-02";
        let input = json!({ "to": id("Agent", "agt-15") });
        done(store, other, REQUEST, input).await;
        // An introduction of others, one that one asked for oneself, and one that there is not.
        for introduction in ["int-01", "int-03", "none"] {
            let input = json!({ "introduction": id("Introduction", introduction), "accept": true });
            let answer = change(store, other, ANSWER, input).await;
            let errors = json!([{
                "code": "NOT_FOUND", "field": ["input", "introduction"], "message": "Introuvable.",
            }]);
            assert_eq!(answer["userErrors"], errors, "{introduction}");
        }
        sound(&engine).await;
    }
}

#[tokio::test]
async fn an_answer_is_given_once_and_a_refusal_ends_the_matter() {
    for engine in fresh().await {
        let store = &engine.store;
        let conflict = |field: &str| ("CONFLICT".to_owned(), json!(["input", field]));
        let answer = |accept: bool, contact: &str| json!({ "introduction": id("Introduction", "int-02"), "accept": accept, "contact": contact });
        let me = "demo.agent.agt-02";
        let refused = refusal(store, me, ANSWER, answer(true, &"é".repeat(201))).await;
        assert_eq!(
            refused,
            ("BAD_USER_INPUT".to_owned(), json!(["input", "contact"]))
        );
        let waiting = json!({ "to": id("Agent", "agt-02") });
        let refused = refusal(store, "demo.agent.agt-12", REQUEST, waiting.clone()).await;
        assert_eq!(refused, conflict("to"), "one is open");
        let crossing = json!({ "to": id("Agent", "agt-12") });
        let refused = refusal(store, me, REQUEST, crossing.clone()).await;
        assert_eq!(refused, conflict("to"), "one is open the other way");
        done(store, me, ANSWER, answer(false, "")).await;
        let refused = refusal(store, me, ANSWER, answer(true, "b@exemple.fr")).await;
        assert_eq!(refused, conflict("introduction"));
        let kept = node(store, me, &json!(id("Introduction", "int-02"))).await;
        assert_eq!(
            (&kept["state"], &kept["contact"]),
            (&json!("REFUSED"), &Value::Null)
        );
        let refused = refusal(store, "demo.agent.agt-12", REQUEST, waiting).await;
        assert_eq!(refused, conflict("to"), "they declined");
        // The one who declined may still ask, and one's e-mail is not known: a contact is given.
        let mut crossing = crossing;
        crossing["message"] = json!(" \n ");
        let asked = done(store, me, REQUEST, crossing).await;
        assert_eq!(asked["message"], Value::Null);
        let input = json!({ "introduction": asked["id"], "accept": true });
        let lacking = refusal(store, "demo.agent.agt-12", ANSWER, input.clone()).await;
        assert_eq!(lacking.0, "BAD_USER_INPUT");
        let mut input = input;
        input["contact"] = "06 00 00 00 12".into();
        let accepted = done(store, "demo.agent.agt-12", ANSWER, input).await;
        assert_eq!(
            (&accepted["state"], &accepted["contact"]),
            (&json!("ACCEPTED"), &json!("06 00 00 00 12"))
        );
        sound(&engine).await;
    }
}
