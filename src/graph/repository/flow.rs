//! Flows, as `refresh` cut them into blocks.

use async_trait::async_trait;
use serde::Deserialize;
use serde_json::json;

use crate::{
    domain::{
        analytics::{
            Dimension,
            career_tree::{Link, Root, Tree},
        },
        error::Error,
        port::flow::{FlowBlock, FlowGraph, FlowQuestion, UsualSequence},
    },
    graph::{
        catalog::{
            ANALYTICS_LIST_USUAL_SEQUENCES, ANALYTICS_READ_CAREER_TREE, ANALYTICS_READ_FLOW_TABLE,
        },
        refresh::{FlowTable, table_uid, tree_uid},
        store::GraphStore,
    },
};

#[async_trait]
impl FlowGraph for GraphStore {
    async fn flow_blocks(&self, question: FlowQuestion) -> Result<Vec<FlowBlock>, Error> {
        let ask = json!({ "uid": table_uid(question.dimension, question.digital_only) });
        let tables: Vec<FlowTable> = self.read(ANALYTICS_READ_FLOW_TABLE, ask).await?;
        let blocks = tables.into_iter().flat_map(FlowTable::blocks);
        Ok(blocks.filter(|block| question.touches(block)).collect())
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

    async fn career_tree(&self, root: &Root, backwards: bool) -> Result<Option<Tree>, Error> {
        let ask = json!({ "uid": tree_uid(root, backwards) });
        let rows: Vec<TreeRow> = self.read(ANALYTICS_READ_CAREER_TREE, ask).await?;
        Ok(rows.into_iter().next().map(Tree::from))
    }
}

/// A tree, its links in lists of equal length.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TreeRow {
    first_year: Option<i32>,
    last_year: Option<i32>,
    withheld: Vec<usize>,
    steps: Vec<usize>,
    from_uids: Vec<String>,
    to_uids: Vec<String>,
    counts: Vec<usize>,
    months: Vec<i32>,
}

impl From<TreeRow> for Tree {
    fn from(row: TreeRow) -> Self {
        let ends = row.from_uids.into_iter().zip(row.to_uids);
        let measures = row.counts.into_iter().zip(row.months);
        let links = row.steps.into_iter().zip(ends).zip(measures);
        let link = |((step, (from_uid, to_uid)), (count, median_months))| Link {
            step,
            from_uid,
            to_uid,
            count,
            median_months,
        };
        Self {
            links: links.map(link).collect(),
            withheld: row.withheld,
            years: row.first_year.zip(row.last_year),
        }
    }
}
