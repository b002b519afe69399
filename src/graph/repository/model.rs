//! Nodes by key, many at a time: the loaders call these.

use async_trait::async_trait;
use serde_json::{Value, json};

use crate::{
    domain::{
        error::Error,
        model::{
            Agent, AgentCompetency, Assignment, Competency, Consent, Corps, HeldAssignment,
            Occupation, OccupationNeed, Organisation, Place, Post, PostRequirement, Vacancy,
            port::EntityGraph,
            relation::{Accompaniment, Community, Training},
        },
        viewer::Viewer,
    },
    graph::{
        catalog::{
            ACCOMPANIMENT_LIST_BY_UIDS, AGENT_FIND_FIRST, AGENT_LIST_ASSIGNMENTS,
            AGENT_LIST_BY_UIDS, AGENT_LIST_COMPETENCIES, AGENT_LIST_CONSENTS,
            AGENT_LIST_CURRENT_ASSIGNMENTS, ASSIGNMENT_LIST_BY_UIDS, COMMUNITY_LIST_BY_UIDS,
            COMPETENCY_FIND_BY_CODE, COMPETENCY_LIST_BY_UIDS, CORPS_LIST_BY_UIDS,
            OCCUPATION_FIND_BY_CODE, OCCUPATION_LIST_BY_UIDS, OCCUPATION_LIST_NEEDS,
            ORGANISATION_FIND_BY_ACRONYM, ORGANISATION_LIST_BY_UIDS, PLACE_LIST_BY_UIDS,
            POST_FIND_BY_REFERENCE, POST_LIST_BY_UIDS, POST_LIST_REQUIREMENTS, SERVICE_PING,
            TRAINING_LIST_BY_UIDS, VACANCY_LIST_BY_UIDS,
        },
        error::GraphError,
        row::UidRow,
        store::GraphStore,
    },
};

/// What a statement needs that decides which persons are seen.
fn person(uids: &[String], viewer: &Viewer) -> Value {
    json!({
        "uids": uids,
        "viewer_all": viewer.all,
        "viewer_agent": viewer.agent,
        "viewer_adviser": viewer.adviser,
        "today": viewer.today,
    })
}

/// What a statement needs that shows an agent's own to themselves.
pub(super) fn own(uids: &[String], viewer: &Viewer) -> Value {
    json!({ "uids": uids, "viewer_all": viewer.all, "viewer_agent": viewer.agent })
}

/// What a statement needs that decides which posts are seen.
pub(super) fn post(uids: &[String], viewer: &Viewer) -> Value {
    json!({
        "uids": uids,
        "viewer_all": viewer.all,
        "viewer_agent": viewer.agent,
        "viewer_organisation": viewer.organisation,
        "today": viewer.today,
    })
}

#[async_trait]
impl EntityGraph for GraphStore {
    async fn ping(&self) -> Result<(), Error> {
        self.read(SERVICE_PING, json!({})).await?;
        Ok(())
    }

    async fn agents(&self, uids: &[String], viewer: &Viewer) -> Result<Vec<Agent>, Error> {
        Ok(self.read(AGENT_LIST_BY_UIDS, person(uids, viewer)).await?)
    }

    async fn first_agent(&self) -> Result<Option<Agent>, Error> {
        first(self.read(AGENT_FIND_FIRST, json!({})).await)
    }

    async fn consents(&self, agents: &[String]) -> Result<Vec<Consent>, Error> {
        let ask = json!({ "uids": agents });
        Ok(self.read(AGENT_LIST_CONSENTS, ask).await?)
    }

    async fn agent_competencies(&self, agents: &[String]) -> Result<Vec<AgentCompetency>, Error> {
        Ok(self
            .read(AGENT_LIST_COMPETENCIES, json!({ "uids": agents }))
            .await?)
    }

    async fn held_assignments(&self, agents: &[String]) -> Result<Vec<HeldAssignment>, Error> {
        Ok(self
            .read(AGENT_LIST_ASSIGNMENTS, json!({ "uids": agents }))
            .await?)
    }

    async fn current_assignments(&self, agents: &[String]) -> Result<Vec<Assignment>, Error> {
        let ask = json!({ "uids": agents });
        Ok(self.read(AGENT_LIST_CURRENT_ASSIGNMENTS, ask).await?)
    }

    async fn assignments(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Assignment>, Error> {
        Ok(self
            .read(ASSIGNMENT_LIST_BY_UIDS, person(uids, viewer))
            .await?)
    }

    async fn posts(&self, uids: &[String], viewer: &Viewer) -> Result<Vec<Post>, Error> {
        Ok(self.read(POST_LIST_BY_UIDS, post(uids, viewer)).await?)
    }

    async fn post_uid(&self, reference: &str) -> Result<Option<String>, Error> {
        let ask = json!({ "reference": reference });
        uid(self.read(POST_FIND_BY_REFERENCE, ask).await)
    }

    async fn post_requirements(&self, posts: &[String]) -> Result<Vec<PostRequirement>, Error> {
        Ok(self
            .read(POST_LIST_REQUIREMENTS, json!({ "uids": posts }))
            .await?)
    }

    async fn vacancies(&self, uids: &[String], viewer: &Viewer) -> Result<Vec<Vacancy>, Error> {
        Ok(self.read(VACANCY_LIST_BY_UIDS, post(uids, viewer)).await?)
    }

    async fn competencies(&self, uids: &[String]) -> Result<Vec<Competency>, Error> {
        Ok(self
            .read(COMPETENCY_LIST_BY_UIDS, json!({ "uids": uids }))
            .await?)
    }

    async fn competency_uid(&self, scheme: &str, code: &str) -> Result<Option<String>, Error> {
        let ask = json!({ "scheme": scheme, "code": code });
        uid(self.read(COMPETENCY_FIND_BY_CODE, ask).await)
    }

    async fn occupations(&self, uids: &[String]) -> Result<Vec<Occupation>, Error> {
        Ok(self
            .read(OCCUPATION_LIST_BY_UIDS, json!({ "uids": uids }))
            .await?)
    }

    async fn occupation_uid(&self, scheme: &str, code: &str) -> Result<Option<String>, Error> {
        let ask = json!({ "scheme": scheme, "code": code });
        uid(self.read(OCCUPATION_FIND_BY_CODE, ask).await)
    }

    async fn occupation_needs(&self, occupations: &[String]) -> Result<Vec<OccupationNeed>, Error> {
        Ok(self
            .read(OCCUPATION_LIST_NEEDS, json!({ "uids": occupations }))
            .await?)
    }

    async fn organisation_uid(&self, acronym: &str) -> Result<Option<String>, Error> {
        let ask = json!({ "acronym": acronym });
        uid(self.read(ORGANISATION_FIND_BY_ACRONYM, ask).await)
    }

    async fn organisations(&self, uids: &[String]) -> Result<Vec<Organisation>, Error> {
        Ok(self
            .read(ORGANISATION_LIST_BY_UIDS, json!({ "uids": uids }))
            .await?)
    }

    async fn places(&self, uids: &[String]) -> Result<Vec<Place>, Error> {
        Ok(self
            .read(PLACE_LIST_BY_UIDS, json!({ "uids": uids }))
            .await?)
    }

    async fn corps(&self, uids: &[String]) -> Result<Vec<Corps>, Error> {
        Ok(self
            .read(CORPS_LIST_BY_UIDS, json!({ "uids": uids }))
            .await?)
    }

    async fn trainings(&self, uids: &[String]) -> Result<Vec<Training>, Error> {
        let ask = json!({ "uids": uids });
        Ok(self.read(TRAINING_LIST_BY_UIDS, ask).await?)
    }

    async fn accompaniments(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Accompaniment>, Error> {
        let ask = own(uids, viewer);
        Ok(self.read(ACCOMPANIMENT_LIST_BY_UIDS, ask).await?)
    }

    async fn communities(&self, uids: &[String], viewer: &Viewer) -> Result<Vec<Community>, Error> {
        let ask = json!({ "uids": uids, "small_count": viewer.threshold.people() });
        Ok(self.read(COMMUNITY_LIST_BY_UIDS, ask).await?)
    }
}

fn first<T>(rows: Result<Vec<T>, GraphError>) -> Result<Option<T>, Error> {
    Ok(rows?.into_iter().next())
}

/// The key that a look-up found.
fn uid(found: Result<Vec<UidRow>, GraphError>) -> Result<Option<String>, Error> {
    Ok(first(found)?.map(|row| row.uid))
}
