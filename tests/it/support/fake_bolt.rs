//! A Bolt 4.4 server that answers as a test scripts it, and notes what it was asked.
//!
//! As much of the protocol as the driver speaks: frames, the values of JSON, and the state that ignores
//! everything between a failure and RESET.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

use passerelle::graph::{
    bolt::{BoltAddress, BoltStore},
    store::GraphStore,
};
use serde_json::{Value, json};
use tokio::{
    net::TcpListener,
    task::{AbortHandle, JoinSet},
};

mod connection;
mod wire;

use connection::Connection;
pub use wire::framed;

/// What a client said: the message's name, and which statement a RUN is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub message: &'static str,
    pub statement: String,
}

/// What the server does about it.
#[derive(Debug)]
pub enum Answer {
    /// What a healthy server says; a statement has no rows, and an idempotency key is new.
    Usual,
    /// A success with this metadata.
    Success(Value),
    /// For RUN: these columns, and these rows at the next PULL.
    Rows(&'static [&'static str], Vec<Value>),
    /// A failure with this code.
    Failure(&'static str),
    /// A failure with this code, after which the server hangs up.
    FailureAndClose(&'static str),
    /// A message with these bytes inside a sound frame.
    Message(Vec<u8>),
    /// These bytes as they are, after which the server hangs up.
    Raw(Vec<u8>),
    /// Nothing: the connection stays open, and mute.
    Silence,
    /// The server hangs up.
    Close,
}

/// Decides on an answer; the number says how often the same was asked before.
pub type Script = dyn Fn(&Asked, usize) -> Answer + Send + Sync;

struct State {
    script: Arc<Script>,
    asked: Vec<Asked>,
    open: usize,
    mute: usize,
}

/// The server, which ends with the test.
pub struct FakeBolt {
    pub address: SocketAddr,
    state: Arc<Mutex<State>>,
    task: AbortHandle,
}

impl FakeBolt {
    /// Starts on a free port.
    pub async fn start(script: impl Fn(&Asked, usize) -> Answer + Send + Sync + 'static) -> Self {
        Self::start_at(([127, 0, 0, 1], 0).into(), script).await
    }

    /// Starts on an address.
    pub async fn start_at(
        address: SocketAddr,
        script: impl Fn(&Asked, usize) -> Answer + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind(address).await.unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(Mutex::new(State {
            script: Arc::new(script),
            asked: Vec::new(),
            open: 0,
            mute: 0,
        }));
        let shared = Arc::clone(&state);
        let task = tokio::spawn(async move {
            let mut connections = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                stream.set_nodelay(true).unwrap();
                let state = Arc::clone(&shared);
                state.lock().unwrap().open += 1;
                connections.spawn(async move {
                    let mut connection = Connection::new(stream, address, Arc::clone(&state));
                    let _ = connection.serve().await;
                    let mut state = state.lock().unwrap();
                    state.open -= 1;
                    state.mute -= usize::from(connection.mute);
                });
            }
        });
        Self {
            address,
            state,
            task: task.abort_handle(),
        }
    }

    /// Answers by another script from now on.
    pub fn follow(&self, script: impl Fn(&Asked, usize) -> Answer + Send + Sync + 'static) {
        let mut state = self.state.lock().unwrap();
        state.script = Arc::new(script);
        state.asked.clear();
    }

    /// How often a message came since the script began.
    pub fn count(&self, message: &str) -> usize {
        let state = self.state.lock().unwrap();
        let same = state.asked.iter().filter(|asked| asked.message == message);
        same.count()
    }

    /// How often a statement came since the script began.
    pub fn runs(&self, statement: &str) -> usize {
        let state = self.state.lock().unwrap();
        let asked = state.asked.iter();
        asked.filter(|asked| asked.statement == statement).count()
    }

    /// How many connections are open.
    pub fn open(&self) -> usize {
        self.state.lock().unwrap().open
    }

    /// How many of them are mute.
    pub fn mute(&self) -> usize {
        self.state.lock().unwrap().mute
    }

    /// A store on this server, with four connections at most.
    pub fn store(&self, deadline: Duration) -> GraphStore {
        self.store_by("bolt", deadline)
    }

    /// The same, by a scheme: `neo4j` asks for a routing table first.
    pub fn store_by(&self, scheme: &str, deadline: Duration) -> GraphStore {
        let address = self.known_as(scheme);
        GraphStore::Bolt(BoltStore::connect(&address, deadline).unwrap())
    }

    /// Its address, by a scheme.
    pub fn known_as(&self, scheme: &str) -> BoltAddress {
        BoltAddress {
            url: format!("{scheme}://{}", self.address),
            user: "neo4j".to_owned(),
            password: "secret".into(),
            database: "neo4j".to_owned(),
            connections: 4,
        }
    }
}

impl Drop for FakeBolt {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// The routing table in which one server writes and another one is asked for the table.
pub fn table(router: SocketAddr, writer: SocketAddr) -> Value {
    let server = |address: SocketAddr, role| json!({ "addresses": [address], "role": role });
    let servers = [
        server(writer, "WRITE"),
        server(router, "READ"),
        server(router, "ROUTE"),
    ];
    json!({ "rt": { "ttl": 300, "db": "neo4j", "servers": servers } })
}
