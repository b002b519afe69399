//! Batched look-ups: one statement for all keys that one level of a query asks for.

use std::{collections::HashMap, sync::Arc};

use crate::domain::{
    entity::{
        Agent, AgentCompetency, Assignment, Competency, Consent, Corps, HeldAssignment, Occupation,
        OccupationNeed, Organisation, Place, Post, PostRequirement, Vacancy,
        relation::{
            Aspiration, Card, Community, LearningOffer, Neighbour, OccupationTransition, Training,
            TrainingOutcome,
        },
    },
    error::Error,
    mobility::explanation::{Requirement, Split, split_by_coverage},
    port::{
        Graph, PostFilter,
        path::{Move, Testimony},
        statute::{AgentSituation, Step},
        viewer::Viewer,
    },
    statute::{Statute, judge::Feasibility},
    usecase::{
        find_counterfactuals::{Counterfactual, find_counterfactuals},
        judge_steps::{StepKey, judge_steps},
    },
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
                Ok(found.into_iter().map(|one| ($key(one.uid.clone()), one)).collect())
            }
        }
    )*};
}

/// A loader of the list that hangs off a key.
macro_rules! load_list {
    ($($key:ident => $entity:ty, $method:ident by $owner:ident;)*) => {$(
        #[doc = concat!("The uid of the owner of the list that `", stringify!($method), "` gives.")]
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub struct $key(pub String);

        impl Loader<$key> for GraphLoader {
            type Value = Vec<$entity>;
            type Error = Arc<Error>;

            async fn load(&self, keys: &[$key]) -> Result<HashMap<$key, Vec<$entity>>, Arc<Error>> {
                let uids: Vec<_> = keys.iter().map(|key| key.0.clone()).collect();
                let mut lists: HashMap<$key, Vec<$entity>> = HashMap::new();
                for one in self.graph.$method(&uids).await.map_err(Arc::new)? {
                    lists.entry($key(one.$owner.clone())).or_default().push(one);
                }
                Ok(lists)
            }
        }
    )*};
}

/// A loader of the list of things, each told with its owner, that hangs off a key.
macro_rules! load_owned {
    ($($key:ident => $entity:ty, $method:ident $(, $viewer:ident)?;)*) => {$(
        #[doc = concat!("The uid of the owner of the list that `", stringify!($method), "` gives.")]
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub struct $key(pub String);

        impl Loader<$key> for GraphLoader {
            type Value = Vec<$entity>;
            type Error = Arc<Error>;

            async fn load(&self, keys: &[$key]) -> Result<HashMap<$key, Vec<$entity>>, Arc<Error>> {
                let uids: Vec<_> = keys.iter().map(|key| key.0.clone()).collect();
                let found = self.graph.$method(&uids $(, &self.$viewer)?).await.map_err(Arc::new)?;
                let mut lists: HashMap<$key, Vec<$entity>> = HashMap::new();
                for owned in found {
                    lists.entry($key(owned.owner_uid)).or_default().push(owned.one);
                }
                Ok(lists)
            }
        }
    )*};
}

load_one! {
    AgentKey => Agent, agents, viewer;
    AssignmentKey => Assignment, assignments, viewer;
    CardKey => Card, cards, viewer;
    CommunityKey => Community, communities;
    CompetencyKey => Competency, competencies;
    CorpsKey => Corps, corps;
    OccupationKey => Occupation, occupations;
    OfferFor => LearningOffer, learning_offers;
    OrganisationKey => Organisation, organisations;
    PlaceKey => Place, places;
    PostKey => Post, posts, viewer;
    TrainingKey => Training, trainings;
    VacancyKey => Vacancy, vacancies, viewer;
}

load_owned! {
    AlignedOccupationsOf => Occupation, occupation_aligned;
    ChildrenOf => Organisation, organisation_children;
    CommunitiesOf => Community, agent_communities;
    DevelopedBy => Competency, post_developed;
    OccupationsNeeding => Occupation, competency_occupations;
    OpenPostsAs => Post, occupation_open_posts, viewer;
    OpenPostsIn => Post, organisation_open_posts, viewer;
    OpenPostsRequiring => Post, competency_open_posts, viewer;
    TopCompetenciesOf => Competency, top_competencies;
    SubjectsOf => Competency, community_competencies;
    TrainingsFor => Training, competency_trainings;
    VacanciesOf => Vacancy, post_vacancies, viewer;
    WantedBy => Competency, agent_wanted;
}

load_list! {
    AspirationsOf => Aspiration, agent_aspirations by agent_uid;
    NeighboursOf => Neighbour, competency_neighbours by owner_uid;
    OutcomesOf => TrainingOutcome, training_outcomes by training_uid;
    TransitionsOf => OccupationTransition, occupation_transitions by owner_uid;
    ConsentsOf => Consent, consents by agent_uid;
    CompetenciesOf => AgentCompetency, agent_competencies by agent_uid;
    CurrentAssignmentsOf => Assignment, current_assignments by agent_uid;
    CareerOf => HeldAssignment, held_assignments by agent_uid;
    SituationsOf => AgentSituation, agent_situations by agent_uid;
    RequirementsOf => PostRequirement, post_requirements by post_uid;
    NeedsOf => OccupationNeed, occupation_needs by occupation_uid;
}

/// A loader of the list of what is told of a move.
macro_rules! load_of_move {
    ($($key:ident => $entity:ty, $method:ident $(, $viewer:ident)?;)*) => {$(
        #[doc = concat!("The move of which `", stringify!($method), "` tells.")]
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub struct $key(pub Move);

        impl Loader<$key> for GraphLoader {
            type Value = Vec<$entity>;
            type Error = Arc<Error>;

            async fn load(&self, keys: &[$key]) -> Result<HashMap<$key, Vec<$entity>>, Arc<Error>> {
                let pairs: Vec<_> = keys.iter().map(|key| key.0.clone()).collect();
                let found = self.graph.$method(&pairs $(, &self.$viewer)?).await.map_err(Arc::new)?;
                let mut lists: HashMap<$key, Vec<$entity>> = HashMap::new();
                for told in found {
                    lists.entry($key(told.pair)).or_default().push(told.one);
                }
                Ok(lists)
            }
        }
    )*};
}

load_of_move! {
    TestimoniesOf => Testimony, move_testimonies, viewer;
    TrainingsOf => Training, move_trainings;
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
        for told in self.graph.explain_moves(&pairs).await.map_err(Arc::new)? {
            needs
                .entry(MoveNeedsOf(told.pair))
                .or_default()
                .push(told.one);
        }
        let split = |(key, needs)| (key, split_by_coverage(needs));
        Ok(needs.into_iter().map(split).collect())
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

/// A step of a path of an agent, of which only the occupation is known.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct StepFeasibilityOf {
    /// Who moves.
    pub agent: String,
    /// The occupation that the step leads to.
    pub occupation: String,
    /// Whether the step starts at the assignment held today.
    pub first: bool,
}

impl Loader<StepFeasibilityOf> for GraphLoader {
    type Value = Feasibility;
    type Error = Arc<Error>;

    async fn load(
        &self,
        keys: &[StepFeasibilityOf],
    ) -> Result<HashMap<StepFeasibilityOf, Feasibility>, Arc<Error>> {
        let steps = keys.iter().map(|key| StepKey {
            step: Step {
                agent_uid: key.agent.clone(),
                occupation_uid: key.occupation.clone(),
            },
            first: key.first,
        });
        let steps: Vec<_> = steps.collect();
        let (graph, today) = (self.graph.as_ref(), self.viewer.today);
        let judged = judge_steps(graph, &self.statute, today, &steps).await;
        let judged = judged.map_err(Arc::new)?;
        Ok(keys.iter().cloned().zip(judged).collect())
    }
}
