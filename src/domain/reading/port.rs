//! What reading texts asks of a graph.

use async_trait::async_trait;

use crate::{domain::error::Error, text::reader::Reader};

/// The competencies and occupations with which texts are read.
#[async_trait]
pub trait ReadingGraph: Send + Sync {
    /// A mark that changes when `refresh` has run: what was made before it is out of date.
    async fn reader_mark(&self) -> Result<String, Error>;
    /// The reader of the graph as it is; it takes seconds on a large one.
    async fn reader(&self) -> Result<Reader, Error>;
}
