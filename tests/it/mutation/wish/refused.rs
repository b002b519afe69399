//! What cannot be wished, endorsed or done, and what is sent twice.

use super::*;

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
async fn what_cannot_be_wished_endorsed_or_done_names_the_field() {
    let post = id("Post", "post-01");
    let linux = id("Competency", "cmp-linux");
    let peer = id("Agent", "agt-12");
    let many: Vec<String> = (0..21).map(|n| id("Place", &format!("plc-{n}"))).collect();
    let long = "x".repeat(501);
    let cases = [
        (ASPIRE, json!({}), "BAD_USER_INPUT", "occupations"),
        (
            ASPIRE,
            json!({ "horizonMonths": 12 }),
            "BAD_USER_INPUT",
            "occupations",
        ),
        (
            ASPIRE,
            json!({ "places": [id("Place", "plc-bre")], "horizonMonths": 0 }),
            "BAD_USER_INPUT",
            "horizonMonths",
        ),
        (
            ASPIRE,
            json!({ "places": [id("Place", "nowhere")] }),
            "NOT_FOUND",
            "places",
        ),
        (
            ASPIRE,
            json!({ "places": many }),
            "BAD_USER_INPUT",
            "places",
        ),
        (
            ASPIRE,
            json!({ "occupations": [post] }),
            "BAD_USER_INPUT",
            "occupations",
        ),
        (
            WANT,
            json!({ "competencies": [id("Competency", "none")] }),
            "NOT_FOUND",
            "competencies",
        ),
        (
            UPDATE,
            json!({ "mobileFrom": "2026-03-01" }),
            "BAD_USER_INPUT",
            "mobileFrom",
        ),
        (UPDATE, json!({ "grade": "" }), "BAD_USER_INPUT", "grade"),
        (
            ENDORSE,
            json!({ "agent": id("Agent", "agt-02"), "competency": linux, "level": 3 }),
            "BAD_USER_INPUT",
            "agent",
        ),
        (
            ENDORSE,
            json!({ "agent": peer, "competency": linux, "level": 5 }),
            "BAD_USER_INPUT",
            "level",
        ),
        (
            ENDORSE,
            json!({ "agent": peer, "competency": id("Competency", "none"), "level": 3 }),
            "NOT_FOUND",
            "competency",
        ),
        // Honorine did not agree to be seen: she looks like somebody who does not exist.
        (
            ENDORSE,
            json!({ "agent": id("Agent", "agt-07"), "competency": linux, "level": 3 }),
            "NOT_FOUND",
            "agent",
        ),
        (
            ENDORSE,
            json!({ "agent": id("Agent", "nobody"), "competency": linux, "level": 3 }),
            "NOT_FOUND",
            "agent",
        ),
        (
            DISMISS,
            json!({ "post": post, "reason": "  " }),
            "BAD_USER_INPUT",
            "reason",
        ),
        (
            DISMISS,
            json!({ "post": post, "reason": long }),
            "BAD_USER_INPUT",
            "reason",
        ),
        (
            SAVE,
            json!({ "post": id("Post", "none") }),
            "NOT_FOUND",
            "post",
        ),
        (FEEDBACK, json!({ "score": 6 }), "BAD_USER_INPUT", "score"),
        (
            FEEDBACK,
            json!({ "score": 0, "post": post }),
            "BAD_USER_INPUT",
            "score",
        ),
        (
            FEEDBACK,
            json!({ "score": 3, "comment": long }),
            "BAD_USER_INPUT",
            "comment",
        ),
        (
            FEEDBACK,
            json!({ "score": 3, "post": id("Post", "none") }),
            "NOT_FOUND",
            "post",
        ),
    ];
    for engine in fresh().await {
        let store = &engine.store;
        let before = list(store, "agt-02").await;
        for (mutation, input, code, field) in &cases {
            let result = change(store, "agt-02", mutation, input.clone()).await;
            let errors = result["userErrors"].as_array().unwrap();
            let seen = json!([errors[0]["code"], errors[0]["field"]]);
            assert_eq!(seen, json!([code, ["input", field]]), "{input}");
            assert!(!errors[0]["message"].as_str().unwrap().is_empty());
        }
        assert_eq!(list(store, "agt-02").await, before, "nothing was changed");
        sound(&engine).await;
    }
}

#[tokio::test]
async fn the_same_key_has_one_effect_for_every_mutation() {
    let post = id("Post", "post-01");
    for engine in fresh().await {
        let store = &engine.store;
        let keyed = |mut input: Value| {
            input["idempotencyKey"] = "k".into();
            input
        };
        let dismissed = keyed(json!({ "post": post, "reason": "Trop loin" }));
        change(store, "agt-01", DISMISS, dismissed.clone()).await;
        change(store, "agt-01", SAVE, json!({ "post": post })).await;
        change(store, "agt-01", DISMISS, dismissed).await;
        let reference = reference_of(store, "post-01").await;
        assert!(
            posts(&list(store, "agt-01").await).contains(&reference),
            "saved after the first"
        );
        let wanted = |uid: &str| json!({ "competencies": [id("Competency", uid)] });
        change(store, "agt-01", WANT, keyed(wanted("cmp-linux"))).await;
        change(store, "agt-01", WANT, wanted("cmp-rust")).await;
        let again = change(store, "agt-01", WANT, keyed(wanted("cmp-linux"))).await;
        assert_eq!(
            again["agent"]["wantsToDevelop"],
            json!([{ "code": "RUST" }])
        );
    }
}
