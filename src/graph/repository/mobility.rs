//! Traversals behind recommendations and gaps.

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;
use serde_json::json;

use crate::{
    domain::{
        error::Error,
        mobility::{explanation::Requirement, score::Candidate},
        port::{Diagnosis, MobilityGraph, Ranking},
    },
    graph::{
        catalog::{
            MOBILITY_DIAGNOSE_AGENT, MOBILITY_EXPLAIN_OCCUPATIONS_FOR_AGENT,
            MOBILITY_EXPLAIN_POSTS_FOR_AGENT, MOBILITY_RANK_POSTS_FOR_AGENT,
            REFRESH_READ_DERIVATIONS,
        },
        store::GraphStore,
    },
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PostRow {
    post_uid: String,
    competency: Option<f64>,
    as_of: NaiveDate,
    computed_at: DateTime<Utc>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DiagnosisRow {
    consents: bool,
    competencies: u32,
    assignments: u32,
    open_post: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DerivationRow {
    uid: String,
    as_of: NaiveDate,
    computed_at: DateTime<Utc>,
    #[serde(rename = "version")]
    _version: i64,
}

/// The instant of a derivation, on the day for which it was made.
fn data_as_of(as_of: NaiveDate, computed_at: DateTime<Utc>) -> DateTime<Utc> {
    as_of.and_time(computed_at.time()).and_utc()
}

#[async_trait]
impl MobilityGraph for GraphStore {
    async fn rank_posts(
        &self,
        agent: &str,
        today: NaiveDate,
        limit: u32,
    ) -> Result<Ranking, Error> {
        let ask = json!({ "agent_uid": agent, "today": today, "limit": limit });
        let rows: Vec<PostRow> = self.read(MOBILITY_RANK_POSTS_FOR_AGENT, ask).await?;
        Ok(Ranking {
            data_as_of: rows
                .first()
                .map(|row| data_as_of(row.as_of, row.computed_at)),
            candidates: rows
                .into_iter()
                .map(|row| Candidate {
                    post_uid: row.post_uid,
                    competency: row.competency,
                })
                .collect(),
        })
    }

    async fn explain_posts(
        &self,
        agent: &str,
        posts: &[String],
    ) -> Result<Vec<Requirement>, Error> {
        let ask = json!({ "agent_uid": agent, "post_uids": posts });
        Ok(self.read(MOBILITY_EXPLAIN_POSTS_FOR_AGENT, ask).await?)
    }

    async fn explain_occupations(
        &self,
        agent: &str,
        occupations: &[String],
    ) -> Result<Vec<Requirement>, Error> {
        let ask = json!({ "agent_uid": agent, "occupation_uids": occupations });
        Ok(self
            .read(MOBILITY_EXPLAIN_OCCUPATIONS_FOR_AGENT, ask)
            .await?)
    }

    async fn diagnose(&self, agent: &str, today: NaiveDate) -> Result<Option<Diagnosis>, Error> {
        let ask = json!({ "agent_uid": agent, "today": today });
        let rows: Vec<DiagnosisRow> = self.read(MOBILITY_DIAGNOSE_AGENT, ask).await?;
        Ok(rows.into_iter().next().map(|row| Diagnosis {
            consents: row.consents,
            competencies: row.competencies,
            assignments: row.assignments,
            open_post: row.open_post,
        }))
    }

    async fn data_as_of(&self) -> Result<Option<DateTime<Utc>>, Error> {
        let rows: Vec<DerivationRow> = self.read(REFRESH_READ_DERIVATIONS, json!({})).await?;
        let last = rows.into_iter().find(|row| row.uid == "post_norms");
        Ok(last.map(|row| data_as_of(row.as_of, row.computed_at)))
    }
}
