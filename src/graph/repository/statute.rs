//! The facts behind rules of statute.

use async_trait::async_trait;
use chrono::NaiveDate;
use serde_json::json;

use crate::{
    domain::{
        error::Error,
        port::statute::{AgentSituation, PostSituation, StatuteGraph, Step, StepSituation},
    },
    graph::{
        catalog::{
            STATUTE_LIST_FACTS_FOR_AGENTS, STATUTE_LIST_FACTS_FOR_OCCUPATIONS,
            STATUTE_LIST_FACTS_FOR_OPEN_POSTS,
        },
        store::GraphStore,
    },
};

#[async_trait]
impl StatuteGraph for GraphStore {
    async fn agent_situations(&self, agents: &[String]) -> Result<Vec<AgentSituation>, Error> {
        let ask = json!({ "uids": agents });
        Ok(self.read(STATUTE_LIST_FACTS_FOR_AGENTS, ask).await?)
    }

    async fn post_situations(
        &self,
        agent: &str,
        today: NaiveDate,
    ) -> Result<Vec<PostSituation>, Error> {
        let ask = json!({ "agent_uid": agent, "today": today });
        Ok(self.read(STATUTE_LIST_FACTS_FOR_OPEN_POSTS, ask).await?)
    }

    async fn step_situations(
        &self,
        steps: &[Step],
        today: NaiveDate,
    ) -> Result<Vec<StepSituation>, Error> {
        let ask = json!({ "steps": steps, "today": today });
        Ok(self.read(STATUTE_LIST_FACTS_FOR_OCCUPATIONS, ask).await?)
    }
}
