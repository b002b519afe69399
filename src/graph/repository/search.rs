//! Pages of nodes that are found by words and filters.

use async_trait::async_trait;
use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::{
    domain::{
        error::Error,
        search::port::{
            AgentQuestion, Below, FacetCount, Hits, MatchedPost, Matching, NameQuestion,
            NamedPlace, OccupationFamily, Part, PostOrder, PostQuestion, SearchGraph, Spelling,
            Term, TermQuestion,
        },
        search::weight::{ALIGNED, FIELDS, MOST_BEGINNINGS, OTHER_FIELDS},
        viewer::Viewer,
    },
    graph::{
        catalog::{
            Returning, SEARCH_COUNT_POSTS, SEARCH_FIND_TERMS, SEARCH_LIST_AGENTS,
            SEARCH_LIST_BELOW, SEARCH_LIST_FAMILIES, SEARCH_LIST_NAMED_PLACES, SEARCH_LIST_NAMES,
            SEARCH_LIST_POSTS, SEARCH_LIST_SPELLINGS, SEARCH_MATCH_POSTS,
        },
        row::{BelowKind, BelowRow, Listed, MatchedRow},
        store::GraphStore,
    },
};

#[async_trait]
impl SearchGraph for GraphStore {
    async fn find_names(&self, question: &NameQuestion, part: &Part) -> Result<Hits, Error> {
        let ask = json!({
            "kind": question.kind,
            "words": question.words,
            "digital": question.digital,
            "ministries_only": question.ministries_only,
        });
        find(self, SEARCH_LIST_NAMES, ask, part).await
    }

    async fn find_terms(&self, question: &TermQuestion) -> Result<Vec<Term>, Error> {
        let mut ask = json!(question);
        ask["most"] = MOST_BEGINNINGS.into();
        Ok(self.read(SEARCH_FIND_TERMS, ask).await?)
    }

    async fn match_posts(&self, matching: &Matching) -> Result<Vec<MatchedPost>, Error> {
        let ask = json!({
            "terms": matching.terms,
            "fields": FIELDS,
            "more": OTHER_FIELDS,
            "references": matching.references,
            "today": matching.today,
        });
        let rows: Vec<MatchedRow> = self.read(SEARCH_MATCH_POSTS, ask).await?;
        let posts = rows.into_iter().flat_map(|row| row.posts);
        Ok(posts.map(|Listed(post)| post).collect())
    }

    async fn find_named_places(&self, uids: &[String]) -> Result<Vec<NamedPlace>, Error> {
        Ok(self
            .read(SEARCH_LIST_NAMED_PLACES, json!({ "uids": uids }))
            .await?)
    }

    async fn find_spellings(&self, uids: &[String]) -> Result<Vec<Spelling>, Error> {
        Ok(self
            .read(SEARCH_LIST_SPELLINGS, json!({ "uids": uids }))
            .await?)
    }

    async fn find_below(
        &self,
        competencies: &[String],
        occupations: &[String],
    ) -> Result<Below, Error> {
        let ask = json!({
            "competencies": competencies,
            "occupations": occupations,
            "least": ALIGNED,
        });
        let rows: Vec<BelowRow> = self.read(SEARCH_LIST_BELOW, ask).await?;
        let mut below = Below::default();
        for row in rows {
            match row.kind {
                BelowKind::Competency => below.competencies.push(row.uid),
                BelowKind::Occupation => below.occupations.push(row.uid),
            }
        }
        Ok(below)
    }

    async fn find_posts(
        &self,
        question: &PostQuestion,
        order: PostOrder,
        part: &Part,
    ) -> Result<Hits, Error> {
        let mut ask = filter(question);
        ask["order"] = json!(order);
        find(self, SEARCH_LIST_POSTS, ask, part).await
    }

    async fn count_posts(&self, question: &PostQuestion) -> Result<Vec<FacetCount>, Error> {
        Ok(self.read(SEARCH_COUNT_POSTS, filter(question)).await?)
    }

    async fn occupation_families(&self, today: NaiveDate) -> Result<Vec<OccupationFamily>, Error> {
        Ok(self
            .read(SEARCH_LIST_FAMILIES, json!({ "today": today }))
            .await?)
    }

    async fn find_agents(
        &self,
        question: &AgentQuestion,
        viewer: &Viewer,
        part: &Part,
    ) -> Result<Hits, Error> {
        let ask = json!({
            "words": question.words,
            "competencies": question.competencies,
            "occupations": question.occupations,
            "categories": question.categories,
            "corps": question.corps,
            "available_before": question.available_before,
            "delays": question.delays,
            "small_count": viewer.threshold.people(),
            "viewer_all": viewer.all,
            "viewer_agent": viewer.agent,
            "viewer_adviser": viewer.adviser,
            "today": viewer.today,
        });
        find(self, SEARCH_LIST_AGENTS, ask, part).await
    }
}

fn filter(question: &PostQuestion) -> Value {
    json!({
        "found": question.found,
        "ministries": question.ministries,
        "places": question.places,
        "occupations": question.occupations.all,
        "families": question.families,
        "categories": question.categories,
        "competencies": question.competencies.all,
        "open_to_contract": question.open_to_contract,
        "open_to_military": question.open_to_military,
        "management": question.management,
        "opened_since": question.opened_since,
        "apply_before": question.apply_before,
        "opens_before": question.opens_before,
        "saved_by": question.saved_by,
        "open_on": question.open_on,
        "today": question.today,
    })
}

pub(super) async fn find(
    store: &GraphStore,
    statement: Returning<Hits>,
    mut ask: Value,
    part: &Part,
) -> Result<Hits, Error> {
    let after = part.after.as_ref();
    ask["after_tier"] = json!(after.map(|hit| hit.tier));
    ask["after_number"] = json!(after.map(|hit| hit.sort_number));
    ask["after_text"] = json!(after.map(|hit| &hit.sort_text));
    ask["after_uid"] = json!(after.map(|hit| &hit.uid));
    ask["limit"] = json!(part.limit);
    let rows: Vec<Hits> = store.read(statement, ask).await?;
    Ok(rows.into_iter().next().unwrap_or_default())
}
