//! Communities: who joins and leaves them, and those that do not exist yet.

use async_trait::async_trait;
use serde_json::json;

use crate::{
    domain::{
        calendar::instant,
        communities::port::{CommunityGraph, CommunitySuggestion, Membership, NewCommunity},
        error::Error,
        model::relation::Related,
        parameter::{RARE_COMPETENCIES, SMALL_COUNT},
        profile::port::WriteContext,
        search::names,
        viewer::Viewer,
    },
    graph::{
        catalog::{
            AGENT_LIST_SUGGESTED_COMMUNITIES, COMMUNITY_CREATE, COMMUNITY_JOIN, COMMUNITY_LEAVE,
            COMMUNITY_LIST_SUGGESTIONS,
        },
        repository::profile::decided,
        store::{GraphStore, Unit},
    },
    text::word::fold,
};

#[async_trait]
impl CommunityGraph for GraphStore {
    async fn suggested_communities(
        &self,
        agents: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Related>, Error> {
        let ask = json!({
            "uids": agents,
            "rarest": RARE_COMPETENCIES,
            "small_count": viewer.threshold.people(),
        });
        Ok(self.read(AGENT_LIST_SUGGESTED_COMMUNITIES, ask).await?)
    }

    async fn community_suggestions(&self, limit: usize) -> Result<Vec<CommunitySuggestion>, Error> {
        let ask = json!({ "limit": limit, "small_count": SMALL_COUNT });
        Ok(self.read(COMMUNITY_LIST_SUGGESTIONS, ask).await?)
    }

    async fn change_membership(
        &self,
        agent: &str,
        community: &str,
        change: Membership,
        write: &WriteContext,
    ) -> Result<bool, Error> {
        let mut ask = json!({ "agent_uid": agent, "community_uid": community });
        let unit = match change {
            Membership::Join => {
                ask["since"] = write.today.to_string().into();
                Unit::new(COMMUNITY_JOIN, ask)
            }
            Membership::Leave => {
                ask["at"] = instant(write.now).into();
                Unit::new(COMMUNITY_LEAVE, ask)
            }
        };
        Ok(decided(self, unit, write, true).await? == Some(true))
    }

    async fn create_community(
        &self,
        community: &NewCommunity,
        write: &WriteContext,
    ) -> Result<bool, Error> {
        let words = [community.name.as_str(), community.topic.as_str()];
        let ask = json!({
            "suggestion_uid": community.suggestion,
            "uid": community.uid,
            "display_name": community.name,
            "topic": community.topic,
            "search_text": names(words.into_iter()),
            "sort_text": fold(&community.name),
        });
        let unit = Unit::new(COMMUNITY_CREATE, ask);
        Ok(decided(self, unit, write, true).await? == Some(true))
    }
}
