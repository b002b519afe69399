//! The instant by which a request must have its answer, known down to the driver.

use std::time::Duration;

use tokio::time::Instant;

tokio::task_local! {
    static END: Instant;
}

/// Runs a request that must have its answer within `limit`.
///
/// What the graph is asked in the meantime gives up by then; nothing is cut from outside, so an
/// answer says which of its parts came too late.
pub async fn within<F: Future>(limit: Duration, work: F) -> F::Output {
    END.scope(Instant::now() + limit, work).await
}

/// The same work, with the deadline of the request under way wherever it runs.
pub fn inherited<F: Future>(work: F) -> impl Future<Output = F::Output> {
    let end = END.try_with(|end| *end).ok();
    async move {
        match end {
            Some(end) => END.scope(end, work).await,
            None => work.await,
        }
    }
}

/// The time that a unit of work has: `limit`, or what is left of the request if that is less.
#[must_use]
pub fn left(limit: Duration) -> Duration {
    END.try_with(|end| end.saturating_duration_since(Instant::now()))
        .map_or(limit, |left| left.min(limit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_unit_has_what_is_left_of_its_request_and_never_more_than_its_own() {
        let (short, long) = (Duration::from_secs(1), Duration::from_secs(9));
        assert_eq!(left(long), long);
        within(Duration::from_secs(5), async {
            assert_eq!(left(short), short);
            tokio::time::sleep(Duration::from_secs(3)).await;
            assert_eq!(left(long), Duration::from_secs(2));
            tokio::time::sleep(Duration::from_secs(3)).await;
            assert_eq!(left(long), Duration::ZERO);
        })
        .await;
    }
}
