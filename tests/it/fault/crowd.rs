//! More clients than the database or the server can take, and clients that leave.

use std::{future::IntoFuture as _, net::SocketAddr};

use futures::future::join_all;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};

use super::*;
use crate::support::fake_bolt::{Answer, FakeBolt};

#[tokio::test]
async fn a_crowd_before_a_black_hole_is_answered_to_the_last_one() {
    let fake = FakeBolt::start(|_, _| Answer::Usual).await;
    let service = service(fake.store(DEADLINE));
    healthy(&service).await;
    fake.follow(|_, _| Answer::Silence);
    let crowd = join_all((0..400).map(|_| ask(&service, QUESTION)));
    let probes = async {
        for _ in 0..3 {
            not_ready(&service, "unreachable").await;
        }
    };
    let (replies, ()) = tokio::join!(crowd, probes);
    let (refused, served): (Vec<_>, Vec<_>) =
        replies.into_iter().partition(|reply| reply.status == 503);
    // Eight run, eight wait: everybody else is refused at once.
    assert!(refused.len() >= 400 - 16, "{}", refused.len());
    for reply in &refused {
        assert!(
            reply.retry_after && reply.code() == "UPSTREAM_UNAVAILABLE",
            "{reply:?}"
        );
    }
    for reply in &served {
        let expected = ["UPSTREAM_UNAVAILABLE", "DEADLINE_EXCEEDED"];
        assert!(expected.contains(&reply.code()), "{reply:?}");
    }
    // Nobody got a fifth connection.
    assert!(fake.open() <= 4, "{}", fake.open());
    fake.follow(|_, _| Answer::Usual);
    healthy(&service).await;
}

#[tokio::test]
async fn the_wait_for_a_turn_and_the_work_share_one_deadline() {
    let fake = FakeBolt::start(|asked, before| match (asked.message, before) {
        ("PULL", 0) => Answer::Silence,
        // Nobody connects in the last instant.
        ("CONNECT", 1..) => {
            std::thread::sleep(PAUSE);
            Answer::Usual
        }
        _ => Answer::Usual,
    })
    .await;
    let api = Api::new(Arc::new(fake.store(MARGIN)), None).unwrap();
    let limits = Limits {
        deadline: DEADLINE,
        concurrency: 1,
        queue: 1,
    };
    let service = router(
        api,
        Access::Demo { port: 80 },
        limits,
        Sockets::default(),
        None,
    );
    // The second one has its turn when the first one gives up: with a deadline of its own, counted
    // from there, it would have its answer.
    let (first, second) = tokio::join!(ask(&service, QUESTION), ask(&service, QUESTION));
    assert_eq!(first.code(), "DEADLINE_EXCEEDED", "{first:?}");
    let refused = second.status == 503 || second.code() == "DEADLINE_EXCEEDED";
    assert!(refused, "{second:?}");
    healthy(&service).await;
}

/// Sends a question to an address and leaves the answer to the caller.
async fn speak(address: SocketAddr) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let body = json!({ "query": QUESTION }).to_string();
    let head = format!(
        "POST /graphql HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    stream
}

#[tokio::test]
async fn a_client_that_hangs_up_frees_its_turn_and_what_it_asked_is_given_up() {
    let fake = FakeBolt::start(|asked, _| match asked.message {
        "PULL" => Answer::Silence,
        _ => Answer::Usual,
    })
    .await;
    // So long that only a turn given back explains an answer.
    let api = Api::new(Arc::new(fake.store(MARGIN * 10)), None).unwrap();
    let limits = Limits {
        deadline: MARGIN * 10,
        concurrency: 1,
        queue: 1,
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = axum::serve(
        listener,
        router(
            api,
            Access::Demo {
                port: address.port(),
            },
            limits,
            Sockets::default(),
            None,
        ),
    );
    let server = tokio::spawn(server.into_future());
    let leaving = speak(address).await;
    until("the question is on its way", || fake.count("PULL") == 1).await;
    fake.follow(|_, _| Answer::Usual);
    drop(leaving);
    until("the server sees the connection closed", || {
        fake.count("RESET") > 0 || fake.count("CONNECT") > 0
    })
    .await;
    until("only sound connections are open", || fake.open() == 1).await;
    let mut stays = speak(address).await;
    let mut answer = String::new();
    let read = stays.read_to_string(&mut answer);
    timeout(MARGIN, read).await.unwrap().unwrap();
    assert!(answer.contains("dataAsOf"), "{answer}");
    server.abort();
}
