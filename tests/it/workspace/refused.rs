//! What cannot be written, and how it is said.

use super::*;

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "a table of refusals")]
async fn what_cannot_be_written_is_refused_with_its_field() {
    for engine in fresh().await {
        let store = &engine.store;
        let before = recruited(store, "demo.all", json!({})).await;
        let with = |field: &str, value: Value| {
            let mut input = draft();
            input[field] = value;
            input
        };
        let at = |field: &str| json!(["input", field]);
        let long = "é".repeat(201);
        let cases = [
            ("title", json!("ab"), "BAD_USER_INPUT"),
            ("title", json!(long), "BAD_USER_INPUT"),
            ("title", json!("deux\nlignes"), "BAD_USER_INPUT"),
            ("description", json!("é".repeat(20_001)), "BAD_USER_INPUT"),
            ("occupation", json!(id("Occupation", "none")), "NOT_FOUND"),
            ("place", json!(id("Place", "none")), "NOT_FOUND"),
            (
                "place",
                json!(id("Occupation", "occ-dev")),
                "BAD_USER_INPUT",
            ),
        ];
        for (field, value, code) in cases {
            refused(
                store,
                DGFIP,
                CREATE,
                with(field, value.clone()),
                (code, at(field)),
            )
            .await;
            let update = json!({ "post": id("Post", "post-03"), field: value });
            refused(store, DGFIP, UPDATE, update, (code, at(field))).await;
        }
        let untitled = json!({ "post": id("Post", "post-03"), "title": null });
        refused(
            store,
            DGFIP,
            UPDATE,
            untitled,
            ("BAD_USER_INPUT", at("title")),
        )
        .await;
        let nowhere = with("organisation", json!(id("Organisation", "none")));
        refused(
            store,
            DGFIP,
            CREATE,
            nowhere,
            ("NOT_FOUND", at("organisation")),
        )
        .await;
        // Another tree: an open post is seen, one that was withdrawn is not.
        let update = |uid: &str| json!({ "post": id("Post", uid), "management": true });
        let days = |uid: &str, field: &str, day: Value| json!({ "vacancy": id("Vacancy", uid), field: day });
        let forbidden = || ("FORBIDDEN", json!([]));
        refused(store, DINUM, CREATE, draft(), forbidden()).await;
        refused(store, DINUM, UPDATE, update("post-03"), forbidden()).await;
        refused(
            store,
            DINUM,
            UPDATE,
            update("post-10"),
            ("NOT_FOUND", at("post")),
        )
        .await;
        refused(
            store,
            DINUM,
            DAYS,
            days("vac-04", "applyBy", json!("2026-06-01")),
            forbidden(),
        )
        .await;
        refused(
            store,
            DINUM,
            DAYS,
            days("vac-11", "applyBy", json!("2026-06-01")),
            ("NOT_FOUND", at("vacancy")),
        )
        .await;
        for token in OUTSIDERS {
            refused(store, token, CREATE, draft(), forbidden()).await;
            refused(store, token, UPDATE, update("post-03"), forbidden()).await;
            refused(
                store,
                token,
                DAYS,
                days("vac-04", "applyBy", Value::Null),
                forbidden(),
            )
            .await;
        }
        // A day that is over; a vacancy that is filled, and one whose last day is over.
        refused(
            store,
            DGFIP,
            DAYS,
            days("vac-04", "applyBy", json!("2026-03-01")),
            ("BAD_USER_INPUT", at("applyBy")),
        )
        .await;
        refused(
            store,
            "demo.recruiter.org-ign",
            DAYS,
            days("vac-16", "applyBy", json!("2026-03-10")),
            ("BAD_USER_INPUT", at("applyBy")),
        )
        .await;
        refused(
            store,
            DGFIP,
            DAYS,
            days("vac-11", "vacantFrom", json!("2026-06-01")),
            ("CONFLICT", at("vacancy")),
        )
        .await;
        refused(
            store,
            "demo.recruiter.org-insee",
            DAYS,
            days("vac-14", "applyBy", json!("2026-06-01")),
            ("CONFLICT", at("vacancy")),
        )
        .await;
        assert_eq!(recruited(store, "demo.all", json!({})).await, before);
        // Creations are counted with changes of requirements.
        for _ in 0..50 {
            done(store, DGFIP, CREATE, draft()).await;
        }
        refused(
            store,
            DGFIP,
            CREATE,
            draft(),
            ("RATE_LIMITED", at("organisation")),
        )
        .await;
        sound(&engine).await;
    }
}
