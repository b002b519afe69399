//! What cannot be done with a vacancy, and how it is said.

use super::*;

/// What a recruiter of org-dgfip cannot do: the mutation, its input, the code and the field at fault.
#[expect(clippy::too_many_lines, reason = "a table, one entry a case")]
fn refused() -> Vec<(&'static str, Value, &'static str, &'static str)> {
    let (post, vacancy) = (|uid: &str| id("Post", uid), |uid: &str| id("Vacancy", uid));
    let require = |uid: &str, level: i32| json!({ "competency": id("Competency", uid), "level": level, "importance": "ESSENTIAL" });
    let requires =
        |requirements: Value| json!({ "post": post("post-03"), "requirements": requirements });
    let state = |uid: &str, state: &str, on: Value| json!({ "vacancy": vacancy(uid), "state": state, "on": on });
    let none = Value::Null;
    vec![
        (
            PUBLISH,
            json!({ "post": post("post-03") }),
            "CONFLICT",
            "post",
        ),
        (
            PUBLISH,
            json!({ "post": vacancy("vac-04") }),
            "BAD_USER_INPUT",
            "post",
        ),
        (
            PUBLISH,
            json!({ "post": post("none") }),
            "NOT_FOUND",
            "post",
        ),
        (
            PUBLISH,
            json!({ "post": post("post-12") }),
            "NOT_FOUND",
            "post",
        ),
        (
            PUBLISH,
            json!({ "post": post("post-10"), "applyBy": "2026-03-01" }),
            "BAD_USER_INPUT",
            "applyBy",
        ),
        (PUBLISH, json!({ "post": post("post-04") }), "FORBIDDEN", ""),
        (
            CHANGE,
            state("vac-11", "FILLED", none.clone()),
            "CONFLICT",
            "vacancy",
        ),
        (
            CHANGE,
            state("vac-04", "VACANT", none.clone()),
            "CONFLICT",
            "vacancy",
        ),
        (
            CHANGE,
            state("vac-04", "FILLED", json!("2026-03-03")),
            "BAD_USER_INPUT",
            "on",
        ),
        (
            CHANGE,
            state("vac-04", "WITHDRAWN", json!("2026-01-11")),
            "BAD_USER_INPUT",
            "on",
        ),
        (
            CHANGE,
            state("vac-13", "FILLED", none.clone()),
            "NOT_FOUND",
            "vacancy",
        ),
        (
            CHANGE,
            state("none", "FILLED", none.clone()),
            "NOT_FOUND",
            "vacancy",
        ),
        (CHANGE, state("vac-05", "FILLED", none), "FORBIDDEN", ""),
        (
            REQUIRE,
            requires(json!([require("cmp-ux", 5)])),
            "BAD_USER_INPUT",
            "requirements",
        ),
        (
            REQUIRE,
            requires(json!([require("cmp-ux", 1), require("cmp-ux", 2)])),
            "BAD_USER_INPUT",
            "requirements",
        ),
        (
            REQUIRE,
            requires(json!([require("none", 1)])),
            "NOT_FOUND",
            "requirements",
        ),
        (
            REQUIRE,
            requires(json!(vec![require("cmp-ux", 1); 51])),
            "BAD_USER_INPUT",
            "requirements",
        ),
        (
            REQUIRE,
            json!({ "post": post("post-12"), "requirements": [] }),
            "NOT_FOUND",
            "post",
        ),
        (
            REQUIRE,
            json!({ "post": post("post-04"), "requirements": [] }),
            "FORBIDDEN",
            "",
        ),
    ]
}

#[tokio::test]
async fn what_cannot_be_done_is_an_answer_that_names_the_field() {
    let no_requirement = json!({ "post": id("Post", "post-03"), "requirements": [] });
    for engine in fresh().await {
        let store = &engine.store;
        let before = lists(store).await;
        for (mutation, input, code, field) in &refused() {
            let result = change(store, DGFIP, mutation, input.clone()).await;
            let field = if field.is_empty() {
                json!([])
            } else {
                json!(["input", field])
            };
            let error = &result["userErrors"][0];
            assert_eq!(
                (&error["code"], &error["field"]),
                (&json!(code), &field),
                "{input}"
            );
            assert!(!error["message"].as_str().unwrap().is_empty());
            let nothing = result.get("vacancy").or(result.get("post")).unwrap();
            assert_eq!(*nothing, Value::Null);
        }
        let outsiders = [
            "demo.agent.agt-01",
            "demo.adviser.agt-11",
            "demo.analyst.org-dgfip",
            "demo.recruiter",
            "demo.steward",
            "demo.anonymous",
        ];
        for token in outsiders {
            for (mutation, input) in [
                (PUBLISH, json!({ "post": id("Post", "post-10") })),
                (
                    CHANGE,
                    json!({ "vacancy": id("Vacancy", "vac-04"), "state": "FILLED" }),
                ),
                (REQUIRE, no_requirement.clone()),
            ] {
                let result = change(store, token, mutation, input).await;
                let error = &result["userErrors"][0];
                assert_eq!(
                    (&error["code"], &error["field"]),
                    (&json!("FORBIDDEN"), &json!([])),
                    "{token}"
                );
            }
        }
        assert_eq!(lists(store).await, before, "nothing was changed");
        sound(&engine).await;
    }
}
