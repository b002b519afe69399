//! Flows, as `refresh` cut them into blocks.

use async_trait::async_trait;
use serde_json::json;

use crate::{
    domain::{
        error::Error,
        port::flow::{FlowBlock, FlowGraph, FlowQuestion},
    },
    graph::{catalog::ANALYTICS_LIST_FLOW_CELLS, store::GraphStore},
};

#[async_trait]
impl FlowGraph for GraphStore {
    async fn flow_blocks(&self, question: FlowQuestion) -> Result<Vec<FlowBlock>, Error> {
        let ask = json!({
            "dimension": question.dimension,
            "since": question.since,
            "until": question.until,
            "digital_only": question.digital_only,
        });
        Ok(self.read(ANALYTICS_LIST_FLOW_CELLS, ask).await?)
    }
}
