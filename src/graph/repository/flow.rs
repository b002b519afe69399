//! Flows, as `refresh` cut them into blocks.

use async_trait::async_trait;
use serde_json::json;

use crate::{
    domain::{
        analytics::Dimension,
        error::Error,
        port::flow::{FlowBlock, FlowGraph, FlowQuestion, UsualSequence},
    },
    graph::{
        catalog::{ANALYTICS_LIST_FLOW_CELLS, ANALYTICS_LIST_USUAL_SEQUENCES},
        store::GraphStore,
    },
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

    async fn usual_sequences(
        &self,
        dimension: Dimension,
        steps: u32,
        limit: u32,
    ) -> Result<Vec<UsualSequence>, Error> {
        let ask = json!({ "dimension": dimension, "steps": steps, "limit": limit });
        Ok(self.read(ANALYTICS_LIST_USUAL_SEQUENCES, ask).await?)
    }
}
