//! What texts are read with.

use async_trait::async_trait;
use serde_json::json;

use crate::{
    domain::{error::Error, reading::port::ReadingGraph},
    graph::{catalog::REFRESH_READ_DERIVATIONS, lexicon, row::DerivationRow, store::GraphStore},
    text::reader::Reader,
};

#[async_trait]
impl ReadingGraph for GraphStore {
    async fn reader_mark(&self) -> Result<String, Error> {
        let rows: Vec<DerivationRow> = self.read(REFRESH_READ_DERIVATIONS, json!({})).await?;
        let last = rows.iter().find(|row| row.uid == "idf");
        Ok(last
            .map(|row| row.computed_at.to_rfc3339())
            .unwrap_or_default())
    }

    async fn reader(&self) -> Result<Reader, Error> {
        Ok(lexicon::read(self).await?)
    }
}
