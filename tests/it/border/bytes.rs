//! An answer is weighed in bytes while it is written, and so is what waits for the client of a socket.

use std::{sync::Arc, time::Duration};

use async_graphql::Request as Question;
use axum::{
    body::{Body, to_bytes},
    http::{HeaderValue, Request},
};
use futures::{SinkExt as _, StreamExt as _};
use passerelle::{
    auth::principal::Principal,
    graphql::{Api, DocumentLimits},
    http::{Access, Limits, SocketLimits, Sockets, router},
};
use serde_json::{Value, json};
use tokio::{
    net::{TcpListener, TcpStream},
    time::timeout,
};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Message, client::IntoClientRequest as _},
};
use tower::ServiceExt as _;

use crate::support::{
    command::Server,
    engine::{PATIENCE, embedded},
};

fn service(response_bytes: u64, sockets: Sockets) -> (Api, axum::Router) {
    let limits = DocumentLimits {
        response_bytes,
        ..DocumentLimits::default()
    };
    let api = Api::new(Arc::new(embedded()), None)
        .unwrap()
        .with_limits(limits);
    let shared = Limits {
        deadline: PATIENCE,
        concurrency: 8,
        queue: 8,
    };
    let app = router(api.clone(), Access::Public, shared, sockets, None);
    (api, app)
}

/// Twelve names of a field, each so long.
fn document(letters: usize) -> String {
    let names = (0..12).map(|at| format!("{:a<letters$}: __typename", format!("a{at}_")));
    format!("{{ {} }}", names.collect::<Vec<_>>().join(" "))
}

async fn post(app: &axum::Router, document: &str, accept: &str) -> (u16, Vec<u8>) {
    let body = json!({ "query": document }).to_string();
    let request = Request::post("/graphql")
        .header("content-type", "application/json")
        .header("accept", accept)
        .body(Body::from(body))
        .unwrap();
    let answer = app.clone().oneshot(request).await.unwrap();
    let status = answer.status().as_u16();
    let bytes = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    (status, bytes.to_vec())
}

#[tokio::test]
async fn an_answer_that_would_be_longer_than_it_may_be_says_so_instead() {
    let document = "{ __typename a: __typename }";
    let exact = r#"{"data":{"__typename":"Query","a":"Query"}}"#;
    let length = exact.len() as u64;
    for (accept, partial) in [
        ("application/json", 200),
        ("application/graphql-response+json", 294),
    ] {
        let (_, enough) = service(length, Sockets::default());
        let answer = post(&enough, document, accept).await;
        assert_eq!(answer, (200, exact.as_bytes().to_vec()));
        // One byte less, and so little that the execution is stopped.
        for limit in [length - 1, 5] {
            let (_, less) = service(limit, Sockets::default());
            let (status, answer) = post(&less, document, accept).await;
            let answer: Value = serde_json::from_slice(&answer).unwrap();
            assert_eq!(status, partial, "{answer}");
            assert_eq!(answer["data"], Value::Null);
            assert!(answer.as_object().unwrap().contains_key("data"), "{answer}");
            let errors = answer["errors"].as_array().unwrap();
            assert_eq!(errors.len(), 1, "{answer}");
            let extensions = &errors[0]["extensions"];
            assert_eq!(extensions["code"], "RESPONSE_TOO_LARGE", "{answer}");
            assert_eq!(extensions["limit"], limit);
            assert!(extensions["requestId"].is_string());
        }
    }
}

#[tokio::test]
async fn introspection_is_stopped_like_any_other_answer() {
    let limits = DocumentLimits {
        response_bytes: 20_000,
        ..DocumentLimits::default()
    };
    let api = Api::new(Arc::new(embedded()), None)
        .unwrap()
        .with_limits(limits)
        .with_introspection(true);
    let question = Question::new("{ __schema { types { fields { description } } } }");
    let answer = api.execute(question, Principal::demo_all()).await;
    let answer = serde_json::to_value(answer).unwrap();
    let code = &answer["errors"][0]["extensions"]["code"];
    assert_eq!(code, "RESPONSE_TOO_LARGE", "{answer}");
}

#[tokio::test]
async fn an_execution_is_stopped_before_its_whole_answer_is_in_memory() {
    let (api, _) = service(200, Sockets::default());
    let fields = document(60).replace("__typename", "version");
    let question = Question::new(format!("{{ algorithm {fields} }}"));
    let execution = api.execute(question, Principal::demo_all());
    let answer = serde_json::to_value(execution.await).unwrap();
    assert_eq!(answer["data"], Value::Null);
    let code = &answer["errors"][0]["extensions"]["code"];
    assert_eq!(code, "RESPONSE_TOO_LARGE", "{answer}");
}

/// A socket on the side of the client, which has said who it is.
struct Client(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Client {
    async fn open(address: &str) -> Option<Self> {
        let mut request = address.into_client_request().unwrap();
        let protocol = HeaderValue::from_static("graphql-transport-ws");
        request
            .headers_mut()
            .insert("sec-websocket-protocol", protocol);
        let (socket, _) = connect_async(request).await.ok()?;
        let mut client = Self(socket);
        client.say(&json!({ "type": "connection_init" })).await?;
        client.hear().await?;
        Some(client)
    }

    async fn say(&mut self, message: &Value) -> Option<()> {
        let text = message.to_string().into();
        self.0.send(Message::Text(text)).await.ok()
    }

    async fn hear(&mut self) -> Option<Value> {
        let message = timeout(PATIENCE, self.0.next()).await.unwrap()?.ok()?;
        serde_json::from_str(message.to_text().unwrap()).ok()
    }
}

async fn listen(app: axum::Router) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("ws://{}/graphql", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, app).await });
    address
}

#[tokio::test]
async fn the_same_holds_for_a_websocket() {
    let (_, app) = service(300, Sockets::default());
    let mut client = Client::open(&listen(app).await).await.unwrap();
    for (document, code) in [
        ("{ __typename }".to_owned(), Value::Null),
        (document(30), json!("RESPONSE_TOO_LARGE")),
    ] {
        let payload = json!({ "query": document });
        let subscribe = json!({ "type": "subscribe", "id": "1", "payload": payload });
        client.say(&subscribe).await.unwrap();
        let heard = client.hear().await.unwrap();
        assert_eq!(heard["type"], "next", "{heard}");
        let payload = &heard["payload"];
        assert_eq!(payload["errors"][0]["extensions"]["code"], code, "{heard}");
        assert_eq!(payload["data"].is_null(), !code.is_null());
        assert_eq!(client.hear().await.unwrap()["type"], "complete");
    }
}

/// What a client says that has the server answer with so many bytes.
fn ping(bytes: usize) -> Value {
    json!({ "type": "ping", "payload": { "text": "x".repeat(bytes) } })
}

#[tokio::test]
async fn a_socket_whose_client_takes_nothing_is_closed_after_the_time_of_one_message() {
    let sockets = Sockets::new(SocketLimits {
        open: 1,
        queue: 100_000,
        queue_bytes: usize::MAX,
        write: Duration::from_millis(200),
        ping: Duration::from_secs(3_600),
        ..SocketLimits::default()
    });
    let (_, app) = service(5_000_000, sockets);
    let address = listen(app).await;
    let mut mute = Client::open(&address).await.unwrap();
    // More than the kernel keeps for a client: what does not fit waits in the server.
    for _ in 0..400 {
        if mute.say(&ping(90_000)).await.is_none() {
            break;
        }
    }
    // There is one place, and it is free again though the client is still there.
    let other = async {
        loop {
            if let Some(client) = Client::open(&address).await {
                return client;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    timeout(PATIENCE, other).await.unwrap();
    drop(mute);
}

/// Bytes of memory that a process ever had at once.
#[cfg(target_os = "linux")]
fn peak(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let kilobytes = line.unwrap().split_whitespace().nth(1).unwrap();
    kilobytes.parse::<u64>().unwrap() * 1024
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_socket_that_never_reads_holds_a_bounded_number_of_bytes() {
    let server = Server::start(&["--data", "fixtures/small"]);
    let address = format!("{}/graphql", server.address.replace("http://", "ws://"));
    // Another one warms up what is shared.
    let mut warm = Client::open(&address).await.unwrap();
    warm.say(&ping(90_000)).await.unwrap();
    warm.hear().await.unwrap();
    let before = peak(server.id());
    let mut mute = Client::open(&address).await.unwrap();
    let mut said = 0;
    while mute.say(&ping(90_000)).await.is_some() {
        said += 1;
        assert!(said < 20_000, "it is never closed");
    }
    let grown = peak(server.id()).saturating_sub(before);
    // A megabyte waits at most; 256 messages were 23.
    assert!(grown < 16 << 20, "{grown} bytes");
}
