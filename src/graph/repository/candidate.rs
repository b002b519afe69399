//! Who may be shown for a post.

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Listed, mobility::data_as_of};
use crate::{
    domain::{
        entity::{
            Competency,
            relation::{Card, Owned},
            vocabulary::{AgentStatus, Category, LegalRoute, MoveIntent},
        },
        error::Error,
        mobility::{
            explanation::Requirement,
            parameter::{CANDIDATE_COMPETENCIES, REACH_THRESHOLD, READY_CREDIT, SMALL_COUNT},
            reciprocal::AgentCandidate,
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
            AGENT_LIST_CANDIDATE_CARDS, AGENT_LIST_CANDIDATE_COMPETENCIES,
            MOBILITY_COUNT_AGENTS_FOR_POSTS, MOBILITY_EXPLAIN_AGENTS_FOR_POST,
            MOBILITY_RANK_AGENTS_FOR_POST,
        },
        store::GraphStore,
    },
};

/// What `rank_agents_for_post` returns: what is alike for all agents, and each of them.
#[derive(Deserialize)]
struct RankingRow {
    /// Its facts about the post; those about agents are in `agents`.
    #[serde(flatten)]
    situation: Situation,
    demand: f64,
    requirements: usize,
    as_of: NaiveDate,
    computed_at: DateTime<Utc>,
    agents: Vec<Listed<AgentRow>>,
}

/// An agent, as the list that the statement makes: in this order.
#[derive(Deserialize)]
struct AgentRow {
    uid: String,
    coverage: f64,
    move_intent: MoveIntent,
    wished_occupation: Option<bool>,
    wished_organisation: Option<bool>,
    wished_place: Option<bool>,
    developed: Option<f64>,
    same_family: Option<bool>,
    status: Option<AgentStatus>,
    category: Option<Category>,
    corps: Option<String>,
    military_corps: Option<bool>,
    ministry: Option<String>,
    operator: Option<bool>,
    position: Option<LegalRoute>,
    in_post: Option<bool>,
    since: Option<NaiveDate>,
    term_end: Option<NaiveDate>,
    same_operator: Option<bool>,
}

impl AgentRow {
    fn for_post(self, post: &Situation) -> AgentCandidate {
        AgentCandidate {
            agent_uid: self.uid,
            coverage: self.coverage,
            intent: self.move_intent,
            wishes: Wishes {
                occupation: self.wished_occupation,
                organisation: self.wished_organisation,
                place: self.wished_place,
                developed: self.developed,
            },
            situation: Situation {
                agent_status: self.status,
                agent_category: self.category,
                agent_corps: self.corps,
                agent_military_corps: self.military_corps,
                agent_ministry: self.ministry,
                agent_operator: self.operator,
                agent_position: self.position,
                agent_in_post: self.in_post,
                agent_since: self.since,
                agent_term_end: self.term_end,
                same_operator: self.same_operator,
                same_family: self.same_family,
                ..post.clone()
            },
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
            "ready": READY_CREDIT,
            "only_uid": question.only,
            "limit": question.limit,
        });
        let rows: Vec<RankingRow> = self.read(MOBILITY_RANK_AGENTS_FOR_POST, ask).await?;
        let Some(row) = rows.into_iter().next() else {
            return Ok(CandidateRanking::default());
        };
        let agents = row.agents.into_iter();
        Ok(CandidateRanking {
            data_as_of: Some(data_as_of(row.as_of, row.computed_at)),
            demand: row.demand,
            requirements: row.requirements,
            candidates: agents
                .map(|Listed(agent)| agent.for_post(&row.situation))
                .collect(),
        })
    }

    async fn explain_agents(
        &self,
        post: &str,
        agents: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Owned<Requirement>>, Error> {
        let ask = json!({
            "post_uid": post,
            "agent_uids": agents,
            "viewer_all": viewer.all,
            "viewer_organisation": viewer.organisation,
            "today": viewer.today,
            "ready": READY_CREDIT,
            "small_count": SMALL_COUNT,
            "most": CANDIDATE_COMPETENCIES,
        });
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
        let mut ask = seen_by(agents, viewer);
        ask["small_count"] = SMALL_COUNT.into();
        Ok(self.read(AGENT_LIST_CANDIDATE_CARDS, ask).await?)
    }

    async fn candidate_competencies(
        &self,
        agents: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Owned<Competency>>, Error> {
        let mut ask = seen_by(agents, viewer);
        ask["small_count"] = SMALL_COUNT.into();
        Ok(self.read(AGENT_LIST_CANDIDATE_COMPETENCIES, ask).await?)
    }
}
