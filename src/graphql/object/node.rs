//! Anything with a global id.

use async_graphql::{Context, ID, Interface, Result, dataloader::Loader};

use super::{
    accompaniment::AccompanimentObject,
    agent::AgentObject,
    assignment::AssignmentObject,
    card::AgentCard,
    community::CommunityObject,
    competency::CompetencyObject,
    introduction::IntroductionObject,
    occupation::OccupationObject,
    organisation::{CorpsObject, OrganisationObject, PlaceObject},
    post::{PostObject, VacancyObject},
    training::TrainingObject,
};
use crate::{
    auth::principal::Role,
    domain::model::{
        Competency, Occupation, Organisation, Post, Vacancy,
        relation::{Accompaniment, Community, Training},
    },
    graphql::{
        context::ContextExt as _,
        id::{Kind, decode},
        loader::{
            AccompanimentKey, AgentKey, AssignmentKey, CommunityKey, CompetencyKey, CorpsKey,
            FirstAgent, GraphLoader, OccupationKey, OrganisationKey, PlaceKey, PostKey,
            TrainingKey, VacancyKey,
        },
    },
};

/// An object of the API that shows one node.
pub(in crate::graphql) trait NodeObject: Sized {
    /// The key that loads the node.
    type Key: Send + Sync + std::hash::Hash + Eq + Clone + 'static;

    /// The key of a uid.
    fn key(uid: String) -> Self::Key;
    /// The object of what the key loads.
    fn show(node: <GraphLoader as Loader<Self::Key>>::Value) -> Self
    where
        GraphLoader: Loader<Self::Key>;
}

/// Objects over one node, each with the key that loads it.
macro_rules! node_objects {
    ($($object:ident by $key:ident of $node:ident;)*) => {$(
        impl NodeObject for $object {
            type Key = $key;

            fn key(uid: String) -> $key {
                $key(uid)
            }

            fn show(node: $node) -> Self {
                Self(node)
            }
        }
    )*};
}

node_objects! {
    AccompanimentObject by AccompanimentKey of Accompaniment;
    CommunityObject by CommunityKey of Community;
    CompetencyObject by CompetencyKey of Competency;
    OccupationObject by OccupationKey of Occupation;
    OrganisationObject by OrganisationKey of Organisation;
    PostObject by PostKey of Post;
    TrainingObject by TrainingKey of Training;
    VacancyObject by VacancyKey of Vacancy;
}

/// Something with a global id.
#[derive(Interface)]
#[graphql(
    name = "Node",
    field(name = "id", ty = "ID", desc = "Opaque global id.")
)]
pub enum Node {
    /// A period in which an adviser accompanies an agent.
    Accompaniment(AccompanimentObject),
    /// A person.
    Agent(AgentObject),
    /// What one may see of another person.
    AgentCard(AgentCard),
    /// A period of a career.
    Assignment(AssignmentObject),
    /// People who share a subject.
    Community(CommunityObject),
    /// A competency.
    Competency(CompetencyObject),
    /// A statutory body.
    Corps(CorpsObject),
    /// A request to meet.
    Introduction(IntroductionObject),
    /// A reference job.
    Occupation(OccupationObject),
    /// An organisation.
    Organisation(OrganisationObject),
    /// A place.
    Place(PlaceObject),
    /// A post.
    Post(PostObject),
    /// A training.
    Training(TrainingObject),
    /// A vacancy.
    Vacancy(VacancyObject),
}

impl Node {
    /// The node with a global id; none when there is none, or when it is hidden.
    pub(in crate::graphql) async fn by_id(ctx: &Context<'_>, id: &ID) -> Result<Option<Self>> {
        if let Some((kind, uid)) = decode(id) {
            return Self::find(ctx, kind, uid).await;
        }
        match ctx.cards().open(&ctx.viewer(), id) {
            Some(shown) => Ok(AgentCard::find(ctx, shown).await?.map(Self::AgentCard)),
            None => Ok(None),
        }
    }

    /// The node of a kind with a uid; none when it does not exist or may not be seen.
    pub(in crate::graphql) async fn find(
        ctx: &Context<'_>,
        kind: Kind,
        uid: String,
    ) -> Result<Option<Self>> {
        Ok(match kind {
            Kind::Accompaniment => ctx
                .load(AccompanimentKey(uid))
                .await?
                .map(|node| Self::Accompaniment(AccompanimentObject(node))),
            Kind::Agent => AgentObject::find(ctx, uid).await?.map(Self::Agent),
            Kind::Assignment => ctx
                .load(AssignmentKey(uid))
                .await?
                .map(|node| Self::Assignment(AssignmentObject(node))),
            Kind::Community => ctx
                .load(CommunityKey(uid))
                .await?
                .map(|node| Self::Community(CommunityObject(node))),
            Kind::Competency => ctx
                .load(CompetencyKey(uid))
                .await?
                .map(|node| Self::Competency(CompetencyObject(node))),
            Kind::Corps => ctx
                .load(CorpsKey(uid))
                .await?
                .map(|node| Self::Corps(CorpsObject(node))),
            // An offer is read in the list of the person it is for; testimonies are read in the record of
            // their author and below a move.
            Kind::EndorsementOffer | Kind::Testimony => None,
            Kind::Introduction => IntroductionObject::find(ctx, uid)
                .await?
                .map(Self::Introduction),
            Kind::Occupation => ctx
                .load(OccupationKey(uid))
                .await?
                .map(|node| Self::Occupation(OccupationObject(node))),
            Kind::Organisation => ctx
                .load(OrganisationKey(uid))
                .await?
                .map(|node| Self::Organisation(OrganisationObject(node))),
            Kind::Place => ctx
                .load(PlaceKey(uid))
                .await?
                .map(|node| Self::Place(PlaceObject(node))),
            Kind::Post => ctx
                .load(PostKey(uid))
                .await?
                .map(|node| Self::Post(PostObject(node))),
            Kind::Training => ctx
                .load(TrainingKey(uid))
                .await?
                .map(|node| Self::Training(TrainingObject(node))),
            Kind::Vacancy => ctx
                .load(VacancyKey(uid))
                .await?
                .map(|node| Self::Vacancy(VacancyObject(node))),
        })
    }
}

impl AgentObject {
    /// The agent who asks; none for a principal with no agent record.
    pub(in crate::graphql) async fn asking(ctx: &Context<'_>) -> Result<Option<Self>> {
        let principal = ctx.principal();
        match (principal.role, &principal.uid) {
            (Role::DemoAll, _) => Ok(ctx.load(FirstAgent).await?.map(Self)),
            (Role::Agent | Role::Adviser, Some(uid)) => Self::find(ctx, uid.clone()).await,
            _ => Ok(None),
        }
    }

    /// The agent with a uid; none when there is none or the principal may not see them.
    pub(in crate::graphql) async fn find(ctx: &Context<'_>, uid: String) -> Result<Option<Self>> {
        Ok(ctx.load(AgentKey(uid)).await?.map(Self))
    }
}
