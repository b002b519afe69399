//! Nodes and what belongs to them, by key.

use async_trait::async_trait;

use crate::domain::{
    error::Error,
    model::{
        Agent, AgentCompetency, Assignment, Competency, Consent, Corps, HeldAssignment, Occupation,
        OccupationNeed, Organisation, Place, Post, PostRequirement, Vacancy,
        relation::{
            Accompaniment, Aspiration, Card, Community, Feedback, KeptProposal, LearningOffer,
            Neighbour, OccupationTransition, PostAction, Related, Training, TrainingOutcome,
        },
    },
    viewer::Viewer,
};

/// Lists below nodes; each answer holds the lists of all the owners, in their order.
#[async_trait]
pub trait RelationGraph: Send + Sync {
    /// Competencies next to competencies.
    async fn competency_neighbours(&self, uids: &[String]) -> Result<Vec<Neighbour>, Error>;
    /// Trainings that teach competencies, those that lead furthest first.
    async fn competency_trainings(&self, uids: &[String]) -> Result<Vec<Related>, Error>;
    /// Where competencies are taught, and which of them stand for one another.
    async fn learning_offers(&self, uids: &[String]) -> Result<Vec<LearningOffer>, Error>;
    /// Occupations that need competencies, those for which they are essential first.
    async fn competency_occupations(&self, uids: &[String]) -> Result<Vec<Related>, Error>;
    /// Open posts that require competencies, the newest first.
    async fn competency_open_posts(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Related>, Error>;
    /// The same occupations in other référentiels.
    async fn occupation_aligned(&self, uids: &[String]) -> Result<Vec<Related>, Error>;
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
    ) -> Result<Vec<Related>, Error>;
    /// Organisations directly below organisations.
    async fn organisation_children(&self, uids: &[String]) -> Result<Vec<Related>, Error>;
    /// Open posts of organisations and of those below them, the newest first.
    async fn organisation_open_posts(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Related>, Error>;
    /// What trainings teach, the highest level first.
    async fn training_outcomes(&self, uids: &[String]) -> Result<Vec<TrainingOutcome>, Error>;
    /// What communities are about.
    async fn community_competencies(&self, uids: &[String]) -> Result<Vec<Related>, Error>;
    /// What agents want to develop, in their order.
    async fn agent_wanted(&self, uids: &[String]) -> Result<Vec<Related>, Error>;
    /// The competencies that agents accepted among those read from a text, the latest first.
    async fn agent_proposals(&self, uids: &[String]) -> Result<Vec<KeptProposal>, Error>;
    /// The communities of agents.
    async fn agent_communities(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Related>, Error>;
    /// What the viewer may see of agents as peers.
    async fn cards(&self, uids: &[String], viewer: &Viewer) -> Result<Vec<Card>, Error>;
    /// What agents whom the viewer may see as peers can do best.
    async fn top_competencies(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Related>, Error>;
    /// The organisations from which agents hide, by name; only to themselves.
    async fn hidden_organisations(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Related>, Error>;
    /// The competencies that agents say not to have, though their career implies them; only to themselves.
    async fn rejected_competencies(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Related>, Error>;
    /// The accompaniments of agents, to themselves and to the adviser of each.
    async fn agent_accompaniments(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Related>, Error>;
    /// How satisfied agents said to be, the latest first; only to themselves.
    async fn agent_feedback(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Feedback>, Error>;
    /// What agents said about the purposes of their data, one line an act, the latest first; only to themselves.
    async fn consent_changes(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Consent>, Error>;
    /// What agents did with posts, the latest first; only to themselves.
    async fn agent_post_actions(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<PostAction>, Error>;
    /// What the viewer did with posts.
    async fn viewer_actions(
        &self,
        posts: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<PostAction>, Error>;
    /// What agents wish for.
    async fn agent_aspirations(&self, uids: &[String]) -> Result<Vec<Aspiration>, Error>;
    /// Vacancies of posts that the viewer may see, the newest first.
    async fn post_vacancies(&self, uids: &[String], viewer: &Viewer)
    -> Result<Vec<Related>, Error>;
    /// What posts develop.
    async fn post_developed(&self, uids: &[String]) -> Result<Vec<Related>, Error>;
}

/// Nodes by key. What does not exist, or is not for the viewer, is left out of the answer.
#[async_trait]
pub trait EntityGraph: Send + Sync {
    /// Whether the graph answers at all.
    async fn ping(&self) -> Result<(), Error>;
    /// Agents by key whom the viewer may see as a whole.
    async fn agents(&self, uids: &[String], viewer: &Viewer) -> Result<Vec<Agent>, Error>;
    /// The first agent who agreed to recommendations.
    async fn first_agent(&self) -> Result<Option<Agent>, Error>;
    /// What agents last said about the purposes of their data, as it stands now.
    async fn consents(&self, agents: &[String]) -> Result<Vec<Consent>, Error>;
    /// Competencies of agents, the surest first.
    async fn agent_competencies(&self, agents: &[String]) -> Result<Vec<AgentCompetency>, Error>;
    /// Assignments of agents, newest first.
    async fn held_assignments(&self, agents: &[String]) -> Result<Vec<HeldAssignment>, Error>;
    /// Assignments that agents hold today.
    async fn current_assignments(&self, agents: &[String]) -> Result<Vec<Assignment>, Error>;
    /// Assignments by key, of agents whom the viewer may see.
    async fn assignments(&self, uids: &[String], viewer: &Viewer)
    -> Result<Vec<Assignment>, Error>;
    /// Posts by key that are open, or that the viewer may see when closed.
    async fn posts(&self, uids: &[String], viewer: &Viewer) -> Result<Vec<Post>, Error>;
    /// The key of the post with a reference.
    async fn post_uid(&self, reference: &str) -> Result<Option<String>, Error>;
    /// Requirements of posts, essential first.
    async fn post_requirements(&self, posts: &[String]) -> Result<Vec<PostRequirement>, Error>;
    /// Vacancies by key that are open, or of posts that the viewer may see when closed.
    async fn vacancies(&self, uids: &[String], viewer: &Viewer) -> Result<Vec<Vacancy>, Error>;
    /// Competencies by key.
    async fn competencies(&self, uids: &[String]) -> Result<Vec<Competency>, Error>;
    /// The key of the competency with a code in a scheme.
    async fn competency_uid(&self, scheme: &str, code: &str) -> Result<Option<String>, Error>;
    /// Occupations by key.
    async fn occupations(&self, uids: &[String]) -> Result<Vec<Occupation>, Error>;
    /// The key of the occupation with a code in a scheme.
    async fn occupation_uid(&self, scheme: &str, code: &str) -> Result<Option<String>, Error>;
    /// Needs of occupations, essential first.
    async fn occupation_needs(&self, occupations: &[String]) -> Result<Vec<OccupationNeed>, Error>;
    /// The key of the only organisation with an acronym.
    async fn organisation_uid(&self, acronym: &str) -> Result<Option<String>, Error>;
    /// Organisations by key.
    async fn organisations(&self, uids: &[String]) -> Result<Vec<Organisation>, Error>;
    /// Places by key.
    async fn places(&self, uids: &[String]) -> Result<Vec<Place>, Error>;
    /// Corps by key.
    async fn corps(&self, uids: &[String]) -> Result<Vec<Corps>, Error>;
    /// Trainings by key.
    async fn trainings(&self, uids: &[String]) -> Result<Vec<Training>, Error>;
    /// Accompaniments by key, to the one accompanied and the adviser.
    async fn accompaniments(
        &self,
        uids: &[String],
        viewer: &Viewer,
    ) -> Result<Vec<Accompaniment>, Error>;
    /// Communities by key.
    async fn communities(&self, uids: &[String], viewer: &Viewer) -> Result<Vec<Community>, Error>;
}
