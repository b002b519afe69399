//! Errors that pass by themselves, and errors that do not.

use passerelle::graph::{
    catalog::{AGENT_SET_CONSENT, AGENT_SET_HIDDEN_ORGANISATIONS, SERVICE_PING},
    error::GraphError,
    store::Unit,
};
use serde::de::IgnoredAny;

use super::*;
use crate::support::fake_bolt::{Answer, FakeBolt};

const DEADLOCK: &str = "Neo.TransientError.Transaction.DeadlockDetected";
const CONSTRAINT: &str = "Neo.ClientError.Schema.ConstraintValidationFailed";

/// Two statements in one transaction.
fn unit() -> Unit {
    let consent = json!({ "agent_uid": "a", "purpose": "p", "given": true, "at": "t" });
    let hidden = json!({ "agent_uid": "a", "organisation_uids": [] });
    Unit::new(AGENT_SET_CONSENT, consent).and(AGENT_SET_HIDDEN_ORGANISATIONS, hidden)
}

async fn write(store: &GraphStore) -> Result<Vec<IgnoredAny>, GraphError> {
    timeout(MARGIN, store.write(unit())).await.unwrap()
}

#[tokio::test]
async fn a_read_that_meets_two_deadlocks_succeeds_at_the_third_try() {
    for message in ["RUN", "PULL"] {
        let fake = FakeBolt::start(move |asked, before| {
            if asked.message == message && before < 2 {
                Answer::Failure(DEADLOCK)
            } else {
                Answer::Usual
            }
        })
        .await;
        let service = service(fake.store(MARGIN));
        let reply = ask(&service, QUESTION).await;
        assert_eq!(
            (reply.status, reply.code()),
            (200, ""),
            "{message}: {reply:?}"
        );
        assert_eq!(fake.runs(STATEMENT), 3, "{message}");
        assert_eq!(
            fake.count("CONNECT"),
            1,
            "one connection does for all tries"
        );
    }
}

#[tokio::test]
async fn a_write_that_meets_two_deadlocks_begins_again_twice_and_commits_once() {
    for message in ["BEGIN", "RUN", "PULL", "COMMIT"] {
        let fake = FakeBolt::start(move |asked, before| {
            let first = asked.statement.is_empty() || asked.statement == AGENT_SET_CONSENT.name;
            if asked.message == message && first && before < 2 {
                Answer::Failure(DEADLOCK)
            } else {
                Answer::Usual
            }
        })
        .await;
        write(&fake.store(MARGIN)).await.unwrap();
        assert_eq!(fake.count("BEGIN"), 3, "{message}");
        let commits = if message == "COMMIT" { 3 } else { 1 };
        assert_eq!(fake.count("COMMIT"), commits, "{message}");
        assert_eq!(fake.runs(AGENT_SET_HIDDEN_ORGANISATIONS.name), commits);
    }
}

#[tokio::test]
async fn what_is_transient_for_ever_ends_with_a_code() {
    for message in ["RUN", "PULL"] {
        let fake = FakeBolt::start(move |asked, _| match asked.message {
            said if said == message => Answer::Failure(DEADLOCK),
            _ => Answer::Usual,
        })
        .await;
        let service = service(fake.store(DEADLINE));
        let reply = ask(&service, QUESTION).await;
        let expected = ["UPSTREAM_UNAVAILABLE", "DEADLINE_EXCEEDED"];
        assert!(expected.contains(&reply.code()), "{message}: {reply:?}");
        assert!(fake.runs(STATEMENT) > 2, "it was tried again");
        let failed = write(&fake.store(DEADLINE)).await.unwrap_err();
        let coded = matches!(
            failed,
            GraphError::Unavailable { .. } | GraphError::Timeout { .. }
        );
        assert!(coded, "{failed}");
        assert_eq!(fake.count("COMMIT"), 0);
        assert_eq!(probe(&service, "/livez").await.status, 200);
        fake.follow(|_, _| Answer::Usual);
        healthy(&service).await;
    }
}

#[tokio::test]
async fn a_broken_constraint_is_reported_at_once() {
    for message in ["RUN", "PULL", "COMMIT"] {
        let fake = FakeBolt::start(move |asked, _| match asked.message {
            said if said == message => Answer::Failure(CONSTRAINT),
            _ => Answer::Usual,
        })
        .await;
        let failed = write(&fake.store(MARGIN)).await.unwrap_err();
        assert!(matches!(failed, GraphError::Conflict { .. }), "{failed}");
        assert_eq!(fake.count("BEGIN"), 1, "{message}");
    }
}

#[tokio::test]
async fn a_statement_that_the_server_refuses_or_gives_up_is_not_tried_again() {
    for (code, timed_out) in [
        ("Neo.ClientError.Statement.SyntaxError", false),
        ("Neo.ClientError.Transaction.TransactionTimedOut", true),
        (
            "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration",
            true,
        ),
    ] {
        let fake = FakeBolt::start(move |asked, _| match asked.message {
            "RUN" => Answer::Failure(code),
            _ => Answer::Usual,
        })
        .await;
        let store = fake.store(MARGIN);
        let failed = store.read(SERVICE_PING, json!({})).await.unwrap_err();
        assert_eq!(
            matches!(failed, GraphError::Timeout { .. }),
            timed_out,
            "{code}"
        );
        assert_eq!(fake.count("RUN"), 1, "{code}");
        let _ = write(&store).await.unwrap_err();
        assert_eq!(fake.count("BEGIN"), 1, "{code}");
        assert!(
            fake.count("ROLLBACK") + fake.count("RESET") > 0,
            "no transaction is left open"
        );
    }
}
