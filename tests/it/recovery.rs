//! A server whose database goes away says so, and answers again after its return, without restart.

use std::{net::TcpListener as Reservation, time::Duration};

use crate::support::{
    command::passerelle,
    engine::{neo4j, small},
    proxy::Way,
};

/// Time between two looks.
const PAUSE: Duration = Duration::from_millis(100);

/// Waits until an address answers with a status.
async fn wait_for(url: &str, status: u16) {
    loop {
        let url = url.to_owned();
        let found = tokio::task::spawn_blocking(move || {
            let agent: ureq::Agent = ureq::Agent::config_builder()
                .http_status_as_error(false)
                .build()
                .into();
            agent
                .get(&url)
                .call()
                .map(|answer| answer.status().as_u16())
        });
        if found.await.unwrap().is_ok_and(|found| found == status) {
            return;
        }
        tokio::time::sleep(PAUSE).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_service_outlives_its_database() {
    let Some(address) = neo4j() else { return };
    let _engine = small().await.last();
    let to = address.url.rsplit('/').next().unwrap().to_owned();
    let reserve = || {
        let free = Reservation::bind("127.0.0.1:0").unwrap();
        free.local_addr().unwrap()
    };
    let (database, listen) = (reserve(), reserve());
    let mut child = passerelle(&["serve", "--quiet", "--listen", &listen.to_string()])
        .args(["--graph", &format!("bolt://{database}")])
        .env("PASSERELLE_GRAPH__DEADLINE_SECONDS", "2")
        .spawn()
        .unwrap();
    let ready = format!("http://{listen}/readyz");
    wait_for(&format!("http://{listen}/livez"), 200).await;
    wait_for(&ready, 503).await;
    for _ in 0..2 {
        let way = Way::open(database, to.clone()).await.unwrap();
        wait_for(&ready, 200).await;
        drop(way);
        wait_for(&ready, 503).await;
    }
    assert!(child.try_wait().unwrap().is_none(), "the process has ended");
    child.kill().unwrap();
    child.wait().unwrap();
}
