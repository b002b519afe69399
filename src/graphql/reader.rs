//! What texts are read with: made once for each state of the référentiels, whoever asks first.

use std::sync::{Arc, Mutex, PoisonError};

use crate::{
    domain::{error::Error, port::Graph},
    text::reader::Reader,
};

/// The reader of a graph.
pub struct Readers {
    graph: Arc<dyn Graph>,
    kept: Mutex<Option<Kept>>,
    /// Held while a reader is made, so that one is made at a time.
    making: tokio::sync::Mutex<()>,
}

#[derive(Clone)]
struct Kept {
    mark: String,
    reader: Arc<Reader>,
}

/// Does a computation of some length on a thread where it holds up nobody.
///
/// # Errors
/// [`Error::Internal`] when it panics.
pub async fn apart<T: Send + 'static>(
    computation: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Error> {
    let done = tokio::task::spawn_blocking(computation).await;
    done.map_err(|error| Error::Internal(error.into()))
}

impl Readers {
    /// No reader yet, of a graph.
    #[must_use]
    pub fn new(graph: Arc<dyn Graph>) -> Arc<Self> {
        Arc::new(Self {
            graph,
            kept: Mutex::default(),
            making: tokio::sync::Mutex::default(),
        })
    }

    /// The reader of the graph as `refresh` left it last; the one before it, while that is being made.
    ///
    /// It takes seconds on a large graph, so it is made by a task of its own: a request that waits no longer loses
    /// nothing of it.
    ///
    /// # Errors
    /// What the graph meets.
    pub async fn current(self: &Arc<Self>) -> Result<Arc<Reader>, Error> {
        let mark = self.graph.reader_mark().await?;
        let kept = self.kept();
        if let Some(kept) = &kept
            && kept.mark == mark
        {
            return Ok(Arc::clone(&kept.reader));
        }
        let this = Arc::clone(self);
        let made = tokio::spawn(async move { this.make(mark).await });
        match kept {
            Some(before) => Ok(before.reader),
            None => made.await.map_err(|error| Error::Internal(error.into()))?,
        }
    }

    async fn make(&self, mark: String) -> Result<Arc<Reader>, Error> {
        let _made_alone = self.making.lock().await;
        if let Some(kept) = self.kept()
            && kept.mark == mark
        {
            return Ok(kept.reader);
        }
        let reader = Arc::new(self.graph.reader().await?);
        let kept = Kept {
            mark,
            reader: Arc::clone(&reader),
        };
        *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = Some(kept);
        Ok(reader)
    }

    fn kept(&self) -> Option<Kept> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.clone()
    }
}
