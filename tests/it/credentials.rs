//! A database that refuses who we are is a matter of settings, and the error says so.

use std::process::Stdio;

use crate::support::{command::passerelle, engine::neo4j};

/// Nobody: the server would lock a user whose password is wrong too often out of the other tests.
fn nobody() -> String {
    format!("nobody-{}", uuid::Uuid::new_v4().simple())
}

#[test]
fn refused_credentials_are_reported_in_french_and_are_no_database_that_is_away() {
    let Some(address) = neo4j() else { return };
    let host = address.url.split_once("://").unwrap().1;
    for command in [
        vec!["migrate"],
        vec!["refresh"],
        vec!["check"],
        vec!["recommend", "agt-01"],
    ] {
        let output = passerelle(&[&command[..], &["--graph", &address.url]].concat())
            .env("PASSERELLE_GRAPH__USER", nobody())
            .env("PASSERELLE_GRAPH__PASSWORD", "very secret")
            .output()
            .unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(3), "{command:?}: {said}");
        let last = said.lines().last().unwrap();
        assert!(last.contains("refuses the user or the password"), "{said}");
        assert!(
            !said.contains("very secret") && !last.contains(host),
            "{said}"
        );
    }
}

#[test]
fn a_service_whose_credentials_are_refused_starts_and_waits() {
    let Some(address) = neo4j() else { return };
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let listen = free.local_addr().unwrap().to_string();
    drop(free);
    let mut server = passerelle(&["serve", "--listen", &listen, "--graph", &address.url])
        .env("PASSERELLE_GRAPH__USER", nobody())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .build()
        .into();
    let status = |path: &str| {
        let answer = agent.get(format!("http://{listen}{path}")).call();
        answer.ok().map(|answer| answer.status().as_u16())
    };
    let begun = std::time::Instant::now();
    while status("/livez").is_none() && begun.elapsed().as_secs() < 60 {
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    let seen = (status("/livez"), status("/readyz"));
    let lives = server.try_wait().unwrap().is_none();
    server.kill().unwrap();
    server.wait().unwrap();
    assert_eq!((seen, lives), ((Some(200), Some(503)), true));
}
