//! The deadline of a unit of work, and when it is tried again.

use std::{future::Future, panic::AssertUnwindSafe, time::Duration};

use futures::FutureExt as _;
use tokio::time::{Instant, sleep, timeout_at};

use super::error::GraphError;
use crate::deadline;

/// How one try ended when it did not succeed.
#[derive(Debug)]
pub(super) enum Attempt {
    /// Trying again is expected to help: a deadlock, a leader that moved.
    Transient(GraphError),
    /// The connection was lost, or a row was torn by a deletion: worth one more try, where nothing
    /// can have been kept.
    Lost(GraphError),
    /// Trying again cannot help.
    Final(GraphError),
}

impl Attempt {
    /// The same, where a lost connection leaves it open whether the work was kept.
    pub(super) fn final_when_lost(self) -> Self {
        match self {
            Self::Lost(error) => Self::Final(error),
            other => other,
        }
    }
}

/// The longest pause between two tries.
const LONGEST_PAUSE: Duration = Duration::from_millis(500);

/// Runs `work` until it succeeds, fails for good, or `limit` is over.
pub(super) async fn within<T, Work, Try>(
    limit: Duration,
    statement: &'static str,
    mut work: Work,
) -> Result<T, GraphError>
where
    Work: FnMut() -> Try,
    Try: Future<Output = Result<T, Attempt>>,
{
    let end = Instant::now() + deadline::left(limit);
    let mut lost = false;
    let mut pause = Duration::from_millis(10);
    loop {
        let attempt = AssertUnwindSafe(work()).catch_unwind();
        let Ok(outcome) = timeout_at(end, attempt).await else {
            return Err(GraphError::Timeout { statement });
        };
        // Bytes that are no message make the driver panic; whether the work was kept is not known.
        let outcome = outcome.unwrap_or_else(|_| {
            let source = "what the server said is not Bolt".into();
            Err(Attempt::Final(GraphError::Unavailable {
                statement,
                source,
            }))
        });
        match outcome {
            Ok(value) => return Ok(value),
            Err(Attempt::Final(error)) => return Err(error),
            Err(Attempt::Lost(error)) if lost => return Err(error),
            Err(Attempt::Lost(_)) => lost = true,
            Err(Attempt::Transient(error)) => {
                let wait = jittered(pause);
                if Instant::now() + wait >= end {
                    return Err(error);
                }
                metrics::counter!("passerelle_retries_total", "statement" => statement)
                    .increment(1);
                sleep(wait).await;
                pause = (pause * 2).min(LONGEST_PAUSE);
            }
        }
    }
}

/// Between half of `pause` and all of it, so that two writers do not meet again.
fn jittered(pause: Duration) -> Duration {
    let draw = uuid::Uuid::new_v4().as_u128() % 1000;
    let share = u32::try_from(draw).unwrap_or_default();
    pause / 2 + pause / 2 * share / 1000
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    fn gone() -> GraphError {
        GraphError::Unavailable {
            statement: "t",
            source: "gone".into(),
        }
    }

    async fn tries(outcomes: Vec<Result<(), Attempt>>) -> (usize, Result<(), GraphError>) {
        let count = Cell::new(0);
        let mut left = outcomes.into_iter();
        let answer = within(Duration::from_secs(60), "t", || {
            count.set(count.get() + 1);
            let next = left.next().unwrap_or(Ok(()));
            async { next }
        })
        .await;
        (count.get(), answer)
    }

    #[tokio::test(start_paused = true)]
    async fn deadlocks_are_tried_again_until_they_end() {
        let twice = vec![
            Err(Attempt::Transient(gone())),
            Err(Attempt::Transient(gone())),
        ];
        let (count, answer) = tries(twice).await;
        assert_eq!(count, 3);
        assert!(answer.is_ok());
    }

    #[tokio::test(start_paused = true)]
    async fn a_lost_connection_is_tried_once_more_only() {
        let (count, answer) =
            tries(vec![Err(Attempt::Lost(gone())), Err(Attempt::Lost(gone()))]).await;
        assert_eq!(count, 2);
        assert!(answer.is_err());
    }

    #[tokio::test(start_paused = true)]
    async fn what_cannot_succeed_is_not_tried_again() {
        let (count, answer) = tries(vec![Err(Attempt::Final(gone()))]).await;
        assert_eq!(count, 1);
        assert!(answer.is_err());
        assert!(matches!(
            Attempt::Lost(gone()).final_when_lost(),
            Attempt::Final(_)
        ));
    }

    #[tokio::test(start_paused = true)]
    async fn a_panic_of_the_driver_is_an_error_like_any_other() {
        let answer: Result<(), _> = within(Duration::from_secs(5), "t", || async {
            panic!("no message")
        })
        .await;
        assert!(matches!(answer, Err(GraphError::Unavailable { .. })));
    }

    #[tokio::test(start_paused = true)]
    async fn the_deadline_ends_even_what_never_answers() {
        let answer: Result<(), _> = within(Duration::from_secs(5), "t", || {
            std::future::pending::<Result<(), Attempt>>()
        })
        .await;
        assert!(matches!(
            answer,
            Err(GraphError::Timeout { statement: "t" })
        ));
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_transient_for_ever_ends_within_the_deadline() {
        let answer: Result<(), _> = within(Duration::from_secs(5), "t", || async {
            Err(Attempt::Transient(gone()))
        })
        .await;
        assert!(matches!(answer, Err(GraphError::Unavailable { .. })));
    }
}
