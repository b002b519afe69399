//! The facts behind rules of statute.

use async_trait::async_trait;
use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::json;

use super::Listed;
use crate::{
    domain::{
        entity::vocabulary::Category,
        error::Error,
        port::statute::{AgentSituation, PostSituation, StatuteGraph, Step, StepSituation},
        statute::situation::Situation,
    },
    graph::{
        catalog::{
            STATUTE_LIST_FACTS_FOR_AGENTS, STATUTE_LIST_FACTS_FOR_OCCUPATIONS,
            STATUTE_LIST_FACTS_FOR_OPEN_POSTS,
        },
        store::GraphStore,
    },
};

/// What `list_facts_for_open_posts` returns: what is known of the agent, and of the posts.
#[derive(Deserialize)]
struct OpenPostsRow {
    #[serde(flatten)]
    situation: Situation,
    posts: Vec<Listed<PostsRow>>,
}

/// Posts that are alike, as the list that the statement makes: in this order.
#[derive(Deserialize)]
struct PostsRow {
    uids: Vec<String>,
    same_family: Option<bool>,
    ministry: Option<String>,
    categories: Vec<Category>,
    operator: Option<bool>,
    open_to_military: Option<bool>,
    open_to_contract: Option<bool>,
    management: Option<bool>,
    same_operator: Option<bool>,
}

impl PostsRow {
    fn for_agent(self, agent: &Situation) -> PostSituation {
        PostSituation {
            post_uids: self.uids,
            situation: Situation {
                post_categories: self.categories,
                post_ministry: self.ministry,
                post_operator: self.operator,
                post_open_to_military: self.open_to_military,
                post_open_to_contract: self.open_to_contract,
                post_management: self.management,
                same_operator: self.same_operator,
                same_family: self.same_family,
                ..agent.clone()
            },
        }
    }
}

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
        let rows: Vec<OpenPostsRow> = self.read(STATUTE_LIST_FACTS_FOR_OPEN_POSTS, ask).await?;
        let known = rows.into_iter().flat_map(|row| {
            let posts = row.posts.into_iter();
            posts.map(move |Listed(posts)| posts.for_agent(&row.situation))
        });
        Ok(known.collect())
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
