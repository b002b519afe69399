//! Pages of nodes that are found by words and filters.

use async_trait::async_trait;
use serde_json::{Value, json};

use crate::{
    domain::{
        error::Error,
        search::port::{
            AgentQuestion, FacetCount, Hits, NameQuestion, Part, PostOrder, PostQuestion,
            SearchGraph,
        },
        viewer::Viewer,
    },
    graph::{
        catalog::{
            Returning, SEARCH_COUNT_POSTS, SEARCH_LIST_AGENTS, SEARCH_LIST_NAMES, SEARCH_LIST_POSTS,
        },
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
        "words": question.words,
        "ministries": question.ministries,
        "places": question.places,
        "occupations": question.occupations,
        "categories": question.categories,
        "competencies": question.competencies,
        "open_on": question.open_on,
        "today": question.today,
    })
}

async fn find(
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
