//! What hangs off nodes, for many of them at once.

use async_trait::async_trait;

use super::viewer::Viewer;
use crate::domain::{
    entity::{
        Competency, Occupation, Organisation, Post, Vacancy,
        relation::{
            Aspiration, Card, Community, LearningOffer, Neighbour, OccupationTransition, Owned,
            Training, TrainingOutcome,
        },
    },
    error::Error,
};

/// Lists below nodes; each answer holds the lists of all the owners, in their order.
#[async_trait]
pub trait RelationGraph: Send + Sync {
    /// Competencies next to competencies.
    async fn competency_neighbours(&self, uids: &[String]) -> Result<Vec<Neighbour>, Error>;
    /// Trainings that teach competencies, those that lead furthest first.
    async fn competency_trainings(&self, uids: &[String]) -> Result<Vec<Owned<Training>>, Error>;
    /// Where competencies are taught, and which of them stand for one another.
    async fn learning_offers(&self, uids: &[String]) -> Result<Vec<LearningOffer>, Error>;
    /// Occupations that need competencies, those for which they are essential first.
    async fn competency_occupations(
        &self,
        uids: &[String],
    ) -> Result<Vec<Owned<Occupation>>, Error>;
    /// Open posts that require competencies, the newest first.
    async fn competency_open_posts(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Owned<Post>>, Error>;
    /// The same occupations in other référentiels.
    async fn occupation_aligned(&self, uids: &[String]) -> Result<Vec<Owned<Occupation>>, Error>;
    /// Known moves from and to occupations, the strongest first.
    async fn occupation_transitions(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<OccupationTransition>, Error>;
    /// Open posts of occupations, the newest first.
    async fn occupation_open_posts(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Owned<Post>>, Error>;
    /// Organisations directly below organisations.
    async fn organisation_children(
        &self,
        uids: &[String],
    ) -> Result<Vec<Owned<Organisation>>, Error>;
    /// Open posts of organisations and of those below them, the newest first.
    async fn organisation_open_posts(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Owned<Post>>, Error>;
    /// What trainings teach, the highest level first.
    async fn training_outcomes(&self, uids: &[String]) -> Result<Vec<TrainingOutcome>, Error>;
    /// What communities are about.
    async fn community_competencies(
        &self,
        uids: &[String],
    ) -> Result<Vec<Owned<Competency>>, Error>;
    /// What agents want to develop, in their order.
    async fn agent_wanted(&self, uids: &[String]) -> Result<Vec<Owned<Competency>>, Error>;
    /// The communities of agents.
    async fn agent_communities(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Owned<Community>>, Error>;
    /// What the viewer may see of agents as peers.
    async fn cards(&self, uids: &[String], viewer: &Viewer) -> Result<Vec<Card>, Error>;
    /// What agents whom the viewer may see as peers can do best.
    async fn top_competencies(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Owned<Competency>>, Error>;
    /// The organisations from which agents hide, by name; only to themselves.
    async fn hidden_organisations(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Owned<Organisation>>, Error>;
    /// What agents wish for.
    async fn agent_aspirations(&self, uids: &[String]) -> Result<Vec<Aspiration>, Error>;
    /// Vacancies of posts that the viewer may see, the newest first.
    async fn post_vacancies(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Owned<Vacancy>>, Error>;
    /// What posts develop.
    async fn post_developed(&self, uids: &[String]) -> Result<Vec<Owned<Competency>>, Error>;
}
