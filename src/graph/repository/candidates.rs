//! Who may be shown for a post.

use async_trait::async_trait;
use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::{
    domain::{
        candidates::{
            port::{CandidateGraph, CandidatePool, CandidateQuestion, CandidateRanking},
            search::{FoundAgent, FoundAgents, PeopleFilter, SearchCounted},
        },
        error::Error,
        model::relation::{Card, Owned, Related},
        parameter::{
            CANDIDATE_COMPETENCIES, CANDIDATE_SEARCHES_A_DAY, HALF_LIFE_YEARS, REACH_THRESHOLD,
            READY_CREDIT, SMALL_COUNT,
        },
        ranked::CANDIDATES,
        recommend::explanation::Requirement,
        viewer::Viewer,
    },
    graph::{
        catalog::{
            AGENT_LIST_CANDIDATE_CARDS, AGENT_LIST_CANDIDATE_COMPETENCIES, CANDIDATES_COUNT_POOLS,
            CANDIDATES_COUNT_SEARCHES, CANDIDATES_EXPLAIN, CANDIDATES_NOTE_SEARCH, CANDIDATES_RANK,
            CANDIDATES_SEARCH,
        },
        repository::recommend::data_as_of,
        row::{AgentRanking, FoundRow, Listed},
        store::{GraphStore, Unit},
    },
};

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
            "small_count": SMALL_COUNT,
            "half_life": HALF_LIFE_YEARS,
            "only_uids": question.only,
            "limit": question.limit,
        });
        let rows: Vec<AgentRanking> = self.read(CANDIDATES_RANK, ask).await?;
        let Some(row) = rows.into_iter().next() else {
            return Ok(CandidateRanking::default());
        };
        let post = row.post();
        let agents = row.agents.into_iter();
        Ok(CandidateRanking {
            data_as_of: Some(data_as_of(row.as_of, row.computed_at)),
            demand: row.demand,
            requirements: row.requirements,
            candidates: agents.map(|Listed(agent)| agent.for_post(&post)).collect(),
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
        Ok(self.read(CANDIDATES_EXPLAIN, ask).await?)
    }

    async fn candidate_pools(
        &self,
        posts: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<CandidatePool>, Error> {
        let mut ask = seen_by(posts, viewer);
        ask["today"] = json!(viewer.today);
        ask["small_count"] = SMALL_COUNT.into();
        Ok(self.read(CANDIDATES_COUNT_POOLS, ask).await?)
    }

    async fn seek_agents(
        &self,
        filter: &PeopleFilter,
        viewer: &Viewer,
    ) -> Result<FoundAgents, Error> {
        let ask = json!({
            "viewer_all": viewer.all,
            "viewer_organisation": viewer.organisation,
            "occupations": filter.occupations,
            "places": filter.places,
            "categories": filter.categories,
            "competencies": filter.competencies,
            "ready": READY_CREDIT,
            "small_count": SMALL_COUNT,
            "limit": CANDIDATES,
        });
        let rows: Vec<FoundRow> = self.read(CANDIDATES_SEARCH, ask).await?;
        let first = rows.first();
        Ok(FoundAgents {
            data_as_of: first.map(|row| data_as_of(row.as_of, row.computed_at)),
            agents: rows.into_iter().map(FoundAgent::from).collect(),
        })
    }

    async fn count_search(
        &self,
        organisation: &str,
        mark: &str,
        day: NaiveDate,
    ) -> Result<SearchCounted, Error> {
        let ask = json!({
            "organisation_uid": organisation,
            "day": day,
            "search": mark,
            "most": CANDIDATE_SEARCHES_A_DAY,
        });
        let rows = self.write(Unit::new(CANDIDATES_NOTE_SEARCH, ask)).await?;
        // An organisation that is not there has nobody to find.
        Ok(rows
            .into_iter()
            .next()
            .map_or(SearchCounted::Counted, |row| row.outcome))
    }

    async fn searches_today(&self, organisation: &str, day: NaiveDate) -> Result<u32, Error> {
        let ask = json!({ "organisation_uid": organisation, "day": day });
        let rows = self.read(CANDIDATES_COUNT_SEARCHES, ask).await?;
        Ok(rows.into_iter().next().map_or(0, |row| row.asked))
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
    ) -> Result<Vec<Related>, Error> {
        let mut ask = seen_by(agents, viewer);
        ask["small_count"] = SMALL_COUNT.into();
        Ok(self.read(AGENT_LIST_CANDIDATE_COMPETENCIES, ask).await?)
    }
}
