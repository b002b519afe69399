//! What agents wish for.

use async_graphql::{Context, Description, Object, Result};

use super::{
    occupation::OccupationObject,
    organisation::{OrganisationObject, PlaceObject},
};
use crate::{
    domain::model::relation::Aspiration,
    graphql::{
        context::ContextExt as _,
        loader::{OccupationKey, OrganisationKey, PlaceKey},
    },
};

/// Aspirations of an agent that are shown; the guard counts as many.
pub(super) const MOST_ASPIRATIONS: usize = 10;
/// Things of one kind in an aspiration that are shown; the guard counts as many.
const MOST_TARGETS: usize = 50;

/// What an agent wishes for.
#[derive(Description)]
pub struct AspirationObject(pub Aspiration);

#[Object(name = "Aspiration", use_type_description)]
impl AspirationObject {
    /// The occupations.
    async fn occupations(&self, ctx: &Context<'_>) -> Result<Vec<OccupationObject>> {
        let keys = keys(&self.0.occupation_uids, OccupationKey);
        let found = ctx.load_all(keys).await?;
        Ok(found.into_iter().map(OccupationObject).collect())
    }

    /// The organisations.
    async fn organisations(&self, ctx: &Context<'_>) -> Result<Vec<OrganisationObject>> {
        let keys = keys(&self.0.organisation_uids, OrganisationKey);
        let found = ctx.load_all(keys).await?;
        Ok(found.into_iter().map(OrganisationObject).collect())
    }

    /// The places.
    async fn places(&self, ctx: &Context<'_>) -> Result<Vec<PlaceObject>> {
        let keys = keys(&self.0.place_uids, PlaceKey);
        let found = ctx.load_all(keys).await?;
        Ok(found.into_iter().map(PlaceObject).collect())
    }

    /// Within how many months.
    async fn horizon_months(&self) -> Option<i32> {
        self.0.horizon_months
    }
}

fn keys<K>(uids: &[String], key: impl Fn(String) -> K) -> Vec<K> {
    uids.iter().take(MOST_TARGETS).cloned().map(key).collect()
}
