//! What one may see of another person.

use async_graphql::{Context, ID, Object, Result};

use super::{
    agent::AgentObject,
    competency::CompetencyObject,
    occupation::OccupationObject,
    organisation::{CorpsObject, OrganisationObject, PlaceObject},
};
use crate::{
    domain::entity::relation::Card,
    graphql::{
        context::ContextExt as _,
        id::Kind,
        loader::{CardKey, TopCompetenciesOf},
        page::First,
        vocabulary::CategoryValue,
    },
};

/// What one may see of another person who agreed to be shown.
pub struct AgentCard(pub Card);

/// What one may see of another person who agreed to be shown.
#[Object]
impl AgentCard {
    /// The agent's own global id; `node` of it is null for those who may not see the whole person.
    async fn id(&self) -> ID {
        Kind::Agent.id(&self.0.uid)
    }

    /// The name to show; null where it is withheld.
    async fn display_name(&self) -> Option<&str> {
        self.0.display_name.as_deref()
    }

    /// Their statutory category, when known.
    async fn category(&self) -> Option<CategoryValue> {
        self.0.category.map(Into::into)
    }

    /// Their corps.
    async fn corps(&self, ctx: &Context<'_>) -> Result<Option<CorpsObject>> {
        CorpsObject::maybe(ctx, self.0.corps_uid.as_deref()).await
    }

    /// What they do today.
    async fn occupation(&self, ctx: &Context<'_>) -> Result<Option<OccupationObject>> {
        OccupationObject::maybe(ctx, self.0.occupation_uid.as_deref()).await
    }

    /// The ministry where they work.
    async fn ministry(&self, ctx: &Context<'_>) -> Result<Option<OrganisationObject>> {
        OrganisationObject::maybe(ctx, self.0.ministry_uid.as_deref()).await
    }

    /// Where they work.
    async fn place(&self, ctx: &Context<'_>) -> Result<Option<PlaceObject>> {
        PlaceObject::maybe(ctx, self.0.place_uid.as_deref()).await
    }

    /// What they can do best.
    async fn top_competencies(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<5>,
    ) -> Result<Vec<CompetencyObject>> {
        let key = TopCompetenciesOf(self.0.uid.clone());
        ctx.list(key, first.size()?, CompetencyObject).await
    }

    /// The whole person, for those who may see it.
    async fn agent(&self, ctx: &Context<'_>) -> Result<Option<AgentObject>> {
        AgentObject::find(ctx, self.0.uid.clone()).await
    }
}

impl AgentCard {
    /// The card of somebody whom the viewer may see as a peer; none otherwise.
    pub(in crate::graphql) async fn maybe(
        ctx: &Context<'_>,
        uid: Option<&str>,
    ) -> Result<Option<Self>> {
        let Some(uid) = uid else { return Ok(None) };
        Ok(ctx.load(CardKey(uid.to_owned())).await?.map(Self))
    }
}
