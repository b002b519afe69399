//! A database that is away, goes away, or says nothing.

use super::*;
use crate::support::fake_bolt::{Answer, FakeBolt};

#[tokio::test]
async fn a_connection_that_is_reset_is_tried_once_more() {
    let fake = FakeBolt::start(|_, _| Answer::Usual).await;
    let service = service(fake.store(DEADLINE));
    healthy(&service).await;
    for message in ["RUN", "PULL"] {
        fake.follow(
            move |asked, before| match (asked.message == message, before) {
                (true, 0) => Answer::Close,
                _ => Answer::Usual,
            },
        );
        let reply = ask(&service, QUESTION).await;
        assert_eq!((reply.status, reply.code()), (200, ""), "{reply:?}");
        assert_eq!(fake.runs(STATEMENT), 2, "{message}");
    }
}

#[tokio::test]
async fn a_database_that_hangs_up_each_time_is_asked_twice_and_no_more() {
    let fake = FakeBolt::start(|_, _| Answer::Usual).await;
    let service = service(fake.store(DEADLINE));
    healthy(&service).await;
    fake.follow(|asked, _| match asked.message {
        "RUN" => Answer::Close,
        _ => Answer::Usual,
    });
    let reply = ask(&service, QUESTION).await;
    assert_eq!(reply.code(), "UPSTREAM_UNAVAILABLE", "{reply:?}");
    assert_eq!(fake.runs(STATEMENT), 2);
    not_ready(&service, "unreachable").await;
    fake.follow(|_, _| Answer::Usual);
    healthy(&service).await;
}

#[tokio::test]
async fn a_silent_server_costs_its_deadline_and_its_connection() {
    for message in ["CONNECT", "HELLO", "RUN", "PULL"] {
        let fake = FakeBolt::start(move |asked, _| match asked.message {
            said if said == message => Answer::Silence,
            _ => Answer::Usual,
        })
        .await;
        let service = service(fake.store(DEADLINE));
        let probes = not_ready(&service, "unreachable");
        let (reply, ()) = tokio::join!(ask(&service, QUESTION), probes);
        assert_eq!(reply.code(), "DEADLINE_EXCEEDED", "{message}: {reply:?}");
        fake.follow(|_, _| Answer::Usual);
        // A mute connection is closed when its turn comes.
        let closed = async {
            while {
                healthy(&service).await;
                fake.mute() > 0
            } {}
        };
        timeout(MARGIN, closed).await.unwrap();
    }
}

#[tokio::test]
async fn an_idle_connection_that_went_mute_is_replaced_within_the_deadline() {
    let fake = FakeBolt::start(|_, _| Answer::Usual).await;
    let service = service(fake.store(DEADLINE));
    healthy(&service).await;
    fake.follow(|_, _| Answer::Silence);
    let reply = ask(&service, QUESTION).await;
    assert_eq!(reply.code(), "DEADLINE_EXCEEDED", "{reply:?}");
    assert_eq!(fake.count("RESET"), 1, "the connection was not looked at");
    fake.follow(|_, _| Answer::Usual);
    healthy(&service).await;
}
