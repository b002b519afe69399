//! What the flows between keys are made of.

use std::sync::Arc;

use async_trait::async_trait;
use serde::Deserialize;

use crate::domain::{
    analytics::{
        Dimension,
        career_tree::{Root, Tree},
    },
    error::Error,
};

/// Of which moves flows are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FlowQuestion {
    /// Between what.
    pub dimension: Dimension,
    /// The first year; all years before too when none.
    pub since: Option<i32>,
    /// The last year; all years after too when none.
    pub until: Option<i32>,
    /// Moves whose two ends are digital only.
    pub digital_only: bool,
}

impl FlowQuestion {
    /// Whether some of the years of a block are asked for.
    #[must_use]
    pub fn touches(&self, block: &FlowBlock) -> bool {
        self.since.is_none_or(|since| block.last_year >= since)
            && self.until.is_none_or(|until| block.first_year <= until)
    }
}

/// A key of a dimension.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct End {
    /// The uid of a node, or the name of a family.
    pub key: String,
    /// What a reader sees, in French.
    pub label: String,
}

/// A block of moves between two keys, as `refresh` cut it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowBlock {
    /// The key left.
    pub from: Arc<End>,
    /// The key taken.
    pub to: Arc<End>,
    /// The year of the first move.
    pub first_year: i32,
    /// The year of the last move.
    pub last_year: i32,
    /// The months of each move, ascending; none where the moves are withheld.
    pub months: Option<Vec<i32>>,
}

/// A sequence of steps that may be disclosed, as `refresh` found it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
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

/// Flows, as `refresh` counted them of agents who agreed to statistics.
#[async_trait]
pub trait FlowGraph: Send + Sync {
    /// The blocks that are of some of the years asked for, by the keys left and taken.
    async fn flow_blocks(&self, question: FlowQuestion) -> Result<Vec<FlowBlock>, Error>;

    /// The sequences of so many steps between keys of a dimension, the most frequent first.
    async fn usual_sequences(
        &self,
        dimension: Dimension,
        steps: u32,
        limit: u32,
    ) -> Result<Vec<UsualSequence>, Error>;

    /// All that may be disclosed of the careers from a root, onward or backwards; none when there are none.
    async fn career_tree(&self, root: &Root, backwards: bool) -> Result<Option<Tree>, Error>;
}
