//! Communities.

use async_graphql::{Context, ID, Object, Result};

use super::competency::CompetencyObject;
use crate::{
    domain::entity::relation::Community,
    graphql::{context::ContextExt as _, id::Kind, loader::SubjectsOf, page::First},
};

/// People who share a subject.
pub struct CommunityObject(pub Community);

/// People who share a subject.
#[Object(name = "Community")]
impl CommunityObject {
    /// Opaque global id.
    pub(in crate::graphql) async fn id(&self) -> ID {
        Kind::Community.id(&self.0.uid)
    }

    /// Its name.
    async fn name(&self) -> &str {
        &self.0.display_name
    }

    /// The subject, in French.
    async fn topic(&self) -> &str {
        &self.0.topic
    }

    /// The competencies that it is about.
    async fn about(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Vec<CompetencyObject>> {
        let key = SubjectsOf(self.0.uid.clone());
        ctx.list(key, first.size()?, CompetencyObject).await
    }

    /// How many are in it; null when they are too few to be counted.
    async fn member_count(&self) -> Option<i32> {
        self.0.member_count
    }
}
