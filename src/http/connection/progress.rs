//! What one connection is doing, and since when.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::{sync::Notify, time::Instant};

/// What one connection is doing; its stream, its requests and its clock share it.
pub(super) struct Progress {
    now: Mutex<Now>,
    close: Notify,
}

struct Now {
    phase: Phase,
    /// When something was last read or written.
    moved: Instant,
    /// Since when the client takes nothing of what is written.
    stalled: Option<Instant>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// The head of a request is coming, since then; a new connection begins so.
    Head(Instant),
    /// The body is coming, or the request is answered at once.
    Request,
    /// The request is worked on.
    Work,
    /// An answer is on its way, or nothing is asked.
    Idle,
    /// It is a WebSocket, which has limits of its own.
    Upgraded,
}

/// Whether a connection may stay.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Stays,
    /// Its time is over, for this reason.
    Over(&'static str),
}

impl Progress {
    pub(super) fn new() -> Self {
        let now = Instant::now();
        Self {
            now: Mutex::new(Now {
                phase: Phase::Head(now),
                moved: now,
                stalled: None,
            }),
            close: Notify::new(),
        }
    }

    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes that bytes came.
    pub(super) fn has_read(&self) {
        let mut now = self.now();
        now.moved = Instant::now();
        if now.phase == Phase::Idle {
            now.phase = Phase::Head(now.moved);
        }
    }

    /// Notes that bytes were taken by the client, or that it takes none now.
    pub(super) fn has_written(&self, taken: bool) {
        let mut now = self.now();
        let at = Instant::now();
        if taken {
            now.moved = at;
            now.stalled = None;
        } else if now.stalled.is_none() {
            now.stalled = Some(at);
        }
    }

    pub(super) fn head_has_come(&self) {
        self.now().phase = Phase::Request;
    }

    pub(super) fn begin_work(&self) {
        self.now().phase = Phase::Work;
    }

    /// Notes that the answer is made; `upgraded` when the connection is a WebSocket from now on.
    pub(super) fn answered(&self, upgraded: bool) {
        let mut now = self.now();
        now.moved = Instant::now();
        now.phase = if upgraded {
            Phase::Upgraded
        } else {
            Phase::Idle
        };
    }

    /// Whether nothing is asked and nothing is on its way.
    pub(super) fn is_idle(&self) -> bool {
        let now = self.now();
        match now.phase {
            // Nothing came yet.
            Phase::Head(begun) => begun == now.moved,
            Phase::Idle => now.stalled.is_none(),
            Phase::Request | Phase::Work | Phase::Upgraded => false,
        }
    }

    /// When it last moved, if it may be closed to make room: it is not while it is worked for.
    pub(super) fn could_go(&self) -> Option<Instant> {
        let now = self.now();
        let stays = matches!(now.phase, Phase::Work | Phase::Upgraded);
        (!stays).then_some(now.moved)
    }

    /// Judges it by the clock.
    pub(super) fn judge(&self, head: Duration, idle: Duration) -> Verdict {
        let now = self.now();
        let stalled = now.stalled.is_some_and(|since| since.elapsed() > idle);
        match now.phase {
            Phase::Upgraded => Verdict::Stays,
            _ if stalled => Verdict::Over("unread"),
            Phase::Head(begun) if begun.elapsed() > head => Verdict::Over("head"),
            Phase::Idle if now.moved.elapsed() > idle => Verdict::Over("idle"),
            _ => Verdict::Stays,
        }
    }

    /// Asks for it to be closed.
    pub(super) fn close(&self) {
        self.close.notify_one();
    }

    /// Waits until it is asked to be closed.
    pub(super) async fn closed(&self) {
        self.close.notified().await;
    }
}

#[cfg(test)]
mod tests {
    use tokio::time::advance;

    use super::*;

    const HEAD: Duration = Duration::from_secs(10);
    const IDLE: Duration = Duration::from_secs(60);

    #[tokio::test(start_paused = true)]
    async fn each_phase_has_its_own_time() {
        let one = Progress::new();
        let judged = || one.judge(HEAD, IDLE);
        assert!(one.is_idle() && one.could_go().is_some());
        // Bytes that trickle do not make the time of a head longer.
        for _ in 0..10 {
            advance(Duration::from_secs(1)).await;
            one.has_read();
            assert_eq!(judged(), Verdict::Stays);
        }
        advance(Duration::from_secs(1)).await;
        assert_eq!(judged(), Verdict::Over("head"));
        assert!(!one.is_idle());
        one.head_has_come();
        assert_eq!(judged(), Verdict::Stays);
        one.begin_work();
        advance(IDLE * 2).await;
        assert_eq!(judged(), Verdict::Stays);
        assert!(one.could_go().is_none());
        one.answered(false);
        advance(IDLE).await;
        assert_eq!(judged(), Verdict::Stays);
        advance(Duration::from_secs(1)).await;
        assert_eq!(judged(), Verdict::Over("idle"));
        one.has_read();
        assert_eq!(judged(), Verdict::Stays);
        one.has_written(false);
        one.head_has_come();
        advance(IDLE * 2).await;
        assert_eq!(judged(), Verdict::Over("unread"));
        one.has_written(true);
        one.answered(true);
        advance(IDLE * 2).await;
        assert_eq!(judged(), Verdict::Stays);
        assert!(one.could_go().is_none() && !one.is_idle());
    }
}
