//! One connection: the handshake, and a message at a time.

use std::{
    collections::VecDeque,
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use serde_json::{Value, json};
use tokio::{
    io::{self, AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

use super::{
    Answer, Asked, State, table,
    wire::{framed, name, packed, statement},
};

/// One client's connection.
pub(super) struct Connection {
    stream: TcpStream,
    address: SocketAddr,
    state: Arc<Mutex<State>>,
    rows: VecDeque<Value>,
    failed: bool,
    pub(super) mute: bool,
}

impl Connection {
    pub(super) fn new(stream: TcpStream, address: SocketAddr, state: Arc<Mutex<State>>) -> Self {
        Self {
            stream,
            address,
            state,
            rows: VecDeque::new(),
            failed: false,
            mute: false,
        }
    }

    /// Answers until one end hangs up.
    pub(super) async fn serve(&mut self) -> io::Result<()> {
        let mut versions = [0; 20];
        self.stream.read_exact(&mut versions).await?;
        assert_eq!(versions[..4], [0x60, 0x60, 0xB0, 0x17], "not Bolt");
        match self.decide("CONNECT", String::new()) {
            Answer::Usual => self.stream.write_all(&[0, 0, 4, 4]).await?,
            Answer::Silence => self.fall_silent(),
            Answer::Raw(bytes) => return self.stream.write_all(&bytes).await,
            _ => return Ok(()),
        }
        loop {
            let payload = self.receive().await?;
            let message = name(payload[1]);
            let statement = if message == "RUN" {
                statement(&payload)
            } else {
                String::new()
            };
            let answer = self.decide(message, statement.clone());
            if message == "GOODBYE" {
                return Ok(());
            }
            if !self.mute && !self.reply(message, &statement, answer).await? {
                return Ok(());
            }
        }
    }

    /// Notes what came, and asks the script.
    fn decide(&self, message: &'static str, statement: String) -> Answer {
        let mut state = self.state.lock().unwrap();
        let asked = Asked { message, statement };
        let before = state.asked.iter().filter(|item| **item == asked).count();
        let script = Arc::clone(&state.script);
        state.asked.push(asked.clone());
        drop(state);
        script(&asked, before)
    }

    /// Answers, and says whether the connection goes on.
    async fn reply(
        &mut self,
        message: &'static str,
        statement: &str,
        answer: Answer,
    ) -> io::Result<bool> {
        if message == "RESET" {
            self.failed = false;
            self.rows.clear();
        }
        if self.failed {
            self.send(&[0xB0, 0x7E]).await?;
            return Ok(true);
        }
        match answer {
            Answer::Usual if statement == "idempotency_key/take" => {
                self.rows = vec![json!(["NEW", null])].into();
                self.success(&json!({ "fields": ["outcome", "made"], "qid": 0 }))
                    .await?;
            }
            Answer::Usual => self.usual(message).await?,
            Answer::Success(metadata) => self.success(&metadata).await?,
            Answer::Rows(columns, rows) => {
                self.rows = rows.into();
                self.success(&json!({ "fields": columns, "qid": 0 }))
                    .await?;
            }
            Answer::Failure(code) => self.failure(code).await?,
            Answer::FailureAndClose(code) => {
                self.failure(code).await?;
                return Ok(false);
            }
            Answer::Message(bytes) => self.send(&bytes).await?,
            Answer::Raw(bytes) => {
                self.stream.write_all(&bytes).await?;
                return Ok(false);
            }
            Answer::Silence => self.fall_silent(),
            Answer::Close => return Ok(false),
        }
        Ok(true)
    }

    fn fall_silent(&mut self) {
        self.mute = true;
        self.state.lock().unwrap().mute += 1;
    }

    async fn usual(&mut self, message: &str) -> io::Result<()> {
        let metadata = match message {
            "HELLO" => json!({ "server": "Neo4j/5.26.0", "connection_id": "bolt-1" }),
            "RUN" => json!({ "fields": [], "qid": 0 }),
            "ROUTE" => table(self.address, self.address),
            "COMMIT" => json!({ "bookmark": "b" }),
            _ => json!({}),
        };
        if message == "PULL" {
            while let Some(row) = self.rows.pop_front() {
                self.send(&packed(&[0xB1, 0x71], &row)).await?;
            }
        }
        self.success(&metadata).await
    }

    async fn success(&mut self, metadata: &Value) -> io::Result<()> {
        self.send(&packed(&[0xB1, 0x70], metadata)).await
    }

    async fn failure(&mut self, code: &str) -> io::Result<()> {
        self.failed = true;
        let metadata = json!({ "code": code, "message": "as the test wants it" });
        self.send(&packed(&[0xB1, 0x7F], &metadata)).await
    }

    async fn receive(&mut self) -> io::Result<Vec<u8>> {
        let mut payload = Vec::new();
        loop {
            let size = usize::from(self.stream.read_u16().await?);
            if size == 0 && !payload.is_empty() {
                return Ok(payload);
            }
            let start = payload.len();
            payload.resize(start + size, 0);
            self.stream.read_exact(&mut payload[start..]).await?;
        }
    }

    async fn send(&mut self, payload: &[u8]) -> io::Result<()> {
        self.stream.write_all(&framed(payload)).await
    }
}
