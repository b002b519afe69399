//! Anything with a global id.

use async_graphql::{Context, ID, Interface, Result};

use super::{
    agent::{AgentObject, AssignmentObject},
    competency::CompetencyObject,
    occupation::OccupationObject,
    organisation::{CorpsObject, OrganisationObject, PlaceObject},
    post::{PostObject, VacancyObject},
};
use crate::auth::principal::Role;
use crate::graphql::{
    context::ContextExt as _,
    error::refuse,
    id::Kind,
    loader::{
        AgentKey, AssignmentKey, CompetencyKey, CorpsKey, OccupationKey, OrganisationKey, PlaceKey,
        PostKey, VacancyKey,
    },
};

/// Something with a global id.
#[derive(Interface)]
#[graphql(
    name = "Node",
    field(
        name = "id",
        ty = "ID",
        desc = "Opaque global id, tagged with its type."
    )
)]
pub enum Node {
    /// A person.
    Agent(AgentObject),
    /// A period of a career.
    Assignment(AssignmentObject),
    /// A competency.
    Competency(CompetencyObject),
    /// A statutory body.
    Corps(CorpsObject),
    /// A reference job.
    Occupation(OccupationObject),
    /// An organisation.
    Organisation(OrganisationObject),
    /// A place.
    Place(PlaceObject),
    /// A post.
    Post(PostObject),
    /// A vacancy.
    Vacancy(VacancyObject),
}

impl Node {
    /// The node of a kind with a uid; none when it does not exist or may not be seen.
    pub(in crate::graphql) async fn find(
        ctx: &Context<'_>,
        kind: Kind,
        uid: String,
    ) -> Result<Option<Self>> {
        Ok(match kind {
            Kind::Agent => AgentObject::find(ctx, uid).await?.map(Self::Agent),
            Kind::Assignment => ctx
                .load(AssignmentKey(uid))
                .await?
                .map(|one| Self::Assignment(AssignmentObject(one))),
            Kind::Competency => ctx
                .load(CompetencyKey(uid))
                .await?
                .map(|one| Self::Competency(CompetencyObject(one))),
            Kind::Corps => ctx
                .load(CorpsKey(uid))
                .await?
                .map(|one| Self::Corps(CorpsObject(one))),
            Kind::Occupation => ctx
                .load(OccupationKey(uid))
                .await?
                .map(|one| Self::Occupation(OccupationObject(one))),
            Kind::Organisation => ctx
                .load(OrganisationKey(uid))
                .await?
                .map(|one| Self::Organisation(OrganisationObject(one))),
            Kind::Place => ctx
                .load(PlaceKey(uid))
                .await?
                .map(|one| Self::Place(PlaceObject(one))),
            Kind::Post => ctx
                .load(PostKey(uid))
                .await?
                .map(|one| Self::Post(PostObject(one))),
            Kind::Vacancy => ctx
                .load(VacancyKey(uid))
                .await?
                .map(|one| Self::Vacancy(VacancyObject(one))),
        })
    }
}

impl AgentObject {
    /// The agent who asks; none for a principal with no agent record.
    pub(in crate::graphql) async fn asking(ctx: &Context<'_>) -> Result<Option<Self>> {
        let principal = ctx.principal();
        let uid = match principal.role {
            Role::DemoAll => ctx
                .graph()
                .first_agent()
                .await
                .map_err(|error| refuse(&error))?,
            Role::Agent | Role::Adviser => principal.uid.clone(),
            _ => None,
        };
        match uid {
            Some(uid) => Self::find(ctx, uid).await,
            None => Ok(None),
        }
    }

    /// The agent with a uid; none when there is none or the principal may not see them.
    pub(in crate::graphql) async fn find(ctx: &Context<'_>, uid: String) -> Result<Option<Self>> {
        Ok(ctx.load(AgentKey(uid)).await?.map(Self))
    }
}
