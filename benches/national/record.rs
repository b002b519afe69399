//! A way to the database that notes the statements which pass.

use std::{
    io::{self, Read as _, Write as _},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
};

use passerelle::graph::{
    catalog::{Statement, all},
    statement::{Mode, parse_header},
};
use serde_json::Value;

use super::packstream::value;

/// A statement as it was sent.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Sent {
    /// Its text.
    pub text: String,
    /// Its parameters.
    pub params: Value,
}

impl Sent {
    /// The statement of the catalogue that this is: its name is the comment on the first line.
    pub fn statement(&self) -> &'static Statement {
        let name = self
            .text
            .lines()
            .next()
            .and_then(|line| line.strip_prefix("// "));
        let known = all().find(|item| Some(item.name) == name);
        known.unwrap_or_else(|| panic!("not in the catalogue: {}", self.text))
    }

    /// Whether it changes the graph.
    pub fn writes(&self) -> bool {
        parse_header(self.statement().text).unwrap().mode == Mode::Write
    }
}

/// What passes one connection, and what all of them have passed.
#[derive(Default)]
struct Notes {
    sent: Vec<Sent>,
    trips: usize,
}

/// A proxy before a Bolt server.
pub struct Recorder {
    /// Where it listens.
    pub address: SocketAddr,
    notes: Arc<Mutex<Notes>>,
}

impl Recorder {
    /// Listens on a free port of this machine, and leads to `to`.
    pub fn open(to: &str) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let notes: Arc<Mutex<Notes>> = Arc::default();
        let (to, kept) = (to.to_owned(), Arc::clone(&notes));
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let (to, kept) = (to.clone(), Arc::clone(&kept));
                thread::spawn(move || pass(&client, &to, &kept));
            }
        });
        Ok(Self { address, notes })
    }

    /// What has passed since the last call: statements, and messages that wait for an answer.
    pub fn take(&self) -> (Vec<Sent>, usize) {
        let mut notes = self.notes.lock().unwrap();
        let notes = std::mem::take(&mut *notes);
        (notes.sent, notes.trips)
    }
}

fn pass(client: &TcpStream, to: &str, notes: &Mutex<Notes>) -> io::Result<()> {
    let server = TcpStream::connect(to)?;
    client.set_nodelay(true)?;
    server.set_nodelay(true)?;
    let (mut answers, mut back) = (server.try_clone()?, client.try_clone()?);
    thread::spawn(move || {
        let _ = io::copy(&mut answers, &mut back);
        let _ = back.shutdown(Shutdown::Both);
    });
    let (mut asked, mut on) = (client.try_clone()?, server);
    let mut handshake = [0; 20];
    asked.read_exact(&mut handshake)?;
    on.write_all(&handshake)?;
    let mut message = Vec::new();
    loop {
        let mut size = [0; 2];
        if asked.read_exact(&mut size).is_err() {
            return on.shutdown(Shutdown::Both);
        }
        let mut chunk = vec![0; usize::from(u16::from_be_bytes(size))];
        asked.read_exact(&mut chunk)?;
        on.write_all(&size)?;
        on.write_all(&chunk)?;
        if chunk.is_empty() {
            note(&message, notes);
            message.clear();
        }
        message.extend_from_slice(&chunk);
    }
}

/// Notes a RUN; the PULL that follows it travels with it.
fn note(message: &[u8], notes: &Mutex<Notes>) {
    let mut notes = notes.lock().unwrap();
    match message {
        [_, 0x10, body @ ..] => {
            notes.trips += 1;
            let Some((Value::String(text), rest)) = value(body) else {
                return;
            };
            if let Some((params, _)) = value(rest) {
                notes.sent.push(Sent { text, params });
            }
        }
        [_, 0x11 | 0x12 | 0x3F, ..] => notes.trips += 1,
        _ => {}
    }
}
