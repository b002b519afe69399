//! Polls the batches of loaders in the request's task, only when execution is idle: one batch for each level of the
//! answer.

use std::{
    future::{Future, poll_fn},
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Poll, Wake, Waker},
};

use futures::{StreamExt as _, channel::mpsc, future::BoxFuture};

/// Batches of loads that wait.
pub(super) type Loads = mpsc::UnboundedReceiver<BoxFuture<'static, ()>>;

/// Wakes the task, and knows that it did.
struct Woken {
    task: Waker,
    since: AtomicBool,
}

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.since.store(true, Ordering::Release);
        self.task.wake_by_ref();
    }
}

/// Runs an execution to its end, and its loads in the same task.
///
/// A batch is looked at only when the execution waits for nothing but loads. A list pauses after some
/// of its items and wakes itself to go on with the others: a batch that left during the pause would
/// leave without their keys, and a page of fifty would cost many statements.
pub(super) async fn with_loads<F: Future>(execution: F, loads: Loads) -> F::Output {
    let mut execution = pin!(execution);
    let mut loads = pin!(loads.for_each_concurrent(None, |batch| batch));
    poll_fn(|context| {
        let woken = Arc::new(Woken {
            task: context.waker().clone(),
            since: AtomicBool::new(false),
        });
        let waker = Waker::from(Arc::clone(&woken));
        let mut watched = std::task::Context::from_waker(&waker);
        if let Poll::Ready(output) = execution.as_mut().poll(&mut watched) {
            return Poll::Ready(output);
        }
        if !woken.since.load(Ordering::Acquire) {
            // The queue is open as long as the execution, which holds its other end.
            let _open = loads.as_mut().poll(context);
        }
        Poll::Pending
    })
    .await
}

#[cfg(test)]
mod tests {
    use std::{collections::HashMap, sync::Mutex, time::Duration};

    use async_graphql::dataloader::{DataLoader, Loader};
    use futures::future::join_all;

    use super::*;

    /// Keeps the size of every batch.
    #[derive(Clone, Default)]
    struct Sizes(Arc<Mutex<Vec<usize>>>);

    impl Loader<usize> for Sizes {
        type Value = usize;
        type Error = ();

        async fn load(&self, keys: &[usize]) -> Result<HashMap<usize, usize>, ()> {
            self.0.lock().unwrap().push(keys.len());
            tokio::task::yield_now().await;
            Ok(keys.iter().map(|key| (*key, key + 1000)).collect())
        }
    }

    /// Gives way to others once.
    async fn pause() {
        let mut paused = false;
        poll_fn(|context| {
            if std::mem::replace(&mut paused, true) {
                return Poll::Ready(());
            }
            context.waker().wake_by_ref();
            Poll::Pending
        })
        .await;
    }

    #[tokio::test]
    async fn a_level_of_many_that_pause_leaves_in_one_batch() {
        let sizes = Sizes::default();
        let (batches, loads) = mpsc::unbounded();
        let loader = DataLoader::new(sizes.clone(), move |batch| batches.unbounded_send(batch))
            .delay(Duration::ZERO);
        let loader = &loader;
        let execution = join_all((0..200).map(|key| async move {
            // Each item waits for its turn before it asks, as resolvers that yield do.
            for _ in 0..key % 3 {
                pause().await;
            }
            let next = loader.load_one(key).await.unwrap().unwrap();
            loader.load_one(next).await.unwrap().unwrap()
        }));
        let found = with_loads(execution, loads).await;
        assert_eq!(found, (2000..2200).collect::<Vec<_>>());
        assert_eq!(*sizes.0.lock().unwrap(), [200, 200]);
    }
}
