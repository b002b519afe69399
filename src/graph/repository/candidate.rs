//! Who may be shown for a post.

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;
use serde_json::{Value, json};

use super::mobility::data_as_of;
use crate::{
    domain::{
        entity::{
            relation::{Card, Owned},
            vocabulary::MoveIntent,
        },
        error::Error,
        mobility::{
            explanation::Requirement, parameter::REACH_THRESHOLD, reciprocal::AgentCandidate,
            score::Wishes,
        },
        port::{
            candidate::{CandidateGraph, CandidatePool, CandidateQuestion, CandidateRanking},
            viewer::Viewer,
        },
        statute::situation::Situation,
    },
    graph::{
        catalog::{
            AGENT_LIST_CANDIDATE_CARDS, MOBILITY_COUNT_AGENTS_FOR_POSTS,
            MOBILITY_EXPLAIN_AGENTS_FOR_POST, MOBILITY_RANK_AGENTS_FOR_POST,
        },
        store::GraphStore,
    },
};

#[derive(Deserialize)]
struct AgentRow {
    agent_uid: String,
    coverage: f64,
    move_intent: MoveIntent,
    wished_occupation: Option<bool>,
    wished_organisation: Option<bool>,
    wished_place: Option<bool>,
    developed: Option<f64>,
    #[serde(flatten)]
    situation: Situation,
    as_of: NaiveDate,
    computed_at: DateTime<Utc>,
}

impl From<AgentRow> for AgentCandidate {
    fn from(row: AgentRow) -> Self {
        Self {
            agent_uid: row.agent_uid,
            coverage: row.coverage,
            intent: row.move_intent,
            wishes: Wishes {
                occupation: row.wished_occupation,
                organisation: row.wished_organisation,
                place: row.wished_place,
                developed: row.developed,
            },
            situation: row.situation,
        }
    }
}

fn seen_by(uids: &[String], viewer: &Viewer) -> Value {
    json!({
        "uids": uids,
        "viewer_all": viewer.all,
        "viewer_organisation": viewer.organisation,
    })
}

#[async_trait]
impl CandidateGraph for GraphStore {
    async fn rank_agents(
        &self,
        question: CandidateQuestion<'_>,
    ) -> Result<CandidateRanking, Error> {
        let viewer = question.viewer;
        let ask = json!({
            "post_uid": question.post,
            "viewer_all": viewer.all,
            "viewer_organisation": viewer.organisation,
            "today": viewer.today,
            "near_matches": question.near_matches,
            "threshold": REACH_THRESHOLD,
            "limit": question.limit,
        });
        let rows: Vec<AgentRow> = self.read(MOBILITY_RANK_AGENTS_FOR_POST, ask).await?;
        Ok(CandidateRanking {
            data_as_of: rows
                .first()
                .map(|row| data_as_of(row.as_of, row.computed_at)),
            candidates: rows.into_iter().map(AgentCandidate::from).collect(),
        })
    }

    async fn explain_agents(
        &self,
        post: &str,
        agents: &[String],
    ) -> Result<Vec<Owned<Requirement>>, Error> {
        let ask = json!({ "post_uid": post, "agent_uids": agents });
        Ok(self.read(MOBILITY_EXPLAIN_AGENTS_FOR_POST, ask).await?)
    }

    async fn candidate_pools(
        &self,
        posts: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<CandidatePool>, Error> {
        let mut ask = seen_by(posts, viewer);
        ask["today"] = json!(viewer.today);
        Ok(self.read(MOBILITY_COUNT_AGENTS_FOR_POSTS, ask).await?)
    }

    async fn candidate_cards(
        &self,
        agents: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Card>, Error> {
        let ask = seen_by(agents, viewer);
        Ok(self.read(AGENT_LIST_CANDIDATE_CARDS, ask).await?)
    }
}
