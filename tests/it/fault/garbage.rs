//! Bytes that are no Bolt.

use std::{fs, process::Stdio};

use passerelle::graph::{catalog::AGENT_SET_HIDDEN_ORGANISATIONS, error::GraphError, store::Unit};
use serde::de::IgnoredAny;

use super::*;
use crate::support::{
    command::{Server, passerelle},
    fake_bolt::{Answer, FakeBolt, framed},
};

/// A success by its first byte, which the driver believes whatever its map claims. In the answer to RUN
/// it asks for room for such a list at once, which only the allocator survives: `docs/adr/0002`.
const LIST: &str = "a list of 4 G";
/// The same.
const MAP: &str = "a map of 4 G entries";
/// Four gigabytes, as a length.
const HUGE: [u8; 4] = [0xFF; 4];
/// Bytes of memory that spoilt answers may take.
const MOST_MEMORY: u64 = 16 * 1024 * 1024;

/// A name for people, and an answer that is none.
type Spoilt = (&'static str, fn() -> Answer);

/// What a server may say instead of an answer.
fn spoilt() -> Vec<Spoilt> {
    vec![
        ("half a chunk", || {
            Answer::Raw(vec![0x00, 0x20, 0xB1, 0x70, 0xA1])
        }),
        ("half a length", || Answer::Raw(vec![0x00])),
        ("another protocol", || {
            Answer::Raw(b"HTTP/1.1 400 Bad Request\r\n\r\n".to_vec())
        }),
        ("an unknown message", || Answer::Message(vec![0xB0, 0x55])),
        ("a message of one byte", || Answer::Message(vec![0xB1])),
        ("no structure", || Answer::Message(vec![0xFF, 0x70, 0x00])),
        ("a success without its map", || {
            Answer::Message(vec![0xB1, 0x70])
        }),
        ("a marker that does not exist", || {
            Answer::Message(vec![0xB1, 0x70, 0xC7])
        }),
        ("a text that is no text", || {
            Answer::Message(vec![0xB1, 0x70, 0xA1, 0x82, 0xFF, 0xFE, 0xC0])
        }),
        ("a text of 4 GB", || claim(0xD2)),
        (MAP, || {
            Answer::Message([&[0xB1, 0x70, 0xDA], &HUGE[..]].concat())
        }),
        ("bytes of 4 GB", || claim(0xCE)),
        (LIST, || claim(0xD6)),
    ]
}

/// A success whose map has one value, of a kind and of a claimed length.
fn claim(marker: u8) -> Answer {
    Answer::Message([&[0xB1, 0x70, 0xA1, 0x81, b'x', marker], &HUGE[..], b"x"].concat())
}

/// The most memory that a process has had.
fn peak(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.unwrap() * 1024
}

#[tokio::test]
async fn what_is_no_answer_is_a_coded_error_and_the_service_lives() {
    for message in ["CONNECT", "HELLO", "RUN", "PULL"] {
        for (what, answer) in spoilt() {
            let fake = FakeBolt::start(move |asked, _| match asked.message {
                said if said == message => answer(),
                _ => Answer::Usual,
            })
            .await;
            let service = service(fake.store(DEADLINE));
            let reply = ask(&service, QUESTION).await;
            let expected = ["UPSTREAM_UNAVAILABLE", "DEADLINE_EXCEEDED"];
            let believed = [MAP, LIST].contains(&what) && reply.status == 200;
            assert!(
                believed || expected.contains(&reply.code()),
                "{what} for {message}: {reply:?}"
            );
            assert!(fake.count("RUN") <= 2, "{what} for {message}");
            assert_eq!(probe(&service, "/livez").await.status, 200);
            fake.follow(|_, _| Answer::Usual);
            healthy(&service).await;
        }
    }
}

#[tokio::test]
async fn a_write_whose_answers_are_no_answers_is_not_done_twice() {
    for message in ["BEGIN", "RUN", "PULL", "COMMIT"] {
        for (what, answer) in spoilt() {
            let fake = FakeBolt::start(move |asked, _| match asked.message {
                said if said == message => answer(),
                _ => Answer::Usual,
            })
            .await;
            let store = fake.store(DEADLINE);
            let hidden = json!({ "agent_uid": "a", "organisation_uids": [] });
            let unit = Unit::new(AGENT_SET_HIDDEN_ORGANISATIONS, hidden);
            let outcome = timeout(MARGIN, store.write::<IgnoredAny>(unit.clone())).await;
            let coded = match outcome.unwrap() {
                Ok(_) => [MAP, LIST].contains(&what),
                Err(GraphError::Unavailable { .. } | GraphError::Timeout { .. }) => true,
                Err(_) => false,
            };
            assert!(coded, "{what} for {message}");
            assert!(fake.count("COMMIT") <= 1, "{what} for {message}");
            fake.follow(|_, _| Answer::Usual);
            store.write::<IgnoredAny>(unit).await.unwrap();
            assert_eq!(fake.count("COMMIT"), 1, "{what} for {message}");
        }
    }
}

#[tokio::test]
async fn a_message_that_was_not_asked_for_spoils_its_connection_only() {
    let fake = FakeBolt::start(|asked, before| match (asked.message, before) {
        ("PULL", 0) => {
            let success = framed(&[0xB1, 0x70, 0xA0]);
            Answer::Raw([&success[..], &success].concat())
        }
        _ => Answer::Usual,
    })
    .await;
    let service = service(fake.store(DEADLINE));
    healthy(&service).await;
    assert_eq!(fake.count("CONNECT"), 2);
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn no_length_that_is_claimed_makes_the_server_grow() {
    let fake = FakeBolt::start(migrated).await;
    let graph = format!("bolt://{}", fake.address);
    let mut command = passerelle(&["serve", "--listen", "127.0.0.1:0", "--graph", &graph]);
    let server = Server::launch(command.stderr(Stdio::null()));
    let ask = async || {
        let url = format!("{}/graphql?query={{algorithm{{dataAsOf}}}}", server.address);
        let answer = tokio::task::spawn_blocking(move || ureq::get(url).call());
        let text = answer.await.unwrap().unwrap().into_body().read_to_string();
        text.unwrap()
    };
    assert!(!ask().await.contains("errors"));
    let before = peak(server.id());
    for message in ["RUN", "PULL"] {
        for (_, answer) in spoilt() {
            fake.follow(move |asked, _| match asked.message {
                said if said == message => answer(),
                _ => Answer::Usual,
            });
            ask().await;
        }
    }
    let grown = peak(server.id()) - before;
    assert!(grown < MOST_MEMORY, "{grown}");
    fake.follow(|_, _| Answer::Usual);
    assert!(!ask().await.contains("errors"));
}
