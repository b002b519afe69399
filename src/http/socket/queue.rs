//! What waits for the client of a socket: so many messages and so many bytes at most.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use axum::extract::ws::{Message, WebSocket};
use futures::{SinkExt as _, stream::SplitSink};
use tokio::{
    sync::{Notify, mpsc},
    time::timeout,
};

/// Where messages are put.
#[derive(Clone)]
pub(super) struct Queue {
    messages: mpsc::Sender<Message>,
    /// Bytes of what waits, and of what is being sent.
    held: Arc<AtomicUsize>,
    most: usize,
    slow: Arc<Notify>,
}

/// Where they are taken from.
pub(super) struct Waiting {
    messages: mpsc::Receiver<Message>,
    held: Arc<AtomicUsize>,
    slow: Arc<Notify>,
}

/// A queue of so many messages and so many bytes; a longer message waits alone.
pub(super) fn queue(messages: usize, most: usize) -> (Queue, Waiting) {
    let (sender, receiver) = mpsc::channel(messages.max(1));
    let held = Arc::new(AtomicUsize::new(0));
    let slow = Arc::new(Notify::new());
    let queue = Queue {
        messages: sender,
        held: Arc::clone(&held),
        most,
        slow: Arc::clone(&slow),
    };
    let waiting = Waiting {
        messages: receiver,
        held,
        slow,
    };
    (queue, waiting)
}

impl Queue {
    /// Puts a message in; says whether there was room.
    pub(super) fn put(&self, message: Message) -> bool {
        let bytes = length(&message);
        let before = self.held.fetch_add(bytes, Ordering::AcqRel);
        let fits = before == 0 || before.saturating_add(bytes) <= self.most;
        let room = fits && self.messages.try_send(message).is_ok();
        if !room {
            self.held.fetch_sub(bytes, Ordering::AcqRel);
            self.slow.notify_one();
        }
        room
    }

    /// Told when there is no room, or when a message is not taken in time: the client does not read.
    pub(super) fn slow(&self) -> Arc<Notify> {
        Arc::clone(&self.slow)
    }
}

impl Waiting {
    /// Sends what waits for as long as the client takes each message within some time.
    pub(super) async fn send(mut self, sink: &mut SplitSink<WebSocket, Message>, within: Duration) {
        while let Some(message) = self.messages.recv().await {
            let bytes = length(&message);
            match timeout(within, sink.send(message)).await {
                Ok(Ok(())) => self.held.fetch_sub(bytes, Ordering::AcqRel),
                Ok(Err(_)) => return,
                Err(_) => return self.slow.notify_one(),
            };
        }
    }
}

fn length(message: &Message) -> usize {
    match message {
        Message::Text(text) => text.len(),
        Message::Binary(bytes) | Message::Ping(bytes) | Message::Pong(bytes) => bytes.len(),
        Message::Close(_) => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: usize) -> Message {
        Message::Text("x".repeat(bytes).into())
    }

    #[test]
    fn so_many_bytes_and_messages_wait_and_no_more() {
        let (queue, mut waiting) = queue(3, 100);
        assert!(queue.put(text(60)) && queue.put(text(40)));
        assert!(!queue.put(text(1)), "there is no room for a byte");
        assert!(queue.put(text(0)));
        assert!(!queue.put(text(0)), "nor for a message more");
        let first = waiting.messages.try_recv().unwrap();
        queue.held.fetch_sub(length(&first), Ordering::AcqRel);
        assert!(queue.put(text(60)));
    }

    #[test]
    fn a_long_message_waits_alone() {
        let (queue, _waiting) = queue(3, 100);
        assert!(queue.put(text(5_000)));
        assert!(!queue.put(text(1)));
    }
}
