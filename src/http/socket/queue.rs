//! What waits for the client of a socket: so many messages and so many bytes at most, and so many bytes for
//! the clients of all sockets.

use std::{
    sync::{
        Arc, Mutex, PoisonError, Weak,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use axum::extract::ws::{Message, WebSocket};
use futures::{SinkExt as _, stream::SplitSink};
use tokio::{
    sync::{Notify, mpsc},
    time::timeout,
};

/// The queues of one server, which hold so many bytes together.
pub(super) struct Queues {
    most: usize,
    sockets: Mutex<Vec<Weak<HeldQueue>>>,
    /// Bytes of what waits in all of them.
    held: AtomicUsize,
}

/// What one queue holds.
struct HeldQueue {
    /// Bytes of what waits, and of what is being sent.
    bytes: AtomicUsize,
    /// Its socket is asked to close: its bytes are free soon.
    closing: AtomicBool,
    slow: Arc<Notify>,
    queues: Arc<Queues>,
}

/// Where messages are put.
#[derive(Clone)]
pub(super) struct Queue {
    messages: mpsc::Sender<Message>,
    most: usize,
    held: Arc<HeldQueue>,
}

/// Where they are taken from.
pub(super) struct Waiting {
    messages: mpsc::Receiver<Message>,
    held: Arc<HeldQueue>,
}

impl Queues {
    /// No queue yet; so many bytes at most wait in all of them.
    pub(super) fn new(most: usize) -> Arc<Self> {
        Arc::new(Self {
            most,
            sockets: Mutex::default(),
            held: AtomicUsize::new(0),
        })
    }

    /// A queue of so many messages and so many bytes; a longer message waits alone.
    pub(super) fn queue(self: &Arc<Self>, messages: usize, most: usize) -> (Queue, Waiting) {
        let (sender, receiver) = mpsc::channel(messages.max(1));
        let held = Arc::new(HeldQueue {
            bytes: AtomicUsize::new(0),
            closing: AtomicBool::new(false),
            slow: Arc::default(),
            queues: Arc::clone(self),
        });
        let mut sockets = self.sockets.lock().unwrap_or_else(PoisonError::into_inner);
        sockets.retain(|socket| socket.strong_count() > 0);
        sockets.push(Arc::downgrade(&held));
        drop(sockets);
        let queue = Queue {
            messages: sender,
            most,
            held: Arc::clone(&held),
        };
        let waiting = Waiting {
            messages: receiver,
            held,
        };
        (queue, waiting)
    }

    /// Whether all of them have room for what was put into one. Where they have not, the fullest is asked to
    /// close, and there is room unless it is that one.
    fn have_room(&self, one: &Arc<HeldQueue>) -> bool {
        if self.held.load(Ordering::Acquire) <= self.most {
            return true;
        }
        let sockets = self.sockets.lock().unwrap_or_else(PoisonError::into_inner);
        let sockets = sockets.iter().filter_map(Weak::upgrade);
        let staying = sockets.filter(|socket| !socket.closing.load(Ordering::Acquire));
        let staying: Vec<_> = staying
            .map(|socket| (socket.bytes.load(Ordering::Acquire), socket))
            .collect();
        let waiting: usize = staying.iter().map(|(bytes, _)| bytes).sum();
        if waiting <= self.most {
            return true;
        }
        let Some((_, fullest)) = staying.iter().max_by_key(|(bytes, _)| *bytes) else {
            return true;
        };
        metrics::counter!("passerelle_refused_total", "reason" => "socket_bytes").increment(1);
        fullest.close();
        !Arc::ptr_eq(fullest, one)
    }
}

impl HeldQueue {
    /// Notes that more waits; gives what waited before.
    fn add(&self, bytes: usize) -> usize {
        self.queues.held.fetch_add(bytes, Ordering::AcqRel);
        self.bytes.fetch_add(bytes, Ordering::AcqRel)
    }

    fn take(&self, bytes: usize) {
        self.bytes.fetch_sub(bytes, Ordering::AcqRel);
        self.queues.held.fetch_sub(bytes, Ordering::AcqRel);
    }

    fn close(&self) {
        self.closing.store(true, Ordering::Release);
        self.slow.notify_one();
    }
}

impl Drop for HeldQueue {
    fn drop(&mut self) {
        let left = self.bytes.load(Ordering::Acquire);
        self.queues.held.fetch_sub(left, Ordering::AcqRel);
    }
}

impl Queue {
    /// Puts a message in; says whether there was room.
    pub(super) fn put(&self, message: Message) -> bool {
        let bytes = length(&message);
        let before = self.held.add(bytes);
        let fits = before == 0 || before.saturating_add(bytes) <= self.most;
        let room = fits
            && self.held.queues.have_room(&self.held)
            && self.messages.try_send(message).is_ok();
        if !room {
            self.held.take(bytes);
            self.held.close();
        }
        room
    }

    /// Told when there is no room, or when a message is not taken in time: the client does not read.
    pub(super) fn slow(&self) -> Arc<Notify> {
        Arc::clone(&self.held.slow)
    }
}

impl Waiting {
    /// Sends what waits for as long as the client takes each message within some time.
    pub(super) async fn send(mut self, sink: &mut SplitSink<WebSocket, Message>, within: Duration) {
        while let Some(message) = self.messages.recv().await {
            let bytes = length(&message);
            match timeout(within, sink.send(message)).await {
                Ok(Ok(())) => self.held.take(bytes),
                Ok(Err(_)) => return,
                Err(_) => return self.held.close(),
            }
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
    use futures::FutureExt as _;

    use super::*;

    fn text(bytes: usize) -> Message {
        Message::Text("x".repeat(bytes).into())
    }

    fn is_told(queue: &Queue) -> bool {
        queue.slow().notified().now_or_never().is_some()
    }

    #[test]
    fn so_many_bytes_and_messages_wait_and_no_more() {
        let (queue, mut waiting) = Queues::new(usize::MAX).queue(3, 100);
        assert!(queue.put(text(60)) && queue.put(text(40)));
        assert!(!queue.put(text(1)), "there is no room for a byte");
        assert!(queue.put(text(0)));
        assert!(!queue.put(text(0)), "nor for a message more");
        let first = waiting.messages.try_recv().unwrap();
        waiting.held.take(length(&first));
        assert!(queue.put(text(60)));
    }

    #[test]
    fn a_long_message_waits_alone() {
        let (queue, _waiting) = Queues::new(usize::MAX).queue(3, 100);
        assert!(queue.put(text(5_000)));
        assert!(!queue.put(text(1)));
    }

    #[test]
    fn where_all_hold_too_much_the_fullest_closes() {
        let queues = Queues::new(200);
        let [full, other, reader] = [0; 3].map(|_| queues.queue(9, 150));
        assert!(full.0.put(text(110)) && other.0.put(text(80)));
        assert!(reader.0.put(text(60)), "the one that reads is not closed");
        assert!(is_told(&full.0) && !is_told(&other.0) && !is_told(&reader.0));
        // What it holds is as good as free: nobody else is closed for it.
        assert!(other.0.put(text(50)));
        assert!(!is_told(&other.0) && !is_told(&reader.0));
        // Then the fullest that is left goes, and its message with it.
        assert!(!other.0.put(text(20)));
        assert!(is_told(&other.0) && !is_told(&reader.0));
        drop((full, other));
        assert_eq!(queues.held.load(Ordering::Acquire), 60);
        drop(reader);
        assert_eq!(queues.held.load(Ordering::Acquire), 0);
    }
}
