//! Traversals behind recommendations and gaps.

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;
use serde_json::json;

use super::Listed;
use crate::{
    domain::{
        entity::vocabulary::Category,
        error::Error,
        mobility::{
            explanation::Requirement,
            score::{Candidate, Wishes},
        },
        port::{Diagnosis, MobilityGraph, Ranking, RankingQuestion, Trial},
        statute::situation::Situation,
    },
    graph::{
        catalog::{
            MOBILITY_DIAGNOSE_AGENT, MOBILITY_EXPLAIN_OCCUPATIONS_FOR_AGENT,
            MOBILITY_EXPLAIN_POSTS_FOR_AGENT, MOBILITY_RANK_POSTS_FOR_AGENT,
            MOBILITY_TRY_COMPETENCIES_FOR_POSTS, REFRESH_READ_DERIVATIONS,
        },
        store::GraphStore,
    },
};

/// What `rank_posts_for_agent` returns: what is alike for all posts, and each of them.
#[derive(Deserialize)]
struct RankingRow {
    /// Its facts about the agent; those about posts are in `posts`.
    #[serde(flatten)]
    situation: Situation,
    as_of: NaiveDate,
    computed_at: DateTime<Utc>,
    posts: Vec<Listed<PostRow>>,
}

/// A post, as the list that the statement makes: in this order.
#[derive(Deserialize)]
struct PostRow {
    uid: String,
    ministry_uid: Option<String>,
    family: Option<String>,
    competency: Option<f64>,
    walk: Option<f64>,
    transition: Option<f64>,
    wished_occupation: Option<bool>,
    wished_organisation: Option<bool>,
    wished_place: Option<bool>,
    developed: Option<f64>,
    same_family: Option<bool>,
    other_ministry: Option<bool>,
    categories: Vec<Category>,
    operator: Option<bool>,
    open_to_military: Option<bool>,
    open_to_contract: Option<bool>,
    management: Option<bool>,
    same_operator: Option<bool>,
}

impl PostRow {
    fn for_agent(self, agent: &Situation) -> Candidate {
        Candidate {
            situation: Situation {
                post_categories: self.categories,
                post_ministry: self.ministry_uid.clone(),
                post_operator: self.operator,
                post_open_to_military: self.open_to_military,
                post_open_to_contract: self.open_to_contract,
                post_management: self.management,
                same_operator: self.same_operator,
                same_family: self.same_family,
                ..agent.clone()
            },
            post_uid: self.uid,
            ministry_uid: self.ministry_uid,
            family: self.family,
            competency: self.competency,
            walk: self.walk,
            transition: self.transition,
            wishes: Wishes {
                occupation: self.wished_occupation,
                organisation: self.wished_organisation,
                place: self.wished_place,
                developed: self.developed,
            },
            same_family: self.same_family,
            other_ministry: self.other_ministry,
        }
    }
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
pub(super) fn data_as_of(as_of: NaiveDate, computed_at: DateTime<Utc>) -> DateTime<Utc> {
    as_of.and_time(computed_at.time()).and_utc()
}

#[async_trait]
impl MobilityGraph for GraphStore {
    async fn rank_posts(&self, question: RankingQuestion<'_>) -> Result<Ranking, Error> {
        let filter = question.filter;
        let ask = json!({
            "agent_uid": question.agent,
            "today": question.today,
            "limit": question.limit,
            "extra_uid": question.extra.map(|extra| &extra.uid),
            "extra_level": question.extra.map(|extra| extra.level),
            "ministries": filter.ministries,
            "places": filter.places,
            "categories": filter.categories,
            "occupations": filter.occupations,
            "other_ministries_only": filter.other_ministries_only,
        });
        let rows: Vec<RankingRow> = self.read(MOBILITY_RANK_POSTS_FOR_AGENT, ask).await?;
        let Some(row) = rows.into_iter().next() else {
            return Ok(Ranking::default());
        };
        let posts = row.posts.into_iter();
        Ok(Ranking {
            data_as_of: Some(data_as_of(row.as_of, row.computed_at)),
            candidates: posts
                .map(|Listed(post)| post.for_agent(&row.situation))
                .collect(),
        })
    }

    async fn try_competencies(&self, agent: &str, posts: &[String]) -> Result<Vec<Trial>, Error> {
        let ask = json!({ "agent_uid": agent, "post_uids": posts });
        Ok(self.read(MOBILITY_TRY_COMPETENCIES_FOR_POSTS, ask).await?)
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
