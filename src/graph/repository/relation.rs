//! What hangs off nodes, for many of them at once: the loaders call these.

use async_trait::async_trait;
use serde_json::{Value, json};

use crate::{
    domain::{
        error::Error,
        model::{
            Consent,
            port::RelationGraph,
            relation::{
                Aspiration, Card, Feedback, KeptProposal, LearningOffer, Neighbour,
                OccupationTransition, PostAction, Related, TrainingOutcome,
            },
        },
        viewer::Viewer,
    },
    graph::{
        catalog::{
            AGENT_LIST_ACCOMPANIMENTS, AGENT_LIST_ASPIRATIONS, AGENT_LIST_CARDS,
            AGENT_LIST_COMMUNITIES, AGENT_LIST_CONSENT_CHANGES, AGENT_LIST_FEEDBACK,
            AGENT_LIST_HIDDEN_ORGANISATIONS, AGENT_LIST_POST_ACTIONS, AGENT_LIST_PROPOSALS,
            AGENT_LIST_REJECTED, AGENT_LIST_TOP_COMPETENCIES, AGENT_LIST_WANTED,
            COMMUNITY_LIST_COMPETENCIES, COMPETENCY_LIST_LEARNING_OFFERS,
            COMPETENCY_LIST_NEIGHBOURS, COMPETENCY_LIST_OCCUPATIONS, COMPETENCY_LIST_OPEN_POSTS,
            COMPETENCY_LIST_TRAININGS, OCCUPATION_LIST_ALIGNED, OCCUPATION_LIST_OPEN_POSTS,
            OCCUPATION_LIST_TRANSITIONS, ORGANISATION_LIST_CHILDREN, ORGANISATION_LIST_OPEN_POSTS,
            POST_LIST_DEVELOPED, POST_LIST_VACANCIES, POST_LIST_VIEWER_ACTIONS,
            TRAINING_LIST_OUTCOMES,
        },
        repository::model::{own, post},
        store::GraphStore,
    },
};

fn by_uids(uids: &[String]) -> Value {
    json!({ "uids": uids })
}

fn open(uids: &[String], viewer: &Viewer) -> Value {
    json!({ "uids": uids, "today": viewer.today })
}

#[async_trait]
impl RelationGraph for GraphStore {
    async fn competency_neighbours(&self, uids: &[String]) -> Result<Vec<Neighbour>, Error> {
        Ok(self.read(COMPETENCY_LIST_NEIGHBOURS, by_uids(uids)).await?)
    }

    async fn competency_trainings(&self, uids: &[String]) -> Result<Vec<Related>, Error> {
        Ok(self.read(COMPETENCY_LIST_TRAININGS, by_uids(uids)).await?)
    }

    async fn learning_offers(&self, uids: &[String]) -> Result<Vec<LearningOffer>, Error> {
        Ok(self
            .read(COMPETENCY_LIST_LEARNING_OFFERS, by_uids(uids))
            .await?)
    }

    async fn competency_occupations(&self, uids: &[String]) -> Result<Vec<Related>, Error> {
        Ok(self
            .read(COMPETENCY_LIST_OCCUPATIONS, by_uids(uids))
            .await?)
    }

    async fn competency_open_posts(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Related>, Error> {
        let ask = open(uids, viewer);
        Ok(self.read(COMPETENCY_LIST_OPEN_POSTS, ask).await?)
    }

    async fn occupation_aligned(&self, uids: &[String]) -> Result<Vec<Related>, Error> {
        Ok(self.read(OCCUPATION_LIST_ALIGNED, by_uids(uids)).await?)
    }

    async fn occupation_transitions(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<OccupationTransition>, Error> {
        let ask = json!({ "uids": uids, "small_count": viewer.threshold.people() });
        Ok(self.read(OCCUPATION_LIST_TRANSITIONS, ask).await?)
    }

    async fn occupation_open_posts(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Related>, Error> {
        let ask = open(uids, viewer);
        Ok(self.read(OCCUPATION_LIST_OPEN_POSTS, ask).await?)
    }

    async fn organisation_children(&self, uids: &[String]) -> Result<Vec<Related>, Error> {
        Ok(self.read(ORGANISATION_LIST_CHILDREN, by_uids(uids)).await?)
    }

    async fn organisation_open_posts(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Related>, Error> {
        let ask = open(uids, viewer);
        Ok(self.read(ORGANISATION_LIST_OPEN_POSTS, ask).await?)
    }

    async fn training_outcomes(&self, uids: &[String]) -> Result<Vec<TrainingOutcome>, Error> {
        Ok(self.read(TRAINING_LIST_OUTCOMES, by_uids(uids)).await?)
    }

    async fn community_competencies(&self, uids: &[String]) -> Result<Vec<Related>, Error> {
        Ok(self
            .read(COMMUNITY_LIST_COMPETENCIES, by_uids(uids))
            .await?)
    }

    async fn agent_wanted(&self, uids: &[String]) -> Result<Vec<Related>, Error> {
        Ok(self.read(AGENT_LIST_WANTED, by_uids(uids)).await?)
    }

    async fn agent_proposals(&self, uids: &[String]) -> Result<Vec<KeptProposal>, Error> {
        Ok(self.read(AGENT_LIST_PROPOSALS, by_uids(uids)).await?)
    }

    async fn agent_communities(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Related>, Error> {
        let ask = json!({ "uids": uids, "small_count": viewer.threshold.people() });
        Ok(self.read(AGENT_LIST_COMMUNITIES, ask).await?)
    }

    async fn cards(&self, uids: &[String], viewer: &Viewer) -> Result<Vec<Card>, Error> {
        let ask = json!({
            "uids": uids,
            "viewer_all": viewer.all,
            "viewer_agent": viewer.agent,
        });
        Ok(self.read(AGENT_LIST_CARDS, ask).await?)
    }

    async fn top_competencies(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Related>, Error> {
        Ok(self
            .read(AGENT_LIST_TOP_COMPETENCIES, own(uids, viewer))
            .await?)
    }

    async fn rejected_competencies(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Related>, Error> {
        Ok(self.read(AGENT_LIST_REJECTED, own(uids, viewer)).await?)
    }

    async fn agent_accompaniments(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Related>, Error> {
        Ok(self
            .read(AGENT_LIST_ACCOMPANIMENTS, own(uids, viewer))
            .await?)
    }

    async fn agent_feedback(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Feedback>, Error> {
        Ok(self.read(AGENT_LIST_FEEDBACK, own(uids, viewer)).await?)
    }

    async fn consent_changes(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Consent>, Error> {
        Ok(self
            .read(AGENT_LIST_CONSENT_CHANGES, own(uids, viewer))
            .await?)
    }

    async fn agent_post_actions(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<PostAction>, Error> {
        Ok(self
            .read(AGENT_LIST_POST_ACTIONS, own(uids, viewer))
            .await?)
    }

    async fn viewer_actions(
        &self,
        posts: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<PostAction>, Error> {
        let ask = json!({ "uids": posts, "viewer_agent": viewer.agent });
        Ok(self.read(POST_LIST_VIEWER_ACTIONS, ask).await?)
    }

    async fn hidden_organisations(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Related>, Error> {
        Ok(self
            .read(AGENT_LIST_HIDDEN_ORGANISATIONS, own(uids, viewer))
            .await?)
    }

    async fn agent_aspirations(&self, uids: &[String]) -> Result<Vec<Aspiration>, Error> {
        Ok(self.read(AGENT_LIST_ASPIRATIONS, by_uids(uids)).await?)
    }

    async fn post_vacancies(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Related>, Error> {
        Ok(self.read(POST_LIST_VACANCIES, post(uids, viewer)).await?)
    }

    async fn post_developed(&self, uids: &[String]) -> Result<Vec<Related>, Error> {
        Ok(self.read(POST_LIST_DEVELOPED, by_uids(uids)).await?)
    }
}
