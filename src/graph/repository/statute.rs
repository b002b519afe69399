//! The facts behind rules of statute.

use async_trait::async_trait;
use chrono::NaiveDate;
use serde_json::json;

use crate::{
    domain::{
        error::Error,
        statute::port::{
            AgentSituation, OccupationStep, PostSituation, StatuteGraph, StepSituation,
        },
    },
    graph::{
        catalog::{
            STATUTE_LIST_FACTS_FOR_AGENTS, STATUTE_LIST_FACTS_FOR_OCCUPATIONS,
            STATUTE_LIST_FACTS_FOR_OPEN_POSTS,
        },
        row::{Listed, OpenPosts},
        store::GraphStore,
    },
};

#[async_trait]
impl StatuteGraph for GraphStore {
    async fn agent_situations(&self, agents: &[String]) -> Result<Vec<AgentSituation>, Error> {
        let ask = json!({ "uids": agents });
        let rows = self.read(STATUTE_LIST_FACTS_FOR_AGENTS, ask).await?;
        Ok(rows.into_iter().map(AgentSituation::from).collect())
    }

    async fn post_situations(
        &self,
        agent: &str,
        today: NaiveDate,
    ) -> Result<Vec<PostSituation>, Error> {
        let ask = json!({ "agent_uid": agent, "today": today });
        let rows: Vec<OpenPosts> = self.read(STATUTE_LIST_FACTS_FOR_OPEN_POSTS, ask).await?;
        let known = rows.into_iter().flat_map(|row| {
            let agent = row.agent();
            let posts = row.posts.into_iter();
            posts.map(move |Listed(posts)| posts.for_agent(&agent))
        });
        Ok(known.collect())
    }

    async fn step_situations(
        &self,
        steps: &[OccupationStep],
        today: NaiveDate,
    ) -> Result<Vec<StepSituation>, Error> {
        let ask = json!({ "steps": steps, "today": today });
        let rows = self.read(STATUTE_LIST_FACTS_FOR_OCCUPATIONS, ask).await?;
        Ok(rows.into_iter().map(StepSituation::from).collect())
    }
}
