//! Organisations, places and corps.

use async_graphql::{Context, Description, ID, Object, Result};

use super::post::PostObject;
use crate::{
    domain::model::{Corps, Organisation, Place},
    graphql::{
        context::ContextExt as _,
        id::Kind,
        loader::{ChildrenOf, CorpsKey, OpenPostsIn, OrganisationKey, PlaceKey},
        page::First,
        vocabulary::{CategoryValue, PlaceKindValue},
    },
};

/// An organisation of the State: a ministry, a directorate, a bureau, an operator…
#[derive(Description)]
pub struct OrganisationObject(pub Organisation);

#[Object(name = "Organisation", use_type_description)]
impl OrganisationObject {
    /// Opaque global id.
    pub(in crate::graphql) async fn id(&self) -> ID {
        Kind::Organisation.id(&self.0.uid)
    }

    /// Its name, in French.
    async fn name(&self) -> &str {
        &self.0.display_name
    }

    /// Its acronym.
    async fn acronym(&self) -> Option<&str> {
        self.0.acronym.as_deref()
    }

    /// The organisation it is a part of.
    async fn parent(&self, ctx: &Context<'_>) -> Result<Option<Self>> {
        Self::maybe(ctx, self.0.parent_uid.as_deref()).await
    }

    /// The ministry it belongs to, itself when it is one.
    async fn ministry(&self, ctx: &Context<'_>) -> Result<Option<Self>> {
        Self::maybe(ctx, self.0.ministry_uid.as_deref()).await
    }

    /// The organisations directly below it.
    async fn children(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<20>,
    ) -> Result<Option<Vec<Self>>> {
        let key = ChildrenOf(self.0.uid.clone());
        ctx.related(key, first.size()?).await.map(Some)
    }

    /// The open posts in it and below it, the newest first.
    async fn open_posts(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Option<Vec<PostObject>>> {
        let key = OpenPostsIn(self.0.uid.clone());
        ctx.related(key, first.size()?).await.map(Some)
    }
}

impl OrganisationObject {
    pub(in crate::graphql) async fn maybe(
        ctx: &Context<'_>,
        uid: Option<&str>,
    ) -> Result<Option<Self>> {
        let Some(uid) = uid else { return Ok(None) };
        Ok(ctx.load(OrganisationKey(uid.to_owned())).await?.map(Self))
    }
}

/// A region, a department, a town.
#[derive(Description)]
pub struct PlaceObject(pub Place);

#[Object(name = "Place", use_type_description)]
impl PlaceObject {
    /// Opaque global id.
    pub(in crate::graphql) async fn id(&self) -> ID {
        Kind::Place.id(&self.0.uid)
    }

    /// Its name, in French.
    async fn name(&self) -> &str {
        &self.0.display_name
    }

    /// Its level in the tree of places.
    async fn kind(&self) -> PlaceKindValue {
        self.0.kind.into()
    }

    /// The place it is a part of.
    async fn parent(&self, ctx: &Context<'_>) -> Result<Option<Self>> {
        Self::maybe(ctx, self.0.parent_uid.as_deref()).await
    }
}

impl PlaceObject {
    pub(in crate::graphql) async fn maybe(
        ctx: &Context<'_>,
        uid: Option<&str>,
    ) -> Result<Option<Self>> {
        let Some(uid) = uid else { return Ok(None) };
        Ok(ctx.load(PlaceKey(uid.to_owned())).await?.map(Self))
    }
}

/// The statutory body of an agent.
#[derive(Description)]
pub struct CorpsObject(pub Corps);

#[Object(name = "Corps", use_type_description)]
impl CorpsObject {
    /// Opaque global id.
    pub(in crate::graphql) async fn id(&self) -> ID {
        Kind::Corps.id(&self.0.uid)
    }

    /// Its code.
    async fn code(&self) -> &str {
        &self.0.code
    }

    /// Its name, in French.
    async fn label(&self) -> &str {
        &self.0.label_fr
    }

    /// Its statutory category, when known.
    async fn category(&self) -> Option<CategoryValue> {
        self.0.category.map(Into::into)
    }

    /// Whether its members are military.
    async fn military(&self) -> bool {
        self.0.military
    }

    /// The corps that took its place.
    async fn successor(&self, ctx: &Context<'_>) -> Result<Option<Self>> {
        Self::maybe(ctx, self.0.successor_uid.as_deref()).await
    }

    /// The organisation that manages it.
    async fn managed_by(&self, ctx: &Context<'_>) -> Result<Option<OrganisationObject>> {
        OrganisationObject::maybe(ctx, self.0.managed_by_uid.as_deref()).await
    }
}

impl CorpsObject {
    pub(in crate::graphql) async fn maybe(
        ctx: &Context<'_>,
        uid: Option<&str>,
    ) -> Result<Option<Self>> {
        let Some(uid) = uid else { return Ok(None) };
        Ok(ctx.load(CorpsKey(uid.to_owned())).await?.map(Self))
    }
}
