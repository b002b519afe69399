//! The protocol `graphql-transport-ws`: who is let in, what is refused and how a socket ends.

use tokio::time::Instant;

use super::*;
use crate::support::{
    command::Server,
    engine::{Engine, embedded, small},
};

const MATCHES: &str = "subscription { newMatches { score node { reference } } }";

async fn service() -> Service {
    Service::start(&embedded(), SocketLimits::default()).await
}

async fn small_service(limits: SocketLimits) -> (Engine, Service) {
    let engine = small().await.next().unwrap();
    let service = Service::start(&engine.store, limits).await;
    (engine, service)
}

#[tokio::test(start_paused = true)]
async fn a_client_that_does_not_say_who_it_is_is_sent_away_after_three_seconds() {
    let service = service().await;
    let mut client = Client::open(&service.address, &[]).await.unwrap();
    let begun = Instant::now();
    assert_eq!(client.closed().await, 4408);
    assert_eq!(begun.elapsed().as_secs(), 3);
}

#[tokio::test]
async fn a_breach_of_the_protocol_closes_the_socket_with_its_code() {
    let init = json!({ "type": "connection_init" });
    let token =
        |token: Value| json!({ "type": "connection_init", "payload": { "authorization": token } });
    let capital =
        |token: Value| json!({ "type": "connection_init", "payload": { "Authorization": token } });
    let twice = json!({ "type": "connection_init", "payload": {
        "Authorization": "Bearer demo.all", "authorization": "Bearer demo.anonymous",
    } });
    let subscribe =
        json!({ "type": "subscribe", "id": "1", "payload": { "query": "{ __typename }" } });
    let nameless =
        json!({ "type": "subscribe", "id": "", "payload": { "query": "{ __typename }" } });
    let long = json!({ "type": "ping", "payload": { "text": "x".repeat(200_000) } });
    let service = service().await;
    for (said, code) in [
        (vec![json!({ "type": "start" })], 4400),
        (
            vec![json!({ "type": "connection_init", "payload": 1 })],
            4400,
        ),
        (vec![init.clone(), nameless], 4400),
        (
            vec![init.clone(), json!({ "type": "subscribe", "id": "1" })],
            4400,
        ),
        (vec![subscribe.clone()], 4401),
        (vec![token(json!("Bearer other"))], 4403),
        (vec![token(json!("demo.all"))], 4403),
        (vec![token(json!(1))], 4403),
        (vec![capital(json!("Bearer other"))], 4403),
        (vec![capital(json!(1))], 4403),
        (vec![twice], 4403),
        (vec![init.clone(), init.clone()], 4429),
        (vec![init.clone(), long], 1009),
    ] {
        let mut client = Client::open(&service.address, &[]).await.unwrap();
        for message in &said {
            client.say(message.clone()).await;
        }
        assert_eq!(client.closed().await, code, "{said:?}");
    }
    let mut client = Client::open(&service.address, &[]).await.unwrap();
    let bytes = Message::Binary(init.to_string().into_bytes().into());
    client.0.send(bytes).await.unwrap();
    assert_eq!(client.closed().await, 4400);
}

#[tokio::test]
async fn another_protocol_page_or_crowd_does_not_get_in() {
    let limits = SocketLimits {
        open: 1,
        origins: vec!["https://rh.exemple.fr".to_owned()],
        ..SocketLimits::default()
    };
    let service = Service::start(&embedded(), limits).await;
    let old = [("sec-websocket-protocol", "graphql-ws")];
    // This client refuses an answer without the protocol that it asked for.
    assert!(Client::open(&service.address, &old).await.is_err());
    let (mut without, _) = connect_async(&service.address).await.unwrap();
    let closed = without.next().await.unwrap().unwrap();
    let Message::Close(Some(frame)) = closed else {
        panic!("{closed:?}");
    };
    assert_eq!(u16::from(frame.code), 4406);
    drop(without);
    let status = async |headers: &[(&'static str, &str)]| match Client::open(
        &service.address,
        headers,
    )
    .await
    {
        Err(Error::Http(answer)) => (answer.status().as_u16(), None),
        other => (101, Some(other.unwrap())),
    };
    assert_eq!(status(&[("origin", "https://ailleurs.fr")]).await.0, 403);
    let own = service.address.replace("ws://", "http://");
    let own = own.strip_suffix("/graphql").unwrap();
    for origin in [own, "https://rh.exemple.fr"] {
        // The places of those who have left are free in a moment.
        while status(&[("origin", origin)]).await.0 != 101 {
            tokio::time::sleep(PERIOD).await;
        }
    }
    while status(&[]).await.0 != 101 {
        tokio::time::sleep(PERIOD).await;
    }
    let mut kept = None;
    while kept.is_none() {
        kept = status(&[]).await.1;
    }
    assert_eq!(status(&[]).await.0, 503);
}

#[tokio::test]
async fn queries_and_changes_are_answered_once_and_refusals_have_their_codes() {
    let (_engine, service) = small_service(SocketLimits::default()).await;
    let mut client = service.client("demo.agent.agt-01").await;
    client.subscribe("q", "{ me { uid } }").await;
    assert_eq!(
        client.event("q").await,
        json!({ "me": { "uid": "agt-01" } })
    );
    assert_eq!(
        client.hear().await,
        json!({ "type": "complete", "id": "q" })
    );
    let aliases = (0..31).map(|i| format!("a{i}: score "));
    let aliases: String = aliases.collect();
    for (query, code) in [
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("subscription { nothing }", "GRAPHQL_VALIDATION_FAILED"),
        (
            "subscription { newMatches { nothing } }",
            "GRAPHQL_VALIDATION_FAILED",
        ),
        (
            "subscription { newMatches { score } introductionChanged { id } }",
            "GRAPHQL_VALIDATION_FAILED",
        ),
        (
            "subscription { ...All } fragment All on Subscription { newMatches { score } }",
            "GRAPHQL_VALIDATION_FAILED",
        ),
        ("subscription { __typename }", "GRAPHQL_VALIDATION_FAILED"),
        (
            "subscription { newMatches(minScore: 1.5) { score } }",
            "BAD_USER_INPUT",
        ),
        (
            "subscription { newMatches(minScore: -0.1) { score } }",
            "BAD_USER_INPUT",
        ),
        (
            &format!("subscription {{ newMatches {{ {aliases} }} }}"),
            "QUERY_TOO_COMPLEX",
        ),
        (
            include_str!("../hostile/fragment_bomb_025.graphql"),
            "QUERY_TOO_COMPLEX",
        ),
    ] {
        client.subscribe("x", query).await;
        let extensions = client.refusal("x").await;
        assert_eq!(extensions["code"], code, "{query}");
        assert!(extensions["requestId"].is_string(), "{query}");
        if code == "BAD_USER_INPUT" {
            assert_eq!(extensions["argument"], "minScore");
        }
    }
    for token in [
        "demo.analyst",
        "demo.anonymous",
        "demo.recruiter.org-dinum",
        "demo.agent.absent",
    ] {
        let mut other = service.client(token).await;
        for field in [
            "newMatches { score }",
            "introductionChanged { id }",
            "endorsementOffered { id }",
        ] {
            other
                .subscribe("x", &format!("subscription {{ {field} }}"))
                .await;
            assert_eq!(other.refusal("x").await["code"], "FORBIDDEN", "{token}");
        }
    }
    let by_post = Request::new(MATCHES);
    let principal = read_token("demo.agent.agt-01").unwrap();
    let answer = service.api.execute(by_post, principal).await;
    let answer = serde_json::to_value(&answer).unwrap();
    let code = &answer["errors"][0]["extensions"]["code"];
    assert_eq!(code, "BAD_USER_INPUT", "{answer}");
    assert!(
        answer["errors"][0]["message"]
            .as_str()
            .unwrap()
            .contains("WebSocket")
    );
}

#[tokio::test]
async fn operations_of_a_socket_have_names_of_their_own_and_are_few() {
    let (_engine, service) = small_service(SocketLimits::default()).await;
    let mut client = service.client("demo.agent.agt-01").await;
    client
        .say(json!({ "type": "ping", "payload": { "n": 1 } }))
        .await;
    let pong = json!({ "type": "pong", "payload": { "n": 1 } });
    assert_eq!(client.hear().await, pong);
    for id in ["1", "2", "3", "4", "5"] {
        client.watch(id, MATCHES, &service).await;
    }
    client.subscribe("6", MATCHES).await;
    assert_eq!(client.refusal("6").await["code"], "RATE_LIMITED");
    // An operation that has ended leaves its place, and its name.
    client.say(json!({ "type": "complete", "id": "5" })).await;
    client.subscribe("5", "{ __typename }").await;
    assert_eq!(client.event("5").await["__typename"], "Query");
    assert_eq!(client.hear().await["type"], "complete");
    assert_eq!(service.api.watched(), 4);
    client.subscribe("1", MATCHES).await;
    assert_eq!(client.closed().await, 4409);
    while service.api.watched() > 0 {
        tokio::time::sleep(PERIOD).await;
    }
}

#[tokio::test]
async fn a_client_that_does_not_read_is_dropped_and_the_others_are_served() {
    let service = service().await;
    let mut other = service.client("demo.anonymous").await;
    let mut slow = service.client("demo.anonymous").await;
    let ping = json!({ "type": "ping", "payload": { "text": "x".repeat(90_000) } }).to_string();
    // Answers fill what the kernel keeps for the client, then the queue: its bytes are 11 of them.
    let mut sent = 0;
    while slow
        .0
        .send(Message::Text(ping.clone().into()))
        .await
        .is_ok()
    {
        sent += 1;
        assert!(sent < 20_000, "it is never dropped");
    }
    assert!(sent > 11, "{sent}");
    other.subscribe("1", "{ __typename }").await;
    assert_eq!(other.event("1").await["__typename"], "Query");
}

#[tokio::test]
async fn a_client_that_answers_no_ping_is_dropped() {
    let limits = SocketLimits {
        ping: Duration::from_millis(100),
        ..SocketLimits::default()
    };
    let service = Service::start(&embedded(), limits).await;
    let mut client = service.client("demo.anonymous").await;
    // This client answers pings while it reads: it is kept, and dropped when it stops reading.
    let read = timeout(Duration::from_secs(1), client.0.next());
    assert!(
        read.await
            .is_ok_and(|read| matches!(read, Some(Ok(Message::Ping(_)))))
    );
    let all = service.sockets.clone();
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(client.closed().await, 1013);
    timeout(PATIENCE, all.close()).await.unwrap();
}

#[tokio::test]
async fn a_server_that_stops_says_so_and_waits_for_nobody() {
    let server = Server::start(&["--data", "fixtures/small"]);
    let address = format!("{}/graphql", server.address.replace("http://", "ws://"));
    let mut client = Client::open(&address, &[]).await.unwrap();
    client.greet("demo.agent.agt-01").await;
    client.subscribe("1", MATCHES).await;
    client.subscribe("2", "{ __typename }").await;
    while client.hear().await["type"] != "complete" {}
    let stopped = tokio::task::spawn_blocking(|| server.terminate());
    assert_eq!(client.closed().await, 1001);
    drop(client);
    assert_eq!(stopped.await.unwrap(), Some(0));
}

/// Bytes of memory that a process holds.
#[cfg(target_os = "linux")]
fn memory(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let kilobytes = line.unwrap().split_whitespace().nth(1).unwrap();
    kilobytes.parse::<u64>().unwrap() * 1024
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_thousand_idle_sockets_hold_at_most_fifty_megabytes() {
    let server = Server::start(&["--data", "fixtures/small"]);
    let address = format!("{}/graphql", server.address.replace("http://", "ws://"));
    let open = async || {
        let mut client = Client::open(&address, &[]).await.unwrap();
        client.greet("demo.agent.agt-01").await;
        client
    };
    // The first ones warm up what is shared.
    let mut clients = vec![open().await, open().await];
    let before = memory(server.id());
    // A test may have no more than 1,024 files: memory is counted for each socket.
    let count = 500;
    for _ in 0..count {
        clients.push(open().await);
    }
    let grown = memory(server.id()).saturating_sub(before);
    assert!(grown / count <= 50_000, "{grown} bytes for {count} sockets");
}
