//! Ways from occupation to occupation.

use async_trait::async_trait;
use serde_json::json;

use crate::{
    domain::{
        analytics::small_count::Threshold,
        error::Error,
        model::relation::Owned,
        parameter::SAME_SIMILARITY,
        paths::{
            cost::Path,
            port::{Move, OfMove, PathGraph, Start, Testimony, WayQuestion, Ways},
        },
        recommend::explanation::Requirement,
        viewer::Viewer,
    },
    graph::{
        catalog::{
            OCCUPATION_COUNT_OPEN_POSTS, PATHS_EXPLAIN_MOVES, PATHS_LIST_TESTIMONIES,
            PATHS_LIST_TRAININGS, PATHS_TRACE_WAYS, TESTIMONY_LIST_BY_AGENTS,
        },
        repository::recommend::data_as_of,
        row::{MoveRow, OpenPostsCount, UidRow, WayRow},
        store::GraphStore,
    },
};

#[async_trait]
impl PathGraph for GraphStore {
    async fn trace_ways(&self, question: WayQuestion<'_>) -> Result<Ways, Error> {
        let (agent, occupation) = match question.start {
            Start::Agent(uid) => (Some(uid), None),
            Start::Occupation(uid) => (None, Some(uid)),
        };
        let ask = json!({
            "from_uid": occupation,
            "agent_uid": agent,
            "to_uid": question.to,
            "max_hops": question.max_hops,
            "limit": question.limit,
            "small_count": question.threshold.people(),
            "audience": i32::from(question.threshold >= Threshold::PUBLIC),
        });
        let rows: Vec<WayRow> = self.read(PATHS_TRACE_WAYS, ask).await?;
        let first = rows.first();
        Ok(Ways {
            data_as_of: first.map(|row| data_as_of(row.as_of, row.computed_at)),
            paths: rows.into_iter().map(Path::from).collect(),
        })
    }

    async fn explain_moves(&self, pairs: &[Move]) -> Result<Vec<OfMove<Requirement>>, Error> {
        let ask = json!({ "pairs": pairs, "same": SAME_SIMILARITY });
        let rows: Vec<MoveRow<Requirement>> = self.read(PATHS_EXPLAIN_MOVES, ask).await?;
        Ok(rows.into_iter().map(OfMove::from).collect())
    }

    async fn move_trainings(&self, pairs: &[Move]) -> Result<Vec<OfMove<String>>, Error> {
        let ask = json!({ "pairs": pairs });
        let rows: Vec<MoveRow<UidRow>> = self.read(PATHS_LIST_TRAININGS, ask).await?;
        Ok(rows
            .into_iter()
            .map(|row| OfMove::from(row).map(|node| node.uid))
            .collect())
    }

    async fn move_testimonies(
        &self,
        pairs: &[Move],
        viewer: &Viewer,
    ) -> Result<Vec<OfMove<Testimony>>, Error> {
        let ask = json!({
            "pairs": pairs,
            "viewer_all": viewer.all,
            "viewer_agent": viewer.agent,
        });
        let rows: Vec<MoveRow<Testimony>> = self.read(PATHS_LIST_TESTIMONIES, ask).await?;
        Ok(rows.into_iter().map(OfMove::from).collect())
    }

    async fn agent_testimonies(
        &self,
        agents: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Owned<Testimony>>, Error> {
        let ask = json!({
            "uids": agents,
            "viewer_all": viewer.all,
            "viewer_agent": viewer.agent,
        });
        Ok(self.read(TESTIMONY_LIST_BY_AGENTS, ask).await?)
    }

    async fn count_open_posts(
        &self,
        occupations: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<(String, i32)>, Error> {
        let ask = json!({ "uids": occupations, "today": viewer.today });
        let rows: Vec<OpenPostsCount> = self.read(OCCUPATION_COUNT_OPEN_POSTS, ask).await?;
        let pair = |row: OpenPostsCount| (row.occupation_uid, row.posts);
        Ok(rows.into_iter().map(pair).collect())
    }
}
