//! What is watched over WebSocket: the protocol, who may, and what is sent when the graph changes.

use std::{sync::Arc, time::Duration};

use async_graphql::{Request, Variables};
use axum::http::HeaderValue;
use futures::{SinkExt as _, StreamExt as _};
use passerelle::{
    auth::demo::read_token,
    graph::store::GraphStore,
    graphql::{Api, WatchLimits},
    http::{Access, Limits, SocketLimits, Sockets, router},
};
use serde_json::{Value, json};
use tokio::{
    net::{TcpListener, TcpStream},
    time::timeout,
};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Error, Message, client::IntoClientRequest as _},
};

use crate::support::engine::PATIENCE;

mod event;
#[cfg(feature = "embedded")]
mod protocol;

const DAY: &str = "2026-03-02";
/// The time between two looks at the graph, in tests.
const PERIOD: Duration = Duration::from_millis(20);

/// A server in this process, on a graph that the test writes to.
struct Service {
    address: String,
    api: Api,
    sockets: Sockets,
}

impl Service {
    async fn start(store: &GraphStore, limits: SocketLimits) -> Self {
        let api = Api::new(Arc::new(store.clone()), Some(DAY.parse().unwrap())).unwrap();
        let api = api.with_watch(WatchLimits {
            period: PERIOD,
            deadline: PATIENCE,
            at_once: 2,
        });
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let address = format!("ws://127.0.0.1:{port}/graphql");
        let sockets = Sockets::new(limits);
        let shared = Limits {
            deadline: PATIENCE,
            concurrency: 8,
            queue: 8,
        };
        let access = Access::Demo { port };
        let app = router(api.clone(), access, shared, sockets.clone(), None);
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self {
            address,
            api,
            sockets,
        }
    }

    /// The data of a request that goes another way than the socket.
    async fn ask(&self, token: &str, query: &str, variables: Value) -> Value {
        let request = Request::new(query).variables(Variables::from_json(variables));
        let answer = self.api.execute(request, read_token(token).unwrap()).await;
        let answer = serde_json::to_value(&answer).unwrap();
        assert!(answer.get("errors").is_none(), "{answer}");
        answer["data"].clone()
    }

    /// Changes something, without an expected failure.
    async fn change(&self, token: &str, query: &str, input: Value) {
        let data = self.ask(token, query, json!({ "input": input })).await;
        assert_eq!(data["result"]["userErrors"], json!([]), "{data}");
    }

    async fn client(&self, token: &str) -> Client {
        let mut client = Client::open(&self.address, &[]).await.unwrap();
        client.greet(token).await;
        client
    }
}

/// One socket, on the side of the client.
struct Client(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Client {
    async fn open(address: &str, headers: &[(&'static str, &str)]) -> Result<Self, Error> {
        let mut request = address.into_client_request()?;
        let ours = [("sec-websocket-protocol", "graphql-transport-ws")];
        for (name, value) in ours.iter().chain(headers) {
            let value = HeaderValue::from_str(value).unwrap();
            request.headers_mut().insert(*name, value);
        }
        let (socket, _) = connect_async(request).await?;
        Ok(Self(socket))
    }

    async fn say(&mut self, message: Value) {
        let text = message.to_string().into();
        self.0.send(Message::Text(text)).await.unwrap();
    }

    async fn greet(&mut self, token: &str) {
        let payload = json!({ "authorization": format!("Bearer {token}") });
        self.say(json!({ "type": "connection_init", "payload": payload }))
            .await;
        assert_eq!(self.hear().await, json!({ "type": "connection_ack" }));
    }

    async fn subscribe(&mut self, id: &str, query: &str) {
        let payload = json!({ "query": query });
        self.say(json!({ "type": "subscribe", "id": id, "payload": payload }))
            .await;
    }

    /// Begins to watch, and waits until the server does.
    async fn watch(&mut self, id: &str, query: &str, service: &Service) {
        let before = service.api.watched();
        self.subscribe(id, query).await;
        while service.api.watched() <= before {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    async fn message(&mut self) -> Option<Result<Message, Error>> {
        timeout(PATIENCE, self.0.next()).await.unwrap()
    }

    /// The next message of the protocol.
    async fn hear(&mut self) -> Value {
        loop {
            match self.message().await.unwrap().unwrap() {
                Message::Text(text) => return serde_json::from_str(&text).unwrap(),
                Message::Ping(_) | Message::Pong(_) => {}
                other => panic!("{other:?}"),
            }
        }
    }

    /// The data of the next event of an operation.
    async fn event(&mut self, id: &str) -> Value {
        let heard = self.hear().await;
        assert_eq!(heard["type"], "next", "{heard}");
        assert_eq!(heard["id"], id, "{heard}");
        assert!(heard["payload"].get("errors").is_none(), "{heard}");
        heard["payload"]["data"].clone()
    }

    /// Asserts that nothing was sent for some looks at the graph.
    async fn hears_nothing(&mut self) {
        tokio::time::sleep(PERIOD * 20).await;
        self.say(json!({ "type": "ping" })).await;
        assert_eq!(self.hear().await, json!({ "type": "pong" }));
    }

    /// What the first error of an operation that is not run says to programs.
    #[cfg(feature = "embedded")]
    async fn refusal(&mut self, id: &str) -> Value {
        let heard = self.hear().await;
        assert_eq!(heard["type"], "error", "{heard}");
        assert_eq!(heard["id"], id, "{heard}");
        heard["payload"][0]["extensions"].clone()
    }

    /// The code with which the server closes, whatever it says before.
    #[cfg(feature = "embedded")]
    async fn closed(&mut self) -> u16 {
        loop {
            match self.message().await {
                Some(Ok(Message::Close(Some(frame)))) => return frame.code.into(),
                Some(Ok(_)) => {}
                other => panic!("no close frame: {other:?}"),
            }
        }
    }
}
