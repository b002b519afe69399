//! Batched look-ups: one statement for all keys that one level of a query asks for.

use std::{collections::HashMap, sync::Arc};

use crate::domain::{
    acts::port::EndorsementOffer,
    candidates::port::CandidatePool,
    error::Error,
    introductions::port::{Met, MetCard},
    model::{
        Agent, AgentCompetency, Assignment, Competency, Consent, Corps, HeldAssignment, Occupation,
        OccupationNeed, Organisation, Place, Post, PostRequirement, Vacancy,
        introduction::{Introduction, ListedIntroduction},
        relation::{
            Accompaniment, Aspiration, Card, Community, Feedback, KeptProposal, LearningOffer,
            Neighbour, OccupationTransition, PostAction, Training, TrainingOutcome,
        },
    },
    paths::{
        port::{Move, Testimony},
        steps::{StepKey, judge_steps},
    },
    port::Graph,
    recommend::{
        Match, Reading,
        counterfactual::{Counterfactual, find_counterfactuals},
        explanation::{Requirement, Split, split_by_coverage},
        match_posts,
        port::PostFilter,
        reason::Voice,
    },
    statute::{Statute, judge::Feasibility, port::AgentSituation},
    vacancies::{copies::PostCopy, workspace::Interested},
    viewer::Viewer,
};
use async_graphql::dataloader::Loader;

/// Loads for one request; nothing that it holds crosses from one principal to another.
pub struct GraphLoader {
    graph: Arc<dyn Graph>,
    viewer: Viewer,
    statute: Arc<Statute>,
}

impl GraphLoader {
    pub(super) fn new(graph: Arc<dyn Graph>, viewer: Viewer, statute: Arc<Statute>) -> Self {
        Self {
            graph,
            viewer,
            statute,
        }
    }
}

/// A loader of one thing a key: `Key`, what it gives, the port's method, the property that is the key.
macro_rules! load_one {
    ($($key:ident => $entity:ty, $method:ident $(, $viewer:ident)?;)*) => {$(
        #[doc = concat!("The uid of what [`GraphLoader`] finds through `", stringify!($method), "`.")]
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub struct $key(pub String);

        impl Loader<$key> for GraphLoader {
            type Value = $entity;
            type Error = Arc<Error>;

            async fn load(&self, keys: &[$key]) -> Result<HashMap<$key, $entity>, Arc<Error>> {
                let uids: Vec<_> = keys.iter().map(|key| key.0.clone()).collect();
                let found = self.graph.$method(&uids $(, &self.$viewer)?).await.map_err(Arc::new)?;
                Ok(found.into_iter().map(|row| ($key(row.uid.clone()), row)).collect())
            }
        }
    )*};
}

/// A loader of a list: its key, what the list holds, the port's method, and of what the method finds
/// the key and the item.
macro_rules! load_list {
    ($($key:ident($of:ty) => $entity:ty, $method:ident $(($viewer:ident))?, $split:expr;)*) => {$(
        #[doc = concat!("Of what `", stringify!($method), "` gives the list.")]
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub struct $key(pub $of);

        impl Loader<$key> for GraphLoader {
            type Value = Vec<$entity>;
            type Error = Arc<Error>;

            async fn load(&self, keys: &[$key]) -> Result<HashMap<$key, Vec<$entity>>, Arc<Error>> {
                let of: Vec<$of> = keys.iter().map(|key| key.0.clone()).collect();
                let found = self.graph.$method(&of $(, &self.$viewer)?).await.map_err(Arc::new)?;
                let mut lists: HashMap<$key, Vec<$entity>> = HashMap::new();
                for (owner, item) in found.into_iter().map($split) {
                    lists.entry($key(owner)).or_default().push(item);
                }
                Ok(lists)
            }
        }
    )*};
}

load_one! {
    AccompanimentKey => Accompaniment, accompaniments, viewer;
    AgentKey => Agent, agents, viewer;
    AssignmentKey => Assignment, assignments, viewer;
    CandidateCardKey => Card, candidate_cards, viewer;
    CandidatePoolOf => CandidatePool, candidate_pools, viewer;
    CardKey => Card, cards, viewer;
    CommunityKey => Community, communities, viewer;
    CompetencyKey => Competency, competencies;
    CorpsKey => Corps, corps;
    IntroductionKey => Introduction, introductions, viewer;
    OccupationKey => Occupation, occupations;
    OfferFor => LearningOffer, learning_offers;
    OrganisationKey => Organisation, organisations;
    PlaceKey => Place, places;
    PostKey => Post, posts, viewer;
    TrainingKey => Training, trainings;
    VacancyKey => Vacancy, vacancies, viewer;
}

load_list! {
    AccompanimentsOf(String) => String, agent_accompaniments(viewer), |row| (row.owner_uid, row.uid);
    AlignedOccupationsOf(String) => String, occupation_aligned, |row| (row.owner_uid, row.uid);
    AskedOf(String) => ListedIntroduction, asked_of(viewer), |row| (row.owner_uid.clone(), row);
    AspirationsOf(String) => Aspiration, agent_aspirations, |row| (row.agent_uid.clone(), row);
    CandidateCompetenciesOf(String) => String, candidate_competencies(viewer), |row| (row.owner_uid, row.uid);
    CareerOf(String) => HeldAssignment, held_assignments, |row| (row.agent_uid.clone(), row);
    ChildrenOf(String) => String, organisation_children, |row| (row.owner_uid, row.uid);
    CommunitiesOf(String) => String, agent_communities(viewer), |row| (row.owner_uid, row.uid);
    CompetenciesOf(String) => AgentCompetency, agent_competencies, |row| (row.agent_uid.clone(), row);
    ConsentChangesOf(String) => Consent, consent_changes(viewer), |row| (row.agent_uid.clone(), row);
    ConsentsOf(String) => Consent, consents, |row| (row.agent_uid.clone(), row);
    CurrentAssignmentsOf(String) => Assignment, current_assignments, |row| (row.agent_uid.clone(), row);
    CopiesOf(String) => PostCopy, post_copies(viewer), |row| (row.owner_uid.clone(), row);
    DevelopedBy(String) => String, post_developed, |row| (row.owner_uid, row.uid);
    EndorsementOffersOf(String) => EndorsementOffer, endorsement_offers(viewer), |row| (row.agent_uid.clone(), row);
    FeedbackOf(String) => Feedback, agent_feedback(viewer), |row| (row.agent_uid.clone(), row);
    HiddenFromBy(String) => String, hidden_organisations(viewer), |row| (row.owner_uid, row.uid);
    InterestedIn(String) => Interested, interested(viewer), |row| (row.post_uid.clone(), row);
    IntroductionsOf(String) => ListedIntroduction, agent_introductions(viewer), |row| (row.owner_uid.clone(), row);
    IntroductionsAskedBy(String) => ListedIntroduction, organisation_introductions(viewer), |row| (row.owner_uid.clone(), row);
    ManagedBy(String) => String, managed_posts(viewer), |row| (row.owner_uid, row.uid);
    NeedsOf(String) => OccupationNeed, occupation_needs, |row| (row.occupation_uid.clone(), row);
    NeighboursOf(String) => Neighbour, competency_neighbours, |row| (row.owner_uid.clone(), row);
    OccupationsNeeding(String) => String, competency_occupations, |row| (row.owner_uid, row.uid);
    OpenPostsAs(String) => String, occupation_open_posts(viewer), |row| (row.owner_uid, row.uid);
    OpenPostsIn(String) => String, organisation_open_posts(viewer), |row| (row.owner_uid, row.uid);
    OpenPostsRequiring(String) => String, competency_open_posts(viewer), |row| (row.owner_uid, row.uid);
    OutcomesOf(String) => TrainingOutcome, training_outcomes, |row| (row.training_uid.clone(), row);
    PostActionsOf(String) => PostAction, agent_post_actions(viewer), |row| (row.agent_uid.clone(), row);
    ProposalsOf(String) => KeptProposal, agent_proposals, |row| (row.agent_uid.clone(), row);
    RejectedBy(String) => String, rejected_competencies(viewer), |row| (row.owner_uid, row.uid);
    RequirementsOf(String) => PostRequirement, post_requirements, |row| (row.post_uid.clone(), row);
    SituationsOf(String) => AgentSituation, agent_situations, |row| (row.agent_uid.clone(), row);
    SubjectsOf(String) => String, community_competencies, |row| (row.owner_uid, row.uid);
    SuggestedFor(String) => String, suggested_communities(viewer), |row| (row.owner_uid, row.uid);
    TestimoniesBy(String) => Testimony, agent_testimonies(viewer), |owned| (owned.owner_uid, owned.item);
    TestimoniesOf(Move) => Testimony, move_testimonies(viewer), |found| (found.pair, found.item);
    TopCompetenciesOf(String) => String, top_competencies(viewer), |row| (row.owner_uid, row.uid);
    TrainingsFor(String) => String, competency_trainings, |row| (row.owner_uid, row.uid);
    TrainingsOf(Move) => String, move_trainings, |found| (found.pair, found.item);
    TransitionsOf(String) => OccupationTransition, occupation_transitions(viewer), |row| (row.owner_uid.clone(), row);
    VacanciesOf(String) => String, post_vacancies(viewer), |row| (row.owner_uid, row.uid);
    ViewerActionOn(String) => PostAction, viewer_actions(viewer), |row| (row.post_uid.clone(), row);
    WantedBy(String) => String, agent_wanted, |row| (row.owner_uid, row.uid);
}

/// A move whose second occupation is compared with the first.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MoveNeedsOf(pub Move);

impl Loader<MoveNeedsOf> for GraphLoader {
    type Value = Split;
    type Error = Arc<Error>;

    async fn load(&self, keys: &[MoveNeedsOf]) -> Result<HashMap<MoveNeedsOf, Split>, Arc<Error>> {
        let pairs: Vec<_> = keys.iter().map(|key| key.0.clone()).collect();
        let mut needs: HashMap<MoveNeedsOf, Vec<Requirement>> = HashMap::new();
        for found in self.graph.explain_moves(&pairs).await.map_err(Arc::new)? {
            needs
                .entry(MoveNeedsOf(found.pair))
                .or_default()
                .push(found.item);
        }
        let split = |(key, needs)| (key, split_by_coverage(needs));
        Ok(needs.into_iter().map(split).collect())
    }
}

/// A person of an introduction, as the viewer may see them there.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct IntroductionCardKey(pub Met);

impl Loader<IntroductionCardKey> for GraphLoader {
    type Value = Card;
    type Error = Arc<Error>;

    async fn load(
        &self,
        keys: &[IntroductionCardKey],
    ) -> Result<HashMap<IntroductionCardKey, Card>, Arc<Error>> {
        let met: Vec<_> = keys.iter().map(|key| key.0.clone()).collect();
        let found = self.graph.introduction_cards(&met, &self.viewer).await;
        let pair = |row: MetCard| {
            let met = Met {
                introduction_uid: row.introduction_uid,
                agent_uid: row.card.uid.clone(),
            };
            (IntroductionCardKey(met), row.card)
        };
        Ok(found.map_err(Arc::new)?.into_iter().map(pair).collect())
    }
}

/// An occupation whose open posts are counted.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OpenPostsCounted(pub String);

impl Loader<OpenPostsCounted> for GraphLoader {
    type Value = i32;
    type Error = Arc<Error>;

    async fn load(
        &self,
        keys: &[OpenPostsCounted],
    ) -> Result<HashMap<OpenPostsCounted, i32>, Arc<Error>> {
        let uids: Vec<_> = keys.iter().map(|key| key.0.clone()).collect();
        let counted = self.graph.count_open_posts(&uids, &self.viewer).await;
        let pair = |(uid, posts)| (OpenPostsCounted(uid), posts);
        Ok(counted.map_err(Arc::new)?.into_iter().map(pair).collect())
    }
}

/// A post of one list of recommendations, whose counterfactual is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CounterfactualOf {
    /// For whom the list is.
    pub agent: String,
    /// What it keeps.
    pub filter: PostFilter,
    /// The post.
    pub post: String,
}

impl Loader<CounterfactualOf> for GraphLoader {
    type Value = Counterfactual;
    type Error = Arc<Error>;

    async fn load(
        &self,
        keys: &[CounterfactualOf],
    ) -> Result<HashMap<CounterfactualOf, Counterfactual>, Arc<Error>> {
        let mut lists: HashMap<(&str, &PostFilter), Vec<String>> = HashMap::new();
        for key in keys {
            let list = lists.entry((&key.agent, &key.filter)).or_default();
            list.push(key.post.clone());
        }
        let mut found = HashMap::new();
        for ((agent, filter), posts) in lists {
            let graph = self.graph.as_ref();
            let (statute, today) = (&self.statute, self.viewer.today);
            let of_list = find_counterfactuals(graph, statute, agent, today, filter, &posts).await;
            for (post, counterfactual) in of_list.map_err(Arc::new)? {
                let key = CounterfactualOf {
                    agent: agent.to_owned(),
                    filter: filter.clone(),
                    post,
                };
                found.insert(key, counterfactual);
            }
        }
        Ok(found)
    }
}

/// The agent for whom the newcomer of demo mode asks.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FirstAgent;

impl Loader<FirstAgent> for GraphLoader {
    type Value = Agent;
    type Error = Arc<Error>;

    async fn load(&self, _keys: &[FirstAgent]) -> Result<HashMap<FirstAgent, Agent>, Arc<Error>> {
        let found = self.graph.first_agent().await.map_err(Arc::new)?;
        Ok(found.map(|agent| (FirstAgent, agent)).into_iter().collect())
    }
}

/// A post of which an agent asks how it fits them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MatchOf {
    /// For whom.
    pub agent: String,
    /// The post.
    pub post: String,
}

impl Loader<MatchOf> for GraphLoader {
    type Value = Match;
    type Error = Arc<Error>;

    async fn load(&self, keys: &[MatchOf]) -> Result<HashMap<MatchOf, Match>, Arc<Error>> {
        let mut asked: HashMap<&str, Vec<String>> = HashMap::new();
        for key in keys {
            asked.entry(&key.agent).or_default().push(key.post.clone());
        }
        let mut found = HashMap::new();
        for (agent, posts) in asked {
            let reading = Reading {
                agent,
                voice: Voice::of_reader(self.viewer.agent.as_deref() == Some(agent)),
                today: self.viewer.today,
            };
            let matches = match_posts(self.graph.as_ref(), &self.statute, reading, &posts).await;
            for (post, matched) in matches.map_err(Arc::new)? {
                let agent = agent.to_owned();
                found.insert(MatchOf { agent, post }, matched);
            }
        }
        Ok(found)
    }
}

/// A step of a path of an agent, of which only the occupation is known.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct StepFeasibilityOf(pub StepKey);

impl Loader<StepFeasibilityOf> for GraphLoader {
    type Value = Feasibility;
    type Error = Arc<Error>;

    async fn load(
        &self,
        keys: &[StepFeasibilityOf],
    ) -> Result<HashMap<StepFeasibilityOf, Feasibility>, Arc<Error>> {
        let steps: Vec<_> = keys.iter().map(|key| key.0.clone()).collect();
        let (graph, today) = (self.graph.as_ref(), self.viewer.today);
        let judged = judge_steps(graph, &self.statute, today, &steps).await;
        let judged = judged.map_err(Arc::new)?;
        Ok(keys.iter().cloned().zip(judged).collect())
    }
}
