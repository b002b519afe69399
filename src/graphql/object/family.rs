//! Families of occupations.

use async_graphql::{Context, Description, Object, Result};

use super::occupation::OccupationObject;
use crate::{
    domain::search::port::OccupationFamily,
    graphql::{context::ContextExt as _, page::First},
};

/// Occupations that belong together; a filter of posts takes its name.
#[derive(Description)]
pub struct OccupationFamilyObject(pub OccupationFamily);

#[Object(name = "OccupationFamily", use_type_description)]
impl OccupationFamilyObject {
    /// Its name.
    async fn name(&self) -> &str {
        &self.0.family
    }

    /// Its occupations, by name.
    async fn occupations(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<50>,
    ) -> Result<Option<Vec<OccupationObject>>> {
        let size = first.size()?;
        let uids = self.0.occupations.iter().take(size).cloned();
        ctx.nodes(uids).await.map(Some)
    }

    /// How many posts of these occupations are open.
    async fn open_post_count(&self) -> i32 {
        self.0.posts
    }
}
