//! A way to the database that stalls, slows down, breaks, and loses what passes: before Neo4j where one
//! is given, else before the fake server.

use passerelle::{
    domain::{
        analytics::small_count::Threshold,
        error::Error,
        introductions::port::{self as introduction, IntroductionGraph as _},
        model::port::EntityGraph as _,
        profile::port::{ChangeGraph as _, IdempotencyKey, ProfileChange, WriteContext},
        viewer::Viewer,
        vocabulary::Purpose,
    },
    graph::{
        bolt::{BoltAddress, BoltStore},
        catalog::REFRESH_LIST_IDEMPOTENCY_KEYS,
        error::GraphError,
        store::Unit,
    },
};
use serde::de::IgnoredAny;

use super::*;
use crate::support::{
    engine::{Engine, fresh, imported, instant, neo4j, small},
    fake_bolt::{self, FakeBolt},
    proxy::{Way, Weather},
};

/// A database behind a way.
struct Behind {
    way: Way,
    to: String,
    store: GraphStore,
    _fake: Option<FakeBolt>,
    _engine: Option<Engine>,
}

impl Behind {
    async fn start(address: BoltAddress, engine: Option<Engine>, fake: Option<FakeBolt>) -> Self {
        let to = address.url.rsplit('/').next().unwrap().to_owned();
        let way = Way::open(([127, 0, 0, 1], 0).into(), to.clone())
            .await
            .unwrap();
        let url = format!("bolt://{}", way.address);
        let store = BoltStore::connect(&BoltAddress { url, ..address }, DEADLINE).unwrap();
        Self {
            way,
            to,
            store: GraphStore::Bolt(store),
            _fake: fake,
            _engine: engine,
        }
    }

    /// Neo4j or the fake server, for reads.
    async fn any() -> Self {
        if let Some(address) = neo4j() {
            return Self::start(address, small().await.last(), None).await;
        }
        let fake = FakeBolt::start(|_, _| fake_bolt::Answer::Usual).await;
        Self::start(fake.known_as("bolt"), None, Some(fake)).await
    }
}

#[tokio::test]
async fn a_way_that_leads_nowhere_costs_the_deadline_and_nothing_after_it() {
    let behind = Behind::any().await;
    let service = service(behind.store.clone());
    healthy(&service).await;
    for weather in [Weather::Stalled, Weather::Slow(MARGIN)] {
        behind.way.set(weather);
        let probes = not_ready(&service, "unreachable");
        let (reply, ()) = tokio::join!(ask(&service, QUESTION), probes);
        assert_eq!(reply.code(), "DEADLINE_EXCEEDED", "{weather:?}: {reply:?}");
        behind.way.set(Weather::Clear);
        healthy(&service).await;
    }
}

#[tokio::test]
async fn a_way_that_is_cut_is_found_again_when_it_is_mended() {
    let behind = Behind::any().await;
    let service = service(behind.store.clone());
    healthy(&service).await;
    let address = behind.way.address;
    drop(behind.way);
    let reply = ask(&service, QUESTION).await;
    assert_eq!(reply.code(), "UPSTREAM_UNAVAILABLE", "{reply:?}");
    not_ready(&service, "unreachable").await;
    let _mended = Way::open(address, behind.to.clone()).await.unwrap();
    healthy(&service).await;
}

async fn withdraw(store: &GraphStore, now: chrono::DateTime<chrono::Utc>) -> Result<(), Error> {
    let change = ProfileChange::Consent {
        purpose: Purpose::Recommendations,
        given: false,
    };
    let write = WriteContext {
        now,
        today: now.date_naive(),
        key: Some(IdempotencyKey::new("agt-01", "setConsent", "lost", "{}")),
    };
    store.change_profile("agt-01", &change, &write).await
}

#[tokio::test]
async fn a_change_whose_acknowledgement_is_lost_is_made_once_however_often_it_is_sent() {
    let Some(address) = neo4j() else { return };
    let engine = imported().await.last().unwrap();
    let direct = engine.store.clone();
    let consents = async || {
        format!(
            "{:?}",
            direct.consents(&["agt-01".to_owned()]).await.unwrap()
        )
    };
    let before = consents().await;
    let behind = Behind::start(address, Some(engine), None).await;
    behind.way.lose_next_commit();
    let failed = withdraw(&behind.store, instant()).await.unwrap_err();
    assert!(matches!(failed, Error::Unavailable(_)), "{failed}");
    assert!(!behind.way.waits_for_commit());
    let kept = consents().await;
    assert_ne!(kept, before, "the commit itself has passed");
    for hours in 1..3 {
        let later = instant() + chrono::TimeDelta::hours(hours);
        withdraw(&behind.store, later).await.unwrap();
        assert_eq!(consents().await, kept);
    }
    let page = json!({ "after": "", "limit": 10 });
    let found = direct.read(REFRESH_LIST_IDEMPOTENCY_KEYS, page).await;
    assert_eq!(found.unwrap().len(), 1);
}

#[tokio::test]
async fn a_request_to_meet_whose_acknowledgement_is_lost_is_made_once_however_often_it_is_sent() {
    let Some(address) = neo4j() else { return };
    let engine = fresh().await.last().unwrap();
    let direct = engine.store.clone();
    let behind = Behind::start(address, Some(engine), None).await;
    let request = introduction::Request {
        from: introduction::Asker::Peer("agt-01".to_owned()),
        to: "agt-15".to_owned(),
        about: None,
        message: None,
        contact: None,
    };
    let write = WriteContext {
        now: instant(),
        today: instant().date_naive(),
        key: Some(IdempotencyKey::new(
            "agt-01",
            "requestIntroduction",
            "lost",
            "{}",
        )),
    };
    behind.way.lose_next_commit();
    let failed = behind.store.ask(&request, &write).await.unwrap_err();
    assert!(matches!(failed, Error::Unavailable(_)), "{failed}");
    assert!(!behind.way.waits_for_commit());
    for _ in 0..2 {
        let (uid, asking) = behind.store.ask(&request, &write).await.unwrap().unwrap();
        assert_eq!(asking, introduction::Asking::Asked);
        let viewer = Viewer {
            all: false,
            agent: Some("agt-01".to_owned()),
            adviser: None,
            organisation: None,
            today: write.today,
            threshold: Threshold::INSIDE,
        };
        let agents = ["agt-01".to_owned()];
        let made = direct.agent_introductions(&agents, &viewer).await.unwrap();
        let made: Vec<_> = made.iter().map(|item| &item.introduction_uid).collect();
        assert_eq!(made, [&uid]);
    }
}

/// Waits until the server works on the slow statement, or does so no more.
async fn until_running(store: &GraphStore, running: bool) {
    let wait = async {
        while (store.read::<Answer>(RUNNING, json!({})).await.unwrap()[0].answer > 0) != running {
            tokio::time::sleep(PAUSE).await;
        }
    };
    timeout(MARGIN, wait).await.unwrap();
}

#[tokio::test]
async fn what_is_given_up_here_is_ended_on_the_server() {
    let Some(address) = neo4j() else { return };
    let engine = small().await.last().unwrap();
    let direct = engine.store.clone();
    let store = BoltStore::connect(&address, DEADLINE).unwrap();
    let patient = GraphStore::Bolt(store.with_deadline(MARGIN * 10));
    let store = GraphStore::Bolt(store);
    let unit = || Unit::new(SLOW, json!({}));
    let (read, ()) = tokio::join!(
        store.read::<IgnoredAny>(SLOW, json!({})),
        until_running(&direct, true)
    );
    assert!(matches!(read, Err(GraphError::Timeout { .. })));
    until_running(&direct, false).await;
    // No time limit goes with a transaction: its connection has to be closed.
    let (write, ()) = tokio::join!(
        store.write::<IgnoredAny>(unit()),
        until_running(&direct, true)
    );
    assert!(matches!(write, Err(GraphError::Timeout { .. })));
    until_running(&direct, false).await;
    // The same when it is the client who gives up.
    tokio::select! {
        _ = patient.read::<IgnoredAny>(SLOW, json!({})) => panic!("the slow statement is quick"),
        () = until_running(&direct, true) => {}
    }
    until_running(&direct, false).await;
    tokio::select! {
        _ = patient.write::<IgnoredAny>(unit()) => panic!("the slow statement is quick"),
        () = until_running(&direct, true) => {}
    }
    until_running(&direct, false).await;
}
