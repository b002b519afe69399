//! The engine inside the process keeps the deadline too.

use passerelle::graph::{
    catalog::SERVICE_PING, embedded::EmbeddedStore, error::GraphError, store::Unit,
};
use serde::de::IgnoredAny;

use super::*;

fn with_deadline(store: &EmbeddedStore, deadline: Duration) -> GraphStore {
    GraphStore::Embedded(store.with_deadline(deadline))
}

#[tokio::test]
async fn a_statement_without_end_is_given_up_however_little_time_is_left() {
    let store = EmbeddedStore::in_memory(MARGIN);
    for deadline in [Duration::from_micros(900), Duration::from_millis(200)] {
        let store = with_deadline(&store, deadline);
        let read = timeout(MARGIN, store.read::<IgnoredAny>(SLOW, json!({})));
        let failed = read.await.unwrap().unwrap_err();
        assert!(matches!(failed, GraphError::Timeout { .. }), "{failed}");
    }
    let store = with_deadline(&store, MARGIN);
    let ping = store.read(SERVICE_PING, json!({})).await;
    assert_eq!(ping.unwrap().len(), 1);
}

#[tokio::test]
async fn a_write_whose_time_is_over_while_it_waits_for_its_turn_is_not_done() {
    let store = EmbeddedStore::in_memory(MARGIN);
    let (first, second) = (
        with_deadline(&store, DEADLINE),
        with_deadline(&store, DEADLINE / 10),
    );
    let slow = first.write::<IgnoredAny>(Unit::new(SLOW, json!({})));
    let late = async {
        tokio::time::sleep(DEADLINE / 10).await;
        second
            .write::<IgnoredAny>(Unit::new(CREATE, json!({})))
            .await
    };
    let (slow, late) = timeout(MARGIN, Box::pin(async { tokio::join!(slow, late) }))
        .await
        .unwrap();
    assert!(matches!(slow, Err(GraphError::Timeout { .. })), "{slow:?}");
    assert!(matches!(late, Err(GraphError::Timeout { .. })), "{late:?}");
    let store = with_deadline(&store, MARGIN);
    let found = store.read::<Answer>(COUNT, json!({})).await.unwrap();
    assert_eq!(found[0].answer, 0);
}
