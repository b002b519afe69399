//! Traversals behind recommendations and gaps.

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Value, json};

use crate::{
    domain::{
        error::Error,
        gap::port::GapGraph,
        parameter,
        recommend::{
            explanation::Requirement,
            port::{
                Described, Diagnosis, Ranking, RankingQuestion, RecommendGraph, SharedTerms, Trial,
            },
        },
    },
    graph::{
        catalog::{
            GAP_EXPLAIN_OCCUPATIONS, RECOMMEND_DESCRIBE, RECOMMEND_DIAGNOSE, RECOMMEND_EXPLAIN,
            RECOMMEND_RANK, RECOMMEND_SHARE_WORDS, RECOMMEND_TRY_COMPETENCIES,
            REFRESH_READ_DERIVATIONS,
        },
        row::{DerivationRow, Listed, PostRanking},
        store::GraphStore,
    },
};

/// The instant of a derivation, on the day for which it was made.
pub(super) fn data_as_of(as_of: NaiveDate, computed_at: DateTime<Utc>) -> DateTime<Utc> {
    as_of.and_time(computed_at.time()).and_utc()
}

/// Adds to a question how the words of a career are compared with those of posts.
fn compare_words(ask: &mut Value) {
    ask["half_life"] = parameter::HALF_LIFE_YEARS.into();
    ask["past"] = parameter::WORDS_PAST.into();
    ask["wished"] = parameter::WORDS_WISHED.into();
    ask["rarity"] = parameter::LEAST_RARITY.into();
}

/// Adds to a question how what is met of a post becomes the component `competency`.
fn scale_fit(ask: &mut Value) {
    ask["smoothing"] = parameter::FIT_SMOOTHING.into();
    ask["knee"] = parameter::FIT_KNEE.into();
    ask["at_knee"] = parameter::FIT_USUAL.into();
}

#[async_trait]
impl RecommendGraph for GraphStore {
    async fn rank_posts(&self, question: RankingQuestion<'_>) -> Result<Ranking, Error> {
        let filter = question.filter;
        let mut ask = json!({
            "agent_uid": question.agent,
            "today": question.today,
            "limit": question.limit,
            "fresh": parameter::FRESH_YEARS,
            "of_title": parameter::WORDS_TITLE,
            "half": parameter::WORDS_HALF,
            "weight_competency": parameter::WEIGHT_COMPETENCY,
            "weight_words": parameter::WEIGHT_WORDS,
            "extra_uid": question.extra.map(|extra| &extra.uid),
            "extra_level": question.extra.map(|extra| extra.level),
            "ministries": filter.ministries,
            "places": filter.places,
            "categories": filter.categories,
            "occupations": filter.occupations,
            "families": filter.families,
            "posts": filter.posts,
            "opened_since": filter.opened_since,
            "other_ministries_only": filter.other_ministries_only,
        });
        compare_words(&mut ask);
        scale_fit(&mut ask);
        let rows: Vec<PostRanking> = self.read(RECOMMEND_RANK, ask).await?;
        let Some(row) = rows.into_iter().next() else {
            return Ok(Ranking::default());
        };
        let agent = row.agent();
        let posts = row.posts.into_iter();
        Ok(Ranking {
            data_as_of: Some(data_as_of(row.as_of, row.computed_at)),
            looks: row.looks,
            posts: posts.map(|Listed(post)| post.for_agent(&agent)).collect(),
        })
    }

    async fn try_competencies(&self, agent: &str, posts: &[String]) -> Result<Vec<Trial>, Error> {
        let mut ask = json!({ "agent_uid": agent, "post_uids": posts });
        scale_fit(&mut ask);
        Ok(self.read(RECOMMEND_TRY_COMPETENCIES, ask).await?)
    }

    async fn explain_posts(
        &self,
        agent: &str,
        posts: &[String],
    ) -> Result<Vec<Requirement>, Error> {
        let ask = json!({
            "agent_uid": agent,
            "post_uids": posts,
            "same": parameter::SAME_SIMILARITY,
        });
        Ok(self.read(RECOMMEND_EXPLAIN, ask).await?)
    }

    async fn shared_terms(
        &self,
        agent: &str,
        posts: &[String],
        today: NaiveDate,
    ) -> Result<Vec<SharedTerms>, Error> {
        let mut ask = json!({
            "agent_uid": agent,
            "post_uids": posts,
            "today": today,
            "shown": parameter::SHOWN_LIKENESS,
        });
        compare_words(&mut ask);
        Ok(self.read(RECOMMEND_SHARE_WORDS, ask).await?)
    }

    async fn describe_posts(
        &self,
        agent: &str,
        posts: &[String],
        today: NaiveDate,
    ) -> Result<Vec<Described>, Error> {
        let ask = json!({ "agent_uid": agent, "post_uids": posts, "today": today });
        Ok(self.read(RECOMMEND_DESCRIBE, ask).await?)
    }

    async fn diagnose(&self, agent: &str, today: NaiveDate) -> Result<Option<Diagnosis>, Error> {
        let ask = json!({ "agent_uid": agent, "today": today });
        let rows: Vec<Diagnosis> = self.read(RECOMMEND_DIAGNOSE, ask).await?;
        Ok(rows.into_iter().next())
    }

    async fn data_as_of(&self) -> Result<Option<DateTime<Utc>>, Error> {
        let rows: Vec<DerivationRow> = self.read(REFRESH_READ_DERIVATIONS, json!({})).await?;
        let last = rows.into_iter().find(|row| row.uid == "post_norms");
        Ok(last.map(|row| data_as_of(row.as_of, row.computed_at)))
    }
}

#[async_trait]
impl GapGraph for GraphStore {
    async fn explain_occupations(
        &self,
        agent: &str,
        occupations: &[String],
    ) -> Result<Vec<Requirement>, Error> {
        let ask = json!({
            "agent_uid": agent,
            "occupation_uids": occupations,
            "same": parameter::SAME_SIMILARITY,
        });
        Ok(self.read(GAP_EXPLAIN_OCCUPATIONS, ask).await?)
    }
}
