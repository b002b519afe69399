//! Ways from occupation to occupation.

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;
use serde_json::json;

use super::mobility::data_as_of;
use crate::{
    domain::{
        entity::relation::{Owned, Training},
        error::Error,
        mobility::{
            explanation::Requirement,
            path::{Path, Step},
            transition::Evidence,
        },
        port::{
            path::{Move, OfMove, PathGraph, Start, Testimony, WayQuestion, Ways},
            viewer::Viewer,
        },
    },
    graph::{
        catalog::{
            OCCUPATION_COUNT_OPEN_POSTS, PATH_EXPLAIN_MOVES, PATH_LIST_TESTIMONIES,
            PATH_LIST_TRAININGS, PATH_TRACE_WAYS, TESTIMONY_LIST_BY_AGENTS,
        },
        store::GraphStore,
    },
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WayRow {
    occupation_uids: Vec<String>,
    labels_fr: Vec<String>,
    costs: Vec<f64>,
    evidence: Vec<Vec<Evidence>>,
    observed: Vec<Option<i32>>,
    median_months: Vec<Option<i32>>,
    cost: f64,
    as_of: NaiveDate,
    computed_at: DateTime<Utc>,
}

impl From<WayRow> for Path {
    fn from(row: WayRow) -> Self {
        let mut labels = row.labels_fr.into_iter();
        let from_label_fr = labels.next().unwrap_or_default();
        let mut evidence = row.evidence.into_iter();
        let mut observed = row.observed.into_iter();
        let mut months = row.median_months.into_iter();
        let ends = row.occupation_uids.windows(2).zip(row.costs);
        let step = |(pair, cost): (&[String], f64)| Step {
            from_uid: pair[0].clone(),
            to_uid: pair[1].clone(),
            to_label_fr: labels.next().unwrap_or_default(),
            cost,
            evidence: evidence.next().unwrap_or_default(),
            observed: observed.next().flatten(),
            median_months: months.next().flatten(),
        };
        Self {
            steps: ends.map(step).collect(),
            from_label_fr,
            cost: row.cost,
        }
    }
}

/// A row that is told of a move.
#[derive(Deserialize)]
struct MoveRow<T> {
    from_uid: String,
    to_uid: String,
    #[serde(flatten)]
    one: T,
}

impl<T> From<MoveRow<T>> for OfMove<T> {
    fn from(row: MoveRow<T>) -> Self {
        Self {
            pair: Move {
                from_uid: row.from_uid,
                to_uid: row.to_uid,
            },
            one: row.one,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CountRow {
    occupation_uid: String,
    posts: i32,
}

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
        });
        let rows: Vec<WayRow> = self.read(PATH_TRACE_WAYS, ask).await?;
        let first = rows.first();
        Ok(Ways {
            data_as_of: first.map(|row| data_as_of(row.as_of, row.computed_at)),
            paths: rows.into_iter().map(Path::from).collect(),
        })
    }

    async fn explain_moves(&self, pairs: &[Move]) -> Result<Vec<OfMove<Requirement>>, Error> {
        let ask = json!({ "pairs": pairs });
        let rows: Vec<MoveRow<Requirement>> = self.read(PATH_EXPLAIN_MOVES, ask).await?;
        Ok(rows.into_iter().map(OfMove::from).collect())
    }

    async fn move_trainings(&self, pairs: &[Move]) -> Result<Vec<OfMove<Training>>, Error> {
        let ask = json!({ "pairs": pairs });
        let rows: Vec<MoveRow<Training>> = self.read(PATH_LIST_TRAININGS, ask).await?;
        Ok(rows.into_iter().map(OfMove::from).collect())
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
        let rows: Vec<MoveRow<Testimony>> = self.read(PATH_LIST_TESTIMONIES, ask).await?;
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
        let rows: Vec<CountRow> = self.read(OCCUPATION_COUNT_OPEN_POSTS, ask).await?;
        let pair = |row: CountRow| (row.occupation_uid, row.posts);
        Ok(rows.into_iter().map(pair).collect())
    }
}
