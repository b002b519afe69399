//! What is within the reach of agents, counted by the graph.

use async_trait::async_trait;
use serde_json::{Value, json};

use crate::{
    domain::{
        error::Error,
        parameter::{REACH_THRESHOLD, SAME_SIMILARITY},
        reach::port::{Reach, ReachGain, ReachGraph, ReachQuestion},
    },
    graph::{
        catalog::{REACH_LIST_GAINS, REACH_MEASURE},
        store::GraphStore,
    },
};

fn params(question: ReachQuestion<'_>) -> Value {
    json!({
        "agent_uid": question.agent,
        "today": question.today,
        "blocked": question.blocked,
        "threshold": REACH_THRESHOLD,
    })
}

#[async_trait]
impl ReachGraph for GraphStore {
    async fn reach(&self, question: ReachQuestion<'_>) -> Result<Reach, Error> {
        let ask = params(question);
        let rows: Vec<Reach> = self.read(REACH_MEASURE, ask).await?;
        Ok(rows.into_iter().next().unwrap_or_default())
    }

    async fn reach_gains(
        &self,
        question: ReachQuestion<'_>,
        limit: usize,
    ) -> Result<Vec<ReachGain>, Error> {
        let mut ask = params(question);
        ask["limit"] = limit.into();
        ask["same"] = SAME_SIMILARITY.into();
        Ok(self.read(REACH_LIST_GAINS, ask).await?)
    }
}
