//! A database that does not know us, or not any more.

use super::*;
use crate::support::fake_bolt::{Answer, FakeBolt};

const UNAUTHORIZED: &str = "Neo.ClientError.Security.Unauthorized";
const EXPIRED: &str = "Neo.ClientError.Security.AuthorizationExpired";

#[tokio::test]
async fn a_wrong_password_is_tried_once_a_request_and_is_why_the_service_is_not_ready() {
    for scheme in ["bolt", "neo4j"] {
        let fake = FakeBolt::start(|asked, _| match asked.message {
            "HELLO" => Answer::FailureAndClose(UNAUTHORIZED),
            _ => Answer::Usual,
        })
        .await;
        let service = service(fake.store_by(scheme, DEADLINE));
        let reply = ask(&service, QUESTION).await;
        assert_eq!(reply.code(), "UPSTREAM_UNAVAILABLE", "{reply:?}");
        let tries = fake.count("HELLO");
        assert!((1..=3).contains(&tries), "{scheme}: {tries} tries");
        not_ready(&service, "authentication").await;
        assert!(fake.count("HELLO") <= 2 * tries);
        fake.follow(|_, _| Answer::Usual);
        healthy(&service).await;
    }
}

#[tokio::test]
async fn an_authorization_that_expired_is_asked_for_again_on_a_new_connection() {
    let fake = FakeBolt::start(|_, _| Answer::Usual).await;
    let service = service(fake.store(DEADLINE));
    healthy(&service).await;
    fake.follow(|asked, before| match (asked.message, before) {
        ("RUN", 0) => Answer::FailureAndClose(EXPIRED),
        _ => Answer::Usual,
    });
    let reply = ask(&service, QUESTION).await;
    assert_eq!((reply.status, reply.code()), (200, ""), "{reply:?}");
    assert_eq!((fake.runs(STATEMENT), fake.count("HELLO")), (2, 1));
}

#[tokio::test]
async fn an_authorization_that_was_taken_away_is_not_asked_for_in_a_loop() {
    let fake = FakeBolt::start(|_, _| Answer::Usual).await;
    let service = service(fake.store(DEADLINE));
    healthy(&service).await;
    fake.follow(|asked, _| match asked.message {
        "RUN" => Answer::FailureAndClose(EXPIRED),
        "HELLO" => Answer::FailureAndClose(UNAUTHORIZED),
        _ => Answer::Usual,
    });
    let reply = ask(&service, QUESTION).await;
    assert_eq!(reply.code(), "UPSTREAM_UNAVAILABLE", "{reply:?}");
    assert_eq!((fake.runs(STATEMENT), fake.count("HELLO")), (1, 1));
    not_ready(&service, "authentication").await;
    fake.follow(|_, _| Answer::Usual);
    healthy(&service).await;
}
