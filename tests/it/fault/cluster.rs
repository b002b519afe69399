//! A cluster whose leader moves.

use passerelle::graph::{catalog::AGENT_SET_HIDDEN_ORGANISATIONS, error::GraphError, store::Unit};
use serde::de::IgnoredAny;

use super::*;
use crate::support::fake_bolt::{Answer, FakeBolt, table};

async fn write(store: &GraphStore) -> Result<Vec<IgnoredAny>, GraphError> {
    let hidden = json!({ "agent_uid": "a", "organisation_uids": [] });
    let unit = Unit::new(AGENT_SET_HIDDEN_ORGANISATIONS, hidden);
    timeout(MARGIN, store.write(unit)).await.unwrap()
}

#[tokio::test]
async fn a_write_finds_the_new_leader() {
    for code in [
        "Neo.ClientError.Cluster.NotALeader",
        "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase",
    ] {
        let new = FakeBolt::start(|_, _| Answer::Usual).await;
        let old = FakeBolt::start(|_, _| Answer::Usual).await;
        let store = old.store_by("neo4j", MARGIN);
        write(&store).await.unwrap();
        assert_eq!((old.count("ROUTE"), old.count("COMMIT")), (1, 1));
        let (router, writer) = (old.address, new.address);
        old.follow(move |asked, _| match asked.message {
            "ROUTE" => Answer::Success(table(router, writer)),
            "RUN" => Answer::Failure(code),
            _ => Answer::Usual,
        });
        // A store with another deadline is a view of the same one.
        let view = match &store {
            GraphStore::Bolt(store) => GraphStore::Bolt(store.with_deadline(MARGIN)),
            GraphStore::Embedded(_) => panic!("another engine"),
        };
        write(&view).await.unwrap();
        assert_eq!((old.count("BEGIN"), old.count("COMMIT")), (1, 0), "{code}");
        assert_eq!((new.count("BEGIN"), new.count("COMMIT")), (1, 1), "{code}");
        // What was learnt stays.
        write(&store).await.unwrap();
        assert_eq!((old.count("BEGIN"), new.count("COMMIT")), (1, 2), "{code}");
        assert_eq!(old.count("ROUTE"), 1, "{code}");
    }
}

#[tokio::test]
async fn an_election_without_a_leader_is_waited_for() {
    let fake = FakeBolt::start(|asked, before| match (asked.message, before) {
        ("RUN", 0..3) => Answer::Failure("Neo.ClientError.Cluster.NotALeader"),
        _ => Answer::Usual,
    })
    .await;
    for scheme in ["bolt", "neo4j"] {
        write(&fake.store_by(scheme, MARGIN)).await.unwrap();
    }
    assert_eq!((fake.count("BEGIN"), fake.count("COMMIT")), (5, 2));
}
