//! Tables of careers, as the published version of the statistics keeps them.

use async_trait::async_trait;

use crate::{
    domain::{
        analytics::{
            Dimension,
            career_tree::{Root, Trees},
            flow::FlowTable,
            period::Period,
        },
        error::Error,
        port::flow::{FlowGraph, UsualSequence},
    },
    graph::{
        refresh::{Table, published},
        store::GraphStore,
    },
};

#[async_trait]
impl FlowGraph for GraphStore {
    async fn flows(
        &self,
        dimension: Dimension,
        digital_only: bool,
        period: Period,
    ) -> Result<FlowTable, Error> {
        let table = Table::Flows {
            dimension,
            digital_only,
            period,
        };
        Ok(published(self, &table).await?)
    }

    async fn usual_sequences(
        &self,
        dimension: Dimension,
        steps: usize,
    ) -> Result<Vec<UsualSequence>, Error> {
        Ok(published(self, &Table::Sequences { dimension, steps }).await?)
    }

    async fn career_trees(&self, root: Root, backwards: bool) -> Result<Trees, Error> {
        Ok(published(self, &Table::CareerTrees { root, backwards }).await?)
    }
}
