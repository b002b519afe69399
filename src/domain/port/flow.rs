//! Tables of careers, as the published version of the statistics keeps them.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use crate::domain::{
    analytics::{
        Dimension,
        career_tree::{Root, Trees},
        flow::FlowTable,
        period::Period,
    },
    error::Error,
};

/// A disclosed sequence of steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsualSequence {
    /// The keys of its steps.
    pub step_keys: Vec<String>,
    /// What a reader sees of them.
    pub step_labels: Vec<String>,
    /// How many times careers went through it.
    pub times: usize,
    /// The median of the months from the start of the first assignment left to that of the last one taken.
    pub median_months: i32,
}

/// Flows, sequences and trees of agents who agreed to statistics; empty before the first version.
#[async_trait]
pub trait FlowGraph: Send + Sync {
    /// The flows of a period, of all moves or of the digital ones.
    async fn flows(
        &self,
        dimension: Dimension,
        digital_only: bool,
        period: Period,
    ) -> Result<FlowTable, Error>;

    /// The sequences of so many steps between keys of a dimension, the most frequent first.
    async fn usual_sequences(
        &self,
        dimension: Dimension,
        steps: usize,
    ) -> Result<Vec<UsualSequence>, Error>;

    /// The trees of the careers from a root, onward or backwards.
    async fn career_trees(&self, root: Root, backwards: bool) -> Result<Trees, Error>;
}
